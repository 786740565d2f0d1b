internal import Glibc

/// The size of a terminal in character cells.
package struct TerminalSize: Equatable, Sendable {
  /// The cells of a row.
  package var columns: Int
  /// The rows of the screen.
  package var rows: Int

  /// A size in cells.
  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// What is assumed where nobody knows.
  package static let standard = TerminalSize(columns: 80, rows: 24)

  /// The size that the terminal behind a file descriptor reports, or nil when it reports none.
  package static func reported(by descriptor: Int32) -> TerminalSize? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1, size.ws_row > 0 else {
      return nil
    }
    return TerminalSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }

  /// The reported size, else `$COLUMNS` and `$LINES`, else 80 by 24.
  package static func current(
    of descriptor: Int32 = STDOUT_FILENO, environment: Environment = .process
  ) -> TerminalSize {
    if let size = reported(by: descriptor) { return size }
    func number(_ name: String) -> Int? {
      environment[name].flatMap { Int($0) }.flatMap { (2...10_000).contains($0) ? $0 : nil }
    }
    return TerminalSize(
      columns: number("COLUMNS") ?? standard.columns, rows: number("LINES") ?? standard.rows)
  }
}
