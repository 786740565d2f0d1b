import Testing

/// Arguments that no program should have, and that some have.
struct WildArgumentTests {
  @Test(arguments: [
    (
      "x.as_strided((2,), (2**63 - 1,))",
      "RuntimeError: Storage size calculation overflowed with sizes=[2] and strides=[9223372036854775807]"
    ),
    (
      "x.as_strided((2,), (1,), 2**63 - 1)",
      "RuntimeError: Storage size calculation overflowed with sizes=[2] and strides=[1]"
    ),
    ("x.resize_((10**12, -1))", "RuntimeError: numel: integer multiplication overflow"),
    ("x.resize_((2**62, 4))", "RuntimeError: numel: integer multiplication overflow"),
    (
      "x.as_strided((2, -1), (1, 1))",
      "RuntimeError: Storage size calculation overflowed with sizes=[2, -1] and strides=[1, 1]"
    ),
    ("torch.ones(1).expand(2**63 - 1, 10)", "RuntimeError: numel: integer multiplication overflow"),
    ("torch.ones(1).expand(2**32, 2**32)", "RuntimeError: numel: integer multiplication overflow"),
    (
      "torch.nn.functional.max_pool1d(x[None], 2**62, 1, 2**61)",
      "RuntimeError: value cannot be converted to type int without overflow"
    ),
    ("torch.zeros(2**62, 0).tolist()", "MemoryError"),
    (
      "torch.index_reduce(x, 1, torch.zeros((), dtype=torch.long), torch.ones(3), 'mean')",
      "RuntimeError: index_reduce_(): Indexing dim 1 is out of bounds of the source tensor with dim 1"
    ),
    (
      "torch.index_add(x, 1, torch.zeros(1, dtype=torch.long), torch.ones(3))",
      "RuntimeError: index_add_(): Indexing dim 1 is out of bounds of the source tensor with dim 1"
    ),
    (
      "torch.index_copy(x, 1, torch.zeros(1, dtype=torch.long), torch.ones(3))",
      "IndexError: index_copy_(): When source and destination are not scalars, their dimensionality must match. Source "
        + "dimensionality (1), destination dimensionality (2)"
    ),
    ("x[..., ..., -2**31]", "IndexError: index -2147483648 is out of bounds for dimension 2 with size 0"),
    ("x[..., ..., 0]", "IndexError: index 0 is out of bounds for dimension 2 with size 0"),
  ])
  func `sizes that overflow are errors`(expression: String, error: String) {
    #expect(Session.run("x = torch.arange(6.).reshape(2, 3)\n\(expression)") == "!! \(error)\n")
  }

  @Test(arguments: [
    ("torch.gradient(x, dim=0)", "IndexError: Dimension specified as 0 but tensor has no dimensions"),
    (
      "torch.gradient(x, dim=5)",
      "IndexError: Dimension out of range (expected to be in range of [-1, 0], but got 5)"
    ), ("torch.fft.fftshift(x, -1)", "IndexError: Dimension specified as -1 but tensor has no dimensions"),
    ("torch.fft.ifftshift(x)", "RuntimeError: `shifts` required"),
    ("torch.roll(torch.arange(3), (), 0)", "RuntimeError: `shifts` required"),
    ("x.unbind()", "IndexError: Dimension specified as 0 but tensor has no dimensions"),
  ])
  func `a number has no dimension`(expression: String, error: String) {
    #expect(Session.run("x = torch.tensor(1.)\n\(expression)") == "!! \(error)\n")
  }

  @Test func `several ellipses stand for the dimensions once`() {
    #expect(Session.show("x[0, ..., 0, ...]", after: "x = torch.zeros(4, 1)") == "tensor(0.)")
  }

  @Test(arguments: [
    "torch.fft.fftfreq(2**62)", "torch.vander(torch.ones(3), 2**62)", "torch.fft.rfftfreq(10**15)",
    "torch.vander(torch.ones(3), 10**15)", "list(torch.empty(2**62, 0))", "torch.empty(2**62, 0).unbind()",
    "torch.empty(2**62, 0).split(1)", "torch.empty(2**62, 0).chunk(2**61)",
    "torch.nn.functional.fold(torch.eye(3), (1, 1), 2**62)",
    "torch.nn.functional.unfold(torch.ones(1, 1, 2, 3), 2, padding=2**62)",
    "torch.conv1d(torch.ones(1, 2, 3), torch.ones(1, 2, 1), padding=2**61)",
  ])
  func `results that would not fit are errors at once`(expression: String) {
    #expect(Session.run(expression).hasPrefix("!! RuntimeError: "))
  }

  @Test(arguments: [
    ("(1, 4)", "[[1.5, 7.5, 13.5], [19.5, 25.5, 31.5]]"), ("(3, 3)", "[[1.0, 5.0, 9.0], [13.0, 17.0, 21.0]]"),
    ("(1, 1)", "[[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]"), ("()", "[[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]"),
  ])
  func `sample points of other shapes are broadcast`(shape: String, areas: String) {
    let setup =
      "y = torch.arange(12.).reshape(2, 3, 2)\nx = torch.arange(float(torch.Size(\(shape)).numel())).reshape(\(shape))"
    #expect(Session.show("torch.trapezoid(y, x).tolist()", after: setup) == areas)
  }

  @Test(arguments: [
    (
      "scale_factor=[0.5, -1e300]",
      "RuntimeError: value cannot be converted to type int64_t without overflow"
    ),
    (
      "scale_factor=1e19, mode='bilinear'",
      "RuntimeError: value cannot be converted to type int64_t without overflow"
    ),
    (
      "scale_factor=float('nan'), recompute_scale_factor=True",
      "ValueError: cannot convert float NaN to integer"
    ),
    (
      "scale_factor=float('inf'), mode='area'",
      "OverflowError: cannot convert float infinity to integer"
    ),
    (
      "scale_factor=1e18",
      "RuntimeError: Storage size calculation overflowed with "
        + "sizes=[1, 1, 2000000000000000000, 3000000000000000000]"
    ),
  ])
  func `images of sizes that are no integers are refused`(arguments: String, error: String) {
    let program = "torch.nn.functional.interpolate(torch.ones(1, 1, 2, 3), \(arguments))"
    #expect(Session.run(program) == "!! \(error)\n")
  }

  @Test(arguments: [
    ("'nearest-exact'", "_upsample_nearest_exact2d"), ("'area'", "adaptive_avg_pool2d"),
  ])
  func `scaled sizes beyond 64 bits are refused by the operator that gets them`(mode: String, name: String) {
    let program = """
      try:
          torch.nn.functional.interpolate(
              torch.ones(1, 1, 2, 3), scale_factor=[1, 1e300], mode=\(mode), recompute_scale_factor=True)
      except TypeError as error:
          print(str(error).splitlines()[0])
      """
    #expect(
      Session.run(program)
        == "\(name)(): argument 'output_size' failed to unpack the object at pos 2 with error "
        + "\"Overflow when unpacking long long\n")
  }
}
