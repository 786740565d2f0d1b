import Testing

@Suite("Whole training programs")
struct TrainingProgramTests {
  @Test("A polynomial that follows a sine")
  func aPolynomialThatFollowsASine() {
    #expect(
      Session.run(
        #"""
        import math
        # A third-order polynomial that follows a sine, by hand.
        x = torch.linspace(-math.pi, math.pi, 200)
        y = torch.sin(x)
        a, b, c, d = torch.zeros(()), torch.full((), 0.5), torch.zeros(()), torch.full((), -0.1)
        for t in range(500):
            y_pred = a + b * x + c * x ** 2 + d * x ** 3
            loss = (y_pred - y).pow(2).sum().item()
            if t % 100 == 99:
                print(t, f"{loss:.3f}")
            grad = 2.0 * (y_pred - y)
            a -= 1e-5 * grad.sum()
            b -= 1e-5 * (grad * x).sum()
            c -= 1e-5 * (grad * x ** 2).sum()
            d -= 1e-5 * (grad * x ** 3).sum()
        print(f"{b.item():.3f} {d.item():.3f}")
        # The same with autograd and an optimizer.
        w = torch.tensor([0.0, 0.5, 0.0, -0.1], requires_grad=True)
        powers = torch.stack([x ** k for k in range(4)], dim=1)
        opt = torch.optim.Adam([w], lr=1e-2)
        for t in range(200):
            loss = ((powers @ w - y) ** 2).sum()
            opt.zero_grad()
            loss.backward()
            opt.step()
            if t % 50 == 49:
                print(t, f"{loss.item():.3f}")
        """#)
          == #"""
          99 9.368
          199 6.483
          299 4.583
          399 3.331
          499 2.506
          0.732 -0.076
          49 5.020
          99 1.434
          149 0.944
          199 0.915

          """#)
  }

  @Test("A network of plain tensors that learns exclusive or")
  func aNetworkOfPlainTensorsThatLearnsExclusiveOr() {
    #expect(
      Session.run(
        #"""
        torch.manual_seed(0)
        X = torch.randn(40, 2)
        y = ((X[:, 0] * X[:, 1]) > 0).float().unsqueeze(1)
        W1 = (torch.randn(2, 8) * 0.5).requires_grad_()
        b1 = torch.zeros(8, requires_grad=True)
        W2 = (torch.randn(8, 1) * 0.5).requires_grad_()
        b2 = torch.zeros(1, requires_grad=True)
        opt = torch.optim.Adam([W1, b1, W2, b2], lr=0.05)
        schedule = torch.optim.lr_scheduler.StepLR(opt, 50, gamma=0.5)
        for epoch in range(100):
            p = torch.sigmoid(torch.tanh(X @ W1 + b1) @ W2 + b2)
            loss = -(y * p.log() + (1 - y) * (1 - p).log()).mean()
            opt.zero_grad()
            loss.backward()
            opt.step()
            schedule.step()
            if epoch % 25 == 24:
                print(epoch, f"{loss.item():.3f}", schedule.get_last_lr(), ((p > 0.5).float() == y).float().mean().item())
        """#)
          == #"""
          24 0.444 [0.05] 0.800000011920929
          49 0.156 [0.025] 1.0
          74 0.085 [0.025] 1.0
          99 0.056 [0.0125] 1.0

          """#)
  }
}
