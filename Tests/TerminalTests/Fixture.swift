import Foundation
import TerminalTesting

/// The program under test, beside the test bundle.
enum Fixture {
  static var path: String {
    // The tests run from a bundle in the directory of the products, or a loader given its path.
    let candidates =
      [Bundle.main.bundlePath, CommandLine.arguments.first ?? ""]
      + CommandLine.arguments + Bundle.allBundles.map(\.bundlePath)
    for candidate in candidates {
      var directory = URL(fileURLWithPath: candidate)
      for _ in 0..<5 {
        let program = directory.appendingPathComponent("TerminalFixture").path
        var isDirectory: ObjCBool = false
        if FileManager.default.fileExists(atPath: program, isDirectory: &isDirectory), !isDirectory.boolValue
        {
          return program
        }
        directory.deleteLastPathComponent()
      }
    }
    return "TerminalFixture"
  }

  /// Starts it on a terminal with a home of its own and waits for its prompt.
  static func start(
    _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 80, rows: Int = 24
  ) throws -> PseudoTerminal {
    let terminal = try launch(arguments, environment: environment, columns: columns, rows: rows)
    try terminal.waitForScreen("a prompt") { $0.text.last?.hasPrefix(">>>") == true }
    return terminal
  }

  static func launch(
    _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 80, rows: Int = 24
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      [path] + arguments, environment: ["HOME": "/nonexistent"].merging(environment) { $1 },
      columns: columns, rows: rows)
  }
}

/// A directory for one test, gone with it.
final class TemporaryDirectory {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func file(_ name: String) -> String { path + "/" + name }
}
