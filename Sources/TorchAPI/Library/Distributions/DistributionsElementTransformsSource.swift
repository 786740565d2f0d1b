import PythonRuntime

extension PythonSource {
  /// The transforms of single numbers, and softmax.
  static let distributionsElementTransforms = PythonSource(
    module: "torch.distributions.transforms",
    text: #"""
      class _Increasing(Transform):
          """A fixed one-to-one transform; all of a class are equal."""

          domain = constraints.real
          bijective = True
          sign = +1

          def __eq__(self, other):
              return type(self) is type(other)


      class ExpTransform(_Increasing):
          codomain = constraints.positive

          def _call(self, x):
              return x.exp()

          def _inverse(self, y):
              return y.log()

          def log_abs_det_jacobian(self, x, y):
              return x


      class PowerTransform(Transform):
          domain = constraints.positive
          codomain = constraints.positive
          bijective = True

          def __init__(self, exponent, cache_size=0):
              super().__init__(cache_size=cache_size)
              self.exponent, = broadcast_all(exponent)

          @lazy_property
          def sign(self):
              return self.exponent.sign()

          def __eq__(self, other):
              return isinstance(other, PowerTransform) and self.exponent.eq(other.exponent).all().item()

          def _call(self, x):
              return x.pow(self.exponent)

          def _inverse(self, y):
              return y.pow(1 / self.exponent)

          def log_abs_det_jacobian(self, x, y):
              return (self.exponent * y / x).abs().log()

          def forward_shape(self, shape):
              return torch.broadcast_shapes(shape, self.exponent.shape)

          inverse_shape = forward_shape


      def _clipped_sigmoid(x):
          finfo = torch.finfo(x.dtype)
          return torch.clamp(torch.sigmoid(x), min=finfo.tiny, max=1.0 - finfo.eps)


      class SigmoidTransform(_Increasing):
          codomain = constraints.unit_interval

          def _call(self, x):
              return _clipped_sigmoid(x)

          def _inverse(self, y):
              finfo = torch.finfo(y.dtype)
              y = y.clamp(min=finfo.tiny, max=1.0 - finfo.eps)
              return y.log() - (-y).log1p()

          def log_abs_det_jacobian(self, x, y):
              return -F.softplus(-x) - F.softplus(x)


      class SoftplusTransform(_Increasing):
          codomain = constraints.positive

          def _call(self, x):
              return F.softplus(x)

          def _inverse(self, y):
              return (-y).expm1().neg().log() + y

          def log_abs_det_jacobian(self, x, y):
              return -F.softplus(-x)


      class TanhTransform(_Increasing):
          codomain = constraints.interval(-1.0, 1.0)

          def _call(self, x):
              return x.tanh()

          def _inverse(self, y):
              return torch.atanh(y)

          def log_abs_det_jacobian(self, x, y):
              return 2.0 * (math.log(2.0) - x - F.softplus(-2.0 * x))


      class AbsTransform(Transform):
          domain = constraints.real
          codomain = constraints.positive

          def __eq__(self, other):
              return isinstance(other, AbsTransform)

          def _call(self, x):
              return x.abs()

          def _inverse(self, y):
              return y


      class SoftmaxTransform(Transform):
          domain = constraints.real_vector
          codomain = constraints.simplex

          def __eq__(self, other):
              return isinstance(other, SoftmaxTransform)

          def _call(self, x):
              probs = (x - x.max(-1, True)[0]).exp()
              return probs / probs.sum(-1, True)

          def _inverse(self, y):
              return y.log()

          def forward_shape(self, shape):
              if len(shape) < 1:
                  raise ValueError('Too few dimensions on input')
              return shape

          inverse_shape = forward_shape


      class AffineTransform(Transform):
          """A straight line: `loc + scale * x`."""

          bijective = True

          def __init__(self, loc, scale, event_dim=0, cache_size=0):
              super().__init__(cache_size=cache_size)
              self.loc = loc
              self.scale = scale
              self._event_dim = event_dim

          @property
          def event_dim(self):
              return self._event_dim

          @constraints.dependent_property(is_discrete=False)
          def domain(self):
              return _with_event_dim(constraints.real, self.event_dim)

          @constraints.dependent_property(is_discrete=False)
          def codomain(self):
              return _with_event_dim(constraints.real, self.event_dim)

          def __eq__(self, other):
              if not isinstance(other, AffineTransform):
                  return False
              pairs = ((self.loc, other.loc), (self.scale, other.scale))
              return all(bool(torch.as_tensor(a == b).all()) for a, b in pairs)

          @property
          def sign(self):
              if isinstance(self.scale, _Number):
                  return 1 if float(self.scale) > 0 else -1 if float(self.scale) < 0 else 0
              return self.scale.sign()

          def _call(self, x):
              return self.loc + self.scale * x

          def _inverse(self, y):
              return (y - self.loc) / self.scale

          def log_abs_det_jacobian(self, x, y):
              shape = x.shape
              if isinstance(self.scale, _Number):
                  result = torch.full_like(x, math.log(abs(self.scale)))
              else:
                  result = torch.abs(self.scale).log()
              if self.event_dim:
                  result = _sum_rightmost(result, self.event_dim)
                  shape = shape[:-self.event_dim]
              return result.expand(shape)

          def forward_shape(self, shape):
              return torch.broadcast_shapes(shape, getattr(self.loc, 'shape', ()), getattr(self.scale, 'shape', ()))

          inverse_shape = forward_shape
      """#)
}
