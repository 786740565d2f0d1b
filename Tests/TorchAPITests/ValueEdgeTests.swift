import Testing

/// Values at the edges of what operators take.
struct ValueEdgeTests {
  @Test("operators agree with PyTorch at the edges of their input")
  func values() {
    #expect(
      Session.run(
        #"""
        print(torch.segment_reduce(torch.arange(1., 7), 'mean', lengths=torch.tensor([2, 4]), axis=0, initial=1))
        attempt(lambda: torch.bitwise_and(1.5, torch.tensor([3])))
        attempt(lambda: torch.bitwise_left_shift(2.5, torch.tensor([3])))
        print(torch.tensor([0.6797, 1.3125, 4.125]).bfloat16().mean(), torch.tensor([0.1, 0.7, 0.3]).half().mean())
        print(torch.tensor([5.]).norm(p=3), torch.linalg.vector_norm(torch.tensor([-4.], dtype=torch.float64), -3))
        print(torch.tensor([1e10, -1e10, 40000., -3.5, 1e20]).short(), torch.tensor([1e10, 3.7]).long())
        print(torch.tensor([[], [1]]))
        def all_of_a_number():
            torch.tensor(3)[:] = 1
        attempt(all_of_a_number)
        attempt(lambda: torch.ones(1) @ torch.ones(1, 2, 3))
        attempt(lambda: torch.ones(2, 4) @ torch.ones(1, 2, 3))
        x = torch.arange(3., requires_grad=True)
        print(torch.autograd.grad(x.expand(2, 3).as_strided([3], [1], 0).sum(), x))
        print(torch.tensor([3., float('nan'), 1., 3., -0., 0., float('nan')]).unique(return_inverse=True, return_counts=True))
        print(torch.tensor([2, 2, 1, 1, 1, 2]).unique_consecutive(return_inverse=True, return_counts=True))
        print(torch.tensor([True, False, True]).unique(), torch.zeros(0).unique(return_counts=True))
        print(torch.bincount(torch.tensor([1, 3, 1], dtype=torch.uint8), minlength=6), torch.bincount(torch.tensor([0, 2]), torch.tensor([.5, 2.])))
        attempt(lambda: torch.bincount(torch.tensor([1, -1])))
        attempt(lambda: torch.bincount(torch.tensor([2 ** 63 - 1])))
        print(torch.tensor(2.).gather(0, torch.tensor([0, 0])), torch.tensor([5., 6.]).gather(0, torch.tensor(1)))
        print(torch.zeros(2, 3).scatter_reduce(1, torch.tensor([[0, 0], [2, 1]]), torch.tensor([[1., 5.], [2., 3.]]), 'amax'))
        print(torch.arange(24.).view(2, 3, 4).index_select(1, torch.tensor([2, 0]))[1], torch.arange(6.).view(2, 3).t().index_select(0, torch.tensor([2, 2])))
        print(torch.arange(12.).view(1, 3, 4).tril(-1), torch.arange(6).view(2, 3).t().triu())
        """#) == #"""
          tensor([2.0000, 4.7500])
          NotImplementedError "bitwise_and_cpu" not implemented for 'Float'
          NotImplementedError "lshift_cpu" not implemented for 'Float'
          tensor(2.0312, dtype=torch.bfloat16) tensor(0.3667, dtype=torch.float16)
          tensor(5.) tensor(4., dtype=torch.float64)
          tensor([     0,      0, -25536,     -3,      0], dtype=torch.int16) tensor([10000000000,           3])
          tensor([], size=(2, 0))
          IndexError slice() cannot be applied to a 0-dim tensor.
          RuntimeError size mismatch, got input (3), mat (3x2), vec (1)
          RuntimeError Expected size for first two dimensions of batch2 tensor to be: [1, 4] but got: [1, 2].
          (tensor([1., 1., 1.]),)
          (tensor([-0., 1., 3., nan, nan]), tensor([2, 3, 1, 2, 0, 0, 4]), tensor([2, 1, 2, 1, 1]))
          (tensor([2, 1, 2]), tensor([0, 0, 1, 1, 1, 2]), tensor([2, 3, 1]))
          tensor([False,  True]) (tensor([]), tensor([], dtype=torch.int64))
          tensor([0, 2, 0, 1, 0, 0]) tensor([0.5000, 0.0000, 2.0000])
          RuntimeError bincount only supports 1-d non-negative integral inputs.
          RuntimeError maximum value of input overflowed, it should be < 9223372036854775807 but got 9223372036854775807
          tensor([2., 2.]) tensor(6.)
          tensor([[5., 0., 0.],
                  [0., 3., 2.]])
          tensor([[20., 21., 22., 23.],
                  [12., 13., 14., 15.]]) tensor([[2., 5.],
                  [2., 5.]])
          tensor([[[0., 0., 0., 0.],
                   [4., 0., 0., 0.],
                   [8., 9., 0., 0.]]]) tensor([[0, 3],
                  [0, 4],
                  [0, 0]])

          """#)
  }
}
