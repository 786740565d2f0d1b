/// What the dispatch loop does with registers, without counting references where it need not.
extension UnsafeMutablePointer where Pointee == Value {
  @inline(__always)
  var holdsObject: Bool {
    if case .object = pointee { return true }
    return false
  }

  @inline(__always)
  var isBound: Bool {
    if case .unset = pointee { return false }
    return true
  }

  /// The reference of a value that is an object; the payload is at the start of a `Value`.
  @inline(__always)
  var reference: Unmanaged<Object> {
    UnsafeRawPointer(self).load(as: Unmanaged<Object>.self)
  }

  /// The object's class; only for a value that is an object.
  @inline(__always)
  var objectType: UnsafeMutableRawPointer {
    reference._withUnsafeGuaranteedRef { Unmanaged.passUnretained($0.type).toOpaque() }
  }

  @inline(__always)
  func store(_ value: Int) {
    if holdsObject { pointee = .int(value) } else { set(UInt64(bitPattern: Int64(value)), tag: ValueTag.int) }
  }

  @inline(__always)
  func store(_ value: Double) {
    if holdsObject { pointee = .float(value) } else { set(value.bitPattern, tag: ValueTag.float) }
  }

  @inline(__always)
  func store(_ value: Bool) {
    if holdsObject { pointee = .bool(value) } else { set(value ? 1 : 0, tag: ValueTag.bool) }
  }

  /// Unsets the value, releasing what it held.
  @inline(__always)
  func clear() {
    if holdsObject { pointee = .unset } else { forget() }
  }

  /// Unsets the value after its reference has gone elsewhere, or memory that holds no value yet.
  @inline(__always)
  func forget() {
    set(0, tag: ValueTag.plain)
  }

  /// Takes over another place's value, which is to be forgotten or overwritten.
  ///
  /// The parts are copied one by one: a load of 16 bytes that were stored as 8 and 1 would stall.
  @inline(__always)
  func take(from source: UnsafeMutablePointer<Value>) {
    let raw = UnsafeRawPointer(source)
    set(raw.load(as: UInt64.self), tag: raw.load(fromByteOffset: 8, as: UInt8.self))
  }

  /// Replaces the payload of an unboxed integer.
  @inline(__always)
  func setPayload(_ value: Int) {
    UnsafeMutableRawPointer(self).storeBytes(of: value, as: Int.self)
  }

  @inline(__always)
  private func set(_ payload: UInt64, tag: UInt8) {
    let raw = UnsafeMutableRawPointer(self)
    raw.storeBytes(of: payload, as: UInt64.self)
    raw.storeBytes(of: tag, toByteOffset: 8, as: UInt8.self)
  }
}

/// The tag bytes of `Value`, in the order of its cases with a payload; `ValueLayoutTests` holds them.
enum ValueTag {
  static let int: UInt8 = 0
  static let float: UInt8 = 1
  static let object: UInt8 = 2
  static let bool: UInt8 = 3
  /// The cases without a payload, told apart by the payload's place: `unset` is 0.
  static let plain: UInt8 = 4
}

/// Arithmetic on unboxed numbers; false where the slow path must decide.
enum FastArithmetic {
  @inline(__always)
  static func add(
    _ result: UnsafeMutablePointer<Value>, _ left: UnsafeMutablePointer<Value>,
    _ right: UnsafeMutablePointer<Value>
  ) -> Bool {
    if case .int(let a) = left.pointee {
      if case .int(let b) = right.pointee {
        let (sum, overflow) = a.addingReportingOverflow(b)
        if overflow { return false }
        result.store(sum)
        return true
      }
      if case .float(let b) = right.pointee {
        result.store(Double(a) + b)
        return true
      }
      return false
    }
    if case .float(let a) = left.pointee {
      if case .float(let b) = right.pointee {
        result.store(a + b)
        return true
      }
      if case .int(let b) = right.pointee {
        result.store(a + Double(b))
        return true
      }
    }
    return false
  }

