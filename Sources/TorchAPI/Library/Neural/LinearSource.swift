import PythonRuntime

extension PythonSource {
  /// The layers that multiply by a matrix.
  static let linearLayers = PythonSource(
    module: "torch.nn.modules.linear",
    text: #"""
      import math
      import torch
      import torch.nn.functional as F
      from torch.nn import init
      from torch.nn.parameter import Parameter
      from torch.nn.modules.module import Module


      class Identity(Module):
          def __init__(self, *args, **kwargs):
              super().__init__()

          def forward(self, input):
              return input


      class Linear(Module):
          def __init__(self, in_features, out_features, bias=True, device=None, dtype=None):
              super().__init__()
              self.in_features = in_features
              self.out_features = out_features
              self.weight = Parameter(torch.empty((out_features, in_features), device=device, dtype=dtype))
              if bias:
                  self.bias = Parameter(torch.empty(out_features, device=device, dtype=dtype))
              else:
                  self.register_parameter('bias', None)
              self.reset_parameters()

          def reset_parameters(self):
              init.kaiming_uniform_(self.weight, a=math.sqrt(5))
              if self.bias is not None:
                  fan_in, _ = init._calculate_fan_in_and_fan_out(self.weight)
                  bound = 1 / math.sqrt(fan_in) if fan_in > 0 else 0
                  init.uniform_(self.bias, -bound, bound)

          def forward(self, input):
              return F.linear(input, self.weight, self.bias)

          def extra_repr(self):
              return f'in_features={self.in_features}, out_features={self.out_features}, bias={self.bias is not None}'


      class Bilinear(Module):
          def __init__(self, in1_features, in2_features, out_features, bias=True, device=None, dtype=None):
              super().__init__()
              self.in1_features = in1_features
              self.in2_features = in2_features
              self.out_features = out_features
              self.weight = Parameter(torch.empty((out_features, in1_features, in2_features), dtype=dtype))
              if bias:
                  self.bias = Parameter(torch.empty(out_features, dtype=dtype))
              else:
                  self.register_parameter('bias', None)
              self.reset_parameters()

          def reset_parameters(self):
              if self.in1_features <= 0:
                  raise ValueError(f'in1_features must be > 0, but got (in1_features={self.in1_features})')
              bound = 1 / math.sqrt(self.weight.size(1))
              init.uniform_(self.weight, -bound, bound)
              if self.bias is not None:
                  init.uniform_(self.bias, -bound, bound)

          def forward(self, input1, input2):
              return F.bilinear(input1, input2, self.weight, self.bias)

          def extra_repr(self):
              return (f'in1_features={self.in1_features}, in2_features={self.in2_features}, '
                      f'out_features={self.out_features}, bias={self.bias is not None}')
      """#)
}
