import PythonRuntime

extension PythonSource {
  /// The layers that take the sizes of their parameters from the first batch.
  static let lazyLayers = PythonSource(
    module: "torch.nn.modules.lazy",
    text: #"""
      import torch
      from torch.nn.modules.batchnorm import BatchNorm1d, BatchNorm2d, BatchNorm3d, _BatchNorm, _NormBase
      from torch.nn.modules.instancenorm import InstanceNorm1d, InstanceNorm2d, InstanceNorm3d, _InstanceNorm
      from torch.nn.modules.conv import Conv1d, Conv2d, Conv3d, ConvTranspose1d, ConvTranspose2d, ConvTranspose3d
      from torch.nn.modules.linear import Bilinear, Linear
      from torch.nn.parameter import UninitializedBuffer, UninitializedParameter, is_lazy
      from torch import _warnings as warnings


      class LazyModuleMixin:
          """A module whose parameters get their shapes when it is first called."""
          cls_to_become = None

          def __init__(self, *args, **kwargs):
              super().__init__(*args, **kwargs)
              self._load_hook = self._register_load_state_dict_pre_hook(self._lazy_load_hook)
              self._initialize_hook = self.register_forward_pre_hook(self._infer_parameters, with_kwargs=True)

          def _members(self):
              return [(name, member) for members in (self._parameters, self._buffers) for name, member in members.items()
                      if member is not None]

          def _save_to_state_dict(self, destination, prefix, keep_vars):
              for name, member in self._members():
                  if name not in self._non_persistent_buffers_set:
                      destination[prefix + name] = member if is_lazy(member) or keep_vars else member.detach()

          def _lazy_load_hook(self, state_dict, prefix, *rest):
              for name, member in self._members():
                  loaded = state_dict.get(prefix + name)
                  if loaded is not None and is_lazy(member) and not is_lazy(loaded):
                      with torch.no_grad():
                          member.materialize(loaded.shape)

          def initialize_parameters(self, *args, **kwargs):
              raise NotImplementedError(f'initialize_parameters is not implemented for {type(self).__name__}')

          def has_uninitialized_params(self):
              return any(is_lazy(member) for _, member in self._members())

          def _infer_parameters(self, module, args, kwargs=None):
              module.initialize_parameters(*args, **(kwargs or {}))
              if module.has_uninitialized_params():
                  raise RuntimeError(f'module {self._get_name()} has not been fully initialized')
              module._initialize_hook.remove()
              module._load_hook.remove()
              del module._initialize_hook
              del module._load_hook
              if module.cls_to_become is not None:
                  module.__class__ = module.cls_to_become


      class LazyLinear(LazyModuleMixin, Linear):
          cls_to_become = Linear

          def __init__(self, out_features, bias=True, device=None, dtype=None):
              super().__init__(0, 0, False)
              self.weight = UninitializedParameter(device=device, dtype=dtype)
              self.out_features = out_features
              if bias:
                  self.bias = UninitializedParameter(device=device, dtype=dtype)

          def reset_parameters(self):
              if not self.has_uninitialized_params() and self.in_features != 0:
                  super().reset_parameters()

          def initialize_parameters(self, input):
              if self.has_uninitialized_params():
                  self.in_features = input.shape[-1]
                  self.weight.materialize((self.out_features, self.in_features))
                  if self.bias is not None:
                      self.bias.materialize((self.out_features,))
                  self.reset_parameters()
              if self.in_features == 0:
                  if input.shape[-1] != self.weight.shape[-1]:
                      raise AssertionError(f'The in_features inferred from input: {input.shape[-1]} is not equal to in_features '
                                           f'from self.weight: {self.weight.shape[-1]}')
                  self.in_features = input.shape[-1]


      class _LazyConvXdMixin(LazyModuleMixin):
          def _become_lazy(self, out_channels, bias, device, dtype):
              self.weight = UninitializedParameter(device=device, dtype=dtype)
              self.out_channels = out_channels
              if bias:
                  self.bias = UninitializedParameter(device=device, dtype=dtype)

          def reset_parameters(self):
              if not self.has_uninitialized_params() and self.in_channels != 0:
                  super().reset_parameters()

          def _get_in_channels(self, input):
              least = self._dimensions + 1
              if input.dim() not in (least, least + 1):
                  raise RuntimeError(f'Expected {least}D (unbatched) or {least + 1}D (batched) input to {type(self).__name__}, '
                                     f'but got input of size: {input.shape}')
              return input.shape[input.dim() - least]

          def initialize_parameters(self, input, *args, **kwargs):
              if self.has_uninitialized_params():
                  self.in_channels = self._get_in_channels(input)
                  if self.in_channels % self.groups != 0:
                      raise ValueError('in_channels must be divisible by groups')
                  first, second = self.out_channels, self.in_channels
                  if self.transposed:
                      first, second = second, first
                  self.weight.materialize((first, second // self.groups, *self.kernel_size))
                  if self.bias is not None:
                      self.bias.materialize((self.out_channels,))
                  self.reset_parameters()


      class _LazyNormBase(LazyModuleMixin, _NormBase):
          def __init__(self, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *,
                       bias=True):
              super().__init__(0, eps, momentum, False, False, bias=False)
              self.affine = affine
              self.track_running_stats = track_running_stats
              if affine:
                  self.weight = UninitializedParameter(device=device, dtype=dtype)
                  if bias:
                      self.bias = UninitializedParameter(device=device, dtype=dtype)
              if track_running_stats:
                  self.running_mean = UninitializedBuffer(device=device, dtype=dtype)
                  self.running_var = UninitializedBuffer(device=device, dtype=dtype)
                  self.num_batches_tracked = torch.tensor(0, dtype=torch.long)

          def reset_parameters(self):
              if not self.has_uninitialized_params() and self.num_features != 0:
                  super().reset_parameters()

          def initialize_parameters(self, input):
              if self.has_uninitialized_params():
                  self.num_features = input.shape[1]
                  for _, member in self._members():
                      if is_lazy(member):
                          member.materialize((self.num_features,))
                  self.reset_parameters()


      _TEXT = """
      class LazyConv{n}d(_LazyConvXdMixin, Conv{n}d):
          cls_to_become = Conv{n}d

          def __init__(self, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                       padding_mode='zeros', device=None, dtype=None):
              super().__init__(0, 0, kernel_size, stride, padding, dilation, groups, False, padding_mode)
              self._become_lazy(out_channels, bias, device, dtype)


      class LazyConvTranspose{n}d(_LazyConvXdMixin, ConvTranspose{n}d):
          cls_to_become = ConvTranspose{n}d

          def __init__(self, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1,
                       padding_mode='zeros', device=None, dtype=None):
              super().__init__(0, 0, kernel_size, stride, padding, output_padding, groups, False, dilation, padding_mode)
              self._become_lazy(out_channels, bias, device, dtype)


      class LazyBatchNorm{n}d(_LazyNormBase, _BatchNorm):
          cls_to_become = BatchNorm{n}d
          _check_input_dim = BatchNorm{n}d._check_input_dim


      class LazyInstanceNorm{n}d(_LazyNormBase, _InstanceNorm):
          cls_to_become = InstanceNorm{n}d
          _dimensions = InstanceNorm{n}d._dimensions
      """
      for _n in (1, 2, 3):
          exec(_TEXT.format(n=_n))
      for _class in [value for value in globals().values() if hasattr(value, 'cls_to_become')]:
          if _class.cls_to_become is not None:
              _class.__module__ = _class.cls_to_become.__module__
      _LazyConvXdMixin.__module__ = Conv1d.__module__
      _LazyNormBase.__module__ = BatchNorm1d.__module__
      """#)
}
