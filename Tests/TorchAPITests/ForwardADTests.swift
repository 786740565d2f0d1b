import Testing

/// `torch.autograd.forward_ad` from Python.
struct ForwardADTests {
  @Test("Dual numbers carry tangents through operations and show them")
  func duals() {
    #expect(
      Session.run(
        """
        import torch.autograd.forward_ad as fwAD
        with fwAD.dual_level():
            x = fwAD.make_dual(torch.tensor(3.), torch.tensor(1.))
            y = x ** 2 + 2 * x
            print(y)
            print(fwAD.unpack_dual(y))
            v = fwAD.make_dual(torch.tensor([1., 2.]), torch.tensor([1., 0.]))
            print(v, v[0], (v @ v).sum())
            print(fwAD.unpack_dual(v.detach()).tangent)
        print(y, fwAD.unpack_dual(y))
        """) == """
          tensor(15., tangent=8.0)
          UnpackedDualTensor(primal=tensor(15.), tangent=tensor(8.))
          tensor([1., 2.], tangent=tensor([1., 0.])) tensor(1., tangent=1.0) tensor(5., tangent=2.0)
          None
          tensor(15.) UnpackedDualTensor(primal=tensor(15.), tangent=None)

          """)
  }

  @Test("Tangents are differentiable, and shown with their history")
  func forwardOverReverse() {
    #expect(
      Session.run(
        """
        import torch.autograd.forward_ad as fwAD
        with fwAD.dual_level():
            a = fwAD.make_dual(torch.tensor(2.), torch.tensor(10.))
            b = torch.tensor(5., requires_grad=True)
            c = a * b
            print(c)
            print(fwAD.unpack_dual(c))
            fwAD.unpack_dual(c).tangent.backward()
        print(b.grad)
        """) == """
          tensor(10., grad_fn=<MulBackward0>, tangent=50.0)
          UnpackedDualTensor(primal=tensor(10., grad_fn=<Identity>), tangent=tensor(50., grad_fn=<AddBackward0>))
          tensor(10.)

          """)
  }

  @Test("Writing through a view writes the tangent of the base")
  func views() {
    #expect(
      Session.run(
        """
        import torch.autograd.forward_ad as fwAD
        with fwAD.dual_level():
            z = fwAD.make_dual(torch.tensor([[1., 2.], [3., 4.]]), torch.tensor([[1., 0.], [0., 1.]]))
            w = z[0]
            w.mul_(2)
            print(z)
            u = torch.zeros(2, 2)
            u[0] = z[1]
            print(u)
            z.zero_()
            print(z)
        """) == """
          tensor([[2., 4.],
                  [3., 4.]], tangent=tensor([[2., 0.],
                  [0., 1.]]))
          tensor([[3., 4.],
                  [0., 0.]], tangent=tensor([[0., 1.],
                  [0., 0.]]))
          tensor([[0., 0.],
                  [0., 0.]], tangent=tensor([[0., 0.],
                  [0., 0.]]))

          """)
  }

  @Test(
    "Misuse is refused in PyTorch's words",
    arguments: [
      (
        "fwAD.make_dual(torch.ones(2), torch.ones(2))",
        "Trying to create a dual Tensor for forward AD but no level exists, make sure to enter_dual_level() first."
      ),
      ("fwAD.exit_dual_level()", "Dual level must be a positive number."),
      (
        "with fwAD.dual_level(): fwAD.make_dual(torch.ones(2), torch.ones(3))",
        "Trying to set a forward gradient that has a different size than that of the original Tensor, this is not "
          + "supported. Tensor is of size [2] while the given forward gradient is of size [3]."
      ),
      (
        "with fwAD.dual_level(): fwAD.enter_dual_level()",
        "Nested forward mode AD is not supported at the moment"
      ),
      (
        "with fwAD.dual_level(): fwAD.make_dual(fwAD.make_dual(torch.ones(2), torch.ones(2)), torch.ones(2))",
        "Making a dual Tensor based on a Tensor that already has a forward gradient at the same level 0 is not supported."
      ),
    ])
  func errors(_ code: String, _ message: String) {
    #expect(
      Session.run("import torch.autograd.forward_ad as fwAD\n\(code)") == "!! RuntimeError: \(message)\n")
  }

  @Test("A Function's jvp makes its tangents")
  func functions() {
    #expect(
      Session.run(
        """
        import torch.autograd.forward_ad as fwAD
        class Power(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x, k):
                ctx.k = k
                ctx.save_for_forward(x)
                return x ** k
            @staticmethod
            def jvp(ctx, xt, _):
                x, = ctx.saved_tensors
                return ctx.k * x ** (ctx.k - 1) * xt
        class Without(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                return x * 2
        with fwAD.dual_level():
            d = fwAD.make_dual(torch.tensor(2.), torch.tensor(1.))
            print(Power.apply(d, 3))
            Without.apply(d)
        """) == """
          tensor(8., tangent=12.0)
          !! NotImplementedError: You must implement the jvp function for custom autograd.Function to use it with forward mode AD.

          """)
  }

  @Test("functions with out= refuse dual tensors")
  func outArgument() {
    #expect(
      Session.run(
        """
        import torch
        import torch.autograd.forward_ad as fwAD
        with fwAD.dual_level():
            d = fwAD.make_dual(torch.ones(2), torch.ones(2))
            torch.add(d, 1, out=torch.zeros(2))
        """) == """
          !! NotImplementedError: Trying to use forward AD with add_out that does not support it because it is an out= function

          """)
  }

  @Test("Writes in place write into the tangent, and what PyTorch has no rule for is refused")
  func inPlace() {
    #expect(
      Session.run(
        """
        torch.manual_seed(0)
        import torch.autograd.forward_ad as fwAD
        def attempt(f):
            try: print(f())
            except Exception as e: print(type(e).__name__, str(e).split(chr(10))[0])
        with fwAD.dual_level():
            tangent = torch.ones(2)
            x = fwAD.make_dual(torch.ones(2), tangent)
            x.mul_(3)
            x[:1].mul_(7)
            print(tangent, fwAD.unpack_dual(x).tangent is tangent)
            x.copy_(torch.ones(2))
            print(tangent)
            leaf = torch.ones(2, requires_grad=True)
            attempt(lambda: fwAD.make_dual(torch.ones(2), leaf).mul_(2))
            product = leaf * 1
            attempt(lambda: fwAD.make_dual(torch.ones(2), product).mul_(2))
            attempt(lambda: torch.add(torch.ones(2), 1, out=fwAD.make_dual(torch.ones(2), leaf)))
            attempt(lambda: torch.igamma(torch.ones(2), fwAD.make_dual(torch.ones(2), tangent)))
            attempt(lambda: torch.special.zeta(fwAD.make_dual(torch.ones(2), tangent), 2))
        """) == """
          tensor([21.,  3.]) True
          tensor([0., 0.])
          RuntimeError a leaf Variable that requires grad is being used in an in-place operation.
          tensor([2., 2.], tangent=tensor([2., 2.], grad_fn=<CopyBackwards>))
          NotImplementedError Trying to use forward AD with add_out that does not support it because it is an out= function
          NotImplementedError Trying to use forward AD with igamma that does not support it because it has not been implemented yet.
          NotImplementedError Trying to use forward AD with special_zeta that does not support it because it has not been implemented yet.

          """)
  }

  @Test("a factor's missing tangent is a zero in the graph, times the other factors")
  func missingTangentsOfFactors() {
    #expect(
      Session.run(
        """
        import torch.autograd.forward_ad as fw
        import torch.nn.functional as F
        x = torch.tensor([[1., 2.], [3., 4.]], requires_grad=True)
        w = torch.tensor([[0.5, -1.]], requires_grad=True)
        b = torch.tensor([2.], requires_grad=True)
        def show(f, *others):
            with fw.dual_level():
                tangent = fw.unpack_dual(f(fw.make_dual(x, torch.ones(2, 2)), *others)).tangent
            print(tangent)
            print(torch.autograd.grad(tangent.sum(), [x, *others], allow_unused=True))
        show(lambda a: a * 3)
        show(lambda a, c: a @ c.t(), w)
        show(F.linear, w, b)
        plain = torch.ones(2, 2)
        with fw.dual_level():
            print(fw.unpack_dual(fw.make_dual(plain, plain) * 3).tangent)
        """) == """
          tensor([[3., 3.],
                  [3., 3.]], grad_fn=<AddBackward0>)
          (tensor([[0., 0.],
                  [0., 0.]]),)
          tensor([[-0.5000],
                  [-0.5000]], grad_fn=<AddBackward0>)
          (tensor([[0., 0.],
                  [0., 0.]]), tensor([[2., 2.]]))
          tensor([[-0.5000],
                  [-0.5000]], grad_fn=<AddBackward0>)
          (tensor([[0., 0.],
                  [0., 0.]]), tensor([[2., 2.]]), None)
          tensor([[3., 3.],
                  [3., 3.]])

          """)
  }
}
