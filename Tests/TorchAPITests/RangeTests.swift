import Testing

/// Tensors made of ranges and sizes.
struct RangeTests {
  @Test func `whole numbers are counted exactly, however large`() {
    let text = Session.run(
      #"""
      attempt(lambda: torch.arange(2**62, 2**62 + 3))
      attempt(lambda: torch.arange(2**53 + 1, 2**53 + 4))
      attempt(lambda: torch.arange(-2**63, 2**63 - 1, 2**62))
      attempt(lambda: torch.arange(1 + 0j))
      attempt(lambda: torch.arange(0, 1j))
      """#)
    #expect(
      text == #"""
        tensor([4611686018427387904, 4611686018427387905, 4611686018427387906])
        tensor([9007199254740993, 9007199254740994, 9007199254740995])
        tensor([], dtype=torch.int64)
        tensor([0.])
        RuntimeError value cannot be converted to type double without overflow

        """#)
  }

  @Test func `ends that are complex give complex numbers, and no others`() {
    let text = Session.run(
      #"""
      attempt(lambda: torch.linspace(0, 1j, 3))
      attempt(lambda: torch.linspace(0, 1j, 3, dtype=torch.float32))
      attempt(lambda: torch.logspace(0, 1j, 3))
      attempt(lambda: torch.logspace(0, 1j, 4, base=2))
      attempt(lambda: torch.logspace(0, 1j, 3, dtype=torch.int64))
      """#)
    #expect(
      text == #"""
        tensor([0.+0.0000j, 0.+0.5000j, 0.+1.0000j])
        RuntimeError torch.linspace(): inferred dtype c10::complex<float> can't be safely cast to passed dtype Float
        tensor([ 1.0000+0.0000j,  0.4073+0.9133j, -0.6682+0.7440j])
        tensor([1.0000+0.0000j, 0.9734+0.2290j, 0.8951+0.4458j, 0.7692+0.6390j])
        RuntimeError torch.logspace(): inferred dtype c10::complex<float> can't be safely cast to passed dtype Long

        """#)
  }

  @Test func `distances in short types are not rounded first`() {
    let text = Session.run(
      #"""
      attempt(lambda: torch.linspace(-2, 2, 7, dtype=torch.bfloat16))
      attempt(lambda: torch.linspace(-2, 2, 7, dtype=torch.float16))
      attempt(lambda: torch.linspace(-1, 3, 10, dtype=torch.bfloat16))
      attempt(lambda: torch.linspace(0, 1, 7, dtype=torch.float16))
      """#)
    #expect(
      text == #"""
        tensor([-2.0000e+00, -1.3359e+00, -6.6797e-01, -5.9605e-08,  6.6797e-01,
                 1.3359e+00,  2.0000e+00], dtype=torch.bfloat16)
        tensor([-2.0000, -1.3330, -0.6665,  0.0000,  0.6665,  1.3330,  2.0000],
               dtype=torch.float16)
        tensor([-1.0000, -0.5547, -0.1113,  0.3340,  0.7773,  1.2188,  1.6641,  2.1094,
                 2.5625,  3.0000], dtype=torch.bfloat16)
        tensor([0.0000, 0.1666, 0.3333, 0.5000, 0.6665, 0.8335, 1.0000],
               dtype=torch.float16)

        """#)
  }

  @Test func `steps in memory that do not fit are refused`() {
    let text = Session.run(
      #"""
      attempt(lambda: torch.empty_strided((2, 3), (1,)))
      attempt(lambda: torch.empty_strided((2, 3), (1, -1)))
      attempt(lambda: torch.empty_strided((-2, 3), (1, 1)))
      attempt(lambda: torch.empty_strided((2, 3), (2**62, 2**62)))
      attempt(lambda: torch.empty_strided((0, 3), (1, 1)).stride())
      """#)
    #expect(
      text == #"""
        RuntimeError dimensionality of sizes (2) must match dimensionality of strides (1)
        RuntimeError Storage size calculation overflowed with sizes=[2, 3] and strides=[1, -1]
        RuntimeError Trying to create tensor with negative dimension -2: [-2, 3]
        RuntimeError Storage size calculation overflowed with sizes=[2, 3] and strides=[4611686018427387904, 4611686018427387904]
        (1, 1)

        """#)
  }

  @Test func `sizes that cannot be are refused with their place`() {
    let text = Session.run(
      #"""
      attempt(lambda: torch.zeros(2, 3).view(3, -5, 2))
      attempt(lambda: torch.zeros(1, 1).expand(3, -2))
      attempt(lambda: torch.zeros(2).expand(-1, 2))
      attempt(lambda: torch.tensor(1).expand(-1))
      attempt(lambda: torch.zeros(1, 2, 1).squeeze((0, 0)))
      attempt(lambda: torch.broadcast_shapes((2, 3), (3, 2)))
      attempt(lambda: torch.broadcast_shapes((-1,), (3,)))
      attempt(lambda: torch.tensor([1, 2]).repeat_interleave(torch.tensor([2, 3]), output_size=6))
      attempt(lambda: torch.tensor([1, 2]).repeat_interleave(2, output_size=5))
      """#)
    #expect(
      text == #"""
        RuntimeError invalid shape dimension -5 at index 1 of shape [3, -5, 2]
        RuntimeError numel: integer multiplication overflow
        RuntimeError The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension 0
        RuntimeError numel: integer multiplication overflow
        RuntimeError dim 0 appears multiple times in the list of dims
        RuntimeError Attempting to broadcast a dimension of length 2 at -1! Mismatching argument at index 1 had (3, 2); but expected shape should be broadcastable to [2, 3]
        ValueError Attempting to broadcast a dimension with negative length!
        RuntimeError allocated size does not match required size
        RuntimeError repeat_interleave: Invalid output_size, expected 4 but got 5

        """#)
  }

  @Test func `asarray lets a tensor want gradients`() {
    let text = Session.run(
      #"""
      attempt(lambda: torch.asarray(torch.ones(2), requires_grad=True))
      attempt(lambda: torch.asarray(torch.tensor([1]), requires_grad=True))
      attempt(lambda: torch.asarray(torch.tensor([1]), dtype=torch.float64, requires_grad=True))
      """#)
    #expect(
      text == #"""
        tensor([1., 1.], requires_grad=True)
        RuntimeError Only Tensors of floating point and complex dtype can require gradients
        tensor([1.], dtype=torch.float64, requires_grad=True)

        """#)
  }
}
