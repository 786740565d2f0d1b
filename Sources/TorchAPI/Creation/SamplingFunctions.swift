import Autograd
import PythonRuntime
import TensorCore

/// `torch._standard_gamma` and `torch._sample_dirichlet`, from which distributions draw.
enum SamplingFunctions {
  static func bind(into builder: ModuleBuilder, in torch: Torch) {
    sampling(
      "_standard_gamma", "Draws gamma numbers of rate one for the shapes in a tensor.", into: builder,
      in: torch
    ) { (shapes, generator) throws(TensorError) in try Kernels.standardGamma(shapes, using: generator) }
    sampling(
      "_sample_dirichlet", "Draws points of the simplex for the concentrations in a tensor.", into: builder,
      in: torch
    ) { (shapes, generator) throws(TensorError) in try Kernels.dirichlet(shapes, using: generator) }
  }

  private static func sampling(
    _ name: String, _ documentation: String, into builder: ModuleBuilder, in torch: Torch,
    draw: @escaping (NDArray, Generator) throws(TensorError) -> NDArray
  ) {
    builder.torchFunction(name, ["Tensor input, Generator? generator=None"], documentation, in: torch) {
      (call) throws(PythonError) in
      let input = try call.tensor(0)
      return torch.value(Tensor(try translated(draw(input.array, torch.generator(of: call, 1)))))
    }
  }
}
