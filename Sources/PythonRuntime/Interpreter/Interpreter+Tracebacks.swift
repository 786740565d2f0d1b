import PythonSyntax

/// The text of tracebacks, as CPython 3.11 prints it.
extension Interpreter {
  /// The whole text for an exception, with those before it, ending with a line end.
  ///
  /// - Parameter isUncaught: Whether it is shown because nobody has caught it, where CPython marks less of a line that is
  ///   indented wrongly than the module `traceback` does.
  package func tracebackText(of exception: ExceptionObject, isUncaught: Bool = false) -> String {
    var seen: Set<ObjectIdentifier> = []
    var closes = false
    return chainText(exception, seen: &seen, closes: &closes, depth: 0, isUncaught)
  }

  /// An exception's text with those before it.
  ///
  /// - Parameter depth: How many groups the text stands in, which moves it to the right, behind a margin.
  private func chainText(
    _ exception: ExceptionObject, seen: inout Set<ObjectIdentifier>, closes: inout Bool, depth: Int,
    _ isUncaught: Bool
  ) -> String {
    // The chain is walked in a loop, from the last exception to the first.
    var chain: [(exception: ExceptionObject, link: String)] = []
    var current: ExceptionObject? = exception
    while let exception = current, seen.insert(ObjectIdentifier(exception)).inserted {
      var link = ""
      current = nil
      if let cause = exception.cause, !seen.contains(ObjectIdentifier(cause)) {
        link = "\nThe above exception was the direct cause of the following exception:\n\n"
        current = cause
      } else if exception.cause == nil, let context = exception.context, !exception.suppressesContext,
        !seen.contains(ObjectIdentifier(context))
      {
        link = "\nDuring handling of the above exception, another exception occurred:\n\n"
        current = context
      }
      chain.append((exception, link))
    }
    var text = ""
    for (exception, link) in chain.reversed() {
      text += Self.indented(link, depth: depth)
      if exception.members.isEmpty {
        let own = frameText(exception) + exceptionOnlyText(exception, isUncaught: isUncaught)
        text += Self.indented(own, depth: depth)
      } else {
        text += groupText(exception, seen: &seen, closes: &closes, depth: depth, isUncaught)
      }
    }
    return text
  }

