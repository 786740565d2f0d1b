import Testing

/// Containers that change while they are in use, by the methods of what they hold or are asked with.
struct MutationDuringUseTests {
  private static let index = """
    class Clearing:
        def __index__(self):
            x.clear()
            return 1
    x = [1, 2, 3]

    """

  @Test(arguments: [
    ("x[Clearing()]", "IndexError: list index out of range"),
    ("x[Clearing()] = 5", "IndexError: list assignment index out of range"),
    ("del x[Clearing()]", "IndexError: list assignment index out of range"),
    ("print(x[Clearing():], x)", "[] []"),
    ("x[Clearing():3] = [4]; print(x)", "[4]"),
    ("x[::Clearing()] = []; print(x)", "[]"),
    ("del x[::Clearing()]; print(x)", "[]"),
    ("print(x * Clearing())", "[]"),
  ])
  func `an index that empties the list reads nothing behind its end`(statement: String, last: String) {
    #expect(transcript(Self.index + statement).split(separator: "\n").last ?? "" == last)
  }

  private static let release = """
    class Clearing:
        def __del__(self): x.clear()
    x = [Clearing() for _ in range(9)]

    """

  @Test(arguments: [
    ("x[0:2] = [1]", "[]"), ("x[0] = 1", "[]"), ("del x[0]", "[]"), ("x[::2] = [1, 2, 3, 4, 5]", "[]"),
    ("x.pop()", "[]"), ("x *= 0", "[]"),
  ])
  func `an element that empties the list when it is released does no harm`(statement: String, result: String)
  {
    #expect(transcript(Self.release + statement + "\nprint(x)") == result + "\n")
  }
}
