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
      while cells + restCells > width {
        let head = prefix(of: rest, fitting: width - cells)
        if head.endIndex == rest.endIndex { break }
        line += head
        rest = rest[head.endIndex...]
        restCells -= Self.width(of: head)
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
