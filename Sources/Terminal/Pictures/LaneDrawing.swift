/// A graph without cycles drawn in characters: an item on each row, and lines that lead down from it to others.
package struct LaneDrawing {
  /// A row of the drawing.
  package struct Item {
    /// The sign that stands for it, and the one to use where only ASCII may be written.
    package let sign: Character
    package let plainSign: Character
    package let title: String
    package let details: String
    /// The indices of the items that lines lead to; all come later.
    package let targets: [Int]

    package init(sign: Character, plainSign: Character, title: String, details: String, targets: [Int]) {
      self.sign = sign
      self.plainSign = plainSign
      self.title = title
      self.details = details
      self.targets = targets
    }
  }

  private let items: [Item]
  private let width: Int
  private let strokes: Strokes
  private let unicode: Bool

  /// - Parameters:
  ///   - width: The cells that a line may take.
  ///   - unicode: Whether characters beyond ASCII may be used.
  package init(_ items: [Item], width: Int, unicode: Bool) {
    self.items = items
    self.width = max(width, 20)
    self.unicode = unicode
    strokes = unicode ? .boxes : .ascii
  }

  /// The fewest cells that text beside the lines is readable in.
  private static let leastText = 22

  /// The lines of the drawing; where its lines would leave no room for words, a numbered list instead.
  package var lines: [String] {
    let rows = Lanes.rows(of: items.map(\.targets))
    let lanes = rows.map { $0.cells.count }.max() ?? 0
    guard lanes * 2 + Self.leastText <= width else { return numberedLines }
    return rows.flatMap { drawn($0) }
  }

  private func drawn(_ row: Lanes.Row) -> [String] {
    let lines = row.cells.map { strokes.character(for: $0) }
    var prefix = ""
    for (index, cell) in row.cells.enumerated() {
      if case .item = cell, let item = row.item {
        prefix.append(unicode ? items[item].sign : items[item].plainSign)
      } else {
        prefix.append(lines[index])
      }
      prefix.append(cell.leadsRight ? strokes.horizontal : " ")
    }
    guard let item = row.item else { return [Self.trimmed(prefix)] }
    let below = row.below.map { $0 ? "\(strokes.vertical) " : "  " }.joined()
    return text(of: items[item], first: prefix, following: below)
  }

  private func text(of item: Item, first: String, following: String) -> [String] {
    let words = item.details.isEmpty ? item.title : "\(item.title): \(item.details)"
    let room = max(10, width - TextLayout.width(of: first))
    // The wrapped text is put beside the lines afterwards, for wrapping joins runs of blanks.
    let wrapped = TextLayout.wrap(words, width: room, hangingIndent: "  ")
    return wrapped.enumerated().map { number, line in
      Self.trimmed(
        (number == 0 ? first : TextLayout.padded(following, to: TextLayout.width(of: first))) + line)
    }
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  /// The items as a list in which lines are numbers.
  private var numberedLines: [String] {
    let digits = String(items.count).count
    return items.enumerated().flatMap { index, item in
      let number = String(repeating: " ", count: max(0, digits - String(index + 1).count)) + "\(index + 1) "
      let sign = unicode ? item.sign : item.plainSign
      let goals = item.targets.map { "\($0 + 1)" }.joined(separator: ", ")
      let arrow = goals.isEmpty ? "" : (unicode ? " → " : " -> ") + goals
      let details = item.details.isEmpty ? "" : ": " + item.details
      return TextLayout.wrap(
        "\(sign) \(item.title)\(arrow)\(details)", width: width, indent: number,
        hangingIndent: String(repeating: " ", count: digits + 3))
    }
  }

  /// The characters that lines are made of.
  private struct Strokes {
    let vertical: Character
    let horizontal: Character
    /// By the directions in which a line leaves a cell: up 1, down 2, left 4, right 8.
    let joints: [Character]

    func character(for cell: Lanes.Cell) -> Character {
      switch cell {
      case .empty, .item: " "
      case .passing: vertical
      case .crossed: vertical
      case .through: horizontal
      case .joint(let directions): joints[Int(directions.rawValue)]
      }
    }

    static let boxes = Strokes(
      vertical: "│", horizontal: "─",
      joints: [" ", "│", "│", "│", "─", "╯", "╮", "┤", "─", "╰", "╭", "├", "─", "┴", "┬", "┼"])
    static let ascii = Strokes(
      vertical: "|", horizontal: "-",
      joints: [" ", "|", "|", "|", "-", "'", ".", "+", "-", "'", ".", "+", "-", "+", "+", "+"])
  }
}
