/// A screen as a small terminal shows it: letters, line breaks, cursor movement, erasing, inserting and
/// deleting, wrapping at the right edge and scrolling. Colours are passed over.
package struct TerminalScreen {
  /// A place on the screen, from 0.
  package struct Position: Equatable {
    package var row: Int
    package var column: Int

    package init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  private enum Mode {
    case text
    case escape
    case control(String)
    case string
  }

  package private(set) var columns: Int
  package private(set) var rows: Int
  package private(set) var cursor = Position(row: 0, column: 0)
  /// How often the bell rang.
  package private(set) var bells = 0
  /// Whether the program asked for pastes to be marked.
  package private(set) var marksPastes = false

  /// A cell holds a character; the cell behind a wide one is empty.
  private var cells: [[String]]
  private var saved = Position(row: 0, column: 0)
  private var wrapIsPending = false
  private var mode = Mode.text
  private var undecoded: [UInt8] = []

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// A row as text, without blanks at its end.
  package func rowText(_ row: Int) -> String {
    cells[row].joined().trimmingTrailingBlanks
  }

  /// The rows down to the last that is not blank.
  package var text: [String] {
    var text = (0..<rows).map(rowText)
    while text.last == "" { text.removeLast() }
    return text
  }

  /// Changes the size, without rewrapping.
  package mutating func resize(columns: Int, rows: Int) {
    let surplus = max(0, cursor.row - (rows - 1))
    cells.removeFirst(surplus)
    cursor.row -= surplus
    cells = (0..<rows).map { row in
      let old = row < cells.count ? cells[row] : []
      return Array((old + Array(repeating: " ", count: max(0, columns - old.count))).prefix(columns))
    }
    self.columns = columns
    self.rows = rows
    cursor.column = min(cursor.column, columns - 1)
    wrapIsPending = false
  }

  /// Shows what a program writes.
  package mutating func show(_ bytes: some Sequence<UInt8>) {
    undecoded += bytes
    // A character may be cut in two by the end of the bytes.
    var whole = undecoded.count
    while whole > 0, undecoded.count - whole < 4, undecoded[whole - 1] & 0xC0 == 0x80 { whole -= 1 }
    if whole > 0, undecoded[whole - 1] >= 0xC0 {
      let lead = undecoded[whole - 1]
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      whole = undecoded.count - (whole - 1) >= length ? undecoded.count : whole - 1
    } else {
      whole = undecoded.count
    }
    for scalar in String(decoding: undecoded[..<whole], as: UTF8.self).unicodeScalars { show(scalar) }
    undecoded.removeFirst(whole)
  }

  private mutating func show(_ scalar: Unicode.Scalar) {
    switch mode {
    case .text: showText(scalar)
    case .escape:
      switch scalar {
      case "[": mode = .control("")
      case "]", "P": mode = .string
      case "(", ")": break
      case "7":
        saved = cursor
        mode = .text
      case "8":
        move(to: saved)
        mode = .text
      default: mode = .text
      }
    case .control(let parameters):
      if ("@"..."~").contains(scalar) {
        mode = .text
        control(scalar, parameters)
      } else {
        mode = .control(parameters + String(scalar))
      }
    case .string:
      if scalar == "\u{07}" || scalar == "\\" { mode = .text }
    }
  }

  private mutating func showText(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\u{1B}": mode = .escape
    case "\u{07}": bells += 1
    case "\u{08}": move(to: Position(row: cursor.row, column: cursor.column - 1))
    case "\t": move(to: Position(row: cursor.row, column: (cursor.column / 8 + 1) * 8))
    case "\n": lineFeed()
    case "\r": move(to: Position(row: cursor.row, column: 0))
    case _ where scalar.value < 0x20: break
    default: put(scalar)
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = Self.width(of: scalar)
    if width == 0 {
      let column = wrapIsPending ? cursor.column : cursor.column - 1
      if column >= 0 { cells[cursor.row][column].unicodeScalars.append(scalar) }
      return
    }
    if wrapIsPending || cursor.column + width > columns {
      cursor.column = 0
      lineFeed()
    }
    wrapIsPending = false
    cells[cursor.row][cursor.column] = String(scalar)
    if width == 2, cursor.column + 1 < columns { cells[cursor.row][cursor.column + 1] = "" }
    if cursor.column + width >= columns {
      cursor.column = columns - 1
      wrapIsPending = true
    } else {
      cursor.column += width
    }
  }

  private mutating func lineFeed() {
    wrapIsPending = false
    if cursor.row + 1 < rows {
      cursor.row += 1
    } else {
      cells.removeFirst()
      cells.append(blankRow)
    }
  }

  private mutating func move(to position: Position) {
    wrapIsPending = false
    cursor = Position(
      row: min(max(0, position.row), rows - 1), column: min(max(0, position.column), columns - 1))
  }

  private mutating func control(_ final: Unicode.Scalar, _ parameters: String) {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let count = max(1, numbers.first ?? 0)
    let (row, column) = (cursor.row, cursor.column)
    switch final {
    case "A": move(to: Position(row: row - count, column: column))
    case "B": move(to: Position(row: row + count, column: column))
    case "C": move(to: Position(row: row, column: column + count))
    case "D": move(to: Position(row: row, column: column - count))
    case "G": move(to: Position(row: row, column: count - 1))
    case "d": move(to: Position(row: count - 1, column: column))
    case "H", "f": move(to: Position(row: count - 1, column: max(1, numbers.dropFirst().first ?? 0) - 1))
    case "J": eraseScreen(numbers.first ?? 0)
    case "K": eraseRow(numbers.first ?? 0)
    case "X": for index in column..<min(columns, column + count) { cells[row][index] = " " }
    case "P":
      let removed = min(count, columns - column)
      cells[row].removeSubrange(column..<(column + removed))
      cells[row] += Array(repeating: " ", count: removed)
    case "@":
      cells[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
      cells[row].removeLast(cells[row].count - columns)
    case "L":
      cells.insert(contentsOf: Array(repeating: blankRow, count: count), at: row)
      cells.removeLast(cells.count - rows)
    case "M":
      let removed = min(count, rows - row)
      cells.removeSubrange(row..<(row + removed))
      cells += Array(repeating: blankRow, count: removed)
    case "h" where parameters == "?2004": marksPastes = true
    case "l" where parameters == "?2004": marksPastes = false
    default: break
    }
  }

  private mutating func eraseScreen(_ part: Int) {
    let erased = part == 0 ? (cursor.row + 1)..<rows : part == 1 ? 0..<cursor.row : 0..<rows
    for row in erased { cells[row] = blankRow }
    if part < 2 { eraseRow(part) }
  }

  private mutating func eraseRow(_ part: Int) {
    let erased = part == 0 ? cursor.column..<columns : part == 1 ? 0..<(cursor.column + 1) : 0..<columns
    for column in erased { cells[cursor.row][column] = " " }
  }

  private var blankRow: [String] { Array(repeating: " ", count: columns) }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300..<0x370, 0x200B..<0x2010, 0xFE00..<0xFE10: 0
    case 0x1100..<0x1160, 0x2E80..<0xA4D0, 0xAC00..<0xD7A4, 0xF900..<0xFB00, 0xFE30..<0xFE70,
      0xFF00..<0xFF61, 0x1F300..<0x1F650, 0x1F900..<0x1FA00, 0x20000..<0x40000:
      2
    default: 1
    }
  }
}

extension String {
  var trimmingTrailingBlanks: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
