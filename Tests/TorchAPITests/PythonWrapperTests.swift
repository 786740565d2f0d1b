import Testing

/// Functions that PyTorch has written in Python around others, of which their errors speak.
struct PythonWrapperTests {
  @Test func `different elements`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      def attempt(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, str(e).split("\n")[0])
      x = torch.ones(2)
      attempt(lambda: x.unique(1))
      attempt(lambda: x.unique(1, dim=0))
      attempt(lambda: x.unique(foo=1))
      attempt(lambda: x.unique(True, False, False, None, 3))
      attempt(lambda: torch.unique())
      attempt(lambda: torch.unique(3))
      attempt(lambda: torch.unique(x, foo=1))
      attempt(lambda: torch.unique(x, return_inverse=True, foo=1))
      attempt(lambda: torch.unique(x, return_counts=True, return_inverse=True, foo=1))
      attempt(lambda: torch.unique(x, dim='a'))
      attempt(lambda: torch.unique(x, True, True, True))
      attempt(lambda: torch.unique(torch.tensor([[1, 1], [2, 2]]), dim=1, return_counts=True))
      attempt(lambda: torch._unique2(x, return_inverse=True))
      attempt(lambda: x.unique_consecutive(1))
      attempt(lambda: x.unique_consecutive(foo=1))
      attempt(lambda: torch.unique_consecutive())
      attempt(lambda: torch.unique_consecutive(x, return_counts=True, foo=1))
      attempt(lambda: torch.unique_consecutive(x, False, True))
      attempt(lambda: torch.unique_consecutive(x, return_counts=True))
      attempt(lambda: torch.vmap(lambda v: v.unique())(torch.ones(2, 2)))
      print(torch.unique.__name__, torch.Tensor.unique.__qualname__)
      """#)
    #expect(
      text == #"""
        TypeError _unique2(): argument 'sorted' must be bool, not int
        TypeError unique_dim(): argument 'sorted' must be bool, not int
        TypeError Tensor.unique() got an unexpected keyword argument 'foo'
        TypeError Tensor.unique() takes from 1 to 5 positional arguments but 6 were given
        TypeError _return_output() missing 1 required positional argument: 'input'
        TypeError _unique2(): argument 'input' (position 1) must be Tensor, not int
        TypeError _return_output() got an unexpected keyword argument 'foo'
        TypeError _return_inverse() got an unexpected keyword argument 'foo'
        TypeError _return_inverse_and_counts() got an unexpected keyword argument 'foo'
        TypeError unique_dim(): argument 'dim' (position 2) must be int, not str
        (tensor([1.]), tensor([0, 0]), tensor([2]))
        (tensor([[1],
                [2]]), tensor([2]))
        (tensor([1.]), tensor([0, 0]), tensor([], dtype=torch.int64))
        TypeError unique_consecutive(): argument 'return_inverse' must be bool, not int
        TypeError Tensor.unique_consecutive() got an unexpected keyword argument 'foo'
        TypeError _consecutive_return_output() missing 1 required positional argument: 'input'
        TypeError _consecutive_return_counts() got an unexpected keyword argument 'foo'
        (tensor([1.]), tensor([], dtype=torch.int64))
        (tensor([1.]), tensor([2]))
        RuntimeError vmap: We do not support batching operators that can output dynamic shape. Attempted to vmap over aten::_unique2. Please file an issue at https://github.com/pytorch/pytorch/issues if you need this feature.
        unique Tensor.unique

        """#)
  }

  @Test func `norms`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      def attempt(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, str(e).split("\n")[0])
      x = torch.arange(6.).reshape(2, 3)
      attempt(lambda: x.norm(dim='a'))
      attempt(lambda: x.norm(dim=1.5))
      attempt(lambda: x.norm(2, 0, 1))
      attempt(lambda: x.norm('nuc', 'a'))
      attempt(lambda: x.norm('nuc', 0))
      attempt(lambda: x.norm('a'))
      attempt(lambda: x.norm(1j))
      attempt(lambda: x.norm([1]))
      attempt(lambda: x.norm(dtype=3))
      attempt(lambda: torch.norm(x, out=3))
      attempt(lambda: torch.norm(3))
      attempt(lambda: torch.linalg.norm(x, 1j))
      attempt(lambda: torch.linalg.matrix_norm(x, 1j))
      attempt(lambda: x.norm('fro', (0, 1), True))
      attempt(lambda: torch.norm(x, None, 1))
      attempt(lambda: torch.vmap(lambda v: v.norm())(x))
      attempt(lambda: x.requires_grad_().norm())
      """#)
    #expect(
      text == #"""
        TypeError linalg_vector_norm(): argument 'dim' (position 3) must be tuple of ints, not str
        TypeError object of type 'float' has no len()
        TypeError linalg_vector_norm(): argument 'keepdim' (position 4) must be bool, not int
        TypeError linalg_matrix_norm() received an invalid combination of arguments - got (Tensor, str, str, bool, dtype=NoneType), but expected one of:
        RuntimeError linalg.matrix_norm: dim must be a 2-tuple. Got 0
        RuntimeError linalg.matrix_norm: Order a not supported.
        RuntimeError linalg.vector_norm: Expected a non-complex scalar as the order of norm.
        TypeError linalg_vector_norm(): argument 'ord' (position 2) must be Number, not list
        TypeError linalg_vector_norm(): argument 'dtype' must be torch.dtype, not int
        TypeError linalg_vector_norm(): argument 'out' must be Tensor, not int
        AttributeError 'int' object has no attribute 'layout'
        RuntimeError linalg.matrix_norm: Expected a non-complex scalar as the order of norm.
        RuntimeError linalg.matrix_norm: Expected a non-complex scalar as the order of norm.
        tensor([[7.4162]])
        tensor([2.2361, 7.0711])
        tensor([2.2361, 7.0711])
        tensor(7.4162, grad_fn=<LinalgVectorNormBackward0>)

