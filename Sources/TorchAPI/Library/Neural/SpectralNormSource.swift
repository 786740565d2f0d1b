import PythonRuntime

extension PythonSource {
  /// The older spectral normalization.
  static let spectralNorm = PythonSource(
    module: "torch.nn.utils.spectral_norm",
    text: #"""
      import torch
      import torch.nn.functional as F
      from torch.nn.parameter import Parameter, is_lazy


      class SpectralNorm:
          _version = 1

          def __init__(self, name='weight', n_power_iterations=1, dim=0, eps=1e-12):
              self.name = name
              self.dim = dim
              if n_power_iterations <= 0:
                  raise ValueError('Expected n_power_iterations to be positive, but got '
                                   f'n_power_iterations={n_power_iterations}')
              self.n_power_iterations = n_power_iterations
              self.eps = eps

          def reshape_weight_to_matrix(self, weight):
              if self.dim != 0:
                  weight = weight.permute(self.dim, *[d for d in range(weight.dim()) if d != self.dim])
              return weight.reshape(weight.size(0), -1)

          def compute_weight(self, module, do_power_iteration):
              weight, u, v = (getattr(module, self.name + suffix) for suffix in ('_orig', '_u', '_v'))
              matrix = self.reshape_weight_to_matrix(weight)
              if do_power_iteration:
                  with torch.no_grad():
                      for _ in range(self.n_power_iterations):
                          v.copy_(F.normalize(torch.mv(matrix.t(), u), dim=0, eps=self.eps))
                          u.copy_(F.normalize(torch.mv(matrix, v), dim=0, eps=self.eps))
                      # What the graph saves must not change in the next iteration.
                      u, v = u.clone(), v.clone()
              return weight / torch.dot(u, torch.mv(matrix, v))

          def remove(self, module):
              with torch.no_grad():
                  weight = self.compute_weight(module, do_power_iteration=False)
              for suffix in ('', '_u', '_v', '_orig'):
                  delattr(module, self.name + suffix)
              module.register_parameter(self.name, Parameter(weight.detach()))

          def __call__(self, module, inputs):
              setattr(module, self.name, self.compute_weight(module, do_power_iteration=module.training))

          @staticmethod
          def apply(module, name, n_power_iterations, dim, eps):
              for hook in module._forward_pre_hooks.values():
                  if isinstance(hook, SpectralNorm) and hook.name == name:
                      raise RuntimeError(f'Cannot register two spectral_norm hooks on the same parameter {name}')
              self = SpectralNorm(name, n_power_iterations, dim, eps)
              weight = module._parameters[name]
              if weight is None:
                  raise ValueError(f'`SpectralNorm` cannot be applied as parameter `{name}` is None')
              if is_lazy(weight):
                  raise ValueError("The module passed to `SpectralNorm` can't have uninitialized parameters. Make sure to run the "
                                   'dummy forward before applying spectral normalization')
              with torch.no_grad():
                  sizes = self.reshape_weight_to_matrix(weight).size()
                  u, v = (F.normalize(weight.new_empty(size).normal_(0, 1), dim=0, eps=eps) for size in sizes)
              delattr(module, name)
              module.register_parameter(name + '_orig', weight)
              setattr(module, name, weight.data)
              module.register_buffer(name + '_u', u)
              module.register_buffer(name + '_v', v)
              module.register_forward_pre_hook(self)
              module._register_state_dict_hook(SpectralNormStateDictHook(self))
              return self


      class SpectralNormStateDictHook:
          def __init__(self, fn):
              self.fn = fn

          def __call__(self, module, state_dict, prefix, local_metadata):
              versions = local_metadata.setdefault('spectral_norm', {})
              key = self.fn.name + '.version'
              if key in versions:
                  raise RuntimeError(f"Unexpected key in metadata['spectral_norm']: {key}")
              versions[key] = self.fn._version


      def spectral_norm(module, name='weight', n_power_iterations=1, eps=1e-12, dim=None):
          """Divides a weight by its largest singular value."""
          if dim is None:
              from torch.nn.modules.conv import _ConvTransposeNd
              dim = 1 if isinstance(module, _ConvTransposeNd) else 0
          SpectralNorm.apply(module, name, n_power_iterations, dim, eps)
          return module


      def remove_spectral_norm(module, name='weight'):
          for key, hook in module._forward_pre_hooks.items():
              if isinstance(hook, SpectralNorm) and hook.name == name:
                  hook.remove(module)
                  del module._forward_pre_hooks[key]
                  break
          else:
              raise ValueError(f"spectral_norm of '{name}' not found in {module}")
          for key, hook in module._state_dict_hooks.items():
              if isinstance(hook, SpectralNormStateDictHook) and hook.fn.name == name:
                  del module._state_dict_hooks[key]
                  break
          return module
      """#)
}
