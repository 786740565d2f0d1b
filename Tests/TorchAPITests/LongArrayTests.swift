import Testing

/// Operators over arrays long enough for loops of their own.
struct LongArrayTests {
  @Test("long arrays have the results of their elements alone, and PyTorch's order of products")
  func arrays() {
    #expect(
      Session.run(
        #"""
        torch.manual_seed(0)
        def same(a, b):
            return bool(((a == b) | (a.isnan() & b.isnan())).all() and (a.signbit() == b.signbit()).logical_or(a.isnan()).all())
        special = torch.tensor([0., -0., 1., -1., float('inf'), float('-inf'), float('nan'), 0.1, -0.3, 3., 1e-45, 1e30, -7.5])
        for dtype in (torch.float32, torch.float64):
            x = torch.cat([special.repeat(13), torch.randn(200) * 100]).to(dtype)
            y = torch.cat([special.repeat_interleave(13), torch.randn(200)]).to(dtype)
            for f in (torch.remainder, torch.fmod, torch.floor_divide, torch.maximum, torch.minimum):
                alone = torch.stack([f(a, b) for a, b in zip(x, y)])
                print(f.__name__, same(f(x, y), alone), same(f(x, torch.tensor(0.7, dtype=dtype)), torch.stack([f(a, torch.tensor(0.7, dtype=dtype)) for a in x])))
            print(same(x.clamp(-1, 1), torch.stack([a.clamp(-1, 1) for a in x])))
        x = torch.rand(100) * 2 + 0.2
        x = x / x.log().mean().exp()
        print(x.prod().item(), x.double().prod().item(), x[:33].prod().item(), x.half().prod().item())
        print(torch.complex(x, x / 4)[:40].prod().item())
        b = torch.arange(3000) % 7 == 0
        print(b.sum().item(), b.view(30, 100).sum(1)[:4], torch.count_nonzero(b.float()), b.view(30, 100).sum(0)[:8])
        v = torch.randn(300)
        print(v.view(30, 10).amax(0) == v.view(30, 10).max(0).values, v.half().float().sub(v).abs().max() < 1e-3)
        print(torch.tensor([1., float('nan'), 3.]).view(3, 1).expand(3, 9).contiguous().amax(0))
        s = torch.sin(torch.arange(48.))
        print(torch.fft.rfft(s)[:4], torch.fft.fft(s[:6]), torch.fft.ifft(torch.fft.fft(s[:20]))[1:4].real)
        """#) == #"""
          remainder True True
          fmod True True
          floor_divide True True
          maximum True True
          minimum True True
          True
          remainder True True
          fmod True True
          floor_divide True True
          maximum True True
          minimum True True
          True
          0.9999971389770508 0.9999971066314021 10.489806175231934 0.99853515625
          (-1638.2259521484375-643.65478515625j)
          429 tensor([15, 14, 14, 15]) tensor(429) tensor([5, 4, 4, 4, 4, 5, 4, 5])
          tensor([True, True, True, True, True, True, True, True, True, True]) tensor(True)
          tensor([nan, nan, nan, nan, nan, nan, nan, nan, nan])
          tensor([1.8853+0.0000j, 1.9137+0.1111j, 2.0054+0.2336j, 2.1832+0.3832j]) tensor([ 0.1762+0.0000j, -0.2761-3.0021j,  0.1236-0.1163j,  0.1288+0.0000j,
                   0.1236+0.1163j, -0.2761+3.0021j]) tensor([0.8415, 0.9093, 0.1411])

          """#)
  }
}
