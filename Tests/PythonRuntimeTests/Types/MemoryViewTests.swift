import Testing

/// Windows on bytes.
struct MemoryViewTests {
  @Test func `a window shows and changes the bytes below it`() {
    let text = transcript(
      #"""
      data = bytearray(b'abcdefgh')
      view = memoryview(data)
      print(len(view), view[0], view[-1], view[2:5].tobytes(), view[::2].tolist(), bytes(view[::-1]), view[::2][1:].tobytes())
      view[0] = 65
      view[2:4] = b'XY'
      print(data, view.readonly, view.nbytes, view.itemsize, view.format, view.shape, view.strides, view.ndim, view.obj is data)
      data[1] = 66
      print(view[:3].tobytes(), view == data, view == b'other', 65 in view, list(view[:2]), view.hex(), view.contiguous)
      frozen = memoryview(b'abc')
      print(hash(frozen) == hash(b'abc'), frozen.readonly, view.toreadonly().readonly, b'-'.join([frozen, b'x']), b'1' + memoryview(b'2'))
      print(int(memoryview(b'12')), bytearray(frozen), b'abcd'.startswith(frozen), frozen[::10**18][::10**18].tobytes())
      def error(function):
          try: function()
          except Exception as e: print(type(e).__name__, e)
      def assign(target, key, value): target[key] = value
      error(lambda: assign(frozen, 0, 1))
      error(lambda: assign(view, 0, 256))
      error(lambda: assign(view, 0, 'a'))
      error(lambda: assign(view, slice(0, 2), b'abc'))
      error(lambda: assign(view, slice(0, 2), 5))
      error(lambda: view[8])
      error(lambda: view['a'])
      error(lambda: memoryview('a'))
      error(lambda: memoryview())
      error(lambda: hash(view))
      error(lambda: view + b'a')
      error(lambda: view < view)
      with memoryview(b'abc') as m: print(m[1])
      error(lambda: m[0])
      error(lambda: len(m))
      view.release()
      error(lambda: view.tobytes())
      print(repr(view)[:20], type(view))
      """#)
    #expect(
      text == #"""
        8 97 104 b'cde' [97, 99, 101, 103] b'hgfedcba' b'ceg'
        bytearray(b'AbXYefgh') False 8 1 B (8,) (1,) 1 True
        b'ABX' True False True [65, 66] 4142585965666768 True
        True True True b'abc-x' b'12'
        12 bytearray(b'abc') True b'a'
        TypeError cannot modify read-only memory
        ValueError memoryview: invalid value for format 'B'
        TypeError memoryview: invalid type for format 'B'
        ValueError memoryview assignment: lvalue and rvalue have different structures
        TypeError a bytes-like object is required, not 'int'
        IndexError index out of bounds on dimension 1
        TypeError memoryview: invalid slice key
        TypeError memoryview: a bytes-like object is required, not 'str'
        TypeError memoryview() missing required argument 'object' (pos 1)
        ValueError cannot hash writable memoryview object
        TypeError unsupported operand type(s) for +: 'memoryview' and 'bytes'
        TypeError '<' not supported between instances of 'memoryview' and 'memoryview'
        98
        ValueError operation forbidden on released memoryview object
        ValueError operation forbidden on released memoryview object
        ValueError operation forbidden on released memoryview object
        <released memory at  <class 'memoryview'>

        """#)
  }
}
