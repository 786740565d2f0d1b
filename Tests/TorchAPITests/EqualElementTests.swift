import Testing

/// Where equal elements end up, and bounds that no element can hold.
struct EqualElementTests {
  private static let ties = "x = torch.tensor([0, 1] * 9)\ny = torch.tensor([2, 1, 1, 2, 2, 1])"

  @Test(
    "Sorting puts equal elements where PyTorch's algorithm does",
    arguments: [
      (
        "x.sort().indices", "tensor([ 2, 16,  4,  6, 14,  8,  0, 10, 12,  9, 17, 15, 13, 11,  7,  5,  3,  1])"
      ),
      (
        "x.sort(stable=True).indices",
        "tensor([ 0,  2,  4,  6,  8, 10, 12, 14, 16,  1,  3,  5,  7,  9, 11, 13, 15, 17])"
      ),
      ("y.sort(descending=True).indices", "tensor([0, 3, 4, 1, 2, 5])"),
      ("torch.tensor([3, 1, 3, 2, 3]).topk(2).indices", "tensor([2, 4])"),
      ("torch.tensor([1, 1, 0, 0]).median(0).indices", "tensor(3)"),
      ("torch.tensor([1, 0, 0, 0]).median(0).indices", "tensor(2)"),
      ("torch.tensor([True]).topk(1)", "!! NotImplementedError: topk does not support bool dtypes on CPU"),
    ])
  func places(expression: String, expected: String) {
    #expect(Session.show(expression, after: Self.ties) == expected)
  }

  @Test(
    "A bound beyond an integer type bounds nothing, or everything",
    arguments: [
      ("u.clamp(-1, 300)", "tensor([  1, 200], dtype=torch.uint8)"),
      (
        "u.clamp(300)", "!! RuntimeError: Clamp min value 300 is outside the representable range of Byte"
      ),
      (
        "torch.tensor([3]).bitwise_and_(torch.tensor([1.]))",
        "!! RuntimeError: result type Float can't be cast to the desired output type Long"
      ),
    ])
  func bounds(expression: String, expected: String) {
    #expect(Session.show(expression, after: "u = torch.tensor([1, 200], dtype=torch.uint8)") == expected)
  }

  @Test(
    "Composed functions",
    arguments: [
      (
        "torch.stft(torch.arange(8.), 4, 2, return_complex=True)[1]",
        "tensor([ 2.+0.j, -2.+2.j, -2.+2.j, -2.+2.j,  0.-2.j])"
      ),
      (
        "torch.istft(torch.arange(8.).stft(4, window=torch.hann_window(4), return_complex=True), 4, "
          + "window=torch.hann_window(4))", "tensor([0., 1., 2., 3., 4., 5., 6., 7.])"
      ),
      ("torch.segment_reduce(torch.arange(6.), 'sum', lengths=torch.tensor([2, 4]))", "tensor([ 1., 14.])"),
      (
        "torch.histogramdd(torch.tensor([[0., 0.], [1., 1.], [2., 2.]]), bins=2)",
        "torch.return_types.histogramdd(\nhist=tensor([[1., 0.],\n        [0., 2.]]),\n"
          + "bin_edges=(tensor([0., 1., 2.]), tensor([0., 1., 2.])))"
      ),
      (
        "torch.linalg.matrix_sqrth(torch.tensor([[2., 1.], [1., 3.]]))",
        "tensor([[1.3764, 0.3249],\n        [0.3249, 1.7013]])"
      ),
      (
        "torch.linalg.svd(torch.tensor([[0.5, -1.25, 2.], [0.1, 0.75, -0.3]]), full_matrices=False).U",
        "tensor([[ 0.9659,  0.2589],\n        [-0.2589,  0.9659]])"
      ),
      (
        "torch.ones(2).storage()",
        " 1.0\n 1.0\n[torch.storage.TypedStorage(dtype=torch.float32, device=cpu) of size 2]"
      ),
      (
        "torch.nn.functional.adaptive_avg_pool2d(torch.ones(1, 1, 4, 4), (2, 2, 2))",
        "!! RuntimeError: adaptive_avg_pool2d: output_size must be 2"
      ),
      ("'%d' % torch.tensor(3.7)", "'3'"),
      ("complex(torch.tensor(1+2j))", "(1+2j)"),
    ])
  func composed(expression: String, expected: String) {
    #expect(Session.show(expression) == expected)
  }
}
