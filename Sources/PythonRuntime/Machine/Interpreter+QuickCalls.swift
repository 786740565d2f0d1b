/// Calls of what programs call most, without a detour through arguments and signatures.
extension Interpreter {
  /// The result of a built-in function for the plainest arguments; nil where it must be called.
  @inline(__always)
  func quickly(
    _ form: NativeFunction.MachineForm, _ arguments: UnsafeMutablePointer<Value>, _ count: Int
  ) -> RawValue? {
    switch form {
    case .length:
      guard count == 1, let length = builtinCount(arguments) else { return nil }
      return RawValue(payload: UInt64(truncatingIfNeeded: length), tag: ValueTag.int)
    case .instanceCheck:
      let wanted = arguments + 1
      guard count == 2, wanted.holdsObject, arguments.isBound,
        wanted.objectType == Unmanaged.passUnretained(types.type).toOpaque()
      else { return nil }
      let type = arguments.holdsObject ? arguments.objectType : plainType(of: arguments.pointee)
      let holds =
        type == wanted.reference.toOpaque()
        || Unmanaged<TypeObject>.fromOpaque(type)._withUnsafeGuaranteedRef { type in
          wanted.reference._withUnsafeGuaranteedRef {
            type.isSubtype(of: unsafeDowncast($0, to: TypeObject.self))
          }
        }
      if !holds, Unmanaged<TypeObject>.fromOpaque(type)._withUnsafeGuaranteedRef({ $0.claimsOtherClasses }) {
        return nil
      }
      return RawValue(payload: holds ? 1 : 0, tag: ValueTag.bool)
    case .none: return nil
    }
  }

  /// The class of a value that is no object.
  private func plainType(of value: Value) -> UnsafeMutableRawPointer {
    Unmanaged.passUnretained(type(of: value)).toOpaque()
  }

  /// The number of elements of a list, text, dictionary or tuple of the built-in class itself; nil for anything else.
  @inline(__always)
  func builtinCount(_ place: UnsafeMutablePointer<Value>) -> Int? {
    guard place.holdsObject else { return nil }
    let type = place.objectType
    return place.reference._withUnsafeGuaranteedRef { object in
      if type == Unmanaged.passUnretained(types.list).toOpaque() {
        return unsafeDowncast(object, to: ListObject.self).count
      }
      if type == Unmanaged.passUnretained(types.str).toOpaque() {
        return unsafeDowncast(object, to: StringObject.self).scalarCount
      }
      if type == Unmanaged.passUnretained(types.dict).toOpaque() {
        return unsafeDowncast(object, to: DictObject.self).count
      }
      if type == Unmanaged.passUnretained(types.tuple).toOpaque() {
        return unsafeDowncast(object, to: TupleObject.self).count
      }
      return nil
    }
  }

  /// `set(...)`, whose reference the caller takes over.
  func makeSet(_ arguments: Arguments) throws(PythonError) -> Unmanaged<Object> {
    let set = makeSet()
    try set.fill(from: arguments, in: self)
    return Unmanaged.passRetained(set)
  }
}
