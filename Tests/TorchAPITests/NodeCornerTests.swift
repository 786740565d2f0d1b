import Testing

/// Corners of nodes, views and hooks that programs look at.
struct NodeCornerTests {
  @Test("in-place forms have derivatives of their own")
  func inPlaceForms() {
    #expect(
      Session.run(
        """
        x = torch.full((2,), 0.5, requires_grad=True)
        for name in ("asinh_", "atanh_", "polygamma_", "heaviside_", "celu_"):
            y = x.clone()
            if name == "celu_":
                torch.celu_(y)
            else:
                getattr(y, name)(*{"polygamma_": (1,), "heaviside_": (torch.ones(2),)}.get(name, ()))
            try:
                print(y.grad_fn.name())
                print(torch.autograd.grad(y.sum(), x))
            except RuntimeError as e:
                print(e)
        try:
            torch.ones(2).float_power_(2)
        except RuntimeError as e:
            print(e)
        """) == """
          AsinhBackward1
          the derivative for 'inplace version of asinh' is not implemented.
          AtanhBackward1
          the derivative for 'inplace version of atanh' is not implemented.
          PolygammaBackward1
          (tensor([-16.8288, -16.8288]),)
          torch::autograd::NotImplemented
          derivative for aten::heaviside_ is not implemented
          CeluBackward1
          (tensor([1., 1.]),)
          the base given to float_power_ has dtype Float but the operation's result requires dtype Double

          """)
  }

  @Test("what has no derivatives of higher order says so")
  func higherOrders() {
    #expect(
      Session.run(
        """
        x = torch.tensor([1.], requires_grad=True)
        source = torch.tensor([0., 0.], requires_grad=True)
        y = torch.scatter_reduce(x, 0, torch.tensor([0, 0]), source, "prod")
        g, = torch.autograd.grad(y, source, create_graph=True)
        try:
            torch.autograd.grad(g.sum(), source)
        except RuntimeError as e:
            print(e)
        norm = torch.nn.BatchNorm1d(2)
        x = torch.arange(8.).reshape(4, 2).requires_grad_()
        g, = torch.autograd.grad((norm(x) ** 3).sum(), x, create_graph=True)
        h, = torch.autograd.grad((g ** 2).sum(), x, create_graph=True)
        try:
            torch.autograd.grad(h.sum(), x)
        except RuntimeError as e:
            print(e)
        p = torch.tensor([0., 2., 3.], requires_grad=True)
        g, = torch.autograd.grad(p.prod(), p, create_graph=True)
        print(g, torch.autograd.grad(g.sum(), p))
        """) == """
          scatter_reduce(): Double backward is unsupported for src when >1 zeros in src are scattered to the same position in self
          batch_norm does not support 3rd+ order derivatives.
          tensor([6., 0., 0.], grad_fn=<ViewBackward0>) (tensor([5., 3., 2.]),)

          """)
  }

  @Test("views are recorded anew as what they are, where that is wanted")
  func replayedViews() {
    #expect(
      Session.run(
        """
        def f(x):
            out = x.clone().view(-1)
            out.add_(1)
            return out.grad_fn.name()

        x = torch.ones(2, 2, requires_grad=True)
        with torch.autograd._force_original_view_tracking(True):
            print(f(x), torch.autograd.is_view_replay_enabled())
        print(f(x), torch.autograd.is_view_replay_enabled())
        """) == """
          ViewBackward0 True
          AsStridedBackward0 False

          """)
  }

  @Test("tensors show their hooks")
  func hookTables() {
    #expect(
      Session.run(
        """
        x = torch.ones(2, requires_grad=True)
        print(x._backward_hooks, x._post_accumulate_grad_hooks)
        handle = x.register_hook(lambda g: g * 2)
        x.register_post_accumulate_grad_hook(lambda t: None)
        print(type(x._backward_hooks).__name__, len(x._backward_hooks), len(x._post_accumulate_grad_hooks))
        handle.remove()
        print(len(x._backward_hooks))
        try:
            del x._backward_hooks
        except RuntimeError as e:
            print(e)
        """) == """
          None None
          OrderedDict 1 1
          0
          Deletion of _backwards_hooks not allowed!

          """)
  }

  @Test("nodes run in the order of their numbers")
  func sequenceNumbers() {
    #expect(
      Session.run(
        """
        x, y, z = (torch.ones(2, requires_grad=True) for _ in range(3))
        a = x + y
        b = y + z
        c = a + b
        a.grad_fn._set_sequence_nr(100)
        b.grad_fn._set_sequence_nr(99)
        order = []
        for name, t in (("a", a), ("b", b)):
            t.register_hook(lambda g, name=name: order.append(name))
        c.sum().backward()
        print(order, a.grad_fn._sequence_nr())
        """) == """
          ['a', 'b'] 100

          """)
  }

  @Test("functions may set what is needed of them and the types of gradients")
  func contexts() {
    #expect(
      Session.run(
        """
        class F(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                ctx.needs_input_grad = (False,)
                ctx.set_output_grad_dtype(torch.float64)
                ctx._is_pure_view = True
                return x.view_as(x)

            @staticmethod
            def backward(ctx, g):
                print(ctx.needs_input_grad, g.dtype)
                return g

        x = torch.ones(2, requires_grad=True)
        F.apply(x.clone()).sum().backward()
        y = F.apply(x.clone())
        y.add_(1)
        print(y.grad_fn.name())

        class G(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                ctx.mark_dirty(x)
                return x.mul_(2)

        t = torch.ones(2)
        G.apply(t)
        print(t._version)
        """) == """
          (False,) torch.float64
          AsStridedBackward0
          2

          """)
  }

  @Test("hooks that come while a node runs see no gradients that arrived")
  func hooksWhileRunning() {
    #expect(
      Session.run(
        """
        class Hooks(torch.autograd.graph.saved_tensors_hooks):
            def __init__(self):
                def unpack(t):
                    torch._C._current_autograd_node().register_hook(lambda sent, received: print(len(sent), received))
                    return t
                super().__init__(lambda t: t, unpack)

        a = torch.ones(2, requires_grad=True)
        with Hooks():
            torch.var_mean(a, dim=0)[0].backward()
        """) == """
          1 ()

          """)
  }

  @Test("random functions are refused in batches of gradients and under vmap")
  func randomness() {
    #expect(
      Session.run(
        """
        class R(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                return x.clone()

            @staticmethod
            def backward(ctx, g):
                return g * torch.rand_like(g)

        x = torch.ones(3, requires_grad=True)
        try:
            torch.autograd.grad(R.apply(x), x, torch.ones(2, 3), is_grads_batched=True)
        except RuntimeError as e:
            print(e)
        try:
            torch.func.vmap(torch.nn.functional.dropout)(torch.ones(2, 3))
        except RuntimeError as e:
            print(e)
        same = torch.func.vmap(torch.nn.functional.dropout, randomness="same")(torch.ones(2, 8))
        print(torch.equal(same[0], same[1]))
        """) == """
          vmap: We do not yet support calling random operations inside of vmap. Please perform random operations outside of vmap as a workaround
          vmap: called random operation while in randomness error mode. Please either use the 'same' or 'different' randomness flags on vmap or perform the randomness operation out of vmap
          True

          """)
  }
}
