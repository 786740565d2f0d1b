import PythonRuntime

extension PythonSource {
  /// Calls of modules with other parameters.
  static let functionalCall = PythonSource(
    module: "torch._functorch.functional_call",
    text: #"""
      import torch


      def _find(module, name):
          *path, last = name.split(".")
          walked = []
          for part in path:
              walked.append(part)
              if not hasattr(module, part):
                  raise AttributeError(f"{module._get_name()} has no attribute `{part}`")
              module = getattr(module, part)
              if not isinstance(module, torch.nn.Module):
                  raise TypeError(f"submodule `{'.'.join(walked)}`: {module} is not an instance of torch.nn.Module")
          return module, last


      def _swap(module, name, value, missing):
          owner, last = _find(module, name)
          if value is not None and value is not missing and not isinstance(value, torch.Tensor):
              raise TypeError(f"{value} is not an instance of torch.Tensor")
          if last == "":
              raise KeyError('tensor name can\'t be empty string ""')
          for table in (owner._parameters, owner._buffers):
              if last in table:
                  old = table[last]
                  table[last] = value
                  return old
          old = getattr(owner, last, missing)
          if old is not missing and old is not None and not isinstance(old, torch.Tensor):
              raise TypeError(f"attribute `{last}`: {old} is not an instance of torch.Tensor")
          owner.__dict__[last] = value
          return old


      def _untied(module, given):
          names = {}
          for source in (module.named_parameters(remove_duplicate=False),
                         module.named_buffers(remove_duplicate=False)):
              for name, tensor in source:
                  names.setdefault(id(tensor), []).append(name)
          tied = {name: group for group in names.values() if len(group) > 1 for name in group}
          result = dict(given)
          for name in given:
              if name not in tied:
                  continue
              values = {id(given[other]) for other in tied[name] if other in given}
              if len(values) > 1:
                  raise ValueError(
                      f"functional_call got multiple values for keys {sorted(tied[name])}, which are tied. "
                      "Consider using tie_weights=False")
              for other in tied[name]:
                  result[other] = given[name]
          return result


      def _check_strict(module, given):
          known = {name for name, _ in module.named_parameters(remove_duplicate=False)}
          known |= {name for name, _ in module.named_buffers(remove_duplicate=False)}
          unexpected = sorted(set(given) - known)
          missing = sorted(known - set(given))
          messages = []
          if unexpected:
              messages.append(f"Unexpected key(s): {', '.join(map(repr, unexpected))}.")
          if missing:
              messages.append(f"Missing key(s): {', '.join(map(repr, missing))}.")
          if messages:
              raise RuntimeError(
                  "Error(s) in reparametrizing for {}:\n\t{}".format(module._get_name(), "\n\t".join(messages)))


      def functional_call(module, parameter_and_buffer_dicts, args=None, kwargs=None, *, tie_weights=True,
                          strict=False):
          """Call a module with other parameters and buffers in place of its own."""
          if isinstance(parameter_and_buffer_dicts, dict):
              given = parameter_and_buffer_dicts
          elif isinstance(parameter_and_buffer_dicts, (list, tuple)):
              if not all(isinstance(d, dict) for d in parameter_and_buffer_dicts):
                  raise ValueError("Expected all elements of parameter_and_buffer_dicts to be dictionaries")
              counts = {}
              for d in parameter_and_buffer_dicts:
                  for key in d:
                      counts[key] = counts.get(key, 0) + 1
              repeated = [key for key, count in counts.items() if count > 1]
              if repeated:
                  raise ValueError(
                      f"{repeated} appeared in multiple dictionaries; behavior of functional call is ambiguous")
              given = {k: v for d in parameter_and_buffer_dicts for k, v in d.items()}
          else:
              raise ValueError(
                  "Expected parameter_and_buffer_dicts to be a dict, or a list/tuple of dicts, but got "
                  f"{type(parameter_and_buffer_dicts)}")
          values = _untied(module, given) if tie_weights else given
          if strict:
              _check_strict(module, values)
          if args is None:
              args = ()
          elif not isinstance(args, tuple):
              args = (args,)
          missing = object()
          originals = {}
          try:
              for name, value in values.items():
                  originals[name] = _swap(module, name, value, missing)
              return module(*args, **(kwargs or {}))
          finally:
              for name, value in originals.items():
                  if value is missing:
                      owner, last = _find(module, name)
                      owner.__dict__.pop(last, None)
                  else:
                      changed = _swap(module, name, value, missing)
                      if name in given:
                          given[name] = changed


      def _stacked_leaf(tensors, name):
          wanted = [tensor.requires_grad for tensor in tensors]
          if any(wanted) and not all(wanted):
              raise RuntimeError(f"Expected {name} from each model to have the same .requires_grad")
          result = torch.stack(tensors)
          return result.detach().requires_grad_() if all(wanted) else result


      def stack_module_state(models):
          """Stack the parameters and buffers of several modules of one class."""
          if len(models) == 0:
              raise RuntimeError("stack_module_state: Expected at least one model, got 0.")
          if not (all(m.training for m in models) or all(not m.training for m in models)):
              raise RuntimeError(
                  "stack_module_state: Expected all models to have the same training/eval mode.")
          kind = type(models[0])
          if not all(type(m) is kind for m in models):
              raise RuntimeError("stack_module_state: Expected all models to be of the same class.")
          parameters = [dict(model.named_parameters()) for model in models]
          buffers = [dict(model.named_buffers()) for model in models]
          return ({k: _stacked_leaf([p[k] for p in parameters], k) for k in parameters[0]},
                  {k: _stacked_leaf([b[k] for b in buffers], k) for k in buffers[0]})
      """#)
}