  /// Lines behind the margin of the groups that they stand in.
  private static func indented(_ text: String, depth: Int, mark: String = "|") -> String {
    guard depth > 0, !text.isEmpty else { return text }
    let margin = String(repeating: "  ", count: depth)
    return text.dropLast().split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      "\(margin)\($0.offset == 0 ? mark : "|") \($0.element)\n"
    }.joined()
  }

  private func frameText(
    _ exception: ExceptionObject, header: String = "Traceback (most recent call last):\n"
  ) -> String {
    if exception.traceback.isEmpty { return "" }
    return header + entriesText(exception.traceback)
  }

  /// The frames of a traceback, repeated ones folded.
  package func entriesText(_ entries: [TracebackEntry]) -> String {
    var text = ""
    var repeated = 0
    var last: (String, Int32, String)?
    func foldedNote() -> String {
      let more = repeated - 3
      return more > 0 ? "  [Previous line repeated \(more) more time\(more == 1 ? "" : "s")]\n" : ""
    }
    for entry in entries {
      let line = entry.code.position(ofInstruction: entry.instruction).range.start.line
      let key = (entry.code.fileName, line, entry.code.name)
      if let last, last == key {
        repeated += 1
      } else {
        text += foldedNote()
        repeated = 1
        last = key
      }
      if repeated <= 3 { text += entryText(entry) }
    }
    return text + foldedNote()
  }

  private func entryText(_ entry: TracebackEntry) -> String {
    let position = entry.code.position(ofInstruction: entry.instruction)
    let number = Int(position.range.start.line)
    var text = "  File \"\(entry.code.fileName)\", line \(number), in \(entry.code.name)\n"
    guard let line = sources[entry.code.fileName]?.line(number) else { return text }
    let stripped = Self.trimmed(line)
    if stripped.isEmpty { return text }
    text += "    \(stripped)\n"
    return text + (caretLine(position, line: line, stripped: stripped) ?? "")
  }

  private static func trimmed(_ line: String) -> String {
    func isBlank(_ character: Character) -> Bool { character.isWhitespace }
    var result = Substring(line)
    while let first = result.first, isBlank(first) { result.removeFirst() }
    while let last = result.last, isBlank(last) { result.removeLast() }
    return String(result)
  }

  /// The line of carets below a source line; nil where it would span the whole line.
  private func caretLine(_ position: CodePosition, line: String, stripped: String) -> String? {
    let bytes = Array(line.utf8)
    func scalars(_ upTo: Int32) -> Int {
      String(decoding: bytes.prefix(Int(max(upTo, 0))), as: UTF8.self).unicodeScalars.count
    }
    let leading = line.unicodeScalars.prefix { $0.properties.isWhitespace }.count
    let start = scalars(position.range.start.column)
    let isOneLine = position.range.end.line == position.range.start.line
    let end = isOneLine ? scalars(position.range.end.column) : leading + stripped.unicodeScalars.count
    guard end > start, start >= leading else { return nil }
    var anchors: (left: Int, right: Int)?
    if isOneLine, let anchor = position.anchor, anchor.leftEnd.line == position.range.start.line,
      anchor.rightStart.line == position.range.start.line
    {
      anchors = operatorColumns(anchor, bytes: bytes, start: start, end: end, scalars)
    }
    guard end - start < stripped.unicodeScalars.count || anchors != nil else { return nil }
    var text = "    " + String(repeating: " ", count: start - leading)
    if let anchors {
      text += String(repeating: "~", count: anchors.left - start)
      text += String(repeating: "^", count: anchors.right - anchors.left)
      text += String(repeating: "~", count: end - anchors.right)
    } else {
      text += String(repeating: "^", count: end - start)
    }
    return text + "\n"
  }

  /// The columns of a binary operator, or of a subscript's brackets.
  private func operatorColumns(
    _ anchor: CodePosition.Anchor, bytes: [UInt8], start: Int, end: Int, _ scalars: (Int32) -> Int
  ) -> (left: Int, right: Int)? {
    var column = Int(anchor.leftEnd.column)
    let limit = Int(anchor.rightStart.column)
    if anchor.isSubscript {
      // CPython marks from the end of what is subscripted to the closing bracket.
      while column < limit, column < bytes.count, bytes[column] != UInt8(ascii: "[") { column += 1 }
      return (scalars(Int32(column)), end)
    }
    let skipped: Set<UInt8> = [0x20, 0x09, UInt8(ascii: ")"), UInt8(ascii: "\\")]
    while column < limit, column < bytes.count, skipped.contains(bytes[column]) { column += 1 }
    guard column < limit, column < bytes.count else { return nil }
    let left = scalars(Int32(column))
    var width = 1
    let following: Set<UInt8> = [0x20, 0x09, UInt8(ascii: "("), UInt8(ascii: "#"), UInt8(ascii: "\\")]
    if column + 1 < limit, column + 1 < bytes.count, !following.contains(bytes[column + 1]) { width = 2 }
    return (left, left + width)
  }

  // MARK: The last lines

  /// `Type: message`, with notes and what a syntax error points at; ends with a line end.
  package func exceptionOnlyText(_ exception: ExceptionObject, isUncaught: Bool = false) -> String {
    if let details = exception.syntaxDetails { return syntaxText(exception, details, isUncaught) }
    let type = exception.type
    let isPlain = type.moduleName == "builtins" || type.moduleName == "__main__"
    let name = isPlain ? type.qualifiedName : "\(type.moduleName).\(type.qualifiedName)"
    var message: String
    do {
      message = try string(of: .object(exception))
    } catch {
      message = "<exception str() failed>"
    }
    if message == "None", type.isSubtype(of: types.exception(.syntaxError)), exception.arguments.count == 0 {
      message = "<no detail available>"
    }
    // Only what shows an exception that nobody caught looks for similar names.
    if isUncaught, let suggestion = suggestion(for: exception) { message += suggestion }
    var text = message.isEmpty ? "\(name)\n" : "\(name): \(message)\n"
    if let notes = exception.ownAttribute(intern("__notes__")), let list = notes.cast(to: ListObject.self) {
      for note in list.array {
        text += ((try? string(of: note)) ?? "<note str() failed>") + "\n"
      }
    }
    return text
  }

  private func syntaxText(
    _ exception: ExceptionObject, _ details: SyntaxDetails, _ isUncaught: Bool
  ) -> String {
    var text = "  File \"\(details.fileName)\", line \(details.line)\n"
    let stripped = Self.trimmed(details.text)
    if !stripped.isEmpty {
      text += "    \(stripped)\n"
      let leading = details.text.unicodeScalars.prefix { $0.properties.isWhitespace }.count
      let start = details.column - 1 - leading
      // An end that is not known is none in a text that was given, and the beginning of what follows in a file.
      let marksOne = isUncaught && exception.type !== types.exception(.syntaxError)
      let isEnd = marksOne && details.endColumn < 0 && !details.fileName.hasPrefix("<")
      if details.column > 0, start >= 0, !isEnd {
        var width = details.endColumn - details.column
        let available = stripped.unicodeScalars.count
        if width < 1 || details.endColumn <= 0 || marksOne { width = 1 }
        width = max(1, min(width, max(available - start, 1)))
        text += "    " + String(repeating: " ", count: start) + String(repeating: "^", count: width) + "\n"
      }
    }
    let message = exception.arguments.array.first.flatMap { $0.cast(to: StringObject.self)?.value } ?? ""
    return text + "\(exception.type.name): \(message)\n"
  }

  // MARK: Groups

  /// A group's text, followed by those of its members one step further to the right.
  ///
  /// - Parameter closes: Whether a line must still close the innermost group that has ended.
  private func groupText(
    _ group: ExceptionObject, seen: inout Set<ObjectIdentifier>, closes: inout Bool, depth: Int,
    _ isUncaught: Bool
  ) -> String {
    if depth > 10 { return Self.indented("... (max_group_depth is 10)\n", depth: depth) }
    let outer = max(depth, 1)
    let margin = String(repeating: "  ", count: outer)
    let frames = frameText(group, header: "Exception Group Traceback (most recent call last):\n")
    var text = Self.indented(frames, depth: outer, mark: depth == 0 ? "+" : "|")
    text += Self.indented(exceptionOnlyText(group), depth: outer)
    let members = group.members.compactMap { $0.cast(to: ExceptionObject.self) }
    let most = 15
    closes = false
    for (index, member) in members.prefix(most + 1).enumerated() {
      let isLast = index == min(members.count, most + 1) - 1
      if isLast { closes = true }
      let title = index < most ? "\(index + 1)" : "..."
      text += "\(margin)\(index == 0 ? "+-" : "  ")+---------------- \(title) ----------------\n"
      if index < most {
        text += chainText(member, seen: &seen, closes: &closes, depth: outer + 1, isUncaught)
      } else {
        let more = members.count - most
        text += Self.indented("and \(more) more exception\(more == 1 ? "" : "s")\n", depth: outer + 1)
      }
      if isLast, closes {
        text += "\(margin)  +------------------------------------\n"
        closes = false
      }
    }
    return text
  }
}
