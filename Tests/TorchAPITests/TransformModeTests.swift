import Testing

/// Transformations of functions in the modes they are called in, and what functions under them may write to.
struct TransformModeTests {
  @Test("gradients in inference mode are those outside of it")
  func inferenceMode() {
    #expect(
      Session.run(
        #"""
        def attempt(f):
            try:
                print(f())
            except Exception as error:
                print(type(error).__name__, str(error).split(". ")[0])

        from torch.func import grad, jacrev, jvp, vjp, vmap
        x = torch.tensor([1., 2., 3.])
        with torch.inference_mode():
            made = x * 1
            for given in (x, made):
                y = grad(lambda t: (t ** 2).sum())(given)
                print(y, y.is_inference(), jacrev(torch.sin)(given).diagonal())
                print(vjp(lambda t: (t ** 2).sum(), given)[1](torch.tensor(1.)), vmap(grad(torch.sin))(given))
            print(grad(grad(lambda t: t ** 3))(x[0]), torch.is_inference_mode_enabled(), torch.is_grad_enabled())
        """#) == #"""
          tensor([2., 4., 6.]) False tensor([ 0.5403, -0.4161, -0.9900])
          (tensor([2., 4., 6.]),) tensor([ 0.5403, -0.4161, -0.9900])
          tensor([2., 4., 6.]) False tensor([ 0.5403, -0.4161, -0.9900])
          (tensor([2., 4., 6.]),) tensor([ 0.5403, -0.4161, -0.9900])
          tensor(6.) True False

          """#)
  }

  @Test("what vjp gives without recording has no history")
  func withoutRecording() {
    #expect(
      Session.run(
        #"""
        def attempt(f):
            try:
                print(f())
            except Exception as error:
                print(type(error).__name__, str(error).split(". ")[0])

        x = torch.tensor(2., requires_grad=True)
        with torch.no_grad():
            out, pull = torch.func.vjp(lambda t: t ** 2, x)
        print(out, pull(torch.tensor(1.)))
        """#) == #"""
          tensor(4.) (tensor(4., grad_fn=<MulBackward0>),)

          """#)
  }

  @Test("writes to captured tensors are refused under their operators' names")
  func captured() {
    #expect(
      Session.run(
        #"""
        def attempt(f):
            try:
                print(f())
            except Exception as error:
                print(type(error).__name__, str(error).split(". ")[0])

        captured = torch.ones(3)
        def writing(write):
            def f(x):
                write(x)
                return x.sum()
            return f
        def assign(key, value):
            captured[key] = value
        for write in (lambda x: assign(0, 1.), lambda x: assign(0, x[0]), lambda x: assign(captured > 0, 2.),
                      lambda x: assign(torch.tensor([0]), x[:1]), lambda x: captured.fill_(2), lambda x: captured.eq_(x),
                      lambda x: captured.pow_(2), lambda x: captured.masked_fill_(captured > 0, 1), lambda x: captured.sin_()):
            try:
                torch.func.grad(writing(write))(torch.ones(3))
            except RuntimeError as error:
                print(str(error).split("operation ")[1].split(" that")[0])
        print(captured, torch.func.jacfwd(lambda x, y: y.copy_(x))(torch.ones(2), torch.zeros(2)))
        """#) == #"""
          (aten::fill_.Scalar)
          (aten::copy_)
          (aten::masked_fill_.Scalar)
          (aten::index_put_)
          (aten::fill_.Scalar)
          (aten::eq_.Tensor)
          (aten::pow_.Scalar)
          (aten::masked_fill_.Scalar)
          (aten::sin_)
          tensor([1., 1., 1.]) tensor([[1., 0.],
                  [0., 1.]])

          """#)
  }

  @Test("writes of examples to what all share are refused in their operators' words")
  func shared() {
    #expect(
      Session.run(
        #"""
        def attempt(f):
            try:
                print(f())
            except Exception as error:
                print(type(error).__name__, str(error).split(". ")[0])

        x = torch.arange(6.).reshape(2, 3)
        def assign(target, key, value):
            target[key] = value
        for write in (lambda c, x: c.add_(x), lambda c, x: c.mul_(x), lambda c, x: c.copy_(x), lambda c, x: c.pow_(x),
                      lambda c, x: c.fill_(x[0]), lambda c, x: c.masked_fill_(x > 1, 2.), lambda c, x: assign(c, 0, x[0]),
                      lambda c, x: assign(c, torch.tensor([0]), x[:1]), lambda c, x: c.scatter_(0, torch.tensor([0]), x[:1]),
                      lambda c, x: c.index_add_(0, torch.tensor([0]), x[:1]), lambda c, x: torch.sin(x, out=c)):
            try:
                torch.vmap(lambda x: write(torch.zeros(3), x))(x)
            except RuntimeError as error:
                print(str(error).split(" because")[0], "|", str(error).split("not being vmapped over ")[-1].split(". ")[0])
        """#) == #"""
          output with shape [3] doesn't match the broadcast shape [2, 3] | output with shape [3] doesn't match the broadcast shape [2, 3]
          vmap: inplace arithmetic(self, *extra_args) is not possible | in a vmap
          vmap: inplace arithmetic(self, *extra_args) is not possible | in a vmap
          vmap: aten::pow_(self, *extra_args) is not possible | at level 1
          vmap: fill_(self, *extra_args) is not possible | in a vmap
          vmap: inplace arithmetic(self, *extra_args) is not possible | in a vmap
          vmap: inplace arithmetic(self, *extra_args) is not possible | in a vmap
          vmap: index_put_(self, *extra_args) is not possible | in a vmap
          vmap: aten::scatter_(self, *extra_args) is not possible | at level 1
          vmap: index_add_(self, *extra_args) is not possible | in a vmap
          Batching rule not implemented for aten::sin.out; the fallback path doesn't work on out= or view ops. | Batching rule not implemented for aten::sin.out; the fallback path doesn't work on out= or view ops.

          """#)
  }

  @Test("forward of a person's own function carries no tangents along")
  func forward() {
    #expect(
      Session.run(
        #"""
        import torch.autograd.forward_ad as fwAD
        class Square(torch.autograd.Function):
            @staticmethod
            def forward(x):
                print(fwAD._is_fwd_grad_enabled())
                return x * x
            @staticmethod
            def setup_context(ctx, inputs, output):
                ctx.save_for_backward(*inputs)
            @staticmethod
            def backward(ctx, gradient):
                return 2 * gradient * ctx.saved_tensors[0]
        print(Square.apply(torch.ones(1, requires_grad=True)), fwAD._is_fwd_grad_enabled())
        def f(x):
            y = Square.apply(x)
            print(type(y.grad_fn).__name__)
            return y.sum()
        print(torch.func.grad(f)(torch.ones(2)))
        """#) == #"""
          False
          tensor([1.], grad_fn=<SquareBackward>) True
          False
          SquareGeneratedBackward
          tensor([2., 2.])

          """#)
  }

  @Test("views made before a write get their part of the tangent that it brings")
  func views() {
    #expect(
      Session.run(
        #"""
        import torch.autograd.forward_ad as fwAD
        with fwAD.dual_level():
            base = torch.zeros(2, 2)
            row, whole = base[1], base.view(4)
            base.copy_(fwAD.make_dual(torch.ones(2, 2), torch.tensor([[1., 2.], [3., 4.]])))
            for view in (row, whole, row * 2):
                print(fwAD.unpack_dual(view).tangent)
            print(fwAD.unpack_dual(base.detach()).tangent, fwAD.unpack_dual(fwAD.unpack_dual(base).primal).tangent)
        def f(x, y):
            x = x.clone()
            view = x[0]
            x.copy_(y)
            return view
        print(torch.vmap(lambda x, y: torch.func.jvp(lambda y: f(x, y), (y,), (y * 2,)))(torch.zeros(2, 2), torch.ones(2, 2)))
        """#) == #"""
          tensor([3., 4.])
          tensor([1., 2., 3., 4.])
          tensor([6., 8.])
          None None
          (tensor([1., 1.]), tensor([2., 2.]))

          """#)
  }

  @Test("running statistics are not updated with each example")
  func statistics() {
    #expect(
      Session.run(
        #"""
        from torch import nn
        def attempt(f):
            try:
                print(f())
            except Exception as error:
                print(type(error).__name__, str(error).split(". ")[0])

        x = torch.arange(16.).reshape(2, 2, 2, 2)
        def normalized(t, trains):
            return torch.batch_norm(t, None, None, torch.zeros(2), torch.ones(2), trains, 0.1, 1e-5, False)
        attempt(lambda: torch.vmap(lambda t: normalized(t, True))(x))
        layer = nn.BatchNorm1d(2)
        attempt(lambda: torch.vmap(layer)(x))
        print(layer.running_mean)
        print(torch.vmap(lambda t: normalized(t, False))(x).shape, torch.vmap(nn.BatchNorm1d(2).eval())(x).shape)
        attempt(lambda: torch.vmap(lambda t: nn.functional.one_hot(t, 3))(torch.tensor([[0, 2]])))
        attempt(lambda: torch.vmap(torch.where)(x > 1))
        """#) == #"""
          RuntimeError Batch norm got a batched tensor as input while the running_mean or running_var, which will be updated in place, were not batched.
          If you are using a module and do not need eval mode, please set `track_running_stats` to be False.If you are using a prebuilt module and do not need eval mode, please see the functorch website for resources on how to patch your module to work with vmap
          RuntimeError Batch norm got a batched tensor as input while the running_mean or running_var, which will be updated in place, were not batched.
          If you are using a module and do not need eval mode, please set `track_running_stats` to be False.If you are using a prebuilt module and do not need eval mode, please see the functorch website for resources on how to patch your module to work with vmap
          tensor([0., 0.])
          torch.Size([2, 2, 2, 2]) torch.Size([2, 2, 2, 2])
          tensor([[[1, 0, 0],
                   [0, 0, 1]]])
          RuntimeError vmap: We do not support batching operators that can output dynamic shape

          """#)
  }
}
