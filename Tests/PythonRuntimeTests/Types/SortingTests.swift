import Testing

/// Sorting by keys of one kind, which compare without Python code.
struct SortingTests {
  @Test func `equal keys keep their order, also backwards`() {
    let text = transcript(
      #"""
      words = ['pear', 'fig', 'Apple', 'kiwi', 'banana', 'date', 'fig']
      print(sorted(words), sorted(words, reverse=True), sorted(words, key=len), sorted(words, key=len, reverse=True))
      print(sorted(words, key=str.lower), sorted(enumerate([2.5, 1.0, 2.5, -0.0, 0.0]), key=lambda p: p[1], reverse=True))
      print(sorted([2.0, float('inf'), -1.5, 0.0, -0.0]), sorted([1, 1.0, True, 0]), sorted(['é', 'e', 'f', '日', 'z\0', 'z']))
      print(sorted([3, 1, 2], key=lambda x: [x]), sorted('abcabc', key='cab'.index), sorted(['aaaaaaaab', 'aaaaaaaaa', 'aaaaaaaa']))
      pairs = [(i * 7919 % 101, i) for i in range(500)]
      print(sorted(pairs, key=lambda p: p[0]) == sorted(pairs), sorted(map(str, range(300)), key=int) == [str(i) for i in range(300)])
      for values in ([1, 'a'], [None, 1], ['b', 2]):
          try: sorted(values)
          except TypeError as error: print(error)
      values = [3, 1, 2]
      try: values.sort(key=lambda x: values.append(x) or x)
      except ValueError as error: print(error, values)
      """#)
    #expect(
      text == #"""
        ['Apple', 'banana', 'date', 'fig', 'fig', 'kiwi', 'pear'] ['pear', 'kiwi', 'fig', 'fig', 'date', 'banana', 'Apple'] ['fig', 'fig', 'pear', 'kiwi', 'date', 'Apple', 'banana'] ['banana', 'Apple', 'pear', 'kiwi', 'date', 'fig', 'fig']
        ['Apple', 'banana', 'date', 'fig', 'fig', 'kiwi', 'pear'] [(0, 2.5), (2, 2.5), (1, 1.0), (3, -0.0), (4, 0.0)]
        [-1.5, 0.0, -0.0, 2.0, inf] [0, 1, 1.0, True] ['e', 'f', 'z', 'z\x00', 'é', '日']
        [1, 2, 3] ['c', 'c', 'a', 'a', 'b', 'b'] ['aaaaaaaa', 'aaaaaaaaa', 'aaaaaaaab']
        True True
        '<' not supported between instances of 'str' and 'int'
        '<' not supported between instances of 'int' and 'NoneType'
        '<' not supported between instances of 'int' and 'str'
        list modified during sort [1, 2, 3]

        """#)
  }
}
