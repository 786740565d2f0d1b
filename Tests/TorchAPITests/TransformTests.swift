import Testing

/// `torch.func` and `torch.vmap` from Python.
struct TransformTests {
  private func show(_ expression: String) -> String {
    Session.show(
      expression,
      after: "from torch.func import *\nx = torch.tensor([1., 2., 3.])\nX = torch.arange(6.).view(2, 3)")
  }

  @Test("Gradients of any order, of trees, beside other results")
  func gradients() {
    #expect(show("grad(lambda t: (t ** 2).sum())(x)") == "tensor([2., 4., 6.])")
    #expect(show("grad(grad(grad(lambda t: t ** 4)))(torch.tensor(2.))") == "tensor(48.)")
    #expect(
      show("grad(lambda a, b: (a * b).sum(), argnums=(0, 1))(x, x + 1)")
        == "(tensor([2., 3., 4.]), tensor([1., 2., 3.]))")
    #expect(
      show("grad(lambda d: (d['a'] * d['b'][0]).sum())({'a': x, 'b': [x + 1]})")
        == "{'a': tensor([2., 3., 4.]), 'b': [tensor([1., 2., 3.])]}")
    #expect(
      show("grad_and_value(lambda t: (t.sum(), t * 2), has_aux=True)(x)")
        == "(tensor([1., 1., 1.]), (tensor(6.), tensor([2., 4., 6.])))")
    #expect(
      show("grad(lambda t: t * grad(lambda y: t + y)(torch.tensor(1.)))(torch.tensor(1.))") == "tensor(1.)")
  }

  @Test("Gradients keep the history of what was captured, and only that")
  func captured() {
    #expect(
      Session.run(
        """
        from torch.func import grad
        w = torch.ones(3, requires_grad=True)
        print(grad(lambda t: (t * w).sum())(torch.ones(3)))
        print(grad(lambda t: (t ** 2).sum())(torch.ones(3)))
        print(grad(lambda t: (t ** 3).sum())(w))
        with torch.no_grad():
            print(grad(lambda t: (t ** 3).sum())(w))
        """) == """
          tensor([1., 1., 1.], grad_fn=<MulBackward0>)
          tensor([2., 2., 2.])
          tensor([3., 3., 3.], grad_fn=<MulBackward0>)
          tensor([3., 3., 3.])

          """)
  }

  @Test("Jacobians and hessians, row by row and column by column")
  func jacobians() {
    let diagonal = """
      tensor([[2., 0., 0.],
              [0., 4., 0.],
              [0., 0., 6.]])
      """
    #expect(show("jacrev(lambda t: t ** 2)(x)") == diagonal)
    #expect(show("jacrev(lambda t: t ** 2, chunk_size=2)(x)") == diagonal)
    #expect(show("jacfwd(lambda t: t ** 2)(x)") == diagonal)
    #expect(
      show("hessian(lambda t: t.prod())(x)") == """
        tensor([[0., 3., 2.],
                [3., 0., 1.],
                [2., 1., 0.]])
        """)
    #expect(show("vmap(hessian(lambda t: (t ** 3).sum()))(X)[1].diagonal()") == "tensor([18., 24., 30.])")
    #expect(show("jacfwd(jacfwd(jacrev(lambda t: t ** 4)))(torch.tensor(2.))") == "tensor(48.)")
  }

  @Test("Products with vectors")
  func products() {
    #expect(show("vjp(torch.square, x)[1](x)") == "(tensor([ 2.,  8., 18.]),)")
    #expect(show("jvp(torch.square, (x,), (x,))") == "(tensor([1., 4., 9.]), tensor([ 2.,  8., 18.]))")
    #expect(show("linearize(torch.square, x)[1](x)") == "tensor([ 2.,  8., 18.])")
    #expect(
      show("vmap(vjp(torch.square, x)[1])(torch.eye(3))[0]") == """
        tensor([[2., 0., 0.],
                [0., 4., 0.],
                [0., 0., 6.]])
        """)
  }

  @Test("Mapping over dimensions, into others, nested, under and over gradients")
  func mapping() {
    #expect(show("vmap(torch.dot)(X, X)") == "tensor([ 5., 50.])")
    #expect(show("vmap(torch.dot, in_dims=(0, None))(X, x)") == "tensor([ 8., 26.])")
    #expect(show("vmap(lambda t: t.sum(), in_dims=1)(X)") == "tensor([3., 5., 7.])")
    #expect(show("vmap(lambda t: t * 2, out_dims=1)(X).shape") == "torch.Size([3, 2])")
    #expect(show("vmap(vmap(lambda t: t + 1))(X)[1]") == "tensor([4., 5., 6.])")
    #expect(show("vmap(grad(lambda t: (t ** 2).sum()))(X)[1]") == "tensor([ 6.,  8., 10.])")
    #expect(show("grad(lambda t: vmap(lambda r: r @ t)(X).sum())(x)") == "tensor([3., 5., 7.])")
    #expect(show("vmap(lambda r, i: r[i])(X, torch.tensor([0, 2]))") == "tensor([0., 5.])")
    #expect(
      show("vmap(lambda r: r.max(0))(X)") == """
        torch.return_types.max(
        values=tensor([2., 5.]),
        indices=tensor([2, 2]))
        """)
    #expect(show("vmap(lambda r: r.sum(), chunk_size=1)(X)") == "tensor([ 3., 12.])")
  }

  @Test("Tensors inside show the levels to which they belong")
  func levels() {
    #expect(
      Session.run(
        """
        from torch.func import grad, vmap
        def f(x):
            print(x)
            return x.sum()
        vmap(grad(f))(torch.ones(2, 2))
        vmap(f, in_dims=1)(torch.ones(1, 2))
        """) == """
          GradTrackingTensor(lvl=2, value=
              BatchedTensor(lvl=1, bdim=0, value=
                  tensor([[1., 1.],
                          [1., 1.]])
              )
          )
          BatchedTensor(lvl=1, bdim=1, value=
              tensor([[1., 1.]])
          )

          """)
  }

  @Test(
    "Misuse is refused in PyTorch's words",
    arguments: [
      (
        "grad(lambda t: t)(x)",
        "RuntimeError: grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got tensor with 1 dims. "
          + "Maybe you wanted to use the vjp or jacrev APIs instead?"
      ),
      (
        "grad(lambda t: t.sum())(3.)",
        "ValueError: Thing passed to transform API must be Tensor, got <class 'float'>"
      ),
      (
        "vmap(lambda t: t.item())(x)",
        "RuntimeError: vmap: It looks like you're calling .item() on a Tensor. We don't support vmap over calling .item() "
          + "on a Tensor, please try to rewrite what you're doing with other operations. If error is occurring somewhere "
          + "inside PyTorch internals, please file a bug report."
      ),
      (
        "vmap(lambda t: t if t > 0 else -t)(x)",
        "RuntimeError: vmap: It looks like you're attempting to use a Tensor in some data-dependent control flow. We don't "
          + "support that yet, please file an issue at https://github.com/pytorch/pytorch/issues ."
      ),
      (
        "vmap(lambda t: t + torch.rand(1))(x)",
        "RuntimeError: vmap: called random operation while in randomness error mode. Please either use the 'same' or "
          + "'different' randomness flags on vmap or perform the randomness operation out of vmap"
      ),
      (
        "vmap(lambda a, b: a)(x, torch.ones(2))",
        "ValueError: vmap: Expected all tensors to have the same size in the mapped dimension, got sizes [3, 2] for the "
          + "mapped dimension"
      ),
      (
        "jvp(torch.sin, x, x)",
        "RuntimeError: jvp(f, primals, tangents): Expected primals to be a tuple. E.g. it should be valid to call "
          + "f(*primals)."
      ),
    ])
  func errors(_ code: String, _ message: String) {
    #expect(
      Session.run("from torch.func import *\nx = torch.tensor([1., 2., 3.])\n\(code)") == "!! \(message)\n")
  }

  @Test("Random numbers are the same for all examples, or each example's own")
  func randomness() {
    #expect(
      Session.run(
        """
        from torch import vmap
        torch.manual_seed(0)
        print(vmap(lambda t: t + torch.randn(3), randomness='different')(torch.zeros(2, 3)))
        torch.manual_seed(0)
        print(vmap(lambda t: t + torch.randn(3), randomness='same')(torch.zeros(2, 3)))
        """) == """
          tensor([[ 1.5410, -0.2934, -2.1788],
                  [ 0.5684, -1.0845, -1.3986]])
          tensor([[ 1.5410, -0.2934, -2.1788],
                  [ 1.5410, -0.2934, -2.1788]])

          """)
  }

  @Test("A Function maps by its own rule, or example by example")
  func functions() {
    #expect(
      Session.run(
        """
        from torch.func import vmap, grad
        class Scale(torch.autograd.Function):
            @staticmethod
            def forward(x, k):
                return x * k
            @staticmethod
            def setup_context(ctx, inputs, output):
                ctx.k = inputs[1]
            @staticmethod
            def backward(ctx, g):
                return g * ctx.k, None
            @staticmethod
            def vmap(info, in_dims, x, k):
                print(info, in_dims)
                return Scale.apply(x, k), 0
        class Cube(torch.autograd.Function):
            generate_vmap_rule = True
            @staticmethod
            def forward(x):
                return x ** 3
            @staticmethod
            def setup_context(ctx, inputs, output):
                ctx.save_for_backward(*inputs)
            @staticmethod
            def backward(ctx, g):
                x, = ctx.saved_tensors
                return g * 3 * x ** 2
        x = torch.tensor([1., 2.])
        print(vmap(Scale.apply, in_dims=(0, None))(x, 3))
        print(vmap(grad(Cube.apply))(x), vmap(grad(grad(Cube.apply)))(x))
        """) == """
          VmapInfo(batch_size=2, randomness='error') (0, None)
          tensor([3., 6.])
          tensor([ 3., 12.]) tensor([ 6., 12.])

          """)
  }
}
