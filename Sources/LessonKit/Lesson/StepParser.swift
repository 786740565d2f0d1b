/// Turns the blocks under one heading into a step.
struct StepParser {
  typealias Block = MarkdownDocument.Block

  /// A folded part: `<details><summary>Hint</summary>`, its blocks, `</details>`.
  struct Fold {
    var name: String
    var line: Int
    var blocks: [Block] = []
  }

  private let lines: [String]
  private let title: [ProseSpan]
  private let line: Int
  private let directive: (kind: String, id: String, options: [String])
  private let blocks: [Block]
  private let folds: [Fold]

  /// - Parameters:
  ///   - lines: The lines of the whole file.
  ///   - blocks: The heading and all up to the next; not empty.
  init(lines: [String], blocks: ArraySlice<Block>) throws(LessonProblem) {
    self.lines = lines
    guard let heading = blocks.first, case .prose(.heading(_, let title)) = heading.content else {
      throw LessonProblem(line: 1, problem: .noSteps)
    }
    self.title = title
    line = heading.line

    var directive: (kind: String, id: String, options: [String])?
    var plain: [Block] = []
    var folds: [Fold] = []
    var open: Fold?
    for block in blocks.dropFirst() {
      guard case .html(let html) = block.content else {
        if open != nil { open?.blocks.append(block) } else { plain.append(block) }
        continue
      }
      for found in try LessonMarkup.read(html, line: block.line) {
        switch found.markup {
        case .directive(let kind, let id, let options):
          guard directive == nil, plain.isEmpty, folds.isEmpty, open == nil else {
            throw LessonProblem(line: found.line, problem: .directiveMisplaced)
          }
          directive = (kind, id, options)
        case .open(let name):
          guard open == nil else { throw LessonProblem(line: found.line, problem: .foldInFold(name)) }
          open = Fold(name: name, line: found.line)
        case .close:
          guard let fold = open else { throw LessonProblem(line: found.line, problem: .foldNotOpen) }
          folds.append(fold)
          open = nil
        }
      }
    }
    if let open { throw LessonProblem(line: open.line, problem: .foldNotClosed(open.name)) }
    guard let directive else {
      throw LessonProblem(line: line, problem: .stepWithoutDirective(title: title.map(\.text).joined()))
    }
    self.directive = directive
    self.blocks = plain
    self.folds = folds
  }

  /// The step.
  func step() throws(LessonProblem) -> Step {
    guard LessonParser.isID(directive.id) else {
      throw LessonProblem(line: line, problem: .invalidID(directive.id))
    }
    let kind: Step.Kind
    switch directive.kind {
    case "section": kind = .section(try section())
    case "exercise": kind = .exercise(try exercise())
    case "prediction": kind = .prediction(try prediction())
    case "choice": kind = .choice(try choice())
    default: throw LessonProblem(line: line, problem: .unknownStepKind(directive.kind))
    }
    return Step(id: directive.id, title: title, line: line, kind: kind)
  }

  // MARK: Sections

  private func section() throws(LessonProblem) -> [SectionItem] {
    try refuseOptions()
    try refuseFolds(in: "a section")
    var items: [SectionItem] = []
    var prose: [ProseBlock] = []
    for block in blocks {
      guard case .prose(let content) = block.content else { continue }
      guard content.isDoctest else {
        prose += try self.prose([block])
        continue
      }
      if !prose.isEmpty { items.append(.prose(prose)) }
      prose = []
      items += try examples(in: block).map { SectionItem.command($0) }
    }
    if !prose.isEmpty { items.append(.prose(prose)) }
    guard !items.isEmpty else { throw lacks("a section", "some text") }
    return items
  }

  // MARK: Exercises