        """#)
  }

  @Test func `distances, shapes and losses`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      def attempt(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, str(e).split("\n")[0])
      x, t = torch.arange(6.).reshape(2, 3), torch.tensor([0, 1])
      attempt(lambda: torch.cdist())
      attempt(lambda: torch.cdist(x, 3))
      attempt(lambda: torch.cdist(x, x, 'a'))
      attempt(lambda: torch.broadcast_shapes(2, 3))
      attempt(lambda: torch.broadcast_shapes((1, 3), 5))
      attempt(lambda: torch.broadcast_shapes(1.5))
      attempt(lambda: F.cross_entropy(x, t, label_smoothing=-0.1))
      attempt(lambda: F.cross_entropy(x, t, label_smoothing=1.5))
      attempt(lambda: F.cross_entropy(x, t, label_smoothing='a'))
      attempt(lambda: F.cross_entropy(x, t, ignore_index='a'))
      attempt(lambda: F.binary_cross_entropy_with_logits(x, x, pos_weight='a'))
      attempt(lambda: F.cross_entropy(torch.tensor(1.), torch.tensor([0])))
      attempt(lambda: F.cross_entropy(torch.tensor(1.), torch.tensor(0.)))
      """#)
    #expect(
      text == #"""
        TypeError cdist() missing 2 required positional arguments: 'x1' and 'x2'
        TypeError cdist(): argument 'x2' (position 2) must be Tensor, not int
        TypeError cdist(): argument 'p' (position 3) must be float, not str
        RuntimeError Attempting to broadcast a dimension of length 3 at -1! Mismatching argument at index 1 had (3,); but expected shape should be broadcastable to [2]
        RuntimeError Attempting to broadcast a dimension of length 5 at -1! Mismatching argument at index 1 had (5,); but expected shape should be broadcastable to [1, 3]
        RuntimeError Input shapes should be of type ints, a tuple of ints, or a list of ints, got 1.5
        tensor(1.9076)
        RuntimeError label_smoothing must be between 0.0 and 1.0. Got: 1.5
        TypeError cross_entropy_loss(): argument 'label_smoothing' (position 6) must be float, not str
        TypeError cross_entropy_loss(): argument 'ignore_index' (position 5) must be int, not str
        TypeError binary_cross_entropy_with_logits(): argument 'pos_weight' (position 4) must be Tensor, not str
        IndexError Dimension out of range (expected to be in range of [-1, 0], but got 1)
        IndexError Dimension specified as 1 but tensor has no dimensions

        """#)
  }

  @Test func `conditions, eigenvalues, transforms and pools`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      def attempt(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, str(e).split("\n")[0])
      square, wide = torch.eye(2), torch.ones(2, 3)
      attempt(lambda: torch.linalg.cond(torch.ones(3)))
      attempt(lambda: torch.linalg.cond(torch.ones(3), 'fro'))
      attempt(lambda: torch.linalg.cond(wide, 'a'))
      attempt(lambda: torch.linalg.cond(square, 'a'))
      attempt(lambda: torch.linalg.cond(square, 1j))
      attempt(lambda: torch.linalg.cond(torch.zeros(2, 2), 'nuc'))
      attempt(lambda: torch.linalg.cond(torch.ones(0, 0)))
      attempt(lambda: torch.linalg.eigh(wide, 'X'))
      attempt(lambda: torch.linalg.eigvalsh(square, 'X'))
      attempt(lambda: torch.fft.rfft2(square + 0j))
      attempt(lambda: torch.fft.ihfftn(square + 0j))
      attempt(lambda: F.avg_pool3d(torch.ones(1, 4, 4, 4), 5))
      attempt(lambda: F.avg_pool1d(torch.ones(1, 4), [2, 2]))
      attempt(lambda: F.max_pool1d(torch.ones(1, 4), 2, [2, 2]))
      attempt(lambda: torch.ones(0, dtype=torch.bool).argmax())
      attempt(lambda: torch.ones(2, dtype=torch.complex64).argmax(3))
      """#)
    #expect(
      text == #"""
        RuntimeError linalg.cond: The input tensor must have at least 2 dimensions.
        RuntimeError linalg.cond(ord=fro): The input tensor A must have at least 2 dimensions.
        RuntimeError linalg.cond(ord=a): A must be batches of square matrices, but they are 2 by 3 matrices
        ValueError linalg.cond got an invalid norm type: a
        ValueError linalg.cond: Expected a non-complex scalar as the order of norm.
        tensor(nan)
        tensor(0.)
        RuntimeError linalg.eigh: A must be batches of square matrices, but they are 2 by 3 matrices
        RuntimeError Expected UPLO argument to be 'L' or 'U', but got X
        TypeError rfftn expects a real-valued input tensor, but got ComplexFloat
        TypeError Only supports floating-point dtypes, but found: ComplexFloat
        RuntimeError input image (T: 4 H: 4 W: 4) smaller than kernel size (kT: 5 kH: 5 kW: 5)
        RuntimeError avg_pool1d() argument 'kernel_size' should contain one int (got 2)
        RuntimeError max_pool1d() stride must be None, an int, list of ints, or tuple of ints of size 1 but got size 2
        NotImplementedError argmax(): does not support bool input
        TypeError argmax(): does not support complex input

        """#)
  }
}
