import PythonRuntime

extension PythonSource {
  /// The gradients, products and jacobians of `torch.func`.
  static let eagerTransforms = PythonSource(
    module: "torch._functorch.eager_transforms",
    text: #"""
      from functools import wraps

      import torch
      from torch._C import _autograd
      from torch._C import _functorch as _internals
      from torch.utils._pytree import (tree_flatten, tree_leaves, tree_map, tree_map_only, tree_unflatten,
                                       treespec_pprint)

      _jvp_text = "jvp(f, primals, tangents)"


      class _Level:
          """A level of transformation, which ends with its block."""

          def __init__(self, begin, *arguments):
              self.begin = begin
              self.arguments = arguments

          def __enter__(self):
              return self.begin(*self.arguments)

          def __exit__(self, *error):
              _internals._decrement_nesting()


      class _GradientLevel(_Level):
          """A level of gradients, in which operations are recorded and saved tensors have no hooks."""

          def __init__(self):
              super().__init__(_internals._grad_increment_nesting)

          def __enter__(self):
              self.message = _autograd._saved_tensors_hooks_get_disabled_error_message()
              _autograd._saved_tensors_hooks_disable(
                  "torch.func.{grad, vjp, jacrev, hessian} don't yet support saved tensor hooks. Please open an issue "
                  "with your use case.")
              self.records = torch.is_grad_enabled()
              # Gradients need histories, whatever mode the transformation is called in.
              self.mode = torch.inference_mode(False)
              self.mode.__enter__()
              torch._C._set_grad_enabled(True)
              return super().__enter__()

          def __exit__(self, *error):
              super().__exit__(*error)
              self.mode.__exit__(*error)
              torch._C._set_grad_enabled(self.records)
              if self.message is None:
                  _autograd._saved_tensors_hooks_enable()
              else:
                  _autograd._saved_tensors_hooks_disable(self.message)


      def _unwrap(tree, inputs):
          """Take results out of a level; without `inputs` out of every history."""
          def unwrap(value):
              if isinstance(value, torch.Tensor):
                  return _internals._unwrap_for_grad(value, inputs)
              raise RuntimeError(f"Expected tensors, got unsupported type {type(value)}")
          return tree_map(unwrap, tree)


      def _lift(tree, level):
          def lift(value):
              if isinstance(value, torch.Tensor):
                  return _internals._create_differentiable(value, level)
              raise ValueError(f"Thing passed to transform API must be Tensor, got {type(value)}")
          return tree_map(lift, tree)


      def _wrap(tree, level):
          return tree_map(
              lambda value: _internals._wrap_for_grad(value, level) if isinstance(value, torch.Tensor) else value,
              tree)


      def _wrapped_argnum(argnum, num_args):
          if not isinstance(argnum, int):
              raise RuntimeError(f"argnum must be int, got: {type(argnum)}")
          if 0 <= argnum < num_args:
              return argnum
          if -num_args <= argnum < 0:
              return argnum + num_args
          raise RuntimeError(f"Got argnum={argnum}, but only {num_args} positional inputs")


      def _wrapped_argnums(argnums, num_args):
          if not isinstance(argnums, (int, tuple)):
              raise RuntimeError(f"argnums must be int or Tuple[int, ...], got: {type(argnums)}")
          if isinstance(argnums, int):
              return _wrapped_argnum(argnums, num_args)
          argnums = tuple(_wrapped_argnum(argnum, num_args) for argnum in argnums)
          if len(argnums) == 0:
              raise RuntimeError("argnums must be non-empty")
          if len(set(argnums)) != len(argnums):
              raise RuntimeError(f"argnums elements must be unique, got {argnums}")
          return argnums


      def _replaced(args, new, argnums):
          args = list(args)
          if isinstance(argnums, int):
              args[argnums] = new
          else:
              for argnum, value in zip(argnums, new):
                  args[argnum] = value
          return tuple(args)


      def _chosen(args, argnums):
          return args[argnums] if isinstance(argnums, int) else tuple(args[i] for i in argnums)


      def _check_outputs(outputs, api):
          if (len(outputs) == 1 and outputs[0] is None) or len(outputs) < 1:
              raise RuntimeError(
                  f"{api}: Expected f to be a function that has non-empty output (got output = {outputs})")
          for output in outputs:
              if not isinstance(output, torch.Tensor):
                  raise RuntimeError(
                      f"{api}: expected f(*primals) to return only tensors, got unsupported type {type(output)}")


      def _refuse_complex(name, tree, kind):
          for index, value in enumerate(tree_leaves(tree)):
              if isinstance(value, torch.Tensor) and value.dtype.is_complex:
                  raise RuntimeError(
                      f"{name}: Expected all {kind} to be real but received complex tensor at flattened input "
                      f"idx: {index}")


      def _is_pair(value):
          return isinstance(value, tuple) and len(value) == 2


      # Gradients


      def grad_and_value_impl(func, argnums, has_aux, args, kwargs):
          records = torch.is_grad_enabled()
          with _GradientLevel() as level:
              argnums = _wrapped_argnums(argnums, len(args))
              diff_args = _lift(_chosen(args, argnums), level)
              args = _replaced(tuple(
                  value if (i == argnums if isinstance(argnums, int) else i in argnums) else _wrap(value, level)
                  for i, value in enumerate(args)), diff_args, argnums)
              output = func(*args, **_wrap(kwargs, level))
              aux = None
              if has_aux:
                  if not _is_pair(output):
                      raise RuntimeError(
                          "grad_and_value(f)(*args): output of function f should be a tuple: (output, aux) "
                          "if has_aux is True")
                  output, aux = output
              if not isinstance(output, torch.Tensor):
                  raise RuntimeError(
                      "grad_and_value(f)(*args): Expected f(*args) to return a Tensor, got "
                      f"{type(output)}")
              if output.dim() != 0:
                  raise RuntimeError(
                      "grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got tensor with "
                      f"{output.dim()} dims. Maybe you wanted to use the vjp or jacrev APIs instead?")
              flat, spec = tree_flatten(diff_args)
              gradients = _internals._autograd_grad((output,), flat, None, False, True)
              inputs = flat if records else None
              gradients = [_internals._unwrap_for_grad(gradient, inputs) for gradient in gradients]
              output = _unwrap(output, inputs)
              if has_aux:
                  return tree_unflatten(gradients, spec), (output, _unwrap(aux, inputs))
              return tree_unflatten(gradients, spec), output


      def grad_impl(func, argnums, has_aux, args, kwargs):
          gradient, value = grad_and_value_impl(func, argnums, has_aux, args, kwargs)
          return (gradient, value[1]) if has_aux else gradient


      def _vjp_with_argnums(func, *primals, argnums=None, has_aux=False):
          records = torch.is_grad_enabled()
          with _GradientLevel() as level:
              if argnums is None:
                  diff_primals = primals = _lift(primals, level)
              else:
                  argnums = _wrapped_argnums(argnums, len(primals))
                  diff_primals = _lift(_chosen(primals, argnums), level)
                  primals = _replaced(tuple(
                      value if (i == argnums if isinstance(argnums, int) else i in argnums) else _wrap(value, level)
                      for i, value in enumerate(primals)), diff_primals, argnums)
              primals_out = func(*primals)
              aux = None
              flat_primals, primals_spec = tree_flatten(diff_primals)
              if has_aux:
                  if not _is_pair(primals_out):
                      raise RuntimeError(
                          "vjp(f, *primals): output of function f should be a tuple: (output, aux) if has_aux is "
                          "True")
                  primals_out, aux = primals_out
                  aux = _unwrap(aux, flat_primals if records else None)
              flat_out, out_spec = tree_flatten(primals_out)
              _check_outputs(flat_out, "vjp(f, *primals)")
              results = _unwrap(primals_out, flat_primals if records else None)
              for output in flat_out:
                  if not (output.is_floating_point() or output.is_complex()):
                      raise RuntimeError(
                          "vjp(f, ...): All outputs of f must be floating-point or complex Tensors, got Tensor "
                          f"with dtype {output.dtype}")

          def wrapper(cotangents, retain_graph=True, create_graph=None):
              if create_graph is None:
                  create_graph = torch.is_grad_enabled()
              flat_cotangents, cotangents_spec = tree_flatten(cotangents)
              if out_spec != cotangents_spec:
                  raise RuntimeError(
                      "Expected pytree structure of cotangents to be the same as pytree structure of outputs to "
                      f"the function. cotangents: {treespec_pprint(cotangents_spec)}, primal output: "
                      f"{treespec_pprint(out_spec)}")
              found = _internals._autograd_grad(flat_out, flat_primals, flat_cotangents, retain_graph, create_graph)
              found = [_internals._unwrap_for_grad(gradient, flat_primals) for gradient in found]
              return tree_unflatten(found, primals_spec)

          return (results, wrapper, aux) if has_aux else (results, wrapper)


      def vjp(func, *primals, has_aux=False):
          """Compute a function's value, and a function that multiplies vectors by its jacobian."""
          return _vjp_with_argnums(func, *primals, has_aux=has_aux)


      # Jacobians


      def _basis_chunks(tensors, chunk_size):
          numels = [tensor.numel() for tensor in tensors]
          total = sum(numels)
          size = chunk_size if chunk_size and chunk_size < total else total
          start = 0
          while start < total or start == 0:
              count = min(size, total - start)
              chunk = []
              first = 0
              for tensor, numel in zip(tensors, numels):
                  part = tensor.new_zeros(count, numel)
                  for row in range(max(start, first), min(start + count, first + numel)):
                      part[row - start, row - first] = 1
                  chunk.append(part.view(count, *tensor.shape))
                  first += numel
              yield chunk
              start += count
              if count == 0:
                  break


      def jacrev(func, argnums=0, *, has_aux=False, chunk_size=None, _preallocate_and_copy=False):
          """Make a function that computes the jacobian of `func`, row by row."""
          if not (chunk_size is None or chunk_size > 0):
              raise ValueError("jacrev: `chunk_size` should be greater than 0.")

          @wraps(func)
          def wrapper_fn(*args):
              from torch._functorch.vmap import vmap
              _refuse_complex("jacrev", args, "inputs")
              found = _vjp_with_argnums(func, *args, argnums=argnums, has_aux=has_aux)
              output, vjp_fn = found[0], found[1]
              flat_output, output_spec = tree_flatten(output)
              _refuse_complex("jacrev", flat_output, "outputs")
              numels = [out.numel() for out in flat_output]
              primals = _chosen(args, _wrapped_argnums(argnums, len(args)))
              if isinstance(argnums, int):
                  primals = (primals,)
              flat_primals, primals_spec = tree_flatten(primals)
              chunks = []
              for basis in _basis_chunks(flat_output, chunk_size):
                  chunks.append(tree_leaves(vmap(vjp_fn)(tree_unflatten(basis, output_spec))))
              flat = chunks[0] if len(chunks) == 1 else [torch.cat(parts, 0) for parts in zip(*chunks)]
              columns = []
              for jacobian, primal in zip(flat, flat_primals):
                  parts = torch.split(jacobian, numels, dim=0)
                  columns.append([part.view(out.shape + primal.shape) for part, out in zip(parts, flat_output)])
              rows = [tree_unflatten(row, primals_spec) for row in zip(*columns)]
              if isinstance(argnums, int):
                  rows = [row[0] for row in rows]
              result = tree_unflatten(rows, output_spec)
              return (result, found[2]) if has_aux else result

          return wrapper_fn
      """#)
}
