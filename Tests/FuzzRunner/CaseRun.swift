import CFuzzing
import Glibc
import MatplotlibAPI
import Plotting
import PythonRuntime
import PythonSyntax
import Shell
import TorchAPI

/// Runs programs, each in a copy of this process, with an interpreter that is ready before.
final class CaseRun {
  /// How a program ended.
  enum Ending: Equatable {
    case finished
    /// It stopped late after it was interrupted.
    case slow
    case signalled(Int32)
    case hung

    var words: String {
      switch self {
      case .finished: "finished"
      case .slow: "stopped late when interrupted"
      case .signalled(let number): "ended by signal \(number)"
      case .hung: "did not stop when interrupted"
      }
    }
  }

  private final class Output {
    var text = ""
    func keep(_ piece: String) {
      if text.utf8.count < 1 << 18 { text += piece }
    }
  }

  private let output = Output()
  private let interpreter: Interpreter

  init() {
    let output = output
    var host = Host(
      write: { output.keep($0) }, writeError: { output.keep($0) }, interrupt: CaseLimits.flags)
    CaseLimits.memory.apply(to: &host)
    interpreter = Interpreter(host: host)
    TorchAPI.install(in: interpreter)
    MatplotlibAPI.install(in: interpreter, surface: { Surface(columns: 79) })
    FuzzRunner.run("import torch, numpy\ndel torch, numpy", in: interpreter)
    interpreter.keepsVariables = true
    fuzzing_disturb_memory()
  }

  /// Runs a program and tells how it ended.
  ///
  /// - Parameter isShown: Whether what it prints is shown too.
  func run(_ program: String, isShown: Bool = false) -> Ending {
    let process = fuzzing_fork()
    if process < 0 { FuzzRunner.fail("no process can be made: \(String(cString: strerror(errno)))") }
    if process == 0 {
      if !isShown { CaseLimits.silence() }
      CaseLimits.install()
      // The thread that watches the memory is this process's own.
      CaseLimits.memory.watch(raising: CaseLimits.flags)
      MemoryLimit.watch(true)
      feed(program)
      if isShown { TextFile.tell(output.text) }
      _exit(CaseLimits.isLate ? CaseLimits.lateStatus : 0)
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    if signal == SIGALRM { return .hung }
    if signal != 0 { return .signalled(signal) }
    switch (status >> 8) & 0xFF {
    case CaseLimits.hangStatus: return .hung
    case CaseLimits.lateStatus: return .slow
    default: return .finished
    }
  }

  /// Runs a program as if it was typed at the prompt.
  private func feed(_ program: String) {
    var reader = InteractiveReader()
    func take(_ event: InteractiveReader.Event) {
      do throws(PythonError) {
        switch event {
        case .statement(let tree): try interpreter.run(tree, mode: .interactive)
        case .syntaxError(let error):
          throw PythonError(interpreter.exception(of: error, fileName: "<stdin>"))
        case .needsMore, .nothing: break
        }
      } catch {
        output.keep(interpreter.tracebackText(of: interpreter.exception(of: error), isUncaught: true))
      }
    }
    for line in program.split(separator: "\n", omittingEmptySubsequences: false) {
      take(reader.feed(String(line)))
    }
    take(reader.finish())
  }
}
