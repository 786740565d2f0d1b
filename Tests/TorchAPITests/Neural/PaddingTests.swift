import Testing

@testable import TorchAPI

struct PaddingTests {
  @Test("what negative padding takes is cut off first, and can be no more than there is")
  func negative() {
    #expect(
      Session.run(
        """
        import torch.nn.functional as F
        for shape, amounts in (((4, 3), (-2**63, -10**10)), ((3,), (-2, -2)), ((3,), (-4, 2)), ((3,), (-1, 2))):
            try:
                print(F.pad(torch.ones(shape), amounts))
            except RuntimeError as e:
                print(e)
        """) == """
          narrow(): length must be non-negative.
          narrow(): length must be non-negative.
          narrow(): length must be non-negative.
          tensor([1., 1., 0., 0.])

          """)
  }
}
