extension LineEditor {
  /// Tab: indents among leading blanks, else completes what stands before the cursor.
  func complete() -> Reaction {
    var new = buffer
    if new.isInIndent {
      let column = new.cursor - new.lineStart
      new.insert(String(repeating: " ", count: Self.tabWidth - column % Self.tabWidth))
      return apply(new)
    }
    guard state.isBlock else { return .beep }
    let prefix = state.block.prefix
    let text = prefix + new.text
    let result = state.block.language.completions(
      text, prefix.utf8.count + new.textBeforeCursor.utf8.count)
    guard let first = result.candidates.first else { return .beep }
    let range =
      new.scalarOffset(
        utf8: result.replacement.lowerBound - prefix.utf8.count)..<new.scalarOffset(
        utf8: max(result.replacement.lowerBound, result.replacement.upperBound) - prefix.utf8.count)

    let common = result.candidates.dropFirst().reduce(first) { Self.commonPrefix($0, $1) }
    let before = new
    if common.unicodeScalars.count > range.count || result.candidates.count == 1 {
      new.remove(range)
      new.insert(common)
    }
    if result.candidates.count == 1 {
      state.undecided = nil
      return apply(new)
    }
    if new != before {
      state.undecided = new
      return apply(new)
    }
    guard state.undecided == before else {
      state.undecided = before
      return .beep
    }
    list(result.candidates)
    return .nothing
  }

  /// Shows candidates in columns below the text, as many rows as the screen holds, and the text anew.
  private func list(_ candidates: [String]) {
    let rows = TextLayout.columns(candidates, width: columns)
    let room = max(1, screenSize.rows - 2)
    var shown = rows
    if rows.count > room {
      shown = Array(rows.prefix(room - 1)) + ["... \(candidates.count) in all; type more to narrow them"]
    }
    leaveText()
    emit(shown.joined(separator: "\r\n") + "\r\n")
    redraw()
  }

  private static func commonPrefix(_ first: String, _ second: String) -> String {
    var common = String.UnicodeScalarView()
    for (left, right) in zip(first.unicodeScalars, second.unicodeScalars) {
      guard left == right else { break }
      common.append(left)
    }
    return String(common)
  }
}

extension EditBuffer {
  /// The scalars that end at or before an offset in UTF-8 bytes.
  func scalarOffset(utf8 offset: Int) -> Int {
    var bytes = 0
    for (index, scalar) in scalars.enumerated() {
      bytes += UTF8.width(scalar)
      if bytes > offset { return index }
    }
    return scalars.count
  }
}
