import Testing

/// Fourier transforms and transforms of functions at their edges.
struct TransformEdgeTests {
  @Test func `transforms of few points, batches of complex products and flat slopes are exact`() {
    let text = Session.run(
      #"""
      print(torch.fft.fft(torch.ones(10)).abs(), torch.fft.fft2(torch.ones(5, 5)).abs().sum())
      s = torch.tensor(2.)
      print(torch.fft.fftn(s), torch.fft.ifftn(s), torch.fft.fftn(torch.ones(2), dim=()))
      for f in (torch.fft.rfftn, torch.fft.irfftn, torch.fft.hfftn, torch.fft.ihfftn):
          attempt(lambda: f(s))
      attempt(lambda: torch.fft.rfft2(torch.ones(2, 2), dim=()))
      x = torch.tensor([1 + 2j, 3 - 1j])
      print(torch.vmap(torch.vdot)(torch.stack([x, x]), torch.stack([x, x * 1j])))
      print(torch.func.jvp(lambda t: torch.xlogy(t, torch.zeros(2)), (torch.tensor([0., 1.]),), (torch.ones(2),)))
      torch.manual_seed(0); p = torch.nn.functional.gumbel_softmax(torch.zeros(2, 3))
      torch.manual_seed(0); print(torch.allclose(p, torch.nn.functional.gumbel_softmax(torch.zeros(3, 2).T)))
      """#)
    #expect(
      text == #"""
        tensor([10.,  0.,  0.,  0.,  0.,  0.,  0.,  0.,  0.,  0.]) tensor(25.)
        tensor(2.+0.j) tensor(2.+0.j) tensor([1.+0.j, 1.+0.j])
        RuntimeError rfftn must transform at least one axis
        RuntimeError irfftn must transform at least one axis
        RuntimeError hfftn must transform at least one axis
        RuntimeError ihfftn must transform at least one axis
        RuntimeError rfftn must transform at least one axis
        tensor([15.+0.j,  0.+15.j])
        (tensor([0., -inf]), tensor([0., -inf]))
        True

        """#)
  }

  @Test func `under vmap each example follows its own tangent`() {
    let text = Session.run(
      """
      from torch.func import grad, jvp, vmap
      x, c = torch.tensor([1., 2.]), torch.tensor([[1., 2.], [3., 4.]])
      print(vmap(lambda t: jvp(grad(lambda x: (x ** 3).sum()), (x,), (t,))[1])(torch.eye(2)))
      print(vmap(lambda t, c: jvp(lambda x: x * c, (x,), (t,))[1], (0, 1))(torch.eye(2), c))
      print(vmap(vmap(lambda t, c: jvp(grad(lambda x: (x ** 3 * c).sum()), (x,), (t,))[1], (0, None)), (None, 0))(torch.eye(2), c))
      """)
    #expect(
      text == """
        tensor([[ 6.,  0.],
                [ 0., 12.]])
        tensor([[1., 0.],
                [0., 4.]])
        tensor([[[ 6.,  0.],
                 [ 0., 24.]],

                [[18.,  0.],
                 [ 0., 48.]]])

        """)
  }
}
