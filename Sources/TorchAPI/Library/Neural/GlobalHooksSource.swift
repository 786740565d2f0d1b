import PythonRuntime

extension PythonSource {
  /// Hooks that all modules have, as a further part of `torch.nn.modules.module`.
  static let globalModuleHooks = PythonSource(
    module: "torch.nn.modules.module",
    text: #"""
      def register_module_buffer_registration_hook(hook):
          return _add_hook(_global_buffer_registration_hooks, hook)


      def register_module_module_registration_hook(hook):
          return _add_hook(_global_module_registration_hooks, hook)


      def register_module_parameter_registration_hook(hook):
          return _add_hook(_global_parameter_registration_hooks, hook)


      def register_module_forward_pre_hook(hook):
          return _add_hook(_global_forward_pre_hooks, hook)


      def register_module_forward_hook(hook, *, with_kwargs=False, always_call=False):
          handle = _add_hook(_global_forward_hooks, hook,
                             extra=[_global_forward_hooks_with_kwargs, _global_forward_hooks_always_called])
          if with_kwargs:
              _global_forward_hooks_with_kwargs[handle.id] = True
          if always_call:
              _global_forward_hooks_always_called[handle.id] = True
          return handle


      def register_module_full_backward_pre_hook(hook):
          return _add_hook(_global_backward_pre_hooks, hook)


      def register_module_full_backward_hook(hook):
          global _global_is_full_backward_hook
          if _global_is_full_backward_hook is False:
              raise RuntimeError('Cannot use both regular backward hooks and full backward hooks as a global Module hook. '
                                 'Please use only one of them.')
          _global_is_full_backward_hook = True
          return _add_hook(_global_backward_hooks, hook)
      """#)
}
