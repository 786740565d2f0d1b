import Glibc
import Terminal

/// The streams of the process and what they can do.
///
/// `@unchecked Sendable`: it is made and used on the one thread that runs the program.
final class Console: @unchecked Sendable {
  let capabilities: TerminalCapabilities
  let style: Style
  let output: OutputWriter
  let errors: OutputWriter
  let input: InputQueue
  /// What the code that runs here may take.
  let memory: MemoryLimit
  /// Whether each printed line is shown at once.
  private let flushesLines: Bool

  init(isPlain: Bool, memory: MemoryLimit = .standard) {
    self.memory = memory
    let unicode = TerminalLocale.adopt()
    capabilities = TerminalCapabilities.detect(plain: isPlain, unicode: unicode)
    style = Style.suiting(capabilities)
    output = OutputWriter.standardOutput()
    errors = OutputWriter.standardError()
    input = InputQueue()
    flushesLines = isatty(STDOUT_FILENO) == 1
    // Without handlers Ctrl-C ends the process, as it does by default.
    try? Signals.install()
  }

  /// The columns of the terminal at this moment.
  var width: Int { TerminalSize.current().columns }

  /// Writes what a program prints.
  func write(_ text: String) {
    output.write(text)
    if flushesLines && text.utf8.contains(UInt8(ascii: "\n")) { output.flush() }
  }

  /// Writes to standard error, after all that was printed before.
  func writeError(_ text: String) {
    output.flush()
    let isTerminal = isatty(STDERR_FILENO) == 1
    errors.write(isTerminal ? style.apply(.error, to: text) : text)
  }

  /// Tells on standard error what is wrong.
  func complain(_ sentence: String) {
    output.flush()
    errors.writeLine("chainrule: \(sentence)")
  }

  /// Tells what is wrong, and gives the status to exit with.
  func fail(_ sentence: String, status: Int32 = 1) -> Int32 {
    complain(sentence)
    return status
  }
}
