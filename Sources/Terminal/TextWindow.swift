/// The lines around the cursor of a text that has more than the screen has rows.
///
/// libedit loses the cursor in a text taller than the screen, so it is given a part that fits.
struct TextWindow: Equatable {
  private var above: [Unicode.Scalar] = []
  private var below: [Unicode.Scalar] = []
  private var firstLine = 0
  private var lineCount = 0
  private var totalLines = 0

  /// Whether any line is left out.
  var hidesLines: Bool { !above.isEmpty || !below.isEmpty }

  /// Tells which lines are shown, when not all are.
  var note: String {
    hidesLines ? "(lines \(firstLine + 1)-\(firstLine + lineCount) of \(totalLines))" : ""
  }

  /// The whole text, from the part that is shown.
  func whole(around shown: EditBuffer) -> EditBuffer {
    guard hidesLines else { return shown }
    return EditBuffer(scalars: above + shown.scalars + below, cursor: above.count + shown.cursor)
  }

  /// Takes the part that fits the rows, with the cursor in it; the window moves only as far as it must.
  mutating func cut(_ text: EditBuffer, rows: Int, columns: Int) -> EditBuffer {
    let lines = text.scalars.split(separator: "\n", omittingEmptySubsequences: false)
    let heights = lines.map { line in
      let line = EditBuffer(scalars: Array(line), cursor: 0)
      return ScreenLayout(promptWidth: 0, buffer: line, columns: columns).lastRow + 1
    }
    guard lines.count > 1, heights.reduce(0, +) > rows else {
      self = TextWindow()
      return text
    }
    let cursorLine = text.scalars[..<text.cursor].count { $0 == "\n" }
    var range = Self.lines(from: min(firstLine, cursorLine), heights: heights, rows: rows)
    if range.upperBound <= cursorLine {
      // The cursor's line becomes the last one that fits.
      var first = cursorLine
      var height = heights[cursorLine]
      while first > 0, height + heights[first - 1] <= rows {
        first -= 1
        height += heights[first]
      }
      range = first..<(cursorLine + 1)
    }
    firstLine = range.lowerBound
    lineCount = range.count
    totalLines = lines.count
    let start = lines[range.lowerBound].startIndex
    let end = lines[range.upperBound - 1].endIndex
    above = Array(text.scalars[..<start])
    below = Array(text.scalars[end...])
    return EditBuffer(scalars: Array(text.scalars[start..<end]), cursor: text.cursor - start)
  }

  /// As many lines as fit the rows, at least one.
  private static func lines(from first: Int, heights: [Int], rows: Int) -> Range<Int> {
    var end = first + 1
    var height = heights[first]
    while end < heights.count, height + heights[end] <= rows {
      height += heights[end]
      end += 1
    }
    return first..<end
  }
}
