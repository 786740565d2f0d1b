import PythonRuntime
import Testing

/// The standard streams, as objects.
struct StandardStreamTests {
  @Test func `the input is read by lines, by characters and in a loop`() {
    let source = """
      import sys
      print(repr(sys.stdin.readline()), repr(sys.stdin.read(3)), repr(sys.stdin.readline()), input())
      for line in sys.stdin: print(repr(line))
      print(repr(sys.stdin.read()), sys.stdin.readlines(), sys.stdin.name, sys.stdin.readable(), sys.stdout.readable())
      try: sys.stdin.write('x')
      except OSError as error: print(type(error).__name__, error)
      """
    let text = onLargeStack {
      var lines: [String] = ["first", "second", "third", "fourth", "fifth"].reversed()
      var text = ""
      let interpreter = Interpreter(
        host: Host(write: { text += $0 }, writeError: { text += $0 }, readLine: { _ in lines.popLast() }))
      do throws(PythonError) {
        try interpreter.run(source, fileName: "test.py", mode: .file)
      } catch {
        text += interpreter.tracebackText(of: interpreter.exception(of: error), isUncaught: true)
      }
      return text
    }
    #expect(
      text == """
        'first\\n' 'sec' 'ond\\n' third
        'fourth\\n'
        'fifth\\n'
        '' [] <stdin> True False
        UnsupportedOperation not writable

        """)
  }

  @Test func `what was printed is shown at once where a program asks for it`() {
    let source = """
      print('a'); print('b', flush=True); print('c', flush=False)
      import sys, io
      print('d', flush=True)
      sys.stdout.flush()
      print('e', file=sys.stderr, flush=True)
      sys.stdout = io.StringIO()
      print('f', flush=True)
      sys.stdout = None
      print('g', flush=True)
      """
    let text = onLargeStack {
      var text = ""
      var host = Host(write: { text += $0 }, writeError: { text += $0 })
      host.flush = { text += "| " }
      let interpreter = Interpreter(host: host)
      do throws(PythonError) {
        try interpreter.run(source, fileName: "test.py", mode: .file)
      } catch {
        text += interpreter.tracebackText(of: interpreter.exception(of: error), isUncaught: true)
      }
      return text
    }
    #expect(text == "a\nb\n| c\nd\n| | e\n| ")
  }
}
