import Testing

/// Corners of the graph: views outside it, functions of one's own, and derivatives of derivatives.
struct GraphDetailTests {
  @Test("a view that is made outside the graph wants gradients like its base")
  func unrecordedViews() {
    #expect(
      Session.run(
        """
        x = torch.ones(2, 3, requires_grad=True)
        with torch.no_grad():
            v = x.view(3, 2)
            print(v.requires_grad, x[0].requires_grad, x.t().requires_grad, x.detach().requires_grad)
        print(v, v.is_leaf, v.grad_fn)
        (v * 2).sum().backward()
        print(x.grad, v.grad)
        try:
            v[0].add_(1)
        except RuntimeError as e:
            print(e)
        """) == """
          True True True False
          tensor([[1., 1.],
                  [1., 1.],
                  [1., 1.]], requires_grad=True) True None
          None None
          Output 0 of Select is a view of a view which was created in no_grad mode and is being modified inplace with grad mode enabled. Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view and the inplace either both inside the no_grad block (if you don't want the inplace to be tracked) or both outside (if you want the inplace to be tracked).

          """)
  }

  @Test("setup_context sees all arguments of forward, defaults too")
  func defaultsInSetup() {
    #expect(
      Session.run(
        """
        class Power(torch.autograd.Function):
            @staticmethod
            def forward(x, y=3):
                return torch.pow(x, y)
            @staticmethod
            def setup_context(ctx, inputs, output):
                x, y = inputs
                print(ctx.needs_input_grad)
                ctx.save_for_backward(x)
                ctx.y = y
            @staticmethod
            def backward(ctx, g):
                x, = ctx.saved_tensors
                return g * ctx.y * x**(ctx.y - 1), None
        x = torch.tensor(2., requires_grad=True)
        print(Power.apply(x), Power.apply(x, 2), Power.apply(x, y=2))
        """) == """
          (True, False)
          (True, False)
          (True, False)
          tensor(8., grad_fn=<PowerBackward>) tensor(4., grad_fn=<PowerBackward>) tensor(4., grad_fn=<PowerBackward>)

          """)
  }

  @Test("a largest element that is not a number shares the gradient with its like")
  func undefinedExtremes() {
    #expect(
      Session.run(
        """
        for values in ([float('nan')] * 3, [1., float('nan'), 2.]):
            for f in (torch.min, torch.max, torch.median, torch.nanmedian):
                x = torch.tensor(values, requires_grad=True)
                f(x).backward()
                print(f.__name__, x.grad)
        """) == """
          min tensor([0.3333, 0.3333, 0.3333])
          max tensor([0.3333, 0.3333, 0.3333])
          median tensor([0.3333, 0.3333, 0.3333])
          nanmedian tensor([0.3333, 0.3333, 0.3333])
          min tensor([0., 1., 0.])
          max tensor([0., 1., 0.])
          median tensor([0., 1., 0.])
          nanmedian tensor([1., 0., 0.])

          """)
  }

  @Test("an output that is a view of anything may not be written to")
  func viewOutputs() {
    #expect(
      Session.run(
        """
        class First(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                return x.clone().select(0, 0)
            @staticmethod
            def backward(ctx, g):
                return torch.stack([g, torch.zeros_like(g)])
        t = First.apply(torch.ones(2, requires_grad=True))
        print(t._is_view(), t._base)
        try:
            t += 3
        except RuntimeError as e:
            print(e)
        x = torch.ones(2, 2, requires_grad=True)
        print(x[:].grad_fn.name(), x[:, :].grad_fn.name())
        y = torch.tensor(1., requires_grad=True).exp()
        print(y.grad_fn._raw_saved_result.data)
        """) == """
          True tensor([1., 1.])
          Output 0 of First is a view and is being modified inplace. This view was created inside a custom Function (or because an input was returned as-is) and the autograd logic to handle view+inplace would override the custom backward associated with the custom Function, leading to incorrect gradients. This behavior is forbidden. You can fix this by cloning the output of the custom Function.
          SliceBackward0 AliasBackward0
          tensor(2.7183)

          """)
  }

  @Test("forward mode goes through the backward of activations and layers")
  func forwardOverReverse() {
    #expect(
      Session.run(
        """
        import torch.nn.functional as F
        x = torch.tensor([0.5, -1.2, 2.], dtype=torch.float64)
        for f in (F.gelu, F.softplus, F.elu, torch.tanh, lambda t: F.log_softmax(t, 0)):
            loss = lambda t: (f(t)**3).sum()
            a = torch.func.hessian(loss)(x)
            b = torch.autograd.functional.hessian(loss, x)
            print(bool(a.abs().max() > 0.1), torch.allclose(a, b))
        with torch.autograd.forward_ad.dual_level():
            d = torch.autograd.forward_ad.make_dual(x, x).clone().detach_()
            print(torch.autograd.forward_ad.unpack_dual(d).tangent)
        with torch.inference_mode(), torch.autograd.forward_ad.dual_level():
            print(torch.autograd.forward_ad.make_dual(x, x))
        empty = torch.rand(0, 1, dtype=torch.double, requires_grad=True)
        print(torch.autograd.gradcheck(torch.diagonal, (empty,), check_forward_ad=True))
        """) == """
          True True
          True True
          True True
          True True
          True True
          None
          tensor([ 0.5000, -1.2000,  2.0000], dtype=torch.float64)
          True

          """)
  }

  @Test("the gradient of an activation is one node where it is recorded")
  func gradientNodes() {
    #expect(
      Session.run(
        """
        import torch.nn.functional as F
        x = torch.tensor([1.5, -2.], requires_grad=True)
        for f in (F.relu, F.relu6, F.leaky_relu, F.elu, F.gelu, F.softplus, F.logsigmoid, torch.tanh, torch.sigmoid):
            g, = torch.autograd.grad((f(x)**2).sum(), x, create_graph=True)
            print(type(g.grad_fn).__name__, [type(node).__name__ for node, _ in g.grad_fn.next_functions])
        g, = torch.autograd.grad((F.softmax(x, 0)**2).sum(), x, create_graph=True)
        print(type(g.grad_fn).__name__)
        g, = torch.autograd.grad(F.relu(x).sum(), x, create_graph=True)
        print(g, torch.autograd.grad(g.sum(), x))
        """) == """
          ThresholdBackwardBackward0 ['MulBackward0', 'ReluBackward0']
          HardtanhBackwardBackward0 ['MulBackward0', 'AccumulateGrad']
          LeakyReluBackwardBackward0 ['MulBackward0', 'AccumulateGrad']
          EluBackwardBackward0 ['MulBackward0', 'AccumulateGrad']
          GeluBackwardBackward0 ['MulBackward0', 'AccumulateGrad']
          SoftplusBackwardBackward0 ['MulBackward0', 'AccumulateGrad']
          LogSigmoidBackwardBackward0 ['MulBackward0', 'AccumulateGrad']
          TanhBackwardBackward0 ['MulBackward0', 'TanhBackward0']
          SigmoidBackwardBackward0 ['MulBackward0', 'SigmoidBackward0']
          SoftmaxBackwardDataBackward0
          tensor([1., 0.], grad_fn=<ThresholdBackwardBackward0>) (tensor([0., 0.]),)

          """)
  }

  @Test("what has no dimensions is gathered and scattered as a row of one")
  func placesWithoutDimensions() {
    #expect(
      Session.run(
        """
        s = torch.tensor(3., requires_grad=True)
        for f in (lambda: s.gather(0, torch.tensor([0, 0]), sparse_grad=False), lambda: s.scatter(0, torch.tensor([0]), torch.ones(1)),
                  lambda: s.scatter(0, torch.tensor([0]), 2.), lambda: s.scatter_add(0, torch.tensor([0]), torch.ones(1)),
                  lambda: s.scatter_reduce(0, torch.tensor([0]), torch.ones(1), 'amax'), lambda: torch.zeros(2).scatter_add(0, torch.tensor(1), s),
                  lambda: s.index_select(0, torch.tensor([0])), lambda: s.masked_select(s > 1)):
            y = f()
            print(y, torch.autograd.grad(y.sum(), s)[0])
        try:
            torch.zeros(2).scatter(0, torch.tensor([0, 1]), torch.tensor(1.))
        except RuntimeError as e:
            print(e)
        print(torch.where(s > 1, s, s * 2).grad_fn.next_functions[1][0].name(), len(torch.where(s > 1, s, s * 2).grad_fn.next_functions))
        """) == """
          tensor([3., 3.], grad_fn=<GatherBackward0>) tensor(2.)
          tensor(1., grad_fn=<ScatterBackward0>) tensor(0.)
          tensor(2., grad_fn=<ScatterBackward1>) tensor(0.)
          tensor(4., grad_fn=<ScatterAddBackward0>) tensor(1.)
          tensor(3., grad_fn=<ScatterReduceBackward0>) tensor(1.)
          tensor([0., 3.], grad_fn=<ScatterAddBackward0>) tensor(1.)
          tensor(3., grad_fn=<IndexSelectBackward0>) tensor(1.)
          tensor([3.], grad_fn=<MaskedSelectBackward0>) tensor(1.)
          Expected index [2] to be no larger than self [2] apart from dimension 0 and to be no larger size than src []
          MulBackward0 2

          """)
  }

  @Test("copies have tangents of their own, and rebuilt views pass second derivatives on")
  func copiedTangents() {
    #expect(
      Session.run(
        """
        import torch.autograd.forward_ad as fwAD
        with fwAD.dual_level():
            t = torch.ones(2, 1)
            n = torch.zeros(2, 1)
            n.copy_(fwAD.make_dual(torch.ones(2, 1), t))
            n.mul_(2)
            print(t.sum(), fwAD.unpack_dual(n).tangent.sum())
        r = torch.ones(2, requires_grad=True)
        go = torch.ones(2, requires_grad=True)
        x = r.clone()
        v = x.view(2)
        x.mul_(3)
        g, = torch.autograd.grad(v, r, go, create_graph=True)
        print(g.requires_grad, g.grad_fn.name(), torch.autograd.grad(g.sum(), go))
        """) == """
          tensor(2.) tensor(4.)
          True MulBackward0 (tensor([3., 3.]),)

          """)
  }
}
