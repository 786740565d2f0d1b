/// Turns Python source into a resolved tree.
package enum Parser {
  /// Parses and resolves a source text.
  ///
  /// - Parameters:
  ///   - fileName: What tracebacks call the text, such as `<stdin>`.
  ///   - firstLine: The number of the text's first line.
  /// - Throws: `SyntaxError` with CPython 3.11's words and place.
  package static func parse(
    _ source: String, fileName: String, mode: ParseMode, firstLine: Int = 1
  ) throws(SyntaxError) -> ModuleTree {
    let bytes = try SourceText.normalized(source, mode: mode)
    let lexerMode: LexerMode =
      switch mode {
      case .file: .file
      case .interactive: .interactive
      case .expression: .expression
      }
    let origin = SourcePosition(line: Int32(clamping: firstLine), column: 0)
    let buffer = Lexer.tokenize(bytes, mode: lexerMode, origin: origin)
    let body: [Statement]
    do throws(Diagnosis.Finding) {
      body = try parseBody(of: buffer, mode: lexerMode)
    } catch {
      throw error.error
    }
    let scope: Scope
    do throws(SyntaxError) {
      scope = try Resolver.resolve(body, in: buffer)
    } catch {
      // At the prompt CPython has no line to show for what its compiler refuses.
      var error = error
      if mode == .interactive { error.lineText = "" }
      throw error
    }
    return ModuleTree(body: body, scope: scope, source: source, fileName: fileName)
  }

  /// Parses tokens into statements, without resolving names.
  static func parseBody(of buffer: TokenBuffer, mode: LexerMode) throws(Diagnosis.Finding) -> [Statement] {
    var parser = TreeParser(buffer)
    let body: [Statement]
    do {
      switch mode {
      case .file: return try parser.parseFile()
      case .interactive, .unfinished: body = try parser.parseInteractive()
      case .expression, .replacementField: return try parser.parseEvaluated()
      }
    } catch {
      throw Diagnosis.explain(error, by: parser, mode: mode)
    }
    if let error = parser.furtherStatementError {
      throw Diagnosis.Finding(error: error, reachedEnd: false)
    }
    return body
  }
}

/// The source text as the lexer wants it.
enum SourceText {
  /// UTF-8 with `\n` as the only line end and, in a file, without a byte order mark.
  static func normalized(_ source: String, mode: ParseMode) throws(SyntaxError) -> [UInt8] {
    var bytes = Array(source.utf8)
    if mode == .file, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if bytes.contains(0) {
      let place = SourcePosition(line: 0, column: -1)
      throw SyntaxError(
        kind: .syntax, message: "source code cannot contain null bytes",
        range: SourceRange(start: place, end: place), lineText: "")
    }
    guard bytes.count < Int(Int32.max) / 2 else {
      let place = SourcePosition(line: 0, column: -1)
      throw SyntaxError(
        kind: .memory, message: "", range: SourceRange(start: place, end: place), lineText: "")
    }
    guard bytes.contains(UInt8(ascii: "\r")) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\r") {
        result.append(UInt8(ascii: "\n"))
      } else if byte != UInt8(ascii: "\n") || index == 0 || bytes[index - 1] != UInt8(ascii: "\r") {
        result.append(byte)
      }
    }
    return result
  }
}
