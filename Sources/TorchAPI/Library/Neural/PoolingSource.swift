import PythonRuntime

extension PythonSource {
  /// The pooling layers.
  static let poolingLayers = PythonSource(
    module: "torch.nn.modules.pooling",
    text: #"""
      import torch
      import torch.nn.functional as F
      from torch.nn.modules.module import Module
      from torch.nn.modules.utils import _repeated


      class _MaxPoolNd(Module):
          def __init__(self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False):
              super().__init__()
              self.kernel_size = kernel_size
              self.stride = stride if stride is not None else kernel_size
              self.padding = padding
              self.dilation = dilation
              self.return_indices = return_indices
              self.ceil_mode = ceil_mode

          def extra_repr(self):
              return (f'kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}, '
                      f'dilation={self.dilation}, ceil_mode={self.ceil_mode}')


      def _window_repr(self):
          return f'kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}'


      class _AvgPoolNd(Module):
          extra_repr = _window_repr


      class _MaxUnpoolNd(Module):
          extra_repr = _window_repr


      class AvgPool1d(_AvgPoolNd):
          def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
              super().__init__()
              self.kernel_size = _repeated(kernel_size, 1)
              self.stride = _repeated(stride if stride is not None else kernel_size, 1)
              self.padding = _repeated(padding, 1)
              self.ceil_mode = ceil_mode
              self.count_include_pad = count_include_pad

          def forward(self, input):
              return F.avg_pool1d(input, self.kernel_size, self.stride, self.padding, self.ceil_mode,
                                  self.count_include_pad)


      class _LPPoolNd(Module):
          def __init__(self, norm_type, kernel_size, stride=None, ceil_mode=False):
              super().__init__()
              if norm_type == 0:
                  raise ValueError(f'norm_type must be a non-zero value, but got {norm_type}')
              self.norm_type = norm_type
              self.kernel_size = kernel_size
              self.stride = stride
              self.ceil_mode = ceil_mode

          def extra_repr(self):
              return (f'norm_type={self.norm_type}, kernel_size={self.kernel_size}, stride={self.stride}, '
                      f'ceil_mode={self.ceil_mode}')


      class _AdaptiveMaxPoolNd(Module):
          def __init__(self, output_size, return_indices=False):
              super().__init__()
              self.output_size = output_size
              self.return_indices = return_indices

          def extra_repr(self):
              return f'output_size={self.output_size}'


      class _AdaptiveAvgPoolNd(Module):
          def __init__(self, output_size):
              super().__init__()
              self.output_size = output_size

          def extra_repr(self):
              return f'output_size={self.output_size}'


      _TEXT = '''
      class MaxPool{n}d(_MaxPoolNd):
          def forward(self, input):
              return F.max_pool{n}d(input, self.kernel_size, self.stride, self.padding, self.dilation,
                                    ceil_mode=self.ceil_mode, return_indices=self.return_indices)


      class MaxUnpool{n}d(_MaxUnpoolNd):
          def __init__(self, kernel_size, stride=None, padding=0):
              super().__init__()
              self.kernel_size = _repeated(kernel_size, {n})
              self.stride = _repeated(stride if stride is not None else kernel_size, {n})
              self.padding = _repeated(padding, {n})

          def forward(self, input, indices, output_size=None):
              return F.max_unpool{n}d(input, indices, self.kernel_size, self.stride, self.padding, output_size)


      class LPPool{n}d(_LPPoolNd):
          def forward(self, input):
              return F.lp_pool{n}d(input, float(self.norm_type), self.kernel_size, self.stride, self.ceil_mode)


      class AdaptiveMaxPool{n}d(_AdaptiveMaxPoolNd):
          def forward(self, input):
              return F.adaptive_max_pool{n}d(input, self.output_size, self.return_indices)


      class AdaptiveAvgPool{n}d(_AdaptiveAvgPoolNd):
          def forward(self, input):
              return F.adaptive_avg_pool{n}d(input, self.output_size)
      '''
      _AVERAGE = '''
      class AvgPool{n}d(_AvgPoolNd):
          def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True,
                       divisor_override=None):
              super().__init__()
              self.kernel_size = kernel_size
              self.stride = stride if stride is not None else kernel_size
              self.padding = padding
              self.ceil_mode = ceil_mode
              self.count_include_pad = count_include_pad
              self.divisor_override = divisor_override

          def forward(self, input):
              return F.avg_pool{n}d(input, self.kernel_size, self.stride, self.padding, self.ceil_mode,
                                    self.count_include_pad, self.divisor_override)
      '''
      _FRACTIONAL = '''
      class FractionalMaxPool{n}d(Module):
          def __init__(self, kernel_size, output_size=None, output_ratio=None, return_indices=False, _random_samples=None):
              super().__init__()
              self.kernel_size = _repeated(kernel_size, {n})
              self.return_indices = return_indices
              self.register_buffer('_random_samples', _random_samples)
              self.output_size = None if output_size is None else _repeated(output_size, {n})
              self.output_ratio = None if output_ratio is None else _repeated(output_ratio, {n})
              if output_size is None and output_ratio is None:
                  raise ValueError('FractionalMaxPool{n}d requires specifying either an output size, or a pooling ratio')
              if output_size is not None and output_ratio is not None:
                  raise ValueError('only one of output_size and output_ratio may be specified')
              if self.output_ratio is not None and not all(0 < ratio < 1 for ratio in self.output_ratio):
                  raise ValueError(f'output_ratio must be between 0 and 1 (got {{output_ratio}})')

          def forward(self, input):
              return F.fractional_max_pool{n}d(input, self.kernel_size, self.output_size, self.output_ratio,
                                               self.return_indices, _random_samples=self._random_samples)
      '''
      for _n in (1, 2, 3):
          exec(_TEXT.format(n=_n))
          if _n > 1:
              exec(_AVERAGE.format(n=_n))
              exec(_FRACTIONAL.format(n=_n))
      """#)
}
