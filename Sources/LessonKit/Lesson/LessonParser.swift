/// Turns the text of a lesson file into a lesson.
struct LessonParser {
  private let file: String
  private let text: String
  private let lines: [String]

  /// Reads one lesson.
  ///
  /// - Parameters:
  ///   - text: The file's text, with `\n` at the end of lines.
  ///   - file: Its path, for errors; the lesson's id comes from its last part.
  static func parse(_ text: String, file: String) throws(LessonFileError) -> Lesson {
    do {
      return try LessonParser(file: file, text: text, lines: text.textLines()).lesson()
    } catch {
      throw LessonFileError(file: file, line: error.line, problem: error.problem)
    }
  }

  /// The id of the lesson in a file of this path: `01-grad-fn.md` holds `grad-fn`.
  static func lessonID(ofFile path: String) -> String {
    var name = path.split(separator: "/").last ?? ""
    if name.hasSuffix(".md") { name = name.dropLast(3) }
    let digits = name.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, name.dropFirst(digits.count).first == "-" { name = name.dropFirst(digits.count + 1) }
    return String(name)
  }

  /// Whether this can be the id of a lesson or a step: small letters, digits and hyphens, a letter first.
  static func isID(_ text: String) -> Bool {
    guard let first = text.first, first.isASCII, first.isLowercase else { return false }
    return text.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
  }

  private func lesson() throws(LessonProblem) -> Lesson {
    let id = Self.lessonID(ofFile: file)
    guard Self.isID(id) else { throw LessonProblem(line: 1, problem: .invalidLessonID(id)) }
    let frontMatter = try FrontMatter(lines: lines)
    let blocks = try documentBlocks(after: frontMatter.lineCount)

    guard let first = blocks.first, case .prose(.heading(level: 1, let heading)) = first.content else {
      throw LessonProblem(line: blocks.first?.line ?? frontMatter.lineCount, problem: .titleMissing)
    }
    let headingText = heading.map(\.text).joined()
    guard headingText == frontMatter.title else {
      throw LessonProblem(
        line: first.line, problem: .titleDiffers(heading: headingText, title: frontMatter.title))
    }

    let stepStarts = blocks.indices.filter { blocks[$0].headingLevel == 2 }
    if let second = blocks.dropFirst().first(where: { $0.headingLevel == 1 }) {
      throw LessonProblem(line: second.line, problem: .secondTitle)
    }
    let introduction = blocks[1..<(stepStarts.first ?? blocks.count)]
    guard !stepStarts.isEmpty else { throw LessonProblem(line: lines.count, problem: .noSteps) }

    var steps: [Step] = []
    var lineOfID: [String: Int] = [:]
    for (position, start) in stepStarts.enumerated() {
      let end = position + 1 < stepStarts.count ? stepStarts[position + 1] : blocks.count
      let step = try StepParser(lines: lines, blocks: blocks[start..<end]).step()
      if let taken = lineOfID.updateValue(step.line, forKey: step.id) {
        throw LessonProblem(line: step.line, problem: .repeatedID(step.id, firstLine: taken))
      }
      steps.append(step)
    }
    let introductionText = try introductionProse(introduction)
    try refuseStrayCommands(of: steps)
    return Lesson(
      id: id, title: frontMatter.title, summary: frontMatter.summary,
      introduction: introductionText, steps: steps, file: file,
      fingerprint: Fingerprint(of: text))
  }

  /// The blocks below the front matter; their lines are those of the file.
  private func documentBlocks(after count: Int) throws(LessonProblem) -> [MarkdownDocument.Block] {
    let body = Array(repeating: "", count: count) + lines.dropFirst(count)
    do {
      return try MarkdownDocument(parsing: body.joined(separator: "\n") + "\n").blocks
    } catch {
      throw LessonProblem(line: error.line, problem: .unsupported(error.what))
    }
  }

  /// Makes sure that doctest runs nothing that the lesson does not know of.
  private func refuseStrayCommands(of steps: [Step]) throws(LessonProblem) {
    let known = Set(steps.flatMap(\.commands).map(\.line))
    let examples: [DoctestExample]
    do {
      examples = try DoctestExample.examples(in: lines, firstLine: 1)
    } catch {
      throw LessonProblem(line: error.line, problem: .doctest(reason: error.what))
    }
    if let stray = examples.first(where: { !known.contains($0.line) }) {
      throw LessonProblem(line: stray.line, problem: .promptOutsideFence)
    }
  }

  private func introductionProse(
    _ blocks: ArraySlice<MarkdownDocument.Block>
  ) throws(LessonProblem) -> [ProseBlock] {
    var prose: [ProseBlock] = []
    for block in blocks {
      switch block.content {
      case .prose(let content):
        guard !content.hasPrompt else {
          throw LessonProblem(line: block.line, problem: .commandInIntroduction)
        }
        prose.append(content)
      case .html(let html):
        if let markup = try LessonMarkup.read(html, line: block.line).first {
          throw LessonProblem(line: markup.line, problem: .directiveMisplaced)
        }
      }
    }
    return prose
  }
}

extension MarkdownDocument.Block {
  var headingLevel: Int? {
    if case .prose(.heading(let level, _)) = content { level } else { nil }
  }
}

extension ProseBlock {
  /// Whether doctest would find a command somewhere in this block.
  var hasPrompt: Bool {
    switch self {
    case .heading, .rule: false
    case .paragraph(let spans): DoctestExample.hasPrompt(spans.map(\.text).joined())
    case .code(_, let text): DoctestExample.hasPrompt(text)
    case .list(let list): list.items.contains { $0.blocks.contains(where: \.hasPrompt) }
    case .quote(let blocks): blocks.contains(where: \.hasPrompt)
    case .table(let table):
      (table.rows + [table.header]).contains {
        $0.contains { DoctestExample.hasPrompt($0.map(\.text).joined()) }
      }
    }
  }

  /// Whether this is a fenced block of commands.
  var isDoctest: Bool {
    if case .code(_, let text) = self { DoctestExample.hasPrompt(text) } else { false }
  }
}
