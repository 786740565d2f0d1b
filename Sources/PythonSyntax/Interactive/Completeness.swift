/// What typed text amounts to, by the rules of Python's prompt.
///
/// A compound statement is complete only when an empty line ends it, even `class A: pass`.
package enum Completeness {
  /// A statement to run; without one, blanks and comments, the tree is empty.
  case complete(ModuleTree)
  /// More lines must follow.
  case needsMore(IncompleteReason)
  /// No further line could repair it.
  case invalid(SyntaxError)

  /// Judges the lines typed so far, each ended by a line end; the last one may lack it.
  package static func of(_ text: String, fileName: String = "<stdin>") -> Completeness {
    var source = text
    if source.utf8.last == UInt8(ascii: "\n") { source.unicodeScalars.removeLast() }
    let bytes: [UInt8]
    do throws(SyntaxError) {
      bytes = try SourceText.normalized(source, mode: .interactive)
    } catch {
      return .invalid(error)
    }
    // As CPython's codeop: what does not parse is tried with one more line end, and is incomplete if
    // that helps or if only the end of the text stood in the way.
    let isParsed: Bool
    (isParsed, _) = judge(bytes, mode: .unfinished)
    if !isParsed {
      switch judge(bytes + [UInt8(ascii: "\n")], mode: .unfinished) {
      case (true, _): return .needsMore(.openBlock)
      case (false, let reason?): return .needsMore(reason)
      case (false, nil): break
      }
    }
    do throws(SyntaxError) {
      return .complete(try Parser.parse(source, fileName: fileName, mode: .interactive))
    } catch {
      return .invalid(error)
    }
  }

  /// Whether a text parses and resolves, and if not, what it misses at its end.
  private static func judge(_ bytes: [UInt8], mode: LexerMode) -> (isParsed: Bool, IncompleteReason?) {
    let buffer = Lexer.tokenize(bytes, mode: mode)
    let body: [Statement]
    do throws(Diagnosis.Finding) {
      body = try Parser.parseBody(of: buffer, mode: mode)
    } catch {
      guard error.reachedEnd else { return (false, nil) }
      return (false, buffer.failure?.reason ?? .openBlock)
    }
    do throws(SyntaxError) {
      _ = try Resolver.resolve(body, in: buffer)
      return (true, nil)
    } catch {
      return (false, nil)
    }
  }
}
