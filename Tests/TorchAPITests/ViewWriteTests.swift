import Testing

@testable import TorchAPI

/// Writes to views, and what they do to the graph.
struct ViewWriteTests {
  @Test("writes to views of a base that lies transposed")
  func transposedBase() {
    #expect(
      Session.run(
        """
        x = torch.arange(6.).view(2, 3).requires_grad_()
        z = x.t().clone()
        v = z[0]
        v *= 3
        w = z[:, 1:]
        w.mul_(2)
        (z * torch.arange(6.).view(3, 2)).sum().backward()
        print(x.grad)
        """) == """
          tensor([[ 0.,  2.,  4.],
                  [ 6.,  6., 10.]])

          """)
  }

  @Test("writes to the parts of complex numbers")
  func complexParts() {
    #expect(
      Session.run(
        """
        x = torch.tensor([1 + 2j, 3 - 1j], requires_grad=True)
        z = x.clone()
        z.real.mul_(3)
        r = torch.view_as_real(z)
        r += 1
        print(z.grad_fn.name(), r.grad_fn.name())
        (r * torch.arange(4.).view(2, 2)).sum().backward()
        print(x.grad)
        """) == """
          torch::autograd::CopySlices ViewAsRealBackward0
          tensor([0.+1.j, 6.+3.j])

          """)
  }

  @Test("views made outside the graph may not be written to within it")
  func outsideTheGraph() {
    #expect(
      Session.run(
        """
        def tell(f):
            try:
                print(f())
            except Exception as e:
                print(type(e).__name__, e)
        class F(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                return x.view_as(x)
            @staticmethod
            def backward(ctx, g):
                return g
        b = torch.ones(1, requires_grad=True)
        tell(lambda: F.apply(torch.ones(1, 2)).add_(b))
        tell(lambda: torch.ones(1, 2).unbind()[0].copy_(b))
        x = torch.zeros(2)
        with torch.no_grad():
            y = x.view(2)
        y.requires_grad_()
        tell(lambda: y.view(2).div_(2))
        """) == """
          RuntimeError A view was created in no_grad mode and is being modified inplace with grad mode enabled. This view was created inside a custom Function (or because an input was returned as-is) and the autograd logic to handle view+inplace would override the custom backward associated with the custom Function, leading to incorrect gradients. This behavior is forbidden. You can fix this by cloning the output of the custom Function.
          RuntimeError A view was created in no_grad mode and is being modified inplace with grad mode enabled. This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.
          RuntimeError Output 0 of View is a view of a view which was created in no_grad mode and is being modified inplace with grad mode enabled. Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view and the inplace either both inside the no_grad block (if you don't want the inplace to be tracked) or both outside (if you want the inplace to be tracked).

          """)
  }

  @Test("a view whose history cannot be told shows as invalid")
  func invalidHistory() {
    #expect(
      Session.run(
        """
        a = torch.ones(1, requires_grad=True)
        with torch.no_grad():
            b = a[:]
            b *= 2
        print(b)
        """) == """
          tensor([2.], grad_fn=<Invalid>)

          """)
  }

  @Test("a tensor that was saved may not lose its history in place")
  func detached() {
    #expect(
      Session.run(
        """
        def tell(f):
            try:
                print(f())
            except Exception as e:
                print(type(e).__name__, e)
        a = torch.tensor(1., requires_grad=True).clone()
        b = a.sin()
        a.detach_()
        tell(lambda: b.backward())
        a = torch.tensor(1., requires_grad=True).clone()
        b = a.exp()
        a.detach_()
        tell(lambda: b.backward())
        """) == """
          RuntimeError Trying to use a saved tensor that has been detached in-place, i.e. with .detach_().This is not supported, please use out-of-place `.detach()` instead
          None

          """)
  }

  @Test("the count of writes stays one where a tensor gets other memory")
  func sharedCounts() {
    #expect(
      Session.run(
        """
        x = torch.zeros(2)
        v = x[:]
        x.data = torch.ones(3)
        x.add_(1)
        v.add_(1)
        print(x._version, v._version)
        with torch.autograd._unsafe_preserve_version_counter(x):
            x.mul_(2)
        print(x._version)
        """) == """
          2 2
          2

          """)
  }

  @Test("only inputs can be marked as written to")
  func dirty() {
    #expect(
      Session.run(
        """
        def tell(f):
            try:
                print(f())
            except Exception as e:
                print(type(e).__name__, e)
        class F(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                y = x.clone().view_as(x)
                ctx.mark_dirty(y)
                return y
            @staticmethod
            def backward(ctx, g):
                return g
        tell(lambda: F.apply(torch.ones(1, requires_grad=True)))
        """) == """
          RuntimeError ctx.mark_dirty() received a tensor that was not an input. Only input Tensors that have been mutated should be passed to ctx.mark_dirty().

          """)
  }

  @Test("jvp must do to tangents what forward did to values")
  func tangents() {
    #expect(
      Session.run(
        """
        def tell(f):
            try:
                print(f())
            except Exception as e:
                print(type(e).__name__, e)
        import torch.autograd.forward_ad as fwAD
        def test(forward, jvp):
            class F(torch.autograd.Function):
                pass
            F.forward = staticmethod(forward)
            F.jvp = staticmethod(jvp)
            with fwAD.dual_level():
                tell(lambda: F.apply(fwAD.make_dual(torch.ones(3), torch.ones(3))))
        def half_constant(ctx, x):
            y = x.clone()
            ctx.mark_non_differentiable(y)
            return x.clone(), y
        def doubled(ctx, x):
            ctx.mark_dirty(x)
            return x.mul_(2)
        test(half_constant, lambda ctx, t: (t, t.clone()))
        test(lambda ctx, x: x[:2], lambda ctx, t: t[:2].clone())
        test(lambda ctx, x: x[:2], lambda ctx, t: t[:2].clone().view(2))
        test(doubled, lambda ctx, t: t * 2)
        test(doubled, lambda ctx, t: t.mul_(2))
        """) == """
          RuntimeError Function's jvp returned a gradient at position 1, but  the corresponding forward output is not a differentiable Tensor.You should return None at that position instead.
          RuntimeError A custom Function's forward is returning a view (or an input as-is) but the jvp is not returning a view.
          RuntimeError A custom Function is returning a view but the jvp is not returning a view of the given grad input.
          RuntimeError An inplace custom Function is not modifying the forward mode gradients inplace. If the forward is modifying an input inplace, then the jvp function must modify the corresponding gradient inplace.
          tensor([2., 2., 2.], tangent=tensor([2., 2., 2.]))

          """)
  }

  @Test("parts that were split off unsafely count their own writes")
  func unsafeParts() {
    #expect(
      Session.run(
        """
        x = torch.ones(6, requires_grad=True)
        print(x.split_with_sizes([1, 5])[0], x.unsafe_split_with_sizes([1, 5])[0])
        parts = (x * 2).unsafe_split(2)
        parts[0].mul_(parts[1])
        print([p._version for p in parts], parts[0]._is_view())
        parts[0].sum().backward()
        print(x.grad)
        for lengths in ([1, 2], [3, -3]):
            try: x.split_with_sizes(lengths)
            except RuntimeError as e: print(e)
        """) == """
          tensor([1.], grad_fn=<SplitWithSizesBackward0>) tensor([1.], grad_fn=<UnsafeSplitWithSizesBackward0>)
          [1, 0, 0] False
          tensor([4., 4., 4., 4., 0., 0.])
          split_with_sizes expects split_sizes to sum exactly to 6 (input tensor's size at dimension 0), but got split_sizes=[1, 2]
          split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=[3, -3]

          """)
  }

  @Test("views of another type are taken anew from their base after a write")
  func replayedViews() {
    #expect(
      Session.run(
        """
        def path(node):
            names = []
            while node is not None:
                names.append(node.name().split("::")[-1])
                node = node.next_functions[0][0] if node.next_functions else None
            print(" <- ".join(names))
        x = torch.tensor([[1., 2.], [3., 4.]], requires_grad=True)
        b = x.clone()
        z = torch.view_as_complex(b)
        row = b[0]
        z.mul_(2 + 1j)
        path(z.grad_fn)
        path(row.grad_fn)
        print(torch.autograd.grad((b * torch.tensor([[1., 10.], [100., 1000.]])).sum(), x, retain_graph=True))
        print(torch.autograd.grad((z * (3 + 2j)).abs().sum(), x))
        b = x.clone()
        u = torch.view_as_real(torch.view_as_complex(b)[1])
        u.exp_()
        path(u.grad_fn)
        print(torch.autograd.grad(b.sum(), x))
        c = torch.tensor([1 + 2j, 3 - 1j], requires_grad=True)
        b = c * 1
        v = b.real[:1]
        v.exp_()
        path(v.grad_fn)
        print(torch.autograd.grad((b * (3 + 2j)).abs().sum(), c))
        b = c * 1
        v = torch.view_as_real(b)
        v.transpose_(0, 1)
        path(v.grad_fn)
        v.exp_()
        path(v.grad_fn)
        print(torch.autograd.grad((b * (3 + 2j)).abs().sum(), c))
        """) == """
          ViewAsComplexBackward0 <- CopySlices <- CloneBackward0 <- AccumulateGrad
          AsStridedBackward0 <- CopySlices <- CloneBackward0 <- AccumulateGrad
          (tensor([[  12.,   19.],
                  [1200., 1900.]]),)
          (tensor([[3.6056, 7.2111],
                  [4.8374, 6.4498]]),)
          ViewAsRealBackward0 <- AsStridedBackward0 <- ViewAsComplexBackward0 <- CopySlices <- CloneBackward0 <- AccumulateGrad
          (tensor([[ 1.0000,  1.0000],
                  [20.0855, 54.5981]]),)
          AsStridedBackward0 <- AsStridedBackward0 <- ViewAsRealBackward0 <- CopySlices <- MulBackward0 <- AccumulateGrad
          (tensor([7.8944+2.1368j, 3.4205-1.1402j]),)
          TransposeBackward1 <- ViewAsRealBackward0 <- MulBackward0 <- AccumulateGrad
          ViewAsRealBackward0 <- CopySlices <- MulBackward0 <- AccumulateGrad
          (tensor([ 3.3838+6.7966e+01j, 26.6372+2.4290e-02j]),)

          """)
  }

  @Test("changing in place how a tensor shows its memory")
  func changedInPlace() {
    #expect(
      Session.run(
        """
        x = torch.rand(3, 1, 2, requires_grad=True)
        changes = [
            lambda b: b.unsqueeze_(0), lambda b: b.squeeze_(), lambda b: b.squeeze_(1), lambda b: b.transpose_(0, 1),
            lambda b: b.squeeze_(1).t_(), lambda b: b.as_strided_((2,), (1,)), lambda b: b[:].transpose_(0, 1),
        ]
        for change in changes:
            y = change(x * 2)
            print(y.grad_fn.name(), y.grad_fn.next_functions[0][0].name(), y._version)
        """) == """
          UnsqueezeBackward1 MulBackward0 1
          SqueezeBackward3 MulBackward0 1
          SqueezeBackward4 MulBackward0 1
          TransposeBackward1 MulBackward0 1
          TBackward1 SqueezeBackward4 2
          AsStridedBackward1 MulBackward0 1
          TransposeBackward1 SliceBackward0 1

          """)
  }
}
