import Autograd
import PythonRuntime
import TensorCore

/// `torch.poisson` and other draws whose parameters are tensors.
enum SamplingFunctions {
  static func bind(into builder: ModuleBuilder, in torch: Torch) {
    let counted = Derivative("PoissonBackward0") { (_, gradient) throws(TensorError) in
      Gradients(try gradient.zerosLike())
    }
    sampling(
      "poisson", "Draws counts of events at the mean rates in a tensor.", counted, into: builder, in: torch
    ) { (rates, generator) throws(TensorError) in try Kernels.poisson(rates, using: generator) }
    sampling(
      "_standard_gamma", "Draws gamma numbers of rate one for the shapes in a tensor.", into: builder,
      in: torch
    ) { (shapes, generator) throws(TensorError) in try Kernels.standardGamma(shapes, using: generator) }
    sampling(
      "_sample_dirichlet", "Draws points of the simplex for the concentrations in a tensor.", into: builder,
      in: torch
    ) { (shapes, generator) throws(TensorError) in try Kernels.dirichlet(shapes, using: generator) }
    builder.torchFunction(
      "binomial", ["Tensor count, Tensor prob, Generator? generator=None"],
      "Draws counts of successes among the trials given.", in: torch
    ) { (call) throws(PythonError) in
      let (count, probability) = (try call.tensor(0), try call.tensor(1))
      return torch.value(
        Tensor(
          try translated(
            Kernels.binomial(count.array, probability.array, using: torch.generator(of: call, 2)))))
    }
  }

  private static func sampling(
    _ name: String, _ documentation: String, _ derivative: Derivative? = nil, into builder: ModuleBuilder,
    in torch: Torch,
    draw: @escaping (NDArray, Generator) throws(TensorError) -> NDArray
  ) {
    builder.torchFunction(name, ["Tensor input, Generator? generator=None"], documentation, in: torch) {
      (call) throws(PythonError) in
      let input = try call.tensor(0)
      let drawn = try translated(draw(input.array, torch.generator(of: call, 1)))
      return torch.value(derivative.map { Tensor.recorded(drawn, $0, input) } ?? Tensor(drawn))
    }
  }
}
