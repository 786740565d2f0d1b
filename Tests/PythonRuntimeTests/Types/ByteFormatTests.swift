import Testing

struct ByteFormatTests {
  @Test func `bytes are formatted with bytes, and repetitions refused as in CPython`() {
    let text = transcript(
      #"""
      def tell(f):
          try:
              print(f())
          except Exception as e:
              print(type(e).__name__, e)

      class B:
          def __bytes__(self):
              return b'raw'

      tell(lambda: b'%s-%b-%5s|%.2s' % (b'ab', bytearray(b'cd'), b'e', b'xyz'))
      tell(lambda: b'%s' % B())
      tell(lambda: b'%s' % 42)
      tell(lambda: b'%s' % 'a')
      tell(lambda: b'%r %a' % ('é', b'x'))
      tell(lambda: b'%(a)s|%(b)d' % {b'a': b'1', b'b': 2})
      tell(lambda: b'%(a)s' % {'a': b'1'})
      tell(lambda: b'%c%c' % (65, b'B'))
      tell(lambda: b'%c' % 256)
      tell(lambda: b'%c' % 1.5)
      tell(lambda: b'%5.2f|%i' % (2.5, 3))
      tell(lambda: b'%i' % 'a')
      tell(lambda: b'%f' % 'a')
      tell(lambda: b'%d' % b'x')
      tell(lambda: b'%d' % (1, 2))
      tell(lambda: b'%q' % 1)
      tell(lambda: '%q' % ())
      tell(lambda: 'a' * 2j)
      tell(lambda: 2j * [1])
      tell(lambda: sum(1, 'a'))
      tell(lambda: 'a\nb'.splitlines('x'))
      tell(lambda: super(int, 1, 2))
      """#)
    #expect(
      text == #"""
        b'ab-cd-    e|xy'
        b'raw'
        TypeError %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
        TypeError %b requires a bytes-like object, or an object that implements __bytes__, not 'str'
        b"'\\xe9' b'x'"
        b'1|2'
        KeyError b'a'
        b'AB'
        OverflowError %c arg not in range(256)
        TypeError %c requires an integer in range(256) or a single byte
        b' 2.50|3'
        TypeError %d format: a real number is required, not str
        TypeError float argument required, not str
        TypeError %d format: a real number is required, not bytes
        TypeError not all arguments converted during bytes formatting
        ValueError unsupported format character 'q' (0x71) at index 1
        TypeError not enough arguments for format string
        TypeError can't multiply sequence by non-int of type 'complex'
        TypeError can't multiply sequence by non-int of type 'complex'
        TypeError 'int' object is not iterable
        TypeError 'str' object cannot be interpreted as an integer
        TypeError super() expected at most 2 arguments, got 3

        """#)
  }
}
