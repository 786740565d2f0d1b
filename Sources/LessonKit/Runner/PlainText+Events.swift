extension PlainText {
  /// What these events say, one paragraph a line: for pipes, logs and tests.
  package static func text(of events: [LessonEvent]) -> String {
    var text = ""
    for event in events { text += self.text(of: event) + "\n" }
    return text
  }

  /// What one event says, without a newline at the end.
  package static func text(of event: LessonEvent) -> String {
    switch event {
    case .lessonStarted(let header):
      return "Lesson \(header.number) of \(header.count): \(header.title)"
    case .stepStarted(let header):
      return "\(header.number)/\(header.count) \(text(of: header.title))"
    case .prose(let blocks), .feedback(let blocks):
      return text(of: blocks)
    case .options(let options):
      return options.enumerated().map { "\($0 + 1)  \(text(of: $1))" }.joined(separator: "\n")
    case .output(let transcript):
      return transcript.output.trimmingNewlineAtEnd()
    case .praise(let word):
      return word
    case .partly(let right, let remaining):
      return "\(listing(right)) is right; \(listing(remaining)) is still to come."
    case .differences(let differences):
      return differences.map { text(of: $0.sentence) }.joined(separator: "\n")
    case .hint(let level, let count, let blocks):
      return "Hint \(level) of \(count): \(text(of: blocks))"
    case .solution(let commands, let explanation):
      return ([commands.joined(separator: "\n")] + (explanation.isEmpty ? [] : [text(of: explanation)]))
        .joined(separator: "\n\n")
    case .predictionJudged(let verdict):
      return text(of: verdict)
    case .optionJudged(let number, let isRight, let reason):
      return "\(number) is \(isRight ? "right" : "wrong"): \(text(of: reason))"
    case .note(let spans):
      return text(of: spans)
    case .location(let location):
      let step = location.step.map { "step \($0.number) of \($0.count), \(text(of: $0.title))" } ?? "finished"
      return "Lesson \(location.lesson.number), \(location.lesson.title): \(step); \(location.done) done."
    case .lessonList(let listings):
      return listings.map { "\($0.number)  \($0.title) (\($0.done)/\($0.count))" }.joined(separator: "\n")
    case .commandList(let words):
      return words.map { "\($0.rawValue)  \($0.summary)" }.joined(separator: "\n")
    case .lessonFinished(let summary):
      let skipped = summary.skipped == 0 ? "" : ", \(summary.skipped) skipped"
      return "You have finished “\(summary.title)”: \(summary.solved) steps done\(skipped)."
    case .leave:
      return "Your progress is kept."
    }
  }

  /// What is said of a prediction.
  package static func text(of verdict: PredictionVerdict) -> String {
    switch verdict {
    case .exact: "As you said, to the character."
    case .sameValues: "You had the values right."
    case .wrong: "Not quite: compare it with what you said."
    }
  }

  private static func listing(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }
}

extension String {
  fileprivate func trimmingNewlineAtEnd() -> String { hasSuffix("\n") ? String(dropLast()) : self }
}
