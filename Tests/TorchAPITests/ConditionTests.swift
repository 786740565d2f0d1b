import Testing

/// Conditions that a program states, and checks of small functions.
struct ConditionTests {
  @Test func `a condition that fails raises its error`() {
    let text = Session.run(
      #"""
      attempt(lambda: torch._assert(False, "no"))
      attempt(lambda: torch._assert(torch.ones(1) > 0, "no"))
      attempt(lambda: torch._check(False))
      attempt(lambda: torch._check(False, lambda: "no"))
      attempt(lambda: torch._check_value(False, lambda: "no"))
      attempt(lambda: torch._check_index(False, lambda: 3))
      attempt(lambda: torch._check(3))
      attempt(lambda: torch._check(torch.tensor(True)))
      attempt(lambda: torch._check_tensor_all(torch.zeros(2) > 0, lambda: "no"))
      attempt(lambda: torch._check_tensor_all(False))
      """#)
    #expect(
      text == #"""
        AssertionError no
        None
        RuntimeError Expected cond to be True, but got False. (Could this error message be improved? If so, please report an enhancement request to PyTorch.)
        RuntimeError no
        ValueError no
        IndexError 3
        TypeError cond must be a bool, but got <class 'int'>
        TypeError cond must be a bool, but got a Tensor. For tensor conditions, use torch._check_tensor_all() to assert that all elements are true.
        RuntimeError no
        TypeError cond must be a tensor, but got <class 'bool'>

        """#)
  }

  @Test func `numbers of traced programs are plain numbers`() {
    let text = Session.run(
      #"""
      attempt(lambda: (torch.sym_max(1, 2.), torch.sym_min(1, 2), torch.sym_max(3, 3.), torch.sym_sum([1, 2]), torch.sym_sqrt(4)))
      attempt(lambda: (torch.sym_int(-3.7), torch.sym_float("3"), torch.sym_not(3), torch.sym_ite(True, 1, 2)))
      attempt(lambda: (torch.sym_ite(1, 1, 2)))
      attempt(lambda: (torch.sym_ite(True, 1, 2.)))
      attempt(lambda: (torch.sym_max(1, "a")))
      """#)
    #expect(
      text == #"""
        (2.0, 1, 3.0, 3, 2.0)
        (-3, 3.0, False, 1)
        AssertionError expected SymBool or bool, got <class 'int'>
        AssertionError type mismatch: <class 'int'> vs <class 'float'>
        AssertionError expected (<class 'numpy.integer'>, <class 'numpy.floating'>, <class 'int'>, <class 'float'>), got <class 'str'>

        """#)
  }

  @Test func `one of several processes takes its share of the samples`() {
    let text = Session.run(
      #"""
      D = torch.utils.data.DistributedSampler
      attempt(lambda: list(D(range(5), 2, 1)))
      attempt(lambda: (list(D(range(5), 2, 1, drop_last=True, shuffle=False)), len(D(range(5), 2, 1, drop_last=True))))
      attempt(lambda: list(D(range(2), 5, 4, shuffle=False)))
      attempt(lambda: list(D(range(7), 3, 0, seed=5)))
      attempt(lambda: D(range(5), 2, 3))
      attempt(lambda: D(range(5)))
      """#)
    #expect(
      text == #"""
        [0, 3, 4]
        ([1, 3], 2)
        [0]
        [1, 2, 3]
        ValueError Invalid rank 3, rank should be in the interval [0, 1]
        ValueError Default process group has not been initialized, please make sure to call init_process_group.

        """#)
  }

  @Test func `transforms and sequences refuse what they cannot do`() {
    let text = Session.run(
      #"""
      attempt(lambda: torch.fft.irfft(torch.ones(3, dtype=torch.complex64), n=-1))
      attempt(lambda: torch.fft.fft(torch.ones(3), n=-1))
      attempt(lambda: torch.istft(torch.zeros(3, 3, dtype=torch.complex64), 4, window=torch.zeros(4)))
      attempt(lambda: torch.istft(torch.zeros(3, 3, dtype=torch.complex64), 4, hop_length=5))
      attempt(lambda: torch.stft(torch.arange(8), 4, return_complex=True))
      attempt(lambda: torch.nn.utils.rnn.pad_sequence([torch.ones(2).long(), torch.ones(3)]))
      attempt(lambda: torch.nn.utils.rnn.pad_sequence([torch.ones(2, 1), torch.ones(3, 2)]))
      attempt(lambda: torch.nn.utils.rnn.pad_sequence([torch.ones(2)], padding_side="top"))
      attempt(lambda: torch.nn.functional.group_norm(torch.ones(1, 2), 2))
      attempt(lambda: torch.testing.make_tensor((2,), dtype=torch.float32, device='cpu', low=3, high=2))
      attempt(lambda: torch.testing.make_tensor((2, 3), dtype=torch.float32, device='cpu', noncontiguous=True).is_contiguous())
      attempt(lambda: torch._foreach_add([torch.ones(1)], torch.ones(1)))
      try: torch._foreach_add(3, 4)
      except TypeError as e: print(str(e).split(",")[0])
      """#)
    #expect(
      text == #"""
        RuntimeError Invalid number of data points (-1) specified
        RuntimeError Invalid number of data points (-1) specified
        RuntimeError istft(CPUComplexFloatType[3, 3], n_fft=4, hop_length=1, win_length=4, window=torch.FloatTensor{[4]}, center=1, normalized=0, onesided=None, length=None, return_complex=0) window overlap add min: 1
        [ CPUBoolType{} ]
        RuntimeError istft(CPUComplexFloatType[3, 3], n_fft=4, hop_length=5, win_length=4, window=None, center=1, normalized=0, onesided=None, length=None, return_complex=0) : expected 0 < hop_length <= win_length
        NotImplementedError stft(torch.LongTensor[12], n_fft=4, hop_length=1, win_length=4, window=None, normalized=0, onesided=None, return_complex=1, align_to_window=None) : expected a tensor of floating point or complex values
        tensor([[1, 1],
                [1, 1],
                [0, 1]])
        RuntimeError output with shape [3, 1] doesn't match the broadcast shape [3, 2]
        RuntimeError Expected padding_side to be one of left or right, but got top.
        ValueError Expected more than 1 value per channel when training, got input size [1, 2]
        ValueError `low` must be less than `high`, but got 3 >= 2
        False
        RuntimeError scalar tensor expected to be 0 dim but it has 1 dimensions and 1 elements.
        _foreach_add() received an invalid combination of arguments - got (int

        """#)
  }

  @Test func `attention looks at its arguments first`() {
    let text = Session.run(
      #"""
      A = torch.nn.functional.scaled_dot_product_attention
      x = torch.ones(3, 4)
      attempt(lambda: A(x, x, 3))
      attempt(lambda: A(x, x, x, 3))
      attempt(lambda: A(x, x, x, is_causal="a"))
      attempt(lambda: A(x, x, x, dropout_p="a"))
      attempt(lambda: A(x, x, x, enable_gqa=3))
      attempt(lambda: A(x, x, x, dropout_p=2.))
      """#)
    #expect(
      text == #"""
        TypeError scaled_dot_product_attention(): argument 'value' (position 3) must be Tensor, not int
        TypeError scaled_dot_product_attention(): argument 'attn_mask' (position 4) must be Tensor, not int
        TypeError scaled_dot_product_attention(): argument 'is_causal' must be bool, not str
        TypeError scaled_dot_product_attention(): argument 'dropout_p' must be float, not str
        TypeError scaled_dot_product_attention(): argument 'enable_gqa' must be bool, not int
        RuntimeError dropout probability has to be between 0 and 1, but got 2

        """#)
  }

  @Test func `norms of nothing and of other types`() {
    let text = Session.run(
      #"""
      attempt(lambda: (torch.linalg.matrix_norm(torch.zeros(0, 0), 2), torch.linalg.matrix_norm(torch.zeros(0, 0), 1)))
      attempt(lambda: torch.linalg.matrix_norm(torch.zeros(3, 0), -2))
      attempt(lambda: torch.linalg.norm(torch.ones(2, 2), dtype=torch.int64))
      attempt(lambda: torch.linalg.cond(torch.ones(2, 2), 'abc'))
      attempt(lambda: torch.norm(torch.ones(2, 2, 2), 'fro', dim=(0, 1, 2)))
      """#)
    #expect(
      text == #"""
        (tensor(0.), tensor(0.))
        IndexError amin(): Expected reduction dim -1 to have non-zero size.
        RuntimeError linalg.vector_norm: dtype should be floating point or complex, but got Long
        ValueError linalg.cond got an invalid norm type: abc
        RuntimeError linalg.matrix_norm: dim must be a 2-tuple. Got 0 1 2

        """#)
  }
}
