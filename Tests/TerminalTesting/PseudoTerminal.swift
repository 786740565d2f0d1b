import CTerminalTesting
import Glibc

/// A program on a pseudo-terminal, driven as a person would: what it writes is shown on a screen, what is
/// sent is typed. Every wait has a deadline; the program is killed when one passes and at the end.
package final class PseudoTerminal {
  /// Why a test cannot go on; the description shows the screen as it was.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// What the person sees.
  package private(set) var screen: TerminalScreen
  /// Everything that was written, as it came.
  package private(set) var transcript: [UInt8] = []
  /// The exit status once the program has ended, 128 and the signal when one ended it.
  package private(set) var exitStatus: Int32?

  private let process: pid_t
  private let terminal: Int32
  private let patience: Duration
  /// How much of the transcript ``expect(_:)`` has passed.
  private var consumed = 0
  private var hasHungUp = false

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - arguments: the path of the program and its arguments.
  ///   - environment: its whole environment; `TERM` is `xterm-256color` unless given.
  ///   - patience: how long one wait may last.
  package init(
    _ arguments: [String], environment: [String: String] = [:], directory: String? = nil,
    columns: Int = 80, rows: Int = 24, patience: Duration = .seconds(10)
  ) throws {
    self.patience = patience
    screen = TerminalScreen(columns: columns, rows: rows)
    let usual = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "interactive=no"]
    let variables = environment.merging(usual) { given, _ in given }
    var process: pid_t = 0
    var terminal: Int32 = -1
    let code = withCStrings(arguments) { arguments in
      withCStrings(variables.map { "\($0)=\($1)" }) { environment in
        pty_spawn(arguments, environment, directory, UInt16(rows), UInt16(columns), &process, &terminal)
      }
    }
    guard code == 0 else { throw Failure(description: "cannot start \(arguments): error \(code)") }
    self.process = process
    self.terminal = terminal
  }

  deinit {
    if exitStatus == nil {
      kill(-process, SIGKILL)
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(terminal)
  }

  // MARK: - Typing

  /// Types text; what the program writes meanwhile is read, so that neither side blocks.
  package func send(_ text: String) throws {
    try send(Array(text.utf8))
  }

  /// Types bytes.
  package func send(_ bytes: [UInt8]) throws {
    let deadline = ContinuousClock.now + patience
    var rest = bytes[...]
    while !rest.isEmpty {
      var state = pollfd(fd: terminal, events: Int16(POLLOUT | POLLIN), revents: 0)
      poll(&state, 1, 50)
      if state.revents & Int16(POLLIN) != 0 { read(within: 0) }
      if state.revents & Int16(POLLOUT) != 0 {
        let count = rest.prefix(1024).withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
        if count > 0 { rest = rest.dropFirst(count) }
      }
      if hasHungUp || ContinuousClock.now > deadline { throw failure("cannot type \(bytes.count) bytes") }
    }
  }

  /// Pastes text as a terminal does that was asked to mark pastes.
  package func paste(_ text: String) throws {
    try send("\u{1B}[200~" + text + "\u{1B}[201~")
  }

  /// Changes the size of the window.
  package func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    _ = pty_resize(terminal, UInt16(rows), UInt16(columns))
  }

  /// Sends a signal to the program.
  package func signal(_ number: Int32) {
    kill(process, number)
  }

  /// Whether the terminal edits lines itself, as after a program has given it back.
  package var isCooked: Bool { pty_is_cooked(terminal) != 0 }

  // MARK: - Waiting

  /// Waits until a text comes behind what was expected before.
  package func expect(_ text: String) throws {
    let wanted = Array(text.utf8)
    try wait(for: "«\(text)»") {
      guard let end = self.transcript[self.consumed...].endOfFirst(wanted) else { return false }
      self.consumed = end
      return true
    }
  }

  /// Waits until the program or its terminal has written more than so many bytes.
  package func waitForOutput(beyond count: Int) throws {
    try wait(for: "output behind byte \(count)") { self.transcript.count > count }
  }

  /// Waits until the screen shows something.
  package func waitForScreen(
    _ description: String = "the screen", _ condition: (TerminalScreen) -> Bool
  ) throws {
    try wait(for: description) { condition(self.screen) }
  }

  /// Waits until the lowest rows that are not blank read so.
  package func waitForLastRows(_ rows: String...) throws {
    try wait(for: "the last rows\n" + rows.joined(separator: "\n")) {
      self.screen.text.suffix(rows.count) == rows[...]
    }
  }

  /// Waits until the row with the cursor reads so, and the cursor stands in the given column, else behind it.
  package func waitForCursorRow(_ row: String, column: Int? = nil) throws {
    try wait(for: "the cursor row «\(row)»") {
      let screen = self.screen
      guard screen.rowText(screen.cursor.row) == row.trimmingTrailingBlanks else { return false }
      return screen.cursor.column == column ?? row.unicodeScalars.count
    }
  }

  /// Waits until the program has ended and answers its exit status.
  @discardableResult
  package func waitForExit() throws -> Int32 {
    try wait(for: "the end of the program") { self.exitStatus != nil }
    return exitStatus ?? -1
  }

  private func wait(for description: String, until condition: () -> Bool) throws {
    let deadline = ContinuousClock.now + patience
    while !condition() {
      if hasHungUp, exitStatus != nil { throw failure("the program ended before \(description)") }
      if ContinuousClock.now > deadline { throw failure("no sign of \(description)") }
      if hasHungUp { usleep(1000) } else { read(within: 20) }
      if exitStatus == nil {
        let status = pty_exit_status(process)
        if status >= 0 {
          exitStatus = status
          read(within: 0)
        }
      }
    }
  }

  private func read(within milliseconds: Int32) {
    var wait = milliseconds
    while true {
      var state = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      guard poll(&state, 1, wait) > 0 else { return }
      wait = 0
      var chunk = [UInt8](repeating: 0, count: 1 << 14)
      let count = Glibc.read(terminal, &chunk, chunk.count)
      // The other end of a terminal that nobody holds any more answers EIO: the end of the output.
      guard count > 0 else {
        hasHungUp = true
        return
      }
      transcript += chunk[..<count]
      screen.show(chunk[..<count])
    }
  }

  private func failure(_ reason: String) -> Failure {
    let rows = screen.text.map { "| " + $0 }.joined(separator: "\n")
    let tail = String(decoding: transcript.suffix(400), as: UTF8.self).debugDescription
    return Failure(
      description: "\(reason); the screen:\n\(rows)\ncursor \(screen.cursor)\nlast bytes \(tail)")
  }
}

extension RandomAccessCollection where Element == UInt8, Index == Int {
  fileprivate func endOfFirst(_ wanted: [UInt8]) -> Int? {
    guard count >= wanted.count else { return nil }
    return (startIndex...(endIndex - wanted.count))
      .first { self[$0..<($0 + wanted.count)].elementsEqual(wanted) }
      .map { $0 + wanted.count }
  }
}

private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  let pointers = strings.map { strdup($0) } + [nil]
  defer {
    for pointer in pointers { free(pointer) }
  }
  return pointers.withUnsafeBufferPointer { buffer in
    // The array holds at least the ending nil.
    body(buffer.baseAddress!)
  }
}
