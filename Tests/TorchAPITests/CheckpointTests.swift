import Testing

@testable import TorchAPI

/// Checkpoints, and gradient checks in forward mode.
struct CheckpointTests {
  @Test("passes of one group compute what they need once")
  func groups() {
    #expect(
      Session.run(
        """
        def tell(f):
            try:
                print(f())
            except Exception as e:
                print(type(e).__name__, e)
        from torch.utils.checkpoint import checkpoint, GraphExecGroup
        count = [0]
        def f(x):
            count[0] += 1
            y = x.sin().cos()
            return y, y.sin().cos()
        x = torch.ones(2, requires_grad=True)
        y, z = checkpoint(f, x, use_reentrant=False)
        with GraphExecGroup():
            g, = torch.autograd.grad(z, y, torch.ones(2))
            torch.autograd.grad(y, x, g)
        print(count)
        out = checkpoint(lambda x: x.sin().cos(), x, use_reentrant=False).sum()
        with GraphExecGroup():
            out.backward(retain_graph=True)
            tell(lambda: out.backward())
        """) == """
          [2]
          CheckpointError torch.utils.checkpoint: Unpack is being triggered for a tensor that was already unpacked once. Performing two backward calls that overlap (i.e. require the same saved activation in order to compute gradients) is not allowed while under the torch.utils.checkpoint.GraphExecGroup context. If you are calling ctx.saved_tensors in backward, make sure to do so only once. Otherwise please open an issue with details on your use case.

          """)
  }

  @Test("a gradient computed in the function does not end recomputing, early or not")
  func gradientInside() {
    #expect(
      Session.run(
        """
        from torch.utils.checkpoint import checkpoint, set_checkpoint_early_stop
        def h(x):
            y = x.sin()
            g, = torch.autograd.grad(y.sum(), x, create_graph=True)
            return g.exp()
        x = torch.tensor([0.5, 1.0], requires_grad=True)
        for stop in (False, True):
            x.grad = None
            with set_checkpoint_early_stop(stop):
                checkpoint(h, x, use_reentrant=False).sum().backward()
            print(x.grad)
        """) == """
          tensor([-1.1531, -1.4444])
          tensor([-1.1531, -1.4444])

          """)
  }

  @Test("more tensors than before are an error where recomputing goes on")
  func more() {
    #expect(
      Session.run(
        """
        def tell(f):
            try:
                print(f())
            except Exception as e:
                print(type(e).__name__, e)
        from torch.utils import checkpoint as cp
        calls = [0]
        def f(x):
            calls[0] += 1
            return x.sin().exp() if calls[0] == 1 else x.sin().exp().sin()
        with cp.set_checkpoint_early_stop(False):
            out = cp.checkpoint(f, torch.ones(1, requires_grad=True), use_reentrant=False)
            try:
                out.backward()
            except RuntimeError as e:
                print(str(e)[:120])
        """) == """
          torch.utils.checkpoint: trying to save more tensors during recomputation than during the original forward pass.

          Tip: To

          """)
  }

  @Test("what is asked for outside a pass is not kept")
  func outside() {
    #expect(
      Session.run(
        """
        from torch.utils.checkpoint import checkpoint
        count = [0]
        def f(x):
            count[0] += 1
            return x.exp()
        y = checkpoint(f, torch.zeros(2, requires_grad=True), use_reentrant=False)
        print(y.grad_fn._saved_result, y.grad_fn._saved_result, count)
        y.sum().backward()
        print(count)
        """) == """
          tensor([1., 1.], grad_fn=<ExpBackward0>) tensor([1., 1.], grad_fn=<ExpBackward0>) [3]
          [4]

          """)
  }

  @Test("the tangents of complex inputs are checked by parts")
  func complexTangents() {
    #expect(
      Session.run(
        """
        import torch.autograd.forward_ad as fwAD
        from torch.autograd import gradcheck
        def bad(x):
            if fwAD._current_level >= 0:
                p, t = fwAD.unpack_dual(x)
                x = fwAD.make_dual(p, t * 1.1)
            return x * 2
        x = torch.rand(2, dtype=torch.cdouble, requires_grad=True)
        print(gradcheck(lambda x: x * 2, x, check_forward_ad=True))
        try:
            gradcheck(bad, x, check_forward_ad=True)
        except RuntimeError as e:
            print(str(e).split(',')[0])
        """) == """
          True
          While considering the imaginary part of complex inputs only

          """)
  }

  @Test("passes may run deep inside one another")
  func deepPasses() {
    #expect(
      Session.run(
        """
        class F(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                ctx.x = x.detach() - 1
                return ctx.x.clone()
            @staticmethod
            def backward(ctx, g):
                if ctx.x < 0:
                    return g
                with torch.enable_grad():
                    F.apply(ctx.x.requires_grad_()).backward()
                return g
        x = torch.tensor(8., requires_grad=True)
        F.apply(x).backward()
        print(x.grad)
        """) == """
          tensor(1.)

          """)
  }

  @Test("hooks give each saved tensor back once for a node's formula, so that checkpoints run through any")
  func unpackedOnce() {
    #expect(
      Session.run(
        """
        import torch.nn.functional as F
        from torch.utils.checkpoint import checkpoint
        x = torch.ones(2, 3, requires_grad=True)
        for f in (lambda x: F.layer_norm(x, (3,)), lambda x: F.mse_loss(x, x * 2), lambda x: F.glu(x, 0), lambda x: x / (x + 1),
                  lambda x: F.nll_loss(x.log_softmax(1), torch.tensor([0, 1])), lambda x: x.norm(3, 1),
                  lambda x: F.binary_cross_entropy(x / 2, x / 3)):
            count = [0]
            def unpack(x):
                count[0] += 1
                return x
            with torch.autograd.graph.saved_tensors_hooks(lambda x: x, unpack):
                y = f(x)
            first, = torch.autograd.grad(y.sum(), x, create_graph=True)
            second, = torch.autograd.grad(checkpoint(f, x, use_reentrant=False).sum(), x)
            print(count, torch.equal(first, second))
        y = x / (x + 1)
        with torch.autograd.graph.saved_tensors_hooks(lambda x: x, unpack):
            y = x.exp()
        count = [0]
        y.grad_fn._saved_result, y.grad_fn._saved_result
        print(count)
        """) == """
          [3] True
          [2] True
          [1] True
          [2] True
          [4] True
          [2] True
          [2] True
          [2]

          """)
  }

  @Test("with debug=True an error tells what ran")
  func debugMessages() {
    #expect(
      Session.run(
        """
        from torch.utils.checkpoint import checkpoint, set_checkpoint_debug_enabled
        def changing():
            calls = []
            def function(x):
                calls.append(x)
                return x.sin().exp() if len(calls) == 1 else x.sin() * torch.tensor([1.0, 2.0])
            return function
        x = torch.tensor([0.5], requires_grad=True)
        def told(**options):
            try:
                checkpoint(changing(), x, use_reentrant=False, **options).backward()
            except torch.utils.checkpoint.CheckpointError as error:
                return "because you passed `debug=True` to checkpoint and" in str(error)
        print(told(), told(debug=True))
        with set_checkpoint_debug_enabled(True):
            print(told())
        with set_checkpoint_debug_enabled(False):
            print(told(debug=True))
        """) == """
          False True
          True
          False

          """)
  }
}
