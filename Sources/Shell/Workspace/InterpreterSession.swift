import CHeap
import LessonKit
import MatplotlibAPI
import PythonRuntime
import PythonSyntax
import Terminal
import TorchAPI

/// An interpreter with torch in it, as lessons and the prompt see it.
final class InterpreterSession: LessonSession {
  /// What came of asking for a line for `input()`.
  enum InputLine {
    case line(String)
    case interrupted
    case end
  }

  let interpreter: Interpreter
  /// The status that `exit()` asked for; none while the session goes on.
  private(set) var exitStatus: Int32?

  /// How tracebacks are shown.
  var errorDisplay = ErrorDisplay.plain
  /// The exception that ended the last command that failed.
  private(set) var lastError: ExceptionObject?
  /// The sources of what the person has defined.
  private(set) var definitions = Definitions()

  private let capture: Capture
  private let console: Console
  /// The thread's modes as this session left them.
  private var modes = ThreadModes()

  /// How much of a traceback is shown.
  enum ErrorDisplay: String, CaseIterable {
    /// As Python shows it.
    case plain
    /// Only its last line.
    case minimal
    /// With the variables of the frame that failed.
    case verbose
  }

  /// What a command writes, kept for the lesson and shown to whoever watches.
  private final class Capture {
    var text = ""
    var shows = false
    /// More than this is shown but not kept.
    static let limit = 1 << 20

    func keep(_ piece: String) {
      if text.utf8.count < Capture.limit { text += piece }
    }
  }

  /// - Parameters:
  ///   - readLine: Reads a line for `input()`.
  ///   - prompt: What the person at the prompt can do for running code; nil where nobody sits there.
  init(
    console: Console, readLine: @escaping (String) -> InputLine, arguments: [String] = [""],
    prompt: PromptServices? = nil
  ) {
    let capture = Capture()
    self.capture = capture
    self.console = console
    let interrupt = UnsafeMutablePointer(mutating: Signals.interruptFlag)
    var host =
      Host(
        write: { text in
          capture.keep(text)
          if capture.shows { console.write(text) }
        },
        writeError: { text in
          capture.keep(text)
          if capture.shows { console.writeError(text) }
        },
        readLine: { prompt in
          switch readLine(prompt) {
          case .line(let line): return line
          case .end: return nil
          case .interrupted:
            interrupt.pointee = 1
            return ""
          }
        },
        arguments: arguments, interrupt: interrupt)
    host.flush = { console.output.flush() }
    console.memory.apply(to: &host)
    console.memory.watch(raising: interrupt)
    interpreter = Interpreter(host: host)
    TorchAPI.install(in: interpreter)
    MatplotlibAPI.install(in: interpreter, surface: { console.plotSurface })
    HelpFunction.install(in: interpreter, width: { console.width })
    heap_stock()
    guard let prompt else { return }
    interpreter.keepsVariables = true
    interpreter.torch.showsWarnings = true
    interpreter.host.saveFile = { path, contents in
      // What runs unseen, such as a step that is rebuilt, asks nobody.
      capture.shows ? prompt.saveFile(path, contents) : .refused("nobody was asked")
    }
    interpreter.host.showValue = { [unowned interpreter] value in
      guard value.tensorObject == nil, let picture = GraphDescription(value, in: interpreter) else {
        return false
      }
      for line in prompt.draw(picture) { interpreter.host.write(line + "\n") }
      return true
    }
  }

  // MARK: Running

  func run(_ source: String, showing: Bool) -> Transcript {
    do throws(SyntaxError) {
      let tree = try Parser.parse(source, fileName: "<stdin>", mode: .interactive)
      let transcript = run(tree, showing: showing)
      definitions.note(transcript.bound, source: source, in: interpreter)
      return transcript
    } catch {
      return refuse(error, showing: showing)
    }
  }

  /// Shows a syntax error as the prompt does.
  func show(_ error: SyntaxError) {
    _ = refuse(error, showing: true)
  }

  private func refuse(_ error: SyntaxError, showing: Bool) -> Transcript {
    run(showing: showing) { (interpreter) throws(PythonError) in
      throw PythonError(interpreter.exception(of: error, fileName: "<stdin>"))
    }
  }

  /// Runs a whole file; returns the status to exit with.
  func runScript(_ source: String, fileName: String) -> Int32 {
    let transcript = run(showing: true) { (interpreter) throws(PythonError) in
      if fileName != "<string>" { interpreter.describeScript(fileName) }
      try interpreter.run(source, fileName: fileName, mode: .file)
    }
    if let exitStatus { return exitStatus }
    switch transcript.ending {
    case .completed: return 0
    case .raised: return 1
    // What a shell reports for a program that Ctrl-C ended.
    case .interrupted: return 130
    }
  }

  /// Runs one statement, or several on a line, as typed at the prompt.
  func run(_ tree: ModuleTree, showing: Bool) -> Transcript {
    let lastValue = interpreter.lastEchoed
    var transcript = run(showing: showing) { (interpreter) throws(PythonError) in
      try interpreter.run(tree, mode: .interactive)
    }
    if case .expression? = tree.body.last?.kind, transcript.ending == .completed,
      let value = interpreter.lastEchoed,
      !(transcript.output.isEmpty && lastValue.map { $0.isIdentical(to: value) } ?? false)
    {
      transcript.echoed = view(of: value)
    }
    return transcript
  }

