import Testing

/// Sizes and arguments at the limits of what layers take, and slopes where an activation bends.
struct LayerLimitTests {
  @Test func `heads, kernels, sequences and members that do not fit, and attributes in their order`() {
    let text = Session.run(
      """
      import torch.nn as nn
      import torch.nn.functional as F
      from collections import deque
      q, k = torch.ones(1, 4, 2, 3), torch.ones(1, 2, 2, 3)
      attempt(lambda: F.scaled_dot_product_attention(q, k, k))
      attempt(lambda: F.scaled_dot_product_attention(q[0], k[0], k[0]))
      attempt(lambda: F.scaled_dot_product_attention(q, k, k, enable_gqa=True).shape)
      attempt(lambda: nn.BCEWithLogitsLoss()(torch.ones(2), torch.tensor([True, False])))
      attempt(lambda: F.conv1d(torch.ones(1, 1, 3), torch.ones(1, 1, 0)))
      attempt(lambda: F.conv2d(torch.ones(1, 1, 3, 3), torch.ones(1, 1, 0, 2)))
      attempt(lambda: F.conv3d(torch.ones(1, 1, 3, 3, 3), torch.ones(1, 1, 0, 0, 0)))
      attempt(lambda: nn.utils.rnn.pad_sequence([torch.ones(2), 2]))
      attempt(lambda: torch.tensor(deque([1., 2.])))
      attempt(lambda: nn.ModuleList([nn.ReLU()]).pop())
      attempt(lambda: nn.Sequential().append())
      t = nn.TransformerEncoder(nn.TransformerEncoderLayer(4, 2, batch_first=True), 1)
      attempt(lambda: (t.enable_nested_tensor, t.use_nested_tensor, t.mask_check, t.layers[0].activation_relu_or_gelu))
      attempt(lambda: (list(vars(nn.PReLU()))[0], list(vars(nn.RNN(1, 1)))[0]))
      attempt(lambda: [p.shape for p in torch.empty(0, 3).chunk(2)])
      x = torch.tensor([float('inf'), 0., float('nan')])
      attempt(lambda: F.logsigmoid(x))
      z = torch.tensor([0., 1., -1.], requires_grad=True)
      for f in (F.elu, F.selu, F.celu, torch.sinc):
          g, = torch.autograd.grad(f(z).sum(), z, create_graph=True)
          attempt(lambda: torch.autograd.grad(g.sum(), z))
      """)
    #expect(
      text == """
        RuntimeError The size of tensor a (4) must match the size of tensor b (2) at non-singleton dimension 1
        RuntimeError The size of tensor a (4) must match the size of tensor b (2) at non-singleton dimension 1
        torch.Size([1, 4, 2, 3])
        NotImplementedError Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.
        RuntimeError kernel size should be greater than zero, but got kernel_height: 1 kernel_width: 0
        RuntimeError kernel size should be greater than zero, but got kernel_height: 0 kernel_width: 2
        RuntimeError kernel size should be greater than zero, but got: 0 x 0 x 0 (TxHxW)
        TypeError expected Tensor as element 1 in argument 0, but got int
        tensor([1., 2.])
        TypeError ModuleList.pop() missing 1 required positional argument: 'key'
        TypeError Sequential.append() missing 1 required positional argument: 'module'
        (True, True, True, 1)
        ('num_parameters', 'nonlinearity')
        [torch.Size([0, 3]), torch.Size([0, 3])]
        tensor([ 0.0000, -0.6931,     nan])
        (tensor([0.0000, 0.0000, 0.3679]),)
        (tensor([0.0000, 0.0000, 0.6468]),)
        (tensor([0.0000, 0.0000, 0.3679]),)
        (tensor([   nan, 2.0000, 2.0000]),)

        """)
  }
}
