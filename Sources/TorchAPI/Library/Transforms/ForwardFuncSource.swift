import PythonRuntime

extension PythonSource {
  /// What `torch.func` computes with tangents.
  static let forwardTransforms = PythonSource(
    module: "torch._functorch.eager_transforms",
    text: #"""
      def _dual(primal, tangent, level):
          for name, value in (("primal", primal), ("tangent", tangent)):
              if not (value.is_floating_point() or value.is_complex()):
                  raise ValueError(f"Expected {name} to be floating point or complex, but got: {value.dtype}")
          return _internals._make_dual(primal, tangent, level)


      def _primal(tree, level):
          """Take values out of a level of jvp, without their tangents."""
          def unpack(value):
              if isinstance(value, torch.Tensor):
                  return _internals._unpack_dual(value, level)[0]
              raise RuntimeError(f"Expected tensors, got unsupported type {type(value)}")
          return tree_map(unpack, tree)


      def jacfwd(func, argnums=0, has_aux=False, *, randomness="error"):
          """Make a function that computes the jacobian of `func`, column by column."""

          @wraps(func)
          def wrapper_fn(*args):
              _refuse_complex("jacfwd", args, "inputs")
              if randomness not in ("error", "different", "same"):
                  raise RuntimeError(
                      f"Only allowed values for randomness are 'error', 'different', or 'same'. Got {randomness}")
              numbers = _wrapped_argnums(tuple(range(len(args))) if argnums is None else argnums, len(args))
              chosen = _chosen(args, numbers)
              primals = (chosen,) if isinstance(numbers, int) else chosen
              flat_primals, primals_spec = tree_flatten(primals)
              numels = [primal.numel() for primal in flat_primals]
              total = sum(numels)
              basis = next(_basis_chunks(flat_primals, None))
              with _Level(_internals._vmap_increment_nesting, None, randomness):
                  with _Level(_internals._jvp_increment_nesting, total) as level:
                      flat_duals = [_dual(primal, tangent, level)
                                    for primal, tangent in zip(flat_primals, basis)]
                      duals = tree_unflatten(flat_duals, primals_spec)
                      outputs = func(*_replaced(_wrap(args, level), duals[0] if isinstance(numbers, int) else duals,
                                                numbers))
                      aux = None
                      if has_aux:
                          if not _is_pair(outputs):
                              raise RuntimeError(
                                  f"{_jvp_text}: output of function f should be a tuple: (output, aux) if has_aux "
                                  "is True")
                          outputs, aux = outputs
                          aux = _primal(aux, level)
                      flat_outputs, spec = tree_flatten(outputs)
                      _check_outputs(flat_outputs, _jvp_text)
                      _refuse_complex("jacfwd", flat_outputs, "outputs")
                      unpacked = [_internals._unpack_dual(output, level) for output in flat_outputs]
              results = []
              for primal_out, tangent in unpacked:
                  if tangent is None:
                      tangent = primal_out.new_zeros(total, *primal_out.shape)
                  parts = torch.split(tangent.movedim(0, -1), numels, dim=-1)
                  row = [part.reshape(part.shape[:-1] + primal.shape) for part, primal in zip(parts, flat_primals)]
                  row = tree_unflatten(row, primals_spec)
                  results.append(row[0] if isinstance(numbers, int) else row)
              result = tree_unflatten(results, spec)
              return (result, aux) if has_aux else result

          return wrapper_fn


      def hessian(func, argnums=0):
          """Make a function that computes the hessian of `func`."""
          return jacfwd(jacrev(func, argnums), argnums)


      def _check_tensors(values, argname):
          if len(values) == 0:
              raise RuntimeError(f"{_jvp_text}: Expected {argname} to contain at least one Tensor.")
          for value in values:
              if not isinstance(value, torch.Tensor):
                  raise RuntimeError(f"{_jvp_text}: Expected {argname} to only contain Tensors, got {type(value)}")


      def jvp(func, primals, tangents, *, strict=False, has_aux=False):
          """Compute a function's value and its jacobian's product with a vector."""
          if not isinstance(primals, tuple):
              raise RuntimeError(
                  f"{_jvp_text}: Expected primals to be a tuple. E.g. it should be valid to call f(*primals).")
          flat_primals, primals_spec = tree_flatten(primals)
          flat_tangents, tangents_spec = tree_flatten(tangents)
          if primals_spec != tangents_spec:
              raise RuntimeError(
                  f"{_jvp_text}: Expected primals and tangents to have the same python structure. For example, if "
                  f"primals is a tuple of 3 tensors, tangents also must be. Got primals with structure "
                  f"{primals_spec} and tangents with structure {tangents_spec}")
          _check_tensors(flat_primals, "primals")
          _check_tensors(flat_tangents, "tangents")
          with _Level(_internals._jvp_increment_nesting_for, flat_primals, flat_tangents) as level:
              flat_duals = [_dual(primal, tangent, level)
                            for primal, tangent in zip(flat_primals, flat_tangents)]
              outputs = func(*tree_unflatten(flat_duals, primals_spec))
              aux = None
              if has_aux:
                  if not _is_pair(outputs):
                      raise RuntimeError(
                          f"{_jvp_text}: output of function f should be a tuple: (output, aux) if has_aux is True")
                  outputs, aux = outputs
                  aux = _primal(aux, level)
              flat_outputs, spec = tree_flatten(outputs)
              _check_outputs(flat_outputs, _jvp_text)
              values, products = [], []
              for output in flat_outputs:
                  value, product = _internals._unpack_dual(output, level)
                  if product is None:
                      if strict:
                          raise RuntimeError(
                              "jvp(f, primals, tangents, strict=True): The output of f is independent of the "
                              "inputs. This is not allowed with strict=True.")
                      product = torch.zeros_like(value)
                  values.append(value)
                  products.append(product)
          result = tree_unflatten(values, spec), tree_unflatten(products, spec)
          return result + (aux,) if has_aux else result


      def linearize(func, *primals):
          """Compute a function's value, and a function that multiplies its jacobian by vectors."""
          flat_primals, primals_spec = tree_flatten(primals)
          with _GradientLevel() as level:
              lifted = _lift(primals, level)
              flat_lifted = tree_leaves(lifted)
              output = func(*lifted)
              flat_output, output_spec = tree_flatten(output)
              seeds = [_internals._create_differentiable(torch.zeros_like(out), level) for out in flat_output]
              # The product with the jacobian is the derivative of the product with its transpose.
              transposed = _internals._autograd_grad(flat_output, flat_lifted, seeds, True, True)
              output = _unwrap(output, flat_lifted)

          def jvp_fn(*tangents):
              flat_tangents, tangents_spec = tree_flatten(tangents)
              if tangents_spec != primals_spec:
                  raise RuntimeError(
                      f"Expected the tangents {tangents_spec} to have the same argspec as the primals "
                      f"{primals_spec}")
              for index, (tangent, primal) in enumerate(zip(flat_tangents, flat_primals)):
                  for name in ("shape", "device", "dtype"):
                      given, wanted = getattr(tangent, name), getattr(primal, name)
                      if given != wanted:
                          raise RuntimeError(
                              f"tangent:{index} with {name} {given} in flattened pytree doesn't match the {name} "
                              f"{wanted} of the corresponding primal.")
              found = _internals._autograd_grad(transposed, seeds, flat_tangents, True, torch.is_grad_enabled())
              found = [_internals._unwrap_for_grad(product, flat_lifted + seeds) for product in found]
              return tree_unflatten(found, output_spec)

          return output, jvp_fn


      def debug_unwrap(tensor, *, recurse=True):
          return tensor
      """#)
}
