import Testing

/// Functions of torch beside those of `torch.nn.functional`, and what goes with them.
struct PlainFunctionTests {
  @Test func `losses take their reductions by number`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      q, p = torch.tensor([0.5, 2.], requires_grad=True), torch.tensor([1., -1])
      a = torch.tensor([[2., 1], [1, 3]])
      attempt(lambda: torch.kl_div(q, p.abs(), 1))
      attempt(lambda: torch.kl_div(q, p.abs(), log_target=True))
      attempt(lambda: torch.hinge_embedding_loss(q, p, 1.0, 2))
      attempt(lambda: torch.margin_ranking_loss(q, p, p, 0.5))
      attempt(lambda: torch.cosine_embedding_loss(a, a.flip(0), p, 0.1, 1))
      attempt(lambda: torch.triplet_margin_loss(a, a.flip(0), a * 2, reduction=1))
      attempt(lambda: torch.poisson_nll_loss(q, p.abs(), True, False, 1e-8, 1))
      attempt(lambda: torch.binary_cross_entropy_with_logits(q, p.abs(), None, None, 1))
      attempt(lambda: torch.kl_div(q, p, 'mean'))
      attempt(lambda: torch.hinge_embedding_loss())
      attempt(lambda: torch.margin_ranking_loss(q, p, p, 'a'))
      """#)
    #expect(
      text == #"""
        tensor(-1.2500, grad_fn=<MeanBackward0>)
        tensor([ 1.3591, -2.7183], grad_fn=<MulBackward0>)
        tensor(0.5000, grad_fn=<SumBackward0>)
        tensor([1.0000, 3.5000], grad_fn=<ClampMinBackward0>)
        tensor(0.4500)
        tensor(0.5369)
        tensor(3.2689, grad_fn=<MeanBackward0>)
        tensor(0.3005, grad_fn=<BinaryCrossEntropyWithLogitsBackward0>)
        TypeError kl_div(): argument 'reduction' (position 3) must be int, not str
        TypeError hinge_embedding_loss() missing 2 required positional argument: "input", "target"
        TypeError margin_ranking_loss(): argument 'margin' (position 4) must be float, not str

        """#)
  }

  @Test func `normalizations give their statistics too`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      a = torch.tensor([[2., 1], [1, 3]])
      attempt(lambda: torch.frobenius_norm(a, 0, True))
      attempt(lambda: torch.frobenius_norm(a))
      attempt(lambda: torch.nuclear_norm(a, True))
      attempt(lambda: torch.native_layer_norm(a, [2], None, None, 1e-5))
      attempt(lambda: torch.native_batch_norm(a, None, None, None, None, True, 0.1, 1e-5))
      attempt(lambda: torch.native_batch_norm(a, None, None, torch.zeros(2), torch.ones(2), False, 0.1, 1e-5))
      attempt(lambda: torch.native_group_norm(torch.arange(8.).reshape(1, 4, 2), None, None, 1, 4, 2, 2, 1e-5))
      attempt(lambda: torch.as_strided_(torch.arange(6.), (2, 2), (1, 2)))
      w = torch.arange(6.).reshape(3, 2)
      attempt(lambda: torch.embedding_renorm_(w, torch.tensor([1, 2]), 1.0, 2.0))
      attempt(lambda: torch.embedding_renorm_(w, torch.tensor([7]), 1.0, 2.0))
      """#)
    #expect(
      text == #"""
        tensor([[2.2361, 3.1623]])
        TypeError frobenius_norm() missing 1 required positional arguments: "dim"
        tensor([[5.]])
        (tensor([[ 1.0000, -1.0000],
                [-1.0000,  1.0000]]), tensor([[1.5000],
                [2.0000]]), tensor([[2.0000],
                [1.0000]]))
        (tensor([[ 1.0000, -1.0000],
                [-1.0000,  1.0000]]), tensor([1.5000, 2.0000]), tensor([2.0000, 1.0000]))
        (tensor([[2.0000, 1.0000],
                [1.0000, 3.0000]]), tensor([]), tensor([]))
        (tensor([[[-1.3416, -0.4472],
                 [ 0.4472,  1.3416],
                 [-1.3416, -0.4472],
                 [ 0.4472,  1.3416]]]), tensor([[1.5000, 5.5000]]), tensor([[0.8944, 0.8944]]))
        tensor([[0., 2.],
                [1., 3.]])
        tensor([[0.0000, 1.0000],
                [0.5547, 0.8321],
                [0.6247, 0.7809]])
        IndexError select(): index 7 out of range for tensor of size [3, 2] at dimension 0

