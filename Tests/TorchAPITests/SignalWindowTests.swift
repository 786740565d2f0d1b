import Testing

/// `torch.signal.windows`, copies of views, and tensors of bytes.
struct SignalWindowTests {
  @Test func `windows, copies and bytes as PyTorch gives them`() {
    let text = Session.run(
      #"""
      def T(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, e)
      b = bytearray(range(1, 17))
      T(lambda: torch.frombuffer(b, dtype=torch.int32)); T(lambda: torch.frombuffer(b, dtype=torch.uint8, count=3, offset=2)); T(lambda: torch.frombuffer(b, dtype=torch.float32, requires_grad=True).requires_grad); T(lambda: torch.frombuffer(b, dtype=torch.int32, offset=1)); T(lambda: torch.frombuffer(b, dtype=torch.int32, count=5)); T(lambda: torch.frombuffer(b, dtype=torch.int32, offset=99)); T(lambda: torch.frombuffer(b, dtype=torch.int32, offset=-1)); T(lambda: torch.frombuffer(bytearray(), dtype=torch.int32)); T(lambda: torch.frombuffer(5, dtype=torch.int32)); T(lambda: torch.frombuffer("a", dtype=torch.int32)); T(lambda: torch.frombuffer(b, dtype=torch.int32, count=0)); T(lambda: torch.frombuffer(b, dtype=torch.bool)); T(lambda: torch.frombuffer(b, dtype=torch.int32, requires_grad=True))
      x = torch.arange(6.).reshape(2, 3)
      T(lambda: torch.split_with_sizes_copy(x, [1, 2], 1)); T(lambda: torch.unbind_copy(x)); T(lambda: torch.view_copy(x, (3, 2))); T(lambda: torch.t_copy(x)); T(lambda: torch.select_copy(x, 0, 1)); T(lambda: torch.expand_copy(x[:1], (2, 3))); T(lambda: torch.squeeze_copy(x)); T(lambda: torch.alias_copy(x)); T(lambda: torch.detach_copy(x)); T(lambda: torch.permute_copy(x, (1, 0))); T(lambda: torch.unfold_copy(x, 1, 2, 1)); T(lambda: torch.as_strided_copy(x, (2,), (1,))); T(lambda: torch.diagonal_copy(x)); T(lambda: torch.transpose_copy(x, 0, 1)); T(lambda: torch.split_copy(x, 2, 1))
      from torch.signal import windows as w
      for n in w.__all__:
          for m in (0, 1, 5):
              for s in (True, False):
                  T(lambda: getattr(w, n)(m, sym=s, **({"a": [.4, .3, .2]} if n == "general_cosine" else {})))
      T(lambda: w.exponential(5, center=2, sym=False, tau=2.)); T(lambda: w.exponential(5, center=2)); T(lambda: w.exponential(5, tau=0)); T(lambda: w.gaussian(5, std=-1)); T(lambda: w.kaiser(5, beta=-1)); T(lambda: w.hann(-1)); T(lambda: w.blackman(3, dtype=torch.int32)); T(lambda: w.cosine(3, dtype=torch.float64)); T(lambda: w.general_cosine(5, a=[])); T(lambda: w.general_cosine(5, a=5)); T(lambda: w.hann(5, requires_grad=True)); T(lambda: w.nuttall(-2)); T(lambda: w.bartlett(-2)); T(lambda: w.kaiser(4, dtype=torch.float16)); T(lambda: w.hann()); T(lambda: w.hann(5, zz=1))
      T(lambda: torch.signal.windows.hann.__name__)
      """#)
    #expect(
      text == #"""
        tensor([ 67305985, 134678021, 202050057, 269422093], dtype=torch.int32)
        tensor([3, 4, 5], dtype=torch.uint8)
        True
        ValueError buffer length (15 bytes) after offset (1 bytes) must be a multiple of element size (4)
        ValueError requested buffer length (5 * 4 bytes) after offset (0 bytes) must not be greater than actual buffer length (16 bytes)
        ValueError offset (99 bytes) must be non-negative and no greater than buffer length (16 bytes) minus 1
        ValueError offset (-1 bytes) must be non-negative and no greater than buffer length (16 bytes) minus 1
        ValueError both buffer length (0) and count (-1) must not be 0
        ValueError object does not implement Python buffer protocol.
        ValueError object does not implement Python buffer protocol.
        ValueError both buffer length (16) and count (0) must not be 0
        tensor([True, True, True, True, True, True, True, True, True, True, True, True,
                True, True, True, True])
        RuntimeError Only Tensors of floating point and complex dtype can require gradients
        (tensor([[0.],
                [3.]]), tensor([[1., 2.],
                [4., 5.]]))
        (tensor([0., 1., 2.]), tensor([3., 4., 5.]))
        tensor([[0., 1.],
                [2., 3.],
                [4., 5.]])
        tensor([[0., 3.],
                [1., 4.],
                [2., 5.]])
        tensor([3., 4., 5.])
        tensor([[0., 1., 2.],
                [0., 1., 2.]])
        tensor([[0., 1., 2.],
                [3., 4., 5.]])
        tensor([[0., 1., 2.],
                [3., 4., 5.]])
        tensor([[0., 1., 2.],
                [3., 4., 5.]])
        tensor([[0., 3.],
                [1., 4.],
                [2., 5.]])
        tensor([[[0., 1.],
                 [1., 2.]],

                [[3., 4.],
                 [4., 5.]]])
        tensor([0., 1.])
        tensor([0., 4.])
        tensor([[0., 3.],
                [1., 4.],
                [2., 5.]])
        (tensor([[0., 1.],
                [3., 4.]]), tensor([[2.],
                [5.]]))
        tensor([])
        tensor([])
        tensor([1.])
        tensor([1.])
        tensor([0.0000, 0.5000, 1.0000, 0.5000, 0.0000])
        tensor([0.0000, 0.4000, 0.8000, 0.8000, 0.4000])
        tensor([])
        tensor([])
        tensor([1.])
        tensor([1.])
        tensor([-1.4901e-08,  3.4000e-01,  1.0000e+00,  3.4000e-01, -1.4901e-08])
        tensor([-1.4901e-08,  2.0077e-01,  8.4923e-01,  8.4923e-01,  2.0077e-01])
        tensor([])
        tensor([])
        tensor([1.])
        tensor([1.])
        tensor([0.3090, 0.8090, 1.0000, 0.8090, 0.3090])
        tensor([0.2588, 0.7071, 0.9659, 0.9659, 0.7071])
        tensor([])
        tensor([])
        tensor([1.])
        tensor([1.])
        tensor([0.1353, 0.3679, 1.0000, 0.3679, 0.1353])
        tensor([0.0821, 0.2231, 0.6065, 0.6065, 0.2231])
        tensor([])
        tensor([])
        tensor([1.])
        tensor([1.])
        tensor([0.1353, 0.6065, 1.0000, 0.6065, 0.1353])
        tensor([0.0439, 0.3247, 0.8825, 0.8825, 0.3247])
        tensor([])
        tensor([])
        tensor([1.])
        tensor([1.])
        tensor([0.3000, 0.2000, 0.9000, 0.2000, 0.3000])
        tensor([0.3000, 0.1455, 0.7045, 0.7045, 0.1455])
        tensor([])
        tensor([])
        tensor([1.])
        tensor([1.])
        tensor([0.0800, 0.5400, 1.0000, 0.5400, 0.0800])
        tensor([0.0800, 0.3979, 0.9121, 0.9121, 0.3979])
        tensor([])
        tensor([])
        tensor([1.])
        tensor([1.])
        tensor([0.0800, 0.5400, 1.0000, 0.5400, 0.0800])
        tensor([0.0800, 0.3979, 0.9121, 0.9121, 0.3979])
        tensor([])
        tensor([])
        tensor([1.])
        tensor([1.])
        tensor([0.0000, 0.5000, 1.0000, 0.5000, 0.0000])
        tensor([0.0000, 0.3455, 0.9045, 0.9045, 0.3455])
        tensor([])
        tensor([])
        tensor([1.])
        tensor([1.])
        tensor([5.2773e-05, 2.1567e-01, 1.0000e+00, 2.1567e-01, 5.2773e-05])
        tensor([5.2773e-05, 1.0172e-01, 7.9294e-01, 7.9294e-01, 1.0172e-01])
        tensor([])
        tensor([])
        tensor([1.])
        tensor([1.])
        tensor([3.6280e-04, 2.2698e-01, 1.0000e+00, 2.2698e-01, 3.6280e-04])
        tensor([3.6280e-04, 1.1052e-01, 7.9826e-01, 7.9826e-01, 1.1052e-01])
        tensor([0.3679, 0.6065, 1.0000, 0.6065, 0.3679])
        ValueError Center must be None for symmetric windows
        ValueError Tau must be positive, got: 0 instead.
        ValueError Standard deviation must be positive, got: -1 instead.
        ValueError beta must be non-negative, got: -1 instead.
        ValueError general_cosine requires non-negative window length, got M=-1
        ValueError blackman expects float32 or float64 dtypes, got: torch.int32
        tensor([0.5000, 1.0000, 0.5000], dtype=torch.float64)
        ValueError Coefficients cannot be empty
        TypeError Coefficients must be a list/tuple
        tensor([0.0000, 0.5000, 1.0000, 0.5000, 0.0000], grad_fn=<SumBackward1>)
        ValueError general_cosine requires non-negative window length, got M=-2
        ValueError bartlett requires non-negative window length, got M=-2
        ValueError kaiser expects float32 or float64 dtypes, got: torch.float16
        TypeError hann() missing 1 required positional argument: 'M'
        TypeError hann() got an unexpected keyword argument 'zz'
        hann

        """#)
  }
}
