/// The blanks that a prompt offers at the beginning of the next line.
package enum SuggestedIndentation {
  private static let step = "    "

  /// The blanks to begin the line after these ones with.
  ///
  /// After a colon one step deeper, after a `return`, `pass`, `break`, `continue` or `raise` one step back,
  /// inside of brackets one step deeper than the line that opened them, inside of a string none.
  package static func after(_ text: String) -> String {
    var source = text
    if source.utf8.last == UInt8(ascii: "\n") { source.unicodeScalars.removeLast() }
    guard let bytes = try? SourceText.normalized(source, mode: .interactive) else { return "" }
    let buffer = Lexer.tokenize(bytes, mode: .unfinished)
    if buffer.failure?.reason == .openString { return "" }
    if let bracket = buffer.openBrackets.last {
      return blanks(ofLine: bracket.position.line, in: buffer) + step
    }
    guard let last = buffer.tokens.lastIndex(where: { !$0.kind.isBlankSpace && $0.kind != .failure })
    else { return "" }
    let lastLine = buffer.tokens[last].end.line
    var first = last
    while first > 0, !buffer.tokens[first - 1].kind.isBlankSpace { first -= 1 }
    let margin = blanks(ofLine: buffer.tokens[first].start.line, in: buffer)
    if buffer.failure?.reason == .backslash { return margin + step }
    // An empty line ends the block.
    let lineCount = bytes.reduce(Int32(1)) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    let following = (lastLine..<lineCount).map { buffer.lineText($0 + 1) }
    if following.contains(where: { line in line.allSatisfy(\.isWhitespace) }) { return "" }
    if buffer.tokens[last].kind == .colon { return margin + step }
    switch buffer.tokens[first].kind {
    case .return, .pass, .break, .continue, .raise: return outer(of: margin, in: buffer)
    default: return margin
    }
  }

  private static func blanks(ofLine line: Int32, in buffer: TokenBuffer) -> String {
    String(buffer.lineText(line).prefix { $0 == " " || $0 == "\t" })
  }

  /// The margin of the block around a line with that margin.
  private static func outer(of margin: String, in buffer: TokenBuffer) -> String {
    var best = ""
    for token in buffer.tokens where !token.kind.isBlankSpace {
      let candidate = blanks(ofLine: token.start.line, in: buffer)
      if candidate.count < margin.count, candidate.count > best.count { best = candidate }
    }
    return best
  }
}
