import Testing

/// Subscripts, read and written.
struct TensorIndexingTests {
  private static let setup = "x = torch.arange(6.).reshape(2, 3)"

  @Test(
    "Every form of subscript",
    arguments: [
      ("x[1]", "tensor([3., 4., 5.])"), ("x[1, -1]", "tensor(5.)"), ("x[:, 1]", "tensor([1., 4.])"),
      ("x[..., 0]", "tensor([0., 3.])"), ("x[None].shape", "torch.Size([1, 2, 3])"),
      ("x[True].shape", "torch.Size([1, 2, 3])"),
      ("x[[1, 0]]", "tensor([[3., 4., 5.],\n        [0., 1., 2.]])"), ("x[x > 3]", "tensor([4., 5.])"),
      ("x[torch.tensor([0, 1]), [2, 0]]", "tensor([2., 3.])"), ("x[[[0, 1]]].shape", "torch.Size([2, 3])"),
      ("x[:, ::2]", "tensor([[0., 2.],\n        [3., 5.]])"), ("x[torch.tensor(1)]", "tensor([3., 4., 5.])"),
    ])
  func reading(expression: String, expected: String) {
    #expect(Session.show(expression, after: Self.setup) == expected)
  }

  @Test(
    "Wrong subscripts",
    arguments: [
      ("x[0, 0, 0]", "!! IndexError: too many indices for tensor of dimension 2"),
      ("x[2]", "!! IndexError: index 2 is out of bounds for dimension 0 with size 2"),
      ("x[0, -4]", "!! IndexError: index -4 is out of bounds for dimension 1 with size 3"),
      ("x[::-1]", "!! ValueError: step must be greater than zero"),
      (
        "x[1.5]",
        "!! IndexError: only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid "
          + "indices (got float)"
      ),
      ("x['row']", "!! IndexError: too many indices for tensor of dimension 2"),
    ])
  func refusals(expression: String, expected: String) {
    #expect(Session.show(expression, after: Self.setup) == expected)
  }

  @Test("Writing through subscripts, and its history")
  func writing() {
    #expect(
      Session.run(
        """
        x = torch.arange(6.).reshape(2, 3)
        x[0, 1] = 10
        x[1] = torch.tensor([7., 8., 9.])
        x[x == 7] = -1
        x[[0, 1], [0, 2]] = torch.tensor([100., 200.])
        print(x)
        w = torch.ones(3, requires_grad=True)
        y = w * 2
        y[0] = 0
        print(y)
        y.sum().backward()
        print(w.grad)
        """) == """
          tensor([[100.,  10.,   2.],
                  [ -1.,   8., 200.]])
          tensor([0., 2., 2.], grad_fn=<CopySlices>)
          tensor([0., 2., 2.])

          """)
  }
}
