import Testing

@testable import TorchAPI

/// Gradients that are one node, how they are checked, and how they lie in memory.
struct GradientNodeTests {

  @Test("recorded gradients of losses, norms, pools and activations are one node")
  func oneNode() {
    #expect(
      Session.run(
        """
        import torch.nn.functional as F
        def show(f, *inputs):
            inputs = [x.clone().requires_grad_() for x in inputs]
            y = f(*inputs)
            seed = torch.ones_like(y).requires_grad_()
            g = torch.autograd.grad(y, inputs, seed, create_graph=True)
            for k in g:
                n = k.grad_fn
                print(n.name(), [a[7:] for a in dir(n) if a.startswith("_saved_")], len(n.next_functions))
            try:
                print(*torch.autograd.grad(g[0].sum(), inputs + [seed], retain_graph=True, allow_unused=True))
            except Exception as e:
                print(type(e).__name__, e)
        a, b = torch.tensor([0.5, -1., 2.]), torch.tensor([1., 0.25, 1.])
        m, t = torch.tensor([[0.5, -1., 2.], [1., 0.25, 1.5]]), torch.tensor([1, 0])
        show(F.mse_loss, a, b)
        show(F.smooth_l1_loss, a, b)
        show(F.huber_loss, a, b)
        show(lambda x: F.soft_margin_loss(x, torch.tensor([1., -1., 1.])), a)
        show(lambda p: F.binary_cross_entropy(p, torch.tensor([0.3, 0.4, 0.9])), torch.tensor([0.2, 0.5, 0.7]))
        show(lambda x: F.nll_loss(x, t), m)
        show(lambda x: F.multi_margin_loss(x, t), m)
        show(lambda x: F.multilabel_margin_loss(x, torch.tensor([[0, -1, 1], [1, 2, -1]])), m)
        show(F.prelu, m, torch.tensor([0.25]))
        show(lambda x: F.glu(x, 0), m)
        show(lambda x, w, b: F.batch_norm(x, torch.zeros(3), torch.ones(3), w, b), m, a, b)
        show(lambda x: F.max_pool1d(x, 3), m)
        show(lambda x: F.avg_pool2d(x, (1, 3)), m[None])
        show(F.hardsigmoid, a)
        show(F.hardtanh, a)
        show(F.relu, a)
        show(F.elu, a)
        x = a.clone().requires_grad_()
        y = F.layer_norm(x, (3,), b, b)
        g, = torch.autograd.grad(y.sum(), x, create_graph=True)
        print(g.grad_fn.name(), [None if n is None else n.name() for n, _ in g.grad_fn.next_functions])
        print(torch.allclose(torch.autograd.functional.hessian(lambda x: F.layer_norm(x, (3,), b)[0] ** 2, a),
                             torch.autograd.functional.hessian(lambda x: ((x - x.mean()) / (x.var(correction=0) + 1e-5).sqrt() * b)[0] ** 2, a), atol=1e-5))
        """) == """
          MseLossBackwardBackward0 ['grad_output', 'reduction', 'self', 'target'] 3
          MseLossBackwardBackward0 ['grad_output', 'reduction', 'self', 'target'] 3
          tensor([0.6667, 0.6667, 0.6667]) tensor([-0.6667, -0.6667, -0.6667]) tensor(-0.5000)
          SmoothL1LossBackwardBackward0 ['beta', 'grad_output', 'reduction', 'self', 'target'] 3
          SmoothL1LossBackwardBackward0 ['beta', 'grad_output', 'reduction', 'self', 'target'] 3
          tensor([0.3333, 0.0000, 0.0000]) tensor([-0.3333, -0.0000, -0.0000]) tensor(-0.1667)
          HuberLossBackwardBackward0 ['delta', 'grad_output', 'reduction', 'self', 'target'] 3
          HuberLossBackwardBackward0 ['delta', 'grad_output', 'reduction', 'self', 'target'] 3
          tensor([0.3333, 0.0000, 0.0000]) tensor([-0.3333, -0.0000, -0.0000]) tensor(-0.1667)
          SoftMarginLossBackwardBackward0 ['grad_output', 'reduction', 'self', 'target'] 2
          tensor([0.0783, 0.0655, 0.0350]) tensor(-0.0759)
          BinaryCrossEntropyBackwardBackward0 ['grad_output', 'reduction', 'self', 'target', 'weight'] 3
          tensor([2.8646, 1.3333, 0.9826]) tensor(-0.3925)
          NllLossBackwardBackward0 ['ignore_index', 'reduction', 'target', 'weight'] 2
          tensor([[0., 0., 0.],
                  [0., 0., 0.]]) tensor(-1.)
          torch::autograd::NotImplemented [] 2
          RuntimeError derivative for aten::multi_margin_loss_backward is not implemented
          torch::autograd::NotImplemented [] 2
          RuntimeError derivative for aten::multilabel_margin_loss_backward is not implemented
          PreluKernelBackwardBackward0 ['grad_output', 'self', 'weight'] 3
          ViewBackward0 ['self_sym_sizes'] 1
          tensor([[0., 0., 0.],
                  [0., 0., 0.]]) tensor([1.]) tensor([[1.0000, 0.2500, 1.0000],
                  [1.0000, 1.0000, 1.0000]])
          GluBackwardBackward0 ['dim', 'grad_output', 'self'] 2
          tensor([[ 0.1966,  0.2461,  0.1491],
                  [ 0.1512,  0.2767, -0.0403]]) tensor([[0.8294, 0.3160, 1.1159]])
          NativeBatchNormBackwardBackward0 ['eps', 'grad_out', 'input', 'running_mean', 'running_var', 'save_invstd', 'save_mean', 'train', 'weight'] 5
          NativeBatchNormBackwardBackward0 ['eps', 'grad_out', 'input', 'running_mean', 'running_var', 'save_invstd', 'save_mean', 'train', 'weight'] 5
          NativeBatchNormBackwardBackward0 ['eps', 'grad_out', 'input', 'running_mean', 'running_var', 'save_invstd', 'save_mean', 'train', 'weight'] 5
          None tensor([2.0000, 2.0000, 2.0000]) None tensor([[ 0.5000, -1.0000,  2.0000],
                  [ 0.5000, -1.0000,  2.0000]])
          SqueezeBackward1 ['dim', 'self_sym_sizes'] 1
          tensor([[0., 0., 0.],
                  [0., 0., 0.]]) tensor([[1.],
                  [1.]])
          AvgPool2DBackwardBackward0 ['ceil_mode', 'count_include_pad', 'divisor_override', 'kernel_size', 'padding', 'stride'] 2
          tensor([[[0., 0., 0.],
                   [0., 0., 0.]]]) tensor([[[1.],
                   [1.]]])
          torch::autograd::NotImplemented [] 2
          RuntimeError derivative for aten::hardsigmoid_backward is not implemented
          HardtanhBackwardBackward0 ['max_val', 'min_val', 'self'] 2
          tensor([0., 0., 0.]) tensor([1., 0., 0.])
          ThresholdBackwardBackward0 ['self', 'threshold'] 2
          tensor([0., 0., 0.]) tensor([1., 0., 1.])
          EluBackwardBackward0 ['alpha', 'grad_output', 'input_scale', 'is_result', 'scale', 'self_or_result'] 2
          tensor([0.0000, 0.3679, 0.0000]) tensor([1.0000, 0.3679, 1.0000])
          NativeLayerNormBackwardBackward0 [None, 'torch::autograd::AccumulateGrad', None, None, None, None]
          True

          """)
  }

  @Test("gradcheck in both modes: texts, calls, random numbers")
  func checks() {
    #expect(
      Session.run(
        """
        from torch.autograd import gradcheck, gradgradcheck
        def tell(f):
            try:
                print(f())
            except Exception as e:
                print(type(e).__name__, e)
        class Bad(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                return x * 2
            @staticmethod
            def backward(ctx, g):
                return g * 3
            @staticmethod
            def jvp(ctx, t):
                return t * 3
        x = torch.tensor([0.5, 2.], dtype=torch.float64, requires_grad=True)
        z = torch.tensor([0.5 + 1j, 2.], dtype=torch.complex128, requires_grad=True)
        tell(lambda: gradcheck(lambda x, z: (x.sin(), Bad.apply(z) * x), (x, z)))
        tell(lambda: gradcheck(lambda x, z: (x * z, Bad.apply(x)), (x, z)))
        tell(lambda: gradcheck(Bad.apply, (x,), fast_mode=True))
        tell(lambda: gradcheck(Bad.apply, (z,), fast_mode=True))
        tell(lambda: gradcheck(Bad.apply, (x,), fast_mode=True, check_forward_ad=True, check_backward_ad=False))
        tell(lambda: gradcheck(lambda x, z: (x * z).abs(), (x, z), fast_mode=True, check_forward_ad=True))
        tell(lambda: gradgradcheck(lambda x: x ** 3, (x,), fast_mode=True, check_fwd_over_rev=True))
        tell(lambda: gradcheck(lambda x: x.detach() * 2, (x,), fast_mode=True))
        calls = [0]
        def f(x):
            calls[0] += 1
            return x * 2
        for options in (dict(), dict(fast_mode=True), dict(check_forward_ad=True), dict(check_batched_grad=True),
                        dict(check_forward_ad=True, fast_mode=True, check_batched_forward_grad=True)):
            calls[0] = 0
            gradcheck(f, (x,), **options)
            print(calls[0])
        torch.manual_seed(0)
        gradcheck(f, (x,), fast_mode=True, check_forward_ad=True)
        print(torch.rand(2))
        """) == """
          GradcheckError While considering the imaginary part of complex outputs only, Jacobian mismatch for output 1 with respect to input 1,
          numerical:tensor([[0.+1.0000j, 0.+0.0000j],
                  [0.+0.0000j, 0.+4.0000j]], dtype=torch.complex128)
          analytical:tensor([[0.+1.5000j, 0.+0.0000j],
                  [0.+0.0000j, 0.+6.0000j]], dtype=torch.complex128)

          GradcheckError Jacobian mismatch for output 1 with respect to input 0,
          numerical:tensor([[2.0000, 0.0000],
                  [0.0000, 2.0000]], dtype=torch.float64)
          analytical:tensor([[3., 0.],
                  [0., 3.]], dtype=torch.float64)

          GradcheckError Jacobian mismatch for output 0 with respect to input 0,
          numerical:1.8447186263982878
          analytical:2.7670779394229683

          The above quantities relating the numerical and analytical jacobians are computed 
          in fast mode. See: https://github.com/pytorch/pytorch/issues/53876 for more background 
          about fast mode. Below, we recompute numerical and analytical jacobians in slow mode:

          Numerical:
           tensor([[2.0000, 0.0000],
                  [0.0000, 2.0000]], dtype=torch.float64)
          Analytical:
          tensor([[3., 0.],
                  [0., 3.]], dtype=torch.float64)

          The max per-element difference (slow mode) is: 0.9999999999979998.

          GradcheckError While considering the imaginary part of complex outputs only, Jacobian mismatch for output 0 with respect to input 0,
          numerical:1.878560183050062j
          analytical:2.8178402745333315j

          The above quantities relating the numerical and analytical jacobians are computed 
          in fast mode. See: https://github.com/pytorch/pytorch/issues/53876 for more background 
          about fast mode. Below, we recompute numerical and analytical jacobians in slow mode:

          Numerical:
           tensor([[0.+2.0000j, 0.+0.0000j],
                  [0.+0.0000j, 0.+2.0000j]], dtype=torch.complex128)
          Analytical:
          tensor([[0.+3.j, 0.+0.j],
                  [0.+0.j, 0.+3.j]], dtype=torch.complex128)

          The max per-element difference (slow mode) is: 1.000000000053511.

          GradcheckError Jacobian computed with forward mode mismatch for output 0 with respect to input 0,
          numerical:tensor([0.5858, 1.9123], dtype=torch.float64)
          analytical:tensor([0.8787, 2.8684], dtype=torch.float64)

          The above quantities relating the numerical and analytical jacobians are computed 
          in fast mode. See: https://github.com/pytorch/pytorch/issues/53876 for more background 
          about fast mode. Below, we recompute numerical and analytical jacobians in slow mode:

          Numerical:
           tensor([[2.0000, 0.0000],
                  [0.0000, 2.0000]], dtype=torch.float64)
          Analytical:
          tensor([[3., 0.],
                  [0., 3.]], dtype=torch.float64)

          The max per-element difference (slow mode) is: 0.9999999999979998.

          True
          True
          GradcheckError Numerical gradient for function expected to be zero
          6
          4
          14
          6
          12
          tensor([0.4963, 0.7682])

          """)
  }

  @Test("forward mode is refused where PyTorch has no formula")
  func refusals() {
    #expect(
      Session.run(
        #"""
        import torch.nn.functional as F
        import torch.autograd.forward_ad as fwAD
        m, t = torch.tensor([[0.5, -1., 2.], [1., 0.25, 1.5]]), torch.tensor([1, 0])
        calls = [
            lambda x: torch.cdist(x, x), torch.pdist, lambda x: F.multi_margin_loss(x, t),
            lambda x: F.multilabel_margin_loss(x, torch.tensor([[0, -1, 1], [1, 2, -1]])),
            lambda x: F.embedding_bag(torch.tensor([[0, 1]]), x), lambda x: torch.heaviside(x, x), lambda x: x // 2,
            lambda x: x.index_reduce(0, torch.tensor([0]), x[:1], "prod"), lambda x: x.scatter(0, t[None], x, reduce="add"),
            lambda x: F.ctc_loss(x[:, None], torch.tensor([[1]]), torch.tensor([2]), torch.tensor([1])),
            lambda x: F.scaled_dot_product_attention(x[None, None], x[None, None], x[None, None]), torch.unique,
            F.hardsigmoid, lambda x: torch.addbmm(torch.zeros(2, 2), x[None], m.T[None]),
        ]
        for f in calls:
            with fwAD.dual_level():
                try:
                    print(fwAD.unpack_dual(f(fwAD.make_dual(m, torch.ones(2, 3)))).tangent)
                except Exception as e:
                    print(type(e).__name__, str(e).split("\n")[0])
        """#) == #"""
          NotImplementedError Trying to use forward AD with _cdist_forward that does not support it because it has not been implemented yet.
          NotImplementedError Trying to use forward AD with _pdist_forward that does not support it because it has not been implemented yet.
          NotImplementedError Trying to use forward AD with multi_margin_loss that does not support it because it has not been implemented yet.
          NotImplementedError Trying to use forward AD with multilabel_margin_loss_forward that does not support it because it has not been implemented yet.
          NotImplementedError Trying to use forward AD with _embedding_bag that does not support it because it has not been implemented yet.
          NotImplementedError Trying to use forward AD with aten::heaviside that does not support it.
          NotImplementedError Trying to use forward AD with aten::floor_divide that does not support it.
          NotImplementedError Trying to use forward AD with index_reduce that does not support it because it has not been implemented yet.
          NotImplementedError Trying to use forward AD with aten::scatter that does not support it.
          NotImplementedError Trying to use forward AD with _ctc_loss that does not support it because it has not been implemented yet.
          NotImplementedError Trying to use forward AD with _scaled_dot_product_flash_attention_for_cpu that does not support it because it has not been implemented yet.
          NotImplementedError Trying to use forward AD with _unique2 that does not support it because it has not been implemented yet.
          tensor([[0.1667, 0.1667, 0.1667],
                  [0.1667, 0.1667, 0.1667]])
          tensor([[1.5000, 2.7500],
                  [1.5000, 2.7500]])

          """#)
  }

  @Test("a distance that only counts differences has no gradient to negate")
  func countedDistance() {
    #expect(
      Session.run(
        """
        for who in (0, 1):
            x, y = torch.tensor([1., 2.]), torch.tensor([3., 5.])
            (x, y)[who].requires_grad_()
            try:
                torch.dist(x, y, p=0).backward()
                print(x.grad, y.grad)
            except RuntimeError as e: print(e)
        """) == """
          None None
          Expected a proper Tensor but got None (or an undefined Tensor in C++) for argument #0 'self'

          """)
  }

  @Test("gradients and picked elements lie as leaves and sources do, nodes show what was given")
  func layouts() {
    #expect(
      Session.run(
        """
        def gradient(x, f):
            f(x).sum().backward()
            print(x.grad.stride(), x.stride())
        gradient(torch.rand(2, 3, 4, 4).to(memory_format=torch.channels_last).requires_grad_(), lambda x: x * 2)
        gradient(torch.rand(2, 3).t().requires_grad_(), lambda x: x * torch.rand(3, 2))
        gradient(torch.rand(2, 3, requires_grad=True), lambda x: x.t() * torch.rand(3, 2))
        gradient(torch.rand(2, 3).expand(2, 2, 3).requires_grad_(), torch.exp)
        x = torch.rand(2, 3, requires_grad=True)
        x.backward(torch.rand(3, 2).t())
        print(x.grad.stride())
        a, i = torch.rand(4, 5, 6), torch.tensor([0, 1])
        for f in (lambda a: a[i], lambda a: a[:, i], lambda a: a.permute(2, 1, 0)[i], lambda a: a.permute(2, 1, 0)[:, i],
                  lambda a: a.transpose(1, 2)[i], lambda a: a[0].t().scatter(0, i[None], 2.),
                  lambda a: a[0].t().index_add(0, i, torch.ones(2, 5)), lambda a: a[0].t().masked_fill(a[0].t() > 0, 1.)):
            print(tuple(f(a).shape), f(a).stride())
        x = torch.ones(4, requires_grad=True)
        for y in (torch.div(x, x, rounding_mode=None), torch.div(x, 2, rounding_mode=None), x.as_strided((2,), (1,)),
                  x.as_strided((2,), (1,), 1)):
            n = y.grad_fn
            print(n.name(), [(a, getattr(n, a)) for a in dir(n) if a.startswith("_saved_") and a != "_saved_self"])
        s = torch.tensor(3.)
        for f in (lambda: s.roll(1, 0), lambda: s.take_along_dim(torch.tensor(0), 0)):
            try:
                print(f())
            except Exception as e:
                print(type(e).__name__, e)
        x = torch.arange(4.)
        x.resize_(2)
        x.resize_(2)
        x.resize_as_(torch.ones(8))
        print(x._version)
        with torch.inference_mode():
            x = torch.ones(2)
        try:
            x.resize_(3)
        except RuntimeError as e:
            print(e)
        """) == """
          (48, 1, 12, 3) (48, 1, 12, 3)
          (1, 3) (1, 3)
          (3, 1) (3, 1)
          (6, 3, 1) (0, 3, 1)
          (3, 1)
          (2, 5, 6) (30, 6, 1)
          (4, 2, 6) (12, 6, 1)
          (2, 5, 4) (20, 1, 5)
          (6, 2, 4) (1, 6, 12)
          (2, 6, 5) (30, 1, 6)
          (6, 5) (5, 1)
          (6, 5) (5, 1)
          (6, 5) (5, 1)
          DivBackward2 [('_saved_other', tensor([1., 1., 1., 1.], requires_grad=True)), ('_saved_rounding_mode', None)]
          DivBackward2 [('_saved_other', tensor(2)), ('_saved_rounding_mode', None)]
          AsStridedBackward0 [('_saved_size', (2,)), ('_saved_storage_offset', None), ('_saved_stride', (1,))]
          AsStridedBackward0 [('_saved_size', (2,)), ('_saved_storage_offset', 1), ('_saved_stride', (1,))]
          IndexError Dimension specified as 0 but tensor has no dimensions
          IndexError Dimension specified as 0 but tensor has no dimensions
          2
          Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.

          """)
  }
}
