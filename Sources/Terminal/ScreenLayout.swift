/// Where libedit draws a prompt and a text, computed as it does, since it does not tell.
struct ScreenLayout: Equatable {
  /// The rows above the one with the cursor.
  let cursorRow: Int
  /// The rows above the last one.
  let lastRow: Int

  /// Lays out a text behind a prompt.
  ///
  /// - Parameters:
  ///   - promptWidth: the cells of the prompt.
  ///   - columns: the width of the terminal, at least 2.
  init(promptWidth: Int, buffer: EditBuffer, columns: Int) {
    var row = promptWidth / columns
    var column = promptWidth % columns
    var cursorRow: Int?
    for (index, scalar) in buffer.scalars.enumerated() {
      let width = ScreenLayout.width(of: scalar, at: column)
      // A wide character that does not fit goes to the next row, and the cursor before it too.
      let wraps = scalar != "\n" && width <= columns && column + width > columns && scalar != "\t"
      if wraps, scalar.value >= 0x100 {
        row += 1
        column = 0
      }
      if index == buffer.cursor { cursorRow = row }
      if scalar == "\n" {
        row += 1
        column = 0
        continue
      }
      column += width
      while column >= columns {
        row += 1
        column -= columns
      }
    }
    lastRow = row
    self.cursorRow = cursorRow ?? row
  }

  /// The cells that libedit draws for a scalar: a tab goes to the next stop, control characters show as
  /// `^A`, others that cannot be printed as `\U+1234`.
  private static func width(of scalar: Unicode.Scalar, at column: Int) -> Int {
    switch scalar.value {
    case 0x09: 8 - column % 8
    case 0..<0x20, 0x7F: 2
    case 0x80..<0xA0: 8
    default: TextLayout.width(of: scalar)
    }
  }
}
