import PythonRuntime

extension PythonSource {
  /// `torch.autograd.gradcheck`.
  static let gradientChecks = PythonSource(
    module: "torch.autograd.gradcheck",
    text: #"""
      from torch import _warnings
      from torch._vmap_internals import _randomness_refused, _vmap

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


      """# + gradientCheckMatrices + #"""


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
            cases = [[_UndefinedGrad.apply(o) for o in _differentiable(func(*inputs))]]
            if len(cases[0]) > 1:
                for chosen in range(len(cases[0])):
                    cases.append([_UndefinedGrad.apply(o) if i == chosen else o
                                  for i, o in enumerate(_differentiable(func(*inputs)))])
            for outputs in cases:
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


        _batched_forward_note = """
        gradcheck failed while testing batched gradient computation with forward-mode AD.
        This test is enabled automatically when both `check_batched_grad=True`
        and `check_forward_ad=True`, but can be disabled in the following ways
        depending on how the test was invoked (via a test that calls gradcheck
        directly or via an autogenerated test).

        If you are adding a new operator, please file an issue and then use one of the
        workarounds. The workaround depends on how your test invokes gradcheck/gradgradcheck.
        If the test
        - manually invokes gradcheck/gradgradcheck, then call gradcheck/gradgradcheck
          with `check_batched_forward_grad=False` as a keyword argument.
        - is OpInfo-based (e.g., in test_ops_gradients.py), then modify the OpInfo for the test
          to have `check_batched_forward_grad=False`
        """

        _batched_note = """
        gradcheck or gradgradcheck failed while testing batched gradient computation.
        This could have been invoked in a number of ways (via a test that calls
        gradcheck/gradgradcheck directly or via an autogenerated test).

        If you are adding a new operator, please file an issue and then use one of the
        workarounds. The workaround depends on how your test invokes gradcheck/gradgradcheck.
        If the test
        - manually invokes gradcheck/gradgradcheck, then call gradcheck/gradgradcheck
          with `check_batched_grad=False` as a keyword argument.
        - is OpInfo-based (e.g., in test_ops_gradients.py), then modify the OpInfo for the test
          to have `check_batched_grad=False` and/or `check_batched_gradgrad=False`.

        If you're modifying an existing operator that supports batched grad computation,
        or wish to make a new operator work with batched grad computation, please read
        the following.

        To compute batched grads (e.g., jacobians, hessians), we vmap over the backward
        computation. The most common failure case is if there is a 'vmap-incompatible
        operation' in the backward pass. Please see
        NOTE: [How to write vmap-compatible backward formulas]
        in the codebase for an explanation of how to fix this.
        """.strip()

        def _check_batched(inputs, output, o):
            """Compares gradients for two seeds with those for both at once."""
            wanted = _wanted(inputs)

            def vjp(v):
                results = torch.autograd.grad(output, wanted, v, retain_graph=True, allow_unused=True)
                return tuple(torch.zeros_like(x) if g is None else g for g, x in zip(results, wanted))

            seeds = [torch.randn_like(output) for _ in range(2)]
            expected = [torch.stack(parts) for parts in zip(*[vjp(v) for v in seeds])]
            try:
                results = _vmap(vjp)(torch.stack(seeds))
            except RuntimeError as e:
                raise GradcheckError(f"While computing batched gradients, got: {e}\n\n{_batched_note}") from e
            for i, (result, want) in enumerate(zip(results, expected)):
                if not torch.allclose(result, want):
                    raise GradcheckError(
                        f"For output {o} and input {i}:\n\n{_batched_note}\n\nGot:\n{result}\n\nExpected:\n{want}")


        def _check_batched_forward(func, inputs):
            """Runs the function with the tangents of a check of batches, which are always taken one by one here."""
            fwAD = torch.autograd.forward_ad
            for k, x in enumerate(inputs):
                if not (isinstance(x, torch.Tensor) and x.requires_grad):
                    continue
                tangents = [torch.randn_like(x) for _ in range(2)]
                def run(tangent):
                    with fwAD.dual_level():
                        dual = fwAD.make_dual(x.detach(), tangent)
                        func(*[dual if i == k else y.detach() if isinstance(y, torch.Tensor) else y
                               for i, y in enumerate(inputs)])

                for tangent in tangents:
                    run(tangent)
                try:
                    with _randomness_refused():
                        run(tangents[0])
                except RuntimeError as e:
                    raise GradcheckError(
                        f"While computing batched gradients, got: {e}\n\n{_batched_forward_note}") from e


        def _run(func, inputs, limits, nondet_tol, check_undefined_grad, check_grad_dtypes, check_batched_grad,
                 check_batched_forward_grad, check_forward_ad, check_backward_ad, fast_mode):
            inputs = _as_tuple(inputs)
            _check_inputs(inputs)
            func_out = func(*inputs)
            outputs = _differentiable(func_out)
            check = _check_fast if fast_mode else _check_slowly
            common = (limits, check_grad_dtypes, nondet_tol)
            if check_backward_ad:
                if any(o.is_complex() for o in _as_tuple(func_out) if isinstance(o, torch.Tensor)):
                    complexes = [i for i, o in enumerate(outputs) if o.is_complex()]

                    def part_of(choose):
                        return lambda *args: tuple(
                            choose(o) if isinstance(o, torch.Tensor) and o.is_complex() else o
                            for o in _as_tuple(func(*args)))

                    for part, choose in (("imaginary", torch.imag), ("real", torch.real)):
                        of_part = part_of(choose)
                        check(of_part, of_part(*inputs), inputs, *common, (False, part, complexes))
                else:
                    check(func, func_out, inputs, *common, (False, None, ()))
            if check_forward_ad:
                complexes = [i for i, x in enumerate(inputs) if isinstance(x, torch.Tensor) and x.is_complex()]
                cases = [(part, *_with_part(func, inputs, part)) for part in ("imaginary", "real")]
                for part, of_part, parts in cases if complexes else [(None, func, inputs)]:
                    given = of_part(*parts) if complexes else func_out
                    check(of_part, given, parts, *common, (True, part, complexes))
                if check_undefined_grad:
                    for _, of_part, parts in cases if complexes else [(None, func, inputs)]:
                        _check_undefined_forward(of_part, outputs, parts)
            if check_batched_forward_grad:
                _check_batched_forward(func, inputs)
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
                return _run(func, inputs, (eps, rtol, atol), nondet_tol, check_undefined_grad, check_grad_dtypes,
                            check_batched_grad, check_batched_forward_grad, check_forward_ad, check_backward_ad,
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