        """#)
  }

  @Test func `symmetric matrices are factored`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      s = torch.tensor([[2., 1], [1, -3]])
      LD, pivots = torch.linalg.ldl_factor(s)
      attempt(lambda: torch.linalg.ldl_factor_ex(s))
      attempt(lambda: torch.linalg.ldl_solve(LD, pivots, torch.ones(3, 2, 1)))
      attempt(lambda: torch.linalg.ldl_factor(torch.tensor([[0., 1, 2], [1, 0, 3], [2, 3, 0]])))
      attempt(lambda: torch.linalg.ldl_factor(torch.tensor([[1., 2 + 1j], [2 - 1j, 3]]), hermitian=True))
      attempt(lambda: torch.linalg.ldl_factor(torch.ones(2, 3)))
      attempt(lambda: torch.linalg.ldl_factor(torch.zeros(2, 2)))
      attempt(lambda: torch.linalg.ldl_solve(LD, pivots, torch.ones(3, 1)))
      attempt(lambda: torch.linalg.ldl_solve(LD, pivots.float(), s))
      attempt(lambda: torch.linalg.ldl_factor(s.requires_grad_()).LD)
      """#)
    #expect(
      text == #"""
        torch.return_types.linalg_ldl_factor_ex(
        LD=tensor([[ 2.0000,  0.0000],
                [ 0.5000, -3.5000]]),
        pivots=tensor([1, 2], dtype=torch.int32),
        info=tensor(0, dtype=torch.int32))
        tensor([[[ 0.5714],
                 [-0.1429]],

                [[ 0.5714],
                 [-0.1429]],

                [[ 0.5714],
                 [-0.1429]]])
        torch.return_types.linalg_ldl_factor(
        LD=tensor([[ 0.0000,  0.0000,  0.0000],
                [ 2.0000,  0.0000,  0.0000],
                [ 1.5000,  0.5000, -3.0000]]),
        pivots=tensor([-3, -3,  3], dtype=torch.int32))
        torch.return_types.linalg_ldl_factor(
        LD=tensor([[ 3.0000+0.0000j,  0.0000+0.0000j],
                [ 0.6667+0.3333j, -0.6667+0.0000j]]),
        pivots=tensor([2, 2], dtype=torch.int32))
        RuntimeError torch.linalg.ldl_factor_ex: A must be batches of square matrices, but they are 2 by 3 matrices
        RuntimeError false INTERNAL ASSERT FAILED at "/__w/pytorch/pytorch/aten/src/ATen/native/BatchLinearAlgebra.cpp":1677, please report a bug to PyTorch. torch.linalg.ldl_factor: Unknown error code: 1.
        RuntimeError Incompatible matrix sizes for torch.linalg.ldl_solve: each A matrix is 2 by 2 but each b matrix is 3 by 1
        RuntimeError torch.linalg.ldl_solve: Expected pivots to be integers. Got Float
        tensor([[ 2.0000,  0.0000],
                [ 0.5000, -3.5000]], grad_fn=<NotImplemented>)

        """#)
  }

  @Test func `generators are cloned, and printing has settings`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      g = torch.Generator().manual_seed(3)
      torch.rand(2, generator=g)
      h = g.clone_state()
      print(torch.rand(2, generator=g), torch.rand(2, generator=h), h.initial_seed())
      print(torch._tensor_str.PRINT_OPTS)
      with torch._tensor_str.printoptions(precision=2):
          print(torch.tensor([1.23456]), torch._tensor_str.PRINT_OPTS.precision)
      print(torch.tensor([1.23456]), torch._tensor_str.get_printoptions())
      for precision in ('a', -1, 2.5, '2'):
          torch.set_printoptions(precision=precision)
          for tensor in (torch.tensor([1.5]), torch.tensor([1.]), torch.tensor([1., 1e10]), torch.tensor(2)):
              attempt(lambda: str(tensor))
      torch.set_printoptions(profile='default')
      """#)
    #expect(
      text == #"""
        tensor([0.2858, 0.0270]) tensor([0.2858, 0.0270]) 3
        __PrinterOptions(precision=4, threshold=1000, edgeitems=3, linewidth=80, sci_mode=None)
        tensor([1.23]) 2
        tensor([1.2346]) {'precision': 4, 'threshold': 1000, 'edgeitems': 3, 'linewidth': 80, 'sci_mode': None}
        ValueError Format specifier missing precision
        tensor([1.])
        ValueError Format specifier missing precision
        tensor(2)
        ValueError Format specifier missing precision
        tensor([1.])
        ValueError Format specifier missing precision
        tensor(2)
        ValueError Invalid format specifier '.2.5f' for object of type 'float'
        tensor([1.])
        ValueError Invalid format specifier '.2.5e' for object of type 'float'
        tensor(2)
        tensor([1.50])
        tensor([1.])
        tensor([1.00e+00, 1.00e+10])
        tensor(2)

        """#)
  }
}
