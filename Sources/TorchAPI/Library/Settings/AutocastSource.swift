import PythonRuntime

extension PythonSource {
  /// `torch.amp.autocast_mode`: blocks in which functions choose their types.
  static let autocast = PythonSource(
    module: "torch.amp.autocast_mode",
    text: #"""
      import functools

      import torch
      from torch import _warnings

      __all__ = ["autocast_decorator", "autocast", "is_autocast_available", "custom_fwd", "custom_bwd"]

      _devices = ("cpu", "cuda", "mtia", "maia", "xpu", "hpu", "mps")


      def is_autocast_available(device_type):
          """Whether functions can choose their types on a kind of device."""
          if device_type not in _devices:
              torch.device(device_type)
          return device_type in _devices


      def autocast_decorator(autocast_instance, func):
          @functools.wraps(func)
          def decorate_autocast(*args, **kwargs):
              with autocast_instance:
                  return func(*args, **kwargs)

          decorate_autocast.__script_unsupported = "@autocast() decorator is not supported in script mode"
          return decorate_autocast


      class autocast:
          """In its block, functions choose types of fewer bits where that is safe; also for a function."""

          def __init__(self, device_type, dtype=None, enabled=True, cache_enabled=None):
              if not isinstance(device_type, str):
                  raise ValueError(f"Expected `device_type` of type `str`, got: `{type(device_type)}`")
              self.fast_dtype = torch.get_autocast_dtype(device_type) if dtype is None else dtype
              self.device = device_type
              if not is_autocast_available(device_type):
                  raise RuntimeError(f"User specified an unsupported autocast device_type '{device_type}'")
              self._cache_enabled = torch.is_autocast_cache_enabled() if cache_enabled is None else cache_enabled
              if enabled and device_type == "cuda":
                  _warnings.warn("CUDA is not available or torch_xla is imported. Disabling autocast.", stacklevel=2)
                  enabled = False
              elif enabled and self.fast_dtype not in (torch.bfloat16, torch.float16):
                  device = device_type.upper()
                  _warnings.warn(
                      f"In {device} autocast, but the target dtype is not supported. Disabling autocast.\n"
                      f"{device} Autocast only supports dtypes of torch.bfloat16, torch.float16 currently.",
                      stacklevel=2)
                  enabled = False
              self._enabled = enabled

          def __enter__(self):
              self.prev_cache_enabled = torch.is_autocast_cache_enabled()
              self.prev = torch.is_autocast_enabled(self.device)
              self.prev_fastdtype = torch.get_autocast_dtype(self.device)
              torch.set_autocast_enabled(self.device, self._enabled)
              torch.set_autocast_dtype(self.device, self.fast_dtype)
              torch.autocast_increment_nesting()
              torch.set_autocast_cache_enabled(self._cache_enabled)
              return self

          def __exit__(self, exc_type, exc_val, exc_tb):
              if torch.autocast_decrement_nesting() == 0:
                  torch.clear_autocast_cache()
              torch.set_autocast_enabled(self.device, self.prev)
              torch.set_autocast_dtype(self.device, self.prev_fastdtype)
              torch.set_autocast_cache_enabled(self.prev_cache_enabled)
              return False

          def __call__(self, func):
              if not callable(func):
                  raise TypeError(
                      f"autocast()(func) requires a callable, but got {type(func).__name__}. "
                      f"Did you mean to use autocast as a context manager? For example:\n"
                      f"    with torch.autocast(device_type=...):\n"
                      f"        output = model(input)")
              return autocast_decorator(self, func)


      def _cast(value, device_type, dtype):
          if isinstance(value, torch.Tensor):
              is_eligible = (value.is_floating_point() and value.device.type == device_type
                             and value.dtype is not torch.float64)
              return value.to(dtype) if is_eligible else value
          if isinstance(value, dict):
              return {_cast(k, device_type, dtype): _cast(v, device_type, dtype) for k, v in value.items()}
          if isinstance(value, (list, tuple)):
              return type(value)(_cast(v, device_type, dtype) for v in value)
          return value


      def custom_fwd(fwd=None, *, device_type, cast_inputs=None):
          """Have a function's `forward` see inputs of one type where functions choose their types."""
          if not isinstance(device_type, str):
              raise ValueError(f"Expected `device_type` of type `str`, got: `{type(device_type)}`")
          if fwd is None:
              return functools.partial(custom_fwd, device_type=device_type, cast_inputs=cast_inputs)

          @functools.wraps(fwd)
          def decorate_fwd(*args, **kwargs):
              context = args[0]
              context._dtype = torch.get_autocast_dtype(device_type)
              is_enabled = torch.is_autocast_enabled(device_type)
              if cast_inputs is None:
                  context._fwd_used_autocast = is_enabled
                  return fwd(*args, **kwargs)
              context._fwd_used_autocast = False
              if not is_enabled:
                  return fwd(*args, **kwargs)
              with autocast(device_type=device_type, enabled=False):
                  return fwd(*_cast(args, device_type, cast_inputs), **_cast(kwargs, device_type, cast_inputs))

          return decorate_fwd


      def custom_bwd(bwd=None, *, device_type):
          """Have a function's `backward` run as its `forward` did."""
          if not isinstance(device_type, str):
              raise ValueError(f"Expected `device_type` of type `str`, got: `{type(device_type)}`")
          if bwd is None:
              return functools.partial(custom_bwd, device_type=device_type)

          @functools.wraps(bwd)
          def decorate_bwd(*args, **kwargs):
              with autocast(device_type=device_type, enabled=args[0]._fwd_used_autocast, dtype=args[0]._dtype):
                  return bwd(*args, **kwargs)

          return decorate_bwd
      """#)

  /// What `torch` says and sets of how functions choose their types.
  static let autocastNames = [
    "is_autocast_enabled", "is_autocast_cpu_enabled", "set_autocast_enabled", "set_autocast_cpu_enabled",
    "is_autocast_cache_enabled", "set_autocast_cache_enabled", "get_autocast_dtype", "get_autocast_cpu_dtype",
    "set_autocast_dtype", "autocast_increment_nesting", "autocast_decrement_nesting", "clear_autocast_cache",
  ]
  static let autocastState = PythonSource(
    module: "torch._autocast_state",
    text: #"""
      import torch

      _enabled, _dtypes, _keeps_leaves, _depth = {}, {"cpu": torch.bfloat16}, True, 0


      def _apply():
          # That module takes names from this one, and so cannot be asked for before they are there.
          from torch import _C
          _C._set_autocast(_enabled.get("cpu", False), _dtypes["cpu"], _keeps_leaves)


      def in_fewer_bits(*tensors):
          """The tensors in the type of fewer bits, where functions choose their types."""
          return tensors if not is_autocast_enabled("cpu") else tuple(_cast(t, _dtypes["cpu"]) for t in tensors)


      def in_float32(*tensors):
          """The tensors in float32, where functions choose their types."""
          return tensors if not is_autocast_enabled("cpu") else tuple(_cast(t, torch.float32) for t in tensors)


      def _cast(tensor, dtype):
          is_eligible = (isinstance(tensor, torch.Tensor) and tensor.is_floating_point()
                         and tensor.dtype is not torch.float64)
          return tensor.to(dtype) if is_eligible else tensor


      def is_autocast_enabled(device_type="cuda"):
          return _enabled.get(device_type, False)


      def is_autocast_cpu_enabled():
          return is_autocast_enabled("cpu")


      def set_autocast_enabled(device_type, enabled=None):
          if enabled is None:
              device_type, enabled = "cuda", device_type
          _enabled[device_type] = bool(enabled)
          _apply()


      def set_autocast_cpu_enabled(enabled):
          set_autocast_enabled("cpu", enabled)


      def is_autocast_cache_enabled():
          return _keeps_leaves


      def set_autocast_cache_enabled(enabled):
          global _keeps_leaves
          _keeps_leaves = bool(enabled)
          _apply()


      def get_autocast_dtype(device_type):
          return _dtypes.get(device_type, torch.float16)


      def get_autocast_cpu_dtype():
          return _dtypes["cpu"]


      def set_autocast_dtype(device_type, dtype):
          _dtypes[device_type] = dtype
          _apply()


      def autocast_increment_nesting():
          global _depth
          _depth += 1
          return _depth


      def autocast_decrement_nesting():
          global _depth
          _depth -= 1
          return _depth


      def clear_autocast_cache():
          from torch import _C
          _C._forget_autocast_leaves()
      """#)

  /// `torch.amp`.
  static let amp = PythonSource(
    module: "torch.amp",
    text: #"""
      from torch.amp.autocast_mode import autocast, custom_bwd, custom_fwd, is_autocast_available
      from torch.amp.grad_scaler import GradScaler

      __all__ = ["autocast", "custom_bwd", "custom_fwd", "is_autocast_available", "GradScaler"]
      """#)
}
