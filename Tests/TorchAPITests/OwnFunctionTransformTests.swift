import Testing

@testable import TorchAPI

/// A person's own `torch.autograd.Function` in transformations and in forward mode.
struct OwnFunctionTransformTests {
  @Test("saved results carry tangents, and vmap's rules and levels of forward mode are checked")
  func savedResultsInForwardMode() {
    #expect(
      Session.run(
        """
        import torch
        from torch.autograd import Function
        class Cube(Function):
            generate_vmap_rule = True
            @staticmethod
            def forward(x):
                return x ** 3, 3 * x ** 2
            @staticmethod
            def setup_context(ctx, inputs, outputs):
                ctx.save_for_backward(inputs[0], outputs[1])
                ctx.save_for_forward(inputs[0], outputs[1])
            @staticmethod
            def backward(ctx, g, h):
                x, dx = ctx.saved_tensors
                return g * dx + h * 6 * x
            @staticmethod
            def jvp(ctx, t):
                x, dx = ctx.saved_tensors
                return dx * t, 6 * x * t
        x = torch.tensor([1., 2.])
        print(torch.func.hessian(lambda x: Cube.apply(x)[0].sum())(x))
        print(torch.func.jvp(torch.func.grad(lambda x: Cube.apply(x)[0].sum()), (x,), (torch.ones(2),)))
        class Odd(Function):
            @staticmethod
            def forward(x): return x
            @staticmethod
            def setup_context(ctx, inputs, output): pass
            @staticmethod
            def vmap(info, in_dims, x): return result
        for result in 1, (x, 0, 0):
            try:
                torch.vmap(Odd.apply)(x)
            except RuntimeError as e:
                print(e)
        class Kept(Function):
            @staticmethod
            def forward(ctx, x):
                ctx.save_for_backward(x)
                ctx.mark_non_differentiable(x)
                print(ctx.to_save, ctx.non_differentiable, ctx.dirty_tensors, ctx.saved_for_forward)
                return x * 2
            @staticmethod
            def backward(ctx, g): return g * 2
        y = Kept.apply(torch.ones(1, requires_grad=True))
        print(y.grad_fn.to_save, y.grad_fn.non_differentiable)
        import torch.autograd.forward_ad as fwAD
        with fwAD.dual_level():
            dual = fwAD.make_dual(x, x)
            for make in (lambda: fwAD.make_dual(x, x, level=3), lambda: fwAD.make_dual(x, dual)):
                try:
                    make()
                except RuntimeError as e:
                    print(e)
        """) == """
          tensor([[ 6.,  0.],
                  [ 0., 12.]])
          (tensor([ 3., 12.]), tensor([ 6., 12.]))
          Expected the vmap staticmethod to have two returns, an output and out_dims with pytree structure compatible with the output. Got a <class 'int'> instead
          Expected the vmap staticmethod to have two returns, an output and out_dims with pytree structure compatible with the output. Got 3 returns instead
          (tensor([1.], requires_grad=True),) (tensor([1.], requires_grad=True),) None None
          None None
          Invalid level given to _make_dual
          Setting a forward grad that itself has a forward gradient at the same level0 is not supported.

          """)
  }
}
