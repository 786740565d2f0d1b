import Testing

@testable import TorchAPI

/// What least squares say beside the solution.
struct LeastSquaresTests {
  @Test("ranks and singular values are those of the matrices as they were given")
  func ownBatch() {
    #expect(
      Session.run(
        """
        a, b = torch.eye(3).reshape(1, 3, 3), torch.ones(2, 3, 3)
        found = torch.linalg.lstsq(a, b, driver="gelsd")
        print(found.rank, found.singular_values.shape, found.solution.shape)
        try:
            torch.zeros(2).mH
        except RuntimeError as e:
            print(e)
        """) == """
          tensor([3]) torch.Size([1, 3]) torch.Size([2, 3, 3])
          tensor.mH is only supported on matrices or batches of matrices. Got 1-D tensor.

          """)
  }
}
