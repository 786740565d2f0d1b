import Testing

/// How elements can be asked to lie in memory, and how random numbers follow that order.
struct MemoryFormatTests {
  @Test(
    "A memory format shows in the strides",
    arguments: [
      ("a.contiguous(memory_format=torch.channels_last).stride()", "(48, 1, 12, 3)"),
      ("a.to(memory_format=torch.channels_last).is_contiguous()", "False"),
      (
        "a.to(memory_format=torch.channels_last).is_contiguous(memory_format=torch.channels_last)", "True"
      ),
      ("torch.empty(2, 3, 4, 4, memory_format=torch.channels_last).stride()", "(48, 1, 12, 3)"),
      ("torch.zeros_like(a.to(memory_format=torch.channels_last)).stride()", "(48, 1, 12, 3)"),
      ("torch.ones_like(torch.zeros(3, 4).t()).stride()", "(1, 4)"),
      ("torch.zeros(3, 4).t().clone(memory_format=torch.contiguous_format).stride()", "(3, 1)"),
      ("a.to(memory_format=torch.channels_last).dim_order()", "(0, 2, 3, 1)"),
      (
        "torch.zeros(2, 3).contiguous(memory_format=torch.channels_last)",
        "!! RuntimeError: required rank 4 tensor to use channels_last format"
      ),
      (
        "torch.zeros(1, 2).dim_order(ambiguity_check=True)",
        "!! RuntimeError: The tensor does not have unique dim order, or cannot map to exact one of the given memory "
          + "formats."
      ),
    ])
  func strides(expression: String, expected: String) {
    #expect(Session.show(expression, after: "a = torch.zeros(2, 3, 4, 4)") == expected)
  }

  @Test("Random numbers in the shape of a transposed tensor follow its memory")
  func randomNumbers() {
    let text = Session.run(
      """
      torch.manual_seed(0)
      print(torch.rand_like(torch.zeros(3, 2).t()))
      """)
    #expect(text == "tensor([[0.4963, 0.0885, 0.3074],\n        [0.7682, 0.1320, 0.6341]])\n")
  }

  @Test(
    "Random integers must be elements of the type",
    arguments: [
      ("torch.randint(0, 300, (3,), dtype=torch.uint8)", "to - 1 is out of bounds for unsigned char"),
      ("torch.zeros(2, dtype=torch.bool).random_(-5, 5)", "from is out of bounds for bool"),
      ("torch.zeros(2, dtype=torch.float16).random_(2**40)", "to - 1 is out of bounds for c10::Half"),
      (
        "torch.zeros(2, dtype=torch.int).exponential_()",
        "Exponential distribution is a continuous probability distribution. dtype must be a floating point but you "
          + "specified Int"
      ),
    ])
  func bounds(expression: String, expected: String) {
    #expect(Session.show(expression) == "!! RuntimeError: " + expected)
  }

  @Test("Ranges that a float type rounds are drawn in")
  func roundedRanges() {
    #expect(
      Session.show("torch.zeros(3).random_(2**40)", after: "torch.manual_seed(0)")
        == "tensor([2.4520e+11, 1.9298e+11, 9.5419e+11])")
  }
}
