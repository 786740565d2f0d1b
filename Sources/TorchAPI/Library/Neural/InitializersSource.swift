import PythonRuntime

extension PythonSource {
  /// The initializers of parameters.
  static let initializers = PythonSource(
    module: "torch.nn.init",
    text: #"""
      import math
      import torch
      from torch import _warnings as warnings

      __all__ = ['calculate_gain', 'uniform_', 'normal_', 'trunc_normal_', 'constant_', 'ones_', 'zeros_', 'eye_', 'dirac_',
                 'xavier_uniform_', 'xavier_normal_', 'kaiming_uniform_', 'kaiming_normal_', 'orthogonal_', 'sparse_']
      _LINEAR = ('linear', 'conv1d', 'conv2d', 'conv3d', 'conv_transpose1d', 'conv_transpose2d', 'conv_transpose3d')


      def calculate_gain(nonlinearity, param=None):
          """The recommended gain for a nonlinearity."""
          if nonlinearity in _LINEAR or nonlinearity == 'sigmoid':
              return 1
          if nonlinearity == 'tanh':
              return 5.0 / 3
          if nonlinearity == 'relu':
              return math.sqrt(2.0)
          if nonlinearity == 'leaky_relu':
              if param is None:
                  negative_slope = 0.01
              elif not isinstance(param, bool) and isinstance(param, (int, float)):
                  negative_slope = param
              else:
                  raise ValueError(f'negative_slope {param} not a valid number')
              return math.sqrt(2.0 / (1 + negative_slope ** 2))
          if nonlinearity == 'selu':
              return 3.0 / 4
          raise ValueError(f'Unsupported nonlinearity {nonlinearity}')


      def uniform_(tensor, a=0.0, b=1.0, generator=None):
          with torch.no_grad():
              return tensor.uniform_(a, b, generator=generator)


      def normal_(tensor, mean=0.0, std=1.0, generator=None):
          with torch.no_grad():
              return tensor.normal_(mean, std, generator=generator)


      def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None):
          def norm_cdf(x):
              return (1.0 + math.erf(x / math.sqrt(2.0))) / 2.0

          if mean < a - 2 * std or mean > b + 2 * std:
              warnings.warn('mean is more than 2 std from [a, b] in nn.init.trunc_normal_. '
                            'The distribution of values may be incorrect.', stacklevel=2)
          with torch.no_grad():
              if norm_cdf((b - mean) / std) - norm_cdf((a - mean) / std) > 0.3:
                  low, high = tensor.new_tensor(a).item(), tensor.new_tensor(b).item()
                  result = tensor.normal_(mean, std, generator=generator)
                  while True:
                      mask = (result < low) | (result > high)
                      if not mask.any():
                          break
                      result = torch.where(mask, torch.empty_like(result).normal_(mean, std, generator=generator), result)
                  if tensor is not result:
                      tensor.copy_(result)
                  return tensor
              log_peak = -0.5 * ((max(a, min(mean, b)) - mean) / std) ** 2
              pending = torch.ones_like(tensor, dtype=torch.bool)
              while pending.any():
                  candidates = torch.empty_like(tensor).uniform_(a, b, generator=generator)
                  tensor.copy_(torch.where(pending, candidates, tensor))
                  candidates.sub_(mean).div_(std).pow_(2).mul_(-0.5).sub_(log_peak)
                  chance = torch.empty_like(tensor).uniform_(generator=generator).log_()
                  pending = torch.where(pending, chance.gt(candidates), pending)
              return tensor


      def constant_(tensor, val):
          with torch.no_grad():
              return tensor.fill_(val)


      def ones_(tensor):
          return constant_(tensor, 1.0)


      def zeros_(tensor):
          with torch.no_grad():
              return tensor.zero_()


      def eye_(tensor):
          if tensor.ndimension() != 2:
              raise ValueError('Only tensors with 2 dimensions are supported')
          with torch.no_grad():
              tensor.copy_(torch.eye(*tensor.shape, dtype=tensor.dtype))
          return tensor


