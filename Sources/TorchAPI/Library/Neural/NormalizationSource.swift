import PythonRuntime

extension PythonSource {
  /// The normalizations.
  static let normalizationLayers = PythonSource(
    module: "torch.nn.modules.normalization",
    text: #"""
      import numbers
      import torch
      import torch.nn.functional as F
      from torch.nn import init
      from torch.nn.parameter import Parameter
      from torch.nn.modules.module import Module


      def _affine(module, shape, is_affine, bias, device, dtype):
          for name, is_there in (('weight', is_affine), ('bias', is_affine and bias)):
              value = Parameter(torch.empty(shape, device=device, dtype=dtype)) if is_there else None
              module.register_parameter(name, value)


      def _reset(module):
          if module.weight is not None:
              init.ones_(module.weight)
          if getattr(module, 'bias', None) is not None:
              init.zeros_(module.bias)


      class _NormBase(Module):
          _version = 2

          def __init__(self, num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None,
                       dtype=None, *, bias=True):
              super().__init__()
              self.num_features = num_features
              self.eps = eps
              self.momentum = momentum
              self.affine = affine
              self.track_running_stats = track_running_stats
              _affine(self, num_features, affine, bias, device, dtype)
              tracks = track_running_stats
              self.register_buffer('running_mean', torch.zeros(num_features, dtype=dtype) if tracks else None)
              self.register_buffer('running_var', torch.ones(num_features, dtype=dtype) if tracks else None)
              self.register_buffer('num_batches_tracked', torch.tensor(0, dtype=torch.long) if tracks else None)
              self.reset_parameters()

          def reset_running_stats(self):
              if self.track_running_stats:
                  self.running_mean.zero_()
                  self.running_var.fill_(1)
                  self.num_batches_tracked.zero_()

          def reset_parameters(self):
              self.reset_running_stats()
              _reset(self)

          def extra_repr(self):
              return (f'{self.num_features}, eps={self.eps}, momentum={self.momentum}, affine={self.affine}, '
                      f'bias={self.bias is not None}, track_running_stats={self.track_running_stats}')

          def _load_from_state_dict(self, state_dict, prefix, local_metadata, *rest):
              version = local_metadata.get('version', None)
              key = prefix + 'num_batches_tracked'
              if (version is None or version < 2) and self.track_running_stats and key not in state_dict:
                  state_dict[key] = self.num_batches_tracked
              super()._load_from_state_dict(state_dict, prefix, local_metadata, *rest)


      class _BatchNorm(_NormBase):
          def __init__(self, num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None,
                       dtype=None, *, bias=True):
              super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)

          def forward(self, input):
              self._check_input_dim(input)
              factor = 0.0 if self.momentum is None else self.momentum
              if self.training and self.track_running_stats and self.num_batches_tracked is not None:
                  self.num_batches_tracked.add_(1)
                  if self.momentum is None:
                      factor = 1.0 / float(self.num_batches_tracked)
              uses_buffers = not self.training or self.track_running_stats
              return F.batch_norm(
                  input, self.running_mean if uses_buffers else None, self.running_var if uses_buffers else None,
                  self.weight, self.bias,
                  self.training or (self.running_mean is None and self.running_var is None), factor, self.eps)


      class BatchNorm1d(_BatchNorm):
          def _check_input_dim(self, input):
              if input.dim() != 2 and input.dim() != 3:
                  raise ValueError(f'expected 2D or 3D input (got {input.dim()}D input)')


      class BatchNorm2d(_BatchNorm):
          def _check_input_dim(self, input):
              if input.dim() != 4:
                  raise ValueError(f'expected 4D input (got {input.dim()}D input)')


      class BatchNorm3d(_BatchNorm):
          def _check_input_dim(self, input):
              if input.dim() != 5:
                  raise ValueError(f'expected 5D input (got {input.dim()}D input)')


      class SyncBatchNorm(_BatchNorm):
          """Normalisation over the batches of all processes, of which there is one."""

