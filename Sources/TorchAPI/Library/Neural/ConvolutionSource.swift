import PythonRuntime

extension PythonSource {
  /// The convolutions.
  static let convolutionLayers = PythonSource(
    module: "torch.nn.modules.conv",
    text: #"""
      import math
      import torch
      import torch.nn.functional as F
      from torch.nn import init
      from torch.nn.parameter import Parameter
      from torch.nn.modules.module import Module
      from torch.nn.modules.utils import _repeated

      _PADDINGS = ('same', 'valid')
      _MODES = ('zeros', 'reflect', 'replicate', 'circular')


      class _ConvNd(Module):
          def __init__(self, in_channels, out_channels, kernel_size, stride, padding, dilation, transposed, output_padding,
                       groups, bias, padding_mode, device=None, dtype=None):
              super().__init__()
              if groups <= 0:
                  raise ValueError('groups must be a positive integer')
              if in_channels % groups != 0:
                  raise ValueError('in_channels must be divisible by groups')
              if out_channels % groups != 0:
                  raise ValueError('out_channels must be divisible by groups')
              if isinstance(padding, str):
                  if padding not in _PADDINGS:
                      raise ValueError(f'Invalid padding string {padding!r}, should be one of {set(_PADDINGS)}')
                  if padding == 'same' and any(s != 1 for s in stride):
                      raise ValueError("padding='same' is not supported for strided convolutions")
              if padding_mode not in _MODES:
                  raise ValueError(f"padding_mode must be one of {set(_MODES)}, but got padding_mode='{padding_mode}'")
              self.in_channels = in_channels
              self.out_channels = out_channels
              self.kernel_size = kernel_size
              self.stride = stride
              self.padding = padding
              self.dilation = dilation
              self.transposed = transposed
              self.output_padding = output_padding
              self.groups = groups
              self.padding_mode = padding_mode
              both = []
              for d, k, p in zip(dilation, kernel_size, padding if isinstance(padding, tuple) else kernel_size):
                  total = d * (k - 1) if padding == 'same' else 0 if padding == 'valid' else 2 * p
                  both = [total // 2, total - total // 2] + both
              self._reversed_padding_repeated_twice = both
              first, second = (in_channels, out_channels) if transposed else (out_channels, in_channels)
              self.weight = Parameter(torch.empty((first, second // groups, *kernel_size), device=device, dtype=dtype))
              if bias:
                  self.bias = Parameter(torch.empty(out_channels, device=device, dtype=dtype))
              else:
                  self.register_parameter('bias', None)
              self.reset_parameters()

          def reset_parameters(self):
              init.kaiming_uniform_(self.weight, a=math.sqrt(5))
              if self.bias is not None:
                  fan_in, _ = init._calculate_fan_in_and_fan_out(self.weight)
                  if fan_in != 0:
                      bound = 1 / math.sqrt(fan_in)
                      init.uniform_(self.bias, -bound, bound)

          def extra_repr(self):
              text = f'{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}'
              if self.padding != (0,) * len(self.padding):
                  text += f', padding={self.padding}'
              if self.dilation != (1,) * len(self.dilation):
                  text += f', dilation={self.dilation}'
              if self.output_padding != (0,) * len(self.output_padding):
                  text += f', output_padding={self.output_padding}'
              if self.groups != 1:
                  text += f', groups={self.groups}'
              if self.bias is None:
                  text += ', bias=False'
              if self.padding_mode != 'zeros':
                  text += f', padding_mode={self.padding_mode}'
              return text


      class _ConvTransposeNd(_ConvNd):
          def _output_padding(self, input, output_size):
              if output_size is None:
                  return self.output_padding
              count = self._dimensions
              others = 2 if input.dim() == count + 2 else 1
              if len(output_size) == others + count:
                  output_size = output_size[others:]
              if len(output_size) != count:
                  raise ValueError(f'ConvTranspose{count}D: for {input.dim()}D input, output_size must have {count} or '
                                   f'{others + count} elements (got {len(output_size)})')
              least = [(input.size(d + others) - 1) * self.stride[d] - 2 * self.padding[d]
                       + self.dilation[d] * (self.kernel_size[d] - 1) + 1 for d in range(count)]
              most = [size + stride - 1 for size, stride in zip(least, self.stride)]
              if any(not low <= size <= high for low, size, high in zip(least, output_size, most)):
                  raise ValueError(f'requested an output size of {output_size}, but valid sizes range from {least} to '
                                   f'{most} (for an input of {input.size()[2:]})')
              return [size - low for size, low in zip(output_size, least)]


      _TEXT = '''
      class Conv{n}d(_ConvNd):
          _dimensions = {n}

          def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                       padding_mode='zeros', device=None, dtype=None):
              super().__init__(in_channels, out_channels, _repeated(kernel_size, {n}), _repeated(stride, {n}),
                               padding if isinstance(padding, str) else _repeated(padding, {n}), _repeated(dilation, {n}),
                               False, (0,) * {n}, groups, bias, padding_mode, device, dtype)

          def _conv_forward(self, input, weight, bias):
              padding = self.padding
              if self.padding_mode != 'zeros':
                  input = F.pad(input, self._reversed_padding_repeated_twice, mode=self.padding_mode)
                  padding = (0,) * {n}
              return F.conv{n}d(input, weight, bias, self.stride, padding, self.dilation, self.groups)

          def forward(self, input):
              return self._conv_forward(input, self.weight, self.bias)


      class ConvTranspose{n}d(_ConvTransposeNd):
          _dimensions = {n}

          def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1,
                       bias=True, dilation=1, padding_mode='zeros', device=None, dtype=None):
              if padding_mode != 'zeros':
                  raise ValueError('Only "zeros" padding mode is supported for ' + type(self).__name__)
              super().__init__(in_channels, out_channels, _repeated(kernel_size, {n}), _repeated(stride, {n}),
                               _repeated(padding, {n}), _repeated(dilation, {n}), True, _repeated(output_padding, {n}),
                               groups, bias, padding_mode, device, dtype)

          def forward(self, input, output_size=None):
              output_padding = self._output_padding(input, output_size)
              return F.conv_transpose{n}d(input, self.weight, self.bias, self.stride, self.padding, output_padding,
                                          self.groups, self.dilation)
      '''
      for _n in (1, 2, 3):
          exec(_TEXT.format(n=_n))
      """#)
}
