import Testing

struct ByteArrayTests {
  @Test func `a bytearray changes in place`() {
    let text = transcript(
      #"""
      a = bytearray(b"hello")
      a[0] = 72
      a[1:3] = b"XYZ"
      a += b"!"
      a.extend([1, 2]); a.insert(0, 65); a.append(66)
      print(a, a.pop(), a.pop(0), len(a), bytes(a), a == bytes(a), a + b"q", b"q" + a)
      del a[::2]
      a.reverse(); a.remove(a[1])
      print(a, a.copy(), bytearray(3), bytearray("é", "latin-1"), bytearray(range(3)), a.upper(), type(iter(a)))
      def attempt(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, e)
      attempt(lambda: hash(a))
      attempt(lambda: a.append(300))
      attempt(lambda: a["a"])
      attempt(lambda: a[100])
      attempt(lambda: a.extend(5))
      attempt(lambda: a + "x")
      attempt(lambda: a.remove(200))
      attempt(lambda: bytearray().pop())
      attempt(lambda: bytearray("a"))
      attempt(lambda: a.__setitem__(slice(None), 5))
      attempt(lambda: a.__setitem__(slice(None, None, 2), b"12345"))
      attempt(lambda: sum([a], bytearray()))
      """#)
    #expect(
      text == #"""
        bytearray(b'HXYZlo!\x01\x02') 66 65 9 b'HXYZlo!\x01\x02' True bytearray(b'HXYZlo!\x01\x02q') b'qHXYZlo!\x01\x02'
        bytearray(b'\x01ZX') bytearray(b'\x01ZX') bytearray(b'\x00\x00\x00') bytearray(b'\xe9') bytearray(b'\x00\x01\x02') bytearray(b'\x01ZX') <class 'bytearray_iterator'>
        TypeError unhashable type: 'bytearray'
        ValueError byte must be in range(0, 256)
        TypeError bytearray indices must be integers or slices, not str
        IndexError bytearray index out of range
        TypeError can't extend bytearray with int
        TypeError can't concat str to bytearray
        ValueError value not found in bytearray
        IndexError pop from empty bytearray
        TypeError string argument without an encoding
        TypeError can assign only bytes, buffers, or iterables of ints in range(0, 256)
        ValueError attempt to assign bytes of size 5 to extended slice of size 2
        TypeError sum() can't sum bytearray [use b''.join(seq) instead]

        """#)
  }

  @Test func `methods of bytes check their arguments in order`() {
    let text = transcript(
      #"""
      def attempt(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, e)
      attempt(lambda: b"a b c".split(sep=b" ", maxsplit=1))
      attempt(lambda: b"  a  b  ".rsplit(None, 0))
      attempt(lambda: b"a\tb".expandtabs(tabsize=4))
      attempt(lambda: b"a".split(None, "a"))
      attempt(lambda: b"a".split(1))
      attempt(lambda: b"a".replace(b"a", 1))
      attempt(lambda: b"a".center(5, b"bb"))
      attempt(lambda: b"a".endswith([b"a"]))
      attempt(lambda: b"a".join(1))
      attempt(lambda: b"ab".hex("::"))
      attempt(lambda: b"a".decode(1))
      attempt(lambda: b"a".translate(None, "a"))
      attempt(lambda: bytes(1, 2))
      """#)
    #expect(
      text == #"""
        [b'a', b'b c']
        [b'  a  b']
        b'a   b'
        TypeError 'str' object cannot be interpreted as an integer
        TypeError a bytes-like object is required, not 'int'
        TypeError a bytes-like object is required, not 'int'
        TypeError center() argument 2 must be a byte string of length 1, not bytes
        TypeError endswith first arg must be bytes or a tuple of bytes, not list
        TypeError can only join an iterable
        ValueError sep must be length 1.
        TypeError decode() argument 'encoding' must be str, not int
        TypeError a bytes-like object is required, not 'str'
        TypeError bytes() argument 'encoding' must be str, not int

        """#)
  }

  @Test func `texts that cannot be converted say where and why`() {
    let text = transcript(
      #"""
      for f in (lambda: "aéèb".encode("ascii"), lambda: b"ab\x80".decode(), lambda: b"\xe2\x82".decode(), lambda: b"\xed\xa0\x80".decode()):
          try: f()
          except UnicodeError as e: print(e, e.args, e.start, e.end, e.reason)
      def attempt(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, e)
      attempt(lambda: "é".encode("ascii", "foo"))
      attempt(lambda: "é".encode(errors=1))
      attempt(lambda: b"ab\x80c".decode("utf8", "backslashreplace"))
      attempt(lambda: "hé".encode("utf-16"))
      attempt(lambda: b"\xff\xfeh\x00".decode("utf-16"))
      attempt(lambda: b"h\x00a".decode("utf-16-le"))
      attempt(lambda: "h".encode("utf-32-be"))
      """#)
    #expect(
      text == #"""
        'ascii' codec can't encode characters in position 1-2: ordinal not in range(128) ('ascii', 'aéèb', 1, 3, 'ordinal not in range(128)') 1 3 ordinal not in range(128)
        'utf-8' codec can't decode byte 0x80 in position 2: invalid start byte ('utf-8', b'ab\x80', 2, 3, 'invalid start byte') 2 3 invalid start byte
        'utf-8' codec can't decode bytes in position 0-1: unexpected end of data ('utf-8', b'\xe2\x82', 0, 2, 'unexpected end of data') 0 2 unexpected end of data
        'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte ('utf-8', b'\xed\xa0\x80', 0, 1, 'invalid continuation byte') 0 1 invalid continuation byte
        LookupError unknown error handler name 'foo'
        TypeError encode() argument 'errors' must be str, not int
        ab\x80c
        b'\xff\xfeh\x00\xe9\x00'
        h
        UnicodeDecodeError 'utf-16-le' codec can't decode byte 0x61 in position 2: truncated data
        b'\x00\x00\x00h'

        """#)
  }

  @Test func `bytes that are no text say why, or are replaced`() {
    let script = #"""
      def attempt(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, e)
      attempt(lambda: b'\xc3\xa9\xa9'.decode())
      attempt(lambda: b'a\xc3\xa9\xa9b'.decode('utf-8', 'ignore'))
      attempt(lambda: b'\xe2\x82\xac\x80'.decode(errors='backslashreplace'))
      attempt(lambda: b'\x00\xd8a\x00'.decode('utf-16-le'))
      attempt(lambda: b'\x00\xd8'.decode('utf-16-le'))
      attempt(lambda: b'\x00\xdc'.decode('utf-16-le'))
      attempt(lambda: b'\x00\xdca\x00'.decode('utf-16-le', 'replace'))
      attempt(lambda: b'\x00\xd8\x00\x00'.decode('utf-32-le'))
      attempt(lambda: b'\x00\x00\x11\x00'.decode('utf-32-le'))
      attempt(lambda: b'a\x00b'.decode('utf-16-le', 'ignore'))
      attempt(lambda: 'aé😀'.encode('utf-16').decode('utf-16') + '😀'.encode('utf-32-be').decode('utf-32-be'))
      """#
    let expected = #"""
      UnicodeDecodeError 'utf-8' codec can't decode byte 0xa9 in position 2: invalid start byte
      aéb
      €\x80
      UnicodeDecodeError 'utf-16-le' codec can't decode bytes in position 0-1: illegal UTF-16 surrogate
      UnicodeDecodeError 'utf-16-le' codec can't decode bytes in position 0-1: unexpected end of data
      UnicodeDecodeError 'utf-16-le' codec can't decode bytes in position 0-1: illegal encoding
      �a
      UnicodeDecodeError 'utf-32-le' codec can't decode bytes in position 0-3: code point in surrogate code point range(0xd800, 0xe000)
      UnicodeDecodeError 'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x110000)
      a
      aé😀😀

      """#
    #expect(transcript(script) == expected)
  }

  @Test func `a search goes on in the bytes as they were when its arguments empty them`() {
    let script = #"""
      class Clearing:
          def __init__(self, value): self.value = value
          def __index__(self): array.clear(); return self.value
      for search in ('find', 'count', 'rindex'):
          array = bytearray(b'abc' * 4)
          print(getattr(array, search)(Clearing(98), 2, 11), array)
      """#
    #expect(transcript(script) == "4 bytearray(b'')\n3 bytearray(b'')\n10 bytearray(b'')\n")
  }
}
