extension LineEditor {
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// Takes a bracketed paste as a whole: nothing in it acts as a key.
  func paste() -> Reaction {
    guard let bytes = queue.bytes(upTo: Self.pasteEnd) else { return .nothing }
    var text = Self.cleaned(String(decoding: bytes, as: UTF8.self))
    text = state.block.language.normalizePaste(text)
    // The newline that was copied with the last line is no wish to run it.
    while text.unicodeScalars.last == "\n" { text.unicodeScalars.removeLast() }
    if !state.isBlock { text = String(text.map { $0.isNewline ? " " : $0 }) }

    var new = buffer
    if !state.autoIndent.isEmpty, new.text == state.autoIndent, text.first == " " || text.first == "\t" {
      // The pasted lines bring their own indent.
      new = EditBuffer("")
    }
    if state.block.isEmpty, !state.prefill.isEmpty, new == EditBuffer(state.prefill) {
      // As what is typed, a paste takes the place of a line that was given.
      new = EditBuffer("")
    }
    if new.isBlank, state.block.isEmpty, text.contains("\n") { state.runsOnEnter = true }
    new.insert(text)
    return apply(new)
  }

  /// The text with plain newlines and without control characters, which the editor could not show.
  private static func cleaned(_ text: String) -> String {
    var cleaned = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": cleaned.append("\n")
      case "\n": if previous != "\r" { cleaned.append("\n") }
      case "\t": cleaned.append(scalar)
      default: if scalar.value >= 0x20, scalar.value != 0x7F { cleaned.append(scalar) }
      }
      previous = scalar
    }
    return String(cleaned)
  }
}
