import Testing

/// `torch.signal.windows`.
struct SignalWindowTests {
  @Test("windows have PyTorch's values, symmetric or periodic, and its refusals")
  func windows() {
    #expect(
      Session.run(
        """
        from torch.signal import windows
        print(windows.hann(5), windows.hann(5, sym=False), windows.blackman(1), windows.cosine(0))
        print(windows.kaiser(5, beta=8.5), windows.exponential(4, center=1, sym=False, tau=2.))
        print(windows.gaussian(4, dtype=torch.float64, requires_grad=True))
        for call in (lambda: windows.hann(-1), lambda: windows.bartlett(3, dtype=torch.int64),
                     lambda: windows.exponential(3, center=1), lambda: windows.general_cosine(3, a=[])):
            try:
                print(call())
            except ValueError as e:
                print(e)
        """) == """
          tensor([0.0000, 0.5000, 1.0000, 0.5000, 0.0000]) tensor([0.0000, 0.3455, 0.9045, 0.9045, 0.3455]) tensor([1.]) tensor([])
          tensor([0.0015, 0.3450, 1.0000, 0.3450, 0.0015]) tensor([0.6065, 1.0000, 0.6065, 0.3679])
          tensor([0.3247, 0.8825, 0.8825, 0.3247], dtype=torch.float64,
                 grad_fn=<ExpBackward0>)
          general_cosine requires non-negative window length, got M=-1
          bartlett expects float32 or float64 dtypes, got: torch.int64
          Center must be None for symmetric windows
          Coefficients cannot be empty

          """)
  }
}
