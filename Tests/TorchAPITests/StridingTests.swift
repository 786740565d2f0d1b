import Testing

@testable import TorchAPI

struct StridingTests {
  @Test("strides that do not fit or start before the memory are errors")
  func refused() {
    #expect(
      Session.run(
        """
        t = torch.full((4, 4), 2.)[2]
        for arguments in (((1, 4, 3), (2, 2, 2, 1), -2**63), ((1, 4), (2, 2), -2**63), ((1, 4), (2, 2), -1)):
            try:
                t.as_strided(*arguments)
            except RuntimeError as e:
                print(e)
        """) == """
          mismatch in length of strides and shape
          Tensor: invalid storage offset -9223372036854775808
          Tensor: invalid storage offset -1

          """)
  }
}
