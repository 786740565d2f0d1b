import Testing

@testable import TorchAPI

/// A person's own `torch.autograd.Function`: what it may do, and the errors of what it may not.
struct OwnFunctionTests {
  private static let setUp = """
    import torch
    from torch.autograd import Function
    from torch.autograd.function import once_differentiable
    x = torch.tensor([1., 2.], requires_grad=True)
    def attempt(f):
        try:
            print(f())
        except Exception as e:
            print(type(e).__name__, e)

    """

  private func run(_ source: String) -> String { Session.run(Self.setUp + source) }

  @Test("an input that is returned as it is becomes a view that may not be written to")
  func returnedInput() {
    #expect(
      run(
        """
        class Same(Function):
            @staticmethod
            def forward(ctx, a): return a
            @staticmethod
            def backward(ctx, g): return g * 5
        y = Same.apply(x)
        print(y is x, y._base is x, y)
        try:
            y.add_(1)
        except RuntimeError as e:
            print(str(e)[:95])
        """) == """
          False True tensor([1., 2.], grad_fn=<SameBackward>)
          Output 0 of Same is a view and is being modified inplace. This view was created inside a custom

          """)
  }

  @Test("what is marked dirty must be returned, and be no leaf")
  func dirty() {
    #expect(
      run(
        """
        class Add(Function):
            @staticmethod
            def forward(ctx, a, other):
                ctx.mark_dirty(a)
                a.add_(1)
                return a.clone() if other else a
            @staticmethod
            def backward(ctx, g): return g * 3, None
        b = x * 1
        print(Add.apply(b, False) is b, b)
        attempt(lambda: Add.apply(x, False))
        attempt(lambda: Add.apply(x * 1, True))
        """) == """
          True tensor([2., 3.], grad_fn=<AddBackward>)
          RuntimeError a leaf Variable that requires grad has been used in an in-place operation.
          RuntimeError Some elements marked as dirty during the forward method were not returned as output. \
          The inputs that are modified inplace must all be outputs of the Function.

          """)
  }

  @Test("once_differentiable fails only on the way back through backward")
  func once() {
    #expect(
      run(
        """
        class Square(Function):
            @staticmethod
            def forward(ctx, a): ctx.save_for_backward(a); return a * a
            @staticmethod
            @once_differentiable
            def backward(ctx, g): return 2 * ctx.saved_tensors[0] * g
        s = torch.ones(2, requires_grad=True)
        g, = torch.autograd.grad(Square.apply(x), x, s, create_graph=True)
        print(g)
        attempt(lambda: g.sum().backward())
        """) == """
          tensor([2., 4.], grad_fn=<Error>)
          RuntimeError trying to differentiate twice a function that was marked with @once_differentiable

          """)
  }

  @Test("vjp is another name for backward, of which there is to be one")
  func vjp() {
    #expect(
      run(
        """
        class Both(Function):
            @staticmethod
            def forward(ctx, a): return a * 2
            @staticmethod
            def vjp(ctx, g): return g * 2
        Both.apply(x).sum().backward()
        print(x.grad)
        Both.backward = staticmethod(lambda ctx, g: g)
        attempt(lambda: Both.apply(x).sum().backward())
        """) == """
          tensor([2., 2.])
          RuntimeError Implementing both 'backward' and 'vjp' for a custom Function is not allowed. You should only \
          implement one of them.

          """)
  }

  @Test("gradients are checked against differences, first order and second")
  func gradcheck() {
    #expect(
      run(
        """
        from torch.autograd import gradcheck, gradgradcheck
        d = torch.tensor([0.3, 0.7], dtype=torch.float64, requires_grad=True)
        class Wrong(Function):
            @staticmethod
            def forward(ctx, a): ctx.save_for_backward(a); return a * a
            @staticmethod
            def backward(ctx, g): return ctx.saved_tensors[0] * g
        print(gradcheck(torch.sin, d), gradgradcheck(torch.mul, (d, d.detach() + 1)))
        print(gradcheck(lambda a: (a + 1, a * a), d, check_forward_ad=True, check_batched_grad=True))
        print(gradcheck(Wrong.apply, d, raise_exception=False))
        attempt(lambda: gradcheck(Wrong.apply, d))
        """) == """
          True True
          True
          False
          GradcheckError Jacobian mismatch for output 0 with respect to input 0,
          numerical:tensor([[0.6000, 0.0000],
                  [0.0000, 1.4000]], dtype=torch.float64)
          analytical:tensor([[0.3000, 0.0000],
                  [0.0000, 0.7000]], dtype=torch.float64)


          """)
  }

  @Test("generators run in a mode and leave it while they wait; inference tensors keep their restrictions")
  func modes() {
    #expect(
      run(
        """
        @torch.no_grad()
        def numbers():
            for i in range(2):
                yield torch.is_grad_enabled()
        print([(inside, torch.is_grad_enabled()) for inside in numbers()])
        with torch.inference_mode():
            a = torch.ones(2)
        for f in (lambda: a.add_(1), lambda: a * x, lambda: a._version):
            try:
                f()
            except RuntimeError as e:
                print(str(e)[:45])
        """) == """
          [(False, True), (False, True)]
          Inplace update to inference tensor outside In
          Inference tensors cannot be saved for backwar
          Inference tensors do not track version counte

          """)
  }

  @Test("a flag of the context is a bool")
  func wrongFlags() {
    #expect(
      Session.run(
        """
        class Wrong:
            def __bool__(self):
                raise ValueError("no")
        for name in ["_is_pure_view", "_materialize_non_diff_grads", "materialize_grads"]:
            class Same(torch.autograd.Function):
                @staticmethod
                def forward(ctx, x):
                    setattr(ctx, name, Wrong())
                    return x.view(-1)

                @staticmethod
                def backward(ctx, g):
                    return g
            try:
                Same.apply(torch.ones(2, requires_grad=True))
            except TypeError as error:
                print(error)
        """) == """
          set_pure_view received an invalid combination of arguments - got (), but expected (bool)
          set_materialize_non_diff_grads received an invalid combination of arguments - got (), but expected (bool)
          set_materialize_grads received an invalid combination of arguments - got (), but expected (bool)

          """)
  }
}
