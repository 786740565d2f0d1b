/// What replaying one thing of a file came to.
package struct ReplayResult: Equatable, Sendable {
  /// What was replayed.
  package enum Subject: Equatable, Sendable {
    /// A command's output was compared.
    case output(of: DoctestExample)
    /// A solution was checked.
    case solution(step: String)
    /// A wrong answer had to be refused.
    case wrongAnswer(step: String, number: Int)
    /// The answers of a choice were judged.
    case choice(step: String)
    /// A requirement on authors, such as that hints keep the solution to themselves.
    case rule(String, step: String?)
    /// The file as a whole, which could not be read.
    case file
  }

  /// How it went.
  package enum Outcome: Equatable, Sendable {
    case passed
    /// The output is another; what it is now.
    case differs(actual: String)
    /// What went wrong, in a sentence without a full stop.
    case failed(String)
  }

  package var file: String

  /// The line of the file, from 1.
  package var line: Int

  package var subject: Subject
  package var outcome: Outcome

  /// Whether all is well.
  package var isPassed: Bool { outcome == .passed }

  /// What was replayed, in a few words.
  package var name: String {
    switch subject {
    case .output(let example): firstLine(of: example.source)
    case .solution(let step): "\(step): solution"
    case .wrongAnswer(let step, let number): "\(step): wrong answer \(number)"
    case .choice(let step): "\(step): answers"
    case .rule(let rule, let step): step.map { "\($0): \(rule)" } ?? rule
    case .file: "file"
    }
  }

  /// What went wrong, over several lines for output; empty when nothing did.
  package var detail: String {
    switch outcome {
    case .passed: return ""
    case .failed(let reason): return reason
    case .differs(let actual):
      guard case .output(let example) = subject else { return actual }
      return LineDiff.text(expected: example.expected, actual: actual)
    }
  }

  private func firstLine(of source: String) -> String {
    let first = source.prefix { $0 != "\n" }
    return first.count == source.count ? source : first + " …"
  }
}
