import Testing

struct GeneratorTests {
  @Test func `send, throw and close reach the suspended yield`() {
    let text = transcript(
      """
      def g():
          try:
              got = yield 1
              print("got", got)
              try:
                  yield 2
              except ValueError as error:
                  print("caught", error)
                  yield 3
          finally:
              print("closing")
      it = g()
      print(next(it), it.send("x"), it.throw(ValueError("v")))
      it.close()
      """)
    #expect(text == "got x\ncaught v\n1 2 3\nclosing\n")
  }

  @Test func `yield from passes values both ways and yields the result`() {
    let text = transcript(
      """
      def inner():
          x = yield "a"
          return x * 2
      def outer():
          result = yield from inner()
          yield result
      it = outer()
      print(next(it), it.send(21))
      """)
    #expect(text == "a 42\n")
  }

  @Test func `StopIteration may not leave a generator`() {
    let text = transcript("def g():\n    yield next(iter([]))\nlist(g())")
    #expect(text.hasSuffix("RuntimeError: generator raised StopIteration\n"))
  }

  @Test func `a loop over a generator sees its end`() {
    #expect(
      transcript("def g(n):\n    for i in range(n): yield i\nprint([x for x in g(4)], sum(g(5)))")
        == "[0, 1, 2, 3] 10\n")
  }
}
