import Testing

@testable import LessonKit

@Suite("Finding lessons")
struct LessonLibraryTests {
  @Test func `the first directory that holds lessons is taken`() throws {
    let empty = TemporaryDirectory()
    let full = TemporaryDirectory()
    try empty.write("README.md", "text")
    try full.write("01-a.md", "text")
    #expect(try LessonLibrary.directory(among: ["/nowhere", empty.path, full.path]) == full.path)
  }

  @Test func `no directory is an error that names the candidates`() {
    let error = #expect(throws: LessonLibrary.NotFound.self) {
      try LessonLibrary.directory(among: ["/nowhere", "/dev"])
    }
    #expect(
      error?.description
        == "no lessons: none of these directories has a file such as 01-name.md: /nowhere, /dev")
    #expect(LessonLibrary.NotFound(candidates: []).description == "no lessons: no directory was named")
  }

  @Test func `lessons are in the order of their numbers, and other files are left alone`() throws {
    let directory = TemporaryDirectory()
    for name in ["10-b.md", "2-a.md", "WRITING.md", "03-c.txt", "notes", "4.md"] {
      try directory.write(name, "text")
    }
    #expect(
      LessonLibrary.files(in: directory.path).map { $0.split(separator: "/").last } == ["2-a.md", "10-b.md"])
  }

  @Test func `files with other ends of lines are lessons too`() throws {
    let directory = TemporaryDirectory()
    try directory.write("01-small.md", LessonTexts.small.replacing("\n", with: "\r\n"))
    #expect(try LessonLibrary.lessons(in: directory.path).map(\.steps.count) == [5])
  }

  @Test func `a file that is not text is an error`() throws {
    let directory = TemporaryDirectory()
    try directory.write("01-a.md", bytes: [0x2d, 0xff])
    let error = #expect(throws: LessonFileError.self) { try LessonLibrary.lessons(in: directory.path) }
    #expect(
      error?.description == "\(directory.path)/01-a.md:1: the file cannot be read: it is not UTF-8 text")
  }

  @Test func `a file name that makes no id is an error`() throws {
    let directory = TemporaryDirectory()
    try directory.write("01-Übung.md", LessonTexts.small)
    let error = #expect(throws: LessonFileError.self) { try LessonLibrary.lessons(in: directory.path) }
    #expect(error?.problem == .invalidLessonID("Übung"))
  }
}

@Suite("The lessons that come with Chainrule")
struct ShippedLessonTests {
  private static let directory =
    #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(3).joined(separator: "/") + "/Lessons"

  @Test func `each reads, and has enough to do`() throws {
    let lessons = try LessonLibrary.lessons(in: Self.directory)
    #expect(lessons.count >= 5)
    for lesson in lessons {
      let exercises = lesson.steps.count { if case .exercise = $0.kind { true } else { false } }
      let predictions = lesson.steps.count { if case .prediction = $0.kind { true } else { false } }
      let choices = lesson.steps.count { if case .choice = $0.kind { true } else { false } }
      #expect(exercises >= 3, "\(lesson.file)")
      #expect(predictions >= 1, "\(lesson.file)")
      #expect(choices >= 1, "\(lesson.file)")
    }
  }

  @Test func `ids are unique`() throws {
    let ids = try LessonLibrary.lessons(in: Self.directory).flatMap { $0.steps.map(\.id) }
    #expect(Set(ids).count == ids.count)
  }
}
