import TerminalTesting

/// What a learner does at the prompt.
extension PseudoTerminal {
  /// Types a line and Enter, and waits for the first sign of it: the prompt that is waited for next is not the
  /// one that stood there before.
  func enter(_ line: String = "") throws {
    let before = transcript.count
    try send(line + "\r")
    try waitForOutput(beyond: before)
  }

  /// Types a line and Enter, and waits for what comes of it.
  func enter(_ line: String = "", expecting text: String) throws {
    try enter(line)
    try expect(text)
  }

  /// Types a line and Enter at the prompt, and waits until one row and a new prompt follow.
  func enter(_ line: String, answering row: String) throws {
    try enter(line)
    try waitForLastRows(">>> " + line, row, ">>>")
  }

  /// Waits until the cursor stands at an empty prompt.
  func waitForPrompt() throws {
    try waitForCursorRow(">>> ")
  }

  /// All that was written so far, with its control sequences.
  var written: String { String(decoding: transcript, as: UTF8.self) }
}

extension PseudoTerminal {
  static let controlC = "\u{03}"
  static let controlD = "\u{04}"
  static let controlU = "\u{15}"
  static let up = "\u{1B}[A"
}
