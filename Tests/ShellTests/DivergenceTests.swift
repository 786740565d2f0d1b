import Foundation
import LessonKit
import PythonRuntime
import PythonSyntax
import Testing

@testable import Shell

/// The page of known divergences from CPython holds what is shown here.
@Suite("Divergences")
struct DivergenceTests {
  /// A section of the page: what both show for the same session.
  struct Divergence: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var sessions: [[Substring]] = []
  }

  static let page =
    String(#filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined()) + "/Divergences/README.md"

  static let divergences: [Divergence] = {
    guard let text = try? String(contentsOfFile: page, encoding: .utf8) else { return [] }
    var all: [Divergence] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") {
        all.append(Divergence(testDescription: String(line.dropFirst(3))))
      } else if line == "```pycon" {
        isInside = true
        all[all.count - 1].sessions.append([])
      } else if line == "```" {
        isInside = false
      } else if isInside {
        let last = all[all.count - 1].sessions.count - 1
        all[all.count - 1].sessions[last].append(line)
      }
    }
    return all
  }()

  /// What begins a block that may stand on one line.
  private static let blockWords = ["class ", "def "]

  /// What is typed in a session, without the prompts.
  private func typed(_ session: [Substring]) -> [String] {
    var lines: [String] = []
    var isInBlock = false
    for line in session where line.hasPrefix(">>> ") || line.hasPrefix("... ") || line == "..." {
      // An empty line ends a block.
      if line.hasPrefix(">>> "), isInBlock { lines.append("") }
      isInBlock = !line.hasPrefix(">>> ") || Self.blockWords.contains { line.dropFirst(4).hasPrefix($0) }
      lines.append(String(line.dropFirst(4)))
    }
    return isInBlock ? lines + [""] : lines
  }

  /// What a session shows, with what is typed; recursion needs the stack that the program gives it.
  private func shown(_ lines: [String]) -> String {
    nonisolated(unsafe) var text = ""
    _ = LargeStack.run {
      text = run(lines)
      return 0
    }
    return text
  }

  private func run(_ lines: [String]) -> String {
    let session = InterpreterSession(console: Console(isPlain: true), readLine: { _ in .end })
    var reader = InteractiveReader()
    var text = ""
    for line in lines {
      let isContinued = !reader.pending.isEmpty
      if !(isContinued && line.isEmpty) { text += (isContinued ? "... " : ">>> ") + line + "\n" }
      switch reader.feed(line) {
      case .statement(let tree): text += session.run(tree, showing: false).output
      case .syntaxError(let error):
        text +=
          session.run(showing: false) { (interpreter) throws(PythonError) in
            throw PythonError(interpreter.exception(of: error, fileName: "<stdin>"))
          }.output
      case .needsMore, .nothing: break
      }
    }
    return text
  }

  /// Whether a text is as expected; `…` stands for anything.
  private func matches(_ text: String, _ expected: String) -> Bool {
    let parts = expected.components(separatedBy: "…")
    guard parts.count > 1 else { return text == expected }
    guard text.hasPrefix(parts[0]), text.hasSuffix(parts[parts.count - 1]) else { return false }
    var rest = text.dropFirst(parts[0].count)
    for part in parts.dropFirst() {
      guard let found = rest.range(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }

  @Test("there are some")
  func count() {
    #expect(Self.divergences.count > 10)
  }

  @Test("a divergence is as the page says", arguments: divergences)
  func isHeld(divergence: Divergence) throws {
    try #require(divergence.sessions.count == 2)
    let (cpython, here) = (divergence.sessions[0], divergence.sessions[1])
    #expect(cpython != here)
    #expect(typed(cpython) == typed(here))
    let found = shown(typed(here))
    let wanted = here.joined(separator: "\n") + "\n"
    #expect(matches(found, wanted), "found:\n\(found)\nwanted:\n\(wanted)")
  }
}
