/// A place in a source text.
package struct SourcePosition: Equatable, Sendable {
  /// The line, counted from 1.
  package var line: Int32
  /// The column, counted from 0 in UTF-8 bytes.
  package var column: Int32

  package init(line: Int32, column: Int32) {
    self.line = line
    self.column = column
  }
}

/// A stretch of a source text, its end excluded.
package struct SourceRange: Equatable, Sendable {
  package var start: SourcePosition
  package var end: SourcePosition

  package init(start: SourcePosition, end: SourcePosition) {
    self.start = start
    self.end = end
  }

  /// Moves what lies on a line along it.
  mutating func moveColumns(by distance: Int32, onLine line: Int32) {
    if start.line == line { start.column += distance }
    if end.line == line { end.column += distance }
  }
}
