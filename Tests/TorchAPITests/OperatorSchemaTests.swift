import Testing

/// Operators that a program declares by their schemas, and gradients of arguments in lists.
struct OperatorSchemaTests {
  @Test("gradients of lists have the structure of the arguments")
  func lists() {
    #expect(
      Session.run(
        #"""
        def attempt(f):
            try:
                print(f())
            except Exception as error:
                print(type(error).__name__, str(error).split(". ")[0])

        from typing import List
        from torch import Tensor
        @torch.library.custom_op("lists::total", mutates_args=())
        def total(x: Tensor, n: int, ys: List[Tensor]) -> Tensor:
            return x * n + sum(ys)
        def backward(ctx, gradient):
            print(ctx.needs_input_grad)
            return gradient * 2, None, [gradient, gradient]
        total.register_autograd(backward)
        x, y = torch.ones(2, requires_grad=True), torch.ones(2, requires_grad=True)
        total(x, 2, [x, y]).sum().backward()
        print(x.grad, y.grad)
        for wrong in (lambda ctx, g: (g, None), lambda ctx, g: (g, None, [g]), lambda ctx, g: (g, None, None)):
            total.register_autograd(wrong)
            attempt(lambda: total(x, 2, [x, y]).sum().backward())
        """#) == #"""
          (True, False, [True, True])
          tensor([3., 3.]) tensor([1., 1.])
          RuntimeError The backward formula for lists.total.default returned an incorrect number of gradients (expected 3, got 2)
          RuntimeError Expected the return from backward to be of the same structure as the inputs
          RuntimeError Expected the return from backward to be of the same structure as the inputs

          """#)
  }

  @Test("arguments that are left at their defaults are no inputs")
  func defaults() {
    #expect(
      Session.run(
        #"""
        def attempt(f):
            try:
                print(f())
            except Exception as error:
                print(type(error).__name__, str(error).split(". ")[0])

        from torch import Tensor
        @torch.library.custom_op("defaults::scale", mutates_args=())
        def scale(x: Tensor, n: int = 3, *, k: float = 2.0) -> Tensor:
            return x * n * k
        scale.register_autograd(lambda ctx, g: (print(ctx.needs_input_grad), g)[1])
        x = torch.ones(2, requires_grad=True)
        scale(x).sum().backward()
        for call in (lambda: scale(x, 2).sum().backward(), lambda: scale(x, 2, 3.), lambda: scale(x, z=1), lambda: scale(x, 2.5)):
            attempt(call)
        print(scale._opoverload._schema, scale(torch.ones(1), k=1.))
        """#) == #"""
          (True,)
          (True, False)
          RuntimeError The backward formula for defaults.scale.default returned an incorrect number of gradients (expected 2, got 1)
          RuntimeError defaults::scale() takes 2 positional argument(s) but 3 was/were given
          RuntimeError Unknown keyword argument 'z' for operator 'defaults::scale'
          RuntimeError defaults::scale() Expected a value of type 'int' for argument 'n' but instead found type 'float'.
          Position: 1
          Value: 2.5
          Declaration: defaults::scale(Tensor x, SymInt n=3, *, float k=2.) -> Tensor
          Cast error details: Unable to cast Python instance of type <class 'float'> to C++ type '?' (#define PYBIND11_DETAILED_ERROR_MESSAGES or compile in debug mode for details)
          defaults::scale(Tensor x, SymInt n=3, *, float k=2.) -> Tensor tensor([3.])

          """#)
  }

  @Test("operators are declared, and their kernels given later")
  func declared() {
    #expect(
      Session.run(
        #"""
        def attempt(f):
            try:
                print(f())
            except Exception as error:
                print(type(error).__name__, str(error).split(". ")[0])

        lib = torch.library.Library("declared", "DEF")
        print(lib, lib.define("twice(Tensor x) -> Tensor"))
        attempt(lambda: torch.ops.declared.twice(torch.ones(2)))
        lib.impl("twice", lambda x: x * 2, "CPU")
        print(torch.ops.declared.twice(torch.ones(2)), torch.ops.declared.twice.default)
        torch.library.define("declared::shift", "(Tensor x, int y=3) -> Tensor")
        @torch.library.impl("declared::shift", "cpu")
        def shift(x, y=3):
            return x + y
        print(torch.ops.declared.shift(torch.ones(1)), torch.ops.declared.shift(torch.ones(1), y=1))
        for call in (lambda: torch.library.Library("declared", "OTHER"), lambda: torch.library.Library("prim", "DEF"),
                     lambda: torch.library.define("declared", "(Tensor x) -> Tensor"),
                     lambda: torch.library.define("declared::wrong", "(Tensor x)"),
                     lambda: torch.ops.declared.shift(torch.ones(1), "a")):
            attempt(call)
        @torch.library.custom_op("declared::sine", mutates_args=())
        def sine(x: torch.Tensor) -> torch.Tensor:
            return x.sin()
        sine.register_kernel("cpu", lambda x: x.cos())
        with sine.set_kernel_enabled("cpu", False):
            print(sine(torch.zeros(1)))
        print(sine(torch.zeros(1)))
        """#) == #"""
          Library(kind=DEF, ns=declared, dispatch_key=)> twice
          NotImplementedError Could not run 'declared::twice' with arguments from the 'CPU' backend
          tensor([2., 2.]) declared.twice.default
          tensor([4.]) tensor([2.])
          ValueError Unsupported kind: OTHER
          ValueError prim is a reserved namespace
          ValueError Expected `qualname` to be of the form "namespace::name", but got declared
          ValueError define(qualname, schema, ...): expected schema to look like e.g
          RuntimeError declared::shift() Expected a value of type 'int' for argument 'y' but instead found type 'str'.
          Position: 1
          Value: 'a'
          Declaration: declared::shift(Tensor x, int y=3) -> Tensor
          Cast error details: Unable to cast Python instance of type <class 'str'> to C++ type '?' (#define PYBIND11_DETAILED_ERROR_MESSAGES or compile in debug mode for details)
          tensor([0.])
          tensor([1.])

          """#)
  }
}
