import FuzzPrograms
import Glibc
import Shell

/// Runs made-up programs to find those that crash or hang the interpreter.
///
///     FuzzRunner [--cases N] [--seed N] [--from N] [--failures DIRECTORY]
///     FuzzRunner --replay FILE
///
///     FuzzRunner --show NUMBER [--seed N]
///
/// Each case runs in a process of its own: a program that ends it is made smaller and written to a file, and the
/// run goes on.
@main
struct FuzzRunner {
  static func main() {
    var options = Options()
    options.read(Array(CommandLine.arguments.dropFirst()))
    let chosen = options
    exit(
      LargeStack.run {
        switch chosen.task {
        case .run: FuzzDriver(chosen).run()
        case .replay(let file): FuzzDriver(chosen).replay(file)
        case .show(let number): FuzzDriver(chosen).show(number)
        }
      })
  }
}

/// The command line.
struct Options: Sendable {
  enum Task: Sendable {
    case run
    case replay(String)
    /// Prints the program of a case.
    case show(Int)
  }

  var task = Task.run
  var seed: UInt64 = 1
  var from = 0
  var cases = 1000
  /// Where failing programs are written to.
  var failures = "fuzz-failures"

  mutating func read(_ arguments: [String]) {
    var rest = arguments[...]
    while let name = rest.popFirst() {
      let value = rest.popFirst() ?? ""
      switch name {
      case "--cases": cases = Int(value) ?? cases
      case "--seed": seed = UInt64(value) ?? seed
      case "--from": from = Int(value) ?? from
      case "--failures": failures = value
      case "--replay": task = .replay(value)
      case "--show": task = .show(Int(value) ?? 0)
      default:
        TextFile.tell("unknown option \(name)", on: 2)
        exit(64)
      }
    }
  }
}
