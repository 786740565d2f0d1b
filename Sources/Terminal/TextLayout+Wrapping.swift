extension TextLayout {
  /// Prose broken at blanks into lines of at most `width` cells.
  ///
  /// Line breaks in the text stay; a word that is wider than a line is broken inside. Runs of blanks
  /// between words become one.
  ///
  /// - Parameters:
  ///   - indent: stands before the first line of each paragraph.
  ///   - hangingIndent: stands before the lines that follow it.
  package static func wrap(
    _ text: String, width: Int, indent: String = "", hangingIndent: String = ""
  ) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      wrap(paragraph: paragraph, width: width, indent: indent, hangingIndent: hangingIndent)
    }
  }

  private static func wrap(
    paragraph: Substring, width: Int, indent: String, hangingIndent: String
  ) -> [String] {
    var lines: [String] = []
    var line = indent
    var cells = Self.width(of: indent)
    var isEmpty = true

    func breakLine() {
      lines.append(line)
      line = hangingIndent
      cells = Self.width(of: hangingIndent)
      isEmpty = true
    }

    for word in paragraph.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
      var rest = word
      var restCells = Self.width(of: rest)
      if !isEmpty, cells + 1 + restCells > width { breakLine() }
      if !isEmpty {
        line += " "
        cells += 1
      }
      while cells + restCells > width, restCells > 1 {
        var head = prefix(of: String(rest), fitting: width - cells)
        // A line too narrow for anything still takes a character, or the loop would not end.
        if head.isEmpty { head = rest.prefix(1) }
        if head.count >= rest.count { break }
        line += head
        rest = rest.dropFirst(head.count)
        restCells = Self.width(of: rest)
        breakLine()
      }
      line += rest
      cells += restCells
      isEmpty = false
    }
    lines.append(line)
    return lines
  }
}
