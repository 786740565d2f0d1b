/// Prose as plain text, one paragraph a line: for pipes, logs and tests, where nothing is wrapped or coloured.
package enum PlainText {
  /// The text of these blocks, a blank line between them, without a newline at the end.
  package static func text(of blocks: [ProseBlock]) -> String {
    blocks.map { text(of: $0) }.joined(separator: "\n\n")
  }

  /// The text of these spans; code keeps its backticks, so that nothing is told by style alone.
  package static func text(of spans: [ProseSpan]) -> String {
    var text = ""
    for span in spans {
      text += span.style.contains(.code) ? "`\(span.text)`" : span.text
    }
    return text
  }

  private static func text(of block: ProseBlock) -> String {
    switch block {
    case .heading(_, let spans), .paragraph(let spans):
      return text(of: spans)
    case .code(_, let text):
      return indented(text, first: "    ", rest: "    ")
    case .quote(let blocks):
      return indented(text(of: blocks), first: "> ", rest: "> ")
    case .list(let list):
      return text(of: list)
    case .table(let table):
      return text(of: table)
    case .rule:
      return "---"
    }
  }

  private static func text(of list: ProseList) -> String {
    var lines: [String] = []
    for (offset, item) in list.items.enumerated() {
      let number = list.start.map { $0.addingReportingOverflow(offset).partialValue }
      var marker = number.map { "\($0). " } ?? "- "
      let width = marker.utf8.count
      if let checked = item.checked { marker += checked ? "[x] " : "[ ] " }
      let rest = String(repeating: " ", count: width)
      lines.append(indented(text(of: item.blocks), first: marker, rest: rest))
    }
    return lines.joined(separator: "\n")
  }

  private static func text(of table: ProseTable) -> String {
    let rows = ([table.header] + table.rows).map { $0.map { text(of: $0) } }
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    let lines = rows.map { row in
      var cells: [String] = []
      for (column, cell) in row.enumerated() {
        cells.append(cell + String(repeating: " ", count: widths[column] - cell.count))
      }
      return cells.joined(separator: " | ").trimmingBlanksAtEnd()
    }
    return lines.joined(separator: "\n")
  }

  private static func indented(_ text: String, first: String, rest: String) -> String {
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let indent = lines.isEmpty ? first : rest
      lines.append((indent + line).trimmingBlanksAtEnd())
    }
    return lines.joined(separator: "\n")
  }
}
