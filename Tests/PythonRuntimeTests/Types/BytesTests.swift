import Testing

struct BytesTests {
  @Test func `bytes have the methods of words and tables`() {
    let text = transcript(
      #"""
      b = b'hello World 1a'
      print(b.title(), b.capitalize(), b.swapcase(), b.istitle(), b'Ab Cd'.istitle(), b.isupper(), b'ab1'.islower())
      print(b.translate(None, b'l'), b.translate(bytes.maketrans(b'lo', b'01')), b.find(111), b.count(b'l'))
      print(b'%d of %s, %b' % (3, b'x', b'y'), b'%x' % 255)
      """#)
    #expect(
      text == #"""
        b'Hello World 1A' b'Hello world 1a' b'HELLO wORLD 1A' False True False True
        b'heo Word 1a' b'he001 W1r0d 1a' 4 3
        b'3 of x, y' b'ff'

        """#)
  }

  @Test func `bytes refuse texts in words of their own`() {
    let text = transcript(
      #"""
      b = b'hello'
      def attempt(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, e)
      attempt(lambda: b.find('l'))
      attempt(lambda: b.index(b'z'))
      attempt(lambda: b.startswith('h'))
      attempt(lambda: b.join(['a']))
      attempt(lambda: b.center(9, '*'))
      attempt(lambda: b'%s' % 'a')
      attempt(lambda: bytes(5, 'utf-8'))
      attempt(lambda: b.count(300))
      class C:
          def __bytes__(self): return 'a'
      attempt(lambda: bytes(C()))
      """#)
    #expect(
      text == #"""
        TypeError argument should be integer or bytes-like object, not 'str'
        ValueError subsection not found
        TypeError startswith first arg must be bytes or a tuple of bytes, not str
        TypeError sequence item 0: expected a bytes-like object, str found
        TypeError center() argument 2 must be a byte string of length 1, not str
        TypeError %b requires a bytes-like object, or an object that implements __bytes__, not 'str'
        TypeError encoding without a string argument
        ValueError byte must be in range(0, 256)
        TypeError __bytes__ returned non-bytes (type str)

        """#)
  }
}
