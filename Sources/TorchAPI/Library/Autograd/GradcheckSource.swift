import PythonRuntime

extension PythonSource {
  /// `torch.autograd.gradcheck`.
  static let gradientChecks = PythonSource(
    module: "torch.autograd.gradcheck",
    text: #"""
      from torch import _warnings

      import torch

      __all__ = ["gradcheck", "gradgradcheck", "GradcheckError"]


      class GradcheckError(RuntimeError):
          """Error raised by :func:`gradcheck` and :func:`gradgradcheck`."""


      def _as_tuple(x):
          if isinstance(x, tuple):
              return x
          return tuple(x) if isinstance(x, list) else (x,)


      def _is_inexact(x):
          return isinstance(x, torch.Tensor) and (x.is_floating_point() or x.is_complex())


      def _differentiable(x):
          return tuple(o for o in _as_tuple(x) if o.requires_grad)


      def _wanted(inputs):
          return [x for x in inputs if isinstance(x, torch.Tensor) and x.requires_grad]


      def _check_inputs(inputs):
          found = False
          for i, x in enumerate(inputs):
              if isinstance(x, torch.Tensor) and x.requires_grad:
                  if x.dtype not in (torch.float64, torch.complex128):
                      _warnings.warn(
                          f"Input #{i} requires gradient and is not a double precision floating point or complex. "
                          "This check will likely fail if all the inputs are not of double precision floating "
                          "point or complex. ", stacklevel=2)
                  if any(s == 0 and n > 1 for s, n in zip(x.stride(), x.shape)):
                      raise RuntimeError(
                          f"The {i}th input has a dimension with stride 0. gradcheck only supports inputs that are "
                          "non-overlapping to be able to compute the numerical gradients correctly. You should "
                          "call .contiguous on the input before passing it to gradcheck.")
                  found = True
                  x.retain_grad()
          if not found:
              raise ValueError(
                  "gradcheck expects at least one input tensor to require gradient, "
                  "but none of them have requires_grad=True.")


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


      def _analytical_rows(inputs, output):
          """For each element of the output the gradients of the wanted inputs."""
          wanted = _wanted(inputs)
          seed = torch.zeros_like(output)
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
              matrix = torch.zeros(x.numel(), output.numel(), dtype=dtype)
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


      def _analytical_jacobian(inputs, output, nondet_tol, check_grad_dtypes):
          first, dtype_ok, size_ok = _stack(_analytical_rows(inputs, output), inputs, output)
          second, _, _ = _stack(_analytical_rows(inputs, output), inputs, output)
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


      def _forward_jacobian(fn, inputs):
          """The same matrices as `_numerical_jacobian`, from forward mode."""
          fwAD = torch.autograd.forward_ad
          jacobians = []
          for k, x in enumerate(inputs):
              if not (isinstance(x, torch.Tensor) and x.requires_grad):
                  continue
              rows = []
              for index in _indices(x.shape):
                  tangent = torch.zeros_like(x)
                  tangent[index] = 1.0
                  with fwAD.dual_level():
                      duals = [
                          fwAD.make_dual(y.detach(), tangent if i == k else torch.zeros_like(y))
                          if isinstance(y, torch.Tensor) and y.requires_grad
                          else y.detach() if isinstance(y, torch.Tensor) else y for i, y in enumerate(inputs)]
                      row = []
                      for o in _as_tuple(fn(*duals)):
                          if _is_inexact(o):
                              value, t = fwAD.unpack_dual(o)
                              row.append((torch.zeros_like(value) if t is None else t).reshape(-1))
                  rows.append(row)
              if rows:
                  jacobians.append([torch.stack([row[j] for row in rows]) for j in range(len(rows[0]))])
              else:
                  jacobians.append([o.new_zeros(0, o.numel()) for o in _as_tuple(fn(*inputs)) if _is_inexact(o)])
          return jacobians


      def _check_undefined_forward(func, inputs):
          fwAD = torch.autograd.forward_ad
          with fwAD.dual_level():
              duals = [fwAD.make_dual(x.detach(), torch.rand_like(x))
                       if isinstance(x, torch.Tensor) and x.requires_grad else x for x in inputs]
              for i, x in enumerate(inputs):
                  if not (isinstance(x, torch.Tensor) and x.requires_grad):
                      continue
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


      def _warn_of_private(name):
          _warnings.warn(
              f"`{name}` was part of PyTorch's private API and not meant to be exposed. We are deprecating it and it "
              "will be removed in a future version of PyTorch. If you have a specific use for this or feature request "
              "for this to be a stable API, please file us an issue at https://github.com/pytorch/pytorch/issues/new",
              category=FutureWarning, stacklevel=2)


      def _mismatch(analytical, numerical, output, input, part, forward):
          prefix = "" if part is None else (
              f"While considering the {part} part of complex {'inputs' if forward else 'outputs'} only, ")
          mode = "computed with forward mode " if forward else ""
          return (prefix + f"Jacobian {mode}mismatch for output {output:d} with respect to input {input:d},\n"
                  f"numerical:{numerical}\nanalytical:{analytical}\n")


      _slow_would_pass = """
      Fast gradcheck failed but element-wise differences are small. This means that the
      test might've passed in slow_mode!

      If you are adding a new operator, please file an issue and then use one of the
      workarounds. The workaround depends on how your test invokes gradcheck/gradgradcheck:

      If the test
      - manually invokes gradcheck/gradgradcheck, then call gradcheck/gradgradcheck
        with `fast_mode=False` as a keyword argument.
      - is OpInfo-based (e.g., in test_ops_gradients.py), then modify the OpInfo for the test
        to have `gradcheck_fast_mode=False`
      - is a Module test (e.g., in common_nn.py), then modify the corresponding
        module_test entry to have `gradcheck_fast_mode=False`
      """.strip()


      def _compare(a, n, o, i, rtol, atol, fast, part, forward):
          n = n.to(a.dtype) if not n.is_complex() or a.is_complex() else n.real.to(a.dtype)
          if not fast:
              if not torch.allclose(a, n, rtol, atol):
                  raise GradcheckError(_mismatch(a, n, o, i, part, forward))
              return
          # One number stands for the whole matrix: its product with a vector on each side.
          u = torch.rand(a.shape[0], dtype=torch.float64)
          v = torch.rand(a.shape[1], dtype=torch.float64)
          u, v = u / max(float(u.norm()), 1e-300), v / max(float(v.norm()), 1e-300)
          one, other = (m.to(torch.float64) for m in (a, n)) if not a.is_complex() else (a, n)
          u, v = u.to(one.dtype), v.to(one.dtype)
          one, other = torch.mv(one.t(), u).dot(v), torch.mv(other.t(), u).dot(v)
          limit = atol * float(u.abs().sum()) * float(v.abs().sum())
          if not torch.allclose(one, other, rtol, limit):
              text = ("\nThe above quantities relating the numerical and analytical jacobians are computed \n"
                      "in fast mode. See: https://github.com/pytorch/pytorch/issues/53876 for more background \n"
                      "about fast mode. Below, we recompute numerical and analytical jacobians in slow mode:\n\n"
                      f"Numerical:\n {n}\nAnalytical:\n{a}\n\n"
                      f"The max per-element difference (slow mode) is: {(n - a).abs().max()}.\n")
              if torch.allclose(a, n, rtol, atol):
                  text += _slow_would_pass
              raise GradcheckError(_mismatch(one, other, o, i, part, forward) + text)


      def _check_jacobians(fn, inputs, eps, rtol, atol, check_grad_dtypes, nondet_tol, fast, part=None):
          outputs = _differentiable(fn(*inputs))
          if not outputs:
              for row in _numerical_jacobian(
                      fn, inputs, lambda r: [o for o in _as_tuple(r) if _is_inexact(o)], eps):
                  for n in row:
                      if torch.ne(n, 0).sum() > 0:
                          raise GradcheckError("Numerical gradient for function expected to be zero")
              return
          numerical = _numerical_jacobian(fn, inputs, _differentiable, eps)
          for o, output in enumerate(outputs):
              analytical = _analytical_jacobian(inputs, output, nondet_tol, check_grad_dtypes)
              for i, (a, row) in enumerate(zip(analytical, numerical)):
                  _compare(a, row[o], o, i, rtol, atol, fast, part, False)


      def _check_forward(func, inputs, eps, rtol, atol, fast, part):
          numerical = _numerical_jacobian(
              func, inputs, lambda r: [o for o in _as_tuple(r) if _is_inexact(o)], eps)
          for i, (row, want) in enumerate(zip(_forward_jacobian(func, inputs), numerical)):
              for o, (a, n) in enumerate(zip(row, want)):
                  _compare(a, n, o, i, rtol, atol, fast, part, True)


      def _with_part(func, inputs, part):
          """The function of the real or the imaginary parts of its complex inputs alone."""
          kept = [x.detach().clone() if isinstance(x, torch.Tensor) and x.is_complex() else None for x in inputs]

          def of_parts(*given):
              joined = [x if k is None else torch.complex(k.real, x) if part == "imaginary" else torch.complex(x, k.imag)
                        for x, k in zip(given, kept)]
              return func(*joined)

          parts = tuple(
              x if k is None else (k.imag if part == "imaginary" else k.real).clone().requires_grad_(x.requires_grad)
              for x, k in zip(inputs, kept))
          return of_parts, parts


      def _check_scaling(outputs, inputs):
          wanted = _wanted(inputs)
          grads = torch.autograd.grad(outputs, wanted, [torch.zeros_like(o) for o in outputs], allow_unused=True)
          for g, x in zip(grads, wanted):
              if g is None:
                  continue
              if not g.eq(0).all():
                  raise GradcheckError("backward not multiplied by grad_output")
              if g.dtype != x.dtype:
                  raise GradcheckError("grad is incorrect type")
              if g.size() != x.size():
                  raise GradcheckError("grad is incorrect size")


      class _UndefinedGrad(torch.autograd.Function):
          """The identity, which sends no gradient back."""

          @staticmethod
          def forward(ctx, x):
              return x.clone()

          @staticmethod
          def backward(ctx, grad):
              return None


      def _check_undefined(func, inputs):
          wanted = _wanted(inputs)
          count = len(_differentiable(func(*inputs)))
          choices = [range(count)] + ([[i] for i in range(count)] if count > 1 else [])
          for chosen in choices:
              outputs = [_UndefinedGrad.apply(o) if i in chosen else o
                         for i, o in enumerate(_differentiable(func(*inputs)))]
              try:
                  grads = torch.autograd.grad(
                      outputs, wanted, [torch.zeros_like(o) for o in outputs], allow_unused=True)
              except RuntimeError as e:
                  _warn_of_undefined()
                  raise GradcheckError(
                      "Expected backward function to handle undefined output grads. "
                      'Please look at "Notes about undefined output gradients" in '
                      '"tools/autograd/derivatives.yaml"') from e
              for g in grads:
                  if g is not None and not g.eq(0).all():
                      _warn_of_undefined()
                      raise GradcheckError(
                          "Expected all input grads to be undefined or zero when all output grads are undefined "
                          'or zero. Please look at "Notes about undefined output gradients" in '
                          '"tools/autograd/derivatives.yaml"')


      def _warn_of_undefined():
          _warnings.warn(
              "Backwards compatibility: New undefined gradient support checking feature is enabled by default, but "
              "it may break existing callers of this function. If this is true for you, you can call this "
              'function with "check_undefined_grad=False" to disable the feature', stacklevel=2)


      def _check_batched(inputs, output, o):
          wanted = _wanted(inputs)

          def vjp(v):
              results = torch.autograd.grad(output, wanted, v, retain_graph=True, allow_unused=True)
              return [g if g is not None else torch.zeros_like(x) for g, x in zip(results, wanted)]

          seeds = torch.stack([torch.randn_like(output) for _ in range(2)])
          expected = [torch.stack(parts) for parts in zip(*[vjp(v) for v in seeds])]
          results = torch.autograd.grad(
              output, wanted, seeds, retain_graph=True, allow_unused=True, is_grads_batched=True)
          for i, (result, want) in enumerate(zip(results, expected)):
              if result is not None and not torch.allclose(result, want):
                  raise GradcheckError(
                      f"For output {o} and input {i}:\n\ngradcheck or gradgradcheck failed while testing batched "
                      f"gradient computation.\n\nGot:\n{result}\n\nExpected:\n{want}\n")


      def _run(func, inputs, eps, atol, rtol, nondet_tol, check_undefined_grad, check_grad_dtypes,
               check_batched_grad, check_forward_ad, check_backward_ad, fast_mode):
          inputs = _as_tuple(inputs)
          _check_inputs(inputs)
          func_out = func(*inputs)
          outputs = _differentiable(func_out)
          if check_backward_ad:
              common = (inputs, eps, rtol, atol, check_grad_dtypes, nondet_tol, fast_mode)
              if any(o.is_complex() for o in _as_tuple(func_out) if isinstance(o, torch.Tensor)):
                  def part_of(choose):
                      return lambda *args: tuple(
                          choose(o) if isinstance(o, torch.Tensor) and o.is_complex() else o
                          for o in _as_tuple(func(*args)))

                  _check_jacobians(part_of(torch.imag), *common, part="imaginary")
                  _check_jacobians(part_of(torch.real), *common, part="real")
              else:
                  _check_jacobians(func, *common)
          if check_forward_ad:
              if any(x.is_complex() for x in _wanted(inputs)):
                  for part in ("imaginary", "real"):
                      _check_forward(*_with_part(func, inputs, part), eps, rtol, atol, fast_mode, part)
              else:
                  _check_forward(func, inputs, eps, rtol, atol, fast_mode, None)
          if check_forward_ad:
              if check_undefined_grad:
                  _check_undefined_forward(func, inputs)
          if not check_backward_ad:
              return True
          for o, output in enumerate(outputs):
              if check_batched_grad:
                  _check_batched(inputs, output, o)
          if outputs:
              _check_scaling(outputs, inputs)
          if check_undefined_grad:
              _check_undefined(func, inputs)
          return True


      def gradcheck(func, inputs, *, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True, nondet_tol=0.0,
                    check_undefined_grad=True, check_grad_dtypes=False, check_batched_grad=False,
                    check_batched_forward_grad=False, check_forward_ad=False, check_backward_ad=True,
                    fast_mode=False, masked=None):
          """Check gradients by small finite differences against those of autograd."""
          if not (check_forward_ad or check_backward_ad):
              raise AssertionError("Expected at least one of check_forward_ad or check_backward_ad to be True")
          if check_batched_grad and not check_backward_ad:
              raise AssertionError("Setting check_batched_grad=True requires check_backward_ad to be True")
          if check_batched_forward_grad and not check_forward_ad:
              raise AssertionError("Setting check_batched_forward_grad=True requires check_forward_ad to be True")
          try:
              return _run(func, inputs, eps, atol, rtol, nondet_tol, check_undefined_grad, check_grad_dtypes,
                          check_batched_grad, check_forward_ad, check_backward_ad,
                          fast_mode)
          except GradcheckError:
              if raise_exception:
                  raise
              return False


      def gradgradcheck(func, inputs, grad_outputs=None, *, eps=1e-6, atol=1e-5, rtol=1e-3,
                        gen_non_contig_grad_outputs=False, raise_exception=True, nondet_tol=0.0,
                        check_undefined_grad=True, check_grad_dtypes=False, check_batched_grad=False,
                        check_fwd_over_rev=False, check_rev_over_rev=True, fast_mode=False, masked=False):
          """Check gradients of gradients by small finite differences against those of autograd."""
          if not (check_fwd_over_rev or check_rev_over_rev):
              raise AssertionError(
                  "Expected at least one of check_fwd_over_rev or check_rev_over_rev to be True")
          if check_undefined_grad and not check_rev_over_rev:
              raise AssertionError("Setting check_undefined_grad=True requires check_rev_over_rev to be True")
          if check_batched_grad and not check_rev_over_rev:
              raise AssertionError("Setting check_batched_grad=True requires check_rev_over_rev to be True")
          inputs = _as_tuple(inputs)
          if grad_outputs is None:
              grad_outputs = tuple(
                  (torch.rand_like(o) * 2 - 1).detach().requires_grad_() for o in _differentiable(func(*inputs)))
          else:
              grad_outputs = _as_tuple(grad_outputs)
          count = len(grad_outputs)
          wanted = {i for i, x in enumerate(inputs) if isinstance(x, torch.Tensor) and x.requires_grad}
          wanted_seeds = {i for i, x in enumerate(grad_outputs) if x.requires_grad}

          def new_func(*args):
              args, seeds = args[:-count], args[-count:]
              args = tuple(x.requires_grad_() if i in wanted else x for i, x in enumerate(args))
              outputs = _differentiable(func(*args))
              seeds = tuple(x.requires_grad_() if i in wanted_seeds else x for i, x in enumerate(seeds))
              grads = torch.autograd.grad(
                  outputs, tuple(x for i, x in enumerate(args) if i in wanted), seeds, create_graph=True,
                  allow_unused=True)
              return tuple(g for g in grads if g is not None)

          return gradcheck(
              new_func, inputs + grad_outputs, eps=eps, atol=atol, rtol=rtol, raise_exception=raise_exception,
              nondet_tol=nondet_tol, check_undefined_grad=check_undefined_grad,
              check_grad_dtypes=check_grad_dtypes, check_batched_grad=check_batched_grad, fast_mode=fast_mode,
              check_forward_ad=check_fwd_over_rev, check_backward_ad=check_rev_over_rev)


      # The functions take the place of the module that bears their name.
      torch.autograd.gradcheck = gradcheck
      torch.autograd.gradgradcheck = gradgradcheck
      """#)
}
