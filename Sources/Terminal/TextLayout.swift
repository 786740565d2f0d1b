internal import CEditLine

/// Text measured and arranged in character cells.
package enum TextLayout {
  /// The cells that one scalar takes: 0 for combining and control characters, 2 for wide ones.
  package static func width(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x7F { return scalar.value < 0x20 ? 0 : 1 }
    return max(0, Int(wcwidth(wchar_t(bitPattern: scalar.value))))
  }

  /// The cells that a text takes on one line; escape sequences take none.
  package static func width(of text: some StringProtocol) -> Int {
    var cells = 0
    var escapes = EscapeScanner()
    for scalar in text.unicodeScalars where !escapes.consumes(scalar) {
      cells += width(of: scalar)
    }
    return cells
  }

  /// The text without its escape sequences and without control characters other than newline and tab.
  package static func plainText(of text: some StringProtocol) -> String {
    var escapes = EscapeScanner()
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !escapes.consumes(scalar) {
      let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
      if !isControl || scalar == "\n" || scalar == "\t" { plain.append(scalar) }
    }
    return String(plain)
  }

  /// The longest beginning of a text that fits `width` cells, but at least one visible character of it.
  package static func prefix<Text: StringProtocol>(of text: Text, fitting width: Int) -> Text.SubSequence {
    var cells = 0
    var escapes = EscapeScanner()
    var index = text.startIndex
    while index < text.endIndex {
      var added = 0
      for scalar in text[index].unicodeScalars where !escapes.consumes(scalar) {
        added += Self.width(of: scalar)
      }
      if cells > 0, cells + added > width { break }
      cells += added
      index = text.index(after: index)
    }
    return text[..<index]
  }

  /// The text followed by blanks up to `width` cells.
  package static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - Self.width(of: text)))
  }

  /// Items in columns of one width, read downwards, in as few rows as fit `width` cells.
  package static func columns(_ items: [String], width: Int, gap: Int = 2) -> [String] {
    guard let widest = items.lazy.map({ Self.width(of: $0) }).max() else { return [] }
    let cell = widest + gap
    let columnCount = max(1, (width + gap) / max(1, cell))
    let rowCount = (items.count + columnCount - 1) / columnCount
    return (0..<rowCount).map { row in
      var line = ""
      for index in stride(from: row, to: items.count, by: rowCount) {
        let isLast = index + rowCount >= items.count
        line += isLast ? items[index] : padded(items[index], to: cell)
      }
      return line
    }
  }
}

/// Tells which scalars of a text belong to escape sequences.
struct EscapeScanner {
  private enum State {
    case text, escape, control, string, stringEscape
  }

  private var state = State.text

  /// Whether the next scalar is part of an escape sequence.
  mutating func consumes(_ scalar: Unicode.Scalar) -> Bool {
    switch state {
    case .text:
      guard scalar == "\u{1B}" else { return false }
      state = .escape
    case .escape:
      switch scalar {
      case "[": state = .control
      case "]", "P", "X", "^", "_": state = .string
      // Two-character sequences may carry intermediates before their final character.
      case " "..."/": break
      default: state = .text
      }
    case .control:
      if ("@"..."~").contains(scalar) { state = .text }
    case .string:
      if scalar == "\u{07}" { state = .text } else if scalar == "\u{1B}" { state = .stringEscape }
    case .stringEscape:
      state = .text
    }
    return true
  }
}
