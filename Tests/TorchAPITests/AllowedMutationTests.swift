import Testing

/// `allow_mutation_on_saved_tensors`.
struct AllowedMutationTests {
  @Test("saved tensors are copied just before they are written to, once for all that saved them")
  func lateCopies() {
    #expect(
      Session.run(
        """
        from torch.autograd.graph import allow_mutation_on_saved_tensors
        with allow_mutation_on_saved_tensors() as ctx:
            a = torch.ones(2, 3, requires_grad=True)
            b = a.clone()
            out = (b**2).sum()
            print(type(ctx), len(ctx.cloned))
            b.sin_()
            print(len(ctx.cloned))
            out.sum().backward()
            print(a.grad, len(ctx.cloned))
            a = torch.ones(3, requires_grad=True)
            b = a.clone()
            first = b[0]
            out = (b**2).sum()
            first.mul_(4)
            print(len(ctx.cloned), b)
            out.backward()
            print(a.grad)
            a = torch.ones(3, requires_grad=True)
            b = a.clone()
            o1 = b.sin(); o2 = b.cos()
            b.mul_(2); b.mul_(3)
            print(len(ctx.cloned))
            (o1 + o2).sum().backward()
            print(a.grad)
        """) == """
          <class 'torch.autograd.graph._AllowMutationOnSavedContext'> 0
          1
          tensor([[2., 2., 2.],
                  [2., 2., 2.]]) 0
          1 tensor([4., 1., 1.], grad_fn=<CopySlices>)
          tensor([2., 2., 2.])
          1
          tensor([-0.3012, -0.3012, -0.3012])

          """)
  }

  @Test("outside the block there is no backward, and no write goes unnoticed")
  func outside() {
    #expect(
      Session.run(
        """
        from torch.autograd.graph import allow_mutation_on_saved_tensors
        def show(f):
            try: print(f())
            except Exception as e: print(type(e).__name__, str(e)[:90])
        def f():
            with allow_mutation_on_saved_tensors():
                a = torch.tensor([2., 3.], requires_grad=True)
                b = a.clone()
                out = (b**2).sum()
                b.sin_()
            out.backward()
        show(f)
        def g():
            with allow_mutation_on_saved_tensors():
                with allow_mutation_on_saved_tensors():
                    pass
        show(g)
        def h():
            a = torch.tensor([2., 3.], requires_grad=True)
            b = a.clone()
            out = (b**2).sum()
            with allow_mutation_on_saved_tensors():
                b.sin_()
            out.backward()
        show(h)
        """) == """
          AssertionError Trying to backward outside of the 'allow_mutation_on_saved_tensors' contextin which the gr
          RuntimeError allow_mutation_on_saved_tensors contexts cannot be nested
          RuntimeError one of the variables needed for gradient computation has been modified by an inplace opera

          """)
  }
}
