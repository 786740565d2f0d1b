/// The gradients that a node sends to its inputs or receives for its outputs, two of them without an
/// allocation; none stands for zero.
package struct Gradients {
  package var first: Tensor?
  package var second: Tensor?
  private var rest: [Tensor?]?

  @inline(__always) package init(_ first: Tensor? = nil, _ second: Tensor? = nil) {
    self.first = first
    self.second = second
  }

  package init(_ all: [Tensor?]) {
    first = all.count > 0 ? all[0] : nil
    second = all.count > 1 ? all[1] : nil
    if all.count > 2 { rest = Array(all[2...]) }
  }

  /// The gradient at `index`; none beyond the last that was set.
  package subscript(index: Int) -> Tensor? {
    @inline(__always) get {
      switch index {
      case 0: first
      case 1: second
      default: further(index - 2)
      }
    }
    set {
      switch index {
      case 0: first = newValue
      case 1: second = newValue
      default: setFurther(index - 2, newValue)
      }
    }
  }

  private func further(_ index: Int) -> Tensor? {
    guard let rest, index < rest.count else { return nil }
    return rest[index]
  }

  private mutating func setFurther(_ index: Int, _ gradient: Tensor?) {
    var all = rest ?? []
    rest = nil
    while all.count <= index { all.append(nil) }
    all[index] = gradient
    rest = all
  }

  /// Takes the gradients away, which leaves none.
  @inline(__always) mutating func take() -> Gradients {
    let taken = self
    self = Gradients()
    return taken
  }

  /// Takes one of the gradients away.
  @inline(__always) mutating func take(_ index: Int) -> Tensor? {
    switch index {
    case 0: first.take()
    case 1: second.take()
    default: further(index - 2)
    }
  }
}
