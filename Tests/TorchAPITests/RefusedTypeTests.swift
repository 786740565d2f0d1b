import Testing

/// Types and lists that functions do not take.
struct RefusedTypeTests {
  @Test func `types, shapes and lists are refused in PyTorch's words`() {
    let text = Session.run(
      #"""
      def T(f):
          try: print(f())
          except Exception as e: print(type(e).__name__, e)
      x = torch.ones(2, 3); i = torch.tensor([[1, 2], [3, 4]])
      T(lambda: torch.polar(x, x.long())); T(lambda: torch.linalg.eigvals(x)); T(lambda: torch.linalg.eig(x)); T(lambda: torch.linalg.vecdot(i, i)); T(lambda: torch.block_diag([x, x])); T(lambda: torch.broadcast_tensors([x, x])); T(lambda: torch.cartesian_prod([x[0], x[0]])); T(lambda: torch.cartesian_prod((x[0],))); T(lambda: torch.block_diag(x, 5)); T(lambda: torch.aminmax(torch.zeros(0, 3), dim=0)); T(lambda: torch.aminmax(torch.zeros(0))); T(lambda: torch.zeros(0, 3).amin(0)); T(lambda: torch.block_diag()); T(lambda: torch.broadcast_tensors()); T(lambda: torch.cartesian_prod())
      T(lambda: torch.meshgrid([x[0], x[0]], indexing="ij")[0].shape); T(lambda: torch.atleast_1d([x, x])); T(lambda: torch.polar(torch.tensor(1), torch.tensor(2)))
      """#)
    #expect(
      text == #"""
        NotImplementedError Expected both inputs to be Half, Float or Double tensors but got Float and Long
        RuntimeError linalg.eigvals: A must be batches of square matrices, but they are 2 by 3 matrices
        RuntimeError linalg.eig: A must be batches of square matrices, but they are 2 by 3 matrices
        NotImplementedError linalg.vecdot: Expected a floating point or complex tensor as input. Got Long
        TypeError expected Tensor as element 0 in argument 0, but got list
        TypeError expected Tensor as element 0 in argument 0, but got list
        TypeError expected Tensor as element 0 in argument 0, but got list
        TypeError expected Tensor as element 0 in argument 0, but got tuple
        TypeError expected Tensor as element 1 in argument 0, but got int
        IndexError aminmax: Expected reduction dim 0 to have non-zero size.
        RuntimeError aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.
        IndexError amin(): Expected reduction dim 0 to have non-zero size.
        tensor([], size=(1, 0))
        ()
        RuntimeError meshgrid expects a non-empty TensorList
        torch.Size([3, 3])
        (tensor([[1., 1., 1.],
                [1., 1., 1.]]), tensor([[1., 1., 1.],
                [1., 1., 1.]]))
        NotImplementedError Expected both inputs to be Half, Float or Double tensors but got Long and Long

        """#)
  }

  @Test func `kernels refuse types and numbers that they have no code for`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      x = torch.tensor([[1., 2.], [3., 4.]]); i = torch.tensor([[0, 1], [1, 0]]); w = torch.ones(2)
      c = x.to(torch.complex64); h = x.half()
      for f in (F.glu, F.hardtanh, lambda t: F.huber_loss(t, t), lambda t: F.smooth_l1_loss(t, t), lambda t: F.avg_pool2d(t[None], 2), lambda t: F.avg_pool3d(t[None, None], (1, 2, 2)), lambda t: F.adaptive_avg_pool2d(t[None], (1, 2)), lambda t: F.batch_norm(t, None, None, training=True), lambda t: F.group_norm(t[None], 2)):
          attempt(lambda: f(c)); attempt(lambda: f(x > 1))
      attempt(lambda: F.avg_pool3d(h[None, None], (1, 2, 2)))
      attempt(lambda: torch.cdist(h, h)); attempt(lambda: F.multi_margin_loss(h, i[0])); attempt(lambda: F.multilabel_margin_loss(h, i))
      attempt(lambda: F.bilinear(x.double(), x.double(), torch.ones(1, 2, 2)))
      attempt(lambda: F.hardtanh(torch.tensor([0, 3], dtype=torch.uint8), -2, 2))
      attempt(lambda: torch.cholesky_solve(x.double(), x)); attempt(lambda: torch.triangular_solve(x.double(), x))
      attempt(lambda: torch.addmm(x, x, x, alpha=2j)); attempt(lambda: torch.addcmul(x, x, x, value=2j)); attempt(lambda: torch.addr(x, w, w, alpha=True)); attempt(lambda: torch.addr(i, i[0], i[0], beta=0.5))
      attempt(lambda: torch.nanmean(x, dtype=torch.int64)); attempt(lambda: torch.nansum(torch.tensor([1.5, float('nan'), 2.5]), dtype=torch.int64)); attempt(lambda: torch.nansum(x, dtype=torch.complex64))
      attempt(lambda: torch.linspace(0, 1, 3, dtype=torch.bool)); attempt(lambda: torch.logspace(0, 1, 3, dtype=torch.bool)); attempt(lambda: torch.fft.fftfreq(3, dtype=torch.int64)); attempt(lambda: torch.tril_indices(2, 2, dtype=torch.float32))
      attempt(lambda: torch.cosine_similarity(x, x, eps=-0.25)); attempt(lambda: F.batch_norm(x, None, None, training=True, eps=0.)); attempt(lambda: F.batch_norm(x, w, w, eps=-1.))
      attempt(lambda: torch.ldexp(h, i).dtype); attempt(lambda: torch.bincount(torch.tensor([], dtype=torch.int64), torch.tensor([])))
      attempt(lambda: torch.tensor([1]).add_(torch.ones(2)))
      """#)
    #expect(
      text == #"""
        NotImplementedError "glu_cpu" not implemented for 'ComplexFloat'
        NotImplementedError "glu_cpu" not implemented for 'Bool'
        NotImplementedError clamp is not supported for complex types
        NotImplementedError Bool inputs not supported for hardtanh
        NotImplementedError "huber_cpu" not implemented for 'ComplexFloat'
        NotImplementedError "huber_cpu" not implemented for 'Bool'
        NotImplementedError "smooth_l1_cpu" not implemented for 'ComplexFloat'
        NotImplementedError "smooth_l1_cpu" not implemented for 'Bool'
        NotImplementedError "avg_pool2d" not implemented for 'ComplexFloat'
        NotImplementedError "avg_pool2d" not implemented for 'Bool'
        NotImplementedError "avg_pool3d_out_frame" not implemented for 'ComplexFloat'
        NotImplementedError "avg_pool3d_out_frame" not implemented for 'Bool'
        NotImplementedError "adaptive_avg_pool2d" not implemented for 'ComplexFloat'
        NotImplementedError "adaptive_avg_pool2d" not implemented for 'Bool'
        NotImplementedError "batch_norm" not implemented for 'ComplexFloat'
        NotImplementedError "batch_norm" not implemented for 'Bool'
        NotImplementedError "GroupNormKernelImpl" not implemented for 'ComplexFloat'
        NotImplementedError "GroupNormKernelImpl" not implemented for 'Bool'
        NotImplementedError "avg_pool3d_out_frame" not implemented for 'Half'
        NotImplementedError "cdist" not implemented for 'Half'
        NotImplementedError "multi_margin_loss_cpu_kernel" not implemented for 'Half'
        NotImplementedError "multilabel_margin_loss_forward_out_frame" not implemented for 'Half'
        RuntimeError All tensors must have the same dtype, got input1: double, input2: double, weight: float
        tensor([0, 2], dtype=torch.uint8)
        RuntimeError Expected b and A to have the same dtype, but found b of type Double and A of type Float instead.
        RuntimeError Expected b and A to have the same dtype, but found b of type Double and A of type Float instead.
        RuntimeError value cannot be converted to type float without overflow
        RuntimeError value cannot be converted to type float without overflow
        RuntimeError Boolean alpha only supported for Boolean results.
        RuntimeError For integral input tensors, argument beta must not be a floating point number.
        RuntimeError nanmean(): could not infer output dtype. Optional dtype must be either a floating point or complex dtype. Got: Long
        tensor(3)
        NotImplementedError "nansum_cpu" not implemented for 'ComplexFloat'
        NotImplementedError "linspace_cpu" not implemented for 'Bool'
        NotImplementedError "logspace_cpu" not implemented for 'Bool'
        RuntimeError fftfreq requires a floating point or complex dtype
        NotImplementedError "tril_indices" not implemented for 'Float'
        RuntimeError eps must be non-negative, got: -0.25
        ValueError batch_norm eps must be positive during training, but got 0.0
        ValueError batch_norm eps must be non-negative, but got -1.0
        torch.float16
        tensor([], dtype=torch.int64)
        RuntimeError output with shape [1] doesn't match the broadcast shape [2]

        """#)
  }
}
