/// Finds lesson files and reads them.
package enum LessonLibrary {
  /// No candidate directory holds lessons.
  package struct NotFound: Error, Equatable, Sendable, CustomStringConvertible {
    /// The directories that were looked into, in order.
    package var candidates: [String]

    /// One sentence that names them.
    package var description: String {
      candidates.isEmpty
        ? "no lessons: no directory was named"
        : "no lessons: none of these directories has a file such as 01-name.md: "
          + candidates.joined(separator: ", ")
    }
  }

  /// The first of these directories that holds a lesson file.
  package static func directory(among candidates: [String]) throws(NotFound) -> String {
    for candidate in candidates where !files(in: candidate).isEmpty { return candidate }
    throw NotFound(candidates: candidates)
  }

  /// The paths of the lesson files of a directory, in the order of their numbers.
  ///
  /// A lesson file is named `NUMBER-name.md`; every other file, such as `WRITING.md`, is left alone.
  package static func files(in directory: String) -> [String] {
    var numbered: [(number: Int, path: String)] = []
    let prefix = directory.hasSuffix("/") ? directory : directory + "/"
    for name in TextFile.entries(of: directory) ?? [] where name.hasSuffix(".md") {
      let digits = name.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits), name.dropFirst(digits.count).first == "-" else { continue }
      numbered.append((number, prefix + name))
    }
    return numbered.sorted { ($0.number, $0.path) < ($1.number, $1.path) }.map(\.path)
  }

  /// The files that paths name: a directory stands for its lessons, a file for itself.
  package static func files(at paths: [String]) -> [String] {
    paths.flatMap { path in
      let lessons = files(in: path)
      return lessons.isEmpty ? [path] : lessons
    }
  }

  /// The lessons of a directory, in order.
  ///
  /// - Throws: For the first file that is no valid lesson.
  package static func lessons(in directory: String) throws(LessonFileError) -> [Lesson] {
    var lessons: [Lesson] = []
    for file in files(in: directory) { lessons.append(try lesson(at: file)) }
    return lessons
  }

  /// The lesson in one file.
  package static func lesson(at path: String) throws(LessonFileError) -> Lesson {
    try LessonParser.parse(try text(at: path), file: path)
  }

  /// The text of a lesson file or a transcript.
  package static func text(at path: String) throws(LessonFileError) -> String {
    do {
      return try TextFile.read(path)
    } catch {
      let reason =
        switch error {
        case .missing: "there is no such file"
        case .system(let reason): reason
        case .notUTF8: "it is not UTF-8 text"
        case .tooLarge: "it is too large"
        }
      throw LessonFileError(file: path, line: 1, problem: .unreadable(reason: reason))
    }
  }
}
