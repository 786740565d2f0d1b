import Testing

/// Dictionaries that change while they are gone through.
struct OrderedDictionaryTests {
  @Test func `an ordered dictionary must keep its keys`() {
    let text = transcript(
      #"""
      from collections import OrderedDict
      def change(f):
          d = OrderedDict(a=1, b=2, c=3)
          try:
              for key in d: f(d, key)
              print(list(d))
          except RuntimeError as error: print(error)
      change(lambda d, key: d.pop(key)); change(lambda d, key: d.move_to_end(key)); change(lambda d, key: d.update(z=1))
      change(lambda d, key: d.update({key: 0}))
      """#)
    #expect(
      text == #"""
        OrderedDict mutated during iteration
        OrderedDict mutated during iteration
        OrderedDict mutated during iteration
        ['a', 'b', 'c']

        """#)
  }

  @Test func `first items are taken one after another`() {
    let text = transcript(
      #"""
      from collections import OrderedDict
      d = OrderedDict((i, i * i) for i in range(20000))
      total = 0
      while d: total += d.popitem(last=False)[1]
      e = {i: i for i in range(20000)}
      while len(e) > 1:
          first = next(iter(e)); del e[first]
          if first % 1000 == 1: e[-first] = 0
      print(total, len(e), list(e))
      """#)
    #expect(
      text == #"""
        2666466670000 1 [-19001]

        """#)
  }

  @Test func `an ordinary one must keep their number and notices new ones`() {
    let text = transcript(
      #"""
      d = {0: 0, 1: 1}
      try:
          for key in d: del d[key]; d[key + 10] = 0
      except RuntimeError as error: print(error)
      try:
          for key in d: d[key + 1] = 0
      except RuntimeError as error: print(error)
      """#)
    #expect(
      text == #"""
        dictionary keys changed during iteration
        dictionary changed size during iteration

        """#)
  }
}
