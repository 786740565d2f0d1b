import Testing

/// What layers give at the edges of what they take.
struct LayerCornerTests {
  @Test func `bags of embeddings refuse indices`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      nn = torch.nn
      for mode in ("sum", "mean", "max"):
          attempt(lambda: nn.EmbeddingBag(3, 2, mode=mode)(torch.tensor([[0, 3]])))
          attempt(lambda: nn.EmbeddingBag(3, 2, mode=mode, padding_idx=0)(torch.tensor([[0, -1]])))
      attempt(lambda: nn.EmbeddingBag(3, 2, dtype=torch.float64)(torch.tensor([[0, 3]])))
      """#)
    #expect(
      text == #"""
        RuntimeError Index 1 of input takes value 3 which is not in the valid range [0, 3)
        RuntimeError embedding_bag: Expected idx >= 0 && idx < num_embeddings but found idx to be -1
        RuntimeError Index 1 of input takes value 3 which is not in the valid range [0, 3)
        RuntimeError embedding_bag: Expected idx >= 0 && idx < num_embeddings but found idx to be -1
        RuntimeError embedding_bag: Expected idx >= 0 && idx < num_embeddings but found idx to be 3
        RuntimeError embedding_bag: Expected idx >= 0 && idx < num_embeddings but found idx to be -1
        RuntimeError embedding_bag: Expected idx >= 0 && idx < num_embeddings but found idx to be 3

        """#)
  }

  @Test func `a normalization across maps`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      nn = torch.nn
      layer = nn.CrossMapLRN2d(5, 0.1, 0.5, 2)
      print(layer, nn.CrossMapLRN2d(3))
      x = (torch.arange(12.).reshape(1, 6, 1, 2) / 5).requires_grad_()
      y = layer(x)
      print(y)
      y.sum().backward()
      print(x.grad)
      attempt(lambda: nn.CrossMapLRN2d(5)(torch.ones(2, 3)))
      attempt(lambda: nn.CrossMapLRN2d())
      attempt(lambda: nn.CrossMapLRN2d(1)(3))
      """#)
    #expect(
      text == #"""
        CrossMapLRN2d(5, alpha=0.1, beta=0.5, k=2) CrossMapLRN2d(3, alpha=0.0001, beta=0.75, k=1)
        tensor([[[[0.0000, 0.1404]],

                 [[0.2797, 0.4173]],

                 [[0.5526, 0.6849]],

                 [[0.8135, 0.9378]],

                 [[1.0855, 1.2076]],

                 [[1.3608, 1.4827]]]], grad_fn=<CrossMapLRN2dBackward>)
        tensor([[[[0.7043, 0.7011]],

                 [[0.6961, 0.6884]],

                 [[0.6783, 0.6646]],

                 [[0.6473, 0.6262]],

                 [[0.6175, 0.5931]],

                 [[0.6097, 0.5878]]]])
        ValueError CrossMapLRN2d: Expected input to be 4D, got 2D instead.
        TypeError CrossMapLRN2d.__init__() missing 1 required positional argument: 'size'
        AttributeError 'int' object has no attribute 'dim'

        """#)
  }

  @Test func `fractional pools, packed sequences and missing arguments`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      nn = torch.nn
      y = nn.FractionalMaxPool2d(2, output_size=2)(torch.rand(1, 1, 4, 4, requires_grad=True))
      print(type(y.grad_fn).__name__)
      y = nn.FractionalMaxPool3d(2, output_size=2)(torch.rand(1, 4, 4, 4, requires_grad=True))
      print(type(y.grad_fn).__name__)
      attempt(lambda: nn.FractionalMaxPool2d(2, output_size=2)(torch.rand(1, 1, 4, 4, 4)))
      attempt(lambda: nn.FractionalMaxPool3d(2, output_size=2)(torch.rand(1, 1, 4, 4, 4, 4)))
      packed = nn.utils.rnn.pack_padded_sequence(torch.ones(3, 2, 1), [4, 3])
      print(packed.data.shape, packed.batch_sizes)
      attempt(lambda: F.scaled_dot_product_attention(torch.ones(2, 3), torch.ones(2, 3), 3))
      """#)
    #expect(
      text == #"""
        FractionalMaxPool2DBackward0
        FractionalMaxPool3DBackward0
        RuntimeError fractional_max_pool2d(): Expected 3D or 4D tensor, but got: [1, 1, 4, 4, 4]
        RuntimeError fractional_max_pool3d_out(): Expected 4D or 5D tensor, but got: [1, 1, 4, 4, 4, 4]
        torch.Size([6, 1]) tensor([2, 2, 2, 1])
        TypeError scaled_dot_product_attention(): argument 'value' (position 3) must be Tensor, not int

        """#)
  }

  @Test func `zeros of a soft shrink have a sign only outside of blocks`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      for dtype in (torch.float32, torch.float64, torch.float16):
          for count in (7, 9, 17, 33):
              print(torch.signbit(F.softshrink(torch.full((count,), -0.25, dtype=dtype))).int().tolist())
      print(torch.signbit(F.softshrink(torch.full((2, 20), -0.25)[:, :18])).int().tolist())
      print(F.softshrink(torch.full((17,), float('nan'))).isnan().all())
      """#)
    #expect(
      text == #"""
        [1, 1, 1, 1, 1, 1, 1]
        [1, 1, 1, 1, 1, 1, 1, 1, 1]
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
        [1, 1, 1, 1, 1, 1, 1]
        [0, 0, 0, 0, 0, 0, 0, 0, 1]
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
        [1, 1, 1, 1, 1, 1, 1]
        [1, 1, 1, 1, 1, 1, 1, 1, 1]
        [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
        [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]]
        tensor(True)

        """#)
  }

  @Test func `ties and what is not a number end up where the library puts them`() {
    let text = Session.run(
      #"""
      import torch.nn.functional as F
      torch.manual_seed(0)
      attempt(lambda: torch.multinomial(torch.tensor([0., 1, 0, 2]), 3))
      attempt(lambda: torch.multinomial(torch.tensor([[0., 1, 0, 2, 0, 0, 3], [1, 0, 0, 2, 2, 0, 0]]), 6))
      attempt(lambda: torch.multinomial(torch.cat([torch.ones(3), torch.zeros(30)]), 20))
      nan = float('nan')
      attempt(lambda: torch.tensor([3., 1, 3, 2, 1, nan, 2, 3]).mode())
      attempt(lambda: torch.tensor([1., nan, 2., nan]).mode())
      attempt(lambda: torch.tensor([[nan, 1., 1.], [nan, nan, 2]]).mode(0))
      attempt(lambda: torch.tensor([5, 1, 2, 2, 2, 5, 5, 5, 1, 2]).mode())
      """#)
    #expect(
      text == #"""
        tensor([1, 3, 2])
        tensor([[6, 3, 1, 4, 5, 2],
                [0, 4, 3, 6, 5, 2]])
        tensor([ 2,  0,  1,  8, 32, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
                31,  7])
        torch.return_types.mode(
        values=tensor(1.),
        indices=tensor(4))
        torch.return_types.mode(
        values=tensor(1.),
        indices=tensor(0))
        torch.return_types.mode(
        values=tensor([nan, 1., 1.]),
        indices=tensor([0, 0, 0]))
        torch.return_types.mode(
        values=tensor(2),
        indices=tensor(9))

        """#)
  }
}
