import PythonRuntime

extension PythonSource {
  /// The part of `torch.autograd.gradcheck` that compares derivatives, element by element or along random directions.
  static let gradientCheckComparisons = PythonSource(
    module: "torch.autograd.gradcheck",
    text: #"""
      def _warn_of_private(name):
          _warnings.warn(
              f"`{name}` was part of PyTorch's private API and not meant to be exposed. We are deprecating it and it "
              "will be removed in a future version of PyTorch. If you have a specific use for this or feature request "
              "for this to be a stable API, please file us an issue at https://github.com/pytorch/pytorch/issues/new",
              category=FutureWarning, stacklevel=2)


      def _mismatch(analytical, numerical, output, input, mode):
          forward, part, complexes = mode
          prefix = "" if (input if forward else output) not in complexes else (
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


      def _close(a, b, rtol, atol):
          dtype = torch.promote_types(a.dtype, b.dtype)
          return torch.allclose(a.to(dtype), b.to(dtype), rtol, atol)


      def _all_inexact(result):
          return [o for o in _as_tuple(result) if _is_inexact(o)]


      def _check_slowly(fn, given, inputs, limits, check_grad_dtypes, nondet_tol, mode):
          eps, rtol, atol = limits
          outputs = _differentiable(given)
          if not outputs:
              for row in _numerical_jacobian(fn, inputs, _all_inexact, eps):
                  for n in row:
                      if torch.ne(n, 0).sum() > 0:
                          raise GradcheckError("Numerical gradient for function expected to be zero")
              return
          numerical = _numerical_jacobian(fn, inputs, _all_inexact, eps)
          if mode[0]:
              forward = _forward_jacobian(fn, inputs, check_grad_dtypes)
          kept = [o for o, output in enumerate(_all_inexact(given)) if output.requires_grad]
          for o, (place, output) in enumerate(zip(kept, outputs)):
              if mode[0]:
                  analytical = [row[o] for row in forward]
              else:
                  analytical = _analytical_jacobian(inputs, output, nondet_tol, check_grad_dtypes)
              for i, (a, row) in enumerate(zip(analytical, numerical)):
                  if not _close(a, row[place], rtol, atol):
                      raise GradcheckError(_mismatch(a, row[place], o, i, mode))


      def _difference(fn, inputs, x, step, eps):
          """What the outputs change by in one direction, as flat vectors."""
          data = x.data
          original = data.clone()
          step = step.reshape(data.shape) * eps
          found = []
          for sign in (-1, 1):
              data.copy_(original + sign * step)
              found.append([o.clone() for o in _as_tuple(fn(*inputs))])
          data.copy_(original)
          for a, b in zip(*found):
              _same_outputs(a, b, eps)
          return [((b - a) / (2 * eps)).detach().reshape(-1) for a, b in zip(*found)]


      def _check_fast(fn, given, inputs, limits, check_grad_dtypes, nondet_tol, mode):
          """Compares not the matrices, but one number for each: their products with a vector on either side."""
          eps, rtol, atol = limits
          forward = mode[0]
          given = _as_tuple(given)
          outputs = _differentiable(given)
          wanted = _wanted(inputs)
          us, vs = _vectors(wanted, outputs, forward)
          numerical = []
          for x, u in zip(wanted, us):
              if x.is_complex():
                  pairs = zip(_difference(fn, inputs, x, u[0], eps), _difference(fn, inputs, x, u[1] * 1j, eps))
                  ju = [a + b * 1j for a, b in pairs]
              else:
                  ju = _difference(fn, inputs, x, u, eps)
              ju = [j for j, o in zip(ju, given) if _is_inexact(o) and (forward or o.requires_grad)]
              numerical.append(ju if forward else [(v * j).sum() for v, j in zip(vs, ju)])
          if forward:
              analytical = _forward_jacobian(fn, inputs, check_grad_dtypes, us)
          else:
              if not outputs:
                  for x, u in zip(wanted, us):
                      for j in _difference(fn, inputs, x, u[0] if x.is_complex() else u, eps):
                          if j.numel() and j.abs().max() > nondet_tol:
                              raise GradcheckError("Numerical gradient for function expected to be zero")
              rows = []
              for o, v in zip(outputs, vs):
                  row = []
                  for m, u in zip(_analytical_jacobian(inputs, o, nondet_tol, check_grad_dtypes, v), us):
                      m = m.T.squeeze(0)
                      row.append(m.real.dot(u[0]) + 1j * m.imag.dot(u[1]) if m.is_complex() else m.dot(u))
                  rows.append(row)
              analytical = [[row[i] for row in rows] for i in range(len(wanted))]
          for i, row in enumerate(numerical):
              for o, n in enumerate(row):
                  a, u = analytical[i][o], us[i]
                  total = float(u[0].sum()) + float(u[1].sum()) if isinstance(u, tuple) else float(u.sum())
                  if not _close(a, n, rtol, atol * total * (1.0 if forward else float(vs[o].sum()))):
                      raise GradcheckError(_mismatch(a, n, o, i, mode) + _slow_text(
                          fn, inputs, outputs, i, o, limits, forward))


      def _slow_text(fn, inputs, outputs, i, o, limits, forward):
          eps, rtol, atol = limits
          if forward:
              x = _wanted(inputs)[i]

              def of_one(given):
                  return _all_inexact(fn(*[given if y is x else y for y in inputs]))[o]

              n = _numerical_jacobian(of_one, (x,), _all_inexact, eps)[0][0]
              a = _forward_jacobian(of_one, (x,))[0][0]
          else:
              n = _numerical_jacobian(fn, inputs, _all_inexact, eps)[i][o]
              a = _analytical_jacobian(inputs, outputs[o], float("inf"), False)[i]
          text = ("\nThe above quantities relating the numerical and analytical jacobians are computed \n"
                  "in fast mode. See: https://github.com/pytorch/pytorch/issues/53876 for more background \n"
                  "about fast mode. Below, we recompute numerical and analytical jacobians in slow mode:\n\n"
                  f"Numerical:\n {n}\nAnalytical:\n{a}\n\n"
                  f"The max per-element difference (slow mode) is: {(n - a).abs().max()}.\n")
          return text + _slow_would_pass if torch.allclose(a, n, rtol, atol) else text


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
      """#)
}
