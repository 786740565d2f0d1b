import PythonRuntime

extension PythonSource {
  /// The activations and attention.
  static let activationLayers = PythonSource(
    module: "torch.nn.modules.activation",
    text: #"""
      import math
      import torch
      import torch.nn.functional as F
      from torch.nn.init import constant_, xavier_normal_, xavier_uniform_
      from torch.nn.parameter import Parameter
      from torch.nn.modules.module import Module
      from torch.nn.modules.linear import Linear


      def _define(name, parameters, call, text=None, check=None):
          """Makes a layer that keeps its arguments, of which one may be checked, and hands them to one function."""
          names = [part.split('=')[0] for part in parameters.split(', ') if part]
          lines = [f'class {name}(Module):']
          if names:
              lines += [f'    def __init__(self, {parameters}):', *([f'        {check}'] if check else []),
                        '        super().__init__()']
              lines += [f'        self.{part} = {part}' for part in names]
          lines += ['    def forward(self, input):', f'        return {call}']
          if text is None and names == ['inplace']:
              text = "'inplace=True' if self.inplace else ''"
          elif text is None and names:
              shown = ', '.join(f'{part}={{self.{part}}}' for part in names if part != 'inplace')
              text = f"f'{shown}'" + (" + (', inplace=True' if self.inplace else '')" if 'inplace' in names else '')
          if text:
              lines += ['    def extra_repr(self):', f'        return {text}']
          exec('\n'.join(lines), globals())


      def _check_dim(dim):
          if dim is not None and (not isinstance(dim, int) or isinstance(dim, bool)):
              raise TypeError(f'dim must be an int or None, got {type(dim)}')


      _define('Threshold', 'threshold, value, inplace=False', 'F.threshold(input, self.threshold, self.value, self.inplace)')
      _define('ReLU', 'inplace=False', 'F.relu(input, inplace=self.inplace)')
      _define('RReLU', 'lower=1.0 / 8, upper=1.0 / 3, inplace=False',
              'F.rrelu(input, self.lower, self.upper, self.training, self.inplace)')
      _define('Sigmoid', '', 'torch.sigmoid(input)')
      _define('Hardsigmoid', 'inplace=False', 'F.hardsigmoid(input, self.inplace)', '""')
      _define('Tanh', '', 'torch.tanh(input)')
      _define('SiLU', 'inplace=False', 'F.silu(input, inplace=self.inplace)')
      _define('Mish', 'inplace=False', 'F.mish(input, inplace=self.inplace)')
      _define('Hardswish', 'inplace=False', 'F.hardswish(input, self.inplace)', '""')
      _define('ELU', 'alpha=1.0, inplace=False', 'F.elu(input, self.alpha, self.inplace)')
      _define('CELU', 'alpha=1.0, inplace=False', 'F.celu(input, self.alpha, self.inplace)')
      _define('SELU', 'inplace=False', 'F.selu(input, self.inplace)')
      _define('GLU', 'dim=-1', 'F.glu(input, self.dim)')
      _define('GELU', "approximate='none'", 'F.gelu(input, approximate=self.approximate)',
              "f'approximate={self.approximate!r}'")
      _define('Hardshrink', 'lambd=0.5', 'F.hardshrink(input, self.lambd)', 'str(self.lambd)')
      _define('LeakyReLU', 'negative_slope=0.01, inplace=False',
              'F.leaky_relu(input, self.negative_slope, self.inplace)')
      _define('LogSigmoid', '', 'F.logsigmoid(input)')
      _define('Softplus', 'beta=1.0, threshold=20.0', 'F.softplus(input, self.beta, self.threshold)')
      _define('Softshrink', 'lambd=0.5', 'F.softshrink(input, self.lambd)', 'str(self.lambd)')
      _define('Softsign', '', 'F.softsign(input)')
      _define('Tanhshrink', '', 'F.tanhshrink(input)')
      _define('Softmin', 'dim=None', 'F.softmin(input, self.dim, _stacklevel=5)')
      _define('Softmax', 'dim=None', 'F.softmax(input, self.dim, _stacklevel=5)', check='_check_dim(dim)')
      _define('LogSoftmax', 'dim=None', 'F.log_softmax(input, self.dim, _stacklevel=5)', check='_check_dim(dim)')


      class Softmax2d(Module):
          def forward(self, input):
              if input.dim() not in (3, 4):
                  raise ValueError(f'Softmax2d: expected input to be 3D or 4D, got {input.dim()}D instead')
              return F.softmax(input, -3, _stacklevel=5)


      class Hardtanh(Module):
          def __init__(self, min_val=-1.0, max_val=1.0, inplace=False, min_value=None, max_value=None):
              super().__init__()
              self.min_val = min_val if min_value is None else min_value
              self.max_val = max_val if max_value is None else max_value
              self.inplace = inplace
              if self.max_val <= self.min_val:
                  raise AssertionError(f'max_val ({self.max_val}) must be greater than min_val ({self.min_val})')

          def forward(self, input):
              return F.hardtanh(input, self.min_val, self.max_val, self.inplace)

          def extra_repr(self):
              return f'min_val={self.min_val}, max_val={self.max_val}' + (', inplace=True' if self.inplace else '')


      class ReLU6(Hardtanh):
          def __init__(self, inplace=False):
              super().__init__(0.0, 6.0, inplace)

          def extra_repr(self):
              return 'inplace=True' if self.inplace else ''


      class PReLU(Module):
          def __init__(self, num_parameters=1, init=0.25, device=None, dtype=None):
              self.num_parameters = num_parameters
              super().__init__()
              self.init = init
              self.weight = Parameter(torch.empty(num_parameters, device=device, dtype=dtype))
              self.reset_parameters()

          def reset_parameters(self):
              constant_(self.weight, self.init)

          def forward(self, input):
              return F.prelu(input, self.weight)

          def extra_repr(self):
              return f'num_parameters={self.num_parameters}'


      class NonDynamicallyQuantizableLinear(Linear):
          pass


      class MultiheadAttention(Module):
          def __init__(self, embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False,
                       kdim=None, vdim=None, batch_first=False, device=None, dtype=None):
              if embed_dim <= 0 or num_heads <= 0:
                  raise ValueError(f'embed_dim and num_heads must be greater than 0, got embed_dim={embed_dim} and '
                                   f'num_heads={num_heads} instead')
              super().__init__()
              self.embed_dim = embed_dim
              self.kdim = kdim if kdim is not None else embed_dim
              self.vdim = vdim if vdim is not None else embed_dim
              self._qkv_same_embed_dim = self.kdim == embed_dim and self.vdim == embed_dim
              self.num_heads = num_heads
              self.dropout = dropout
              self.batch_first = batch_first
              self.head_dim = embed_dim // num_heads
              if self.head_dim * num_heads != embed_dim:
                  raise AssertionError('embed_dim must be divisible by num_heads')

              def make(*shape):
                  return Parameter(torch.empty(shape, device=device, dtype=dtype))
              same = self._qkv_same_embed_dim
              if not same:
                  self.q_proj_weight = make(embed_dim, embed_dim)
                  self.k_proj_weight = make(embed_dim, self.kdim)
                  self.v_proj_weight = make(embed_dim, self.vdim)
                  self.register_parameter('in_proj_weight', None)
              else:
                  self.in_proj_weight = make(3 * embed_dim, embed_dim)
                  for name in ('q_proj_weight', 'k_proj_weight', 'v_proj_weight'):
                      self.register_parameter(name, None)
              if bias:
                  self.in_proj_bias = make(3 * embed_dim)
              else:
                  self.register_parameter('in_proj_bias', None)
              self.out_proj = NonDynamicallyQuantizableLinear(embed_dim, embed_dim, bias=bias, device=device, dtype=dtype)
              if add_bias_kv:
                  self.bias_k = make(1, 1, embed_dim)
                  self.bias_v = make(1, 1, embed_dim)
              else:
                  self.bias_k = self.bias_v = None
              self.add_zero_attn = add_zero_attn
              self._reset_parameters()

          def _reset_parameters(self):
              weights = [self.in_proj_weight]
              if not self._qkv_same_embed_dim:
                  weights = [self.q_proj_weight, self.k_proj_weight, self.v_proj_weight]
              for weight in weights:
                  xavier_uniform_(weight)
              if self.in_proj_bias is not None:
                  constant_(self.in_proj_bias, 0.0)
                  constant_(self.out_proj.bias, 0.0)
              if self.bias_k is not None:
                  xavier_normal_(self.bias_k)
              if self.bias_v is not None:
                  xavier_normal_(self.bias_v)

          def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None,
                      average_attn_weights=True, is_causal=False):
              swaps = self.batch_first and query.dim() == 3
              if swaps:
                  # Equal inputs stay equal, of which their projection makes use.
                  turned = {id(x): x.transpose(1, 0) for x in (query, key, value)}
                  query, key, value = (turned[id(x)] for x in (query, key, value))
              output, weights = F.multi_head_attention_forward(
                  query, key, value, self.embed_dim, self.num_heads, self.in_proj_weight, self.in_proj_bias, self.bias_k,
                  self.bias_v, self.add_zero_attn, self.dropout, self.out_proj.weight, self.out_proj.bias,
                  training=self.training, key_padding_mask=key_padding_mask, need_weights=need_weights,
                  attn_mask=attn_mask, use_separate_proj_weight=not self._qkv_same_embed_dim,
                  q_proj_weight=self.q_proj_weight, k_proj_weight=self.k_proj_weight, v_proj_weight=self.v_proj_weight,
                  average_attn_weights=average_attn_weights, is_causal=is_causal)
              return output.transpose(1, 0) if swaps else output, weights
      """#)
}
