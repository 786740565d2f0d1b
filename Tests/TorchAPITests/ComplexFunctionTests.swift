import Testing

/// Functions of complex numbers.
struct ComplexFunctionTests {
  @Test func `logarithms of summed exponentials`() {
    let text = Session.run(
      #"""
      import math
      c = torch.tensor([1 + 2j, 3 - 1j])
      attempt(lambda: torch.logaddexp(c, 2 * c))
      attempt(lambda: torch.logaddexp(torch.tensor([complex(-math.inf, 0)]), torch.tensor([complex(-math.inf, 0)])))
      attempt(lambda: torch.logsumexp(c, 0))
      attempt(lambda: torch.logsumexp(torch.tensor([[1 + 1j, -2 + 3j], [0.5j, 2]]), (0, 1), True))
      attempt(lambda: torch.logcumsumexp(c, 0))
      """#)
    #expect(
      text == #"""
        tensor([1.9063+3.6238j, 6.0274-1.9592j])
        tensor([-inf+0.j])
        tensor(2.8564-0.9780j)
        tensor([[2.3023+0.2824j]])
        tensor([1.0000+2.0000j, 2.8564-0.9780j])

        """#)
  }

  @Test func `ways between complex numbers`() {
    let text = Session.run(
      #"""
      c = torch.tensor([1 + 2j, 3 - 1j])
      attempt(lambda: torch.lerp(c, 2 * c, 0.5))
      attempt(lambda: torch.lerp(c, 2 * c, 0.5j))
      attempt(lambda: torch.lerp(c, 2 * c, torch.tensor([0.5 + 0j, 2])))
      attempt(lambda: torch.lerp(c, 2 * c, torch.tensor(0.25)))
      attempt(lambda: torch.lerp(c.real, c.imag, torch.tensor(0.5, dtype=torch.float64)))
      attempt(lambda: torch.lerp(c.real, c.imag, 0.5j))
      """#)
    #expect(
      text == #"""
        tensor([1.5000+3.0000j, 4.5000-1.5000j])
        tensor([0.0000+2.5000j, 3.5000+0.5000j])
        tensor([1.5000+3.j, 9.0000-3.j])
        tensor([1.2500+2.5000j, 3.7500-1.2500j])
        tensor([1.5000, 1.0000])
        RuntimeError value cannot be converted to type float without overflow

        """#)
  }

  @Test func `powers that are roots, and what is divided by zero`() {
    let text = Session.run(
      #"""
      attempt(lambda: (torch.tensor([0j, 4, -4]) ** 0.5))
      attempt(lambda: (torch.tensor([0j, 4, -4]) ** -1))
      attempt(lambda: torch.zeros(2, dtype=torch.complex64).reciprocal())
      attempt(lambda: torch.nn.functional.silu(torch.tensor([1 + 1j, -2 + 3j])))
      attempt(lambda: torch.nn.functional.silu(torch.tensor([1 + 1j], requires_grad=True)))
      """#)
    #expect(
      text == #"""
        tensor([0.+0.j, 2.+0.j, 0.+2.j])
        tensor([    inf+nanj,  0.2500+0.j, -0.2500-0.j])
        tensor([inf+nanj, inf+nanj])
        tensor([0.5801+0.9840j, 0.2319-0.5133j])
        NotImplementedError silu does not support automatic differentiation for outputs with complex dtype.

        """#)
  }

  @Test func `gradients are conjugated`() {
    let text = Session.run(
      #"""
      c = torch.tensor([1 + 2j, 3 - 1j], requires_grad=True)
      for f in (lambda: torch.logsumexp(c, 0), lambda: torch.logaddexp(c[0], c[1]), lambda: torch.lerp(c[0], c[1], 0.3j)):
          print(torch.autograd.grad(f().abs(), c)[0])
      """#)
    #expect(
      text == #"""
        tensor([-0.1541+0.0259j,  1.1002-0.3498j])
        tensor([-0.1541+0.0259j,  1.1002-0.3498j])
        tensor([0.3478+0.9844j, 0.2422-0.1770j])

        """#)
  }
}
