import Testing

/// What goes wrong in functions that PyTorch has written in Python, before their kernels are reached.
struct PythonLayerErrorTests {
  @Test("They ask lists for a tensor's methods")
  func methods() {
    #expect(
      Session.tell(["F.softmax([1.], 0)", "F.log_softmax([1.])", "F.normalize([1.])"]) == """
        AttributeError 'list' object has no attribute 'softmax'
        AttributeError 'list' object has no attribute 'dim'
        AttributeError 'list' object has no attribute 'norm'

        """)
  }

  @Test("Dropout shows the probability as it was given, and its kernel as a short number")
  func dropout() {
    #expect(
      Session.tell([
        "F.dropout(x, 2)", "F.dropout(x, -1.0)", "F.dropout(x, 'a')", "torch.dropout(x, 2.0, True)",
      ]) == """
        ValueError dropout probability has to be between 0 and 1, but got 2
        ValueError dropout probability has to be between 0 and 1, but got -1.0
        TypeError '<' not supported between instances of 'str' and 'float'
        RuntimeError dropout probability has to be between 0 and 1, but got 2

        """)
  }

  @Test("Softmax takes a type by position")
  func types() {
    #expect(
      Session.tell([
        "torch.softmax(x, 0, torch.double).dtype", "x.log_softmax(0, torch.double).dtype",
        "torch.softmax(x, 0, 1, 2)",
      ]) == """
        torch.float64
        torch.float64
        TypeError softmax() takes from 2 to 3 positional arguments but 4 were given

        """)
  }

  @Test("Layers look at their sizes as PyTorch does")
  func sizes() {
    #expect(
      Session.tell([
        "F.layer_norm(x, 3)", "F.conv1d(x, x)", "F.max_pool1d(x, 0)", "F.max_pool1d(x, 2, padding=3)",
        "F.max_pool1d(x, (1, 2))",
      ]) == """
        TypeError layer_norm(): argument 'normalized_shape' (position 2) must be tuple of ints, not int
        RuntimeError weight should have at least three dimensions
        RuntimeError max_pool1d() kernel_size must be greater than zero, but got 0
        RuntimeError max_pool1d() padding should be at most half of kernel size, but got padding=3 and kernel_size=2
        RuntimeError max_pool1d() kernel_size must be an int, list of ints or tuple of ints of size 1 but got size 2

        """)
  }
}
