import Testing

/// The context of a person's own function, and what nodes note.
struct FunctionContextTests {
  @Test("a context is its node's object, and keeps what is asked of it")
  func contexts() {
    #expect(
      Session.run(
        #"""
        kept = []
        class Doubled(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                kept.append(ctx)
                ctx.mark = 1
                return x * 2
            @staticmethod
            def backward(ctx, g):
                return g * 2
        class Turned(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x): return x * 2
            @staticmethod
            def backward(ctx, g): return g * (1 + 2j)
        class Written(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                ctx.mark_dirty(x)
                return x * 2
            @staticmethod
            def backward(ctx, g): return g
        class Both(torch.autograd.Function):
            @staticmethod
            def forward(x): return x.exp()
            @staticmethod
            def setup_context(ctx, inputs, output):
                ctx.save_for_backward(inputs[0], output)
                ctx.save_for_forward(inputs[0])
            @staticmethod
            def backward(ctx, g): return g * ctx.saved_tensors[1]
            @staticmethod
            def jvp(ctx, t): return t * ctx.saved_tensors[0].exp()
        x = torch.tensor([1., 2.], requires_grad=True)
        y = Doubled.apply(x)
        print(kept[0] is y.grad_fn, y.grad_fn.__dict__, y.grad_fn.mark, y.grad_fn is y.grad_fn, y.sum().grad_fn.next_functions[0][0] is kept[0])
        attempt(lambda: torch.autograd.grad(Turned.apply(x).sum(), x))
        attempt(lambda: Written.apply(x))
        print(torch.autograd.grad(Both.apply(x).sum(), x), torch.func.jvp(Both.apply, (x.detach(),), (torch.ones(2),)))
        with torch.autograd.set_detect_anomaly(True):
            z = x * 2
            g, = torch.autograd.grad((z * z).sum(), x, create_graph=True)
        print(sorted(z.grad_fn.metadata), sorted(g.grad_fn.metadata), type(z.grad_fn.metadata['traceback_'][0]))
        print(g.grad_fn.metadata['parent_'].name())
        attempt(lambda: torch.func.jacfwd(lambda v: v, randomness='bad')(x.detach()))
        """#) == #"""
          True {'mark': 1} 1 True True
          RuntimeError Expected isFloatingType(grad.scalar_type()) || (input_is_complex == grad_is_complex) to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)
          RuntimeError Some elements marked as dirty during the forward method were not returned as output. The inputs that are modified inplace must all be outputs of the Function.
          (tensor([2.7183, 7.3891]),) (tensor([2.7183, 7.3891]), tensor([2.7183, 7.3891]))
          ['traceback_'] ['parent_', 'traceback_'] <class 'str'>
          MulBackward0
          RuntimeError Only allowed values for randomness are 'error', 'different', or 'same'. Got bad

          """#)
  }
}
