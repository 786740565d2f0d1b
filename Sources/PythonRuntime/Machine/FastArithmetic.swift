import Glibc

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

  /// An operator on the bits of unboxed integers.
  @inline(__always)
  static func bitwise(
    _ result: UnsafeMutablePointer<Value>, _ left: UnsafeMutablePointer<Value>,
    _ right: UnsafeMutablePointer<Value>, _ apply: (Int, Int) -> Int
  ) -> Bool {
    guard case .int(let a) = left.pointee, case .int(let b) = right.pointee else { return false }
    result.store(apply(a, b))
    return true
  }

  @inline(__always)
  static func shiftLeft(
    _ result: UnsafeMutablePointer<Value>, _ left: UnsafeMutablePointer<Value>,
    _ right: UnsafeMutablePointer<Value>
  ) -> Bool {
    guard case .int(let a) = left.pointee, case .int(let b) = right.pointee, b >= 0, b < 63 else {
      return false
    }
    let shifted = a &<< b
    if shifted &>> b != a { return false }
    result.store(shifted)
    return true
  }

  @inline(__always)
  static func shiftRight(
    _ result: UnsafeMutablePointer<Value>, _ left: UnsafeMutablePointer<Value>,
    _ right: UnsafeMutablePointer<Value>
  ) -> Bool {
    guard case .int(let a) = left.pointee, case .int(let b) = right.pointee, b >= 0 else { return false }
    result.store(a &>> Swift.min(b, 63))
    return true
  }

  @inline(never)
  static func power(
    _ result: UnsafeMutablePointer<Value>, _ left: UnsafeMutablePointer<Value>,
    _ right: UnsafeMutablePointer<Value>
  ) -> Bool {
    if case .int(let base) = left.pointee, case .int(let exponent) = right.pointee {
      guard exponent >= 0, let power = Arithmetic.power(base, exponent) else { return false }
      result.store(power)
      return true
    }
    guard case .float(let base) = left.pointee else { return false }
    let exponent: Double
    if case .float(let value) = right.pointee {
      exponent = value
    } else if case .int(let value) = right.pointee, value.magnitude < 1 << 53 {
      exponent = Double(value)
    } else {
      return false
    }
    // What is not finite, and zero, may be an error.
    if base == 0 { return false }
    let power = pow(base, exponent)
    if !power.isFinite { return false }
    result.store(power)
    return true
  }

  @inline(__always)
  static func floorDivide(
    _ result: UnsafeMutablePointer<Value>, _ left: UnsafeMutablePointer<Value>,
    _ right: UnsafeMutablePointer<Value>
  ) -> Bool {
    guard case .int(let a) = left.pointee, case .int(let b) = right.pointee, b > 0 else { return false }
    if b & (b &- 1) == 0 {
      result.store(a &>> b.trailingZeroBitCount)
    } else if UInt(bitPattern: a | b) >> 32 == 0 {
      result.store(Int(UInt32(truncatingIfNeeded: a) / UInt32(truncatingIfNeeded: b)))
    } else {
      result.store(Arithmetic.floorDivide(a, b))
    }
    return true
  }

  @inline(__always)
  static func modulo(
    _ result: UnsafeMutablePointer<Value>, _ left: UnsafeMutablePointer<Value>,
    _ right: UnsafeMutablePointer<Value>
  ) -> Bool {
    guard case .int(let a) = left.pointee, case .int(let b) = right.pointee, b > 0 else { return false }
    if b & (b &- 1) == 0 {
      result.store(a & (b &- 1))
    } else if UInt(bitPattern: a | b) >> 32 == 0 {
      result.store(Int(UInt32(truncatingIfNeeded: a) % UInt32(truncatingIfNeeded: b)))
    } else {
      result.store(Arithmetic.floorModulo(a, b))
    }
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
      if case .float(let b) = right.pointee, a.magnitude < 1 << 53 { return doubles(Double(a), b) ? 1 : 0 }
      return -1
    }
    if case .float(let a) = left.pointee {
      if case .float(let b) = right.pointee { return doubles(a, b) ? 1 : 0 }
      if case .int(let b) = right.pointee, b.magnitude < 1 << 53 { return doubles(a, Double(b)) ? 1 : 0 }
    }
    return -1
  }
}
