// The format of the progress file, one record a line:
//
//     chainrule-progress 1
//     current LESSON
//     lesson LESSON FINGERPRINT
//     at STEP ITEM HINTS COMMANDS-BEFORE
//     done STEP solved|skipped
//     run COMMAND, newlines as \n
//     checksum FINGERPRINT of all lines above
//
// `at -` says that the lesson is finished. Every version keeps `current`, `lesson`, `at` and `done` with these words
// in the first places, so that any version finds the step in the file of any other.

extension LearnerProgress {
  /// The version that is written, and the only one that is read whole.
  static let formatVersion = 1

  private static let magic = "chainrule-progress"

  /// What a file turned out to be.
  enum Reading: Equatable {
    case whole(LearnerProgress)
    /// Of another version: the steps are known, the workspaces are not.
    case otherVersion(LearnerProgress)
    case damaged
  }

  /// The text of a progress file.
  func encoded() -> String {
    var text = "\(Self.magic) \(Self.formatVersion)\n"
    if let currentLesson { text += "current \(currentLesson)\n" }
    for (id, lesson) in lessons.sorted(by: { $0.key < $1.key }) {
      text += "lesson \(id) \(lesson.fingerprint.description)\n"
      let step = lesson.isFinished ? "-" : lesson.step
      text += "at \(step) \(lesson.item) \(lesson.hints) \(lesson.commandsBeforeStep)\n"
      for (step, mark) in lesson.marks.sorted(by: { $0.key < $1.key }) {
        text += "done \(step) \(mark.rawValue)\n"
      }
      for command in lesson.commands { text += "run \(LineEscape.escaped(command))\n" }
    }
    return text + "checksum \(Fingerprint(of: text).description)\n"
  }

  /// Reads the text of a progress file, and never fails: what cannot be trusted is called damaged.
  static func decode(_ text: String) -> Reading {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    guard let words = lines.first?.split(separator: " "), words.count == 2, words[0] == magic,
      let version = Int(words[1])
    else { return .damaged }
    guard version == formatVersion else { return .otherVersion(steps(in: lines.dropFirst())) }
    guard let last = lines.last, last.hasPrefix("checksum "), text.hasSuffix(last + "\n"),
      let checksum = Fingerprint(last.dropFirst("checksum ".count)),
      checksum == Fingerprint(of: String(text.dropLast(last.count + 1))),
      let progress = progress(in: lines.dropFirst().dropLast())
    else { return .damaged }
    return .whole(progress)
  }

  /// Reads every record, or nothing.
  private static func progress(in lines: ArraySlice<Substring>) -> LearnerProgress? {
    var progress = LearnerProgress()
    var id: String?
    for line in lines {
      let words = line.split(separator: " ")
      switch (words.first, words.count) {
      case ("current", 2):
        progress.currentLesson = String(words[1])
      case ("lesson", 3):
        guard let fingerprint = Fingerprint(words[2]) else { return nil }
        let lesson = String(words[1])
        id = lesson
        progress.lessons[lesson] = LessonProgress(step: "", fingerprint: fingerprint)
      case ("at", 5):
        guard let id, let item = Int(words[2]), let hints = Int(words[3]), let count = Int(words[4]),
          item >= 0, hints >= 0, count >= 0
        else { return nil }
        progress.lessons[id]?.step = words[1] == "-" ? "" : String(words[1])
        progress.lessons[id]?.item = item
        progress.lessons[id]?.hints = hints
        progress.lessons[id]?.commandsBeforeStep = count
      case ("done", 3):
        guard let id, let mark = LessonProgress.Mark(rawValue: String(words[2])) else { return nil }
        progress.lessons[id]?.marks[String(words[1])] = mark
      default:
        guard line.hasPrefix("run "), let id, let command = LineEscape.unescaped(line.dropFirst(4)) else {
          return nil
        }
        progress.lessons[id]?.commands.append(command)
      }
    }
    for lesson in progress.lessons.values where lesson.commandsBeforeStep > lesson.commands.count {
      return nil
    }
    return progress
  }

  /// Reads only the records that every version keeps.
  private static func steps(in lines: ArraySlice<Substring>) -> LearnerProgress {
    var progress = LearnerProgress()
    var id: String?
    for line in lines {
      let words = line.split(separator: " ")
      guard words.count > 1 else { continue }
      switch words[0] {
      case "current":
        progress.currentLesson = String(words[1])
      case "lesson":
        let lesson = String(words[1])
        id = lesson
        progress.lessons[lesson] = LessonProgress(step: "", fingerprint: Fingerprint(of: ""))
      case "at":
        if let id { progress.lessons[id]?.step = words[1] == "-" ? "" : String(words[1]) }
      case "done":
        let mark = words.count > 2 ? LessonProgress.Mark(rawValue: String(words[2])) : nil
        if let id { progress.lessons[id]?.marks[String(words[1])] = mark ?? .solved }
      default: continue
      }
    }
    return progress
  }
}

/// Text of any lines as one line.
enum LineEscape {
  /// The text with `\` and every control character written as an escape.
  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
      case "\u{0}"..<" ", "\u{7f}", "\u{85}", "\u{2028}", "\u{2029}":
        escaped.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// The text that was escaped, or nil when it was not written by `escaped(_:)`.
  static func unescaped(_ text: some StringProtocol) -> String? {
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars.makeIterator()
    while let scalar = rest.next() {
      guard scalar == "\\" else {
        result.append(scalar)
        continue
      }
      switch rest.next() {
      case "\\": result.append("\\")
      case "n": result.append("\n")
      case "u":
        guard rest.next() == "{" else { return nil }
        var digits = ""
        while let digit = rest.next(), digit != "}" { digits.unicodeScalars.append(digit) }
        guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else { return nil }
        result.append(scalar)
      default: return nil
      }
    }
    return String(result)
  }
}
