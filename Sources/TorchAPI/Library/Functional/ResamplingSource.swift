import PythonRuntime

extension PythonSource {
  /// The functions of `torch.nn.functional` that sample images anew.
  static let resampling = PythonSource(
    module: "torch.nn._functional.resampling",
    text: #"""
      import torch
      import torch.nn.functional as _F
      from torch import _warnings


      def _deprecated(name):
          _warnings.warn(f'`nn.functional.{name}` is deprecated. Use `nn.functional.interpolate` instead.', stacklevel=3)


      def upsample(input, size=None, scale_factor=None, mode='nearest', align_corners=None):
          _deprecated('upsample')
          return _F.interpolate(input, size, scale_factor, mode, align_corners)


      def upsample_nearest(input, size=None, scale_factor=None):
          _deprecated('upsample_nearest')
          return _F.interpolate(input, size, scale_factor, mode='nearest')


      def upsample_bilinear(input, size=None, scale_factor=None):
          _deprecated('upsample_bilinear')
          return _F.interpolate(input, size, scale_factor, mode='bilinear', align_corners=True)


      def _corners(align_corners):
          if align_corners is None:
              _warnings.warn('Default grid_sample and affine_grid behavior has changed to align_corners=False since 1.3.0. '
                             'Please specify align_corners=True if the old behavior is desired. See the documentation of '
                             'grid_sample for details.', stacklevel=3)
              return False
          return align_corners


      def affine_grid(theta, size, align_corners=None):
          align_corners = _corners(align_corners)
          if not theta.is_floating_point():
              raise ValueError(f'Expected theta to have floating point type, but got {theta.dtype}')
          if len(size) not in (4, 5):
              raise NotImplementedError('affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, '
                                        f'respectively. Got size {size}.')
          spatial = len(size) - 2
          if theta.dim() != 3 or theta.shape[-2] != spatial or theta.shape[-1] != spatial + 1:
              raise ValueError(f'Expected a batch of {spatial}D affine matrices of shape Nx{spatial}x{spatial + 1} for '
                               f'size {size}. Got {theta.shape}.')
          if min(size) <= 0:
              raise ValueError(f'Expected non-zero, positive output size. Got {size}')
          return torch.affine_grid_generator(theta, size, align_corners)


      _MODES = {'bilinear': 0, 'nearest': 1, 'bicubic': 2}
      _PADDINGS = {'zeros': 0, 'border': 1, 'reflection': 2}


      def grid_sample(input, grid, mode='bilinear', padding_mode='zeros', align_corners=None):
          if mode not in _MODES:
              raise ValueError("nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but "
                               f"got: '{mode}'")
          if padding_mode not in _PADDINGS:
              raise ValueError("nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or "
                               f"'reflection', but got: '{padding_mode}'")
          return torch.grid_sampler(input, grid, _MODES[mode], _PADDINGS[padding_mode], _corners(align_corners))
      """#)
}
