import Testing

/// What in-place operators and functions refuse, and in which order they look.
struct InPlaceRefusalTests {
  @Test func `the target's type is looked at before there is a kernel`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      i, x, b, z = torch.ones(2, dtype=torch.int), torch.ones(2), torch.ones(2, dtype=torch.bool), torch.tensor(1)
      def update():
          j = i.clone()
          j &= 2.5
      attempt(update)
      for name in "remainder_ fmod_ floor_divide_ bitwise_or_ bitwise_left_shift_ copysign_ xlogy_".split():
          attempt(lambda: getattr(x.clone(), name)(1j))
      attempt(lambda: i.clone().gcd_(x))
      attempt(lambda: z.clone().bitwise_and_(x))
      attempt(lambda: b.clone().sub_(x))
      attempt(lambda: x.clone().lt_(1j))
      attempt(lambda: i.clone().ldexp_(x))
      attempt(lambda: x.clone().bitwise_and_(2))
      """#)
    #expect(
      text == #"""
        RuntimeError result type Float can't be cast to the desired output type Int
        RuntimeError result type ComplexFloat can't be cast to the desired output type Float
        RuntimeError result type ComplexFloat can't be cast to the desired output type Float
        RuntimeError result type ComplexFloat can't be cast to the desired output type Float
        RuntimeError result type ComplexFloat can't be cast to the desired output type Float
        RuntimeError result type ComplexFloat can't be cast to the desired output type Float
        RuntimeError result type ComplexFloat can't be cast to the desired output type Float
        RuntimeError result type ComplexFloat can't be cast to the desired output type Float
        RuntimeError result type Float can't be cast to the desired output type Int
        RuntimeError output with shape [] doesn't match the broadcast shape [2]
        NotImplementedError Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.
        NotImplementedError "lt_cpu" not implemented for 'ComplexFloat'
        RuntimeError ldexp can't be cast to the desired output type Int
        NotImplementedError "bitwise_and_cpu" not implemented for 'Float'

        """#)
  }

  @Test func `numbers that a clamp in place cannot hold are refused in words of its own`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      for dtype in (torch.uint8, torch.int8, torch.int16, torch.int, torch.long, torch.bool):
          attempt(lambda: torch.ones(2, dtype=dtype).clamp_(0.5))
      i = torch.ones(2, dtype=torch.int)
      attempt(lambda: i.clip_(max=0.5))
      attempt(lambda: i.clamp_min_(0.5))
      attempt(lambda: i.clamp_max_(1j))
      attempt(lambda: i.clamp_(1j))
      attempt(lambda: i.clamp_(torch.tensor(0.5)))
      attempt(lambda: torch.ones(2).clamp(1j))
      attempt(lambda: torch.ones(2).clamp(torch.tensor(1j)))
      attempt(lambda: torch.ones(2).clamp_(None, torch.tensor([1j])))
      attempt(lambda: torch.ones(2, dtype=torch.bool).clamp(True))
      attempt(lambda: torch.ones(2, dtype=torch.int8).clamp(1234567))
      """#)
    #expect(
      text == #"""
        RuntimeError result type Float can't be cast to the desired output type unsigned char
        RuntimeError result type Float can't be cast to the desired output type signed char
        RuntimeError result type Float can't be cast to the desired output type short int
        RuntimeError result type Float can't be cast to the desired output type int
        RuntimeError result type Float can't be cast to the desired output type long int
        RuntimeError result type Float can't be cast to the desired output type bool
        RuntimeError result type Float can't be cast to the desired output type int
        RuntimeError result type Float can't be cast to the desired output type int
        NotImplementedError clamp is not supported for complex types
        RuntimeError result type ComplexFloat can't be cast to the desired output type int
        RuntimeError result type Float can't be cast to the desired output type Int
        RuntimeError value cannot be converted to type double without overflow
        NotImplementedError "maximum_cpu" not implemented for 'ComplexFloat'
        RuntimeError result type ComplexFloat can't be cast to the desired output type Float
        NotImplementedError "clamp_min_scalar_cpu" not implemented for 'Bool'
        RuntimeError Clamp min value 1.23457e+06 is outside the representable range of Char

        """#)
  }

  @Test func `masks and absolute values in place`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      x = torch.zeros(3, 4)
      attempt(lambda: x.masked_fill_(torch.tensor([True, False]), 0))
      attempt(lambda: x.masked_fill(torch.tensor([True, False]), 0))
      attempt(lambda: x.masked_fill_(torch.ones(2, 3, 4).bool(), 0))
      attempt(lambda: x.masked_scatter_(torch.tensor([True, False]), torch.ones(2)))
      attempt(lambda: torch.zeros(2).masked_scatter_(torch.ones(3, 2).bool(), torch.ones(6)))
      attempt(lambda: torch.tensor([1 + 1j]).abs_())
      attempt(lambda: torch.abs_(torch.tensor([1 + 1j])))
      """#)
    #expect(
      text == #"""
        RuntimeError The size of tensor a (4) must match the size of tensor b (2) at non-singleton dimension 1
        RuntimeError The size of tensor a (2) must match the size of tensor b (4) at non-singleton dimension 1
        RuntimeError output with shape [3, 4] doesn't match the broadcast shape [2, 3, 4]
        RuntimeError The expanded size of the tensor (4) must match the existing size (2) at non-singleton dimension 1.  Target sizes: [3, 4].  Tensor sizes: [2]
        RuntimeError expand(CPUBoolType{[3, 2]}, size=[2]): the number of sizes provided (1) must be greater or equal to the number of dimensions in the tensor (2)
        RuntimeError In-place abs is not supported for complex tensors.
        RuntimeError In-place abs is not supported for complex tensors.

        """#)
  }
}