  /// Runs something in this session's modes, with what it writes shown or kept.
  func run(
    showing: Bool, _ body: (Interpreter) throws(PythonError) -> Void
  ) -> Transcript {
    capture.text = ""
    capture.shows = showing
    let before = Dictionary(interpreter.workspace.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    let outerModes = ThreadModes.current
    ThreadModes.current = modes
    var ending = Transcript.Ending.completed
    MemoryLimit.watch(true)
    do throws(PythonError) {
      try body(interpreter)
      MemoryLimit.watch(false)
    } catch {
      // The code has ended: nothing is to stop the telling of how.
      MemoryLimit.watch(false)
      ending = report(error)
    }
    modes = ThreadModes.current
    ThreadModes.current = outerModes
    capture.shows = false
    return Transcript(output: capture.text, ending: ending, bound: namesChanged(since: before))
  }

  /// Shows a traceback, or notes that the session is to end.
  private func report(_ error: PythonError) -> Transcript.Ending {
    let exception = interpreter.exception(of: error)
    if error.isInstance(of: .systemExit) {
      exitStatus = interpreter.exitStatus(of: exception)
      return .completed
    }
    lastError = exception
    let isInterrupt = error.isInstance(of: .keyboardInterrupt)
    if isInterrupt || !interpreter.showByOwnHook(exception) {
      var shown =
        errorDisplay == .minimal
        ? interpreter.exceptionOnlyText(exception, isUncaught: true)
        : interpreter.tracebackText(of: exception, isUncaught: true)
      // A message may end in lines of nothing, which are no use above the next prompt.
      while shown.hasSuffix("\n\n") { shown.removeLast() }
      interpreter.host.writeError(shown)
    }
    if errorDisplay == .verbose, !isInterrupt {
      for line in FrameVariables(of: exception, in: interpreter).lines() {
        interpreter.host.writeError(line + "\n")
      }
    }
    if error.isInstance(of: .keyboardInterrupt) { return .interrupted }
    let text = interpreter.exceptionOnlyText(exception, isUncaught: true)
    return .raised(text.hasSuffix("\n") ? String(text.dropLast()) : text)
  }

  private func namesChanged(since before: [String: Value]) -> Set<String> {
    var changed = Set<String>()
    var remaining = Set(before.keys)
    for (name, value) in interpreter.workspace {
      remaining.remove(name)
      if let old = before[name], old.isIdentical(to: value) { continue }
      changed.insert(name)
    }
    return changed.union(remaining)
  }

  // MARK: Looking

  var names: [String] { interpreter.workspace.map(\.name) }

  func view(of name: String) -> ValueView? {
    interpreter.main.namespace.value(forName: interpreter.intern(name)).map { view(of: $0) }
  }

  /// More elements than this are counted, not listed.
  private static let listedElements = 100_000
  /// Representations are cut after this many characters.
  private static let representationLimit = 20_000

  private func view(of value: Value) -> ValueView {
    if let tensor = TensorDescription(value) { return .tensor(view(of: tensor, withGradient: true)) }
    let representation = (try? interpreter.representation(of: value)) ?? "?"
    let number: Double? =
      switch value {
      case .int(let value): Double(value)
      case .float(let value): value
      case .bool(let value): value ? 1 : 0
      default: nil
      }
    return .object(
      ObjectView(
        typeName: interpreter.type(of: value).name,
        representation: String(representation.prefix(Self.representationLimit)), number: number))
  }

  private func view(of tensor: TensorDescription, withGradient: Bool) -> TensorView {
    var values = TensorValues.unlisted(count: tensor.elementCount)
    if tensor.elementCount <= Self.listedElements {
      if let imaginary = tensor.imaginaryValues {
        values = .complex(zip(tensor.values, imaginary).map { ComplexPair(real: $0, imaginary: $1) })
      } else {
        values = .real(tensor.values)
      }
    }
    return TensorView(
      dtype: tensor.dtype, shape: tensor.shape, values: values, requiresGrad: tensor.requiresGrad,
      isLeaf: tensor.isLeaf, gradFunction: tensor.gradFunction,
      gradient: withGradient ? tensor.gradient.map { .tensor(view(of: $0, withGradient: false)) } : nil)
  }

  // MARK: Checking

  func evaluate(assertion: String) -> AssertionOutcome {
    let outerModes = ThreadModes.current
    ThreadModes.current = modes
    defer { ThreadModes.current = outerModes }
    do throws(PythonError) {
      let value = try interpreter.run(assertion, fileName: "<check>", mode: .expression)
      return try interpreter.isTrue(value) ? .holds : .fails
    } catch {
      let text = interpreter.exceptionOnlyText(interpreter.exception(of: error), isUncaught: true)
      return .raised(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    }
  }

  func completeness(of source: String) -> LessonKit.Completeness {
    switch PythonSyntax.Completeness.of(source) {
    case .complete: .complete
    case .needsMore: .incomplete
    case .invalid: .invalid
    }
  }
}

extension Interpreter {
  /// What the prompt echoed last, as `_` holds it.
  fileprivate var lastEchoed: Value? { builtins.namespace.value(forName: intern("_")) }

  /// The status that a `SystemExit` asks for; a text is shown, as Python does.
  fileprivate func exitStatus(of exception: ExceptionObject) -> Int32 {
    guard exception.arguments.count > 0 else { return 0 }
    let code = exception.arguments[0]
    switch code {
    case .none: return 0
    case .int(let status): return Int32(truncatingIfNeeded: status & 0xFF)
    case .bool(let value): return value ? 1 : 0
    default:
      host.writeError(((try? string(of: code)) ?? "") + "\n")
      return 1
    }
  }
}
