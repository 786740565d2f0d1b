import PythonRuntime

extension PythonSource {
  /// `torch.amp.grad_scaler`: losses that are scaled so that small gradients do not vanish.
  static let gradScaler = PythonSource(
    module: "torch.amp.grad_scaler",
    text: #"""
      import enum

      import torch
      from torch import _warnings

      __all__ = ["OptState", "GradScaler"]


      class OptState(enum.Enum):
          READY = 0
          UNSCALED = 1
          STEPPED = 2


      class GradScaler:
          """Scales losses, and takes the scale out of gradients before an optimizer's step."""

          def __init__(self, device="cuda", init_scale=2.0**16, growth_factor=2.0, backoff_factor=0.5,
                       growth_interval=2000, enabled=True):
              self._device, self._enabled = device, enabled
              if device == "cuda" and enabled:
                  _warnings.warn("torch.cuda.amp.GradScaler is enabled, but CUDA is not available.  Disabling.",
                                 stacklevel=2)
                  self._enabled = False
              if self._enabled:
                  if growth_factor <= 1.0:
                      raise AssertionError("The growth factor must be > 1.0.")
                  if backoff_factor >= 1.0:
                      raise AssertionError("The backoff factor must be < 1.0.")
                  self._init_scale, self._scale = init_scale, None
                  self._growth_factor, self._backoff_factor = growth_factor, backoff_factor
                  self._growth_interval = growth_interval
                  self._init_growth_tracker, self._growth_tracker = 0, None
                  self._states = {}

          def _check(self, name):
              fix = "This may indicate your script did not use scaler.scale(loss or outputs) earlier in the iteration."
              if self._scale is None:
                  raise AssertionError(f"Attempted {name} but _scale is None.  {fix}")

          def _state(self, optimizer):
              return self._states.setdefault(id(optimizer), {"stage": OptState.READY, "found_inf": None})

          def scale(self, outputs):
              """A loss, or several, times the scale."""
              if not self._enabled:
                  return outputs
              if isinstance(outputs, torch.Tensor):
                  if self._scale is None:
                      self._scale = torch.full((), self._init_scale, dtype=torch.float32)
                      self._growth_tracker = torch.full((), self._init_growth_tracker, dtype=torch.int32)
                  return outputs * self._scale
              if isinstance(outputs, (list, tuple)):
                  return type(outputs)(self.scale(value) for value in outputs)
              if hasattr(outputs, "__iter__"):
                  return map(self.scale, outputs)
              raise ValueError("outputs must be a Tensor or an iterable of Tensors")

          def unscale_(self, optimizer):
              """Take the scale out of the optimizer's gradients."""
              if not self._enabled:
                  return
              self._check("unscale_")
              state = self._state(optimizer)
              if state["stage"] is OptState.UNSCALED:
                  raise RuntimeError("unscale_() has already been called on this optimizer since the last update().")
              if state["stage"] is OptState.STEPPED:
                  raise RuntimeError("unscale_() is being called after step().")
              inverse = self._scale.double().reciprocal().float()
              for group in optimizer.param_groups:
                  for param in group["params"]:
                      if param.grad is None:
                          continue
                      if param.grad.dtype == torch.float16:
                          raise ValueError("Attempting to unscale FP16 gradients.")
                      with torch.no_grad():
                          is_finite = bool(param.grad.isfinite().all())
                          param.grad.mul_(inverse.to(param.grad.dtype))
                      state["found_inf"] = state["found_inf"] or not is_finite
              state["stage"] = OptState.UNSCALED

          def step(self, optimizer, *args, **kwargs):
              """Let the optimizer step, unless a gradient is infinite or no number."""
              if not self._enabled:
                  return optimizer.step(*args, **kwargs)
              if "closure" in kwargs:
                  raise RuntimeError("Closure use is not currently supported if GradScaler is enabled.")
              self._check("step")
              state = self._state(optimizer)
              if state["stage"] is OptState.STEPPED:
                  raise RuntimeError("step() has already been called since the last update().")
              if state["stage"] is OptState.READY:
                  self.unscale_(optimizer)
              if state["found_inf"] is None:
                  raise AssertionError("No inf checks were recorded for this optimizer.")
              result = None if state["found_inf"] else optimizer.step(*args, **kwargs)
              state["stage"] = OptState.STEPPED
              return result

          def update(self, new_scale=None):
              """Make the scale smaller after infinite gradients, and greater after many finite ones."""
              if not self._enabled:
                  return
              self._check("update")
              if new_scale is not None:
                  if isinstance(new_scale, float):
                      self._scale.fill_(new_scale)
                  else:
                      reason = ("new_scale should be a float or a 1-element torch.cuda.FloatTensor or "
                                "torch.FloatTensor with requires_grad=False.")
                      if new_scale.device.type != self._device or new_scale.numel() != 1 or new_scale.requires_grad:
                          raise AssertionError(reason)
                      self._scale.copy_(new_scale)
              else:
                  found = [state["found_inf"] for state in self._states.values() if state["found_inf"] is not None]
                  if not found:
                      raise AssertionError("No inf checks were recorded prior to update.")
                  if any(found):
                      self._scale.mul_(self._backoff_factor)
                      self._growth_tracker.fill_(0)
                  elif int(self._growth_tracker) + 1 == self._growth_interval:
                      grown = self._scale * self._growth_factor
                      if grown.isfinite():
                          self._scale.copy_(grown)
                      self._growth_tracker.fill_(0)
                  else:
                      self._growth_tracker.add_(1)
              self._states = {}

          def get_scale(self):
              if not self._enabled:
                  return 1.0
              return self._init_scale if self._scale is None else self._scale.item()

          def get_growth_factor(self):
              return self._growth_factor

          def set_growth_factor(self, new_factor):
              self._growth_factor = new_factor

          def get_backoff_factor(self):
              return self._backoff_factor

          def set_backoff_factor(self, new_factor):
              self._backoff_factor = new_factor

          def get_growth_interval(self):
              return self._growth_interval

          def set_growth_interval(self, new_interval):
              self._growth_interval = new_interval

          def _get_growth_tracker(self):
              if not self._enabled:
                  return 0
              return self._init_growth_tracker if self._growth_tracker is None else self._growth_tracker.item()

          def is_enabled(self):
              return self._enabled

          def state_dict(self):
              if not self._enabled:
                  return {}
              return {"scale": self.get_scale(), "growth_factor": self._growth_factor,
                      "backoff_factor": self._backoff_factor, "growth_interval": self._growth_interval,
                      "_growth_tracker": self._get_growth_tracker()}

          def load_state_dict(self, state_dict):
              if not self._enabled:
                  return
              if not state_dict:
                  raise RuntimeError("The source state dict is empty, possibly because it was saved from a disabled "
                                     "instance of GradScaler.")
              self._init_scale = state_dict["scale"]
              self._growth_factor = state_dict["growth_factor"]
              self._backoff_factor = state_dict["backoff_factor"]
              self._growth_interval = state_dict["growth_interval"]
              self._init_growth_tracker = state_dict["_growth_tracker"]
              if self._scale is not None:
                  self._scale.fill_(self._init_scale)
                  self._growth_tracker.fill_(self._init_growth_tracker)
      """#)

  private static func amp(of device: String, type: String) -> PythonSource {
    PythonSource(
      module: "torch.\(device).amp",
      text: #"""
        import torch
        from torch import _warnings
        from torch.amp.grad_scaler import GradScaler as _GradScaler

        __all__ = ["autocast", "GradScaler"]


        class autocast(torch.autocast):
            def __init__(self, enabled=True, dtype=torch.\#(type), cache_enabled=True):
                _warnings.warn(
                    "`torch.\#(device).amp.autocast(args...)` is deprecated. Please use "
                    "`torch.amp.autocast('\#(device)', args...)` instead.", FutureWarning, stacklevel=2)
                super().__init__("\#(device)", enabled=enabled, dtype=dtype, cache_enabled=cache_enabled)


        class GradScaler(_GradScaler):
            def __init__(self, init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000,
                         enabled=True):
                _warnings.warn(
                    "`torch.\#(device).amp.GradScaler(args...)` is deprecated. Please use "
                    "`torch.amp.GradScaler('\#(device)', args...)` instead.", FutureWarning, stacklevel=2)
                super().__init__("\#(device)", init_scale, growth_factor, backoff_factor, growth_interval, enabled)
        """#)
  }

  /// The old names of `torch.amp`, by device.
  static let oldAmp = [amp(of: "cuda", type: "float16"), amp(of: "cpu", type: "bfloat16")]
}
