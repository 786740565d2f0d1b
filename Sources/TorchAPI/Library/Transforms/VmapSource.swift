import PythonRuntime

extension PythonSource {
  /// `vmap`.
  static let vmap = PythonSource(
    module: "torch._functorch.vmap",
    text: #"""
      import functools
      from typing import NamedTuple as _NamedTuple

      import torch
      from torch._C import _functorch as _internals
      from torch.utils._pytree import _broadcast_to_and_flatten, tree_flatten, tree_map_, tree_unflatten


      class VmapInfo(_NamedTuple):
          """What a function's own rule for vmap is told."""

          batch_size: int
          randomness: str


      def call_rule(rule, level, size, randomness, operands, kwargs):
          """Call a function's own rule with all examples of a level, and map its results over that level."""
          flat, spec = tree_flatten(operands)
          unwrapped = [_internals._unwrap_batched(value, level) for value in flat]
          result = rule(
              VmapInfo(size, randomness), tree_unflatten([dim for _, dim in unwrapped], spec),
              *tree_unflatten([value for value, _ in unwrapped], spec), **kwargs)
          if not isinstance(result, tuple) or len(result) != 2:
              got = f"{len(result)} returns" if isinstance(result, tuple) else f"a {type(result)}"
              raise RuntimeError(
                  "Expected the vmap staticmethod to have two returns, an output and out_dims with pytree structure "
                  f"compatible with the output. Got {got} instead")
          output, out_dims = result
          flat_output, output_spec = tree_flatten(output)
          flat_dims = _broadcast_to_and_flatten(out_dims, output_spec)
          if flat_dims is None:
              raise RuntimeError(
                  "The autograd.Function's vmap staticmethod returned an incompatible (output, out_dims) tuple. "
                  f"Expected out_dims={out_dims} to be compatible with the structure of `output`. out_dims has "
                  f"structure {tree_flatten(out_dims)[1]} but output has structure {output_spec}. For more details, "
                  "please see https://pytorch.org/docs/main/notes/extending.func.html")
          return tree_unflatten(
              [value if dim is None else _internals._add_batch_dim(value, dim, level)
               for value, dim in zip(flat_output, flat_dims)], output_spec)


      def _get_name(func):
          if hasattr(func, "__name__"):
              return func.__name__
          if isinstance(func, functools.partial):
              return f"functools.partial({_get_name(func.func)}, ...)"
          return repr(func)


      def _check_randomness_arg(randomness):
          if randomness not in ["error", "different", "same"]:
              raise RuntimeError(
                  f"Only allowed values for randomness are 'error', 'different', or 'same'. Got {randomness}")


      def _check_out_dims(out_dims, func):
          def check(value):
              if isinstance(value, int) or value is None:
                  return
              raise ValueError(
                  f"vmap({_get_name(func)}, ..., out_dims={out_dims}): `out_dims` must be an int, None or a python "
                  "collection of ints representing where in the outputs the vmapped dimension should appear.")

          if not isinstance(out_dims, int):
              tree_map_(check, out_dims)


      def _batch_size(flat_in_dims, flat_args):
          sizes = [arg.size(dim) for dim, arg in zip(flat_in_dims, flat_args) if dim is not None]
          if len(sizes) == 0:
              raise ValueError("vmap: Expected at least one Tensor to vmap over")
          if any(size != sizes[0] for size in sizes):
              raise ValueError(
                  "vmap: Expected all tensors to have the same size in the mapped dimension, got sizes "
                  f"{sizes} for the mapped dimension")
          return sizes[0]


      def _process_batched_inputs(in_dims, args, func):
          start = f"vmap({_get_name(func)}, in_dims={in_dims}, ...)(<inputs>): "
          if not isinstance(in_dims, (int, tuple)):
              raise ValueError(
                  f"{start}expected `in_dims` to be int or a (potentially nested) tuple matching the structure of "
                  f"inputs, got: {type(in_dims)}.")
          if len(args) == 0:
              raise ValueError(
                  f"vmap({_get_name(func)})(<inputs>): got no inputs. Maybe you forgot to add inputs, or you are "
                  "trying to vmap over a function with no inputs. The latter is unsupported.")
          flat_args, spec = tree_flatten(args)
          flat_in_dims = _broadcast_to_and_flatten(in_dims, spec)
          if flat_in_dims is None:
              raise ValueError(
                  f"{start}in_dims is not compatible with the structure of `inputs`. in_dims has structure "
                  f"{tree_flatten(in_dims)[1]} but inputs has structure {spec}.")
          for index, (arg, dim) in enumerate(zip(flat_args, flat_in_dims)):
              if not isinstance(dim, int) and dim is not None:
                  raise ValueError(
                      f"{start}Got in_dim={dim} for an input but in_dim must be either an integer dimension or "
                      "None.")
              if isinstance(dim, int) and not isinstance(arg, torch.Tensor):
                  raise ValueError(
                      f"{start}Got in_dim={dim} for an input but the input is of type {type(arg)}. We cannot vmap "
                      "over non-Tensor arguments, please use None as the respective in_dim")
              if dim is not None and (dim < -arg.dim() or dim >= arg.dim()):
                  raise ValueError(
                      f"{start}Got in_dim={dim} for some input, but that input is a Tensor of dimensionality "
                      f"{arg.dim()} so expected in_dim to satisfy -{arg.dim()} <= in_dim < {arg.dim()}.")
              if dim is not None and dim < 0:
                  flat_in_dims[index] = dim % arg.dim()
          return _batch_size(flat_in_dims, flat_args), flat_in_dims, flat_args, spec


      def _unwrapped(name, output, level, size, dim):
          if dim is None:
              if isinstance(output, torch.Tensor) and _internals.is_batchedtensor(output):
                  raise ValueError(
                      f"vmap({name}, ...): `{name}` can not return a BatchedTensor when out_dim is None")
              return output
          if not isinstance(output, torch.Tensor):
              raise ValueError(
                  f"vmap({name}, ...): `{name}` must only return Tensors, got type {type(output)}. Did you mean to "
                  "set out_dims= to None for output?")
          return _internals._remove_batch_dim(output, level, size, dim)


      def _unwrap_batched(outputs, out_dims, level, size, func):
          flat_outputs, spec = tree_flatten(outputs)
          if isinstance(outputs, torch.Tensor) and isinstance(out_dims, tuple):
              flat_out_dims = list(out_dims) if len(out_dims) == 1 else None
          elif isinstance(outputs, torch.Tensor):
              flat_out_dims = [out_dims] if isinstance(out_dims, int) or out_dims is None else None
          else:
              flat_out_dims = _broadcast_to_and_flatten(out_dims, spec)
          if flat_out_dims is None:
              raise ValueError(
                  f"vmap({_get_name(func)}, ..., out_dims={out_dims})(<inputs>): out_dims is not compatible with the "
                  f"structure of `outputs`. out_dims has structure {tree_flatten(out_dims)[1]} but outputs has "
                  f"structure {spec}.")
          name = _get_name(func)
          return tree_unflatten(
              [_unwrapped(name, output, level, size, dim) for output, dim in zip(flat_outputs, flat_out_dims)], spec)


      def _flat_vmap(func, size, flat_in_dims, flat_args, spec, out_dims, randomness, kwargs):
          level = _internals._vmap_increment_nesting(size, randomness)
          try:
              inputs = [arg if dim is None else _internals._add_batch_dim(arg, dim, level)
                        for dim, arg in zip(flat_in_dims, flat_args)]
              outputs = func(*tree_unflatten(inputs, spec), **kwargs)
              return _unwrap_batched(outputs, out_dims, level, size, func)
          finally:
              _internals._decrement_nesting()


      def _chunked_vmap(func, size, flat_in_dims, flat_args, spec, out_dims, randomness, chunk_size, kwargs):
          results = []
          state = torch.get_rng_state() if randomness == "same" else None
          for start in range(0, size, chunk_size):
              count = min(chunk_size, size - start)
              chunk = [arg if dim is None else arg.narrow(dim, start, count)
                       for dim, arg in zip(flat_in_dims, flat_args)]
              if state is not None:
                  torch.set_rng_state(state)
              results.append(
                  _flat_vmap(func, count, flat_in_dims, chunk, spec, out_dims, randomness, kwargs))
          flat = []
          output_spec = None
          for result in results:
              leaves, result_spec = tree_flatten(result)
              flat.append(leaves)
              if output_spec is None:
                  output_spec = result_spec
          flat_out_dims = _broadcast_to_and_flatten(out_dims, output_spec)
          joined = [torch.cat(parts, dim=dim) for parts, dim in zip(zip(*flat), flat_out_dims)]
          return tree_unflatten(joined, output_spec)


      def vmap_impl(func, in_dims, out_dims, randomness, chunk_size, args, kwargs):
          _check_out_dims(out_dims, func)
          size, flat_in_dims, flat_args, spec = _process_batched_inputs(in_dims, args, func)
          if chunk_size is not None:
              return _chunked_vmap(
                  func, size, flat_in_dims, flat_args, spec, out_dims, randomness, chunk_size, kwargs)
          return _flat_vmap(func, size, flat_in_dims, flat_args, spec, out_dims, randomness, kwargs)


      def vmap(func, in_dims=0, out_dims=0, randomness="error", *, chunk_size=None):
          """Make a function that maps `func` over a dimension of its arguments."""
          _check_randomness_arg(randomness)
          if not (chunk_size is None or chunk_size > 0):
              raise ValueError(f"vmap: chunk_size should be None or greater than 0. (got {chunk_size})")

          @functools.wraps(func)
          def wrapped(*args, **kwargs):
              return vmap_impl(func, in_dims, out_dims, randomness, chunk_size, args, kwargs)

          return wrapped


      vmap.__module__ = "torch.func"
      """#)

  /// `torch.func`.
  static let functionTransforms = PythonSource(
    module: "torch.func",
    text: #"""
      import functools as _functools

      from torch._functorch.eager_transforms import (debug_unwrap, grad_and_value_impl as _grad_and_value_impl,
                                                     grad_impl as _grad_impl, hessian, jacfwd, jacrev, jvp,
                                                     linearize, vjp)
      from torch._functorch.functional_call import functional_call, stack_module_state
      from torch._functorch.vmap import vmap

      __all__ = ["grad", "grad_and_value", "vmap", "vjp", "jvp", "jacrev", "jacfwd", "hessian", "functional_call",
                 "linearize", "stack_module_state", "debug_unwrap", "replace_all_batch_norm_modules_"]


      def replace_all_batch_norm_modules_(root):
          """Takes the running statistics from all batch normalizations in a module."""
          from torch.nn.modules.batchnorm import _BatchNorm
          for module in root.modules():
              if isinstance(module, _BatchNorm) and module.track_running_stats:
                  module.running_mean = None
                  module.running_var = None
                  module.num_batches_tracked = None
                  module.track_running_stats = False
          return root


      def grad(func, argnums=0, has_aux=False):
          """Make a function that computes the gradient of `func`."""

          @_functools.wraps(func)
          def wrapper(*args, **kwargs):
              return _grad_impl(func, argnums, has_aux, args, kwargs)

          return wrapper


      def grad_and_value(func, argnums=0, has_aux=False):
          """Make a function that computes the gradient of `func` and its value."""

          @_functools.wraps(func)
          def wrapper(*args, **kwargs):
              return _grad_and_value_impl(func, argnums, has_aux, args, kwargs)

          return wrapper
      """#)
}
