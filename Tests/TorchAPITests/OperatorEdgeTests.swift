import Testing

/// Arguments at the edges of operators: whole and complex numbers, shared memory, empty tensors.
struct OperatorEdgeTests {
  @Test("operators take whole, complex, empty and overlapping tensors as PyTorch does")
  func edges() {
    #expect(
      Session.run(
        """
        import torch.nn.functional as F
        a = torch.tensor([1, 5, 3])
        print(torch.max(a, torch.tensor(4)), a.min(torch.tensor(0)), torch.max(a, 0).values)
        x = torch.arange(4., requires_grad=True)
        x.as_strided((2, 2, 2), (1, 1, 1)).sum().backward()
        print(x.grad)
        z = torch.tensor([[1 + 2j, 3 - 1j]], requires_grad=True)
        w = torch.tensor([[2 - 1j, 1j]], requires_grad=True)
        b = torch.tensor([1 + 1j], requires_grad=True)
        y = F.linear(z, w, b)
        print(y, torch.autograd.grad(y.abs().sum(), (z, w)))
        c = torch.tensor([[[1 + 1j, 2j, 3 + 0j]]], requires_grad=True)
        k = torch.tensor([[[1j, 2 + 0j]]])
        print(F.conv1d(c, k, torch.tensor([1 + 2j])))
        print(F.conv1d(torch.arange(5).view(1, 1, 5), torch.tensor([[[1, -2]]])), F.avg_pool1d(torch.tensor([[[-3, -4, 5, 2]]]), 2))
        print(F.pad(torch.tensor([[1, 2, 3]]), (1, 1), mode='reflect'), F.pad(torch.tensor([[[1j, 2]]]), (1, 1), mode='replicate'))
        t = torch.ones(1, 1, 2, 2, requires_grad=True)
        o = F.conv_transpose2d(t, torch.ones(1, 1, 2, 2), stride=2, output_padding=3, dilation=4)
        print(o.shape, torch.autograd.grad(o.sum(), t))
        print((torch.zeros(5, 2, 0) @ torch.zeros(0, 3)).shape, torch.gather(x.detach(), 0, torch.zeros(0, dtype=torch.uint8)))
        v = torch.tensor(2., requires_grad=True)
        f = torch.zeros(5).index_fill(0, torch.tensor([3, 3, 0]), v)
        print(f, torch.autograd.grad(f.sum(), v))
        e = torch.zeros(0, requires_grad=True)
        print(torch.autograd.grad(torch.cat([e, x]).sum(), e))
        print(torch.fill(x, 2), torch.fft.fft2(torch.ones(2, 2, requires_grad=True)).grad_fn.name(), torch.ones(1, 3, requires_grad=True).squeeze((0,)).grad_fn.name())
        print(torch.tensor(True).sum_to_size(()), torch.diff(x, n=0), torch.histogram(torch.tensor([2.]), 2))
        """) == """
          tensor([4, 5, 4]) tensor([0, 0, 0]) tensor(5)
          tensor([1., 3., 3., 1.])
          tensor([[6.+7.j]], grad_fn=<AddmmBackward0>) (tensor([[0.5423+2.1693j, 0.7593-0.6508j]]), tensor([[2.1693-0.5423j, 1.1931+2.9286j]]))
          tensor([[[0.+7.j, 5.+2.j]]], grad_fn=<AddBackward0>)
          tensor([[[-2, -3, -4, -5]]]) tensor([[[-3,  3]]])
          tensor([[2, 1, 2, 3, 2]]) tensor([[[0.+1.j, 0.+1.j, 2.+0.j, 2.+0.j]]])
          torch.Size([1, 1, 10, 10]) (tensor([[[[4., 4.],
                    [4., 4.]]]]),)
          torch.Size([5, 2, 3]) tensor([])
          tensor([2., 0., 0., 2., 0.], grad_fn=<IndexFillBackward1>) (tensor(2.),)
          (tensor([]),)
          tensor([2., 2., 2., 2.], grad_fn=<FillBackward0>) FftC2CBackward0 SqueezeBackward2
          tensor(1) tensor([0., 1., 2., 3.], grad_fn=<CopyBackwards>) torch.return_types.histogram(
          hist=tensor([0., 1.]),
          bin_edges=tensor([1.5000, 2.0000, 2.5000]))

          """)
  }

  @Test("gradients pass through relu and its like where the input is not a number")
  func notNumbers() {
    #expect(
      Session.run(
        """
        import torch.nn.functional as F
        for f in (torch.relu, F.relu6, F.hardtanh, F.leaky_relu, lambda x: F.smooth_l1_loss(x, torch.zeros(3)),
                  lambda x: F.huber_loss(x, torch.zeros(3))):
            x = torch.tensor([float('nan'), 1., -1.], requires_grad=True)
            print(torch.autograd.grad(f(x).sum(), x)[0])
        print(F.gaussian_nll_loss(torch.zeros(2, 2), torch.ones(2, 2), torch.ones(1, 2)))
        """) == """
          tensor([1., 1., 0.])
          tensor([1., 1., 0.])
          tensor([1., 0., 0.])
          tensor([0.0100, 1.0000, 0.0100])
          tensor([    nan,  0.3333, -0.3333])
          tensor([    nan,  0.3333, -0.3333])
          tensor(0.5000)

          """)
  }

  @Test("strides over no elements may be of any size")
  func emptyStrides() {
    #expect(
      Session.run(
        """
        x = torch.ones(3, requires_grad=True)
        x.as_strided((0, 2**40), (1, 2**40)).sum().backward()
        print(x.grad)
        """) == """
          tensor([0., 0., 0.])

          """)
  }

  @Test("scatter_reduce has no gradient by its old names")
  func scatterReduceByOldNames() {
    #expect(
      Session.run(
        """
        x = torch.tensor([1., 5.], requires_grad=True)
        y = x.scatter_reduce(0, torch.tensor([0, 1]), torch.tensor([2., 4.]), reduce="max")
        print(y)
        try:
            y.sum().backward()
        except RuntimeError as error:
            print(error)
        """) == """
          tensor([2., 5.], grad_fn=<ScatterReduceBackward0>)
          Expected 'reduce' to be one of 'sum', 'prod', 'mean', 'amax', 'amin' but got max.

          """)
  }
}
