import Testing

/// Distances between all pairs of rows.
struct DistanceTests {
  @Test("distances of many rows come from a product of matrices, as PyTorch's do")
  func distances() {
    #expect(
      Session.run(
        #"""
        torch.manual_seed(0)
        for rows, others in ((25, 25), (26, 3), (3, 26)):
            a, b = torch.randn(rows, 4, dtype=torch.float64, requires_grad=True), torch.randn(others, 4, dtype=torch.float64, requires_grad=True)
            d = torch.cdist(a, b)
            exact = torch.cdist(a, b, compute_mode='donot_use_mm_for_euclid_dist')
            print(type(d.grad_fn).__name__, type(d.grad_fn.next_functions[0][0]).__name__, torch.allclose(d, exact))
            ga, ge = torch.autograd.grad(d.sin().sum(), [a, b], create_graph=True), torch.autograd.grad(exact.sin().sum(), [a, b])
            print([torch.allclose(p, q) for p, q in zip(ga, ge)], type(ga[0].grad_fn).__name__)
        small = torch.randn(2, 3, dtype=torch.float64, requires_grad=True), torch.randn(4, 3, dtype=torch.float64, requires_grad=True)
        by_product = lambda p, q: torch.cdist(p, q, compute_mode='use_mm_for_euclid_dist')
        print(torch.autograd.gradcheck(by_product, small), torch.autograd.gradgradcheck(by_product, small))
        s = torch.cdist(torch.randn(2, 30, 3), torch.randn(1, 5, 3))
        print(s.shape, torch.cdist(torch.zeros(0, 3), torch.zeros(30, 3)).shape)
        attempt(lambda: torch.cdist(small[0], small[1], compute_mode='fast'))
        """#) == #"""
          CdistBackward0 AccumulateGrad True
          [True, True] CdistBackwardBackward0
          ViewBackward0 EuclideanDistBackward0 True
          [True, True] SubBackward0
          ViewBackward0 EuclideanDistBackward0 True
          [True, True] SubBackward0
          True True
          torch.Size([2, 30, 5]) torch.Size([0, 30])
          ValueError fast is not a valid value for compute_mode

          """#)
  }
}
