extension LessonSession {
  /// The commands of a Python text without prompts, each as it would be typed.
  ///
  /// - Returns: Every command in order; text that can never run is one command, whose running shows the error.
  func commands(in text: String) -> [String] {
    var commands: [String] = []
    var lines: [String] = []
    func end() {
      while lines.last?.trimmed().isEmpty == true { lines.removeLast() }
      if !lines.isEmpty { commands.append(lines.joined(separator: "\n")) }
      lines = []
    }
    for line in text.textLines() {
      if !lines.isEmpty, Self.mayStartCommand(line),
        completeness(of: lines.joined(separator: "\n") + "\n\n") != .incomplete
      {
        end()
      }
      if !lines.isEmpty || !line.trimmed().isEmpty { lines.append(line) }
    }
    end()
    return commands
  }

  /// Whether a line can be the first of a command: it is not indented, and continues no block.
  private static func mayStartCommand(_ line: String) -> Bool {
    guard let first = line.first, !first.isWhitespace, !")]}".contains(first) else { return false }
    let word = line.prefix { $0.isLetter }
    return !["else", "elif", "except", "finally"].contains(String(word))
  }
}
