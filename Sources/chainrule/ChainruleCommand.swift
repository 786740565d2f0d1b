import ArgumentParser
import CHeap
import Glibc
import Shell

/// The command line: it reads the arguments and hands over to the shell.
@main
struct ChainruleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chainrule",
    abstract: "Learn and explore automatic differentiation, in Python and PyTorch, at a prompt.",
    discussion: "Without a command it starts the prompt; there, `learn` starts the lessons.",
    version: Program.version,
    subcommands: [
      LearnCommand.self, ReplCommand.self, RunCommand.self, ReplayCommand.self, CheckCommand.self,
    ])

  static func main() {
    heap_use_large_pages()
    heap_has_one_thread()
    main(nil)
  }

  @OptionGroup var common: CommonOptions<ChainruleCommand>

  @Option(name: .customShort("c"), help: ArgumentHelp("Run this code and end.", valueName: "code"))
  var code: String?

  func run() {
    let program = common.program
    if let code { finish { program.run(code: code, arguments: []) } }
    finish { program.prompt() }
  }
}

/// What every command understands.
///
/// A type of its own for a `Command` whose options are not to be taken for those of the command above it.
struct CommonOptions<Command>: ParsableArguments {
  @Flag(help: "No colour, no line editing, no signs beyond ASCII but those of the lessons' text.")
  var plain = false

  @Option(help: ArgumentHelp("The directory that holds the lessons.", valueName: "directory"))
  var lessons: String?

  @Option(
    help: ArgumentHelp(
      "How much memory code may take, such as 2G or 512M; half of the machine's by default.",
      valueName: "size"),
    transform: { text in
      guard let limit = MemoryLimit(text) else { throw ValidationError("Give a size such as 2G or 512M.") }
      return limit
    })
  var memory: MemoryLimit?

  var program: Program { Program(isPlain: plain, lessonDirectory: lessons, memory: memory ?? .standard) }
}

struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn", abstract: "Go straight into a lesson, or on where you stopped.")

  @OptionGroup var common: CommonOptions<ChainruleCommand>

  @Argument(help: "A lesson's number, or part of its name.")
  var lesson: String?

  func run() {
    let program = common.program
    finish { program.learn(lesson) }
  }
}

struct ReplCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl",
    abstract: "The prompt alone; from a pipe, values are echoed and errors do not end the session.")

  @OptionGroup var common: CommonOptions<ChainruleCommand>

  func run() {
    let program = common.program
    finish { program.repl() }
  }
}

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a script; an uncaught exception ends it with status 1.")

  @ParentCommand var parent: ChainruleCommand
  // The parser stops at `run`, so that a script's options stay its own: what stands behind that is this command's.
  @OptionGroup var common: CommonOptions<RunCommand>

  @Option(name: .customShort("c"), help: ArgumentHelp("Run this code instead of a file.", valueName: "code"))
  var code: String?

  @Argument(
    parsing: .captureForPassthrough,
    help: ArgumentHelp("The script, and what it finds in sys.argv.", valueName: "file [arguments]"))
  var rest: [String] = []

  func run() throws {
    if code == nil, let first = rest.first, first == "--help" || first == "-h" {
      throw CleanExit.helpRequest(self)
    }
    let before = parent.common
    let program = Program(
      isPlain: common.plain || before.plain, lessonDirectory: common.lessons ?? before.lessons,
      memory: common.memory ?? before.memory ?? .standard)
    let code = code
    let rest = rest
    if let code { finish { program.run(code: code, arguments: rest) } }
    guard let file = rest.first else { throw ValidationError("Name a script, or give code with -c.") }
    finish { program.run(file: file, arguments: Array(rest.dropFirst())) }
  }
}

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Run lessons and transcripts and compare what they print.")

  @OptionGroup var common: CommonOptions<ChainruleCommand>

  @Flag(help: "Rewrite expected output that differs, after showing the difference.")
  var update = false

  @Option(help: ArgumentHelp("text, tap, junit or json.", valueName: "format"))
  var format = "text"

  @Argument(help: "Lesson files, transcripts, or directories of lessons.")
  var paths: [String]

  func run() throws {
    guard Program.replayFormats.contains(format) else {
      throw ValidationError("The format is one of \(Program.replayFormats.joined(separator: ", ")).")
    }
    let program = common.program
    let (paths, format, update) = (paths, format, update)
    finish { program.replay(paths, format: format, updates: update) }
  }
}

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check lessons as their author: solutions pass, wrong answers fail.")

  @OptionGroup var common: CommonOptions<ChainruleCommand>

  @Argument(help: "Lesson files, or directories of lessons.")
  var paths: [String]

  func run() {
    let program = common.program
    let paths = paths
    finish { program.check(paths) }
  }
}

/// Ends the process with the status of `body`, which has a large stack to itself.
private func finish(_ body: @escaping @Sendable () -> Int32) -> Never {
  let status = LargeStack.run(body)
  // A library's computation that was stopped may still run: its memory must not be torn down around it.
  fflush(nil)
  _exit(status)
}
