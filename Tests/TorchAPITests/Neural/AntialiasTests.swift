import Testing

/// Images made smaller with smooth edges.
struct AntialiasTests {
  @Test func `each pixel is a mean of those under it`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      y = torch.arange(35.).reshape(1, 1, 5, 7)
      attempt(lambda: F.interpolate(y, size=(2, 3), mode='bilinear', antialias=True))
      attempt(lambda: F.interpolate(y, size=(2, 3), mode='bicubic', antialias=True))
      attempt(lambda: F.interpolate(y, size=(2, 3), mode='lanczos', antialias=True))
      attempt(lambda: F.interpolate(y, scale_factor=0.5, mode='bilinear', antialias=True))
      attempt(lambda: F.interpolate(y, size=(2, 3), mode='bilinear', antialias=True, align_corners=True))
      attempt(lambda: (F.interpolate(y, size=(6, 8), mode='bilinear', antialias=True)[0, 0, 2]))
      attempt(lambda: F.interpolate(y, size=(2, 3), mode='nearest', antialias=True))
      attempt(lambda: F.interpolate(y, size=(2, 3), mode='lanczos'))
      attempt(lambda: F.interpolate(y.long(), size=(2, 3), mode='bilinear', antialias=True))
      attempt(lambda: F.interpolate(y.requires_grad_(), size=(2, 3), mode='bicubic', antialias=True).grad_fn.name())
      attempt(lambda: torch.autograd.grad(F.interpolate(y, size=(2, 3), mode='bilinear', antialias=True).sum(), y))
      """#)
    #expect(
      text == #"""
        tensor([[[[ 7.8571, 10.0000, 12.1429],
                  [21.8571, 24.0000, 26.1429]]]])
        tensor([[[[ 6.7152,  8.9974, 11.2797],
                  [22.7203, 25.0026, 27.2848]]]])
        tensor([[[[ 6.2517,  8.6039, 10.9562],
                  [23.0438, 25.3961, 27.7483]]]])
        tensor([[[[ 5.7143,  7.5000,  9.5000],
                  [18.2143, 20.0000, 22.0000]]]])
        tensor([[[[13.6944, 16.4444, 18.1111],
                  [25.3611, 28.1111, 29.7778]]]])
        tensor([11.0833, 11.8958, 12.7708, 13.6458, 14.5208, 15.3958, 16.2708, 17.0833])
        ValueError Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a 4-D tensor as input
        ValueError Lanczos mode requires antialias=True
        NotImplementedError "compute_index_ranges_weights" not implemented for 'Long'
        UpsampleBicubic2DAaBackward0
        (tensor([[[[0.1136, 0.1551, 0.1430, 0.1310, 0.1430, 0.1551, 0.1136],
                  [0.1623, 0.2215, 0.2044, 0.1872, 0.2044, 0.2215, 0.1623],
                  [0.1623, 0.2215, 0.2044, 0.1872, 0.2044, 0.2215, 0.1623],
                  [0.1623, 0.2215, 0.2044, 0.1872, 0.2044, 0.2215, 0.1623],
                  [0.1136, 0.1551, 0.1430, 0.1310, 0.1430, 0.1551, 0.1136]]]]),)

        """#)
  }
}