  private func exercise() throws(LessonProblem) -> Exercise {
    var exercise = Exercise(
      prompt: try prose(blocks), hints: [], solution: [], explanation: [],
      askedNames: try askedNames(), comparesWorkspace: true, assertions: [], wrongAnswers: [])
    guard !exercise.prompt.isEmpty else { throw lacks("an exercise", "a text that says what to do") }
    for fold in folds {
      switch fold.name {
      case "Hint":
        exercise.hints.append(try prose(in: fold, needs: "text"))
      case "Solution":
        guard exercise.solution.isEmpty else {
          throw LessonProblem(line: fold.line, problem: .repeatedFold(fold.name))
        }
        (exercise.solution, exercise.explanation) = try commandsAndProse(in: fold)
      case "Check", "Check only":
        guard exercise.assertions.isEmpty else {
          throw LessonProblem(line: fold.line, problem: .repeatedFold(fold.name))
        }
        exercise.comparesWorkspace = fold.name == "Check"
        exercise.assertions = try assertions(in: fold)
      case "Wrong answer":
        exercise.wrongAnswers.append(try wrongAnswer(in: fold))
      default:
        throw LessonProblem(line: fold.line, problem: .unknownFold(fold.name, kind: "an exercise"))
      }
    }
    guard !exercise.hints.isEmpty else { throw lacks("an exercise", "at least one “Hint”") }
    guard !exercise.solution.isEmpty else { throw lacks("an exercise", "a “Solution”") }
    guard !exercise.wrongAnswers.isEmpty else { throw lacks("an exercise", "at least one “Wrong answer”") }
    return exercise
  }

  private func askedNames() throws(LessonProblem) -> [String]? {
    var asked: [String]?
    for option in directive.options {
      let parts = option.split(separator: ":", maxSplits: 1).map { $0.trimmed() }
      guard parts.count == 2, parts[0] == "asks", asked == nil else {
        throw LessonProblem(line: line, problem: .unknownOption(option))
      }
      asked = parts[1].split(whereSeparator: \.isWhitespace).map(String.init)
    }
    return asked
  }

  private func assertions(in fold: Fold) throws(LessonProblem) -> [Exercise.Assertion] {
    var assertions: [Exercise.Assertion] = []
    for block in fold.blocks {
      guard case .prose(.list(let list)) = block.content else {
        throw LessonProblem(line: block.line, problem: .foldLacks(fold.name, what: "list of checks"))
      }
      for item in list.items {
        guard case .paragraph(let spans)? = item.blocks.first, item.blocks.count == 1,
          let code = spans.first, code.style == .code, spans.count > 1
        else {
          let text = PlainText.text(of: item.blocks)
          throw LessonProblem(line: block.line, problem: .assertionInvalid(text))
        }
        var message = Array(spans.dropFirst())
        message[0].text = String(message[0].text.drop { $0.isWhitespace })
        assertions.append(
          Exercise.Assertion(expression: code.text, message: message, line: block.line))
      }
    }
    guard !assertions.isEmpty else {
      throw LessonProblem(line: fold.line, problem: .foldLacks(fold.name, what: "list of checks"))
    }
    return assertions
  }

  private func wrongAnswer(in fold: Fold) throws(LessonProblem) -> Exercise.WrongAnswer {
    guard let first = fold.blocks.first, case .prose(.code(_, let source)) = first.content,
      !source.trimmed().isEmpty
    else {
      throw LessonProblem(line: fold.line, problem: .foldLacks(fold.name, what: "fenced code at its start"))
    }
    guard !DoctestExample.hasPrompt(source) else {
      // Doctest would run it, and spoil the workspace of all that follows.
      throw LessonProblem(line: first.line, problem: .unexpected(what: "a `>>>`", kind: "a wrong answer"))
    }
    let feedback = try prose(Array(fold.blocks.dropFirst()))
    guard !feedback.isEmpty else {
      throw LessonProblem(line: fold.line, problem: .foldLacks(fold.name, what: "feedback"))
    }
    return Exercise.WrongAnswer(source: source, feedback: feedback, line: fold.line)
  }

  // MARK: Predictions

  private func prediction() throws(LessonProblem) -> Prediction {
    try refuseOptions()
    let prompt = try prose(blocks)
    guard !prompt.isEmpty else { throw lacks("a prediction", "a text that shows the command") }
    guard let answer = folds.first else { throw lacks("a prediction", "an “Answer”") }
    for fold in folds where fold.name != "Answer" {
      throw LessonProblem(line: fold.line, problem: .unknownFold(fold.name, kind: "a prediction"))
    }
    if folds.count > 1 { throw LessonProblem(line: folds[1].line, problem: .repeatedFold("Answer")) }
    let (commands, explanation) = try commandsAndProse(in: answer)
    guard commands.count == 1, let command = commands.first, !command.expected.isEmpty else {
      throw LessonProblem(
        line: answer.line, problem: .foldLacks("Answer", what: "single command that prints something"))
    }
    return Prediction(prompt: prompt, command: command, explanation: explanation)
  }

