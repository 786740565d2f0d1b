import Testing

/// Tensors from numbers, lists and a seed.
struct TensorFactoryTests {
  @Test(
    "Data decides shape and type",
    arguments: [
      ("torch.tensor([[1, 2], [3, 4.5]])", "tensor([[1.0000, 2.0000],\n        [3.0000, 4.5000]])"),
      ("torch.tensor([True, 1])", "tensor([1, 1])"), ("torch.tensor([])", "tensor([])"),
      ("torch.tensor(range(3))", "tensor([0, 1, 2])"), ("torch.tensor([1, 2j])", "tensor([1.+0.j, 0.+2.j])"),
      ("torch.Tensor(2, 3).shape", "torch.Size([2, 3])"), ("torch.LongTensor([1.5])", "tensor([1])"),
      ("torch.arange(1, 2, 0.25)", "tensor([1.0000, 1.2500, 1.5000, 1.7500])"),
      ("torch.full((2,), 7)", "tensor([7, 7])"),
    ])
  func data(expression: String, expected: String) {
    #expect(Session.show(expression) == expected)
  }

  @Test(
    "Data that is none",
    arguments: [
      ("torch.tensor([[1, 2], [3]])", "!! ValueError: expected sequence of length 2 at dim 1 (got 1)"),
      ("torch.tensor([[1, 2], 3])", "!! TypeError: not a sequence"),
      ("torch.tensor('abc')", "!! TypeError: new(): invalid data type 'str'"),
      ("torch.tensor(None)", "!! RuntimeError: Could not infer dtype of NoneType"),
      (
        "torch.tensor(300, dtype=torch.uint8)",
        "!! RuntimeError: value cannot be converted to type uint8 without overflow"
      ),
      ("torch.tensor(2 ** 63)", "!! ValueError: Overflow when unpacking long long"),
      (
        "torch.tensor([1, 2], requires_grad=True)",
        "!! RuntimeError: Only Tensors of floating point and complex dtype can require gradients"
      ),
    ])
  func refusals(expression: String, expected: String) {
    #expect(Session.show(expression) == expected)
  }

  @Test("A seed gives PyTorch's numbers")
  func seeds() {
    #expect(
      Session.run(
        """
        torch.manual_seed(7)
        print(torch.rand(2, 3))
        torch.manual_seed(7)
        a = torch.rand(2, 3)
        print(torch.rand(2), torch.randint(0, 10, (4,)).dtype)
        """) == """
          tensor([[0.5349, 0.1988, 0.6592],
                  [0.6569, 0.2328, 0.4251]])
          tensor([0.2071, 0.6297]) torch.int64

          """)
  }
}
