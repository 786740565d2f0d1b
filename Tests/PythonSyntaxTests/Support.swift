import PythonSyntax
import Testing

/// The statements of a text, as nested parentheses.
func dump(_ source: String, mode: ParseMode = .file, ranges: Bool = false) throws -> String {
  let tree = try Parser.parse(source, fileName: "<test>", mode: mode)
  return TreeDump(includesRanges: ranges).dump(tree.body)
}

/// Why a text is refused, as `kind: message`, and where, as `line:offset` in CPython's counting, with
/// `-line:offset` for the end of a stretch; nil for a text that is accepted.
func refusal(of source: String, mode: ParseMode = .file) -> (words: String, place: String)? {
  do throws(SyntaxError) {
    _ = try Parser.parse(source, fileName: "<test>", mode: mode)
    return nil
  } catch {
    return ("\(error.kind.rawValue): \(error.message)", place(of: error))
  }
}

func place(of error: SyntaxError) -> String {
  let start = "\(error.range.start.line):\(error.offset)"
  return error.endOffset > 0 ? "\(start)-\(error.range.end.line):\(error.endOffset)" : start
}

/// A text that CPython 3.11 refuses, with its words and its place.
struct Refusal: CustomTestStringConvertible {
  let source: String
  let words: String
  let place: String

  init(_ source: String, _ words: String, _ place: String) {
    self.source = source
    self.words = words
    self.place = place
  }

  var testDescription: String { source }
}
