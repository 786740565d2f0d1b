import Testing

/// `x[...] = number`, by the operation that PyTorch chooses.
struct NumberAssignmentTests {
  private static let helper = """
    def chain(fn):
        names, todo = [], [fn]
        while todo:
            node = todo.pop(0)
            names.append('None' if node is None else node.name().replace('torch::autograd::', ''))
            todo += [] if node is None else [n for n, _ in node.next_functions]
        return ' '.join(names)
    i = torch.tensor([0, 1])
    def assign(key, value):
        y = torch.arange(24.).view(4, 6).requires_grad_().clone()
        y[key] = value
        print(chain(y.grad_fn))
        return y

    """

  @Test("one tensor of positions takes a number by index_fill, a mask by masked_fill, all else by index_put")
  func nodes() {
    #expect(
      Session.run(
        Self.helper + """
          y = assign(i, 3.)
          print(y.grad_fn._saved_dim, y.grad_fn._saved_index)
          y = assign((slice(None), i.view(2, 1)), 3)
          print(y.grad_fn._saved_dim, y.grad_fn._saved_index)
          y = assign([0, 2], True)
          y = assign((slice(0, 2), i), 3.)
          y = assign((slice(0, 4), i), 3.)
          y = assign(slice(0, 4), 3.)
          y = assign((i, i), 3.)
          y = assign(i.int(), 3.)
          y = assign(i, torch.tensor(3.))
          y = assign(torch.arange(4) > 1, 3.)
          y = assign(torch.arange(4) > 1, torch.tensor(3.))
          """) == """
          IndexFillBackward0 CloneBackward0 AccumulateGrad
          0 tensor([0, 1])
          IndexFillBackward0 CloneBackward0 AccumulateGrad
          1 tensor([0, 1])
          IndexFillBackward0 CloneBackward0 AccumulateGrad
          CopySlices CloneBackward0 AccumulateGrad
          IndexFillBackward0 CloneBackward0 AccumulateGrad
          FillBackward2 CloneBackward0 AccumulateGrad
          IndexPutBackward0 CloneBackward0 None AccumulateGrad
          IndexPutBackward0 CloneBackward0 None AccumulateGrad
          IndexPutBackward0 CloneBackward0 None AccumulateGrad
          MaskedFillBackward0 CloneBackward0 AccumulateGrad
          IndexPutBackward0 CloneBackward0 None AccumulateGrad

          """)
  }

  @Test("a number that does not fit is refused")
  func misfits() {
    #expect(
      Session.run(
        """
        z = torch.arange(6)
        i = torch.tensor([0, 1])
        for value in (2.7, True, 1e30, 2**70, 1j):
            try:
                z[i] = value
                print(z)
            except Exception as e:
                print(type(e).__name__, e)
        """) == """
          tensor([2, 2, 2, 3, 4, 5])
          tensor([1, 1, 2, 3, 4, 5])
          RuntimeError value cannot be converted to type int64_t without overflow
          ValueError Overflow when unpacking long long
          RuntimeError index_fill_(): Converting complex Scalar to non-complex type is not supported

          """)
  }
}
