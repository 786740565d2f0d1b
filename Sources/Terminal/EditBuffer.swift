/// A text being edited and the cursor in it: the editing commands that libedit lacks or that must know of
/// lines, as operations on a value.
struct EditBuffer: Equatable {
  var scalars: [Unicode.Scalar]
  /// The scalars before the cursor.
  var cursor: Int

  init(_ text: String, cursor: Int? = nil) {
    scalars = Array(text.unicodeScalars)
    self.cursor = min(cursor ?? scalars.count, scalars.count)
  }

  init(scalars: [Unicode.Scalar], cursor: Int) {
    self.scalars = scalars
    self.cursor = min(max(0, cursor), scalars.count)
  }

  var text: String { EditBuffer.text(scalars[...]) }
  var textBeforeCursor: String { EditBuffer.text(scalars[..<cursor]) }
  var isMultiline: Bool { scalars.contains("\n") }
  var isBlank: Bool { scalars.allSatisfy { $0 == " " || $0 == "\t" } }

  /// Where the line with the cursor starts.
  var lineStart: Int {
    (scalars[..<cursor].lastIndex(of: "\n") ?? -1) + 1
  }

  /// Where the line with the cursor ends.
  var lineEnd: Int {
    scalars[cursor...].firstIndex(of: "\n") ?? scalars.count
  }

  /// Whether only blanks stand between the start of the line and the cursor.
  var isInIndent: Bool {
    scalars[lineStart..<cursor].allSatisfy { $0 == " " || $0 == "\t" }
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

// MARK: - Moving

extension EditBuffer {
  mutating func moveToLineStart() { cursor = lineStart }

  mutating func moveToLineEnd() { cursor = lineEnd }

  /// Moves to the line above, as near to a column as it goes, the cursor's own unless given; answers false
  /// on the first line.
  mutating func moveUp(to column: Int? = nil) -> Bool {
    let start = lineStart
    guard start > 0 else { return false }
    let column = column ?? cursor - start
    cursor = start - 1
    cursor = min(lineStart + column, cursor)
    return true
  }

  /// Moves to the line below, as near to a column as it goes, the cursor's own unless given; answers false
  /// on the last line.
  mutating func moveDown(to column: Int? = nil) -> Bool {
    let end = lineEnd
    guard end < scalars.count else { return false }
    let column = column ?? cursor - lineStart
    cursor = end + 1
    cursor = min(cursor + column, lineEnd)
    return true
  }
}

// MARK: - Changing

extension EditBuffer {
  mutating func insert(_ text: String) {
    let added = Array(text.unicodeScalars)
    scalars.insert(contentsOf: added, at: cursor)
    cursor += added.count
  }

  /// Removes a range and answers its text; the cursor goes to its start.
  @discardableResult
  mutating func remove(_ range: Range<Int>) -> String {
    let removed = EditBuffer.text(scalars[range])
    scalars.removeSubrange(range)
    cursor = range.lowerBound
    return removed
  }

  /// Removes the character before the cursor; among leading blanks, those back to the stop before.
  mutating func deleteBackward(tabWidth: Int) -> Bool {
    guard cursor > 0 else { return false }
    let column = cursor - lineStart
    if column > 0, scalars[lineStart..<cursor].allSatisfy({ $0 == " " }) {
      remove((cursor - ((column - 1) % tabWidth + 1))..<cursor)
    } else {
      // A base and what is combined with it go together.
      var start = cursor - 1
      while start > lineStart, scalars[start].value >= 0x300, TextLayout.width(of: scalars[start]) == 0 {
        start -= 1
      }
      remove(start..<cursor)
    }
    return true
  }

  /// Removes the rest of the line, or the newline when the cursor stands at its end.
  mutating func killToLineEnd() -> String {
    let end = lineEnd
    return remove(cursor..<(end == cursor ? min(end + 1, scalars.count) : end))
  }

  /// Removes what stands before the cursor in its line.
  mutating func killToLineStart() -> String {
    remove(lineStart..<cursor)
  }

  /// Removes the word before the cursor, up to a blank.
  mutating func killWordBackward() -> String {
    var start = cursor
    while start > 0, scalars[start - 1].properties.isWhitespace { start -= 1 }
    while start > 0, !scalars[start - 1].properties.isWhitespace { start -= 1 }
    return remove(start..<cursor)
  }

  /// Removes the letters and digits after the cursor, with what separates the cursor from them.
  mutating func killWordForward() -> String {
    var end = cursor
    while end < scalars.count, !EditBuffer.isWordCharacter(scalars[end]) { end += 1 }
    while end < scalars.count, EditBuffer.isWordCharacter(scalars[end]) { end += 1 }
    return remove(cursor..<end)
  }

  private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
