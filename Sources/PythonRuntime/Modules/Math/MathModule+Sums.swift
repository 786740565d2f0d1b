import Glibc

extension MathModule {
  static func addSums(_ builder: ModuleBuilder) {
    builder.function("fsum", "seq, /", "The exact sum, rounded once.") {
      (interpreter, arguments) throws(PythonError) in
      .float(try exactSum(arguments[0], interpreter))
    }
    builder.function("prod", "iterable, /, *, start=1", "The product of the elements.") {
      (interpreter, arguments) throws(PythonError) in
      var product = arguments.value(1, default: .int(1))
      try interpreter.forEach(in: arguments[0]) { (element) throws(PythonError) in
        product = try interpreter.binary(.multiply, product, element)
        return true
      }
      return product
    }
    builder.function("hypot", "*coordinates", "The Euclidean length of a vector.") {
      (interpreter, arguments) throws(PythonError) in
      var values: [Double] = []
      for value in arguments.rest { values.append(try interpreter.double(value)) }
      return .float(norm(values))
    }
    builder.function("dist", "p, q, /", "The Euclidean distance of two points.") {
      (interpreter, arguments) throws(PythonError) in
      let p = try interpreter.elements(of: arguments[0])
      let q = try interpreter.elements(of: arguments[1])
      guard p.count == q.count else {
        throw .valueError("both points must have the same number of dimensions")
      }
      var differences: [Double] = []
      for (a, b) in zip(p, q) { differences.append(try interpreter.double(a) - interpreter.double(b)) }
      return .float(norm(differences))
    }
  }

  /// The length of a vector, as CPython computes it: scaled by a power of two and corrected once.
  private static func norm(_ values: [Double]) -> Double {
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    if values.contains(where: \.isInfinite) { return .infinity }
    if values.contains(where: \.isNaN) { return .nan }
    if largest == 0 || values.count <= 1 { return largest }
    let exponent = largest.exponent + 1
    if exponent < -1022 { return values.reduce(0) { hypot($0, $1) } }
    let scale = Double(sign: .plus, exponent: -exponent, significand: 1)
    var sum = 1.0
    var first = 0.0
    var second = 0.0
    func add(_ high: Double, _ low: Double) {
      let total = sum + high
      second += low
      first += high - (total - sum)
      sum = total
    }
    for value in values {
      let scaled = value.magnitude * scale
      let square = scaled * scaled
      add(square, fma(scaled, scaled, -square))
    }
    var root = (sum - 1 + (first + second)).squareRoot()
    let square = -root * root
    add(square, fma(-root, root, -square))
    root += (sum - 1 + (first + second)) / (2 * root)
    return root / scale
  }

  /// Shewchuk's summation: partial sums that do not overlap.
  private static func exactSum(_ iterable: Value, _ interpreter: Interpreter) throws(PythonError) -> Double {
    var partials: [Double] = []
    var special = 0.0
    var infinite = 0.0
    try interpreter.forEach(in: iterable) { (element) throws(PythonError) in
      var x = try interpreter.double(element)
      let original = x
      var kept = 0
      for index in partials.indices {
        var y = partials[index]
        if x.magnitude < y.magnitude { swap(&x, &y) }
        let high = x + y
        let low = y - (high - x)
        if low != 0 {
          partials[kept] = low
          kept += 1
        }
        x = high
      }
      partials.removeSubrange(kept...)
      if x != 0 {
        if x.isFinite {
          partials.append(x)
        } else {
          if original.isFinite { throw .overflowError("intermediate overflow in fsum") }
          if original.isInfinite { infinite += original }
          special += original
          partials.removeAll()
        }
      }
      return true
    }
    if special != 0 {
      if infinite.isNaN { throw .valueError("-inf + inf in fsum") }
      return special
    }
    guard var high = partials.popLast() else { return 0 }
    var low = 0.0
    while let next = partials.popLast() {
      let x = high
      high = x + next
      low = next - (high - x)
      if low != 0 { break }
    }
    if let next = partials.last, (low < 0 && next < 0) || (low > 0 && next > 0) {
      let y = low * 2
      let x = high + y
      if y == x - high { high = x }
    }
    return high
  }
}