  @inline(__always)
  static func subtract(
    _ result: UnsafeMutablePointer<Value>, _ left: UnsafeMutablePointer<Value>,
    _ right: UnsafeMutablePointer<Value>
  ) -> Bool {
    if case .int(let a) = left.pointee {
      if case .int(let b) = right.pointee {
        let (difference, overflow) = a.subtractingReportingOverflow(b)
        if overflow { return false }
        result.store(difference)
        return true
      }
      if case .float(let b) = right.pointee {
        result.store(Double(a) - b)
        return true
      }
      return false
    }
    if case .float(let a) = left.pointee {
      if case .float(let b) = right.pointee {
        result.store(a - b)
        return true
      }
      if case .int(let b) = right.pointee {
        result.store(a - Double(b))
        return true
      }
    }
    return false
  }

  @inline(__always)
  static func multiply(
    _ result: UnsafeMutablePointer<Value>, _ left: UnsafeMutablePointer<Value>,
    _ right: UnsafeMutablePointer<Value>
  ) -> Bool {
    if case .int(let a) = left.pointee {
      if case .int(let b) = right.pointee {
        let (product, overflow) = a.multipliedReportingOverflow(by: b)
        if overflow { return false }
        result.store(product)
        return true
      }
      if case .float(let b) = right.pointee {
        result.store(Double(a) * b)
        return true
      }
      return false
    }
    if case .float(let a) = left.pointee {
      if case .float(let b) = right.pointee {
        result.store(a * b)
        return true
      }
      if case .int(let b) = right.pointee {
        result.store(a * Double(b))
        return true
      }
    }
    return false
  }

  @inline(__always)
  static func divide(
    _ result: UnsafeMutablePointer<Value>, _ left: UnsafeMutablePointer<Value>,
    _ right: UnsafeMutablePointer<Value>
  ) -> Bool {
    let divisor: Double
    if case .float(let b) = right.pointee {
      divisor = b
    } else if case .int(let b) = right.pointee, b.magnitude < 1 << 53 {
      divisor = Double(b)
    } else {
      return false
    }
    if divisor == 0 { return false }
    if case .float(let a) = left.pointee {
      result.store(a / divisor)
      return true
    }
    if case .int(let a) = left.pointee, a.magnitude < 1 << 53 {
      result.store(Double(a) / divisor)
      return true
    }
    return false
  }

  @inline(__always)
  static func floorDivide(
    _ result: UnsafeMutablePointer<Value>, _ left: UnsafeMutablePointer<Value>,
    _ right: UnsafeMutablePointer<Value>
  ) -> Bool {
    guard case .int(let a) = left.pointee, case .int(let b) = right.pointee, b > 0 else { return false }
    result.store(Arithmetic.floorDivide(a, b))
    return true
  }

  @inline(__always)
  static func modulo(
    _ result: UnsafeMutablePointer<Value>, _ left: UnsafeMutablePointer<Value>,
    _ right: UnsafeMutablePointer<Value>
  ) -> Bool {
    guard case .int(let a) = left.pointee, case .int(let b) = right.pointee, b > 0 else { return false }
    result.store(Arithmetic.floorModulo(a, b))
    return true
  }

  /// 1 or 0 for what a comparison of unboxed numbers says, -1 where the slow path must decide.
  @inline(__always)
  static func compare(
    _ left: UnsafeMutablePointer<Value>, _ right: UnsafeMutablePointer<Value>,
    _ integers: (Int, Int) -> Bool, _ doubles: (Double, Double) -> Bool
  ) -> Int {
    if case .int(let a) = left.pointee {
      if case .int(let b) = right.pointee { return integers(a, b) ? 1 : 0 }
      return -1
    }
    if case .float(let a) = left.pointee {
      if case .float(let b) = right.pointee { return doubles(a, b) ? 1 : 0 }
      if case .int(let b) = right.pointee, b.magnitude < 1 << 53 { return doubles(a, Double(b)) ? 1 : 0 }
    }
    return -1
  }
}
