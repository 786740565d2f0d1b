import PythonRuntime

extension PythonSource {
  /// `torch.autograd.gradcheck`, in pieces that run in order.
  static let gradientChecks = [
    gradientCheckInputs, gradientCheckMatrices, gradientCheckComparisons, gradientCheckProperties,
    gradientCheck,
  ]

  /// Its error, and what it asks of inputs.
  private static let gradientCheckInputs = PythonSource(
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
      """#)

  /// The checks themselves.
  private static let gradientCheck = PythonSource(
    module: "torch.autograd.gradcheck",
    text: #"""
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
