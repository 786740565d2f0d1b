import PythonRuntime

extension PythonSource {
  /// The rest of the class `Module`: hooks after an error, its state as a dictionary, what it holds, how it is shown.
  static let moduleState =
    #"""
        def _call_remaining_hooks(self, args, kwargs, result, called):
            always = [(key, _global_forward_hooks[key]) for key in _global_forward_hooks_always_called]
            always += [(key, self._forward_hooks[key]) for key in self._forward_hooks_always_called]
            for key, hook in always:
                if key in called:
                    continue
                try:
                    if key in self._forward_hooks_with_kwargs:
                        changed = hook(self, args, kwargs, result)
                    else:
                        changed = hook(self, args, result)
                    if changed is not None:
                        result = changed
                except Exception as e:
                    warnings.warn('module forward hook with ``always_call=True`` raised an exception that was silenced '
                                  f'as another error was raised in forward: {e}', stacklevel=2)

        def _register_state_dict_hook(self, hook):
            if getattr(hook, '_from_public_api', False):
                raise RuntimeError('Cannot register the same function as the state dict post hook that was previously '
                                   'registered via register_state_dict_post_hook')
            return _add_hook(self._state_dict_hooks, hook)

        def register_state_dict_post_hook(self, hook):
            hook._from_public_api = True
            return _add_hook(self._state_dict_hooks, hook)

        def register_state_dict_pre_hook(self, hook):
            return _add_hook(self._state_dict_pre_hooks, hook)

        def _save_to_state_dict(self, destination, prefix, keep_vars):
            for name, param in self._parameters.items():
                if param is not None:
                    destination[prefix + name] = param if keep_vars else param.detach()
            for name, buffer in self._buffers.items():
                if buffer is not None and name not in self._non_persistent_buffers_set:
                    destination[prefix + name] = buffer if keep_vars else buffer.detach()
            if getattr(type(self), 'get_extra_state') is not Module.get_extra_state:
                destination[prefix + _EXTRA_STATE_KEY_SUFFIX] = self.get_extra_state()

        def state_dict(self, *args, destination=None, prefix='', keep_vars=False):
            if args:
                destination, prefix, keep_vars = (*args, *(destination, prefix, keep_vars)[len(args):])
            if destination is None:
                destination = OrderedDict()
                destination._metadata = OrderedDict()
            local_metadata = dict(version=self._version)
            if hasattr(destination, '_metadata'):
                destination._metadata[prefix[:-1]] = local_metadata
            for hook in self._state_dict_pre_hooks.values():
                hook(self, prefix, keep_vars)
            self._save_to_state_dict(destination, prefix, keep_vars)
            for name, module in self._modules.items():
                if module is not None:
                    module.state_dict(destination=destination, prefix=prefix + name + '.', keep_vars=keep_vars)
            for hook in self._state_dict_hooks.values():
                changed = hook(self, destination, prefix, local_metadata)
                if changed is not None:
                    if getattr(hook, '_from_public_api', False):
                        raise RuntimeError('state_dict post-hook must return None')
                    destination = changed
            return destination

        def _register_load_state_dict_pre_hook(self, hook, with_module=False):
            return _add_hook(self._load_state_dict_pre_hooks, _Hook(hook, self) if with_module else hook)

        def register_load_state_dict_pre_hook(self, hook):
            return self._register_load_state_dict_pre_hook(hook, with_module=True)

        def register_load_state_dict_post_hook(self, hook):
            return _add_hook(self._load_state_dict_post_hooks, hook)

        def _load_from_state_dict(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys,
                                  error_msgs):
            from torch.nn.modules._loading import load_members
            for hook in self._load_state_dict_pre_hooks.values():
                hook(state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)
            load_members(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)

        def load_state_dict(self, state_dict, strict=True, assign=False):
            from torch.nn.modules._loading import load
            return load(self, state_dict, strict, assign)

        def _named_members(self, get_members_fn, prefix='', recurse=True, remove_duplicate=True):
            memo = set()
            modules = [(prefix, self)]
            if recurse:
                modules = self.named_modules(prefix=prefix, remove_duplicate=remove_duplicate)
            for module_prefix, module in modules:
                for key, value in get_members_fn(module):
                    if value is None or value in memo:
                        continue
                    if remove_duplicate:
                        memo.add(value)
                    yield module_prefix + ('.' if module_prefix else '') + key, value

        def parameters(self, recurse=True):
            for _, param in self.named_parameters(recurse=recurse):
                yield param

        def named_parameters(self, prefix='', recurse=True, remove_duplicate=True):
            yield from self._named_members(lambda module: module._parameters.items(), prefix, recurse,
                                           remove_duplicate)

        def buffers(self, recurse=True):
            for _, buffer in self.named_buffers(recurse=recurse):
                yield buffer

        def named_buffers(self, prefix='', recurse=True, remove_duplicate=True):
            yield from self._named_members(lambda module: module._buffers.items(), prefix, recurse, remove_duplicate)

        def children(self):
            for _, module in self.named_children():
                yield module

        def named_children(self):
            memo = set()
            for name, module in self._modules.items():
                if module is not None and module not in memo:
                    memo.add(module)
                    yield name, module

        def modules(self, remove_duplicate=True):
            for _, module in self.named_modules(remove_duplicate=remove_duplicate):
                yield module

        def named_modules(self, memo=None, prefix='', remove_duplicate=True):
            if memo is None:
                memo = set()
            if self not in memo:
                if remove_duplicate:
                    memo.add(self)
                yield prefix, self
                for name, module in self._modules.items():
                    if module is not None:
                        yield from module.named_modules(memo, prefix + ('.' if prefix else '') + name,
                                                        remove_duplicate)

        def train(self, mode=True):
            if not isinstance(mode, bool):
                raise ValueError('training mode is expected to be boolean')
            self.training = mode
            for module in self.children():
                module.train(mode)
            return self

        def eval(self):
            return self.train(False)

        def requires_grad_(self, requires_grad=True):
            for param in self.parameters():
                param.requires_grad_(requires_grad)
            return self

        def zero_grad(self, set_to_none=True):
            for param in self.parameters():
                if param.grad is not None:
                    if set_to_none:
                        param.grad = None
                    else:
                        if param.grad.grad_fn is not None:
                            param.grad.detach_()
                        else:
                            param.grad.requires_grad_(False)
                        param.grad.zero_()

        def _get_name(self):
            return type(self).__name__

        def extra_repr(self):
            return ''

        def __repr__(self):
            extra = self.extra_repr()
            extra_lines = extra.split('\n') if extra else []
            lines = extra_lines + [f'({name}): {_addindent(repr(module), 2)}' for name, module in self._modules.items()]
            name = self._get_name()
            if not lines:
                return f'{name}()'
            if len(lines) == 1 and extra_lines:
                return f'{name}({extra})'
            return f'{name}(\n  ' + '\n  '.join(lines) + '\n)'

        def compile(self, *args, **kwargs):
            pass
    """#
}
