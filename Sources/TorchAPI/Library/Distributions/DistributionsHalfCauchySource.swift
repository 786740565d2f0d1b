import PythonRuntime

extension PythonSource {
  /// `torch.distributions.half_cauchy`.
  static let distributionsHalfCauchy = PythonSource(
    module: "torch.distributions.half_cauchy",
    text: #"""
      import math

      import torch
      from torch.distributions.cauchy import Cauchy
      from torch.distributions.half_normal import _Half
      from torch.distributions.transforms import AbsTransform


      class HalfCauchy(_Half):
          """The absolute value of a Cauchy number."""

          def __init__(self, scale, validate_args=None):
              super().__init__(Cauchy(0, scale, validate_args=False), AbsTransform(), validate_args=validate_args)

          @property
          def mean(self):
              return torch.full(self._extended_shape(), math.inf, dtype=self.scale.dtype)

          @property
          def variance(self):
              return self.base_dist.variance
      """#)
}
