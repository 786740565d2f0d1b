import PythonRuntime

extension PythonSource {
  /// `numpy.fft`.
  static let numpyFourier = PythonSource(
    module: "numpy.fft",
    text: #"""
      import numpy as _np
      import numpy._native as _native

      # Transforms along one axis go through the kernel; those over several axes take one axis after the other.


      def _transform(a, n, axis, norm, forward, real=False):
          a = _np.asarray(a)
          if norm not in (None, 'backward', 'ortho', 'forward'):
              raise ValueError(f'Invalid norm value {norm}; should be "backward", "ortho" or "forward".')
          n = a.shape[axis] if n is None else n
          if n < 1:
              raise ValueError(f'Invalid number of FFT data points ({n}) specified.')
          a = _np.moveaxis(a, axis, -1)
          if a.shape[-1] > n:
              a = a[..., :n]
          elif a.shape[-1] < n:
              a = _np.concatenate([a, _np.zeros(a.shape[:-1] + (n - a.shape[-1],), a.dtype)], -1)
          single = a.dtype in (_np.float32, _np.complex64)
          result = _native.fourier(_np.ascontiguousarray(a.astype(_np.complex64 if single else _np.complex128)), forward)
          if norm == 'ortho':
              result = result / _np.sqrt(n)
          elif (norm == 'forward') == forward:
              result = result / n
          return _np.moveaxis(result, -1, axis)


      def fft(a, n=None, axis=-1, norm=None, out=None):
          """The discrete Fourier transform along an axis."""
          return _transform(a, n, axis, norm, True)


      def ifft(a, n=None, axis=-1, norm=None, out=None):
          return _transform(a, n, axis, norm, False)


      def rfft(a, n=None, axis=-1, norm=None, out=None):
          full = _np.moveaxis(_transform(a, n, axis, norm, True), axis, -1)
          return _np.moveaxis(full[..., :full.shape[-1] // 2 + 1], -1, axis)


      def irfft(a, n=None, axis=-1, norm=None, out=None):
          a = _np.moveaxis(_np.asarray(a), axis, -1)
          n = 2 * (a.shape[-1] - 1) if n is None else n
          half = a[..., :n // 2 + 1]
          tail = _np.conjugate(half[..., 1:n - half.shape[-1] + 1])[..., ::-1]
          return _np.moveaxis(_transform(_np.concatenate([half, tail], -1), n, -1, norm, False).real.copy(), -1, axis)


      def fftn(a, s=None, axes=None, norm=None, out=None):
          a = _np.asarray(a)
          axes = range(a.ndim) if axes is None else axes
          for place, axis in enumerate(axes):
              a = fft(a, None if s is None else s[place], axis, norm)
          return a


      def ifftn(a, s=None, axes=None, norm=None, out=None):
          a = _np.asarray(a)
          axes = range(a.ndim) if axes is None else axes
          for place, axis in enumerate(axes):
              a = ifft(a, None if s is None else s[place], axis, norm)
          return a


      def fft2(a, s=None, axes=(-2, -1), norm=None, out=None):
          return fftn(a, s, axes, norm)


      def ifft2(a, s=None, axes=(-2, -1), norm=None, out=None):
          return ifftn(a, s, axes, norm)


      def fftfreq(n, d=1.0, device=None):
          half = (n - 1) // 2 + 1
          return _np.concatenate([_np.arange(0, half), _np.arange(-(n // 2), 0)]) * (1.0 / (n * d))


      def rfftfreq(n, d=1.0, device=None):
          return _np.arange(0, n // 2 + 1) * (1.0 / (n * d))


      def fftshift(x, axes=None):
          x = _np.asarray(x)
          axes = range(x.ndim) if axes is None else axes if isinstance(axes, (tuple, list)) else (axes,)
          for axis in axes:
              x = _np.roll(x, x.shape[axis] // 2, axis)
          return x


      def ifftshift(x, axes=None):
          x = _np.asarray(x)
          axes = range(x.ndim) if axes is None else axes if isinstance(axes, (tuple, list)) else (axes,)
          for axis in axes:
              x = _np.roll(x, -(x.shape[axis] // 2), axis)
          return x
      """#)
}
