import Testing

/// Which way attention is computed, and layers of all processes.
struct AttentionBackendTests {
  @Test func `attention is computed in the ways that are allowed, and layers are converted`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      from torch.nn.attention import SDPBackend, sdpa_kernel
      print(SDPBackend.MATH, [SDPBackend.FLASH_ATTENTION], int(SDPBackend.ERROR), SDPBackend(1) == SDPBackend.FLASH_ATTENTION)
      q = torch.ones(1, 1, 2, 4, requires_grad=True)
      for chosen in (SDPBackend.MATH, [SDPBackend.MATH, SDPBackend.FLASH_ATTENTION], SDPBackend.CUDNN_ATTENTION, 3):
          try:
              with sdpa_kernel(chosen):
                  print(F.scaled_dot_product_attention(q, q, q).grad_fn.name())
          except Exception as e:
              print(type(e).__name__, e)
      print(F.scaled_dot_product_attention(q, q, q).grad_fn.name())
      net = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.BatchNorm1d(3))
      print(torch.nn.SyncBatchNorm.convert_sync_batchnorm(net))
      print(net[1](torch.ones(2, 3)))
      try: net[1](torch.ones(3))
      except ValueError as e: print(e)
      conv = torch.nn.utils.convert_conv2d_weight_memory_format(torch.nn.Conv2d(2, 3, 2), torch.channels_last)
      print(conv.weight.stride(), conv.weight.is_leaf)
      """#)
    #expect(
      text == #"""
        SDPBackend.MATH [<SDPBackend.FLASH_ATTENTION: 1>] -1 True
        UnsafeViewBackward0
        ScaledDotProductFlashAttentionForCpuBackward0
        RuntimeError No viable backend for scaled_dot_product_attention was found. This is likely due to turning off both the math kernel and the fused kernels.
        AssertionError Backend must be an instance of SDPBackend or a list of SDPBackend instances, got int
        ScaledDotProductFlashAttentionForCpuBackward0
        Sequential(
          (0): Linear(in_features=2, out_features=3, bias=True)
          (1): SyncBatchNorm(3, eps=1e-05, momentum=0.1, affine=True, bias=True, track_running_stats=True)
        )
        tensor([[0., 0., 0.],
                [0., 0., 0.]], grad_fn=<NativeBatchNormBackward0>)
        expected at least 2D input (got 1D input)
        (8, 1, 4, 2) True

        """#)
  }
}
