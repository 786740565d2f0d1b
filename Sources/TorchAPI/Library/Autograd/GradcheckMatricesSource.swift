import PythonRuntime

extension PythonSource {
  /// The part of `torch.autograd.gradcheck` that makes matrices of derivatives, in three ways.
  static let gradientCheckMatrices = PythonSource(
    module: "torch.autograd.gradcheck",
    text: #"""
      def _same_outputs(a, b, eps, index=None):
          on_index = f"on index {index} " if index is not None else ""
          if a.shape != b.shape:
              raise AssertionError(
                  "Expected `func` to return outputs with the same shape"
                  f" when inputs are perturbed {on_index}by {eps}, but got: shapes {a.shape} and {b.shape}.")
          if a.dtype != b.dtype:
              raise AssertionError(
                  "Expected `func` to return outputs with the same dtype"
                  f" when inputs are perturbed {on_index}by {eps}, but got: dtypes {a.dtype} and {b.dtype}.")


      def _numerical_jacobian(fn, inputs, outputs_of, eps):
          """For each wanted input and each output the matrix of difference quotients, a row for each element."""
          jacobians = []
          for x in inputs:
              if not (isinstance(x, torch.Tensor) and x.requires_grad):
                  continue
              data = x.data
              rows = []
              for index in _indices(data.shape):
                  original = data[index].clone()
                  steps = (eps, eps * 1j) if x.is_complex() else (eps,)
                  quotients = []
                  for step in steps:
                      data[index] = original - step
                      low = [o.detach().clone() for o in outputs_of(fn(*inputs))]
                      data[index] = original + step
                      high = [o.detach().clone() for o in outputs_of(fn(*inputs))]
                      data[index] = original
                      for a, b in zip(low, high):
                          _same_outputs(a, b, eps, index)
                      quotients.append([((b - a) / (2 * eps)).reshape(-1) for a, b in zip(low, high)])
                  if x.is_complex():
                      # A real loss's gradient by a complex number: along the real axis plus i times along the other.
                      rows.append([re.real + 1j * im.real for re, im in zip(*quotients)])
                  else:
                      rows.append(quotients[0])
              count = len(rows[0]) if rows else len(outputs_of(fn(*inputs)))
              if rows:
                  jacobians.append([torch.stack([row[j] for row in rows]) for j in range(count)])
              else:
                  outputs = outputs_of(fn(*inputs))
                  jacobians.append([torch.zeros(0, o.numel(), dtype=o.dtype) for o in outputs])
          return jacobians


      def _indices(shape):
          if len(shape) == 0:
              yield ()
              return
          index = [0] * len(shape)
          total = 1
          for n in shape:
              total *= n
          for _ in range(total):
              yield tuple(index)
              for d in reversed(range(len(shape))):
                  index[d] += 1
                  if index[d] < shape[d]:
                      break
                  index[d] = 0


      def _analytical_rows(inputs, output, seed=None):
          """For each element of the output the gradients of the wanted inputs, or those from one seed."""
          wanted = _wanted(inputs)
          if seed is not None:
              grads = torch.autograd.grad(
                  output, wanted, seed.reshape(output.shape), retain_graph=True, allow_unused=True)
              return [[None if g is None else g.clone() for g in grads]]
          seed = torch.zeros_like(output, memory_format=torch.contiguous_format)
          flat = seed.view(-1)
          rows = []
          for j in range(flat.numel()):
              flat.zero_()
              flat[j] = 1.0
              grads = torch.autograd.grad(output, wanted, seed, retain_graph=True, allow_unused=True)
              # A gradient may be the seed itself.
              rows.append([None if g is None else g.clone() for g in grads])
          return rows


      def _stack(rows, inputs, output):
          dtype_ok = size_ok = True
          matrices = []
          for i, x in enumerate(_wanted(inputs)):
              dtype = x.dtype if x.is_complex() else output.dtype
              matrix = torch.zeros(x.numel(), len(rows), dtype=dtype)
              for j, row in enumerate(rows):
                  g = row[i]
                  if g is None:
                      continue
                  if g.dtype != x.dtype:
                      dtype_ok = False
                  if g.shape != x.shape:
                      size_ok = False
                  else:
                      matrix[:, j] = g.reshape(-1)
              matrices.append(matrix)
          return matrices, dtype_ok, size_ok


      _nondeterminism_note = """

      NOTE: If your op relies on non-deterministic operations i.e., it is listed here:
      https://pytorch.org/docs/stable/generated/torch.use_deterministic_algorithms.html
      this failure might be expected.

      If you are adding a new operator, please file an issue and then use one of the
      workarounds. The workaround depends on how your test invokes gradcheck/gradgradcheck.
      If the test
      - manually invokes gradcheck/gradgradcheck, then call gradcheck/gradgradcheck
        with `nondet_tol=<tol>` as a keyword argument.
      - is OpInfo-based (e.g., in test_ops_gradients.py), then modify the OpInfo for the test
        to have `gradcheck_nondet_tol=<tol>`.
      - is a Module test (e.g., in common_nn.py), then modify the corresponding
        module_test entry to have `gradcheck_nondet_tol=<tol>`
      """


      def _analytical_jacobian(inputs, output, nondet_tol, check_grad_dtypes, seed=None):
          first, dtype_ok, size_ok = _stack(_analytical_rows(inputs, output, seed), inputs, output)
          second, _, _ = _stack(_analytical_rows(inputs, output, seed), inputs, output)
          if not dtype_ok and check_grad_dtypes:
              raise GradcheckError("Gradient has dtype mismatch")
          if not size_ok:
              raise GradcheckError("Analytical gradient has incorrect size")
          for a, b in zip(first, second):
              if a.numel() != 0 and (a - b).abs().max() > nondet_tol:
                  raise GradcheckError(
                      "Backward is not reentrant, i.e., running backward with "
                      "same input and grad_output multiple times gives different values, "
                      "although analytical gradient matches numerical gradient."
                      f"The tolerance for nondeterminism was {nondet_tol}." + _nondeterminism_note)
          return first


      def _forward_jacobian(fn, inputs, check_grad_dtypes=False, directions=None):
          """The same matrices as `_numerical_jacobian`, from forward mode; or its products with one direction each."""
          fwAD = torch.autograd.forward_ad
          jacobians = []
          with fwAD.dual_level():
              duals = [fwAD.make_dual(x.detach(), torch.zeros_like(x))
                       if isinstance(x, torch.Tensor) and x.requires_grad else x for x in inputs]
              tangents = [fwAD.unpack_dual(d)[1] for d, x in zip(duals, inputs)
                          if isinstance(x, torch.Tensor) and x.requires_grad]

              def products():
                  row = []
                  for o in _as_tuple(fn(*duals)):
                      if _is_inexact(o):
                          value, t = fwAD.unpack_dual(o)
                          if check_grad_dtypes and t is not None and value.is_complex() != t.is_complex():
                              raise GradcheckError("Forward AD gradient has dtype mismatch.")
                          row.append((torch.zeros_like(value) if t is None else t.clone()).reshape(-1))
                  return row

              for i, tangent in enumerate(tangents):
                  if directions is not None:
                      tangent.copy_(directions[i].view_as(tangent))
                      jacobians.append(products())
                      tangent.zero_()
                      continue
                  rows = []
                  for index in _indices(tangent.shape):
                      tangent[index] = 1.0
                      rows.append(products())
                      tangent[index] = 0.0
                  if rows:
                      jacobians.append([torch.stack([row[j] for row in rows]) for j in range(len(rows[0]))])
                  else:
                      jacobians.append([o.new_zeros(0, o.numel()) for o in _as_tuple(fn(*inputs)) if _is_inexact(o)])
          return jacobians


      def _vectors(wanted, outputs, forward):
          """Vectors of length 1 on either side of the matrices, from a generator of their own."""
          generator = torch.Generator()

          def vector(x, dtype):
              v = torch.rand(x.numel(), generator=generator).to(dtype)
              v /= v.norm()
              return v

          us = []
          for x in wanted:
              dtype = x.dtype.to_real()
              u = vector(x, dtype)
              us.append((u, vector(x, dtype)) if x.is_complex() else u)
          return us, None if forward else [vector(o, o.dtype) for o in outputs]


      def _check_undefined_forward(func, outputs, inputs):
          fwAD = torch.autograd.forward_ad
          us, _ = _vectors(_wanted(inputs), outputs, True)
          with fwAD.dual_level():
              duals = [fwAD.make_dual(x.detach(), torch.zeros_like(x))
                       if isinstance(x, torch.Tensor) and x.requires_grad else x for x in inputs]
              places = [i for i, x in enumerate(inputs) if isinstance(x, torch.Tensor) and x.requires_grad]
              for i, u in zip(places, us):
                  tangent = fwAD.unpack_dual(duals[i])[1]
                  tangent.copy_(u.view_as(tangent))
              for i in places:
                  x = inputs[i]
                  given = list(duals)
                  given[i] = fwAD.make_dual(x.detach(), torch.zeros_like(x))
                  zeros = [o for o in _as_tuple(func(*given)) if _is_inexact(o)]
                  given[i] = x.detach()
                  missing = [o for o in _as_tuple(func(*given)) if _is_inexact(o)]
                  for o, (a, b) in enumerate(zip(zeros, missing)):
                      a, b = fwAD.unpack_dual(a)[1], fwAD.unpack_dual(b)[1]
                      if a is not None and b is not None and not torch.allclose(a, b):
                          raise GradcheckError(
                              "Mismatch in tangent values for output with index: ", o, " when input: ", x,
                              " has an undefined tangent value. ", " Got: ", a, " but expected: ", b)



      def get_numerical_jacobian(fn, inputs, target=None, eps=1e-3, grad_out=1.0):
          """Difference quotients of a function's first output."""
          _warn_of_private("get_numerical_jacobian")
          if grad_out != 1.0:
              raise ValueError("Expected grad_out to be 1.0. get_numerical_jacobian no longer "
                               "supports values of grad_out != 1.0.")
          jacobians = _numerical_jacobian(
              lambda *given: fn(given), inputs, lambda r: [o for o in _as_tuple(r) if _is_inexact(o)], eps)
          if target is not None:
              targets = _as_tuple(target)
              jacobians = [j for j, x in zip(jacobians, _wanted(inputs)) if any(x is t for t in targets)]
          return tuple(j[0] for j in jacobians)


      def get_analytical_jacobian(inputs, output, nondet_tol=0.0, grad_out=1.0):
          """The matrices of gradients of an output, and whether they are as they should be."""
          _warn_of_private("get_analytical_jacobian")
          if grad_out != 1.0:
              raise ValueError("Expected grad_out to be 1.0. get_analytical_jacobian no longer "
                               "supports values of grad_out != 1.0.")
          if output.is_complex():
              raise ValueError("Expected output to be non-complex. get_analytical_jacobian no "
                               "longer supports functions that return complex outputs.")
          first, types_ok, sizes_ok = _stack(_analytical_rows(inputs, output), inputs, output)
          second, _, _ = _stack(_analytical_rows(inputs, output), inputs, output)
          reentrant = all(float((a - b).abs().max()) <= nondet_tol if a.numel() else True
                          for a, b in zip(first, second))
          return tuple(first), reentrant, sizes_ok, types_ok
      """#)
}
