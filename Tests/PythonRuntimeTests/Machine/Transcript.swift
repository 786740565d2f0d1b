import Foundation
import PythonRuntime
import PythonSyntax

/// What running a program shows: its output, with the traceback of an uncaught exception at the end.
func transcript(_ source: String, fileName: String = "test.py") -> String {
  onLargeStack {
    var text = ""
    let interpreter = Interpreter(host: Host(write: { text += $0 }, writeError: { text += $0 }))
    do throws(PythonError) {
      try interpreter.run(source, fileName: fileName, mode: .file)
    } catch {
      text += interpreter.tracebackText(of: interpreter.exception(of: error), isUncaught: true)
    }
    return text
  }
}

/// What a prompt shows for typed lines.
func session(_ lines: String) -> String {
  onLargeStack {
    var text = ""
    let interpreter = Interpreter(host: Host(write: { text += $0 }, writeError: { text += $0 }))
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
        text += interpreter.tracebackText(of: interpreter.exception(of: error), isUncaught: true)
      }
    }
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
      take(reader.feed(String(line)))
    }
    take(reader.finish())
    return text
  }
}

/// Runs a closure on a thread with the stack that the product gives its interpreter.
func onLargeStack(_ body: @escaping () -> String) -> String {
  final class Box: @unchecked Sendable {
    var body: () -> String
    var result = ""
    init(_ body: @escaping () -> String) { self.body = body }
  }
  let box = Box(body)
  let done = DispatchSemaphore(value: 0)
  let thread = Thread {
    box.result = box.body()
    done.signal()
  }
  thread.stackSize = 512 << 20
  thread.start()
  done.wait()
  return box.result
}

/// What a program shows that is interrupted as by Ctrl-C a moment after it has printed something; its first lines may
/// import, which takes a while.
func interrupted(_ source: String, after setup: String = "") -> String {
  onLargeStack {
    var text = ""
    let flag = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
    flag.initialize(to: 0)
    // Not given back: the thread below may be late.
    nonisolated(unsafe) let shared = flag
    func write(_ piece: String) {
      if text.isEmpty {
        Thread.detachNewThread {
          usleep(100_000)
          shared.pointee = 1
        }
      }
      text += piece
    }
    let interpreter = Interpreter(
      host: Host(write: write, writeError: { text += $0 }, interrupt: flag))
    do throws(PythonError) {
      try interpreter.run(setup + "\nprint('it runs')\n" + source, fileName: "test.py", mode: .file)
    } catch {
      text += interpreter.exceptionOnlyText(interpreter.exception(of: error), isUncaught: true)
    }
    return text
  }
}
