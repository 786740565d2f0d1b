import Foundation
import Testing

@testable import Terminal

@Suite("The history file")
struct HistoryFileTests {
  @Test(
    "entries come back as they were",
    arguments: ["a", "a\nb\n", "\\n", "\\", "a\r\n\\b", "größe 日本", "\t x "])
  func roundTrip(entry: String) throws {
    let directory = try TemporaryDirectory()
    History(path: directory.file("h")).append(entry)
    #expect(History(path: directory.file("h")).entries == [entry])
  }

  @Test("blank entries and repetitions are not kept")
  func duplicates() throws {
    let directory = try TemporaryDirectory()
    let history = History(path: directory.file("h"))
    for entry in ["a", "a", "", "  \n", "b", "a"] { history.append(entry) }
    #expect(history.entries == ["a", "b", "a"])
    #expect(try String(contentsOfFile: directory.file("h"), encoding: .utf8) == "a\nb\na\n")
  }

  @Test("damaged lines are left out and the rest is read")
  func damage() throws {
    let directory = try TemporaryDirectory()
    var bytes = Array("good\nbad \\x escape\nends in \\\n".utf8)
    bytes += [0x61, 0xFF, 0x62, 0x0A, 0x00, 0x0A, 0x0A]
    bytes += Array("fine\\nlines\ncut o".utf8)
    try Data(bytes).write(to: URL(fileURLWithPath: directory.file("h")))
    #expect(History(path: directory.file("h")).entries == ["good", "fine\nlines", "cut o"])
  }

  @Test("a line that was cut off does not swallow the next entry")
  func cutOff() throws {
    let directory = try TemporaryDirectory()
    try Data("one\ntw".utf8).write(to: URL(fileURLWithPath: directory.file("h")))
    History(path: directory.file("h")).append("three")
    #expect(History(path: directory.file("h")).entries == ["one", "tw", "three"])
  }

  @Test("a long file is cut to its newest entries, and only one more than twice the limit")
  func trimming() throws {
    let directory = try TemporaryDirectory()
    let path = directory.file("h")
    let writer = History(path: path, limit: 10)
    for index in 0..<20 { writer.append("entry \(index)") }
    #expect(History(path: path, limit: 10).entries.count == 10)
    #expect(History(path: path, limit: 100).entries.count == 20)
    writer.append("entry 20")
    #expect(History(path: path, limit: 10).entries == (11...20).map { "entry \($0)" })
    // The first session's file has been replaced under it; what it adds still arrives.
    writer.append("last")
    #expect(History(path: path, limit: 100).entries == (11...20).map { "entry \($0)" } + ["last"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["h"])
  }

  @Test("a file that cannot be used leaves a history in memory and tells why")
  func unusable() throws {
    let directory = try TemporaryDirectory()
    let history = History(path: directory.file("missing/h"))
    #expect(history.storageFailure == nil)
    history.append("a")
    #expect(history.entries == ["a"])
    #expect(history.storageFailure == ENOENT)
  }

  @Test("the state directory follows XDG_STATE_HOME, then HOME")
  func stateDirectory() throws {
    let state = try StateDirectory(environment: Environment(["XDG_STATE_HOME": "/s", "HOME": "/h"]))
    #expect(state.path == "/s/chainrule")
    #expect(state.path(of: "history") == "/s/chainrule/history")
    #expect(
      try StateDirectory(environment: Environment(["XDG_STATE_HOME": "s", "HOME": "/h"])).path
        == "/h/.local/state/chainrule")
    #expect(throws: StateDirectory.Failure.noHome) { try StateDirectory(environment: Environment([:])) }
  }

  @Test("the state directory is made with those above it, for its owner alone")
  func creatingStateDirectory() throws {
    let directory = try TemporaryDirectory()
    let state = try StateDirectory(environment: Environment(["HOME": directory.path]))
    try state.create()
    try state.create()
    let attributes = try FileManager.default.attributesOfItem(atPath: state.path)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }

  @Test("a file in the way of the state directory is told")
  func stateDirectoryInTheWay() throws {
    let directory = try TemporaryDirectory()
    try Data().write(to: URL(fileURLWithPath: directory.file(".local")))
    let state = try StateDirectory(environment: Environment(["HOME": directory.path]))
    #expect(throws: StateDirectory.Failure.cannotCreate(path: directory.file(".local"), code: EEXIST)) {
      try state.create()
    }
  }
}
