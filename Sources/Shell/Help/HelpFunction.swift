import PythonRuntime

/// Python's `help`.
enum HelpFunction {
  static func install(in interpreter: Interpreter, width: @escaping () -> Int) {
    let function = NativeFunction(
      "help", "request=None", documentation: "Tells how an object is used, and what it does.", in: interpreter
    ) { (interpreter, arguments) throws(PythonError) in
      if arguments.count == 0 || arguments[0].isUnset {
        interpreter.host.write("help(object) tells about an object: try help(len).\n")
        return .none
      }
      let help = ObjectHelp(interpreter: interpreter, width: max(30, min(width() - 1, 100)))
      for line in help.lines(for: arguments[0]) { interpreter.host.write(line + "\n") }
      return .none
    }
    function.displayedText = "Type help() for interactive help, or help(object) for help about object."
    interpreter.builtins.namespace.setValue(.object(function), forName: interpreter.intern("help"))
  }
}
