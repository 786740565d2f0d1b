import PythonRuntime

extension PythonSource {
  /// The layers that rearrange, pad, resize and compare.
  static let shapeLayers = PythonSource(
    module: "torch.nn.modules._shapes",
    text: #"""
      import torch
      import torch.nn.functional as F
      from torch.nn.modules.module import Module
      from torch.nn.modules.utils import _repeated




      class Flatten(Module):
          def __init__(self, start_dim=1, end_dim=-1):
              super().__init__()
              self.start_dim = start_dim
              self.end_dim = end_dim

          def forward(self, input):
              return input.flatten(self.start_dim, self.end_dim)

          def extra_repr(self):
              return f'start_dim={self.start_dim}, end_dim={self.end_dim}'


      class Unflatten(Module):
          def __init__(self, dim, unflattened_size):
              super().__init__()
              if not isinstance(unflattened_size, (tuple, list)):
                  raise TypeError('unflattened_size must be a tuple of ints, but found type '
                                  + type(unflattened_size).__name__)
              for index, size in enumerate(unflattened_size):
                  if not isinstance(size, int):
                      raise TypeError('unflattened_size must be tuple of ints, but found element of type '
                                      f'{type(size).__name__} at pos {index}')
              self.dim = dim
              self.unflattened_size = unflattened_size

          def forward(self, input):
              return input.unflatten(self.dim, self.unflattened_size)

          def extra_repr(self):
              return f'dim={self.dim}, unflattened_size={self.unflattened_size}'


      class Fold(Module):
          def __init__(self, output_size, kernel_size, dilation=1, padding=0, stride=1):
              super().__init__()
              self.output_size = output_size
              self.kernel_size = kernel_size
              self.dilation = dilation
              self.padding = padding
              self.stride = stride

          def forward(self, input):
              return F.fold(input, self.output_size, self.kernel_size, self.dilation, self.padding, self.stride)

          def extra_repr(self):
              return (f'output_size={self.output_size}, kernel_size={self.kernel_size}, dilation={self.dilation}, '
                      f'padding={self.padding}, stride={self.stride}')


      class Unfold(Module):
          def __init__(self, kernel_size, dilation=1, padding=0, stride=1):
              super().__init__()
              self.kernel_size = kernel_size
              self.dilation = dilation
              self.padding = padding
              self.stride = stride

          def forward(self, input):
              return F.unfold(input, self.kernel_size, self.dilation, self.padding, self.stride)

          def extra_repr(self):
              return (f'kernel_size={self.kernel_size}, dilation={self.dilation}, padding={self.padding}, '
                      f'stride={self.stride}')


      class PixelShuffle(Module):
          def __init__(self, upscale_factor):
              super().__init__()
              self.upscale_factor = upscale_factor

          def forward(self, input):
              return F.pixel_shuffle(input, self.upscale_factor)

          def extra_repr(self):
              return f'upscale_factor={self.upscale_factor}'


      class PixelUnshuffle(Module):
          def __init__(self, downscale_factor):
              super().__init__()
              self.downscale_factor = downscale_factor

          def forward(self, input):
              return F.pixel_unshuffle(input, self.downscale_factor)

          def extra_repr(self):
              return f'downscale_factor={self.downscale_factor}'


      class ChannelShuffle(Module):
          def __init__(self, groups):
              super().__init__()
              self.groups = groups

          def forward(self, input):
              return F.channel_shuffle(input, self.groups)

          def extra_repr(self):
              return f'groups={self.groups}'


      class Upsample(Module):
          def __init__(self, size=None, scale_factor=None, mode='nearest', align_corners=None,
                       recompute_scale_factor=None):
              super().__init__()
              self.name = type(self).__name__
              self.size = size
              if isinstance(scale_factor, tuple):
                  self.scale_factor = tuple(float(factor) for factor in scale_factor)
              else:
                  self.scale_factor = float(scale_factor) if scale_factor else None
              self.mode = mode
              self.align_corners = align_corners
              self.recompute_scale_factor = recompute_scale_factor

          def forward(self, input):
              return F.interpolate(input, self.size, self.scale_factor, self.mode, self.align_corners,
                                   recompute_scale_factor=self.recompute_scale_factor)

          def extra_repr(self):
              if self.scale_factor is not None:
                  return f'scale_factor={self.scale_factor!r}, mode={self.mode!r}'
              return f'size={self.size!r}, mode={self.mode!r}'


      class UpsamplingNearest2d(Upsample):
          def __init__(self, size=None, scale_factor=None):
              super().__init__(size, scale_factor, mode='nearest')


      class UpsamplingBilinear2d(Upsample):
          def __init__(self, size=None, scale_factor=None):
              super().__init__(size, scale_factor, mode='bilinear', align_corners=True)


      class PairwiseDistance(Module):
          def __init__(self, p=2.0, eps=1e-06, keepdim=False):
              super().__init__()
              self.norm = p
              self.eps = eps
              self.keepdim = keepdim

          def forward(self, x1, x2):
              return F.pairwise_distance(x1, x2, self.norm, self.eps, self.keepdim)


      class CosineSimilarity(Module):
          def __init__(self, dim=1, eps=1e-08):
              super().__init__()
              self.dim = dim
              self.eps = eps

          def forward(self, x1, x2):
              return F.cosine_similarity(x1, x2, self.dim, self.eps)


      class _ConstantPadNd(Module):
          def __init__(self, value):
              super().__init__()
              self.value = value

          def forward(self, input):
              return F.pad(input, self.padding, 'constant', self.value)

          def extra_repr(self):
              return f'padding={self.padding}, value={self.value}'


      class _CircularPadNd(Module):
          def _check_input_dim(self, input):
              raise NotImplementedError

          def forward(self, input):
              self._check_input_dim(input)
              return F.pad(input, self.padding, 'circular')

          def extra_repr(self):
              return f'{self.padding}'


      class _ReflectionPadNd(Module):
          def forward(self, input):
              return F.pad(input, self.padding, 'reflect')

          def extra_repr(self):
              return f'{self.padding}'


      class _ReplicationPadNd(Module):
          def forward(self, input):
              return F.pad(input, self.padding, 'replicate')

          def extra_repr(self):
              return f'{self.padding}'


      _PADDING = '''
      class ConstantPad{n}d(_ConstantPadNd):
          def __init__(self, padding, value):
              super().__init__(value)
              self.padding = _repeated(padding, 2 * {n})


      class ZeroPad{n}d(ConstantPad{n}d):
          def __init__(self, padding):
              super().__init__(padding, 0.0)

          def extra_repr(self):
              return f'{{self.padding}}'
      '''
      _BORDER = '''
      class {kind}Pad{n}d(_{kind}PadNd):
          def __init__(self, padding):
              super().__init__()
              self.padding = _repeated(padding, 2 * {n})
      '''
      _CHECK = '''
          def _check_input_dim(self, input):
              if input.dim() != {n} + 1 and input.dim() != {n} + 2:
                  raise ValueError(f'expected {{{n} + 1}}D or {{{n} + 2}}D input (got {{input.dim()}}D input)')
      '''
      for _n in (1, 2, 3):
          exec(_PADDING.format(n=_n))
          for _kind in ('Reflection', 'Replication', 'Circular'):
              exec((_BORDER + (_CHECK if _kind == 'Circular' else '')).format(kind=_kind, n=_n))
      for _name, _class in list(globals().items()):
          if 'Pad' in _name and isinstance(_class, type):
              _class.__module__ = 'torch.nn.modules.padding'
      for _home, _classes in (('flatten', (Flatten, Unflatten)), ('fold', (Fold, Unfold)),
                              ('pixelshuffle', (PixelShuffle, PixelUnshuffle)), ('channelshuffle', (ChannelShuffle,)),
                              ('upsampling', (Upsample, UpsamplingNearest2d, UpsamplingBilinear2d)),
                              ('distance', (PairwiseDistance, CosineSimilarity))):
          for _class in _classes:
              _class.__module__ = 'torch.nn.modules.' + _home
      """#)
}
