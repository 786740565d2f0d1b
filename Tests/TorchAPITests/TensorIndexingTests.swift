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
      ("x.index_select(0, torch.tensor([7]))", "!! IndexError: index out of range in self"),
      (
        "x.index_select(1, torch.tensor([7]))",
        "!! RuntimeError: INDICES element is out of DATA bounds, id=7 axis_dim=3"
      ),
      (
        "torch.zeros(0, 3).index_select(0, torch.tensor([0]))",
        "!! RuntimeError: index_select(): self indexing axis dim should be positive"
      ),
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

  @Test(
    "What cannot be assigned is refused",
    arguments: [
      (
        "x[[0, 2]] = torch.tensor(7)",
        "!! RuntimeError: Index put requires the source and destination dtypes match, got Float for the destination and "
          + "Long for the source."
      ),
      (
        "x[[0, 2]] = 1j",
        "!! RuntimeError: index_fill_(): Converting complex Scalar to non-complex type is not supported"
      ),
      ("x[x > 1] = 1j", "!! RuntimeError: value cannot be converted to type float without overflow"),
      (
        "x.long()[[0, 1], [0, 1]] = 1e30",
        "!! RuntimeError: value cannot be converted to type int64_t without overflow"
      ),
      (
        "x[[9]] = torch.ones(5)",
        "!! RuntimeError: shape mismatch: value tensor of shape [5] cannot be broadcast to indexing result of shape "
          + "[1, 4]"
      ),
      (
        "x[True] = torch.ones(5)",
        "!! RuntimeError: The expanded size of the tensor (4) must match the existing size (5) at non-singleton "
          + "dimension 2.  Target sizes: [1, 3, 4].  Tensor sizes: [5]"
      ),
      ("x[:, [7]]", "!! IndexError: index 7 is out of bounds for dimension 0 with size 4"),
      ("torch.tensor(5.)[-1]", "!! IndexError: index -1 is out of bounds for dimension 0 with size 0"),
      ("torch.tensor(5.)[:]", "!! IndexError: slice() cannot be applied to a 0-dim tensor."),
      ("torch.tensor(5.)[0, 1]", "!! IndexError: too many indices for tensor of dimension 0"),
      ("torch.zeros(0, 3)[[0]]", "!! IndexError: index is out of bounds for dimension with size 0"),
    ])
  func refusedAssignment(statement: String, expected: String) {
    #expect(Session.run("x = torch.arange(12.).reshape(3, 4)\n" + statement) == expected + "\n")
  }
}
