import Testing

/// The gradients that a backward pass starts with, and what else `grad` takes.
struct StartingGradientTests {
  @Test("They become of the type of what they are gradients of")
  func types() {
    #expect(
      Session.run(
        """
        x = torch.ones(3, dtype=torch.double, requires_grad=True)
        x.backward(torch.ones(3))
        print(x.grad.dtype)
        z = x * 1
        print(torch.autograd.grad(z, z, torch.ones(3)))
        z.register_hook(lambda g: print(g.dtype))
        z.backward(torch.ones(3))
        """) == """
          torch.float64
          (tensor([1., 1., 1.], dtype=torch.float64),)
          torch.float64

          """)
  }

  @Test("only_inputs is taken, and sums with numbers know their scale")
  func details() {
    #expect(
      Session.run(
        """
        x = torch.ones(2, requires_grad=True)
        print(torch.autograd.grad((x * 2).sum(), x, None, None, False, True, None))
        print((x + 1).grad_fn._saved_alpha, (1 + x).grad_fn._saved_alpha)
        y = torch.add(x, 2, alpha=3)
        z = torch.sub(x, 2, alpha=3)
        print(y, y.grad_fn._saved_alpha, z, z.grad_fn._saved_alpha)
        """) == """
          (tensor([2., 2.]),)
          1 1
          tensor([7., 7.], grad_fn=<AddBackward0>) 3 tensor([-5., -5.], grad_fn=<SubBackward0>) 3

          """)
  }

  @Test("Losses of classes compare the batches first")
  func batches() {
    #expect(
      Session.run(
        """
        import torch.nn.functional as F
        for target in (torch.ones(3, 3), torch.ones(3, 1).long(), torch.ones(2, 1).long()):
            try:
                F.cross_entropy(torch.ones(2, 3), target)
            except Exception as e:
                print(type(e).__name__, e)
        """) == """
          ValueError Expected input batch_size (2) to match target batch_size (3).
          ValueError Expected input batch_size (2) to match target batch_size (3).
          RuntimeError 0D or 1D target tensor expected, multi-target not supported

          """)
  }

  @Test("gradients of inputs in a dictionary come back in one, with the same keys")
  func namedInputs() {
    #expect(
      Session.run(
        """
        from collections import OrderedDict
        x = torch.ones(3, requires_grad=True)
        w = torch.tensor(2., requires_grad=True)
        print(torch.autograd.grad((w * x).sum(), {'x': x, 'w': w}))
        print(torch.autograd.grad(x.sum(), {'x': x, 'w': w}, materialize_grads=True))
        (w * x).sum().backward(inputs={'x': x})
        print(x.grad, w.grad)
        for call in (lambda d: torch.autograd.grad(x.sum(), d), lambda d: x.sum().backward(inputs=d)):
            for given in (OrderedDict(x=x), {}):
                try:
                    call(given)
                except Exception as e:
                    print(type(e).__name__, e)
        """) == """
          {'x': tensor([2., 2., 2.]), 'w': tensor(3.)}
          {'x': tensor([1., 1., 1.]), 'w': tensor(0.)}
          tensor([2., 2., 2.]) None
          TypeError `inputs` argument to `grad()` must be a dict, not OrderedDict. Other Mapping types are not supported.
          RuntimeError `inputs` argument to `grad()` cannot be empty.
          TypeError `inputs` argument to `backward()` must be a dict, not OrderedDict. Other Mapping types are not supported.
          RuntimeError `inputs` argument to `backward()` cannot be empty.

          """)
  }
}
