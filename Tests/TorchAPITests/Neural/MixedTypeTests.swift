import Testing

/// Normalisations whose parameters are of another type than their input.
struct MixedTypeTests {
  @Test func `float parameters go with shorter inputs and nothing else`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      x = torch.tensor([[1., 2.], [3., 4.]]); w = torch.ones(2)
      for t in (x.half(), x.double()):
          attempt(lambda: F.batch_norm(t, None, None, w, w, training=True))
          attempt(lambda: F.batch_norm(x, w.to(t.dtype), w.to(t.dtype)))
          attempt(lambda: F.batch_norm(x, w.to(t.dtype), w.to(t.dtype), w, w))
          attempt(lambda: F.group_norm(t[None], 2, w, w))
          attempt(lambda: F.layer_norm(t, (2,), w, w))
          attempt(lambda: F.layer_norm(x, (2,), w.to(t.dtype), w.to(t.dtype)))
      layer = torch.nn.LayerNorm(2)
      layer(x.half().requires_grad_()).sum().backward()
      print(layer.weight.grad.dtype)
      """#)
    #expect(
      text == #"""
        tensor([[5.0068e-06, 5.0068e-06],
                [2.0000e+00, 2.0000e+00]], dtype=torch.float16)
        RuntimeError mixed dtype (CPU): expect parameter to have scalar type of Float
        RuntimeError expected scalar type Float but found Half
        tensor([[[2.0027e-05, 2.0000e+00],
                 [2.0027e-05, 2.0000e+00]]], dtype=torch.float16)
        tensor([[2.0027e-05, 2.0000e+00],
                [2.0027e-05, 2.0000e+00]], dtype=torch.float16)
        RuntimeError mixed dtype (CPU): expect parameter to have scalar type of Float
        RuntimeError mixed dtype (CPU): all inputs must share same datatype.
        RuntimeError mixed dtype (CPU): expect parameter to have scalar type of Float
        RuntimeError expected scalar type Float but found Double
        RuntimeError mixed dtype (CPU): all inputs must share same datatype.
        RuntimeError mixed dtype (CPU): all inputs must share same datatype.
        RuntimeError mixed dtype (CPU): expect parameter to have scalar type of Float
        torch.float32

        """#)
  }

  @Test func `gradients of layer normalisation are computed as floats, and equal ones leave nothing`() {
    let text = Session.run(
      #"""
      layer = torch.nn.LayerNorm(4)
      with torch.no_grad(): layer.weight.copy_(torch.tensor([1., 2., 3., 4.]))
      x = torch.tensor([[1., 2., 4., 8.], [3., 1., 0., 2.]], dtype=torch.float16, requires_grad=True)
      (layer(x) * torch.tensor([1., 2., 3., 4.], dtype=torch.float16)).sum().backward()
      print(x.grad, layer.bias.grad)
      y = torch.tensor([[1., 2., 4., 8.], [3., 1., 0., 2.5]], requires_grad=True)
      torch.nn.functional.layer_norm(y, (4,)).sum().backward()
      print(y.grad)
      """#)
    #expect(
      text == #"""
        tensor([[-0.2659,  0.0681,  0.3633, -0.1654],
                [-4.2031, -3.6680, -0.2683,  8.1406]], dtype=torch.float16) tensor([2., 4., 6., 8.])
        tensor([[0., 0., 0., 0.],
                [0., 0., 0., 0.]])

        """#)
  }
}
