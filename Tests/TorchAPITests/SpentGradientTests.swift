import Testing

/// Gradients of large tensors are computed in memory that nothing else refers to; what somebody holds stays.
@Suite struct SpentGradientTests {
  @Test("what hooks, grads and callers hold is not overwritten")
  func held() {
    #expect(
      Session.run(
        """
        def fresh():
            return torch.linspace(-1, 1, 100000, requires_grad=True)
        def total(*tensors):
            print(*(round(t.double().sum().item(), 1) for t in tensors))
        x = fresh()
        u = x * 2
        held = []
        u.register_hook(held.append)
        (u * u.exp() * u.sin()).sum().backward()
        kept = held[0].clone()
        total(x.grad, held[0])
        y = fresh()
        v = y * 2
        v.retain_grad()
        (v * v.exp() * v.sin()).sum().backward()
        print(torch.equal(v.grad, kept), torch.equal(y.grad, x.grad), torch.equal(held[0], kept))
        seed = torch.full((100000,), 0.5)
        z = fresh()
        ((-z).exp() * z).backward(seed)
        total(z.grad, seed)
        z = fresh()
        w = z * z
        g = torch.autograd.grad((w * w + w.sin()).sum(), [w, z], retain_graph=True)
        again = torch.autograd.grad((w * w + w.sin()).sum(), [w, z])
        print(torch.equal(g[0], again[0]), torch.equal(g[1], again[1]))
        total(*g)
        z = fresh()
        a, = torch.autograd.grad((z.sin() * z.exp()).sum(), z, create_graph=True)
        b, = torch.autograd.grad(a.sum(), z)
        total(a, b)
        s = fresh()
        t = s + s
        (t * s.detach() + t * t).sum().backward()
        total(s.grad)
        """) == """
          659586.6 329793.3
          True True True
          77154.6 50000.0
          True True
          157120.1 0.0
          129846.3 193341.9
          0.0

          """)
  }

  @Test("hooks that run a node again while it runs leave what the caller gave")
  func reentrant() {
    #expect(
      Session.run(
        """
        x = torch.linspace(-1, 1, 100000, requires_grad=True)
        inner = []
        def unpack(t):
            if not inner:
                inner.append(None)
                inner[0], = torch.autograd.grad(w, x, retain_graph=True)
            return t
        with torch.autograd.graph.saved_tensors_hooks(lambda t: t, unpack):
            z = (x * 2) * (x * 3)
        w = (z * 1.5).sum()
        seed = torch.full((100000,), 0.5)
        z.backward(seed)
        print(seed.unique(), torch.allclose(x.grad, 6 * x.detach()), torch.allclose(inner[0], 18 * x.detach()))
        """) == "tensor([0.5000]) True True\n")
  }
}
