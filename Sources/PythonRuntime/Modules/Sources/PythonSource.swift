/// A module, or the part of one, that is written in Python.
package struct PythonSource: Sendable {
  package let module: String
  let text: String

  package init(module: String, text: String) {
    self.module = module
    self.text = text
  }

  /// Runs the text in the module; a module that could not be built is taken out again.
  package func run(in builder: ModuleBuilder) {
    let path = module.split(separator: ".").joined(separator: "/")
    do {
      try builder.interpreter.runModuleSource(
        text, fileName: "/usr/lib/python3.11/\(path).py", in: builder.module)
    } catch {
      builder.interpreter.modules[module] = nil
      builder.interpreter.reportUnraisable(error, in: builder.interpreter.string("import \(module)"))
    }
  }
}