      def dirac_(tensor, groups=1):
          dimensions = tensor.ndimension()
          if dimensions not in (3, 4, 5):
              raise ValueError('Only tensors with 3, 4, or 5 dimensions are supported')
          sizes = tensor.size()
          if sizes[0] % groups != 0:
              raise ValueError('dim 0 must be divisible by groups')
          per_group = sizes[0] // groups
          middle = tuple(size // 2 for size in sizes[2:])
          with torch.no_grad():
              tensor.zero_()
              for g in range(groups):
                  for d in range(min(per_group, sizes[1])):
                      tensor[(g * per_group + d, d) + middle] = 1
          return tensor


      def _calculate_fan_in_and_fan_out(tensor):
          if tensor.dim() < 2:
              raise ValueError('Fan in and fan out can not be computed for tensor with fewer than 2 dimensions')
          field = 1
          for size in tensor.shape[2:]:
              field *= size
          return tensor.size(1) * field, tensor.size(0) * field


      def xavier_uniform_(tensor, gain=1.0, generator=None):
          fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
          std = gain * math.sqrt(2.0 / float(fan_in + fan_out))
          a = math.sqrt(3.0) * std
          return uniform_(tensor, -a, a, generator)


      def xavier_normal_(tensor, gain=1.0, generator=None):
          fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
          std = gain * math.sqrt(2.0 / float(fan_in + fan_out))
          return normal_(tensor, 0.0, std, generator)


      def _calculate_correct_fan(tensor, mode):
          mode = mode.lower()
          if mode not in ('fan_in', 'fan_out'):
              raise ValueError(f"Mode {mode} not supported, please use one of ['fan_in', 'fan_out']")
          fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
          return fan_in if mode == 'fan_in' else fan_out


      def _is_empty(tensor):
          if 0 in tensor.shape:
              warnings.warn('Initializing zero-element tensors is a no-op', stacklevel=3)
              return True
          return False


      def kaiming_uniform_(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None):
          if _is_empty(tensor):
              return tensor
          fan = _calculate_correct_fan(tensor, mode)
          std = calculate_gain(nonlinearity, a) / math.sqrt(fan)
          bound = math.sqrt(3.0) * std
          with torch.no_grad():
              return tensor.uniform_(-bound, bound, generator=generator)


      def kaiming_normal_(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None):
          if _is_empty(tensor):
              return tensor
          fan = _calculate_correct_fan(tensor, mode)
          std = calculate_gain(nonlinearity, a) / math.sqrt(fan)
          with torch.no_grad():
              return tensor.normal_(0, std, generator=generator)


      def orthogonal_(tensor, gain=1, generator=None):
          if tensor.ndimension() < 2:
              raise ValueError('Only tensors with 2 or more dimensions are supported')
          if tensor.numel() == 0:
              return tensor
          rows = tensor.size(0)
          cols = tensor.numel() // rows
          flattened = tensor.new_empty((rows, cols)).normal_(0, 1, generator=generator)
          if rows < cols:
              flattened.t_()
          q, r = torch.linalg.qr(flattened)
          q *= torch.diag(r, 0).sign()
          if rows < cols:
              q.t_()
          with torch.no_grad():
              tensor.view_as(q).copy_(q)
              tensor.mul_(gain)
          return tensor


      def sparse_(tensor, sparsity, std=0.01, generator=None):
          if tensor.ndimension() != 2:
              raise ValueError('Only tensors with 2 dimensions are supported')
          rows, cols = tensor.shape
          num_zeros = int(math.ceil(sparsity * rows))
          with torch.no_grad():
              tensor.normal_(0, std, generator=generator)
              for col in range(cols):
                  tensor[torch.randperm(rows)[:num_zeros], col] = 0
          return tensor


      def _renamed(function):
          old = function.__name__[:-1]

          def deprecated_init(*args, **kwargs):
              warnings.warn(f'`nn.init.{old}` is now deprecated in favor of `nn.init.{old}_`.', FutureWarning, stacklevel=2)
              return function(*args, **kwargs)
          deprecated_init.__name__ = old
          return deprecated_init


      for _function in (uniform_, normal_, constant_, eye_, dirac_, xavier_uniform_, xavier_normal_, kaiming_uniform_,
                        kaiming_normal_, orthogonal_, sparse_):
          globals()[_function.__name__[:-1]] = _renamed(_function)
      """#)
}
