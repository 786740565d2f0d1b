import PythonRuntime

extension PythonSource {
  /// What `load_state_dict` does.
  static let neuralLoading = PythonSource(
    module: "torch.nn.modules._loading",
    text: #"""
      import torch
      from collections import OrderedDict, namedtuple
      from collections.abc import Mapping
      from torch.nn.modules.module import Module, Parameter, _EXTRA_STATE_KEY_SUFFIX


      class _IncompatibleKeys(namedtuple('IncompatibleKeys', ['missing_keys', 'unexpected_keys'])):
          __slots__ = ()

          def __repr__(self):
              if not self.missing_keys and not self.unexpected_keys:
                  return '<All keys matched successfully>'
              return super().__repr__()

          __str__ = __repr__


      _IncompatibleKeys.__module__ = 'torch.nn.modules.module'


      def _load_member(module, name, member, value, key, assign, error_msgs):
          if not isinstance(value, torch.Tensor):
              error_msgs.append(f'While copying the parameter named "{key}", expected torch.Tensor or Tensor-like object '
                                f'from checkpoint but received {type(value)}')
              return
          is_lazy = torch.nn.parameter.is_lazy(member)
          if not is_lazy and len(member.shape) == 0 and value.shape == (1,):
              value = value[0]
          if not is_lazy and value.shape != member.shape:
              error_msgs.append(f'size mismatch for {key}: copying a param with shape {value.shape} from checkpoint, the '
                                f'shape in current model is {member.shape}.')
              return
          try:
              with torch.no_grad():
                  if not assign:
                      member.copy_(value)
                      return
                  if isinstance(member, Parameter):
                      if not isinstance(value, Parameter):
                          value = Parameter(value, requires_grad=member.requires_grad)
                      else:
                          value.requires_grad_(member.requires_grad)
                  setattr(module, name, value)
          except Exception as ex:
              error_msgs.append(f'While copying the parameter named "{key}", whose dimensions in the model are '
                                f'{member.size()} and whose dimensions in the checkpoint are {value.size()}, an exception '
                                f'occurred : {ex.args}.')


      def load_members(module, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs):
          local_state = dict(module._parameters)
          local_state.update((name, buffer) for name, buffer in module._buffers.items()
                             if name not in module._non_persistent_buffers_set)
          local_state = {name: value for name, value in local_state.items() if value is not None}
          assign = local_metadata.get('assign_to_params_buffers', False)
          for name, member in local_state.items():
              key = prefix + name
              if key in state_dict:
                  _load_member(module, name, member, state_dict[key], key, assign, error_msgs)
              elif strict:
                  missing_keys.append(key)
          extra_key = prefix + _EXTRA_STATE_KEY_SUFFIX
          if type(module).set_extra_state is not Module.set_extra_state:
              if extra_key in state_dict:
                  module.set_extra_state(state_dict[extra_key])
              elif strict:
                  missing_keys.append(extra_key)
          elif strict and extra_key in state_dict:
              unexpected_keys.append(extra_key)
          if strict:
              for key in state_dict:
                  if key.startswith(prefix) and key != extra_key:
                      first, *rest = key[len(prefix):].split('.', 1)
                      if first not in (module._modules if rest else local_state):
                          unexpected_keys.append(key)


      def load(self, state_dict, strict, assign):
          if not isinstance(state_dict, Mapping):
              raise TypeError(f'Expected state_dict to be dict-like, got {type(state_dict)}.')
          missing_keys = []
          unexpected_keys = []
          error_msgs = []
          metadata = getattr(state_dict, '_metadata', None)
          state_dict = OrderedDict(state_dict)
          if metadata is not None:
              state_dict._metadata = metadata

          def load_into(module, values, prefix=''):
              local_metadata = {} if metadata is None else metadata.get(prefix[:-1], {})
              if assign:
                  local_metadata['assign_to_params_buffers'] = assign
              module._load_from_state_dict(values, prefix, local_metadata, True, missing_keys, unexpected_keys, error_msgs)
              for name, child in module._modules.items():
                  if child is not None:
                      inner = prefix + name + '.'
                      load_into(child, {key: value for key, value in values.items() if key.startswith(inner)}, inner)
              incompatible = _IncompatibleKeys(missing_keys, unexpected_keys)
              for hook in module._load_state_dict_post_hooks.values():
                  if hook(module, incompatible) is not None:
                      raise AssertionError(
                          'Hooks registered with ``register_load_state_dict_post_hook`` are not expected to return new '
                          'values, if incompatible_keys need to be modified, it should be done inplace.')

          load_into(self, state_dict)
          if strict:
              for kind, keys in (('Unexpected', unexpected_keys), ('Missing', missing_keys)):
                  if keys:
                      names = ', '.join(f'"{key}"' for key in keys)
                      error_msgs.insert(0, f'{kind} key(s) in state_dict: {names}. ')
          if error_msgs:
              raise RuntimeError('Error(s) in loading state_dict for {}:\n\t{}'.format(type(self).__name__,
                                                                                        '\n\t'.join(error_msgs)))
          return _IncompatibleKeys(missing_keys, unexpected_keys)
      """#)
}
