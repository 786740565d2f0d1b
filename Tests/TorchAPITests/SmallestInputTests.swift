import Testing

/// Tensors without elements or dimensions, and amounts at the edge of what is allowed.
struct SmallestInputTests {
  @Test("a layer without features gives its bias")
  func layer() {
    #expect(
      Session.run(
        #"""
        import torch.nn.functional as F
        print(F.linear(torch.empty(2, 1, 0), torch.empty(3, 0), torch.arange(3.)))
        print(F.linear(torch.empty(0), torch.empty(3, 0), torch.arange(3.)))
        w, b = torch.empty(3, 0, requires_grad=True), torch.arange(3.).requires_grad_()
        F.linear(torch.empty(2, 4, 0), w, b).sum().backward()
        print(w.grad, b.grad)
        """#) == #"""
          tensor([[[0., 1., 2.]],

                  [[0., 1., 2.]]])
          tensor([0., 1., 2.])
          tensor([], size=(3, 0)) tensor([8., 8., 8.])

          """#)
  }

  @Test("a layer refuses more rows than can be counted")
  func tooManyRows() {
    #expect(
      Session.tell(["F.linear(torch.empty(2**40, 2**40, 0), torch.empty(5, 0), torch.ones(5))"])
        == "RuntimeError numel: integer multiplication overflow\n")
  }

  @Test("numbers take part in what reduces a dimension")
  func numbers() {
    #expect(
      Session.run(
        #"""
        print(torch.quantile(torch.tensor(-4.), 0.5, dim=0), torch.nanquantile(torch.tensor(-4.), torch.tensor([0.5, 0.2]), dim=-1))
        attempt(lambda: torch.tensordot(torch.tensor(1.), torch.ones(2), dims=([0], [0])))
        attempt(lambda: torch.tensordot(torch.ones(2), torch.tensor(1.), dims=([0], [0])))
        attempt(lambda: torch.tensor(1.).split([1]))
        x = torch.tensor(3., requires_grad=True)
        print(torch.autograd.grad(x.unfold(0, 1, 1).sum(), x))
        """#) == #"""
          tensor(-4.) tensor([-4., -4.])
          IndexError Dimension specified as 0 but tensor has no dimensions
          IndexError Dimension specified as 0 but tensor has no dimensions
          RuntimeError split expects at least a 1-dimensional tensor
          (tensor(1.),)

          """#)
  }

  @Test("negative circular padding does not bring back what it cuts off")
  func padding() {
    #expect(
      Session.run(
        #"""
        import torch.nn.functional as F
        x = torch.arange(5.)[None, None]
        for amounts in ((-2, 1), (2, -1), (-1, -1), (1, -3)):
            print(F.pad(x, amounts, mode='circular'))
        print(F.pad(torch.arange(12.).reshape(1, 1, 3, 4), (-1, 1, 1, -1), mode='circular'))
        """#) == #"""
          tensor([[[2., 3., 4., 2.]]])
          tensor([[[2., 3., 0., 1., 2., 3.]]])
          tensor([[[1., 2., 3.]]])
          tensor([[[1., 0., 1.]]])
          tensor([[[[5., 6., 7., 5.],
                    [1., 2., 3., 1.],
                    [5., 6., 7., 5.]]]])

          """#)
  }

  @Test("circular padding refuses to repeat more than what it leaves")
  func paddingRefusals() {
    #expect(
      Session.tell(["F.pad(x[None], (-3, 1), mode='circular')", "F.pad(x[None], (2, -2), mode='circular')"])
        == """
        RuntimeError Negative padding value is resulting in an empty dimension
        RuntimeError unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.

        """)
  }

  @Test("new dimensions of size 1 keep a tensor in one piece")
  func expansion() {
    #expect(
      Session.run(
        #"""
        print(torch.ones(5).expand(1, 1, 5).stride(), torch.ones(5).expand(2, 1, 5).stride(), torch.ones(()).expand(1, 1).stride())
        print(torch.broadcast_tensors(torch.ones(5), torch.ones(2, 1, 1))[0].stride(), torch.diag(torch.eye(3)).stride())
        """#) == #"""
          (5, 5, 1) (0, 5, 1) (0, 0)
          (0, 5, 1) (1,)

          """#)
  }

  @Test("no differences leave out what would be put in front")
  func differences() {
    #expect(
      Session.run(
        #"""
        print(torch.diff(torch.arange(3), n=0, prepend=torch.tensor([9])), torch.diff(torch.arange(3), n=0))
        """#) == #"""
          tensor([0, 1, 2]) tensor([0, 1, 2])

          """#)
  }

  @Test("bins are computed in the type of the elements")
  func bins() {
    #expect(
      Session.run(
        #"""
        print(torch.histc(torch.tensor([.1, .2, .3, .4, .5, .6, .7, .8, .9, 1.]), bins=10, min=0, max=1))
        print(torch.histc(torch.tensor([.1, .2, .3, .4, .5, .6, .7, .8, .9, 1.], dtype=torch.float64), bins=10, min=0, max=1))
        print(torch.logspace(0, 2.5, 4, dtype=torch.int64), torch.logspace(0.9, 3.9, 4, dtype=torch.int32))
        """#) == #"""
          tensor([0., 1., 1., 1., 1., 1., 1., 1., 1., 2.])
          tensor([0., 1., 1., 1., 1., 1., 1., 1., 1., 2.], dtype=torch.float64)
          tensor([  1,   4,  21, 100]) tensor([   1,   10,  100, 1000], dtype=torch.int32)

          """#)
  }

  @Test("bools are not subtracted, sums go into out, and tests keep their dimensions")
  func operators() {
    #expect(
      Session.run(
        #"""
        attempt(lambda: torch.ones(2) - True)
        attempt(lambda: torch.ones(2) + True)
        z = torch.zeros(2, 2)
        print(torch.tensordot(torch.ones(2, 3), torch.ones(3, 2), 1, out=z) is z, z)
        print(torch.all(torch.ones(2, 2), keepdim=True), torch.ones(2, 2).any(keepdim=True))
        attempt(lambda: torch.all(torch.ones(2), 'a'))
        attempt(lambda: torch.nn.functional.cross_entropy(torch.zeros(1, 2, 3, 4), torch.tensor([0, 1])))
        print(torch.nn.functional.rms_norm(torch.tensor([191., 227, 262, 909]).half(), (4,)))
        """#) == #"""
          NotImplementedError Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.
          tensor([2., 2.])
          True tensor([[3., 3.],
                  [3., 3.]])
          tensor([[True]]) tensor([[True]])
          TypeError all() received an invalid combination of arguments - got (Tensor, str), but expected one of:
           * (Tensor input, *, Tensor out = None)
           * (Tensor input, tuple of ints dim = None, bool keepdim = False, *, Tensor out = None)
           * (Tensor input, int dim, bool keepdim = False, *, Tensor out = None)

          ValueError Expected input batch_size (1) to match target batch_size (2).
          tensor([0.3853, 0.4580, 0.5283, 1.8340], dtype=torch.float16)

          """#)
  }

  @Test("quantiles follow their shares, and sums of a number are sums")
  func gradients() {
    #expect(
      Session.run(
        #"""
        q = torch.tensor([.25, .5], requires_grad=True)
        print(torch.autograd.grad(torch.quantile(torch.tensor([1., 2, 4, 8]), q).sum(), q))
        a, k = torch.tensor([1., 2.], requires_grad=True), torch.tensor(3., requires_grad=True)
        print(torch.autograd.grad((a * k).sum(), [a, k], create_graph=True))
        """#) == #"""
          (tensor([3., 6.]),)
          (tensor([3., 3.], grad_fn=<MulBackward0>), tensor(3., grad_fn=<SumBackward0>))

          """#)
  }
}
