import Testing

@testable import TorchAPI

/// The outputs of a person's own functions.
struct OwnFunctionOutputTests {
  @Test("every output has a number, also what is no tensor")
  func places() {
    #expect(
      Session.run(
        """
        class F(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                return 3, x * 2, None
            @staticmethod
            def backward(ctx, a, b, c):
                print(a, b, c)
                return b
        x = torch.ones(2, requires_grad=True)
        y = F.apply(x)[1]
        print(y.output_nr, type(y.grad_fn) is F._backward_cls)
        y.grad_fn.register_prehook(lambda g: print(g))
        y.sum().backward()
        """) == """
          1 True
          (None, tensor([1., 1.]), None)
          None tensor([1., 1.]) None

          """)
  }

  @Test("an output that is returned twice is the last of them")
  func duplicates() {
    #expect(
      Session.run(
        """
        class F(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                y = x * 2
                return y, y
            @staticmethod
            def backward(ctx, a, b):
                print(a, b)
                return a * 2 + b * 2
        a, b = F.apply(torch.ones(2, requires_grad=True))
        print(a is b, a.output_nr)
        (a * 3).sum().backward()
        """) == """
          True 1
          tensor([0., 0.]) tensor([3., 3.])

          """)
  }

  @Test("an input that is returned without a gradient is another tensor of the same memory")
  func constantInputs() {
    #expect(
      Session.run(
        """
        class F(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                ctx.mark_non_differentiable(x)
                return x, x * 3
            @staticmethod
            def backward(ctx, g, h):
                return h
        z = torch.ones(2, requires_grad=True)
        a, b = F.apply(z)
        print(a, a is z, a._is_view(), b)
        b.sum().backward()
        print(z.grad, a.add_(1), z)
        class G(torch.autograd.Function):
            @staticmethod
            def forward(ctx, i, x):
                return i, x * 2
            @staticmethod
            def backward(ctx, g, h):
                return None, h
        i = torch.tensor([1, 2])
        a, b = G.apply(i, z)
        print(a is i, a._is_view(), a)
        """) == """
          tensor([1., 1.]) False False tensor([3., 3.], grad_fn=<FBackward>)
          tensor([1., 1.]) tensor([2., 2.]) tensor([2., 2.], requires_grad=True)
          False True tensor([1, 2])

          """)
  }

  @Test("missing gradients of constant outputs may stay missing")
  func constants() {
    #expect(
      Session.run(
        """
        class F(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                a, b = x.clone(), x.clone()
                ctx.mark_non_differentiable(b)
                ctx._materialize_non_diff_grads = False
                return a, b
            @staticmethod
            def backward(ctx, a, b):
                print(a, b)
                return a
        F.apply(torch.ones(2, requires_grad=True))[0].sum().backward()
        """) == """
          tensor([1., 1.]) None

          """)
  }

  @Test("a function that writes into a view has one output")
  func writtenViews() {
    #expect(
      Session.run(
        """
        class F(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                x.mul_(2)
                ctx.mark_dirty(x)
                return x, x
            @staticmethod
            def backward(ctx, a, b):
                return a + b
        try:
            F.apply(torch.ones(2, 2, requires_grad=True).clone()[0])
        except RuntimeError as e:
            print(str(e)[:120])
        """) == """
          If your Function modifies inplace an input that is a view of another Tensor, your Function cannot return more than one T

          """)
  }

  @Test("an input that is returned as it is becomes another tensor of the same memory")
  func asIs() {
    #expect(
      Session.run(
        """
        class F(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                return x
            @staticmethod
            def backward(ctx, g):
                return g
        x = torch.ones(2, requires_grad=True)
        with torch.no_grad():
            y = F.apply(x)
        print(y is x, y.requires_grad, y.data_ptr() == x.data_ptr())
        w = torch.ones(2)
        y = F.apply(w)
        print(y is w, y._is_view())
        """) == """
          False False True
          False True

          """)
  }

  @Test("views made in inference mode are invalid when their memory was written to")
  func inferenceViews() {
    #expect(
      Session.run(
        """
        x = torch.ones(2, requires_grad=True)
        with torch.inference_mode():
            k = x.view(2)
            x.add_(1)
            k.add_(1)
        print(k)
        try:
            k * 2
        except RuntimeError as e:
            print(str(e)[:110])
        """) == """
          tensor([3., 3.], grad_fn=<Invalid>)
          A view was created in inference mode and its base or another view of its base has been modified inplace in nor

          """)
  }

  @Test("the error of a second derivative stands for all gradients")
  func onceDifferentiable() {
    #expect(
      Session.run(
        """
        class F(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x, n, y):
                ctx.save_for_backward(x, y)
                return x * y
            @staticmethod
            @torch.autograd.function.once_differentiable
            def backward(ctx, g):
                x, y = ctx.saved_tensors
                return g * y, None, g * x
        x, y = torch.ones(2, requires_grad=True), torch.ones(2, requires_grad=True)
        g = torch.ones(2, requires_grad=True)
        gx, gy = torch.autograd.grad(F.apply(x, 2, y), (x, y), g, create_graph=True)
        print(gx, [node and type(node).__name__ for node, _ in gx.grad_fn.next_functions])
        """) == """
          tensor([1., 1.], grad_fn=<Error>) ['AccumulateGrad', None, 'AccumulateGrad']

          """)
  }

  @Test("functions with out= have no gradients")
  func out() {
    #expect(
      Session.run(
        """
        x = torch.ones(2, requires_grad=True)
        try:
            torch.exp(x, out=torch.zeros(2))
        except RuntimeError as e:
            print(e)
        print(torch.eq(x, x, out=torch.zeros(2, dtype=torch.bool)))
        """) == """
          exp(): functions with out=... arguments don't support automatic differentiation, but one of the arguments requires grad.
          tensor([True, True])

          """)
  }

  @Test("Variable makes a leaf of the same memory")
  func variables() {
    #expect(
      Session.run(
        """
        from torch.autograd import Variable
        x = torch.ones(2)
        v = Variable(x, requires_grad=True)
        print(v, v.data_ptr() == x.data_ptr(), isinstance(x, Variable), isinstance(3, Variable), Variable)
        """) == """
          tensor([1., 1.], requires_grad=True) True True False <class 'torch.autograd.variable.Variable'>

          """)
  }

  @Test("a tensor that the graph keeps is not gone")
  func weakReferences() {
    #expect(
      Session.run(
        """
        import weakref
        def make():
            x = torch.ones(2, requires_grad=True).clone()
            return x.exp() * x, weakref.ref(x)
        y, ref = make()
        print(ref() is not None)
        del y
        print(ref())
        """) == """
          True
          None

          """)
  }

  @Test("saved tensors are the inputs and outputs that they were, with their history")
  func savedHistory() {
    #expect(
      Session.run(
        """
        from torch.autograd import Function
        class F1(Function):
            @staticmethod
            def forward(ctx, x): ctx.save_for_backward(x); return x
            @staticmethod
            def backward(ctx, g): (x,) = ctx.saved_tensors; print(x.is_leaf, type(x.grad_fn).__name__); return g * x * 3
        x = torch.tensor([2.0], requires_grad=True); y = F1.apply(x)
        print(y.grad_fn.saved_tensors)
        g, = torch.autograd.grad(y, x, create_graph=True); print(torch.autograd.grad(g, x))
        h = x * 5
        y = F1.apply(h)
        g, = torch.autograd.grad(y, x, create_graph=True); print(torch.autograd.grad(g, x))
        class F(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x): y = x.exp(); ctx.save_for_backward(x, y); return y
            @staticmethod
            def backward(ctx, g): x, y = ctx.saved_tensors; print(y.requires_grad, type(y.grad_fn).__name__); return g * y
        F.apply(torch.tensor([2.0], requires_grad=True)).sum().backward()
        class M(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x): x.mul_(2); ctx.mark_dirty(x); ctx.save_for_backward(x); return x
            @staticmethod
            def backward(ctx, g): x, = ctx.saved_tensors; print(x.requires_grad, type(x.grad_fn).__name__); return g * 2
        M.apply(torch.tensor([2.0], requires_grad=True).clone()).sum().backward()
        class S(Function):
            @staticmethod
            def forward(x): return x
            @staticmethod
            def setup_context(ctx, inputs, output): ctx.save_for_backward(*inputs)
            @staticmethod
            def backward(ctx, g): return g
        for r in (True, False):
            try: print(S.apply(torch.ones(1, requires_grad=r)))
            except RuntimeError as e: print(e)
        """) == """
          (tensor([2.], requires_grad=True),)
          True NoneType
          (tensor([3.]),)
          False MulBackward0
          (tensor([75.]),)
          True FBackward
          True MBackward
          An input that has been returned as-is as output is being saved for backward. This is not supported if you override setup_context. You should return and save a view of the input instead, e.g. with x.view_as(x) or setup ctx inside the forward function itself.
          An input that has been returned as-is as output is being saved for backward. This is not supported if you override setup_context. You should return and save a view of the input instead, e.g. with x.view_as(x) or setup ctx inside the forward function itself.

          """)
  }
}
