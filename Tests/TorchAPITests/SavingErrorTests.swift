import Testing

/// What is no tensor and is to be saved.
struct SavingErrorTests {
  @Test func `saving is refused after forward, where a graph is recorded`() {
    let text = Session.run(
      #"""
      class A(torch.autograd.Function):
          @staticmethod
          def forward(ctx, a):
              ctx.save_for_backward("a"); print("after"); return a * 2
          @staticmethod
          def backward(ctx, g): return g
      class B(torch.autograd.Function):
          @staticmethod
          def forward(ctx, a):
              ctx.save_for_backward(5); return 7
          @staticmethod
          def backward(ctx, g): return g
      class C(torch.autograd.Function):
          @staticmethod
          def forward(a): return a * 2
          @staticmethod
          def setup_context(ctx, inputs, output): ctx.save_for_backward([output]); print("set")
          @staticmethod
          def backward(ctx, g): return g
      for f in (A, B, C):
          for x in (torch.ones(1, requires_grad=True), torch.ones(1)):
              try: print(f.apply(x))
              except Exception as e: print(type(e).__name__, e)
      """#)
    #expect(
      text == #"""
        after
        TypeError save_for_backward can only save variables, but argument 0 is of type str
        after
        tensor([2.])
        TypeError save_for_backward can only save variables, but argument 0 is of type int
        7
        set
        TypeError save_for_backward can only save variables, but argument 0 is of type list
        set
        tensor([2.])

        """#)
  }
}
