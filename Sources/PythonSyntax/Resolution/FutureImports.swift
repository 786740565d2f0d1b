/// `from __future__ import ...`, which must come first and name a known feature.
enum FutureImports {
  /// The features that CPython 3.11 knows; all but `annotations` are long in force.
  private static let features: Set<String> = [
    "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
    "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
  ]

  /// Checks the future imports at the beginning of a module.
  ///
  /// - Returns: The line of the last of them; 0 without any.
  static func check(_ body: [Statement], in buffer: TokenBuffer) throws(SyntaxError) -> Int32 {
    var isPastBeginning = false
    var previousLine: Int32 = 0
    var lastLine: Int32 = 0
    for statement in body {
      let line = statement.range.start.line
      if isPastBeginning, line > previousLine { break }
      previousLine = line
      switch statement.kind {
      case .importFrom("__future__", level: 0, let names):
        guard !isPastBeginning else {
          throw error(lateMessage, at: statement, in: buffer)
        }
        try check(names, of: statement, in: buffer)
        lastLine = line
      case .expression(let value):
        if case .string = value.kind { continue }
        isPastBeginning = true
      default:
        isPastBeginning = true
      }
    }
    return lastLine
  }

  static let lateMessage = "from __future__ imports must occur at the beginning of the file"

  private static func check(
    _ names: ImportedNames, of statement: Statement, in buffer: TokenBuffer
  ) throws(SyntaxError) {
    switch names {
    case .all: throw error("future feature * is not defined", at: statement, in: buffer)
    case .names(let aliases):
      for alias in aliases where !features.contains(alias.name) {
        let message =
          alias.name == "braces" ? "not a chance" : "future feature \(alias.name) is not defined"
        throw error(message, at: statement, in: buffer)
      }
    }
  }

  private static func error(
    _ message: String, at statement: Statement, in buffer: TokenBuffer
  ) -> SyntaxError {
    let start = statement.range.start
    return SyntaxError(
      kind: .syntax, stage: .meaning, message: message, range: SourceRange(start: start, end: start),
      lineText: buffer.lineText(start.line))
  }
}
