import Testing

/// Tensors that become views of themselves, with what transforms keep beside them.
struct ReshapedInPlaceTests {
  @Test("tangents turn with the tensor that carries them")
  func tangents() {
    #expect(
      Session.run(
        #"""
        import torch.autograd.forward_ad as fw
        with fw.dual_level():
            for change in (lambda y: y.squeeze_(0), lambda y: y.transpose_(1, 2), lambda y: y.unsqueeze_(0),
                           lambda y: y.swapaxes_(0, 1), lambda y: y.as_strided_((2,), (1,))):
                y = fw.make_dual(torch.ones(1, 2, 3), torch.arange(6.).reshape(1, 2, 3)) * 2
                change(y)
                print(y.shape, fw.unpack_dual(y).tangent)
        def turned(x):
            y = x * x
            y.transpose_(0, 1)
            return y.sum(1)
        x = torch.arange(6.).reshape(2, 3)
        print(torch.func.jvp(turned, (x,), (torch.ones(2, 3),)))
        print(torch.func.jacfwd(turned)(x).shape)
        """#) == #"""
          torch.Size([2, 3]) tensor([[ 0.,  2.,  4.],
                  [ 6.,  8., 10.]])
          torch.Size([1, 3, 2]) tensor([[[ 0.,  6.],
                   [ 2.,  8.],
                   [ 4., 10.]]])
          torch.Size([1, 1, 2, 3]) tensor([[[[ 0.,  2.,  4.],
                    [ 6.,  8., 10.]]]])
          torch.Size([2, 1, 3]) tensor([[[ 0.,  2.,  4.]],

                  [[ 6.,  8., 10.]]])
          torch.Size([2]) tensor([0., 2.])
          (tensor([ 9., 17., 29.]), tensor([ 6., 10., 14.]))
          torch.Size([3, 2, 3])

          """#)
  }

  @Test("under vmap each example is turned")
  func examples() {
    #expect(
      Session.run(
        #"""
        for change in (lambda x: (x * 1).squeeze_(0), lambda x: (x * 1).transpose_(0, 1), lambda x: (x * 1).unsqueeze_(0),
                       lambda x: (x * 1).t_(), lambda x: (x * 1).squeeze_()):
            print(torch.vmap(change)(torch.ones(4, 1, 3)).shape)
        def turned(x):
            y = x * x
            y.transpose_(0, 1)
            return y.sum(1)
        x = torch.arange(12.).reshape(2, 2, 3)
        print(torch.vmap(turned)(x))
        print(torch.vmap(torch.func.grad(lambda x: turned(x).sum()))(x))
        print(torch.vmap(lambda x: x.squeeze_(), in_dims=1)(torch.ones(1, 2, 3)).shape)
        """#) == #"""
          torch.Size([4, 3])
          torch.Size([4, 3, 1])
          torch.Size([4, 1, 1, 3])
          torch.Size([4, 3, 1])
          torch.Size([4, 3])
          tensor([[  9.,  17.,  29.],
                  [117., 149., 185.]])
          tensor([[[ 0.,  2.,  4.],
                   [ 6.,  8., 10.]],

                  [[12., 14., 16.],
                   [18., 20., 22.]]])
          torch.Size([2, 3])

          """#)
  }

  @Test("strides given by hand count from each example")
  func strides() {
    #expect(
      Session.run(
        #"""
        x = torch.arange(8.).reshape(2, 4)
        print(torch.vmap(lambda x: x.as_strided((2,), (2,), 0))(x))
        print(torch.vmap(lambda x: x.as_strided((2,), (2,), x.storage_offset() + 1))(x))
        print(torch.vmap(lambda x: torch.as_strided(x, (2,), (2,), storage_offset=1))(x))
        print(torch.vmap(lambda x: x.as_strided((2,), (1,)))(x))
        print(torch.vmap(lambda x: torch.stft(x, 4, return_complex=True, window=torch.ones(4)))(torch.arange(48.).reshape(3, 16)).shape)
        """#) == #"""
          tensor([[0., 2.],
                  [4., 6.]])
          tensor([[1., 3.],
                  [5., 7.]])
          tensor([[1., 3.],
                  [5., 7.]])
          tensor([[0., 1.],
                  [4., 5.]])
          torch.Size([3, 3, 17])

          """#)
  }
}
