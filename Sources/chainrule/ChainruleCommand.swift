import ArgumentParser
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

  @OptionGroup var common: CommonOptions

  @Option(name: .customShort("c"), help: ArgumentHelp("Run this code and end.", valueName: "code"))
  var code: String?

  /// Starts the program.
  ///
  /// `run` reads its arguments by itself, since the parser of the whole would take options of its own out of what is
  /// the script's, and refuse them where they stand before it.
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.first == "run" else { return main(arguments) }
    let rest = Array(arguments.dropFirst())
    if rest.first == "--help" || rest.first == "-h" {
      print(helpMessage(for: RunCommand.self))
      exit()
    }
    do {
      let command = try RunCommand.parse(rest)
      try command.run()
    } catch {
      exit(withError: error)
    }
  }

  func run() {
    let program = common.program
    if let code { finish { program.run(code: code, arguments: []) } }
    finish { program.prompt() }
  }
}

/// What every command understands.
struct CommonOptions: ParsableArguments {
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
  var memory = MemoryLimit.standard

  var program: Program { Program(isPlain: plain, lessonDirectory: lessons, memory: memory) }
}

struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn", abstract: "Go straight into a lesson, or on where you stopped.")

  @OptionGroup var common: CommonOptions

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

  @OptionGroup var common: CommonOptions

  func run() {
    let program = common.program
    finish { program.repl() }
  }
}

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a script; an uncaught exception ends it with status 1.")

  @OptionGroup var common: CommonOptions

  @Option(name: .customShort("c"), help: ArgumentHelp("Run this code instead of a file.", valueName: "code"))
  var code: String?

  @Argument(
    parsing: .captureForPassthrough,
    help: ArgumentHelp("The script, and what it finds in sys.argv.", valueName: "file [arguments]"))
  var rest: [String] = []

  func run() throws {
    let program = common.program
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

  @OptionGroup var common: CommonOptions

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

  @OptionGroup var common: CommonOptions

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
  exit(LargeStack.run(body))
}
