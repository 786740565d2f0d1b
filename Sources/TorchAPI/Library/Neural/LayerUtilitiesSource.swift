import PythonRuntime

extension PythonSource {
  /// Layers joined with the batch normalization that follows them.
  static let fusion = PythonSource(
    module: "torch.nn.utils.fusion",
    text: #"""
      import copy
      import torch
      from torch.nn.parameter import Parameter


      def _check(layer, bn):
          if layer.training or bn.training:
              raise AssertionError('Fusion only for eval!')


      def _check_statistics(bn):
          if bn.running_mean is None or bn.running_var is None:
              raise AssertionError('bn.running_mean and bn.running_var must not be None')


      def fuse_conv_bn_eval(conv, bn, transpose=False):
          _check(conv, bn)
          fused = copy.deepcopy(conv)
          _check_statistics(bn)
          fused.weight, fused.bias = fuse_conv_bn_weights(fused.weight, fused.bias, bn.running_mean, bn.running_var, bn.eps,
                                                          bn.weight, bn.bias, transpose)
          return fused


      def fuse_conv_bn_weights(conv_w, conv_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, transpose=False):
          dtype = conv_w.dtype if conv_b is None else conv_b.dtype
          if conv_b is None:
              conv_b = torch.zeros_like(bn_rm)
          if bn_w is None:
              bn_w = torch.ones_like(bn_rm)
          if bn_b is None:
              bn_b = torch.zeros_like(bn_rm)
          scale = torch.rsqrt(bn_rv + bn_eps)
          shape = ([1, -1] if transpose else [-1, 1]) + [1] * (conv_w.dim() - 2)
          weight = (conv_w * (bn_w * scale).reshape(shape)).to(dtype=conv_w.dtype)
          bias = ((conv_b - bn_rm) * scale * bn_w + bn_b).to(dtype=dtype)
          return Parameter(weight, conv_w.requires_grad), Parameter(bias, conv_b.requires_grad)


      def fuse_linear_bn_eval(linear, bn):
          _check(linear, bn)
          fused = copy.deepcopy(linear)
          if linear.out_features != bn.num_features and bn.num_features != 1:
              raise AssertionError('To fuse, linear.out_features == bn.num_features or bn.num_features == 1, got '
                                   f'linear.out_features={linear.out_features} and bn.num_features={bn.num_features}')
          _check_statistics(bn)
          fused.weight, fused.bias = fuse_linear_bn_weights(fused.weight, fused.bias, bn.running_mean, bn.running_var, bn.eps,
                                                            bn.weight, bn.bias)
          return fused


      def fuse_linear_bn_weights(linear_w, linear_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b):
          dtype = linear_w.dtype if linear_b is None else linear_b.dtype
          if linear_b is None:
              linear_b = torch.zeros_like(bn_rm)
          scale = bn_w * torch.rsqrt(bn_rv + bn_eps)
          weight = linear_w * scale.unsqueeze(-1).to(dtype=linear_w.dtype)
          bias = ((linear_b - bn_rm) * scale + bn_b).to(dtype=dtype)
          return Parameter(weight, linear_w.requires_grad), Parameter(bias, linear_b.requires_grad)
      """#)

  /// The memory formats of convolutions' weights.
  static let memoryFormats = PythonSource(
    module: "torch.nn.utils.memory_format",
    text: #"""
      import torch


      def _convert(module, memory_format, kinds):
          if isinstance(module, kinds):
              module.weight.data = module.weight.detach().clone(memory_format=memory_format)
          for child in module.children():
              _convert(child, memory_format, kinds)
          return module


      def convert_conv2d_weight_memory_format(module, memory_format):
          """The module with the weights of its convolutions of images laid out in a memory format."""
          return _convert(module, memory_format, (torch.nn.Conv2d, torch.nn.ConvTranspose2d))


      def convert_conv3d_weight_memory_format(module, memory_format):
          """The module with the weights of its convolutions of volumes laid out in a memory format."""
          return _convert(module, memory_format, (torch.nn.Conv3d, torch.nn.ConvTranspose3d))
      """#)

  /// Modules without their first values.
  static let skippedInitialization = PythonSource(
    module: "torch.nn.utils.init",
    text: #"""
      import torch


      def skip_init(module_cls, *args, **kwargs):
          """Makes a module whose parameters are not initialized."""
          if not issubclass(module_cls, torch.nn.Module):
              raise RuntimeError(f'Expected a Module; got {module_cls}')
          code = module_cls.__init__.__code__
          if 'device' not in code.co_varnames[:code.co_argcount + code.co_kwonlyargcount]:
              raise RuntimeError("Module must support a 'device' arg to skip initialization")
          device = kwargs.pop('device', 'cpu')
          # Nothing is drawn, so that the numbers that follow are as if the module had never been made.
          state = torch.get_rng_state()
          try:
              return module_cls(*args, device=device, **kwargs).to_empty(device=device)
          finally:
              torch.set_rng_state(state)
      """#)

  /// The older place of functional_call.
  static let stateless = PythonSource(
    module: "torch.nn.utils.stateless",
    text: #"""
      from torch import _warnings as warnings
      from torch.func import functional_call as _call


      def functional_call(module, parameters_and_buffers, args=None, kwargs=None, *, tie_weights=True, strict=False):
          warnings.warn('`torch.nn.utils.stateless.functional_call` is deprecated as of PyTorch 2.0 and will be removed in a '
                        'future version of PyTorch. Please use `torch.func.functional_call` instead which is a drop-in '
                        'replacement.', FutureWarning, stacklevel=2)
          return _call(module, parameters_and_buffers, args, kwargs, tie_weights=tie_weights, strict=strict)
      """#)

  /// The gradients of the convolutions as functions.
  static let convolutionGradients = PythonSource(
    module: "torch.nn.grad",
    text: #"""
      import torch
      import torch.nn.functional as F

      _TEXT = """
      def conv{n}d_input(input_size, weight, grad_output, stride=1, padding=0, dilation=1, groups=1):
          input = torch.zeros(input_size, dtype=grad_output.dtype)
          return _gradient(F.conv{n}d, 0, input, weight, grad_output, stride, padding, dilation, groups)


      def conv{n}d_weight(input, weight_size, grad_output, stride=1, padding=0, dilation=1, groups=1):
          weight = torch.zeros(weight_size, dtype=grad_output.dtype)
          return _gradient(F.conv{n}d, 1, input, weight, grad_output, stride, padding, dilation, groups)
      """


      def _gradient(function, place, input, weight, grad_output, stride, padding, dilation, groups):
          tensors = [input, weight]
          records = torch.is_grad_enabled() and any(t.requires_grad for t in (input, weight, grad_output))
          with torch.enable_grad():
              tensors[place].requires_grad_()
              output = function(*tensors, None, stride, padding, dilation, groups)
              return torch.autograd.grad(output, tensors[place], grad_output, create_graph=records)[0]


      for _n in (1, 2, 3):
          exec(_TEXT.format(n=_n))
      """#)

  /// A module for several devices, of which there are none but the processor.
  static let dataParallel = PythonSource(
    module: "torch.nn.parallel",
    text: #"""
      from torch.nn.modules.module import Module


      class DataParallel(Module):
          """Calls its module; with several devices the batch would be split among them."""

          def __init__(self, module, device_ids=None, output_device=None, dim=0):
              super().__init__()
              self.module = module
              self.device_ids = []

          def forward(self, *inputs, **kwargs):
              return self.module(*inputs, **kwargs)


      DataParallel.__module__ = 'torch.nn.parallel.data_parallel'
      """#)
}
