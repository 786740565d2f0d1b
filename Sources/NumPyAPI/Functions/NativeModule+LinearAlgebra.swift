import PythonRuntime
import TensorCore

extension NativeModule {
  /// The decompositions that `np.linalg` is built on; their last parts report failures, a number for each matrix.
  static func addLinearAlgebra(_ builder: ModuleBuilder, _ numpy: NumPy) {
    func function(
      _ name: String, _ signature: String,
      _ body: @escaping (Interpreter, [NDArray], Arguments) throws(TensorError) -> [NDArray]
    ) {
      builder.function(name, signature) { (interpreter, arguments) throws(PythonError) in
        var matrices: [NDArray] = []
        for index in 0..<arguments.count {
          guard let object = arguments[index].cast(to: ArrayObject.self) else { break }
          // The library asks for matrices of floats that fit each other.
          guard object.array.shape.count >= 2, object.array.scalarType.rank > 1 else {
            throw .typeError("matrices of floats are required")
          }
          matrices.append(try translated(object.array.contiguous()))
        }
        guard !matrices.isEmpty else { throw .typeError("a matrix is required") }
        let parts = try translated(body(interpreter, matrices, arguments))
        return interpreter.tuple(parts.map { numpy.object($0) })
      }
    }
    builder.function("fourier", "a, forward, /") { (interpreter, arguments) throws(PythonError) in
      let source = try array(arguments[0], in: numpy)
      guard source.scalarType.isComplex, source.shape.count > 0 else {
        throw .typeError("an array of complex numbers is required")
      }
      return numpy.object(
        try translated(
          Kernels.fourier(
            source.contiguous(), dims: [source.shape.count - 1], forward: interpreter.isTrue(arguments[1]),
            scale: 1)))
    }
    func isSquare(_ a: NDArray) throws(TensorError) {
      guard a.shape[a.shape.count - 1] == a.shape[a.shape.count - 2] else {
        throw TensorError(.valueError, "a square matrix is required")
      }
    }
    function("lu", "a, /") { (_, matrices, _) throws(TensorError) in
      let (factors, pivots, reports) = try LinearAlgebra.luFactor(matrices[0])
      return [factors, try LinearAlgebra.permutationSigns(pivots, matrices[0].scalarType), reports]
    }
    function("solve", "a, b, /") { (_, matrices, _) throws(TensorError) in
      try isSquare(matrices[0])
      guard matrices.count == 2, matrices[1].shape.count == matrices[0].shape.count,
        Dims(matrices[0].shape.dropLast(1)) == Dims(matrices[1].shape.dropLast(1)),
        matrices[0].scalarType == matrices[1].scalarType
      else { throw TensorError(.valueError, "matrices of fitting shapes are required") }
      let (factors, pivots, reports) = try LinearAlgebra.luFactor(matrices[0])
      return [try LinearAlgebra.luSolve(factors, pivots, matrices[1]), reports]
    }
    function("cholesky", "a, /") { (_, matrices, _) throws(TensorError) in
      try isSquare(matrices[0])
      let (factor, reports) = try LinearAlgebra.cholesky(matrices[0], upper: false)
      return [try Kernels.triangle(factor, diagonal: 0, upper: false), reports]
    }
    function("eigh", "a, /") { (_, matrices, _) throws(TensorError) in
      try isSquare(matrices[0])
      let (values, vectors, reports) = try LinearAlgebra.hermitianEigen(
        matrices[0], upper: false, vectors: true)
      return [values, vectors, reports]
    }
    function("eig", "a, /") { (_, matrices, _) throws(TensorError) in
      try isSquare(matrices[0])
      let (values, vectors, reports) = try LinearAlgebra.eigen(matrices[0], vectors: true)
      return [values, vectors, reports]
    }
    for (name, full) in [("svd", false), ("svd_full", true)] {
      function(name, "a, /") { (_, matrices, _) throws(TensorError) in
        let (left, values, right, reports) = try LinearAlgebra.singular(
          matrices[0], full: full, vectors: true)
        return [left, values, right, reports]
      }
    }
    function("qr", "a, /") { (_, matrices, _) throws(TensorError) in
      let (reflections, factors) = try LinearAlgebra.reflections(matrices[0])
      let rows = reflections.shape[reflections.shape.count - 2]
      let columns = reflections.shape[reflections.shape.count - 1]
      let count = Swift.min(rows, columns)
      let upper = try Kernels.triangle(reflections.contiguous(), diagonal: 0, upper: true)
      let orthogonal = try LinearAlgebra.reflectionProduct(
        reflections.slice(-1, start: 0, end: count).contiguous(), factors)
      return [orthogonal, try upper.slice(-2, start: 0, end: count).contiguous()]
    }
  }
}
