import Testing

/// Nodes of the graph, called as functions.
struct NodeCallTests {
  private static func tell(_ calls: [String]) -> String {
    Session.tell(
      calls,
      after: """
        w = torch.tensor([3.0, 5.0], requires_grad=True)
        """)
  }

  @Test("A node turns gradients of its outputs into those of its inputs")
  func calls() {
    #expect(
      Self.tell([
        "w.sum().grad_fn(torch.tensor(2.0))",
        "(w * w).grad_fn(torch.ones(2))",
        "(w + torch.ones(3, 2)).grad_fn(torch.ones(3, 2))",
        "(w + 1).grad_fn(None)",
        "w.unbind()[0].grad_fn(torch.tensor(1.0), None)",
        "callable(w.sum().grad_fn)",
      ]) == """
        tensor([2., 2.])
        (tensor([3., 5.], grad_fn=<MulBackward0>), tensor([3., 5.], grad_fn=<MulBackward0>))
        (tensor([[1., 1.],
                [1., 1.],
                [1., 1.]]), None)
        (None, None)
        tensor([1., 0.])
        True

        """)
  }

  @Test("It refuses other arguments")
  func refusals() {
    #expect(
      Self.tell([
        "w.sum().grad_fn(1, 2)",
        "w.sum().grad_fn()",
        "w.sum().grad_fn('a')",
        "w.unbind()[0].grad_fn(torch.tensor(1.0))",
      ]) == """
        TypeError expected 1 arguments, got 2 instead
        TypeError expected 1 arguments, got 0 instead
        TypeError argument 0 is not a Variable
        TypeError expected 2 arguments, got 1 instead

        """)
  }

  @Test("Draws of counts have a slope of zero, remainders of numbers none")
  func slopes() {
    #expect(
      Self.tell([
        "torch.poisson(w.detach().zero_().requires_grad_())",
        "(7 % w)",
        "(7 % w).sum().backward()",
        "(w % 2)",
      ]) == """
        tensor([0., 0.], grad_fn=<PoissonBackward0>)
        tensor([nan, nan], grad_fn=<NotImplemented>)
        RuntimeError derivative for aten::remainder is not implemented
        tensor([0., 0.], grad_fn=<RemainderBackward0>)

        """)
  }

  @Test("Only leaves change whether they require gradients")
  func flags() {
    #expect(
      Self.tell([
        "setattr(w * 2, 'requires_grad', True)",
        "setattr(w * 2, 'requires_grad', False)",
        "(w * 2).requires_grad_().requires_grad",
      ]) == """
        RuntimeError you can only change requires_grad flags of leaf variables.
        RuntimeError you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().
        True

        """)
  }

  @Test("Gradients that no output of a node could have are refused, or spread and summed to fit")
  func unfitting() {
    #expect(
      Self.tell([
        "w[0].grad_fn(torch.ones(7))",
        "w.unfold(0, 2, 1).grad_fn(torch.tensor(1.0))",
        "w.gather(0, torch.tensor([0, 1])).grad_fn(torch.ones(2, 2, 3)[0, 0])",
        "w.softmax(0).grad_fn(torch.ones(2, dtype=torch.int64)).dtype",
      ]) == """
        tensor([7., 0.])
        tensor([1., 1.])
        RuntimeError Function GatherBackward0 returned an invalid gradient at index 0 - got [3] but expected shape compatible with [2]
        torch.float32

        """)
  }
}
