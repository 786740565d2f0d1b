import PythonRuntime

extension PythonSource {
  /// Parameters as one vector, and the older weight normalization.
  static let parameterUtilities = PythonSource(
    module: "torch.nn.utils.clip_grad",
    text: #"""
      from torch.nn.parameter import Parameter, is_lazy


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


      class WeightNorm:
          __module__ = 'torch.nn.utils.weight_norm'

          def __init__(self, name, dim):
              self.name = name
              self.dim = -1 if dim is None else dim

          def compute_weight(self, module):
              return torch._weight_norm(getattr(module, self.name + '_v'), getattr(module, self.name + '_g'), self.dim)

          def __call__(self, module, inputs):
              setattr(module, self.name, self.compute_weight(module))


      def weight_norm(module, name='weight', dim=0):
          """Splits a parameter into its length and its direction."""
          for hook in module._forward_pre_hooks.values():
              if isinstance(hook, WeightNorm) and hook.name == name:
                  raise RuntimeError(f'Cannot register two weight_norm hooks on the same parameter {name}')
          hook = WeightNorm(name, dim)
          weight = getattr(module, name)
          if is_lazy(weight):
              raise ValueError("The module passed to `WeightNorm` can't have uninitialized parameters. Make sure to run the "
                               'dummy forward before applying weight normalization')
          del module._parameters[name]
          module.register_parameter(name + '_g', Parameter(torch.norm_except_dim(weight, 2, hook.dim).data))
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
