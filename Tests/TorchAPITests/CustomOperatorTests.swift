import Testing

/// Operators that a program defines with `torch.library`.
struct CustomOperatorTests {
  @Test("a function becomes an operator with a schema")
  func calls() {
    #expect(
      Session.run(
        """
        from typing import Optional
        from torch import Tensor
        @torch.library.custom_op("shop::scale", mutates_args=())
        def scale(x: Tensor, n: int = 3, f: float = 0.5, s: str = "x", o: Optional[Tensor] = None) -> Tensor:
            return x * n
        print(scale, torch.ops.shop.scale, torch.ops.shop.scale.default, torch.ops.shop.scale.default._schema)
        print(scale(torch.ones(2)), torch.ops.shop.scale(torch.ones(1), 5))
        x = torch.ones(2, requires_grad=True)
        y = scale(x)
        print(y)
        for call in [lambda: y.sum().backward(), lambda: scale(), lambda: scale(3), lambda: torch.ops.shop.nothing]:
            try:
                call()
            except (RuntimeError, AttributeError) as error:
                print(type(error).__name__, str(error).splitlines()[0])
        """) == """
          <CustomOpDef(shop::scale)> shop.scale shop.scale.default shop::scale(Tensor x, SymInt n=3, float f=0.5, str s="x", Tensor? o=None) -> Tensor
          tensor([3., 3.]) tensor([5.])
          tensor([3., 3.], grad_fn=<GeneratedBackwardFor_shop_scale_defaultBackward>)
          RuntimeError Trying to backward through shop.scale.default but no autograd formula was registered. Please use register_autograd to add one.
          RuntimeError shop::scale() is missing value for argument 'x'. Declaration: shop::scale(Tensor x, SymInt n=3, float f=0.5, str s="x", Tensor? o=None) -> Tensor
          RuntimeError shop::scale() Expected a value of type 'Tensor' for argument 'x' but instead found type 'int'.
          AttributeError '_OpNamespace' 'shop' object has no attribute 'nothing'

          """)
  }

  @Test("gradients pass through as is registered")
  func gradients() {
    #expect(
      Session.run(
        """
        from torch import Tensor
        @torch.library.custom_op("shop::sine", mutates_args=())
        def sine(x: Tensor, *, k: float) -> tuple[Tensor, Tensor]:
            return x.sin() * k, x * k
        def setup(ctx, inputs, keyword_only_inputs, output):
            ctx.save_for_backward(*inputs)
            ctx.k = keyword_only_inputs["k"]
        def backward(ctx, g, h):
            (x,) = ctx.saved_tensors
            print(g, h, ctx.needs_input_grad[:1])
            return (g * x.cos() + h) * ctx.k
        torch.library.register_autograd("shop::sine", backward, setup_context=setup)
        x = torch.zeros(2, requires_grad=True)
        first, second = sine(x, k=2.0)
        print(first, second)
        first.sum().backward()
        print(x.grad)
        with torch.no_grad():
            print(sine(x, k=1.0))
        """) == """
          tensor([0., 0.], grad_fn=<GeneratedBackwardFor_shop_sine_defaultBackward>) tensor([0., 0.], grad_fn=<GeneratedBackwardFor_shop_sine_defaultBackward>)
          tensor([1., 1.]) tensor([0., 0.]) (True,)
          tensor([2., 2.])
          (tensor([0., 0.]), tensor([0., 0.]))

          """)
  }

  @Test("what an operator writes to is counted, and what it must not return is refused")
  func writes() {
    #expect(
      Session.run(
        """
        from torch import Tensor
        @torch.library.custom_op("shop::increase", mutates_args={"x"})
        def increase(x: Tensor) -> None:
            x.add_(1)
        x = torch.zeros(2)
        print(increase(x), x, x._version)
        @torch.library.custom_op("shop::same", mutates_args=())
        def same(x: Tensor) -> Tensor:
            return x
        for call in [lambda: same(x), lambda: increase.register_autograd(None)]:
            try:
                call()
            except RuntimeError as error:
                print(str(error)[:20], "may not alias any inputs" in str(error), "non-functional" in str(error))
        """) == """
          None tensor([1., 1.]) 2
          same (with implement True False
          Cannot register auto False True

          """)
  }

  @Test("annotations make the schema, and are asked for")
  func schemas() {
    #expect(
      Session.run(
        """
        from torch import Tensor
        from typing import List
        def annotated(x: Tensor, sizes: List[int], y: Tensor, *, flag: bool = True) -> List[Tensor]: ...
        print(torch.library.infer_schema(annotated, mutates_args={"y"}))
        def bare(x): ...
        def without(x: Tensor): ...
        for function in [bare, without]:
            try:
                torch.library.custom_op("shop::wrong", function, mutates_args=())
            except ValueError as error:
                print(error)
        """) == """
          (Tensor x, SymInt[] sizes, Tensor(a2!) y, *, bool flag=True) -> Tensor[]
          infer_schema(func): Parameter x must have a type annotation. Got func with signature (x))
          infer_schema(func): No return type annotation was provided. Please add one. Got func with signature (x: torch.Tensor))

          """)
  }

  @Test("tensors in lists are inputs and results too")
  func lists() {
    #expect(
      Session.run(
        """
        from typing import List
        from torch import Tensor
        @torch.library.custom_op("shop::parts", mutates_args=())
        def parts(x: Tensor, sizes: List[int]) -> List[Tensor]:
            return [part.clone() for part in torch.split(x, sizes)]
        parts.register_autograd(lambda ctx, gradients: (torch.cat(gradients), None))
        @torch.library.custom_op("shop::total", mutates_args=())
        def total(xs: List[Tensor]) -> Tensor:
            return sum(xs) + 0
        total.register_autograd(lambda ctx, g: [g, g * 2])
        x = torch.arange(4., requires_grad=True)
        first, second = parts(x, [1, 3])
        print(first, parts._opoverload._schema)
        (second * 2).sum().backward()
        print(x.grad)
        y = torch.ones(2, requires_grad=True)
        z = torch.ones(2, requires_grad=True)
        total([y, z]).sum().backward()
        print(y.grad, z.grad)
        """) == """
          tensor([0.], grad_fn=<GeneratedBackwardFor_shop_parts_defaultBackward>) shop::parts(Tensor x, SymInt[] sizes) -> Tensor[]
          tensor([0., 2., 2., 2.])
          tensor([1., 1.]) tensor([2., 2.])

          """)
  }
}
