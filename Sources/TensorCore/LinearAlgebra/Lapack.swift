/// LAPACK's routines for one element type: each is called with the address of every argument.
///
/// Sizes are 32-bit; matrices lie by columns.
struct Lapack {
  typealias Argument = LinearAlgebraLibrary.Argument

  let type: ScalarType

  /// Throws PyTorch's error where there is no such routine for the type, which `name` names.
  init(_ type: ScalarType, for name: String) throws(TensorError) {
    guard type == .float32 || type == .float64 || type.isComplex else { throw type.notImplemented(name) }
    self.type = type
  }

  /// A size as LAPACK counts it.
  static func size(_ value: Int) throws(TensorError) -> Int32 {
    if let size = Int32(exactly: value) { return size }
    throw TensorError(.runtimeError, "linear algebra: a size of \(value) is too large")
  }

  /// The routine of this name for the type: `getrf` is `sgetrf_` for float32.
  func routine(_ name: String) throws(TensorError) -> UnsafeMutableRawPointer {
    let prefix =
      switch type {
      case .float32: "s"
      case .float64: "d"
      case .complex64: "c"
      default: "z"
      }
    return try LinearAlgebraLibrary.requiredSymbol(prefix + name + "_")
  }

  /// Temporary memory for `count` elements of a type, zeroed.
  struct Workspace {
    let array: NDArray
    init(_ count: Int, _ type: ScalarType) throws(TensorError) {
      array = try NDArray.zeros([max(1, count)], type)
    }
    var pointer: UnsafeMutableRawPointer { array.storage.pointer }
    /// The first element as a count, as workspace queries answer.
    var answer: Int { array.first.intValue }
  }

  // Routines by the number of their arguments; the trailing lengths of flags are part of Fortran's convention.
  typealias Call5 = @convention(c) (Argument, Argument, Argument, Argument, Argument, Int) -> Void
  typealias Call6 = @convention(c) (Argument, Argument, Argument, Argument, Argument, Argument) -> Void
  typealias Call8 =
    @convention(c) (Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument, Int) ->
    Void
  typealias Call9 =
    @convention(c) (
      Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument, Int, Int
    ) -> Void
  typealias Call10 =
    @convention(c) (
      Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument, Int,
      Int
    ) -> Void
  typealias Call11 =
    @convention(c) (
      Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument,
      Argument,
      Int, Int, Int, Int
    ) -> Void
  typealias Call13 =
    @convention(c) (
      Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument,
      Argument,
      Argument, Argument, Int, Int
    ) -> Void
  typealias Call14 =
    @convention(c) (
      Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument,
      Argument,
      Argument, Argument, Argument, Int, Int
    ) -> Void
  typealias Call15 =
    @convention(c) (
      Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument, Argument,
      Argument,
      Argument, Argument, Argument, Argument, Int, Int
    ) -> Void
}
