import Testing

/// Factors and determinants of small matrices, to the last bit.
struct SmallFactorTests {
  private static func tell(_ calls: [String]) -> String {
    Session.tell(
      calls,
      after: """
        p = torch.tensor([[0.3, -1.7], [2.9, 0.6]])
        m = torch.tensor([[(i * 7 + j * 5) % 11 / 3 for j in range(5)] for i in range(5)])
        """)
  }

  @Test("Determinants of whole numbers are as whole as the reference's")
  func determinants() {
    #expect(
      Self.tell([
        "torch.det(torch.tensor([[1.0, 2.0], [3.0, 4.0]]))",
        "torch.det(torch.tensor([[2.0, 3.0], [4.0, 5.0]]))",
        "torch.det(torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 10.0]]))",
        "torch.linalg.det(torch.tensor([[2.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 4.0]]))",
        "torch.det(torch.zeros(2, 2))",
        "torch.det(torch.ones(3, 3))",
      ]) == """
        tensor(-2.)
        tensor(-2.0000)
        tensor(-3.0000)
        tensor(18.)
        tensor(0.)
        tensor(0.)

        """)
  }

  @Test("The factors round step by step")
  func factors() {
    #expect(
      Self.tell([
        "torch.linalg.lu_factor(torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 10.0]]))[0].double().tolist()",
        "torch.linalg.lu_factor(m)[0].double().tolist()",
        "torch.linalg.lu_factor(m.double())",
        "torch.linalg.lu_factor_ex(torch.ones(3, 3)).info",
      ]) == """
        [[7.0, 8.0, 10.0], [0.1428571492433548, 0.8571428060531616, 1.5714285373687744], [0.5714285969734192, 0.4999997913837433, -0.49999991059303284]]
        [[3.3333332538604736, 1.3333333730697632, 3.0, 1.0, 2.6666667461395264], [0.30000001192092896, 2.2666666507720947, -0.23333334922790527, 2.0333333015441895, -0.46666669845581055], [0.0, 0.7352941036224365, 3.504901885986328, -0.16176460683345795, 3.343137264251709], [0.6000000238418579, -0.35294121503829956, -0.06153849512338638, 3.441025495529175, -0.22564101219177246], [0.699999988079071, -0.2647058963775635, -0.04615383967757225, -0.04918031767010689, -0.18032796680927277]]
        torch.return_types.linalg_lu_factor(
        LU=tensor([[ 3.3333,  1.3333,  3.0000,  1.0000,  2.6667],
                [ 0.3000,  2.2667, -0.2333,  2.0333, -0.4667],
                [ 0.0000,  0.7353,  3.5049, -0.1618,  3.3431],
                [ 0.6000, -0.3529, -0.0615,  3.4410, -0.2256],
                [ 0.7000, -0.2647, -0.0462, -0.0492, -0.1803]], dtype=torch.float64),
        pivots=tensor([4, 3, 4, 5, 5], dtype=torch.int32))
        tensor(2, dtype=torch.int32)

        """)
  }

  @Test("Pairs of equations are solved in the reference's order")
  func pairs() {
    #expect(
      Self.tell([
        "torch.inverse(p).double().tolist()",
        "torch.linalg.solve(p, torch.tensor([0.7, -2.3])).double().tolist()",
        "torch.linalg.solve(p.double(), torch.eye(2).double()).tolist()",
      ]) == """
        [[0.11741682887077332, 0.33268100023269653], [-0.5675146579742432, 0.05870841443538666]]
        [-0.6829745173454285, -0.5322895646095276]
        [[0.11741682717990433, 0.33268100645495785], [-0.5675146608147665, 0.05870841358995217]]

        """)
  }
}
