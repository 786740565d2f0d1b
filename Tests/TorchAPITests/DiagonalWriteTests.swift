import Testing

/// Diagonals written in place, and memory read as another type.
struct DiagonalWriteTests {
  @Test func `diagonals are written through views, and gradients stop at views of another type`() {
    let text = Session.run(
      #"""
      a = torch.ones(3, 3, requires_grad=True)
      attempt(lambda: a.fill_diagonal_(2.))
      b = a * 1
      b.fill_diagonal_(5.)
      print(b)
      b.sum().backward()
      print(a.grad)
      print(torch.zeros(7, 3).fill_diagonal_(1, wrap=True).T)
      print(torch.zeros(3, 5).T.fill_diagonal_(2, wrap=True), torch.zeros(2, 2, 2).fill_diagonal_(3))
      v = a.view(torch.int32)
      print(v.requires_grad, v.grad_fn, (a * 1).view(torch.float32).requires_grad)
      c = torch.zeros(2)
      c.view(torch.int32)[0] = 1065353216
      print(c, c._version)
      z = torch.tensor(1 + 2j)
      print(torch.adjoint(z))
      """#)
    #expect(
      text == #"""
        RuntimeError a view of a leaf Variable that requires grad is being used in an in-place operation.
        tensor([[5., 1., 1.],
                [1., 5., 1.],
                [1., 1., 5.]], grad_fn=<CopySlices>)
        tensor([[0., 1., 1.],
                [1., 0., 1.],
                [1., 1., 0.]])
        tensor([[1., 0., 0., 0., 1., 0., 0.],
                [0., 1., 0., 0., 0., 1., 0.],
                [0., 0., 1., 0., 0., 0., 1.]])
        tensor([[2., 0., 0.],
                [0., 2., 0.],
                [0., 0., 2.],
                [0., 0., 0.],
                [2., 0., 0.]]) tensor([[[3., 0.],
                 [0., 0.]],

                [[0., 0.],
                 [0., 3.]]])
        False None False
        tensor([1., 0.]) 1
        tensor(1.-2.j)

        """#)
  }

  @Test func `a matrix of many rows and no columns has no diagonals to wrap`() {
    let text = Session.run("print(torch.empty(10**12, 0).fill_diagonal_(1, True).shape)")
    #expect(text == "torch.Size([1000000000000, 0])\n")
  }

  @Test func `what shows memory as another type is no view of it, but counts writes with it`() {
    let text = Session.run(
      """
      a = torch.ones(2, requires_grad=True) * 2
      v = a.view(torch.int32)
      print(v._base, v._is_view(), v.requires_grad)
      v.add_(0)
      print(a._version, v._version)
      """)
    #expect(
      text == """
        None False False
        1 1

        """)
  }
}
