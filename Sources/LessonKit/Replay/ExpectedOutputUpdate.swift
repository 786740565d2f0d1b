/// Rewrites the expected output of a file to what its commands print now.
package enum ExpectedOutputUpdate {
  /// The text with the output of every differing command replaced.
  ///
  /// Failed checks are left as they are: only output can be brought up to date.
  ///
  /// - Parameters:
  ///   - results: The results of replaying this very text.
  ///   - text: The text of the file.
  package static func text(applying results: [ReplayResult], to text: String) -> String {
    let endsWithNewline = text.hasSuffix("\n")
    var lines = text.withUnixNewlines().textLines()
    let changes = results.compactMap { result -> (example: DoctestExample, actual: String)? in
      guard case .output(let example) = result.subject, case .differs(let actual) = result.outcome else {
        return nil
      }
      return (example, actual)
    }
    // From the end, so that earlier line numbers stay true.
    for change in changes.sorted(by: { $0.example.line > $1.example.line }) {
      let range =
        (change.example.expectedLines.lowerBound - 1)..<(change.example.expectedLines.upperBound - 1)
      guard range.lowerBound >= 0, range.upperBound <= lines.count else { continue }
      lines.replaceSubrange(range, with: written(change.actual).map { change.example.indent + $0 })
    }
    return lines.joined(separator: "\n") + (endsWithNewline ? "\n" : "")
  }

  /// Replaces a file by its updated text, all at once.
  ///
  /// - Throws: When it cannot be written; the file is then as it was.
  package static func rewrite(_ file: String, as text: String) throws(LessonFileError) {
    do {
      try TextFile.write(text, to: file, permissions: TextFile.permissions(of: file) ?? 0o644)
    } catch {
      throw LessonFileError(file: file, line: 1, problem: .unwritable(reason: error.reason))
    }
  }

  /// Output as doctest text holds it.
  private static func written(_ output: String) -> [String] {
    var lines = OutputPattern.maskingAddresses(output).textLines().map { $0.trimmingBlanksAtEnd() }
    if let exception = OutputPattern.exception(ofTraceback: output) {
      // The frames name places in a session, not in this file.
      lines = ["Traceback (most recent call last):", "    ..."] + exception.textLines()
    }
    while lines.last == "" { lines.removeLast() }
    return lines.map { $0.isEmpty ? "<BLANKLINE>" : $0 }
  }
}
