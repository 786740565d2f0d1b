import PythonRuntime

extension PythonSource {
  /// `torch.distributions.exp_family`.
  static let distributionsExpFamily = PythonSource(
    module: "torch.distributions.exp_family",
    text: #"""
      import torch
      from torch.distributions.distribution import Distribution


      class ExponentialFamily(Distribution):
          """Distributions whose entropy follows from the gradient of their normalizer."""

          @property
          def _mean_carrier_measure(self):
              raise NotImplementedError

          @property
          def _natural_params(self):
              raise NotImplementedError

          def _log_normalizer(self, *natural_params):
              raise NotImplementedError

          def entropy(self):
              params = [p.detach().requires_grad_() for p in self._natural_params]
              normalizer = self._log_normalizer(*params)
              gradients = torch.autograd.grad(normalizer.sum(), params, create_graph=True)
              result = -self._mean_carrier_measure + normalizer
              for param, gradient in zip(params, gradients):
                  result = result - (param * gradient).reshape(self._batch_shape + (-1,)).sum(-1)
              return result
      """#)
}
