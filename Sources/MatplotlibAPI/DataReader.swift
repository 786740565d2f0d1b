import PythonRuntime

/// Reads numbers, or texts, out of whatever holds them: lists, tensors, arrays, ranges, views.
struct DataReader {
  private let interpreter: Interpreter
  /// The lengths of what is nested; empty for a single number.
  private(set) var shape: [Int] = []
  /// All numbers as floats, or all texts.
  private(set) var values: [Value] = []
  private(set) var hasTexts = false
  /// Whether all numbers were integers.
  private(set) var isWhole = true

  /// Deeper nesting is no data.
  private static let deepest = 32

  init(in interpreter: Interpreter) {
    self.interpreter = interpreter
  }

  mutating func read(_ data: Value) throws(PythonError) {
    try read(data, depth: 0)
    if hasTexts, let number = values.first(where: { $0.cast(to: StringObject.self) == nil }) {
      throw .typeError(
        "Failed to convert value(s) to axis units: there are texts beside \(try interpreter.string(of: number))"
      )
    }
  }

  private mutating func read(_ data: Value, depth: Int) throws(PythonError) {
    switch data {
    case .float(let value):
      isWhole = false
      return try add(.float(value), depth)
    case .int(let value): return try add(.float(Double(value)), depth)
    case .bool(let value):
      isWhole = false
      return try add(.float(value ? 1 : 0), depth)
    case .none:
      isWhole = false
      return try add(.float(.nan), depth)
    case .object(let object):
      if let text = data.cast(to: StringObject.self) {
        hasTexts = true
        isWhole = false
        return try add(.object(text), depth)
      }
      if let list = try listed(object) { return try read(list, depth: depth) }
      try readElements(of: data, object, depth)
    default:
      throw .typeError(
        "float() argument must be a string or a real number, not '\(interpreter.type(of: data).name)'")
    }
  }

  /// What an array or a tensor holds, as nested lists; nil for what is neither.
  ///
  /// A tensor that requires gradients refuses that, as it refuses `numpy()`.
  private func listed(_ object: Object) throws(PythonError) -> Value? {
    let types = interpreter.types
    if object.type === types.list || object.type === types.tuple || object.type === types.range { return nil }
    var data = Value.object(object)
    if object.type.lookup(interpreter.intern("__array__")) != nil {
      data = try interpreter.call(interpreter.attribute("__array__", of: data))
    }
    guard interpreter.type(of: data).lookup(interpreter.intern("tolist")) != nil else { return nil }
    return try interpreter.call(interpreter.attribute("tolist", of: data))
  }

  private mutating func readElements(of data: Value, _ object: Object, _ depth: Int) throws(PythonError) {
    let types = interpreter.types
    let name = interpreter.type(of: data).name
    if name == "generator" { throw .runtimeError("matplotlib does not support generators as input") }
    let isUnordered = ["set", "frozenset", "dict"].contains(name)
    let isSequence =
      object.type === types.list || object.type === types.tuple || object.type === types.range
      || object.type.lookup(interpreter.intern("__iter__")) != nil
    guard isSequence, !isUnordered else {
      if !isUnordered, object.type.lookup(interpreter.intern("__float__")) != nil {
        isWhole = false
        return try add(.float(try interpreter.double(data)), depth)
      }
      if case .float(let number)? = try? Value.float(interpreter.double(data)) {
        return try add(.float(number), depth)
      }
      throw .typeError("float() argument must be a string or a real number, not '\(name)'")
    }
    guard depth < Self.deepest else { throw .valueError("the data are nested too deeply") }
    let elements = try interpreter.elements(of: data)
    try note(elements.count, at: depth)
    for (number, element) in elements.enumerated() {
      if number & 0xFFFF == 0xFFFF { try interpreter.checkInterrupt() }
      try read(element, depth: depth + 1)
    }
  }

  private mutating func add(_ value: Value, _ depth: Int) throws(PythonError) {
    if depth < shape.count { throw Self.inhomogeneous(shape, depth) }
    values.append(value)
    if values.count == 1 { isComplete = true }
  }

  /// Whether a number was met, so that what is nested can no more become deeper.
  private var isComplete = false

  private mutating func note(_ count: Int, at depth: Int) throws(PythonError) {
    if depth < shape.count {
      if shape[depth] != count { throw Self.inhomogeneous(shape, depth) }
    } else if isComplete {
      throw Self.inhomogeneous(shape, depth)
    } else {
      shape.append(count)
    }
  }

  private static func inhomogeneous(_ shape: [Int], _ depth: Int) -> PythonError {
    let known = shape.prefix(max(1, depth))
    let text =
      known.count == 1 ? "(\(known[0]),)" : "(" + known.map(String.init).joined(separator: ", ") + ")"
    return .valueError(
      "setting an array element with a sequence. The requested array has an inhomogeneous shape after "
        + "\(known.count) dimensions. The detected shape was \(text) + inhomogeneous part.")
  }
}
