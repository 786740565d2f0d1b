/// A command with the output it must have, as doctest reads them.
package struct DoctestExample: Equatable, Sendable {
  /// The command without its prompts; the lines of a block are joined by newlines, with none at the end.
  package var source: String

  /// The expected output with a newline after each line, `<BLANKLINE>` already made an empty line; empty when
  /// nothing must be printed.
  package var expected: String

  /// The line of its `>>>`, from 1.
  package var line: Int

  /// The lines of the expected output; when there is none, the empty range at the line after the command.
  package var expectedLines: Range<Int>

  /// The blanks before its prompts.
  package var indent: String
}

/// Something that is not doctest text.
struct DoctestProblem: Error, Equatable {
  var line: Int
  var what: String
}

extension DoctestExample {
  /// Finds the examples in lines of text, as doctest does: output ends at a blank line or at the next prompt.
  ///
  /// - Parameters:
  ///   - lines: Text that may have anything between examples.
  ///   - firstLine: The number of the first line.
  /// - Throws: For a prompt without the blank after it, and output indented less than its prompt.
  static func examples(in lines: [String], firstLine: Int) throws(DoctestProblem) -> [DoctestExample] {
    var examples: [DoctestExample] = []
    var index = 0
    while index < lines.count {
      let (indent, rest) = splitIndent(lines[index])
      guard let first = try command(rest, prompt: ">>>", line: firstLine + index) else {
        index += 1
        continue
      }
      let line = firstLine + index
      var source = [first]
      index += 1
      while index < lines.count, lines[index].hasPrefix(indent),
        let more = try command(
          String(lines[index].dropFirst(indent.count)), prompt: "...", line: firstLine + index)
      {
        source.append(more)
        index += 1
      }

      let start = index
      var expected = ""
      while index < lines.count {
        let text = lines[index]
        if text.trimmed().isEmpty || splitIndent(text).rest.isPrompt { break }
        guard text.hasPrefix(indent) else {
          throw DoctestProblem(
            line: firstLine + index, what: "expected output is indented less than its `>>>`")
        }
        let output = text.dropFirst(indent.count).trimmingBlanksAtEnd()
        expected += (output == "<BLANKLINE>" ? "" : output) + "\n"
        index += 1
      }
      while source.count > 1, source.last == "" { source.removeLast() }
      examples.append(
        DoctestExample(
          source: source.joined(separator: "\n"), expected: expected, line: line,
          expectedLines: (firstLine + start)..<(firstLine + index), indent: indent))
    }
    return examples
  }

  /// Whether a text has a line that doctest takes for a command.
  static func hasPrompt(_ text: String) -> Bool {
    text.textLines().contains { splitIndent($0).rest.isPrompt }
  }

  private static func splitIndent(_ line: String) -> (indent: String, rest: String) {
    let indent = line.prefix { $0 == " " || $0 == "\t" }
    return (String(indent), String(line[indent.endIndex...]))
  }

  /// The command after a prompt, or nil when the line does not start with it.
  private static func command(
    _ text: String, prompt: String, line: Int
  ) throws(DoctestProblem) -> String? {
    guard text.hasPrefix(prompt) else { return nil }
    let rest = text.dropFirst(prompt.count)
    if rest.isEmpty { return "" }
    guard rest.first == " " else {
      // An ellipsis within output, such as `...]`, is no prompt.
      if prompt == "..." { return nil }
      throw DoctestProblem(line: line, what: "a space is missing after `\(prompt)`")
    }
    return rest.dropFirst().trimmingBlanksAtEnd()
  }
}

extension String {
  fileprivate var isPrompt: Bool { self == ">>>" || hasPrefix(">>> ") }
}
