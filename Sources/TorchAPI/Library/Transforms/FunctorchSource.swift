import PythonRuntime

extension PythonSource {
  /// `torch._functorch.make_functional`: modules as functions of their parameters.
  static let functionalModules = PythonSource(
    module: "torch._functorch.make_functional",
    text: #"""
      from copy import deepcopy

      import torch
      from torch import nn
      from torch._functorch.functional_call import functional_call


      class FunctionalModule(nn.Module):
          """A module that is called with its parameters."""

          def __init__(self, stateless_model, param_names, buffer_names=()):
              super().__init__()
              self.stateless_model = stateless_model
              self.param_names, self.buffer_names = tuple(param_names), tuple(buffer_names)

          def _call(self, state, args, kwargs):
              return functional_call(self.stateless_model, state, args, kwargs)

          def forward(self, params, *args, **kwargs):
              return self._call(dict(zip(self.param_names, params)), args, kwargs)


      class FunctionalModuleWithBuffers(FunctionalModule):
          """A module that is called with its parameters and buffers."""

          def forward(self, params, buffers, *args, **kwargs):
              state = dict(zip(self.param_names, params))
              return self._call({**state, **dict(zip(self.buffer_names, buffers))}, args, kwargs)


      def _parameters(model, is_untracked):
          names, params = zip(*model.named_parameters()) if list(model.parameters()) else ((), ())
          return names, tuple(nn.Parameter(param.detach(), param.requires_grad and not is_untracked) for param in params)


      def make_functional(model, disable_autograd_tracking=False):
          """Make a function of a module's parameters, and give those."""
          if len(list(model.buffers())) > 0:
              raise RuntimeError("make_functional(model): `model` has buffers. Please use "
                                 "make_functional_with_buffers(model) instead.")
          copied = deepcopy(model)
          names, params = _parameters(copied, disable_autograd_tracking)
          return FunctionalModule(copied, names), params


      def make_functional_with_buffers(model, disable_autograd_tracking=False):
          """Make a function of a module's parameters and buffers, and give those."""
          copied = deepcopy(model)
          names, params = _parameters(copied, disable_autograd_tracking)
          buffers = dict(copied.named_buffers())
          return FunctionalModuleWithBuffers(copied, names, buffers), params, tuple(buffers.values())


      def combine_state_for_ensemble(models):
          """Stack the parameters and the buffers of several modules of one class."""
          start = "combine_state_for_ensemble: Expected"
          if len(models) == 0:
              raise RuntimeError(f"{start} at least one model, got 0.")
          if not (all(m.training for m in models) or all(not m.training for m in models)):
              raise RuntimeError(f"{start} all models to have the same training/eval mode.")
          if not all(type(m) is type(models[0]) for m in models):
              raise RuntimeError(f"{start} all models to be of the same class.")
          made = [make_functional_with_buffers(model) for model in models]
          params, buffers = (tuple(torch.stack(parts).detach() for parts in zip(*(item[place] for item in made)))
                             for place in (1, 2))
          return made[0][0], tuple(param.requires_grad_() for param in params), buffers
      """#)

  /// `functorch`, the older home of the transformations.
  static let functorch = PythonSource(
    module: "functorch",
    text: #"""
      import functools as _functools

      from torch import func as _func
      from torch._functorch.make_functional import (FunctionalModule, FunctionalModuleWithBuffers,
                                                    combine_state_for_ensemble, make_functional,
                                                    make_functional_with_buffers)


      def _older(name):
          function = getattr(_func, name)

          @_functools.wraps(function)
          def wrapper(*args, **kwargs):
              return function(*args, **kwargs)

          return wrapper


      grad, grad_and_value, hessian, jacfwd, jacrev, jvp, vjp, vmap = map(_older, (
          "grad", "grad_and_value", "hessian", "jacfwd", "jacrev", "jvp", "vjp", "vmap"))
      """#)
}
