import Testing

/// Arguments by name of `Function.apply`, and copies of leaves.
struct FunctionArgumentTests {
  private static func tell(_ calls: [String]) -> String {
    Session.tell(
      calls,
      after: """
        import copy
        w = torch.tensor([3.0, 5.0], requires_grad=True)
        w.grad, w.note = torch.ones(2), [1]
        p = torch.nn.Parameter(torch.ones(1))
        p.grad = torch.ones(1)
        class Scale(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x, n=2, *, k=1): return x * n
            @staticmethod
            def backward(ctx, g): return g * 2, None
        """)
  }

  @Test("Names are handed on by position")
  func names() {
    #expect(
      Self.tell([
        "Scale.apply(w, n=3)",
        "Scale.apply(n=3, x=w)",
        "Scale.apply(x=w)",
        "Scale.apply(w, k=3)",
        "Scale.apply(w, m=3)",
        "Scale.apply(n=3)",
        "Scale.apply(w, 1, n=2)",
      ]) == """
        tensor([ 9., 15.], grad_fn=<ScaleBackward>)
        tensor([ 9., 15.], grad_fn=<ScaleBackward>)
        tensor([ 6., 10.], grad_fn=<ScaleBackward>)
        TypeError forward() got an unexpected keyword argument 'k'
        TypeError forward() got an unexpected keyword argument 'm'
        TypeError forward() missing required argument: 'x' (position 0)
        TypeError forward() got multiple values for argument 'n'

        """)
  }

  @Test("A parameter's copy has no gradient, a tensor's copy has its gradient and notes")
  func copies() {
    #expect(
      Self.tell([
        "copy.deepcopy(p).grad",
        "copy.deepcopy(w).grad",
        "copy.deepcopy(w).note",
      ]) == """
        None
        tensor([1., 1.])
        [1]

        """)
  }

  @Test("The orthogonal factor of what is triangular already has minus zeros")
  func zeros() {
    #expect(
      Self.tell([
        "torch.linalg.qr(torch.eye(3)).Q",
        "torch.linalg.qr(torch.tensor([[-2.0, 1.0], [0.0, 3.0]])).Q",
        "torch.linalg.qr(torch.tensor([[1.0, 2.0], [3.0, 4.0]])).Q",
      ]) == """
        tensor([[1., 0., 0.],
                [-0., 1., 0.],
                [-0., -0., 1.]])
        tensor([[1., 0.],
                [-0., 1.]])
        tensor([[-0.3162, -0.9487],
                [-0.9487,  0.3162]])

        """)
  }

  @Test("Named results stay as they are")
  func results() {
    #expect(
      Self.tell([
        "setattr(x.max(0), 'values', 3)"
      ]) == """
        AttributeError readonly attribute

        """)
  }
}
