import Testing

/// Some made-up programs; `make fuzz` runs as many as one likes.
@Suite("Fuzzing")
struct FuzzTests {
  @Test("no program crashes or hangs the interpreter", arguments: [(1, 0), (2, 60), (3, 120)])
  func programs(seed: Int, from: Int) throws {
    let result = try Product.run(
      [
        "--cases", "\(from + 60)", "--from", "\(from)", "--seed", "\(seed)", "--failures",
        "/tmp/fuzz-failures",
      ], of: "FuzzRunner")
    #expect(result.output.contains("60 cases with seed \(seed), 0 failed"), "\(result.output)")
    #expect(result.status == 0)
  }

  @Test("the same seed makes the same programs, another one others")
  func seeds() throws {
    func program(_ seed: Int) throws -> String {
      try Product.run(["--seed", "\(seed)", "--show", "7"], of: "FuzzRunner").output
    }
    #expect(try program(1) == program(1))
    #expect(try program(1) != program(2))
  }

  @Test("a program is run again from its file")
  func replay() throws {
    let home = try Home()
    let file = try home.write("print('again')\n1 / 0\n", to: "case.py")
    let result = try Product.run(["--replay", file], of: "FuzzRunner")
    #expect(result.output.hasPrefix("again\nTraceback (most recent call last):\n"))
    #expect(result.output.hasSuffix("ZeroDivisionError: division by zero\n\nIt finished.\n"))
  }
}
