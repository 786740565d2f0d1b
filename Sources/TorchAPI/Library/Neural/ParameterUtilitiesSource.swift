import PythonRuntime

extension PythonSource {
  /// Parameters as one vector, and the older weight normalization.
  static let parameterUtilities = PythonSource(
    module: "torch.nn.utils.clip_grad",
    text: #"""
      from torch.nn.parameter import Parameter


      def parameters_to_vector(parameters):
          """One vector of all parameters."""
          return torch.cat([param.view(-1) for param in parameters])


      def vector_to_parameters(vec, parameters):
          """Takes the parameters' values from one vector."""
          if not isinstance(vec, torch.Tensor):
              raise TypeError(f'expected torch.Tensor, but got: {torch.typename(vec)}')
          start = 0
          for param in parameters:
              count = param.numel()
              param.data = vec[start:start + count].view_as(param).data
              start += count


      def _weight_norm(v, g, dim):
          if dim is None:
              return v * (g / torch.linalg.vector_norm(v))
          axes = [axis for axis in range(v.dim()) if axis != dim % v.dim()]
          return v * (g / torch.linalg.vector_norm(v, dim=axes, keepdim=True))


      class WeightNorm:
          def __init__(self, name, dim):
              self.name = name
              self.dim = dim

          def compute_weight(self, module):
              return _weight_norm(getattr(module, self.name + '_v'), getattr(module, self.name + '_g'), self.dim)

          def __call__(self, module, inputs):
              setattr(module, self.name, self.compute_weight(module))


      def weight_norm(module, name='weight', dim=0):
          """Splits a parameter into its length and its direction."""
          for hook in module._forward_pre_hooks.values():
              if isinstance(hook, WeightNorm) and hook.name == name:
                  raise RuntimeError(f'Cannot register two weight_norm hooks on the same parameter {name}')
          hook = WeightNorm(name, dim)
          weight = getattr(module, name)
          del module._parameters[name]
          axes = None if dim is None else [axis for axis in range(weight.dim()) if axis != dim % weight.dim()]
          length = torch.linalg.vector_norm(weight, dim=axes, keepdim=axes is not None)
          module.register_parameter(name + '_g', Parameter(length.data))
          module.register_parameter(name + '_v', Parameter(weight.data))
          setattr(module, name, hook.compute_weight(module))
          module.register_forward_pre_hook(hook)
          return module


      def remove_weight_norm(module, name='weight'):
          for key, hook in module._forward_pre_hooks.items():
              if isinstance(hook, WeightNorm) and hook.name == name:
                  weight = hook.compute_weight(module)
                  delattr(module, name)
                  del module._parameters[name + '_g']
                  del module._parameters[name + '_v']
                  setattr(module, name, Parameter(weight.data))
                  del module._forward_pre_hooks[key]
                  return module
          raise ValueError(f"weight_norm of '{name}' not found in {module}")
      """#)
}
