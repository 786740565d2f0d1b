/// A text that was pasted at the prompt, cut into the statements to run one after another.
///
/// It is read more kindly than typed lines are: a line at the left margin ends a block, empty lines inside
/// of one do not, and the prompts of a copied session and a common indentation are taken off.
package struct PastedText {
  /// A statement, or several on one line, and the line of the text on which it begins, counted from 1.
  package struct Piece: Equatable {
    package let source: String
    package let line: Int
  }

  /// The statements, up to the first that is wrong or unfinished.
  package private(set) var pieces: [Piece] = []
  /// The statement at the end that more lines must follow.
  package private(set) var remainder: String?
  /// Why the statement after the pieces is refused.
  package private(set) var error: SyntaxError?

  package init(_ text: String) {
    let plain = Self.withoutPrompts(text)
    let bytes: [UInt8]
    do throws(SyntaxError) {
      bytes = try SourceText.normalized(plain, mode: .file)
    } catch {
      self.error = error
      return
    }
    let buffer = Lexer.tokenize(bytes, mode: .file)
    var parser = TreeParser(buffer)
    do throws(ParseFailure) {
      while parser.kind != .endMarker {
        parser.statementStart = parser.index
        var body: [Statement] = []
        try parser.parseStatement(into: &body)
        pieces.append(Self.piece(of: buffer, from: parser.statementStart, to: parser.index))
      }
    } catch {
      let rest = Self.piece(of: buffer, from: parser.statementStart, to: nil)
      if case .needsMore = Completeness.of(rest.source) {
        remainder = rest.source
      } else {
        self.error = Diagnosis.explain(error, by: parser, mode: .file).error
      }
    }
  }

  /// The text between two tokens, from the beginning of its line; to the end of the text without a last
  /// token.
  private static func piece(of buffer: TokenBuffer, from start: Int, to end: Int?) -> Piece {
    let first = buffer.tokens[start]
    var last = end.map { $0 - 1 } ?? start
    while last > start, buffer.tokens[last].kind.isBlankSpace { last -= 1 }
    let startOffset = Int(first.startOffset) - Int(max(first.start.column, 0))
    let endOffset = end == nil ? buffer.bytes.count : Int(buffer.tokens[last].endOffset)
    let bytes = buffer.bytes[max(startOffset, 0)..<max(endOffset, startOffset, 0)]
    return Piece(source: String(decoding: bytes, as: UTF8.self), line: Int(first.start.line))
  }

  // MARK: Prompts

  /// The text without the prompts of a copied session and without its common indentation.
  ///
  /// Where lines carry `>>> ` or `... `, the others are what the session printed, and go.
  package static func withoutPrompts(_ text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { Substring($0) }
    let stripped = lines.map { $0.drop { $0 == " " || $0 == "\t" } }
    guard let first = stripped.first(where: { !$0.isEmpty }), first.isPrompted(by: ">>>") else {
      return withoutCommonIndentation(lines)
    }
    let session = stripped.compactMap { line in
      line.withoutPrompt(">>>") ?? line.withoutPrompt("...")
    }
    return session.joined(separator: "\n")
  }

  private static func withoutCommonIndentation(_ lines: [Substring]) -> String {
    let filled = lines.filter { line in !line.allSatisfy(\.isWhitespace) }
    guard let first = filled.first else { return lines.joined(separator: "\n") }
    let margin = first.prefix { $0 == " " || $0 == "\t" }
    guard !margin.isEmpty, filled.allSatisfy({ $0.hasPrefix(margin) }) else {
      return lines.joined(separator: "\n")
    }
    return lines.map { $0.hasPrefix(margin) ? $0.dropFirst(margin.count) : $0.drop(while: \.isWhitespace) }
      .joined(separator: "\n")
  }
}

extension Substring {
  fileprivate func isPrompted(by prompt: String) -> Bool {
    withoutPrompt(prompt) != nil
  }

  /// The line after a prompt and the blank behind it; nil without the prompt.
  fileprivate func withoutPrompt(_ prompt: String) -> Substring? {
    guard hasPrefix(prompt) else { return nil }
    let rest = dropFirst(prompt.count)
    if rest.isEmpty { return rest }
    return rest.first == " " ? rest.dropFirst() : nil
  }
}
