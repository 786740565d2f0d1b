/// Calls with keywords, and with arguments that are unpacked.
extension Interpreter {
  /// A call with keywords: r[base...] holds the callee, the positional values and the keywords' values. Returns
  /// whether a frame was pushed.
  @inline(never)
  func callWithKeywords(
    _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value, _ destination: Int, isMethod: Bool
  ) throws(PythonError) -> Bool {
    guard case .object(let object) = names else { return false }
    let names = unsafeDowncast(object, to: KeywordNamesObject.self).names
    let positionalCount = count - names.names.count
    let reference = Unmanaged.passUnretained(names)
    let callee = isMethod && base.pointee.isUnset ? base + 1 : base
    let value: Value
    if isMethod, callee == base {
      if base.objectType == Unmanaged.passUnretained(types.function).toOpaque() {
        return try enter(
          base, base + 1, Arguments(base: base + 1, count: positionalCount + 1, keywordNames: reference),
          count + 1, destination)
      }
      value = try callMethodObject(
        base, Arguments(base: base + 2, count: positionalCount, keywordNames: reference))
    } else {
      let arguments = Arguments(base: callee + 1, count: positionalCount, keywordNames: reference)
      if callee.holdsObject {
        if callee.objectType == Unmanaged.passUnretained(types.function).toOpaque() {
          return try enter(callee, callee + 1, arguments, count, destination)
        }
        if case .object(let object) = callee.pointee, object.type === types.type {
          let withInstance = Arguments(base: callee, count: positionalCount + 1, keywordNames: reference)
          let type = unsafeDowncast(object, to: TypeObject.self)
          if try enterConstructor(type, callee, withInstance, count, destination) { return true }
        }
      }
      value = try call(callee.pointee, arguments)
    }
    base.clear(count: count + (isMethod ? 2 : 1))
    machine.frame.pointee.registers[destination] = value
    return false
  }

  /// Enters a Python function whose arguments need binding, and clears the registers of the call. Returns whether a
  /// frame was pushed.
  private func enter(
    _ callee: UnsafeMutablePointer<Value>, _ values: UnsafeMutablePointer<Value>, _ arguments: Arguments,
    _ count: Int, _ destination: Int
  ) throws(PythonError) -> Bool {
    guard case .object(let object) = callee.pointee else { return false }
    let function = unsafeDowncast(object, to: FunctionObject.self)
    try enter(function, arguments, destination)
    callee.clear()
    values.clear(count: count)
    return !function.code.isGenerator
  }

  /// `callee(*arguments, **keywords)`: r[base] is the callee, then a tuple, then a dictionary or nothing. Returns
  /// whether a frame was pushed.
  @inline(never)
  func callUnpacked(
    _ base: UnsafeMutablePointer<Value>, _ destination: Int
  ) throws(PythonError) -> Bool {
    guard case .object(let object) = base[1] else { return false }
    let positional = unsafeDowncast(object, to: TupleObject.self)
    let value: Value
    if case .object(let object) = base[2], unsafeDowncast(object, to: DictObject.self).count > 0 {
      let (scratch, names) = try spread(positional, unsafeDowncast(object, to: DictObject.self))
      defer { releaseStack(scratch, count: positional.count + names.names.count) }
      value = try withExtendedLifetime(names) { () throws(PythonError) in
        try call(
          base.pointee,
          Arguments(base: scratch, count: positional.count, keywordNames: Unmanaged.passUnretained(names)))
      }
    } else {
      let arguments = Arguments(base: positional.elements, count: positional.count)
      if base.holdsObject, base.objectType == Unmanaged.passUnretained(types.function).toOpaque() {
        return try enter(base, base + 1, arguments, 2, destination)
      }
      value = try call(base.pointee, arguments)
    }
    base.clear(count: 3)
    machine.frame.pointee.registers[destination] = value
    return false
  }

  /// The arguments of `callee(*positional, **keywords)` in a row on the stack, and the keywords' names.
  private func spread(
    _ positional: TupleObject, _ keywords: DictObject
  ) throws(PythonError) -> (UnsafeMutablePointer<Value>, KeywordNames) {
    var names: [StringObject] = []
    for key in keywords.keys {
      guard let name = key.cast(to: StringObject.self) else { throw .typeError("keywords must be strings") }
      names.append(intern(name))
    }
    let scratch = try reserveStack(positional.count + names.count)
    for index in 0..<positional.count { scratch[index] = positional[index] }
    for (index, value) in keywords.values.enumerated() { scratch[positional.count + index] = value }
    return (scratch, KeywordNames(names))
  }
}

/// The keyword names of a call site, as a constant.
package final class KeywordNamesObject: Object {
  let names: KeywordNames

  init(_ names: [StringObject], in interpreter: Interpreter) {
    self.names = KeywordNames(names)
    super.init(type: interpreter.types.tuple)
  }
}
