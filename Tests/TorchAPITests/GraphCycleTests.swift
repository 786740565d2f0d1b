import Testing

/// Objects that only a graph and one another keep alive.
struct GraphCycleTests {
  @Test("cycles through hooks and contexts are freed, and nothing that is still in use")
  func cycles() {
    #expect(
      Session.run(
        #"""
        import gc, weakref
        class Kept: pass
        def leaf_hook():
            a, kept = torch.ones(1, requires_grad=True), Kept()
            kept.a = a
            a.register_hook(lambda g: kept and None)
            return weakref.ref(kept)
        def node_hook(kind):
            a, kept = torch.ones(1, requires_grad=True), Kept()
            b = a.clone()
            node = b.grad_fn
            def hook(*given): node; kept
            if kind == 'tensor': b.register_hook(hook)
            elif kind == 'node': node.register_hook(hook)
            else: node.register_prehook(hook)
            b.sum().backward()
            return weakref.ref(kept)
        class Meta(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x, kept):
                ctx.kept = kept
                return x.clone()
            @staticmethod
            def backward(ctx, g): return g, None
        def context(run):
            kept = Kept()
            kept.result = Meta.apply(torch.ones(1, requires_grad=True), kept)
            if run: kept.result.backward()
            return weakref.ref(kept)
        def alive():
            a, kept = torch.ones(1, requires_grad=True), Kept()
            kept.a = a
            a.register_hook(lambda g: kept and None)
            return a, weakref.ref(kept)
        references = [leaf_hook(), node_hook('tensor'), node_hook('node'), node_hook('prehook'), context(False), context(True)]
        a, reference = alive()
        gc.collect()
        print([r() is None for r in references], reference() is None)
        (a * 2).sum().backward()
        print(a.grad)
        """#) == #"""
          [True, True, True, True, True, True] False
          tensor([2.])

          """#)
  }

  @Test("a written input that its function saved is freed with its last reference")
  func dirty() {
    #expect(
      Session.run(
        #"""
        import weakref
        class Dirty(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                ctx.mark_dirty(x)
                ctx.save_for_backward(x)
                return x
            @staticmethod
            def backward(ctx, g): return g
        def dirty():
            x = torch.ones(1, requires_grad=True).clone()
            y = Dirty.apply(x)
            return weakref.ref(x)
        print(dirty()() is None)
        """#) == #"""
          True

          """#)
  }
}