          def __init__(self, num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True,
                       process_group=None, device=None, dtype=None, *, bias=True):
              super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)
              self.process_group = process_group

          def _check_input_dim(self, input):
              if input.dim() < 2:
                  raise ValueError(f'expected at least 2D input (got {input.dim()}D input)')

          @classmethod
          def convert_sync_batchnorm(cls, module, process_group=None):
              """The module with one of these in the place of each batch normalisation."""
              result = module
              if isinstance(module, _BatchNorm):
                  result = cls(module.num_features, module.eps, module.momentum, module.affine,
                               module.track_running_stats, process_group)
                  if module.affine:
                      result.weight, result.bias = module.weight, module.bias
                  result.running_mean, result.running_var = module.running_mean, module.running_var
                  result.num_batches_tracked = module.num_batches_tracked
                  result.training = module.training
              for name, child in module.named_children():
                  result.add_module(name, cls.convert_sync_batchnorm(child, process_group))
              return result


      class _InstanceNorm(_NormBase):
          def __init__(self, num_features, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False, device=None,
                       dtype=None, *, bias=True):
              super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)

          def forward(self, input):
              dimensions = self._dimensions
              if input.dim() not in (dimensions, dimensions + 1):
                  raise ValueError(f'expected {dimensions}D or {dimensions + 1}D input (got {input.dim()}D input)')
              axis = input.dim() - dimensions
              if input.size(axis) != self.num_features and self.affine:
                  raise ValueError(f"expected input's size at dim={axis} to match num_features ({self.num_features}), "
                                   f'but got: {input.size(axis)}.')
              batched = input if axis else input.unsqueeze(0)
              result = F.instance_norm(batched, self.running_mean, self.running_var, self.weight, self.bias,
                                       self.training or not self.track_running_stats,
                                       self.momentum if self.momentum is not None else 0.0, self.eps)
              return result if axis else result.squeeze(0)


      class InstanceNorm1d(_InstanceNorm):
          _dimensions = 2


      class InstanceNorm2d(_InstanceNorm):
          _dimensions = 3


      class InstanceNorm3d(_InstanceNorm):
          _dimensions = 4


      class LocalResponseNorm(Module):
          def __init__(self, size, alpha=0.0001, beta=0.75, k=1.0):
              super().__init__()
              self.size = size
              self.alpha = alpha
              self.beta = beta
              self.k = k

          def forward(self, input):
              return F.local_response_norm(input, self.size, self.alpha, self.beta, self.k)

          def extra_repr(self):
              return f'{self.size}, alpha={self.alpha}, beta={self.beta}, k={self.k}'


      class CrossMapLRN2d(Module):
          def __init__(self, size, alpha=0.0001, beta=0.75, k=1):
              super().__init__()
              self.size = size
              self.alpha = alpha
              self.beta = beta
              self.k = k

          def forward(self, input):
              from torch.nn.modules._functions import CrossMapLRN2d as function
              return function.apply(input, self.size, self.alpha, self.beta, self.k)

          def extra_repr(self):
              return f'{self.size}, alpha={self.alpha}, beta={self.beta}, k={self.k}'


      class LayerNorm(Module):
          def __init__(self, normalized_shape, eps=1e-05, elementwise_affine=True, bias=True, device=None, dtype=None):
              super().__init__()
              if isinstance(normalized_shape, numbers.Integral):
                  normalized_shape = (normalized_shape,)
              self.normalized_shape = tuple(normalized_shape)
              self.eps = eps
              self.elementwise_affine = elementwise_affine
              _affine(self, self.normalized_shape, elementwise_affine, bias, device, dtype)
              self.reset_parameters()

          def reset_parameters(self):
              _reset(self)

          def forward(self, input):
              return F.layer_norm(input, self.normalized_shape, self.weight, self.bias, self.eps)

          def extra_repr(self):
              return (f'{self.normalized_shape}, eps={self.eps}, elementwise_affine={self.elementwise_affine}, '
                      f'bias={self.bias is not None}')


      class GroupNorm(Module):
          def __init__(self, num_groups, num_channels, eps=1e-05, affine=True, device=None, dtype=None, *, bias=True):
              super().__init__()
              if num_channels % num_groups != 0:
                  raise ValueError(f'num_channels ({num_channels}) must be divisible by num_groups ({num_groups})')
              self.num_groups = num_groups
              self.num_channels = num_channels
              self.eps = eps
              self.affine = affine
              _affine(self, num_channels, affine, bias, device, dtype)
              self.reset_parameters()

          def reset_parameters(self):
              _reset(self)

          def forward(self, input):
              return F.group_norm(input, self.num_groups, self.weight, self.bias, self.eps)

          def extra_repr(self):
              return (f'{self.num_groups}, {self.num_channels}, eps={self.eps}, affine={self.affine}, '
                      f'bias={self.bias is not None}')


      class RMSNorm(Module):
          def __init__(self, normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None):
              super().__init__()
              if isinstance(normalized_shape, numbers.Integral):
                  normalized_shape = (normalized_shape,)
              self.normalized_shape = tuple(normalized_shape)
              self.eps = eps
              self.elementwise_affine = elementwise_affine
              value = Parameter(torch.empty(self.normalized_shape, dtype=dtype)) if elementwise_affine else None
              self.register_parameter('weight', value)
              self.reset_parameters()

          def reset_parameters(self):
              _reset(self)

          def forward(self, x):
              return F.rms_norm(x, self.normalized_shape, self.weight, self.eps)

          def extra_repr(self):
              return f'{self.normalized_shape}, eps={self.eps}, elementwise_affine={self.elementwise_affine}'


      for _home, _classes in (('batchnorm', (_NormBase, _BatchNorm, BatchNorm1d, BatchNorm2d, BatchNorm3d, SyncBatchNorm)),
                              ('instancenorm', (_InstanceNorm, InstanceNorm1d, InstanceNorm2d, InstanceNorm3d))):
          for _class in _classes:
              _class.__module__ = 'torch.nn.modules.' + _home
      """#)
}
