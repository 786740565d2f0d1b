/// A standard module, or the part of one, that is written in Python.
struct PythonSource: Sendable {
  let module: String
  let text: String

  /// Runs the text in the module; a module that could not be built is taken out again.
  func run(in builder: ModuleBuilder) {
    do {
      try builder.interpreter.runModuleSource(
        text, fileName: "/usr/lib/python3.11/\(module).py", in: builder.module)
    } catch {
      builder.interpreter.modules[module] = nil
      builder.interpreter.reportUnraisable(error, in: builder.interpreter.string("import \(module)"))
    }
  }
}