  // MARK: Choices

  private func choice() throws(LessonProblem) -> Choice {
    try refuseOptions()
    try refuseFolds(in: "a choice")
    guard let last = blocks.last, case .prose(.list(let list)) = last.content, list.items.count > 1 else {
      throw lacks("a choice", "at its end a list of two answers or more")
    }
    var options: [Choice.Option] = []
    for item in list.items {
      guard let checked = item.checked, case .paragraph(let text)? = item.blocks.first else {
        throw LessonProblem(
          line: last.line, problem: .unexpected(what: "a list item without `[ ]` or `[x]`", kind: "a choice"))
      }
      let reason = Array(item.blocks.dropFirst())
      guard !reason.isEmpty else {
        throw LessonProblem(
          line: last.line, problem: .optionLacksReason(PlainText.text(of: text)))
      }
      if reason.contains(where: \.hasPrompt) {
        throw LessonProblem(line: last.line, problem: .promptOutsideFence)
      }
      options.append(Choice.Option(text: text, isRight: checked, reason: reason))
    }
    guard options.contains(where: \.isRight) else {
      throw LessonProblem(line: last.line, problem: .noRightOption)
    }
    let question = try prose(blocks.dropLast())
    guard !question.isEmpty else { throw lacks("a choice", "a question") }
    return Choice(question: question, options: options)
  }

  // MARK: Parts

  /// Blocks among which no command may stand.
  private func prose(_ blocks: [Block]) throws(LessonProblem) -> [ProseBlock] {
    var prose: [ProseBlock] = []
    for block in blocks {
      guard case .prose(let content) = block.content else { continue }
      guard !content.hasPrompt else {
        let problem: LessonFileError.Problem =
          content.isDoctest
          ? .unexpected(what: "a command with its `>>>`", kind: "this place of a step")
          : .promptOutsideFence
        throw LessonProblem(line: block.line, problem: problem)
      }
      prose.append(content)
    }
    return prose
  }

  private func prose(in fold: Fold, needs what: String) throws(LessonProblem) -> [ProseBlock] {
    let prose = try prose(fold.blocks)
    guard !prose.isEmpty else {
      throw LessonProblem(line: fold.line, problem: .foldLacks(fold.name, what: what))
    }
    return prose
  }

  private func commandsAndProse(
    in fold: Fold
  ) throws(LessonProblem) -> (commands: [DoctestExample], prose: [ProseBlock]) {
    var commands: [DoctestExample] = []
    var rest: [Block] = []
    for block in fold.blocks {
      if case .prose(let content) = block.content, content.isDoctest {
        commands += try examples(in: block)
      } else {
        rest.append(block)
      }
    }
    guard !commands.isEmpty else {
      throw LessonProblem(line: fold.line, problem: .foldLacks(fold.name, what: "fenced block of commands"))
    }
    return (commands, try prose(rest))
  }

  /// The commands of a fenced block.
  private func examples(in block: Block) throws(LessonProblem) -> [DoctestExample] {
    guard case .prose(.code(_, let text)) = block.content else { return [] }
    // The file's own lines, because cmark takes the blanks of an indented fence away.
    let count = text.split(separator: "\n", omittingEmptySubsequences: false).count
    let start = min(block.line, lines.count)
    let content = Array(lines[start..<min(start + count, lines.count)])
    guard content.last?.trimmed().isEmpty == true else {
      throw LessonProblem(line: start + content.count, problem: .fenceLacksBlankLine)
    }
    do {
      return try DoctestExample.examples(in: content, firstLine: start + 1)
    } catch {
      throw LessonProblem(line: error.line, problem: .doctest(reason: error.what))
    }
  }

  private func refuseOptions() throws(LessonProblem) {
    if let option = directive.options.first {
      throw LessonProblem(line: line, problem: .unknownOption(option))
    }
  }

  private func refuseFolds(in kind: String) throws(LessonProblem) {
    if let fold = folds.first {
      throw LessonProblem(line: fold.line, problem: .unknownFold(fold.name, kind: kind))
    }
  }

  private func lacks(_ kind: String, _ what: String) -> LessonProblem {
    LessonProblem(line: line, problem: .stepLacks(kind: kind, what: what))
  }
}
