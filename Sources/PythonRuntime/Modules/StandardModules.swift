/// The modules that `import` finds, each built when first imported.
enum StandardModules {
  static func register(in interpreter: Interpreter) {
    interpreter.register(module: "math", MathModule.fill)
    interpreter.register(module: "random", RandomModule.fill)
    interpreter.register(module: "sys", SystemModule.fill)
    interpreter.register(module: "time", TimeModule.fill)
  }
}
