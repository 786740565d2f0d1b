import PythonRuntime

extension PythonSource {
  /// How samples move when the parameters of their distribution do.
  static let distributionsReparameterization = PythonSource(
    module: "torch.distributions._gradients",
    text: #"""
      import math
      import torch
      from torch.autograd import Function


      def _each(function, *tensors):
          """A function of numbers for each element, in the first tensor's type and shape."""
          first = tensors[0]
          columns = [t.detach().double().expand(first.shape).reshape(-1).tolist() for t in tensors]
          return torch.tensor([function(*row) for row in zip(*columns)], dtype=first.dtype).reshape(first.shape)


      def _digamma(value):
          return torch.digamma(torch.tensor(value, dtype=torch.float64)).item()


      def _poly(coefficients, x):
          result = 0.0
          for c in reversed(coefficients):
              result = result * x + c
          return result


      # A rational function of log(x / a), whose coefficients are polynomials in log(a): numerator, then denominator.
      _GAMMA = (((0.16009398, -0.094634809, 0.025146376, -0.0030648343), (1, 0.32668115, 0.10406089, 0.0014179084)),
                ((0.53487893, 0.1298071, 0.065735949, -0.0015649758), (0.16639465, 0.020070113, -0.0035938915, -0.00058392623)),
                ((0.040121004, -0.0065914022, -0.0026286047, -0.0013441777),
                 (0.017050642, -0.0021309326, 0.00085092367, -1.5247877e-07)))


      def _gamma_slope(x, a):
          """The derivative of a gamma variable x by its shape a, at a fixed quantile."""
          if x == 0:
              return 0.0
          if x < 0.8:
              # The power series of the distribution function.
              term, first, second = 1.0, 1 / a, 1 / (a * a)
              for i in range(1, 6):
                  term *= -x / i
                  first += term / (a + i)
                  second += term / (a + i) ** 2
              return -x * math.exp(x) * ((math.log(x) - _digamma(a)) * first - second)
          if a > 8:
              if 0.9 * a <= x <= 1.1 * a:
                  near = 1440 * a * a + 6 * x * (53 - 120 * x) - 65 * x * x / a + a * (107 + 3600 * x)
                  return (1 + 24 * a * (1 + 12 * a)) * near / (1244160 * a ** 4)
              # A saddle point of the integral that the distribution function is.
              scale = math.sqrt(8 * a)
              log_ratio = math.log(x / a)
              power = (x - a - a * log_ratio) ** -1.5
              rest = scale / (a - x) + (-power if x < a else power)
              inner = log_ratio * rest - math.sqrt(2 / a) * (a + x) / (a - x) ** 2
              return -(1 + 1 / (12 * a) * (1 + 1 / (24 * a))) * x * inner / scale
          u, v = math.log(x / a), math.log(a)
          top, bottom = (_poly([_poly(row[side], v) for row in _GAMMA], u) for side in (0, 1))
          return math.exp(top / bottom)


      # The same for beta variables, in log(x), log(a / x) and log(total x / a).
      _BETA = (
          (((1.003668233, -0.01061107488, -0.0657888334, 0.01201642863),
            (0.6336835991, -0.3557432599, 0.05486251648, -0.001465281033),
            (-0.03276231906, 0.004474107445, 0.002429354597, -0.0001557569013)),
           ((0.221950385, -0.3187676331, 0.01799915743, 0.01074823814),
            (-0.2951249643, 0.06219954479, 0.01535556598, 0.001550077057),
            (0.02155310298, 0.004170831599, 0.001292462449, 6.976601077e-05)),
           ((-0.05980841433, 0.008441916499, 0.01085618172, 0.002319392565),
            (0.02911413504, 0.01400243777, -0.002721828457, 0.000751041181),
            (0.005900514878, -0.001936558688, -9.495446725e-06, 5.385558597e-05))),
          (((1, -0.02924021934, -0.04438342661, 0.007285809825),
            (0.6357567472, -0.3473456711, 0.05454656494, -0.002407477521),
            (-0.03301322327, 0.004845219414, 0.00231480583, -0.0002307248149)),
           ((0.5925320577, -0.1757678135, 0.01505928619, 0.000564515273),
            (0.1014815858, -0.06589186703, 0.01272886114, -0.0007316646956),
            (-0.007258481865, 0.001096195486, 0.0003934994223, -4.12701925e-05)),
           ((0.06469649321, -0.0236701437, 0.002902096474, -5.896963079e-05),
            (0.001925008108, -0.002869809258, 0.0008000589141, -6.063713228e-05),
            (-0.0003477407336, 6.959756487e-05, 1.097287507e-05, -1.650964693e-06))))


      def _near_zero_by_first(x, a, b):
          factor = _digamma(a) - _digamma(a + b) - math.log(x)
          term, series = 1.0, (factor + 1 / a) / a
          for i in range(1, 11):
              term *= (i - b) * x / i
              series += term / (a + i) * (factor + 1 / (a + i))
          return x * (1 - x) ** -b * series


      def _near_zero_by_second(x, a, b):
          factor = _digamma(a + b) - _digamma(b)
          term, product, slope, series = 1.0, 1.0, 0.0, factor / a
          for i in range(1, 9):
              term *= -x / i
              slope = slope * (b - i) + product
              product *= b - i
              series += term / (a + i) * (slope + factor * product)
          return -(1 - x) ** (1 - b) * series


      def _stirling(value):
          return 1 + 1 / (12 * value) + 1 / (288 * value * value)


      def _both_large(x, a, b):
          total = a + b
          mean = a / total
          if abs(x - mean) <= 0.1 * math.sqrt(a * b / (total + 1)) / total:
              poly = _poly([47 * x * b ** 4, (43 + 20 * (16 + 27 * b) * x) * b ** 3, 3 * (59 + 180 * b - 90 * x) * b * b,
                            (453 + 1620 * b * (1 - x) - 455 * x) * b, 8 * (1 - x) * (135 * b - 11)], a)
              return ((1 + 12 * a) * (1 + 12 * b) / (total * total) / (1 - x) * poly
                      / (12960 * a ** 3 * b * b * (1 + 12 * total)))
          distance = a * (x - 1) + b * x
          first = ((2 * a * a * (x - 1) + a * b * (x - 1) - x * b * b)
                   / (math.sqrt(2 * a / b) * total ** 1.5 * distance * distance))
          power = (b * math.log(b / (total * (1 - x))) + a * math.log(a / (total * x))) ** -1.5
          rest = math.sqrt(8 * a * b / total) / distance + (power if x < mean else -power)
          inner = first + 0.5 * math.log(a / (total * x)) * rest
          return _stirling(a) * _stirling(b) / _stirling(total) * -x / math.sqrt(2 * a * b / total) * inner


      def _dirichlet_slope(x, a, total):
          """The derivative of a beta variable x by its first parameter a, divided by 1 - x."""
          b = total - a
          boundary = total * x * (1 - x)
          if x <= 0.5 and boundary < 2.5:
              return _near_zero_by_first(x, a, b) if x > 0 else 0.0
          if x >= 0.5 and boundary < 0.75:
              return -_near_zero_by_second(1 - x, b, a)
          if a > 6 and b > 6:
              return _both_large(x, a, b)
          u = math.log(x)
          v = math.log(a) - u
          w = math.log(total) - v
          top, bottom = (_poly([_poly([_poly(c, w) for c in row], v) for row in side], u) for side in _BETA)
          return top / bottom * x * (_digamma(total) - _digamma(a)) / b


      class StandardGamma(Function):
          """Draws gamma variables of rate one."""

          @staticmethod
          def forward(ctx, concentration, generator):
              x = torch._standard_gamma(concentration, generator=generator)
              ctx.save_for_backward(x, concentration)
              return x

          @staticmethod
          def backward(ctx, grad_output):
              x, concentration = ctx.saved_tensors
              return grad_output * _each(_gamma_slope, x, concentration), None


      class _Dirichlet(Function):
          """Draws probabilities that add up to one."""

          @staticmethod
          def forward(ctx, concentration):
              x = torch._sample_dirichlet(concentration)
              ctx.save_for_backward(x, concentration)
              return x

          @staticmethod
          def backward(ctx, grad_output):
              x, concentration = ctx.saved_tensors
              slopes = _each(_dirichlet_slope, x, concentration, concentration.sum(-1, True))
              return slopes * (grad_output - (x * grad_output).sum(-1, True))
      """#)
}
