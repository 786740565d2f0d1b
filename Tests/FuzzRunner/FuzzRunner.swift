import CHeap
import FuzzPrograms
import Glibc
import PythonRuntime
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
    heap_has_one_thread()
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

  /// Says what keeps the run from being what it should be, and ends it.
  static func fail(_ reason: String) -> Never {
    TextFile.tell(reason, on: 2)
    exit(70)
  }

  /// Runs code of this program's own, which must not fail.
  static func run(_ code: String, in interpreter: Interpreter) {
    do {
      _ = try interpreter.run(code, fileName: "<fuzz>", mode: .file)
    } catch {
      fail(interpreter.tracebackText(of: interpreter.exception(of: error)))
    }
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
      func number<T: FixedWidthInteger>(_: T.Type) -> T {
        guard let number = T(value), number >= 0 else { Options.refuse("\(name) takes a number") }
        return number
      }
      switch name {
      case "--cases": cases = number(Int.self)
      case "--seed": seed = number(UInt64.self)
      case "--from": from = number(Int.self)
      case "--failures": failures = value
      case "--replay": task = .replay(value)
      case "--show": task = .show(number(Int.self))
      default: Options.refuse("unknown option \(name)")
      }
    }
  }

  private static func refuse(_ reason: String) -> Never {
    TextFile.tell(reason, on: 2)
    exit(64)
  }
}
