import Testing

struct PromptTests {
  @Test func `values are shown and kept, None is not`() {
    let text = session(
      """
      1 + 1
      _ * 3
      None
      x = 5
      x, 'text'
      """)
    #expect(text == "2\n6\n(5, 'text')\n")
  }

  @Test func `a block ends at an empty line and its expressions are shown`() {
    let text = session("for i in range(2):\n    i\n\n'end'\n")
    #expect(text == "0\n1\n'end'\n")
  }

  @Test func `tracebacks of typed lines show no source`() {
    let text = session("1 / 0\n")
    #expect(
      text == """
        Traceback (most recent call last):
          File "<stdin>", line 1, in <module>
        ZeroDivisionError: division by zero

        """)
  }
}
