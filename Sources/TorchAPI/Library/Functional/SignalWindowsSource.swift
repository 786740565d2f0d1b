import PythonRuntime

extension PythonSource {
  /// `torch.signal.windows`.
  static let signalWindows = PythonSource(
    module: "torch.signal.windows",
    text: #"""
      from functools import wraps as _wraps
      from math import sqrt as _sqrt

      import torch

      __all__ = ['bartlett', 'blackman', 'cosine', 'exponential', 'gaussian', 'general_cosine', 'general_hamming',
                 'hamming', 'hann', 'kaiser', 'nuttall']


      def _window(make):
          """Adds what all windows do: look at the length and the type, and know the shortest windows."""
          @_wraps(make)
          def window(M, *, dtype=None, layout=torch.strided, device=None, requires_grad=False, **shape):
              name = make.__name__
              dtype = torch.get_default_dtype() if dtype is None else dtype
              if M < 0:
                  raise ValueError(f'{name} requires non-negative window length, got M={M}')
              if layout is not torch.strided:
                  raise ValueError(f'{name} is implemented for strided tensors only, got: {layout}')
              if dtype not in (torch.float32, torch.float64):
                  raise ValueError(f'{name} expects float32 or float64 dtypes, got: {dtype}')
              options = {'dtype': dtype, 'device': device, 'requires_grad': requires_grad}
              values = make(M, options=options, **shape)
              return torch.ones(M, **options) if M < 2 else values()

          return window


      def _steps(start, constant, M, options):
          return torch.linspace(start * constant, (start + (M - 1)) * constant, M, **options)


      @_window
      def exponential(M, *, center=None, tau=1.0, sym=True, options):
          """A window that falls exponentially from its centre."""
          if tau <= 0:
              raise ValueError(f'Tau must be positive, got: {tau} instead.')
          if sym and center is not None:
              raise ValueError('Center must be None for symmetric windows')
          center = (M if not sym and M > 1 else M - 1) / 2.0 if center is None else center
          return lambda: torch.exp(-torch.abs(_steps(-center, 1 / tau, M, options)))


      @_window
      def cosine(M, *, sym=True, options):
          """Half a wave."""
          return lambda: torch.sin(_steps(0.5, torch.pi / (M + 1 if not sym and M > 1 else M), M, options))


      @_window
      def gaussian(M, *, std=1.0, sym=True, options):
          """A window in the shape of a normal distribution."""
          if std <= 0:
              raise ValueError(f'Standard deviation must be positive, got: {std} instead.')
          start = -(M if not sym and M > 1 else M - 1) / 2.0
          return lambda: torch.exp(-_steps(start, 1 / (std * _sqrt(2)), M, options) ** 2)


      @_window
      def kaiser(M, *, beta=12.0, sym=True, options):
          """A window in the shape of a Bessel function."""
          if beta < 0:
              raise ValueError(f'beta must be non-negative, got: {beta} instead.')

          def values():
              width = torch.tensor(beta, dtype=options['dtype'])
              end = torch.minimum(width, -width + (M - 1) * (2.0 * width / (M if not sym else M - 1)))
              k = torch.linspace(-width, end, M, **options)
              return torch.i0(torch.sqrt(width * width - torch.pow(k, 2))) / torch.i0(width)

          return values


      @_window
      def bartlett(M, *, sym=True, options):
          """A triangle."""
          def values():
              end = -1 + (M - 1) * (2 / (M if not sym else M - 1))
              return 1 - torch.abs(torch.linspace(-1, end, M, **options))

          return values


      def _waves(M, a, sym, options):
          k = _steps(0, 2 * torch.pi / (M if not sym else M - 1), M, options)
          weights = torch.tensor([(-1) ** i * w for i, w in enumerate(a)], dtype=options['dtype'],
                                 requires_grad=options['requires_grad'])
          i = torch.arange(len(weights), dtype=options['dtype'])
          return (weights.unsqueeze(-1) * torch.cos(i.unsqueeze(-1) * k)).sum(0)


      @_window
      def general_cosine(M, *, a, sym=True, options):
          """A sum of cosines with given weights."""
          if M > 1 and not hasattr(a, '__iter__'):
              raise TypeError('Coefficients must be a list/tuple')
          if M > 1 and not a:
              raise ValueError('Coefficients cannot be empty')
          return lambda: _waves(M, a, sym, options)


      @_window
      def blackman(M, *, sym=True, options):
          """The window of Blackman."""
          return lambda: _waves(M, [0.42, 0.5, 0.08], sym, options)


      def _named(name, doc, weights):
          def window(M, *, sym=True, dtype=None, layout=torch.strided, device=None, requires_grad=False):
              return general_cosine(M, a=weights, sym=sym, dtype=dtype, layout=layout, device=device,
                                    requires_grad=requires_grad)

          window.__name__ = window.__qualname__ = name
          window.__doc__ = doc
          return window


      def general_hamming(M, *, alpha=0.54, sym=True, dtype=None, layout=torch.strided, device=None,
                          requires_grad=False):
          """A raised cosine with a given weight."""
          return general_cosine(M, a=[alpha, 1.0 - alpha], sym=sym, dtype=dtype, layout=layout, device=device,
                                requires_grad=requires_grad)


      hamming = _named('hamming', 'A cosine that is raised so that it starts above 0.', [0.54, 1.0 - 0.54])
      hann = _named('hann', 'A cosine that is raised so that it starts at 0.', [0.5, 0.5])
      nuttall = _named('nuttall', 'The minimal 4-term window of Nuttall.',
                       [0.3635819, 0.4891775, 0.1365995, 0.0106411])
      """#)

  /// `torch.signal`.
  static let signal = PythonSource(
    module: "torch.signal",
    text: #"""
      from torch.signal import windows
      """#)
}
