import Testing

/// Sums of numbers of two bytes, and what these types can hold.
struct HalfWidthTests {
  @Test func `sums are rounded once, and large numbers become infinities where elements are filled`() {
    let text = Session.run(
      #"""
      import torch
      import torch.nn.functional as F

      torch.manual_seed(0)
      for dtype in (torch.bfloat16, torch.half):
          x, w, b = torch.randn(5, 16).to(dtype), torch.randn(8, 16).to(dtype), torch.randn(8).to(dtype)
          once = (x.double() @ w.double().T + b.double()).to(dtype)
          print(F.linear(x, w, b).equal(once), torch.addmm(b, x, w.T).equal(once), torch.addmv(b, w, x[0]).equal(once[0]), F.linear(x[0], w, b).equal(once[0]))
          c = torch.randn(3, 4, 4).to(dtype)
          print(torch.baddbmm(c, c, c).double().sum(), torch.addbmm(c[0], c, c).double().sum())
          k = torch.randn(2, 3, 2, 2).to(dtype)
          print(F.conv2d(c[None], k, b[:2]).double().sum())
          print(x.softmax(1).double().sum(), x.log_softmax(0).double().sum())
          s = x[:, :3].clone().requires_grad_()
          s.softmax(1)[:, 0].sum().backward()
          print(s.grad)
          print(torch.full((1,), 1e6, dtype=dtype), torch.zeros(1, dtype=dtype).fill_(1e39))
          h = torch.zeros(2, dtype=dtype)
          h[0] = 1e39
          print(h)
      for value in (-1.5, -0.5, -1):
          try:
              print(torch.tensor([value], dtype=torch.uint8))
          except RuntimeError as error:
              print(error)
      z = torch.randn(3, 4, requires_grad=True)
      F.cross_entropy(z, torch.tensor([-100] * 3)).backward()
      print(z.grad)
      """#)
    #expect(
      text == #"""
        True True True True
        tensor(8.2664, dtype=torch.float64) tensor(6.9082, dtype=torch.float64)
        tensor(-32.2393, dtype=torch.float64)
        tensor(5.0002, dtype=torch.float64) tensor(-162.5820, dtype=torch.float64)
        tensor([[ 0.1768, -0.0505, -0.1260],
                [ 0.1035, -0.0098, -0.0938],
                [ 0.1865, -0.1172, -0.0693],
                [ 0.0806, -0.0366, -0.0439],
                [ 0.0840, -0.0381, -0.0459]], dtype=torch.bfloat16)
        tensor([999424.], dtype=torch.bfloat16) tensor([inf], dtype=torch.bfloat16)
        tensor([inf, 0.], dtype=torch.bfloat16)
        True True True True
        tensor(20.6164, dtype=torch.float64) tensor(14.6292, dtype=torch.float64)
        tensor(28.2834, dtype=torch.float64)
        tensor(5.0000, dtype=torch.float64) tensor(-166.5413, dtype=torch.float64)
        tensor([[ 0.0555, -0.0066, -0.0489],
                [ 0.2490, -0.1479, -0.1012],
                [ 0.2479, -0.1580, -0.0900],
                [ 0.2385, -0.1011, -0.1375],
                [ 0.0305, -0.0271, -0.0034]], dtype=torch.float16)
        tensor([inf], dtype=torch.float16) tensor([inf], dtype=torch.float16)
        tensor([inf, 0.], dtype=torch.float16)
        value cannot be converted to type uint8 without overflow
        value cannot be converted to type uint8 without overflow
        tensor([255], dtype=torch.uint8)
        tensor([[0., 0., 0., 0.],
                [0., 0., 0., 0.],
                [0., 0., 0., 0.]])

        """#)
  }
}
