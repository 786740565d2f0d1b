internal import Glibc

/// Keeps a learner's progress in a directory.
///
/// Two files hold it: `progress`, written after each command, and `progress.before`, as it was when the step began.
/// Each is written beside its place, synced, and renamed, so that a crash leaves the old file or the new one. When
/// `progress` is damaged nevertheless, `progress.before` costs the learner no more than the step.
package struct ProgressStore: Sendable {
  /// Why progress could not be kept.
  package struct WriteFailure: Error, Equatable, Sendable, CustomStringConvertible {
    package var path: String
    /// The system's reason, in its words.
    package var reason: String

    /// One sentence without a full stop.
    package var description: String { "your progress cannot be kept in \(path): \(reason)" }
  }

  /// What was found.
  package struct Loaded: Equatable, Sendable {
    package var progress: LearnerProgress

    /// One sentence for the learner, when something was wrong with the file.
    package var report: String?
  }

  private let directory: String

  /// A store in this directory, which is made when something is first kept.
  package init(directory: String) {
    self.directory = directory.hasSuffix("/") ? String(directory.dropLast()) : directory
  }

  private var path: String { directory + "/progress" }
  private var earlierPath: String { directory + "/progress.before" }

  // MARK: Reading

  /// What was kept; empty when nothing was.
  ///
  /// A file that cannot be used is renamed, never overwritten, and told of in the report.
  package func load() -> Loaded {
    let text: String
    do {
      text = try TextFile.read(path)
    } catch {
      switch error {
      case .missing: return loadEarlier(because: nil)
      case .system(let reason): return loadEarlier(because: "could not be read (\(reason))")
      case .notUTF8, .tooLarge:
        return loadEarlier(because: "was damaged and is kept as \(setAside(path, as: "damaged"))")
      }
    }
    switch LearnerProgress.decode(text) {
    case .whole(let progress):
      return Loaded(progress: progress)
    case .otherVersion(let progress):
      let place = setAside(path, as: "other-version")
      return Loaded(
        progress: progress,
        report: "Your progress was kept by another version of Chainrule, so the step starts over; "
          + "the old file is kept as \(place).")
    case .damaged:
      return loadEarlier(because: "was damaged and is kept as \(setAside(path, as: "damaged"))")
    }
  }

  private func loadEarlier(because problem: String?) -> Loaded {
    var progress = LearnerProgress()
    if let text = try? TextFile.read(earlierPath) {
      switch LearnerProgress.decode(text) {
      case .whole(let earlier): progress = earlier
      case .otherVersion(let earlier): progress = earlier
      case .damaged: break
      }
    }
    let report = problem.map { problem in
      progress.lessons.isEmpty
        ? "The file of your progress \(problem); you begin anew."
        : "The file of your progress \(problem); you go on from where the step began."
    }
    return Loaded(progress: progress, report: report)
  }

  /// Renames a file to a name that is free, and returns its new path.
  private func setAside(_ path: String, as word: String) -> String {
    for number in 1...99 {
      let place = number == 1 ? "\(path).\(word)" : "\(path).\(word)-\(number)"
      if access(place, F_OK) == 0 { continue }
      if rename(path, place) == 0 { return place }
      break
    }
    return path
  }

  // MARK: Writing

  /// Keeps progress.
  ///
  /// - Parameter isStepStart: Whether a step has just begun, so that damage later costs no more than that step.
  package func save(_ progress: LearnerProgress, isStepStart: Bool) throws(WriteFailure) {
    try makeDirectory()
    let text = progress.encoded()
    if isStepStart { try write(text, to: earlierPath) }
    try write(text, to: path)
  }

  private func makeDirectory() throws(WriteFailure) {
    var path = ""
    for part in directory.split(separator: "/", omittingEmptySubsequences: false) {
      path += part.isEmpty ? "" : String(part)
      if !path.isEmpty, mkdir(path, 0o700) != 0, errno != EEXIST, errno != EISDIR, errno != EROFS {
        throw WriteFailure(path: directory, reason: TextFile.reason(of: errno))
      }
      path += "/"
    }
  }

  private func write(_ text: String, to path: String) throws(WriteFailure) {
    do {
      try TextFile.write(text, to: path, permissions: 0o600)
    } catch {
      throw WriteFailure(path: directory, reason: error.reason)
    }
  }
}
