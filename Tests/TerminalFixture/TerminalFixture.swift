import Glibc
import Terminal

/// A prompt for the tests of Terminal: echoes what was read in one line, escaped.
///
/// It runs on a thread of its own, as the product does. `sleep` waits for Ctrl-C; `ask` reads a line;
/// `partial` and `progress` write a line without its end; `quit` ends.
@main
enum TerminalFixture {
  static func main() {
    var thread = pthread_t()
    pthread_create(&thread, nil, { @Sendable _ in TerminalFixture.run() }, nil)
    pthread_join(thread, nil)
  }

  private nonisolated static func run() -> UnsafeMutableRawPointer? {
    let options = Options()
    let isUnicode = TerminalLocale.adopt()
    let history = History(path: options["history"])
    if let count = options["write"].flatMap({ Int($0) }) {
      for index in 0..<count { history.append("\(getpid()) \(index)\nsecond line \\ of \(index)") }
      exit(history.storageFailure ?? 0)
    }
    try? Signals.install()
    let output = OutputWriter.standardOutput()
    let capabilities = TerminalCapabilities.detect(plain: options["plain"] != nil, unicode: isUnicode)
    let reader = LineReader(
      capabilities: capabilities, output: output, history: history, style: .suiting(capabilities))
    Session(reader: reader, output: output).run(prefill: options["prefill"] ?? "")
    output.flush()
    exit(0)
  }
}

/// Arguments of the form `--name=value` and `--name`.
struct Options {
  subscript(name: String) -> String? {
    for argument in CommandLine.arguments.dropFirst() {
      if argument == "--" + name { return "" }
      if argument.hasPrefix("--" + name + "=") { return String(argument.dropFirst(name.count + 3)) }
    }
    return nil
  }
}

struct Session {
  let reader: LineReader
  let output: OutputWriter

  func run(prefill: String) {
    var prefill = prefill
    while true {
      let result = reader.readBlock(prefill: prefill, language: .toy)
      prefill = ""
      switch result {
      case .input("quit"): return
      case .input("sleep"): sleepUntilInterrupted()
      case .input("ask"): ask()
      case .input("partial"): output.write("left \u{1B}[1mopen\u{1B}[0m")
      case .input("progress"): output.write("10%\r20%")
      case .input(let text): output.writeLine("<" + text.debugDescription.dropFirst().dropLast() + ">")
      case .interrupted: output.writeLine("interrupted")
      case .endOfInput:
        output.writeLine("end")
        return
      }
    }
  }

  private func sleepUntilInterrupted() {
    output.writeLine("sleeping")
    output.flush()
    while Signals.interruptFlag.pointee == 0 { usleep(2000) }
    output.writeLine("woken \(Signals.isInterruptPending) \(Signals.consumeInterrupt())")
  }

  private func ask() {
    switch reader.readLine(prompt: "Your\nname? ") {
    case .input(let name): output.writeLine("asked \(name)")
    case .interrupted: output.writeLine("ask interrupted")
    case .endOfInput: output.writeLine("ask ended")
    }
  }
}
