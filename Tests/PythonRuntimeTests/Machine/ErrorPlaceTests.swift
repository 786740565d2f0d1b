import Testing

/// The places that tracebacks mark below a line.
struct ErrorPlaceTests {
  @Test func `displays, loops and statements are marked as CPython marks them`() {
    let marks: [(line: String, mark: String)] = [
      (#"x = [1, 2, *5]"#, "    ^^^^^^^^^^"),
      (#"x = {**5}"#, "    ^^^^^"),
      (#"x = {1: 2, []: 3}"#, "    ^^^^^^^^^^^^^"),
      (#"x = {[], 1}"#, "    ^^^^^^^"),
      (#"x = print(*5)"#, "    ^^^^^^^^^"),
      (#"x = [y for y in 5]"#, "    ^^^^^^^^^^^^^^"),
      (#"x = {[] for x in [1]}"#, "    ^^^^^^^^^^^^^^^^^"),
      (#"x = sum(y for y in 5)"#, "       ^^^^^^^^^^^^^^"),
      (#"assert 1 == 2, 'm'"#, "       ^^^^^^"),
      (#"assert 1 and 2 == 3"#, "             ^^^^^^"),
      (#"assert 0"#, ""),
      (#"x = 1; x += 'a'"#, "       ^^^^^^^^"),
      (#"x = [1]; x[0] += 'a'"#, "         ^^^^^^^^^^^"),
      (#"with 5: pass"#, ""),
      (#"for x in 5: pass"#, ""),
      (#"x = 1, *5"#, "    ^^^^^"),
    ]
    for (line, mark) in marks {
      let lines = transcript(line).split(separator: "\n", omittingEmptySubsequences: false)
      let place = lines.lastIndex { $0.hasPrefix("  File ") } ?? 0
      let below = lines.count > place + 3 ? lines[place + 2] : ""
      let marked = below.hasPrefix(" ") ? below.dropFirst(4) : ""
      #expect(marked == mark, "\(line)")
    }
  }
}
