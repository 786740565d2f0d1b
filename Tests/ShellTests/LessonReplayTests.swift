import LessonKit
import Testing

@testable import Shell

/// The lessons themselves, run by this interpreter.
@Suite("Lessons")
struct LessonReplayTests {
  /// The lessons lie beside the tests in the source tree.
  static let directory =
    String(#filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()) + "/Lessons"

  static let files = LessonLibrary.files(in: directory)

  private func check(_ results: [ReplayResult]) {
    for result in results where !result.isPassed {
      Issue.record("\(result.file):\(result.line): \(result.name)\n\(result.detail)")
    }
  }

  @Test("there are five")
  func count() {
    #expect(Self.files.count == 5)
  }

  @Test("every lesson replays: output, solutions, choices, wrong answers", arguments: files)
  func replay(file: String) {
    let results = Replay(makeSession: {
      InterpreterSession(console: Console(isPlain: true), readLine: { _ in .end })
    }).replay(file: file)
    #expect(results.count > 10)
    check(results)
  }

  @Test("every lesson passes its author's check")
  func authorCheck() {
    check(
      AuthorCheck(makeSession: {
        InterpreterSession(console: Console(isPlain: true), readLine: { _ in .end })
      }).check(files: Self.files))
  }

  @Test("a truth that is written down is no answer where it is to be found out")
  func writtenDown() throws {
    let runner = LessonRunner(
      lessons: try LessonLibrary.lessons(in: Self.directory),
      makeSession: { InterpreterSession(console: Console(isPlain: true), readLine: { _ in .end }) })
    func said(_ line: String) -> String { PlainText.text(of: runner.submit(line)) }
    var text = said("learn 5")
    for _ in 0..<10 where !text.contains("Compare the others") { text = said("skip") }
    #expect(said("same = True").contains("it was only written down"))
    #expect(
      !said("same = torch.allclose(y.grad, dy) and torch.allclose(z.grad, dz)").contains("written down"))
    #expect(runner.session.view(of: "same") != nil)
  }
}
