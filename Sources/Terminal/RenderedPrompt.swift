/// A prompt as libedit takes it.
struct RenderedPrompt: Equatable {
  /// Brackets what takes no room on the screen.
  static let escape: Unicode.Scalar = "\u{01}"

  private let prefix: String
  private let text: String
  private let opening: String

  /// The cells of the prompt.
  let width: Int

  /// A prompt in the look of a role. Escape sequences and control characters in the text are left out.
  ///
  /// - Parameter prefix: stands before it, as it is.
  init(_ text: String, role: Style.Role?, style: Style, prefix: String = "") {
    self.prefix = prefix
    let plain = TextLayout.plainText(of: text).unicodeScalars.filter { $0 != "\n" && $0 != "\t" }
    self.text = String(String.UnicodeScalarView(plain))
    opening = role.map { style.opening($0) } ?? ""
    width = TextLayout.width(of: prefix) + TextLayout.width(of: self.text)
  }

  /// The scalars for libedit.
  ///
  /// - Parameters:
  ///   - columns: when given, blanks fill the row so that a text of several lines starts under the prompt
  ///     with all its lines aligned.
  ///   - note: stands among these blanks where there is room; ASCII.
  func scalars(fillingRowOf columns: Int?, note: String = "") -> [Unicode.Scalar] {
    var result = Array(prefix.unicodeScalars)
    // libedit joins an escape group to the character after it and drops one at the end, so the look must
    // close before a last blank.
    let body = text.last == " " ? text.dropLast() : text[...]
    if opening.isEmpty || body.isEmpty || body.count == text.count {
      result += text.unicodeScalars
    } else {
      result += [Self.escape] + opening.unicodeScalars + [Self.escape]
      result += body.unicodeScalars
      result += [Self.escape] + Style.closing.unicodeScalars + [Self.escape, " "]
    }
    if let columns, columns > width {
      let note = note.unicodeScalars.count < columns - width ? note : ""
      result += note.unicodeScalars
      result += repeatElement(" ", count: columns - width - note.unicodeScalars.count)
    }
    return result
  }

  /// The cells before the text: the whole row when it was filled.
  func width(fillingRowOf columns: Int?) -> Int {
    max(width, columns ?? 0)
  }
}
