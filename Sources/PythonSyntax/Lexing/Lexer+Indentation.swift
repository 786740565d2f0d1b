extension Lexer {
  /// Lexes the blanks that begin a line; false when the line is blank or the indentation is refused.
  mutating func lexIndentation() -> Bool {
    var column = 0
    var tabColumn = 0
    var continuedColumn = 0
    scan: while position < source.count {
      switch source[position] {
      case UInt8(ascii: " "):
        column += 1
        tabColumn += 1
        position += 1
      case UInt8(ascii: "\t"):
        column = (column / 8 + 1) * 8
        tabColumn += 1
        position += 1
      case 0x0C:
        column = 0
        tabColumn = 0
        position += 1
      case UInt8(ascii: "\\"):
        // A line that holds only a backslash keeps the column of its first blanks.
        continuedColumn = continuedColumn == 0 ? column : continuedColumn
        continueLine()
        if failure != nil { return false }
      default:
        break scan
      }
    }
    if skipBlankLine() { return false }
    if continuedColumn != 0 {
      column = continuedColumn
      tabColumn = continuedColumn
    }
    return setIndentation(column: column, tabColumn: tabColumn)
  }

  /// Skips a line of blanks and comments, which has no bearing on the indentation.
  private mutating func skipBlankLine() -> Bool {
    if position >= source.count { return mode == .file }
    if source[position] == UInt8(ascii: "#") {
      while position < source.count, source[position] != UInt8(ascii: "\n") { position += 1 }
      if position >= source.count { return true }
    }
    guard source[position] == UInt8(ascii: "\n") else { return false }
    position += 1
    beginLine()
    isAtLineStart = true
    return true
  }

  private mutating func setIndentation(column: Int, tabColumn: Int) -> Bool {
    guard let current = indentation.last else { return true }
    if column == current.column {
      guard tabColumn == current.tabColumn else { return failOnTabs() }
    } else if column > current.column {
      guard indentation.count < Self.maximumIndentation else {
        return failOnLine("too many levels of indentation", kind: .indentation)
      }
      guard tabColumn > current.tabColumn else { return failOnTabs() }
      indentation.append((column, tabColumn))
      appendEmpty(.indent)
    } else {
      appendDedents(downTo: column)
      guard indentation.last?.column == column else {
        let end = lineEnd < source.count || mode == .file ? lineEnd : lineEnd - 1
        let place = SourcePosition(line: line, column: Int32(truncatingIfNeeded: end - lineStart))
        fail(
          "unindent does not match any outer indentation level", kind: .indentation, at: place, end: nil,
          isImmediate: false)
        return false
      }
      guard indentation.last?.tabColumn == tabColumn else { return failOnTabs() }
    }
    return true
  }

  /// Closes the blocks that are indented deeper than a column.
  mutating func appendDedents(downTo column: Int) {
    while let last = indentation.last, last.column > column {
      indentation.removeLast()
      appendEmpty(.dedent)
    }
  }

  private var lineEnd: Int {
    source[min(position, source.count)...].firstIndex(of: UInt8(ascii: "\n")) ?? source.count
  }

  private mutating func failOnTabs() -> Bool {
    failOnLine("inconsistent use of tabs and spaces in indentation", kind: .tab)
  }

  /// An error that is pinned to the beginning of the line.
  private mutating func failOnLine(_ message: String, kind: SyntaxError.Kind) -> Bool {
    let place = SourcePosition(line: line, column: 0)
    fail(message, kind: kind, at: place, end: nil, isImmediate: false)
    return false
  }
}
