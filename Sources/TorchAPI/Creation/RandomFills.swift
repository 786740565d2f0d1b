import Autograd
import PythonRuntime
import TensorCore

/// `x.uniform_()` and its like: random numbers in place of a tensor's elements.
enum RandomFills {
  static func bind(into builder: TypeBuilder, in torch: Torch) {
    func fill(
      _ name: String, _ parameters: [String], node: String, _ documentation: String,
      write: @escaping (NDArray, BoundCall, Generator) throws(TensorError) -> Void
    ) {
      let derivative = Derivative(node) { (_, gradient) throws(TensorError) in
        Gradients(try gradient.zerosLike())
      }
      builder.tensorMethod(
        name, parameters.map { "\($0)\($0.isEmpty ? "" : ", ")*, Generator? generator=None" }, documentation,
        in: torch
      ) { (object, call) throws(PythonError) in
        let generator = torch.generator(of: call, call.parameterCount - 1)
        try translated(
          Copying.overwrite(object.tensor, derivative) { () throws(TensorError) in
            try object.tensor.array.checkWritable()
            try write(object.tensor.array, call, generator)
          })
        return .object(object)
      }
    }
    fill(
      "uniform_", ["float from=0.0, float to=1.0"], node: "UniformBackward0",
      "Fills with random numbers from a range."
    ) { (array, call, generator) throws(TensorError) in
      let (from, to) = (try call.number(1), try call.number(2))
      if !array.scalarType.isDifferentiable {
        throw array.scalarType.notImplemented("check_uniform_bounds")
      }
      if to == .infinity {
        throw TensorError(.runtimeError, "to is out of bounds for \(array.scalarType.cppName)")
      }
      if from > to {
        throw TensorError(
          .runtimeError,
          "uniform_ expects to return a [from, to) range, but found from=\(text(from)) > to=\(text(to))")
      }
      try array.fillUniform(from: from, to: to, using: generator)
    }
    fill(
      "normal_", ["float mean=0.0, float std=1.0"], node: "NormalBackward0",
      "Fills with normally distributed random numbers."
    ) { (array, call, generator) throws(TensorError) in
      try array.fillNormal(mean: call.number(1), deviation: call.number(2), using: generator)
    }
    fill(
      "random_", ["", "int to", "int from, int? to"], node: "RandomBackward0", "Fills with random integers."
    ) { (array, call, generator) throws(TensorError) in
      switch call.overload {
      case 0: try array.fillIntegers(using: generator)
      case 1: try array.fillIntegers(from: 0, to: call.integer(1), using: generator)
      default: try array.fillIntegers(from: call.integer(1), to: call.integer(2), using: generator)
      }
    }
    fill(
      "bernoulli_", ["Tensor p", "float p=0.5"], node: "BernoulliBackward1",
      "Fills with ones at the given probability."
    ) { (array, call, generator) throws(TensorError) in
      if let probabilities = call.optionalTensor(1) {
        try array.fillBernoulli(probabilities.array, using: generator)
      } else {
        try array.fillBernoulli(call.number(1), using: generator)
      }
    }
    fill(
      "exponential_", ["float lambd=1.0"], node: "ExponentialBackward0",
      "Fills with exponentially distributed numbers."
    ) { (array, call, generator) throws(TensorError) in
      try array.fillExponential(rate: call.number(1), using: generator)
    }
    fill(
      "geometric_", ["float p"], node: "GeometricBackward0", "Fills with geometrically distributed numbers."
    ) {
      (array, call, generator) throws(TensorError) in
      try array.fillGeometric(call.number(1), using: generator)
    }
    fill(
      "log_normal_", ["float mean=1.0, float std=2.0"], node: "LogNormalBackward0",
      "Fills with numbers whose logarithms are normally distributed."
    ) { (array, call, generator) throws(TensorError) in
      try array.fillLogNormal(mean: call.number(1), deviation: call.number(2), using: generator)
    }
    fill(
      "cauchy_", ["float median=0.0, float sigma=1.0"], node: "CauchyBackward0",
      "Fills with numbers from the Cauchy distribution."
    ) { (array, call, generator) throws(TensorError) in
      try array.fillCauchy(median: call.number(1), sigma: call.number(2), using: generator)
    }
    builder.tensorMethod(
      "bernoulli", ["*, Generator? generator=None", "float p, *, Generator? generator=None"],
      "Draws ones at the probabilities that the tensor holds.", in: torch
    ) { (_, call) throws(PythonError) in try torch.value(RandomFunctions.bernoulli(call, in: torch)) }
    builder.tensorMethod(
      "multinomial", ["int num_samples, bool replacement=False, *, Generator? generator=None"],
      "Draws indices at the weights that the tensor holds.", in: torch
    ) { (_, call) throws(PythonError) in try torch.value(RandomFunctions.multinomial(call, in: torch)) }
  }

  private static func text(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? "\(number)"
  }
}

extension BoundCall {
  /// A float, in the core's error type.
  fileprivate func number(_ index: Int) throws(TensorError) -> Double {
    try carried { () throws(PythonError) in try double(index) }
  }

}
