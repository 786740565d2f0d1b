/// A module, or the part of one, that is written in Python.
package struct PythonSource: Sendable {
  package let module: String
  let text: String
  /// The file that tracebacks name; a piece of a module has one of its own.
  private let file: String
  /// The classes that CPython writes in C, which errors name with their module.
  private let qualifiedClasses: [String]

  package init(module: String, file: String? = nil, qualifiedClasses: [String] = [], text: String) {
    self.module = module
    self.text = text
    self.qualifiedClasses = qualifiedClasses
    self.file = file ?? module.split(separator: ".").joined(separator: "/")
  }

  /// Runs the text in the module; a module that could not be built is taken out again.
  package func run(in builder: ModuleBuilder) {
    do {
      try builder.interpreter.runModuleSource(
        text, fileName: "/usr/lib/python3.11/\(file).py", in: builder.module)
      for name in qualifiedClasses {
        let value = builder.module.namespace.value(forName: builder.interpreter.intern(name))
        if let type = value?.cast(to: TypeObject.self) { type.errorName = type.fullName }
      }
    } catch {
      builder.interpreter.modules[module] = nil
      builder.interpreter.reportUnraisable(error, in: builder.interpreter.string("import \(module)"))
    }
  }
}
