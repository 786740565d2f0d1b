/// A word that lessons understand, typed bare or as `%word`.
package struct LessonCommand: Equatable, Sendable {
  /// The words.
  package enum Word: String, CaseIterable, Sendable {
    case learn, lessons, next, back, hint, solution, skip, again, reset, `where`, help, quit

    /// What it does, in a few words.
    package var summary: String {
      switch self {
      case .learn: "continue, or `learn 2` for the second lesson"
      case .lessons: "list the lessons"
      case .next: "go on"
      case .back: "return to the step before"
      case .hint: "a hint; again for a stronger one"
      case .solution: "show the solution"
      case .skip: "go on as if this step were solved"
      case .again: "show this step's text again"
      case .reset: "start this step over, with its variables"
      case .where: "where you are"
      case .help: "these words"
      case .quit: "leave; your progress is kept"
      }
    }
  }

  package var word: Word

  /// What follows `learn`: a lesson's number, or part of its name.
  package var argument: String?

  /// The command in what a learner typed, or nil when that is Python.
  ///
  /// - Parameters:
  ///   - input: What was typed.
  ///   - isBound: Whether the learner has a variable of this name, which then wins over the bare word.
  package init?(_ input: String, isBound: (String) -> Bool) {
    var text = input.trimmed()
    let isMarked = text.hasPrefix("%")
    if isMarked { text.removeFirst() }
    let parts = text.split(whereSeparator: \.isWhitespace)
    guard let first = parts.first, let word = Word(rawValue: String(first)) else { return nil }
    guard parts.count == 1 || (word == .learn && parts.count == 2 && Self.isLessonName(parts[1])) else {
      return nil
    }
    if !isMarked, isBound(word.rawValue) { return nil }
    self.word = word
    argument = parts.count == 2 ? String(parts[1]) : nil
  }

  private static func isLessonName(_ text: Substring) -> Bool {
    text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
  }
}
