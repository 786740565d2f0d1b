/// Calls of what programs call most, without a detour through arguments and signatures.
extension Interpreter {
  /// The result of a built-in function for the plainest arguments; nil where it must be called.
  @inline(__always)
  func quickly(
    _ form: NativeFunction.MachineForm, _ arguments: UnsafeMutablePointer<Value>, _ count: Int
  ) -> RawValue? {
    switch form {
    case .length:
      guard count == 1, arguments.holdsObject else { return nil }
      let type = arguments.objectType
      let length: Int
      if type == Unmanaged.passUnretained(types.list).toOpaque() {
        length = arguments.reference._withUnsafeGuaranteedRef {
          unsafeDowncast($0, to: ListObject.self).count
        }
      } else if type == Unmanaged.passUnretained(types.str).toOpaque() {
        length = arguments.reference._withUnsafeGuaranteedRef {
          unsafeDowncast($0, to: StringObject.self).scalarCount
        }
      } else if type == Unmanaged.passUnretained(types.dict).toOpaque() {
        length = arguments.reference._withUnsafeGuaranteedRef {
          unsafeDowncast($0, to: DictObject.self).count
        }
      } else if type == Unmanaged.passUnretained(types.tuple).toOpaque() {
        length = arguments.reference._withUnsafeGuaranteedRef {
          unsafeDowncast($0, to: TupleObject.self).count
        }
      } else {
        return nil
      }
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
      return RawValue(payload: holds ? 1 : 0, tag: ValueTag.bool)
    case .none: return nil
    }
  }

  /// The class of a value that is no object.
  private func plainType(of value: Value) -> UnsafeMutableRawPointer {
    Unmanaged.passUnretained(type(of: value)).toOpaque()
  }

  /// `set(...)`, whose reference the caller takes over.
  func makeSet(_ arguments: Arguments) throws(PythonError) -> Unmanaged<Object> {
    let set = makeSet()
    try set.fill(from: arguments, in: self)
    return Unmanaged.passRetained(set)
  }
}
