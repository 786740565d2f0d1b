import Testing

@testable import LessonKit

@Suite("Replaying")
struct ReplayTests {
  private let replay = Replay(makeSession: { FakeSession() })

  private func report(_ results: [ReplayResult], _ format: ReplayReport.Format = .text) -> String {
    ReplayReport(results).rendered(as: format)
  }

  static let transcript = """
    A session.

      >>> x = tensor(1)
      >>> x
      tensor([2.0])
      >>> x + 1
      tensor([...])
      >>> nope
      Traceback (most recent call last):
          ...
      NameError: name 'nope' is not defined

    """

  @Test func `a lesson replays: outputs, solutions, wrong answers, choices`() throws {
    let lesson = try LessonParser.parse(LessonTexts.small, file: "s.md")
    let results = replay.replay(lesson)
    #expect(
      results.map(\.name) == [
        "x = tracked(1, 2)", "x", "y = x + 1", "one-more: solution", "one-more: wrong answer 1",
        "one-more: wrong answer 2", "detach(y)", "which: answers", "a = 1", "b = 2", "two-names: solution",
        "two-names: wrong answer 1",
      ])
    #expect(report(results) == "12 passed, 0 failed, in 1 file\n")
  }

  @Test func `a wrong answer that is accepted, or gets no feedback, fails`() throws {
    let accepted = LessonTexts.small.replacing("y = x + 2\n", with: "y = x + 1 + 0\n")
    #expect(
      report(replay.replay(try LessonParser.parse(accepted, file: "s.md"))) == """
        s.md:52: one-more: wrong answer 1
            the wrong answer does not get its feedback: it is accepted
        11 passed, 1 failed, in 1 file

        """)
  }

  @Test func `a solution that fails is told`() throws {
    let broken = LessonTexts.small.replacing(">>> y = x + 1", with: ">>> y = q + 1")
    let text = report(replay.replay(try LessonParser.parse(broken, file: "s.md")))
    #expect(
      text.contains(
        "s.md:24: one-more: solution\n    the exercise cannot be checked: its own solution raises"))
    #expect(text.contains("s.md:44: y = q + 1\n    +Traceback (most recent call last):"))
  }

  @Test func `a transcript is compared, with a diff for what differs`() {
    let results = replay.replay(transcript: Self.transcript, file: "t.txt")
    #expect(
      report(results) == """
        t.txt:4: x
            -tensor([2.0])
            +tensor([1.0])
        3 passed, 1 failed, in 1 file

        """)
    #expect(!ReplayReport(results).isPassed)
  }

  @Test func `a diff keeps the lines that agree`() {
    #expect(LineDiff.text(expected: "a\nb\nc\n", actual: "a\nx\nc\nd\n") == " a\n-b\n+x\n c\n+d")
    #expect(LineDiff.text(expected: "", actual: "a\n") == "+a")
  }

  @Test func `a file is a lesson, a transcript, or an error`() throws {
    let directory = TemporaryDirectory()
    try directory.write("01-small.md", LessonTexts.small)
    try directory.write("t.txt", Self.transcript)
    try directory.write("bad.md", "---\ntitle: A\n---\n")
    #expect(replay.replay(file: directory.path + "/01-small.md").count == 12)
    #expect(replay.replay(file: directory.path + "/t.txt").count == 4)
    #expect(
      report(replay.replay(file: directory.path + "/bad.md"))
        == "\(directory.path)/bad.md:1: file\n    the front matter has no `summary`\n0 passed, 1 failed, in 1 file\n"
    )
    #expect(
      report(replay.replay(file: "/nowhere"))
        == "/nowhere:1: file\n    the file cannot be read: there is no such file\n0 passed, 1 failed, in 1 file\n"
    )
    #expect(LessonLibrary.files(at: [directory.path, "x"]) == [directory.path + "/01-small.md", "x"])
  }

  // MARK: Updating

  @Test func `update rewrites only the output that differs`() {
    let results = replay.replay(transcript: Self.transcript, file: "t.txt")
    let updated = ExpectedOutputUpdate.text(applying: results, to: Self.transcript)
    #expect(updated == Self.transcript.replacing("tensor([2.0])", with: "tensor([1.0])"))
  }

  @Test func `update adds, removes and shortens output`() {
    let text = ">>> x = 1\n2\n\n>>> x\n>>> nope\n>>> if x:\n...   y\n"
    let results = replay.replay(transcript: text, file: "t.txt")
    #expect(
      ExpectedOutputUpdate.text(applying: results, to: text) == """
        >>> x = 1

        >>> x
        1.0
        >>> nope
        Traceback (most recent call last):
            ...
        NameError: name 'nope' is not defined
        >>> if x:
        ...   y
        block

        """)
  }

  @Test func `update masks addresses and writes blank lines`() {
    let example = DoctestExample(source: "x", expected: "", line: 1, expectedLines: 2..<2, indent: "")
    let result = ReplayResult(
      file: "t", line: 1, subject: .output(of: example),
      outcome: .differs(actual: "<F object at 0x7fabcdef0123>\n\nend\n"))
    #expect(
      ExpectedOutputUpdate.text(applying: [result], to: ">>> x")
        == ">>> x\n<F object at 0x...>\n<BLANKLINE>\nend")
  }

  @Test func `update never touches a failing check`() throws {
    let broken = LessonTexts.small.replacing("y = x + 2\n", with: "y = x + 1 + 0\n")
    let results = replay.replay(try LessonParser.parse(broken, file: "s.md"))
    #expect(ExpectedOutputUpdate.text(applying: results, to: broken) == broken)
  }

  @Test func `a file is rewritten in one go`() throws {
    let directory = TemporaryDirectory()
    try directory.write("t.txt", "old")
    try ExpectedOutputUpdate.rewrite(directory.path + "/t.txt", as: "new\n")
    #expect(try directory.read("t.txt") == "new\n")
    #expect(directory.names == ["t.txt"])
    #expect(throws: LessonFileError.self) { try ExpectedOutputUpdate.rewrite("/dev/null/x", as: "") }
  }

  // MARK: Reports

  static let results = [
    ReplayResult(file: "a.md", line: 3, subject: .solution(step: "s"), outcome: .passed),
    ReplayResult(
      file: "a.md", line: 9, subject: .rule("fails # <unsolved>", step: "s"),
      outcome: .failed("it is \"solved\"\nnow")
    ),
  ]

  @Test func `as TAP`() {
    #expect(
      report(Self.results, .tap) == """
        TAP version 13
        1..2
        ok 1 - a.md:3 s: solution
        not ok 2 - a.md:9 s: fails \\# <unsolved>
        # it is "solved"
        # now

        """)
  }

  @Test func `as JUnit`() {
    #expect(
      report(Self.results, .junit) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites tests="2" failures="1">
          <testsuite name="a.md" tests="2" failures="1">
            <testcase name="s: solution" classname="a.md" line="3"/>
            <testcase name="s: fails # &lt;unsolved&gt;" classname="a.md" line="9">
              <failure>it is &quot;solved&quot;
        now</failure>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }

  @Test func `as JSON`() {
    #expect(
      report(Self.results, .json) == """
        {
          "passed": 1,
          "failed": 1,
          "results": [
            {"file": "a.md", "line": 3, "name": "s: solution", "passed": true},
            {"file": "a.md", "line": 9, "name": "s: fails # <unsolved>", "passed": false, \
        "detail": "it is \\"solved\\"\\nnow"}
          ]
        }

        """)
    #expect(report([], .json) == "{\n  \"passed\": 0,\n  \"failed\": 0,\n  \"results\": []\n}\n")
  }
}

