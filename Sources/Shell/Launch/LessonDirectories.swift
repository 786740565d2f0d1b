import Glibc
import LessonKit
import Terminal

/// Where lessons may lie.
struct LessonDirectories {
  /// The directories to look into, in order.
  let candidates: [String]

  /// - Parameter named: The directory that the person named; then no other counts.
  init(named: String?, environment: Environment = .process) {
    if let named {
      candidates = [named]
      return
    }
    var candidates: [String] = []
    if let variable = environment["CHAINRULE_LESSONS"] { candidates.append(variable) }
    if let program = Self.executableDirectory {
      candidates.append(program + "/Lessons")
      // As `make install` lays it out.
      candidates.append(program + "/../share/chainrule/Lessons")
      // In the source tree: .build/PLATFORM/release/chainrule.
      candidates.append(program + "/../../../Lessons")
    }
    self.candidates = candidates
  }

  /// The lessons of the first directory that has some.
  func load() throws -> [Lesson] {
    try LessonLibrary.lessons(in: LessonLibrary.directory(among: candidates))
  }

  private static var executableDirectory: String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink("/proc/self/exe", &buffer, Int(PATH_MAX))
    guard count > 0 else { return nil }
    let path = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) }
  }
}
