import Testing

/// Functions and operators of a person's own with rules of their own for `vmap`.
struct OwnRuleTests {
  @Test("a rule is told in which dimensions each argument has its examples")
  func dimensions() {
    #expect(
      Session.run(
        #"""
        class Product(torch.autograd.Function):
            @staticmethod
            def forward(a, others):
                return a * others[0]
            @staticmethod
            def setup_context(ctx, inputs, output):
                pass
            @staticmethod
            def vmap(info, in_dims, a, others):
                print(info, in_dims, a.shape, others[0].shape)
                return (a, {"other": others[0]}), (in_dims[0], {"other": in_dims[1][0]})
        a = torch.ones(2, 3)
        print({k: v.shape for k, v in torch.vmap(lambda a, b: Product.apply(a, [b]), in_dims=(0, 1))(a, a.T.contiguous())[1].items()})
        """#) == #"""
          VmapInfo(batch_size=2, randomness='error') (0, [1]) torch.Size([2, 3]) torch.Size([3, 2])
          {'other': torch.Size([2, 3])}

          """#)
  }

  @Test("what a rule gives must be a result and its dimensions")
  func results() {
    #expect(
      Session.run(
        #"""
        def attempt(f):
            try:
                print(f())
            except Exception as error:
                print(type(error).__name__, str(error).split(". ")[0])

        def function(rule):
            return type("Own", (torch.autograd.Function,), {
                "forward": staticmethod(lambda x: x), "setup_context": staticmethod(lambda ctx, inputs, output: None),
                "vmap": staticmethod(rule)})
        x = torch.ones(2, 3)
        for rule in (lambda info, dims, x: x, lambda info, dims, x: (x, 0, 0), lambda info, dims, x: (x, (0,)),
                     lambda info, dims, x: ([x[0]], None), lambda info, dims, x: ((x, x[0]), (0, None))):
            attempt(lambda: torch.vmap(function(rule).apply)(x))
        """#) == #"""
          RuntimeError Expected the vmap staticmethod to have two returns, an output and out_dims with pytree structure compatible with the output
          RuntimeError Expected the vmap staticmethod to have two returns, an output and out_dims with pytree structure compatible with the output
          RuntimeError The autograd.Function's vmap staticmethod returned an incompatible (output, out_dims) tuple
          [tensor([[1., 1., 1.],
                  [1., 1., 1.]])]
          (tensor([[1., 1., 1.],
                  [1., 1., 1.]]), tensor([[1., 1., 1.],
                  [1., 1., 1.]]))

          """#)
  }

  @Test("operators have rules too, level by level")
  func operators() {
    #expect(
      Session.run(
        #"""
        def attempt(f):
            try:
                print(f())
            except Exception as error:
                print(type(error).__name__, str(error).split(". ")[0])

        from torch import Tensor
        @torch.library.custom_op("rules::product", mutates_args=())
        def product(x: Tensor, y: Tensor, n: int = 2) -> Tensor:
            return x * y * n
        @product.register_vmap
        def rule(info, in_dims, x, y, n=2):
            print(info.batch_size, info.randomness, in_dims)
            x = x.movedim(in_dims[0], 0) if in_dims[0] is not None else x
            y = y.movedim(in_dims[1], 0) if in_dims[1] is not None else y
            return product(x, y, n), 0
        a = torch.arange(6.).reshape(2, 3)
        print(torch.vmap(product)(a, a), torch.vmap(product, in_dims=(1, None), randomness="same")(a, torch.ones(2)))
        print(torch.vmap(torch.vmap(product))(a, a))
        torch.library.register_vmap("rules::product", lambda info, in_dims, x, y, n: x)
        attempt(lambda: torch.vmap(product)(a, a))
        attempt(lambda: torch.library.register_vmap(3, rule))
        """#) == #"""
          2 error (0, 0)
          3 same (1, None)
          tensor([[ 0.,  2.,  8.],
                  [18., 32., 50.]]) tensor([[ 0.,  6.],
                  [ 2.,  8.],
                  [ 4., 10.]])
          3 error (0, 0)
          2 error (0, 0)
          tensor([[ 0.,  2.,  8.],
                  [18., 32., 50.]])
          TypeError <lambda>() missing 1 required positional argument: 'n'
          ValueError register_vmap(3): got unexpected type for op: <class 'int'>

          """#)
  }
}
