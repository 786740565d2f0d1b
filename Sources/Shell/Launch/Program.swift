import Glibc
import LessonKit
import Terminal

/// The program's ways to run, one for each command; each returns the status to exit with.
package struct Program: Sendable {
  package static let version = "0.1.0"

  /// The names of the formats that a replay's result can have.
  package static let replayFormats = ReplayReport.Format.allCases.map(\.rawValue)

  let isPlain: Bool
  let lessonDirectory: String?
  let memory: MemoryLimit

  package init(isPlain: Bool, lessonDirectory: String?, memory: MemoryLimit = .standard) {
    self.isPlain = isPlain
    self.lessonDirectory = lessonDirectory
    self.memory = memory
  }

  private func makeConsole() -> Console { Console(isPlain: isPlain, memory: memory) }

  /// The prompt, with a word on lessons.
  package func prompt() -> Int32 {
    let console = makeConsole()
    guard console.capabilities.isInteractive else { return PipeSession(console).run() }
    return InteractivePrompt(console, lessons: lessons(console)).run(.withWelcome)
  }

  /// A lesson by its number or a part of its name; without one, where the learner stopped.
  package func learn(_ lesson: String?) -> Int32 {
    let console = makeConsole()
    let lessons: [Lesson]
    do {
      lessons = try LessonDirectories(named: lessonDirectory).load()
    } catch {
      return console.fail("\(error)")
    }
    return InteractivePrompt(console, lessons: lessons).run(.inLesson(lesson))
  }

  /// The prompt alone.
  package func repl() -> Int32 {
    let console = makeConsole()
    guard console.capabilities.isInteractive else { return PipeSession(console).run() }
    return InteractivePrompt(console, lessons: []).run(.plainly)
  }

  package func run(file: String, arguments: [String]) -> Int32 {
    let console = makeConsole()
    let source: String
    do {
      source = try LessonLibrary.text(at: file)
    } catch {
      return console.fail("can't open \(file): \(error.problem.reason)", status: 2)
    }
    return ScriptRun(console).run(source, fileName: file, arguments: [file] + arguments)
  }

  package func run(code: String, arguments: [String]) -> Int32 {
    ScriptRun(makeConsole()).run(code, fileName: "<string>", arguments: ["-c"] + arguments)
  }

  /// Runs lessons and transcripts again; status 1 where something differs.
  package func replay(_ paths: [String], format: String, updates: Bool) -> Int32 {
    let console = makeConsole()
    guard let format = ReplayReport.Format(rawValue: format) else { return 2 }
    return ReplayRun(console).replay(paths, format: format, updates: updates)
  }

  /// Checks lessons as their author; status 1 where something is wrong.
  package func check(_ paths: [String]) -> Int32 {
    ReplayRun(makeConsole()).check(paths)
  }

  /// The lessons, or none with a word on standard error: the prompt is of use without them.
  private func lessons(_ console: Console) -> [Lesson] {
    do {
      return try LessonDirectories(named: lessonDirectory).load()
    } catch {
      console.complain("\(error)")
      return []
    }
  }
}

extension LessonFileError.Problem {
  /// Why a file cannot be read, without saying so once more.
  var reason: String {
    if case .unreadable(let reason) = self { reason } else { message }
  }
}
