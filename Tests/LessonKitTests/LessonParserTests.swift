import Testing

@testable import LessonKit

@Suite("Reading lesson files")
struct LessonParserTests {
  @Test func `a lesson has its title, summary, id and steps`() throws {
    let lesson = try LessonParser.parse(LessonTexts.small, file: "Lessons/07-small.md")
    #expect(lesson.id == "small")
    #expect(lesson.title == "Small")
    #expect(lesson.summary == "A lesson for tests.")
    #expect(lesson.introduction == [.paragraph([ProseSpan("Welcome.")])])
    #expect(lesson.steps.map(\.id) == ["making-one", "one-more", "what-is-it", "which", "two-names"])
    #expect(lesson.steps.map(\.line) == [10, 24, 72, 89, 102])
  }

  @Test func `a section is prose and commands in turn`() throws {
    let lesson = try LessonParser.parse(LessonTexts.small, file: "small.md")
    guard case .section(let items) = lesson.steps[0].kind else {
      Issue.record("not a section")
      return
    }
    #expect(items.count == 4)
    #expect(
      items[0]
        == .prose([
          .paragraph([ProseSpan("First "), ProseSpan("make", .emphasis), ProseSpan(" it.")])
        ]))
    guard case .command(let make) = items[1], case .command(let look) = items[2] else {
      Issue.record("commands are missing")
      return
    }
    #expect(make.source == "x = tracked(1, 2)")
    #expect(make.expected == "")
    #expect(make.line == 16)
    #expect(look.expected == "tensor([1.0, 2.0], requires_grad=True)\n")
    #expect(look.expectedLines == 18..<19)
  }

  @Test func `an exercise has hints, a solution, an explanation and wrong answers`() throws {
    let lesson = try LessonParser.parse(LessonTexts.small, file: "small.md")
    guard case .exercise(let exercise) = lesson.steps[1].kind else {
      Issue.record("not an exercise")
      return
    }
    #expect(PlainText.text(of: exercise.prompt) == "Bind `y` to one more than `x`.")
    #expect(exercise.hints.map { PlainText.text(of: $0) } == ["Add something.", "Add one."])
    #expect(exercise.solution.map(\.source) == ["y = x + 1"])
    #expect(PlainText.text(of: exercise.explanation) == "One more it is.")
    #expect(exercise.wrongAnswers.map(\.source) == ["y = x + 2", "back(tensor(1))"])
    #expect(exercise.wrongAnswers[0].line == 52)
    #expect(exercise.askedNames == nil)
    #expect(exercise.comparesWorkspace)
  }

  @Test func `a choice has answers with reasons`() throws {
    let lesson = try LessonParser.parse(LessonTexts.small, file: "small.md")
    guard case .choice(let choice) = lesson.steps[3].kind else {
      Issue.record("not a choice")
      return
    }
    #expect(choice.options.map { PlainText.text(of: $0.text) } == ["y", "x"])
    #expect(choice.options.map(\.isRight) == [false, true])
    #expect(PlainText.text(of: choice.options[1].reason) == "You made it.")
  }

  @Test func `checks and asked names are read`() throws {
    let text = Self.lesson(
      """
      ## Do it
      <!-- exercise: do-it; asks: y z -->

      Do it.

      <details><summary>Hint</summary>

      Try.

      </details>
      <details><summary>Check only</summary>

      - `y != x` `y` is **still** x.

      </details>

      <details>
      <summary>Solution</summary>

      ```pycon
      >>> y = 1

      ```

      </details>

      <details><summary>Wrong answer</summary>

      ```python
      y = 2
      ```

      No.

      </details>
      """)
    let lesson = try LessonParser.parse(text, file: "x.md")
    guard case .exercise(let exercise) = lesson.steps[0].kind else {
      Issue.record("not an exercise")
      return
    }
    #expect(exercise.askedNames == ["y", "z"])
    #expect(!exercise.comparesWorkspace)
    #expect(exercise.assertions.map(\.expression) == ["y != x"])
    #expect(
      exercise.assertions[0].message == [
        ProseSpan(""), ProseSpan("y", .code), ProseSpan(" is "), ProseSpan("still", .strong),
        ProseSpan(" x."),
      ])
  }

  @Test func `lists, tables, quotes, links and breaks become prose`() throws {
    let text = Self.lesson(
      """
      ## Look
      <!-- section: look -->
      <!-- note: for authors -->

      1. one
      2. **two** [there](https://example.org)\\
         below

      > quoted <!-- hidden -->

      | a | `b` |
      |---|---|
      | 1 | 2 |

      ```text
      verbatim
      ```

      ---

      ### Small
      """)
    let lesson = try LessonParser.parse(text, file: "x.md")
    guard case .section(let items) = lesson.steps[0].kind, case .prose(let blocks)? = items.first else {
      Issue.record("not prose")
      return
    }
    #expect(blocks.count == 6)
    guard case .list(let list) = blocks[0], case .paragraph(let spans)? = list.items.last?.blocks.first else {
      Issue.record("not a list")
      return
    }
    #expect(list.start == 1)
    #expect(
      spans == [
        ProseSpan("two", .strong), ProseSpan(" "), ProseSpan("there", destination: "https://example.org"),
        ProseSpan("\nbelow"),
      ])
    #expect(
      PlainText.text(of: blocks) == """
        1. one
        2. two there
           below

        > quoted

        a | `b`
        1 | 2

            verbatim

        ---

        Small
        """)
  }

  @Test func `the id is the file's name without its number`() {
    #expect(LessonParser.lessonID(ofFile: "/a/b/03-grad-fn.md") == "grad-fn")
    #expect(LessonParser.lessonID(ofFile: "plain.md") == "plain")
  }

  @Test func `an error names file, line and fault`() {
    let error = LessonFileError(file: "a/01-b.md", line: 7, problem: .noRightOption)
    #expect(error.description == "a/01-b.md:7: none of the answers is ticked `[x]`")
  }

  @Test func `nesting without end is refused, not followed`() {
    let deep = String(repeating: "> ", count: 20_000) + "deep"
    #expect(
      Self.problem(in: Self.lesson("## A\n<!-- section: a -->\n\n\(deep)"))
        == .unsupported("the text is nested too deeply"))
    let stars = String(repeating: "*a **b ", count: 200) + String(repeating: "** *", count: 200)
    _ = Self.problem(in: Self.lesson("## A\n<!-- section: a -->\n\n\(stars)"))
  }

  // MARK: Faults

  static let faults: [(name: String, text: String, line: Int, problem: LessonFileError.Problem)] = [
    ("no front matter", "# Title\n", 1, .frontMatterMissing),
    ("open front matter", "---\ntitle: A\n", 1, .frontMatterNotClosed),
    ("unknown key", "---\ntitle: A\nauthor: B\n---\n", 3, .frontMatterUnknownKey("author")),
    ("repeated key", "---\ntitle: A\ntitle: B\n---\n", 3, .frontMatterRepeatedKey("title")),
    ("no summary", "---\ntitle: A\n---\n", 1, .frontMatterLacks("summary")),
    (
      "a list", "---\n- a\n---\n", 2, .frontMatterInvalid(reason: "it has to be lines of `key: text`")
    ),
    (
      "bad YAML", "---\ntitle: [\n---\n", 2, .frontMatterInvalid(reason: "it has to be lines of `key: text`")
    ),
    ("no title", "---\ntitle: A\nsummary: B\n---\n\ntext\n", 6, .titleMissing),
    (
      "another title", "---\ntitle: A\nsummary: B\n---\n# C\n", 5, .titleDiffers(heading: "C", title: "A")
    ),
    ("second title", lesson("# Again"), 8, .secondTitle),
    (
      "command first", lesson("```pycon\n>>> x\n\n```\n\n## A\n<!-- section: a -->\n\na"), 8,
      .commandInIntroduction
    ),
    ("no steps", lesson("text"), 8, .noSteps),
    ("no directive", lesson("## A\n\ntext"), 8, .stepWithoutDirective(title: "A")),
    ("bad directive", lesson("## A\n<!-- exercise -->\n"), 9, .directiveInvalid("<!-- exercise -->")),
    ("late directive", lesson("## A\n\ntext\n\n<!-- section: a -->\n"), 12, .directiveMisplaced),
    ("unknown kind", lesson("## A\n<!-- quiz: a -->\n\ntext"), 8, .unknownStepKind("quiz")),
    ("bad id", lesson("## A\n<!-- section: A b -->\n\ntext"), 8, .invalidID("A b")),
    (
      "repeated id", lesson("## A\n<!-- section: a -->\n\nt\n\n## B\n<!-- section: a -->\n\nt"), 13,
      .repeatedID("a", firstLine: 8)
    ),
    ("option", lesson("## A\n<!-- section: a; asks: x -->\n\ntext"), 8, .unknownOption("asks: x")),
    ("markup", lesson("## A\n<!-- section: a -->\n\n<div>\n\ntext"), 11, .unknownMarkup("<div>")),
    (
      "inline markup", lesson("## A\n<!-- section: a -->\n\na <b>c</b>"), 11,
      .unsupported("the markup <b> cannot be shown")
    ),
    (
      "empty section", lesson("## A\n<!-- section: a -->\n"), 8,
      .stepLacks(kind: "a section", what: "some text")
    ),
    (
      "open fold", lesson("## A\n<!-- exercise: a -->\n\nx\n\n<details><summary>Hint</summary>\n\nx"), 13,
      .foldNotClosed("Hint")
    ),
    ("closed twice", lesson("## A\n<!-- exercise: a -->\n\nx\n\n</details>"), 13, .foldNotOpen),
    (
      "fold in fold",
      lesson("## A\n<!-- exercise: a -->\n\nx\n\n\(open("Hint"))\n\n\(open("Hint"))\n\nx\n\n</details>"), 15,
      .foldInFold("Hint")
    ),
    (
      "unknown fold", lesson("## A\n<!-- exercise: a -->\n\nx\n\n\(fold("Tip", "x"))"), 13,
      .unknownFold("Tip", kind: "an exercise")
    ),
    (
      "fold in section", lesson("## A\n<!-- section: a -->\n\nx\n\n\(fold("Hint", "x"))"), 13,
      .unknownFold("Hint", kind: "a section")
    ),
    (
      "no hint", lesson("## A\n<!-- exercise: a -->\n\nx\n\n\(solution)\n\n\(wrong)"), 8,
      .stepLacks(kind: "an exercise", what: "at least one “Hint”")
    ),
    (
      "no solution", lesson("## A\n<!-- exercise: a -->\n\nx\n\n\(fold("Hint", "x"))\n\n\(wrong)"), 8,
      .stepLacks(kind: "an exercise", what: "a “Solution”")
    ),
    (
      "no wrong answer", lesson("## A\n<!-- exercise: a -->\n\nx\n\n\(fold("Hint", "x"))\n\n\(solution)"), 8,
      .stepLacks(kind: "an exercise", what: "at least one “Wrong answer”")
    ),
    (
      "two solutions", lesson("## A\n<!-- exercise: a -->\n\nx\n\n\(solution)\n\n\(solution)"), 22,
      .repeatedFold("Solution")
    ),
    (
      "empty solution", lesson("## A\n<!-- exercise: a -->\n\nx\n\n\(fold("Solution", "x"))"), 13,
      .foldLacks("Solution", what: "fenced block of commands")
    ),
    (
      "prompted wrong answer",
      lesson("## A\n<!-- exercise: a -->\n\nx\n\n\(fold("Wrong answer", "```\n>>> x = 1\n\n```"))"), 15,
      .unexpected(what: "a `>>>`", kind: "a wrong answer")
    ),
    (
      "wrong answer without feedback",
      lesson("## A\n<!-- exercise: a -->\n\nx\n\n\(fold("Wrong answer", "```\nx = 1\n```"))"), 13,
      .foldLacks("Wrong answer", what: "feedback")
    ),
    (
      "check without code", lesson("## A\n<!-- exercise: a -->\n\nx\n\n\(fold("Check", "- just text"))"), 15,
      .assertionInvalid("just text")
    ),
    (
      "silent prediction",
      lesson("## A\n<!-- prediction: a -->\n\nx\n\n\(fold("Answer", "```pycon\n>>> x = 1\n\n```"))"), 13,
      .foldLacks("Answer", what: "single command that prints something")
    ),
    (
      "prediction without answer", lesson("## A\n<!-- prediction: a -->\n\nx"), 8,
      .stepLacks(kind: "a prediction", what: "an “Answer”")
    ),
    (
      "choice without list", lesson("## A\n<!-- choice: a -->\n\nx"), 8,
      .stepLacks(kind: "a choice", what: "at its end a list of two answers or more")
    ),
    (
      "answer without box", lesson("## A\n<!-- choice: a -->\n\nx\n\n- a\n\n  b\n\n- b\n\n  c"), 13,
      .unexpected(what: "a list item without `[ ]` or `[x]`", kind: "a choice")
    ),
    (
      "answer without reason", lesson("## A\n<!-- choice: a -->\n\nx\n\n- [x] a\n- [ ] b"), 13,
      .optionLacksReason("a")
    ),
    (
      "nothing right", lesson("## A\n<!-- choice: a -->\n\nx\n\n- [ ] a\n\n  r\n\n- [ ] b\n\n  r"), 13,
      .noRightOption
    ),
    (
      "no blank line", lesson("## A\n<!-- section: a -->\n\n```pycon\n>>> x\n1\n```"), 13,
      .fenceLacksBlankLine
    ),
    (
      "no space", lesson("## A\n<!-- section: a -->\n\n```pycon\n>>> x\n1\n\n>>>y\n\n```"), 15,
      .doctest(reason: "a space is missing after `>>>`")
    ),
    ("quoted prompt", lesson("## A\n<!-- section: a -->\n\ntext\n\n>>> x"), 13, .promptOutsideFence),
    (
      "command in a hint", lesson("## A\n<!-- exercise: a -->\n\nx\n\n\(fold("Hint", "```\n>>> x\n\n```"))"),
      15,
      .unexpected(what: "a command with its `>>>`", kind: "this place of a step")
    ),
  ]

  @Test(arguments: faults.indices)
  func `a fault is told with its line`(index: Int) throws {
    let fault = Self.faults[index]
    let error = #expect(throws: LessonFileError.self, "\(fault.name)") {
      try LessonParser.parse(fault.text, file: "bad.md")
    }
    #expect(error?.problem == fault.problem, "\(fault.name)")
    #expect(error?.line == fault.line, "\(fault.name)")
    #expect(error?.file == "bad.md")
    #expect(error?.description.hasPrefix("bad.md:\(fault.line): ") == true)
  }

  // MARK: Pieces

  /// A lesson whose body starts on line 8.
  static func lesson(_ body: String) -> String {
    "---\ntitle: T\nsummary: S\n---\n\n# T\n\n\(body)\n"
  }

  static func open(_ name: String) -> String { "<details><summary>\(name)</summary>" }

  static func fold(_ name: String, _ text: String) -> String { "\(open(name))\n\n\(text)\n\n</details>" }

  static let solution = fold("Solution", "```pycon\n>>> x = 1\n\n```")
  static let wrong = fold("Wrong answer", "```\nx = 2\n```\n\nNo.")

  static func problem(in text: String) -> LessonFileError.Problem? {
    do {
      _ = try LessonParser.parse(text, file: "x.md")
      return nil
    } catch {
      return error.problem
    }
  }
}
