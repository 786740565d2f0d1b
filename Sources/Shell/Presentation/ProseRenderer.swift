import LessonKit
import Terminal

/// Turns prose into lines that fit a terminal.
struct ProseRenderer {
  let style: Style
  let width: Int
  let unicode: Bool

  /// The blocks with a blank line between them, without one at the end.
  func lines(of blocks: [ProseBlock], indent: String = "") -> [String] {
    var lines: [String] = []
    for block in blocks {
      if !lines.isEmpty { lines.append("") }
      lines += self.lines(of: block, indent: indent)
    }
    return lines
  }

  /// Spans as one paragraph.
  func lines(of spans: [ProseSpan], indent: String = "", hangingIndent: String? = nil) -> [String] {
    TextLayout.wrap(
      text(of: spans), width: width, indent: indent, hangingIndent: hangingIndent ?? indent
    ).map { Self.withPlainBlanks($0) }
  }

  /// Stands for a blank at which no line is broken, until the lines are made.
  private static let firmBlank: Character = "\u{A0}"

  private static func withPlainBlanks(_ line: String) -> String {
    line.contains(firmBlank) ? String(line.map { $0 == firmBlank ? " " : $0 }) : line
  }

  private func lines(of block: ProseBlock, indent: String) -> [String] {
    switch block {
    case .heading(_, let spans):
      return lines(of: spans, indent: indent).map { style.apply(.emphasis, to: $0) }
    case .paragraph(let spans):
      return lines(of: spans, indent: indent)
    case .code(_, let text):
      return text.split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.isEmpty ? "" : indent + "    " + style.apply(.code, to: String($0))
      }
    case .list(let list):
      return lines(of: list, indent: indent)
    case .quote(let blocks):
      return lines(of: blocks, indent: indent + (unicode ? "│ " : "| "))
    case .table(let table):
      return lines(of: table, indent: indent)
    case .rule:
      return [indent + String(repeating: unicode ? "─" : "-", count: max(3, min(width, 24) - indent.count))]
    }
  }

  private func lines(of list: ProseList, indent: String) -> [String] {
    var lines: [String] = []
    for (position, item) in list.items.enumerated() {
      let mark = list.start.map { "\($0 + position). " } ?? (unicode ? "• " : "* ")
      let box = item.checked.map { $0 ? "[x] " : "[ ] " } ?? ""
      let hanging = indent + String(repeating: " ", count: TextLayout.width(of: mark))
      var itemLines = self.lines(of: item.blocks, indent: hanging)
      if let first = itemLines.first {
        itemLines[0] = indent + mark + box + first.dropFirst(hanging.count)
      }
      lines += itemLines
    }
    return lines
  }

  /// A table in columns where it fits, else a paragraph for each row.
  private func lines(of table: ProseTable, indent: String) -> [String] {
    let rows = ([table.header] + table.rows).map { $0.map { text(of: $0) } }
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        let cells = TextLayout.width(of: cell)
        if column < widths.count { widths[column] = max(widths[column], cells) } else { widths.append(cells) }
      }
    }
    let total = widths.reduce(indent.count, +) + 2 * max(0, widths.count - 1)
    if total <= width {
      var lines: [String] = []
      for (number, row) in rows.enumerated() {
        let cells = row.enumerated().map { TextLayout.padded($1, to: widths[$0]) }
        let line = indent + cells.joined(separator: "  ")
        lines.append(number == 0 ? style.apply(.emphasis, to: line) : line)
        if number == 0 {
          lines.append(indent + widths.map { String(repeating: "-", count: $0) }.joined(separator: "  "))
        }
      }
      return lines
    }
    let header = rows[0]
    return rows.dropFirst().flatMap { row -> [String] in
      row.enumerated().flatMap { column, cell in
        let label = column < header.count && !header[column].isEmpty ? "\(header[column]): " : ""
        let start = column == 0 ? indent : indent + "  "
        return TextLayout.wrap(label + cell, width: width, indent: start, hangingIndent: indent + "    ")
      }
    }
  }

  /// Spans as text, every word in its own look so that lines can be broken anywhere.
  func text(of spans: [ProseSpan]) -> String {
    spans.map { span in
      if span.style.contains(.code) { return code(span.text) }
      if span.style.contains(.strong) || span.style.contains(.emphasis) {
        return style.isColoured ? words(of: span.text, in: .emphasis) : "*\(span.text)*"
      }
      guard let destination = span.destination, destination.contains("://") else { return span.text }
      return "\(span.text) (\(destination))"
    }.joined()
  }

  /// Code in one piece, or in words where it is too long for a line of its own.
  private func code(_ text: String) -> String {
    let quoted = "`\(text)`"
    if quoted.count > width / 2 { return words(of: quoted, in: .code) }
    return style.apply(.code, to: String(quoted.map { $0 == " " ? Self.firmBlank : $0 }))
  }

  private func words(of text: String, in role: Style.Role) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false)
      .map { style.apply(role, to: String($0)) }
      .joined(separator: " ")
  }
}
