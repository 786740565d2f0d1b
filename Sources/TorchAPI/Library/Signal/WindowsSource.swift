import PythonRuntime

extension PythonSource {
  /// `torch.signal.windows`.
  static let signalWindows = PythonSource(
    module: "torch.signal.windows",
    text: #"""
      import math
      from collections.abc import Iterable

      import torch

      __all__ = ["bartlett", "blackman", "cosine", "exponential", "gaussian", "general_cosine", "general_hamming",
                 "hamming", "hann", "kaiser", "nuttall"]


      def _check(name, M, dtype, layout):
          """Check what every window is asked for; return its dtype."""
          dtype = torch.get_default_dtype() if dtype is None else dtype
          if M < 0:
              raise ValueError(f"{name} requires non-negative window length, got M={M}")
          if layout is not torch.strided:
              raise ValueError(f"{name} is implemented for strided tensors only, got: {layout}")
          if dtype not in (torch.float32, torch.float64):
              raise ValueError(f"{name} expects float32 or float64 dtypes, got: {dtype}")
          return dtype


      def _window(name, M, samples, dtype, layout, device, requires_grad, is_one_alone=True, check=None):
          """Compute a window from its even samples; `check` looks at parameters of its own."""
          options = dict(dtype=_check(name, M, dtype, layout), device=device, requires_grad=requires_grad)
          if check is not None:
              check()
          if M == 0:
              return torch.empty((0,), **options)
          if M == 1 and is_one_alone:
              return torch.ones((1,), **options)
          return samples(lambda start, end: torch.linspace(start, end, M, **options), options)


      def exponential(M, *, center=None, tau=1.0, sym=True, dtype=None, layout=torch.strided, device=None,
                      requires_grad=False):
          """Compute a window that falls off exponentially on both sides of its center."""
          def samples(line, options):
              middle = (M if not sym and M > 1 else M - 1) / 2.0 if center is None else center
              scale = 1 / tau
              return torch.exp(-torch.abs(line(-middle * scale, (-middle + (M - 1)) * scale)))

          def check():
              if tau <= 0:
                  raise ValueError(f"Tau must be positive, got: {tau} instead.")
              if sym and center is not None:
                  raise ValueError("Center must be None for symmetric windows")

          return _window("exponential", M, samples, dtype, layout, device, requires_grad, False, check)


      def cosine(M, *, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
          """Compute a window in the form of half a sine wave."""
          def samples(line, options):
              scale = torch.pi / (M + 1 if not sym and M > 1 else M)
              return torch.sin(line(0.5 * scale, (0.5 + (M - 1)) * scale))

          return _window("cosine", M, samples, dtype, layout, device, requires_grad, is_one_alone=False)


      def gaussian(M, *, std=1.0, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
          """Compute a window in the form of a normal distribution."""
          def samples(line, options):
              start = -(M if not sym and M > 1 else M - 1) / 2.0
              scale = 1 / (std * math.sqrt(2))
              return torch.exp(-line(start * scale, (start + (M - 1)) * scale) ** 2)

          def check():
              if std <= 0:
                  raise ValueError(f"Standard deviation must be positive, got: {std} instead.")

          return _window("gaussian", M, samples, dtype, layout, device, requires_grad, False, check)


      def kaiser(M, *, beta=12.0, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
          """Compute the Kaiser window."""
          def samples(line, options):
              if M == 1:
                  return torch.ones((1,), **options)
              shape = torch.tensor(beta, dtype=options["dtype"])
              step = 2.0 * shape / (M if not sym else M - 1)
              points = line(-shape, torch.minimum(shape, -shape + (M - 1) * step))
              return torch.i0(torch.sqrt(shape * shape - torch.pow(points, 2))) / torch.i0(shape)

          def check():
              if beta < 0:
                  raise ValueError(f"beta must be non-negative, got: {beta} instead.")

          return _window("kaiser", M, samples, dtype, layout, device, requires_grad, False, check)


      def bartlett(M, *, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
          """Compute a triangular window that is zero at its ends."""
          def samples(line, options):
              step = 2 / (M if not sym else M - 1)
              return 1 - torch.abs(line(-1, -1 + (M - 1) * step))

          return _window("bartlett", M, samples, dtype, layout, device, requires_grad)


      def general_cosine(M, *, a, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
          """Compute a weighted sum of cosines, with alternating signs."""
          def samples(line, options):
              if not isinstance(a, Iterable):
                  raise TypeError("Coefficients must be a list/tuple")
              if not a:
                  raise ValueError("Coefficients cannot be empty")
              points = line(0, (M - 1) * (2 * torch.pi / (M if not sym else M - 1)))
              weights = torch.tensor([(-1) ** i * w for i, w in enumerate(a)], **options)
              orders = torch.arange(weights.shape[0], **options)
              return (weights.unsqueeze(-1) * torch.cos(orders.unsqueeze(-1) * points)).sum(0)

          return _window("general_cosine", M, samples, dtype, layout, device, requires_grad)


      def general_hamming(M, *, alpha=0.54, sym=True, dtype=None, layout=torch.strided, device=None,
                          requires_grad=False):
          """Compute a raised cosine."""
          return general_cosine(M, a=[alpha, 1.0 - alpha], sym=sym, dtype=dtype, layout=layout, device=device,
                                requires_grad=requires_grad)


      def hamming(M, *, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
          """Compute the Hamming window."""
          return general_hamming(M, sym=sym, dtype=dtype, layout=layout, device=device, requires_grad=requires_grad)


      def hann(M, *, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
          """Compute the Hann window."""
          return general_hamming(M, alpha=0.5, sym=sym, dtype=dtype, layout=layout, device=device,
                                 requires_grad=requires_grad)


      def blackman(M, *, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
          """Compute the Blackman window."""
          _check("blackman", M, dtype, layout)
          return general_cosine(M, a=[0.42, 0.5, 0.08], sym=sym, dtype=dtype, layout=layout, device=device,
                                requires_grad=requires_grad)


      def nuttall(M, *, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
          """Compute Nuttall's four-term window."""
          return general_cosine(M, a=[0.3635819, 0.4891775, 0.1365995, 0.0106411], sym=sym, dtype=dtype, layout=layout,
                                device=device, requires_grad=requires_grad)
      """#)
}
