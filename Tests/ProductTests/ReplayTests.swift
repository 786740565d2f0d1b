import Foundation
import Testing

/// Replaying lessons and transcripts, and the author's check.
@Suite("Replay and check")
struct ReplayTests {
  private static let transcript = """
    Some words before it.

    >>> 1 + 1
    2
    >>> for i in range(2):
    ...     print(i)
    ...
    0
    1
    >>> object()
    <object object at 0x...>

    """

  private static let wrongTranscript = transcript.replacing("2\n>>> for", with: "3\n>>> for")

  @Test("every lesson replays")
  func lessons() throws {
    let result = try Product.run(["replay", Product.lessons])
    #expect(result.output.wholeMatch(of: /\d{3} passed, 0 failed, in 5 files\n/) != nil)
    #expect(result.errors == "")
    #expect(result.status == 0)
  }

  @Test("every lesson passes its author's check")
  func check() throws {
    let result = try Product.run(["check", Product.lessons])
    #expect(result.output.wholeMatch(of: /\d{3} passed, 0 failed, in 5 files\n/) != nil)
    #expect(result.errors == "")
    #expect(result.status == 0)
  }

  @Test("a transcript replays")
  func transcript() throws {
    let home = try Home()
    let file = try home.write(Self.transcript, to: "session.txt")
    let result = try Product.run(["replay", file], in: home)
    #expect(result.output == "3 passed, 0 failed, in 1 file\n")
    #expect(result.status == 0)
  }

  @Test("a difference is shown with file and line")
  func difference() throws {
    let home = try Home()
    let file = try home.write(Self.wrongTranscript, to: "session.txt")
    let result = try Product.run(["replay", file], in: home)
    #expect(
      result.output == """
        \(file):3: 1 + 1
            -3
            +2
        2 passed, 1 failed, in 1 file

        """)
    #expect(result.status == 1)
    #expect(try home.text(of: "session.txt") == Self.wrongTranscript)
  }

  @Test("--update shows the difference and rewrites the file")
  func update() throws {
    let home = try Home()
    let file = try home.write(Self.wrongTranscript, to: "session.txt")
    let result = try Product.run(["replay", "--update", file], in: home)
    #expect(result.output.contains("-3\n    +2\n"))
    #expect(result.status == 1)
    #expect(try home.text(of: "session.txt") == Self.transcript)
    #expect(try Product.run(["replay", file], in: home).status == 0)
  }

  @Test("results for tools: TAP")
  func tap() throws {
    let home = try Home()
    let file = try home.write(Self.wrongTranscript, to: "session.txt")
    let result = try Product.run(["replay", "--format", "tap", file], in: home)
    let lines = result.output.split(separator: "\n")
    #expect(lines.prefix(2) == ["TAP version 13", "1..3"])
    #expect(lines.count { $0.hasPrefix("ok ") } == 2)
    #expect(lines.count { $0.hasPrefix("not ok ") } == 1)
    #expect(lines.contains("not ok 1 - \(file):3 1 + 1"))
    #expect(result.status == 1)
  }

  @Test("results for tools: JSON")
  func json() throws {
    struct Report: Decodable {
      struct Case: Decodable {
        let file: String
        let line: Int
        let passed: Bool
        let detail: String?
      }

      let passed: Int
      let failed: Int
      let results: [Case]
    }
    let home = try Home()
    let file = try home.write(Self.wrongTranscript, to: "session.txt")
    let result = try Product.run(["replay", "--format", "json", file], in: home)
    let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
    #expect(report.passed == 2)
    #expect(report.failed == 1)
    #expect(report.results.map(\.passed) == [false, true, true])
    #expect(report.results.first?.line == 3)
    #expect(report.results.first?.file == file)
    #expect(report.results.first?.detail?.contains("+2") == true)
    #expect(result.status == 1)
  }

  @Test("results for tools: JUnit")
  func junit() throws {
    let home = try Home()
    let file = try home.write(Self.wrongTranscript, to: "session.txt")
    let result = try Product.run(["replay", "--format", "junit", file], in: home)
    let text = result.output
    #expect(
      text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"3\" failures=\"1\">\n"))
    #expect(text.hasSuffix("</testsuites>\n"))
    #expect(text.components(separatedBy: "<testcase ").count == 4)
    #expect(text.components(separatedBy: "<failure>").count == 2)
    #expect(text.contains("name=\"1 + 1\""))
    #expect(result.status == 1)
  }

  @Test("an unknown format is refused")
  func unknownFormat() throws {
    let result = try Product.run(["replay", "--format", "yaml", Product.lessons])
    #expect(result.errors.contains("text, tap, junit, json"))
    #expect(result.status == 64)
  }

  @Test("a path that names nothing is told of")
  func absentPath() throws {
    for command in ["replay", "check"] {
      let result = try Product.run([command, "absent.md"])
      #expect(result.errors == "chainrule: there is no absent.md\n")
      #expect(result.status == 2)
    }
  }

  @Test("an invalid lesson is refused with file, line and what is wrong")
  func invalidLesson() throws {
    let home = try Home()
    let file = try home.write(
      """
      ---
      title: Broken
      summary: A lesson with an exercise that has no solution.
      ---

      # Broken

      ## Try it
      <!-- exercise: broken-try -->

      Bind `a` to 1.

      <details><summary>Hint</summary>

      Use an equals sign.

      </details>

      """, to: "01-broken.md")
    for command in ["check", "replay"] {
      let result = try Product.run([command, file], in: home)
      #expect(result.output.firstMatch(of: #/01-broken\.md:\d+: /#) != nil)
      #expect(result.output.contains("olution"))
      #expect(result.output.hasSuffix("0 passed, 1 failed, in 1 file\n"))
      #expect(result.status == 1)
    }
  }

  @Test("a lesson whose solution does not do, or whose output is not so, fails")
  func wrongLesson() throws {
    let home = try Home()
    let lesson = try String(contentsOfFile: Product.lessons + "/02-tracking-computations.md", encoding: .utf8)
    let file = try home.write(
      lesson.replacing("tensor([10., 20., 30.])", with: "tensor([10., 20., 31.])"), to: "02-wrong.md")
    let result = try Product.run(["replay", file], in: home)
    #expect(result.output.contains("-tensor([10., 20., 31.])\n    +tensor([10., 20., 30.])\n"))
    #expect(result.output.contains("1 failed"))
    #expect(result.status == 1)
  }
}
