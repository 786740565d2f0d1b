import PythonRuntime

extension PythonSource {
  /// Pruning: parameters with a mask.
  static let prune = PythonSource(
    module: "torch.nn.utils.prune",
    text: #"""
      import numbers
      import torch
      from abc import ABC, abstractmethod
      from collections.abc import Iterable


      class BasePruningMethod(ABC):
          """A way to choose which entries of a parameter become zero."""

          def __call__(self, module, inputs):
              setattr(module, self._tensor_name, self.apply_mask(module))

          @abstractmethod
          def compute_mask(self, t, default_mask):
              """The mask of a tensor, given the mask that it has."""

          def apply_mask(self, module):
              if self._tensor_name is None:
                  raise AssertionError(f'Module {module} has to be pruned')
              original = getattr(module, self._tensor_name + '_orig')
              return getattr(module, self._tensor_name + '_mask').to(dtype=original.dtype) * original

          @classmethod
          def apply(cls, module, name, *args, importance_scores=None, **kwargs):
              hooks = {key: hook for key, hook in module._forward_pre_hooks.items()
                       if isinstance(hook, BasePruningMethod) and hook._tensor_name == name}
              if len(hooks) > 1:
                  raise AssertionError(f'Avoid adding multiple pruning hooks to the same tensor {name} of module {module}. Use a '
                                       'PruningContainer.')
              for key in hooks:
                  del module._forward_pre_hooks[key]
              method = cls(*args, **kwargs)
              method._tensor_name = name
              for old in hooks.values():
                  container = old if isinstance(old, PruningContainer) else PruningContainer(old)
                  container.add_pruning_method(method)
                  method = container
              original = getattr(module, name)
              if importance_scores is None:
                  importance_scores = original
              elif importance_scores.shape != original.shape:
                  raise AssertionError(f'importance_scores should have the same shape as parameter {name} of {module}, got '
                                       f'{importance_scores.shape} vs {original.shape}')
              is_first = not isinstance(method, PruningContainer)
              if is_first:
                  module.register_parameter(name + '_orig', original)
                  del module._parameters[name]
                  default_mask = torch.ones_like(original)
              else:
                  default_mask = getattr(module, name + '_mask').detach().clone()
              try:
                  mask = method.compute_mask(importance_scores, default_mask=default_mask)
                  module.register_buffer(name + '_mask', mask)
                  setattr(module, name, method.apply_mask(module))
                  module.register_forward_pre_hook(method)
              except Exception:
                  if is_first:
                      module.register_parameter(name, getattr(module, name + '_orig'))
                      del module._parameters[name + '_orig']
                  raise
              return method

          def prune(self, t, default_mask=None, importance_scores=None):
              if importance_scores is None:
                  importance_scores = t
              elif importance_scores.shape != t.shape:
                  raise AssertionError('importance_scores should have the same shape as tensor t, got '
                                       f'{importance_scores.shape} vs {t.shape}')
              if default_mask is None:
                  default_mask = torch.ones_like(t)
              return t * self.compute_mask(importance_scores, default_mask=default_mask)

          def remove(self, module):
              name = self._tensor_name
              if name is None:
                  raise AssertionError(f'Module {module} has to be pruned before pruning can be removed')
              weight = self.apply_mask(module)
              if hasattr(module, name):
                  delattr(module, name)
              original = module._parameters.pop(name + '_orig')
              original.data = weight.data
              del module._buffers[name + '_mask']
              setattr(module, name, original)


      class PruningContainer(BasePruningMethod):
          """Methods that prune the same parameter one after the other."""

          def __init__(self, *args):
              self._pruning_methods = ()
              if len(args) == 1:
                  self._tensor_name = args[0]._tensor_name
              for method in args:
                  self.add_pruning_method(method)

          def add_pruning_method(self, method):
              if not isinstance(method, BasePruningMethod) and method is not None:
                  raise TypeError(f'{type(method)} is not a BasePruningMethod subclass')
              if method is not None and self._tensor_name != method._tensor_name:
                  raise ValueError(f"Can only add pruning methods acting on the parameter named '{self._tensor_name}' to "
                                   f"PruningContainer {self}. Found '{method._tensor_name}'")
              self._pruning_methods += (method,)

          def __len__(self):
              return len(self._pruning_methods)

          def __iter__(self):
              return iter(self._pruning_methods)

          def __getitem__(self, idx):
              return self._pruning_methods[idx]

          def compute_mask(self, t, default_mask):
              method = self._pruning_methods[-1]
              count = t.dim()
              if method.PRUNING_TYPE == 'unstructured':
                  part = default_mask == 1
              elif method.PRUNING_TYPE == 'structured':
                  if not hasattr(method, 'dim'):
                      raise AttributeError('Pruning methods of PRUNING_TYPE "structured" need to have the attribute `dim` defined.')
                  dim = method.dim + count if method.dim < 0 else method.dim
                  if dim < 0:
                      raise IndexError(f'Index is out of bounds for tensor with dimensions {count}')
                  is_kept = default_mask.sum(dim=[d for d in range(count) if d != dim]) != 0
                  part = (slice(None),) * dim + (is_kept,)
              elif method.PRUNING_TYPE == 'global':
                  part = (slice(None),) * count
              else:
                  raise ValueError(f'Unrecognized PRUNING_TYPE {method.PRUNING_TYPE}')
              mask = default_mask.to(dtype=t.dtype)
              mask[part] = method.compute_mask(t[part], default_mask=default_mask[part]).to(dtype=mask.dtype)
              return mask


      def _check_amount(amount):
          if not isinstance(amount, numbers.Real):
              raise TypeError(f'Invalid type for amount: {amount}. Must be int or float.')
          is_count = isinstance(amount, numbers.Integral)
          if amount < 0 or (not is_count and float(amount) > 1.0):
              raise ValueError(f'amount={amount} should either be a float in the range [0, 1] or a non-negative integer')


      def _count(amount, size):
          count = amount if isinstance(amount, numbers.Integral) else round(amount * size)
          if count > size:
              raise ValueError(f'amount={count} should be smaller than the number of parameters to prune={size}')
          return count


      class _Method(BasePruningMethod):
          def __init__(self, amount):
              _check_amount(amount)
              self.amount = amount


      class _Unstructured(_Method):
          PRUNING_TYPE = 'unstructured'

          def compute_mask(self, t, default_mask):
              count = _count(self.amount, t.nelement())
              mask = default_mask.clone()
              if count != 0:
                  mask.view(-1)[self._chosen(t, count)] = 0
              return mask


      class _Structured(_Method):
          PRUNING_TYPE = 'structured'

          def compute_mask(self, t, default_mask):
              if t.dim() <= 1:
                  raise ValueError('Structured pruning can only be applied to multidimensional tensors. Found tensor of shape '
                                   f'{t.shape} with {t.dim()} dims')
              if self.dim >= t.dim():
                  raise IndexError(f'Invalid index {self.dim} for tensor of size {t.shape}')
              size = t.shape[self.dim]
              count = _count(self.amount, size)
              if count == 0:
                  return default_mask
              mask = torch.zeros_like(t)
              index = [slice(None)] * t.dim()
              index[self.dim] = self._kept(t, size, count)
              mask[tuple(index)] = 1
              return mask * default_mask.to(dtype=mask.dtype)


      class Identity(BasePruningMethod):
          PRUNING_TYPE = 'unstructured'

          def compute_mask(self, t, default_mask):
              return default_mask

          @classmethod
          def apply(cls, module, name):
              return super().apply(module, name)


      class RandomUnstructured(_Unstructured):
          def _chosen(self, t, count):
              return torch.topk(torch.rand_like(t).view(-1), k=count).indices

          @classmethod
          def apply(cls, module, name, amount):
              return super().apply(module, name, amount=amount)


      class L1Unstructured(_Unstructured):
          def _chosen(self, t, count):
              return torch.topk(torch.abs(t).view(-1), k=count, largest=False).indices

          @classmethod
          def apply(cls, module, name, amount, importance_scores=None):
              return super().apply(module, name, amount=amount, importance_scores=importance_scores)


      class RandomStructured(_Structured):
          def __init__(self, amount, dim=-1):
              super().__init__(amount)
              self.dim = dim

          def _kept(self, t, size, count):
              values = torch.rand(size)
              return values > torch.kthvalue(values, k=count).values

          @classmethod
          def apply(cls, module, name, amount, dim=-1):
              return super().apply(module, name, amount=amount, dim=dim)


      def _norm(t, n, dim):
          dims = [d for d in range(t.dim()) if d != dim % t.dim()]
          if n == 'nuc' or (n == 'fro' and len(dims) == 2):
              return torch.linalg.matrix_norm(t, ord=n, dim=dims if len(dims) == 2 else (-2, -1))
          return torch.linalg.vector_norm(t, ord=2 if n == 'fro' else n, dim=dims)


      class LnStructured(_Structured):
          def __init__(self, amount, n, dim=-1):
              super().__init__(amount)
              self.n = n
              self.dim = dim

          def _kept(self, t, size, count):
              return torch.topk(_norm(t, self.n, self.dim), k=size - count, largest=True).indices

          @classmethod
          def apply(cls, module, name, amount, n, dim, importance_scores=None):
              return super().apply(module, name, amount=amount, n=n, dim=dim, importance_scores=importance_scores)


      class CustomFromMask(BasePruningMethod):
          PRUNING_TYPE = 'global'

          def __init__(self, mask):
              self.mask = mask

          def compute_mask(self, t, default_mask):
              if default_mask.shape != self.mask.shape:
                  raise AssertionError(f'default_mask shape {default_mask.shape} must match self.mask shape {self.mask.shape}')
              return default_mask * self.mask.to(dtype=default_mask.dtype)

          @classmethod
          def apply(cls, module, name, mask):
              return super().apply(module, name, mask=mask)


      def identity(module, name):
          Identity.apply(module, name)
          return module


      def random_unstructured(module, name, amount):
          RandomUnstructured.apply(module, name, amount)
          return module


      def l1_unstructured(module, name, amount, importance_scores=None):
          L1Unstructured.apply(module, name, amount=amount, importance_scores=importance_scores)
          return module


      def random_structured(module, name, amount, dim):
          RandomStructured.apply(module, name, amount, dim)
          return module


      def ln_structured(module, name, amount, n, dim, importance_scores=None):
          LnStructured.apply(module, name, amount, n, dim, importance_scores=importance_scores)
          return module


      def custom_from_mask(module, name, mask):
          CustomFromMask.apply(module, name, mask)
          return module


      def global_unstructured(parameters, pruning_method, importance_scores=None, **kwargs):
          """Prunes several parameters as if they were one."""
          if not isinstance(parameters, Iterable):
              raise TypeError('global_unstructured(): parameters is not an Iterable')
          if importance_scores is None:
              importance_scores = {}
          if not isinstance(importance_scores, dict):
              raise TypeError('global_unstructured(): importance_scores must be of type dict')
          scores = torch.cat([importance_scores.get((module, name), getattr(module, name)).view(-1)
                              for module, name in parameters])
          default_mask = torch.cat([getattr(module, name + '_mask', torch.ones_like(getattr(module, name))).view(-1)
                                    for module, name in parameters])
          container = PruningContainer()
          container._tensor_name = 'temp'
          method = pruning_method(**kwargs)
          method._tensor_name = 'temp'
          if method.PRUNING_TYPE != 'unstructured':
              raise TypeError('Only "unstructured" PRUNING_TYPE supported for the `pruning_method`. Found method '
                              f'{pruning_method} of type {method.PRUNING_TYPE}')
          container.add_pruning_method(method)
          mask = container.compute_mask(scores, default_mask)
          start = 0
          for module, name in parameters:
              param = getattr(module, name)
              custom_from_mask(module, name, mask=mask[start:start + param.numel()].view_as(param))
              start += param.numel()


      def remove(module, name):
          """Makes pruning permanent."""
          for key, hook in module._forward_pre_hooks.items():
              if isinstance(hook, BasePruningMethod) and hook._tensor_name == name:
                  hook.remove(module)
                  del module._forward_pre_hooks[key]
                  return module
          raise ValueError(f"Parameter '{name}' of module {module} has to be pruned before pruning can be removed")


      def is_pruned(module):
          return any(isinstance(hook, BasePruningMethod) for _, child in module.named_modules()
                     for hook in child._forward_pre_hooks.values())
      """#)
}
