import Testing

/// What was saved for a backward pass and is not what it was: errors, and never memory that is not there.
struct ChangedDataTests {
  @Test func `hooks must give back what formulas can use`() {
    let text = Session.run(
      """
      import torch.nn.functional as F
      x = torch.ones(4, 3, requires_grad=True)
      w = torch.ones(1, 4, 2, requires_grad=True)
      t = torch.tensor([0, 1, 2, 0])
      def back(f, unpack):
          with torch.autograd.graph.saved_tensors_hooks(lambda t: t, unpack):
              y = f()
          y.sum().backward()
      small = lambda t: torch.zeros(1)
      for f in (lambda: F.gelu(x), lambda: F.conv1d(x[None], w), lambda: x.cumprod(1), lambda: F.cross_entropy(x, t),
                lambda: F.layer_norm(x, (3,)), lambda: F.batch_norm(x, None, None, training=True)):
          attempt(lambda: back(f, small))
      attempt(lambda: back(lambda: F.gelu(x), lambda t: t.double()))
      attempt(lambda: back(lambda: torch.linalg.solve(torch.eye(3) * x[:3], x[:3]),
                           lambda t: torch.full_like(t, 10**9) if t.dtype == torch.int32 else t))
      x.grad = None
      attempt(lambda: back(lambda: x * x, lambda t: t + 1))
      print(x.grad[0])
      """)
    #expect(
      text == """
        RuntimeError An unpack hook returned a tensor of type Float and shape [1], but one of type Float and shape [4, 3] was saved.
        RuntimeError An unpack hook returned a tensor of type Float and shape [1], but one of type Float and shape [1, 4, 3] was saved.
        RuntimeError An unpack hook returned a tensor of type Float and shape [1], but one of type Float and shape [4, 3] was saved.
        RuntimeError An unpack hook returned a tensor of type Float and shape [1], but one of type Float and shape [4, 3] was saved.
        RuntimeError An unpack hook returned a tensor of type Float and shape [1], but one of type Float and shape [4, 3] was saved.
        RuntimeError An unpack hook returned a tensor of type Float and shape [1], but one of type Float and shape [4, 3] was saved.
        RuntimeError An unpack hook returned a tensor of type Double and shape [4, 3], but one of type Float and shape [4, 3] was saved.
        RuntimeError Pivots given to lu_solve must all be smaller or equal to LU.size(-2). Did you properly pass the result of lu_factor?
        None
        tensor([4., 4., 4.])

        """)
  }

  @Test func `data of another shape, and indices that somebody else writes`() {
    let text = Session.run(
      """
      import torch.nn.functional as F
      x = torch.ones(4, 3, requires_grad=True)
      y = F.gelu(x)
      x.data = torch.zeros(1)
      attempt(lambda: y.sum().backward())
      w = torch.ones(3, 2, requires_grad=True)
      i = torch.tensor([0, 1])
      y = F.embedding(i, w, scale_grad_by_freq=True)
      i.numpy()[:] = 10**9
      attempt(lambda: y.sum().backward())
      factors, _ = torch.linalg.lu_factor(torch.eye(3))
      for pivot in (0, 4):
          attempt(lambda: torch.linalg.lu_solve(factors, torch.full((3,), pivot, dtype=torch.int32), torch.eye(3)))
      """)
    #expect(
      text == """
        RuntimeError The data of a variable needed for gradient computation was replaced by data of another type or shape: it is Float and [1] now.
        IndexError index out of range in self
        RuntimeError Pivots given to lu_solve must all be greater or equal to 1. Did you properly pass the result of lu_factor?
        RuntimeError Pivots given to lu_solve must all be smaller or equal to LU.size(-2). Did you properly pass the result of lu_factor?

        """)
  }
}
