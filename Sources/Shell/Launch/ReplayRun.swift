import Glibc
import LessonKit
import Terminal

/// Replays and checks lesson files for the command line.
struct ReplayRun {
  private let console: Console

  init(_ console: Console) {
    self.console = console
  }

  /// Replays files and the lessons of directories; returns 1 where something differs.
  func replay(_ paths: [String], format: ReplayReport.Format, updates: Bool) -> Int32 {
    guard let files = files(at: paths) else { return 2 }
    let replay = Replay(makeSession: makeSession)
    var results: [ReplayResult] = []
    for file in files {
      let found = replay.replay(file: file)
      results += found
      if updates && !found.allSatisfy(\.isPassed) { update(file, found) }
    }
    return report(ReplayReport(results), format)
  }

  /// Checks files and the lessons of directories as their author; returns 1 where something is wrong.
  func check(_ paths: [String]) -> Int32 {
    guard let files = files(at: paths) else { return 2 }
    return report(ReplayReport(AuthorCheck(makeSession: makeSession).check(files: files)), .text)
  }

  private func report(_ report: ReplayReport, _ format: ReplayReport.Format) -> Int32 {
    console.write(report.rendered(as: format))
    console.output.flush()
    return report.isPassed ? 0 : 1
  }

  /// Writes what the commands print now into the file.
  private func update(_ file: String, _ results: [ReplayResult]) {
    do {
      let text = try LessonLibrary.text(at: file)
      let updated = ExpectedOutputUpdate.text(applying: results, to: text)
      if updated == text { return }
      try ExpectedOutputUpdate.rewrite(file, as: updated)
      console.complain("\(file) was brought up to date; the differences are below")
    } catch {
      console.complain("\(error)")
    }
  }

  private func makeSession() -> any LessonSession {
    InterpreterSession(console: console, readLine: { _ in .end })
  }

  /// The files that the paths name; none where a path names nothing.
  private func files(at paths: [String]) -> [String]? {
    var files: [String] = []
    for path in paths {
      var status = stat()
      guard stat(path, &status) == 0 else {
        console.complain("there is no \(path)")
        return nil
      }
      if status.st_mode & S_IFMT == S_IFDIR {
        let lessons = LessonLibrary.files(in: path)
        if lessons.isEmpty {
          console.complain("\(path) holds no lessons")
          return nil
        }
        files += lessons
      } else {
        files.append(path)
      }
    }
    return files
  }
}
