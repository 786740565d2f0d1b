import Glibc

extension MathModule {
  static func addRounding(_ builder: ModuleBuilder) {
    let rules: [(String, String, FloatingPointRoundingRule, Slot)] = [
      ("floor", "The greatest integer that is not larger.", .down, .floor),
      ("ceil", "The least integer that is not smaller.", .up, .ceiling),
      ("trunc", "The integer part.", .towardZero, .truncate),
    ]
    for (name, documentation, rule, slot) in rules {
      builder.function(name, "x, /", documentation) { (interpreter, arguments) throws(PythonError) in
        switch arguments[0] {
        case .int: return arguments[0]
        case .bool(let truth): return .int(truth ? 1 : 0)
        case .float(let value): return try interpreter.integer(truncating: value.rounded(rule))
        case .object(let object):
          if let custom = object.type.dunder(slot) {
            return try interpreter.callMethod(custom, on: arguments[0])
          }
          if object.type.lookup(interpreter.name(of: slot)) != nil {
            return try interpreter.call(interpreter.attribute(interpreter.name(of: slot), of: arguments[0]))
          }
        default: break
        }
        if slot == .truncate {
          throw .typeError(
            "type \(interpreter.type(of: arguments[0]).errorName) doesn't define __trunc__ method")
        }
        return try interpreter.integer(truncating: interpreter.double(arguments[0]).rounded(rule))
      }
    }
  }

  static func addPredicates(_ builder: ModuleBuilder) {
    let tests: [(String, String, (Double) -> Bool)] = [
      ("isnan", "Whether x is nan.", { $0.isNaN }), ("isinf", "Whether x is infinite.", { $0.isInfinite }),
      ("isfinite", "Whether x is neither infinite nor nan.", { $0.isFinite }),
    ]
    for (name, documentation, test) in tests {
      builder.function(name, "x, /", documentation) { (interpreter, arguments) throws(PythonError) in
        .bool(test(try interpreter.double(arguments[0])))
      }
    }
    builder.function(
      "isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0", "Whether two numbers are close to each other."
    ) { (interpreter, arguments) throws(PythonError) in
      let a = try interpreter.double(arguments[0])
      let b = try interpreter.double(arguments[1])
      let relative = try interpreter.double(arguments.value(2, default: .float(1e-9)))
      let absolute = try interpreter.double(arguments.value(3, default: .float(0)))
      if relative < 0 || absolute < 0 { throw .valueError("tolerances must be non-negative") }
      if a == b { return .bool(true) }
      if a.isInfinite || b.isInfinite { return .bool(false) }
      let difference = (b - a).magnitude
      return .bool(
        difference <= (relative * b).magnitude || difference <= (relative * a).magnitude
          || difference <= absolute)
    }
  }
}
