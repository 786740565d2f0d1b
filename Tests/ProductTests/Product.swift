import Foundation
import TerminalTesting

/// The program under test, beside the test bundle, and how to start it.
enum Product {
  /// What came of a process.
  struct Result {
    let output: String
    let errors: String
    let status: Int32
  }

  /// The top of the source tree.
  static let sourceTree = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  static let lessons = sourceTree + "/Lessons"

  static let path = executable("chainrule")

  /// The path of a program that is built beside the test bundle.
  private static func executable(_ name: String) -> String {
    // The tests run from a bundle in the directory of the products, or a loader is given its path.
    let candidates =
      [Bundle.main.bundlePath] + CommandLine.arguments + Bundle.allBundles.map(\.bundlePath)
    for candidate in candidates {
      var directory = URL(fileURLWithPath: candidate)
      for _ in 0..<5 {
        let program = directory.appendingPathComponent(name).path
        var isDirectory: ObjCBool = false
        if FileManager.default.fileExists(atPath: program, isDirectory: &isDirectory),
          !isDirectory.boolValue
        {
          return program
        }
        directory.deleteLastPathComponent()
      }
    }
    return name
  }

  /// Runs it with files and a pipe for its streams, in a home of its own, and waits for its end.
  ///
  /// - Parameter name: The program, where it is not the product itself.
  static func run(
    _ arguments: [String], of name: String = "chainrule", input: String = "",
    environment: [String: String] = [:], in home: Home? = nil
  ) throws -> Result {
    let home = try home ?? Home()
    let streams = try TemporaryDirectory()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable(name))
    process.arguments = arguments
    process.environment = home.environment.merging(environment) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: home.path)
    let pipe = Pipe()
    process.standardInput = pipe
    process.standardOutput = try streams.writingHandle("output")
    process.standardError = try streams.writingHandle("errors")
    try process.run()
    // A pipe holds this much before anybody reads it.
    precondition(input.utf8.count < 1 << 16)
    try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    return Result(
      output: try streams.text(of: "output"), errors: try streams.text(of: "errors"),
      status: process.terminationStatus)
  }

  /// Starts it on a terminal, where every wait may last as long as a busy machine needs.
  static func start(
    _ arguments: [String] = [], in home: Home, environment: [String: String] = [:], columns: Int = 80,
    rows: Int = 24
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      [path] + arguments, environment: home.environment.merging(environment) { $1 },
      directory: home.path, columns: columns, rows: rows, patience: .seconds(30))
  }
}

/// A learner's home: a directory for files, and what the program keeps between sessions.
final class Home {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  var path: String { directory.path }

  /// The whole environment of a process that lives here.
  var environment: [String: String] {
    [
      "HOME": path, "XDG_STATE_HOME": path + "/state", "CHAINRULE_LESSONS": Product.lessons,
      "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
    ]
  }

  /// Writes a file and answers its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = path + "/" + name
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }

  func text(of name: String) throws -> String {
    try directory.text(of: name)
  }

  /// The names of the files that the program keeps.
  var stateFiles: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path + "/state/chainrule")) ?? []).sorted()
  }
}

/// A directory that is gone with its owner.
final class TemporaryDirectory {
  let path: String

  init() throws {
    // Resolved, so that a path in a message is the path that was given.
    let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func text(of name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  func writingHandle(_ name: String) throws -> FileHandle {
    let url = URL(fileURLWithPath: path + "/" + name)
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }
}
