/// The HTML that has a meaning in a lesson: comments that name steps, and folded parts.
enum LessonMarkup: Equatable {
  /// `<!-- kind: id -->`, or `<!-- kind: id; asks: y z -->`.
  case directive(kind: String, id: String, options: [String])
  /// `<details><summary>Hint</summary>`.
  case open(String)
  /// `</details>`.
  case close

  /// A piece of markup with its line.
  struct Located: Equatable {
    var line: Int
    var markup: LessonMarkup
  }

  /// Reads the markup in one block of HTML.
  ///
  /// - Parameters:
  ///   - html: The block as it stands.
  ///   - line: The line on which it starts.
  static func read(_ html: String, line: Int) throws(LessonProblem) -> [Located] {
    var found: [Located] = []
    var rest = Substring(html)
    var line = line

    func skip(_ count: Int) {
      line += rest.prefix(count).count { $0 == "\n" }
      rest = rest.dropFirst(count)
    }

    while true {
      skip(rest.prefix(while: \.isWhitespace).count)
      guard !rest.isEmpty else { return found }
      if rest.hasPrefix("<!--") {
        guard let text = rest.prefix(through: "-->") else {
          throw LessonProblem(line: line, problem: .unknownMarkup(firstLine(of: rest)))
        }
        if let directive = try directive(in: text.dropFirst(4).dropLast(3).trimmed(), line: line) {
          found.append(Located(line: line, markup: directive))
        }
        skip(text.count)
      } else if rest.hasPrefix("</details>") {
        found.append(Located(line: line, markup: .close))
        skip("</details>".count)
      } else if rest.hasPrefix("<details>") {
        let opened = line
        skip("<details>".count)
        skip(rest.prefix(while: \.isWhitespace).count)
        guard rest.hasPrefix("<summary>"), let text = rest.prefix(through: "</summary>") else {
          throw LessonProblem(line: opened, problem: .unknownMarkup("<details> without its <summary>"))
        }
        let name = text.dropFirst("<summary>".count).dropLast("</summary>".count)
        found.append(Located(line: opened, markup: .open(name.collapsingWhitespace())))
        skip(text.count)
      } else {
        throw LessonProblem(line: line, problem: .unknownMarkup(firstLine(of: rest)))
      }
    }
  }

  /// The directive that a comment holds, or nil when the comment starts with `note`: that one is for authors.
  private static func directive(in comment: String, line: Int) throws(LessonProblem) -> LessonMarkup? {
    let parts = comment.split(separator: ";").map { $0.trimmed() }
    let words = (parts.first ?? "").split(separator: ":", maxSplits: 1).map { $0.trimmed() }
    if words.first == "note" { return nil }
    guard words.count == 2, !words[0].isEmpty, !words[1].isEmpty else {
      throw LessonProblem(line: line, problem: .directiveInvalid("<!-- \(comment) -->"))
    }
    return .directive(kind: words[0], id: words[1], options: Array(parts.dropFirst()))
  }

  private static func firstLine(of text: Substring) -> String {
    String(text.prefix { $0 != "\n" })
  }
}

extension Substring {
  /// The text up to and with the first occurrence of `end`.
  fileprivate func prefix(through end: String) -> Substring? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(end) { return prefix(upTo: self.index(index, offsetBy: end.count)) }
      index = self.index(after: index)
    }
    return nil
  }
}
