package import PythonRuntime

/// The numpy names in an interpreter.
package enum NumPyAPI {
  /// NumPy's version whose behaviour this is, as `numpy.__version__` shows it.
  static let version = "2.4.6"

  /// Offers numpy and its modules to `import`; each is built when first asked for.
  package static func install(in interpreter: Interpreter) {
    interpreter.register(module: "numpy._native", NativeModule.fill)
    for sources in PythonSource.numpyModules {
      guard let name = sources.first?.module else { continue }
      interpreter.register(module: name) { builder in
        if name == "numpy" { builder.set("__version__", builder.interpreter.string(version)) }
        for source in sources { source.run(in: builder) }
      }
    }
  }
}