@Suite("The author's check")
struct AuthorCheckTests {
  private func failures(_ texts: [(file: String, text: String)]) throws -> [String] {
    let lessons = try texts.map { try LessonParser.parse($0.text, file: $0.file) }
    return AuthorCheck(makeSession: { FakeSession() }).check(lessons)
      .filter { !$0.isPassed }.map { "\($0.file):\($0.line): \($0.name): \($0.detail)" }
  }

  @Test func `a sound lesson passes`() throws {
    #expect(try failures([("01-small.md", LessonTexts.small), ("02-second.md", LessonTexts.second)]) == [])
  }

  @Test func `a hint may not hold the solution`() throws {
    let text = LessonTexts.small.replacing("Add one.", with: "Type `y=x + 1`.")
    #expect(
      try failures([("s.md", text)]) == [
        "s.md:24: one-more: hints keep the solution: hint 2 contains the solution `y = x + 1`"
      ])
  }

  @Test func `an exercise must not be solved from the start`() throws {
    let text = LessonTexts.small.replacing(">>> x\n", with: ">>> y = x + 1\n>>> x\n")
    #expect(
      try failures([("s.md", text)]).contains(
        "s.md:25: one-more: fails unsolved: the exercise counts as solved before anything is typed"))
  }

  @Test func `a prediction shows its command`() throws {
    let text = LessonTexts.small.replacing("What does `detach(y)` print?", with: "What will it print?")
    #expect(
      try failures([("s.md", text)]) == [
        "s.md:72: what-is-it: shows its command: the text does not show the command `detach(y)`"
      ])
  }

  @Test func `ids are unique across lessons`() throws {
    let second = LessonTexts.second.replacing("section: rolled", with: "section: which")
    #expect(
      try failures([("01-small.md", LessonTexts.small), ("02-small.md", second)]) == [
        "02-small.md:18: which: unique id: the id `which` is already taken at 01-small.md:89",
        "02-small.md:1: unique id: the lesson's id `small` is already that of 01-small.md",
      ])
  }

  @Test func `a file that is no lesson is told with the others`() throws {
    let directory = TemporaryDirectory()
    try directory.write("01-small.md", LessonTexts.small)
    try directory.write("02-bad.md", "text")
    let results = AuthorCheck(makeSession: { FakeSession() })
      .check(files: LessonLibrary.files(at: [directory.path]))
    #expect(results.filter { !$0.isPassed }.map(\.name) == ["file"])
  }
}
