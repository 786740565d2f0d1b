import PythonRuntime

extension PythonSource {
  /// Small functions of `torch._C`, which programs find in `torch` too.
  static let internals = PythonSource(
    module: "torch._C",
    text: #"""
      import weakref

      import torch
      from torch import (are_deterministic_algorithms_enabled as _get_deterministic_algorithms,
                         get_default_dtype, get_num_threads, is_anomaly_check_nan_enabled, is_anomaly_enabled,
                         is_autocast_cache_enabled, is_autocast_cpu_enabled, is_autocast_enabled, is_grad_enabled,
                         is_inference_mode_enabled,
                         is_deterministic_algorithms_warn_only_enabled as _get_deterministic_algorithms_warn_only,
                         is_warn_always_enabled as _get_warnAlways, set_warn_always as _set_warnAlways,
                         use_deterministic_algorithms as _set_deterministic_algorithms)

      has_lapack = has_mkl = has_openmp = has_spectral = True


      def _is_multithreading_enabled():
          return torch.autograd.is_multithreading_enabled()


      def _set_multithreading_enabled(mode):
          torch.autograd.set_multithreading_enabled(mode)


      def _get_default_device():
          return str(torch.get_default_device())


      def _get_tracing_state():
          return None


      def _is_torch_function_all_disabled():
          return not _is_torch_function_enabled()


      class DisableTorchFunctionSubclass:
          """In its block, classes of tensors have no say in what functions give."""

          def __enter__(self):
              _set_torch_function_enabled(False)

          def __exit__(self, *args):
              _set_torch_function_enabled(True)


      class DisableTorchFunction(DisableTorchFunctionSubclass):
          """In its block, nothing but the functions themselves has a say in what they give."""


      _cached_tensors = {}
      _caches_tensors = False


      def _set_cached_tensors_enabled(enabled):
          global _caches_tensors
          _caches_tensors = enabled


      def _add_cached_tensor(tensor):
          _cached_tensors[id(tensor)] = weakref.ref(tensor)


      def _remove_cached_tensor(tensor):
          _cached_tensors.pop(id(tensor), None)


      def _is_cached_tensor(tensor):
          known = _cached_tensors.get(id(tensor))
          return _caches_tensors and known is not None and known() is tensor
      """#)

  /// `torch.autograd.profiler`, as far as programs name parts of themselves for it.
  static let profiler = PythonSource(
    module: "torch.autograd.profiler",
    text: #"""
      import functools

      __all__ = ["record_function"]


      class record_function:
          """Names a block or a function for profiles."""

          def __init__(self, name, args=None):
              self.name = name
              self.args = args
              self.run_callbacks_on_exit = True

          def __enter__(self):
              return self

          def __exit__(self, exc_type, exc_value, traceback):
              pass

          def __call__(self, function):
              @functools.wraps(function)
              def wrapper(*args, **kwargs):
                  with type(self)(self.name, self.args):
                      return function(*args, **kwargs)

              return wrapper
      """#)

  /// `torch._vmap_internals`.
  static let vmapInternals = PythonSource(
    module: "torch._vmap_internals",
    text: #"""
      import functools

      from torch import _C, _warnings
      from torch._functorch.vmap import vmap_impl


      def _vmap(func, in_dims=0, out_dims=0, allow_none_pass_through=False):
          """Make a function that maps `func` over a dimension of its arguments, and refuses random numbers."""

          @functools.wraps(func)
          def wrapped(*args):
              return vmap_impl(func, in_dims, out_dims, "unsupported", None, args, {})

          return wrapped


      def vmap(func, in_dims=0, out_dims=0):
          """The same, by an old name."""
          _warnings.warn(
              "Please use torch.vmap instead of torch._vmap_internals.vmap.", FutureWarning, stacklevel=2)
          return _vmap(func, in_dims, out_dims)


      class _randomness_refused:
          """In its block, random functions are refused as under `_vmap`."""

          def __enter__(self):
              _C._set_randomness_refused(True)

          def __exit__(self, *args):
              _C._set_randomness_refused(False)
      """#)

  /// `torch._VF`.
  static let variableFunctions = PythonSource(
    module: "torch._VF",
    text: #"""
      import torch


      def unique_dim(input, dim, sorted=True, return_inverse=False, return_counts=False):
          """The different slices along a dimension, where each slice is among them, and how often they occur."""
          return torch.unique(input, sorted, True, True, dim)


      def __getattr__(name):
          return getattr(torch, name)
      """#)
}
