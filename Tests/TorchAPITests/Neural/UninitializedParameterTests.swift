import Testing

/// Parameters without a shape, weights of given lengths, packed sequences and averages.
struct UninitializedParameterTests {
  @Test("a parameter without a shape takes part in nothing")
  func uninitialized() {
    #expect(
      Session.run(
        #"""
        from torch import nn
        def attempt(f):
            try:
                print(f())
            except Exception as error:
                print(type(error).__name__, str(error).split(". ")[0])

        m = nn.LazyLinear(3)
        for call in (lambda: m.weight + 1, lambda: m.weight.numel(), lambda: nn.init.zeros_(m.weight), lambda: m.weight.shape,
                     lambda: m.weight.dtype, lambda: m.weight.requires_grad, lambda: m.weight.size()):
            attempt(call)
        print(m.double()(torch.ones(1, 2).double()).dtype, m, m.weight.shape)
        """#) == #"""
          ValueError Attempted to use an uninitialized parameter in <method 'add' of 'torch._C.TensorBase' objects>
          ValueError Attempted to use an uninitialized parameter in <method 'numel' of 'torch._C.TensorBase' objects>
          ValueError Attempted to use an uninitialized parameter in <method 'zero_' of 'torch._C.TensorBase' objects>
          RuntimeError Can't access the shape of an uninitialized parameter or buffer
          torch.float32
          True
          torch.Size([0])
          torch.float64 Linear(in_features=2, out_features=3, bias=True) torch.Size([3, 2])

          """#)
  }

  @Test("weights of given lengths are one operation of the graph")
  func weightNorm() {
    #expect(
      Session.run(
        #"""
        from torch import nn
        torch.manual_seed(0)
        m = nn.utils.parametrizations.weight_norm(nn.Linear(3, 2))
        print(m.weight)
        m(torch.ones(1, 3)).sum().backward()
        print(m.parametrizations.weight.original0.grad, m.parametrizations.weight.original1.grad)
        v, g = torch.tensor([[3., 4.]]).double().requires_grad_(), torch.tensor([[2.]]).double().requires_grad_()
        print(type(torch._weight_norm(v, g, 1).grad_fn).__name__, torch.norm_except_dim(v))
        print(torch.autograd.gradcheck(lambda v, g: torch._weight_norm(v, g, 0), (v, g)))
        """#) == #"""
          tensor([[-0.0043,  0.3097, -0.4752],
                  [-0.4249, -0.2224,  0.1548]], grad_fn=<WeightNormInterfaceBackward0>)
          tensor([[-0.2993],
                  [-0.9772]]) tensor([[0.9977, 1.1634, 0.7492],
                  [0.1761, 0.5688, 1.3002]])
          WeightNormInterfaceBackward0 tensor([[5.]], dtype=torch.float64, grad_fn=<ViewBackward0>)
          True

          """#)
  }

  @Test("packed sequences keep to themselves and their parts")
  func packed() {
    #expect(
      Session.run(
        #"""
        from torch import nn
        def attempt(f):
            try:
                print(f())
            except Exception as error:
                print(type(error).__name__, str(error).split(". ")[0])

        from torch.nn.utils.rnn import PackedSequence, pack_sequence, pad_sequence
        p = pack_sequence([torch.tensor([1., 2.]), torch.tensor([3.])])
        print(p.cpu() is p, p.float() is p, p.double().data.dtype, type(p).__mro__[1].__name__)
        for call in (lambda: PackedSequence(torch.ones(2)), lambda: pad_sequence([torch.ones(1)], padding_side="top"),
                     lambda: pad_sequence([torch.ones(1, 2), torch.ones(1, 3)])):
            attempt(call)
        """#) == #"""
          True True torch.float64 PackedSequence_
          AssertionError Expected data to be a list or tuple of length 2
          RuntimeError Expected padding_side to be one of left or right, but got top.
          RuntimeError The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 1

          """#)
  }

  @Test("averages take whole numbers in buffers up")
  func averages() {
    #expect(
      Session.run(
        #"""
        from torch import nn
        from torch.optim.swa_utils import AveragedModel
        torch.manual_seed(0)
        m = nn.BatchNorm1d(2)
        a = AveragedModel(m, use_buffers=True)
        for step in range(3):
            m(torch.randn(4, 2))
            a.update_parameters(m)
        print(a.module.num_batches_tracked, a.module.running_mean, a.n_averaged)
        """#) == #"""
          tensor(1) tensor([-0.0824,  0.0185]) tensor(3)

          """#)
  }
}
