import Testing

@testable import LessonKit

@Suite("Keeping progress")
struct ProgressTests {
  static var sample: LearnerProgress {
    var progress = LearnerProgress()
    progress.currentLesson = "grad-fn"
    progress.lessons["grad-fn"] = LessonProgress(
      step: "leaves", item: 2, hints: 1, marks: ["one": .solved, "two": .skipped],
      commands: ["import torch", "def f(x):\n    return x\\n", "s = 'é\u{1b}\r\u{2028}'", "", "checksum 0"],
      commandsBeforeStep: 1, fingerprint: Fingerprint(of: "text"))
    progress.lessons["done"] = LessonProgress(step: "", fingerprint: Fingerprint(of: ""))
    return progress
  }

  @Test func `what is written is read back`() {
    #expect(LearnerProgress.decode(Self.sample.encoded()) == .whole(Self.sample))
    #expect(LearnerProgress.decode(LearnerProgress().encoded()) == .whole(LearnerProgress()))
  }

  @Test func `the file is lines of text`() {
    var progress = LearnerProgress()
    progress.currentLesson = "a"
    progress.lessons["a"] = LessonProgress(
      step: "s", marks: ["r": .solved], commands: ["x = 1\ny"], fingerprint: Fingerprint(of: "lesson"))
    let lines = progress.encoded().textLines()
    #expect(
      lines.dropLast() == [
        "chainrule-progress 1", "current a", "lesson a \(Fingerprint(of: "lesson").description)",
        "at s 0 0 0",
        "done r solved", "run x = 1\\ny",
      ])
    #expect(lines.last?.hasPrefix("checksum ") == true)
  }

  @Test func `any damage is noticed`() {
    let text = Self.sample.encoded()
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 1
      guard let damagedText = String(validating: damaged, as: UTF8.self) else { continue }
      #expect(LearnerProgress.decode(damagedText) != .whole(Self.sample), "byte \(index)")
    }
    for length in 0..<bytes.count {
      guard let cut = String(validating: bytes[..<length], as: UTF8.self) else { continue }
      #expect(LearnerProgress.decode(cut) == .damaged, "cut at \(length)")
    }
    #expect(LearnerProgress.decode("") == .damaged)
    #expect(LearnerProgress.decode("\n\n") == .damaged)
  }

  @Test(arguments: [
    "at s 0 0 0", "lesson a zzz", "lesson a 0123456789abcdef\nat s -1 0 0", "run x", "nonsense",
    "lesson a 0123456789abcdef\nat s 0 0 5", "lesson a 0123456789abcdef\nrun \\q",
    "lesson a 0123456789abcdef\ndone s maybe", "lesson a 0123456789abcdef\nat s 99999999999999999999 0 0",
  ])
  func `records that make no sense are damage, even with a checksum`(records: String) {
    let text = "chainrule-progress 1\n\(records)\n"
    let whole = text + "checksum \(Fingerprint(of: text).description)\n"
    #expect(LearnerProgress.decode(whole) == .damaged)
  }

  @Test func `another version's steps are kept`() {
    let text = """
      chainrule-progress 7
      current a
      lesson a whatever else
      at s 3 later fields
      done r solved
      done q in-a-new-way
      novelty 5
      """
    guard case .otherVersion(let progress) = LearnerProgress.decode(text) else {
      Issue.record("not read as another version")
      return
    }
    #expect(progress.currentLesson == "a")
    #expect(progress.lessons["a"]?.step == "s")
    #expect(progress.lessons["a"]?.marks == ["r": .solved, "q": .solved])
    #expect(progress.lessons["a"]?.commands == [])
  }

  @Test func `the store makes its directory and leaves no temporary files`() throws {
    let directory = TemporaryDirectory()
    let store = ProgressStore(directory: directory.path + "/a/b/")
    #expect(store.load() == ProgressStore.Loaded(progress: LearnerProgress(), report: nil))
    try store.save(Self.sample, isStepStart: true)
    try store.save(Self.sample, isStepStart: false)
    #expect(store.load() == ProgressStore.Loaded(progress: Self.sample, report: nil))
    #expect(directory.names == ["a"])
    let inner = ProgressStore(directory: directory.path)
    try inner.save(Self.sample, isStepStart: false)
    #expect(directory.names == ["a", "progress"])
  }

  @Test func `a damaged file is kept aside, and the step's beginning is used`() throws {
    let directory = TemporaryDirectory()
    let store = ProgressStore(directory: directory.path)
    try store.save(Self.sample, isStepStart: true)
    var later = Self.sample
    later.lessons["grad-fn"]?.commands.append("more")
    try store.save(later, isStepStart: false)

    for damage: [UInt8] in [[], [0xff, 0xfe], Array("chainrule-progress 1\ncurr".utf8)] {
      try directory.write("progress", bytes: damage)
      let loaded = store.load()
      #expect(loaded.progress == Self.sample)
      #expect(loaded.report?.hasSuffix("; you go on from where the step began.") == true)
    }
    #expect(
      directory.names == ["progress.before", "progress.damaged", "progress.damaged-2", "progress.damaged-3"])
  }

  @Test func `with both files damaged one begins anew`() throws {
    let directory = TemporaryDirectory()
    let store = ProgressStore(directory: directory.path)
    try directory.write("progress", "x")
    try directory.write("progress.before", "y")
    let loaded = store.load()
    #expect(loaded.progress == LearnerProgress())
    #expect(loaded.report?.hasSuffix("; you begin anew.") == true)
  }

  @Test func `another version's file is kept aside`() throws {
    let directory = TemporaryDirectory()
    let store = ProgressStore(directory: directory.path)
    try directory.write("progress", "chainrule-progress 9\ncurrent a\nlesson a x\nat s\n")
    let loaded = store.load()
    #expect(loaded.progress.lessons["a"]?.step == "s")
    #expect(
      loaded.report == "Your progress was kept by another version of Chainrule, so the step starts over; "
        + "the old file is kept as \(directory.path)/progress.other-version.")
    #expect(directory.names == ["progress.other-version"])
  }

  @Test func `a lost file is made up for by the other`() throws {
    let directory = TemporaryDirectory()
    let store = ProgressStore(directory: directory.path)
    try directory.write("progress.before", Self.sample.encoded())
    #expect(store.load() == ProgressStore.Loaded(progress: Self.sample, report: nil))
  }

  @Test func `what cannot be written is an error`() {
    #expect(throws: ProgressStore.WriteFailure(path: "/dev/null/x", reason: "Not a directory")) {
      try ProgressStore(directory: "/dev/null/x").save(LearnerProgress(), isStepStart: false)
    }
  }
}
