import Testing

/// Operators that a `torch.library.Library` declares and implements.
struct OperatorLibraryTests {
  @Test func `kernels are found whether they or the operator come first, and are recorded as they run`() {
    let text = Session.run(
      #"""
      import torch
      from torch.library import Library, define, impl, register_kernel, register_fake, register_autograd

      def attempt(f):
          try:
              print(f())
          except Exception as error:
              print(type(error).__name__, str(error).split(". ")[0].strip())

      x = torch.ones(2, requires_grad=True)
      first = Library("one", "DEF")
      print(first.define("f(Tensor x) -> Tensor"))
      attempt(lambda: torch.ops.one.f(x))
      first.impl("f", lambda x: x * 2, "CPU")
      attempt(lambda: torch.ops.one.f(x))
      more = Library("one", "FRAGMENT")
      more.impl("g", lambda x: x * 3, "CPU")
      more.define("g(Tensor x) -> Tensor")
      attempt(lambda: torch.ops.one.g(x))
      more.define("w(Tensor x, float s=2.0) -> Tensor")
      kernels = Library("one", "IMPL", "CPU")
      kernels.impl("w", lambda x, s: x * s)
      attempt(lambda: torch.ops.one.w(x))
      attempt(lambda: torch.ops.one.w(x, 4.0))
      more.define("z(Tensor x) -> Tensor")
      more.impl("z", torch.sin, "CompositeExplicitAutograd")
      attempt(lambda: torch.ops.one.z(x))
      register_autograd("one::z", lambda ctx, g: g * 100)
      torch.ops.one.z(x).sum().backward()
      print(torch.ops.one.z(x), x.grad)

      @impl("two::late", "default")
      def late(x): return x + 3
      define("two::late", "(Tensor x) -> Tensor")
      attempt(lambda: torch.ops.two.late(x))

      @define(more, "k(Tensor x) -> Tensor")
      def k(x): return x * 9
      @impl(first, "m", "CPU")
      def m(x): return x * 11
      first.define("m(Tensor x) -> Tensor")
      attempt(lambda: (torch.ops.one.k(x), torch.ops.one.m(x)))
      more.define("add_(Tensor(a!) x, int n) -> Tensor(a!)")
      more.impl("add_", lambda x, n: x.add_(n), "CPU")
      t = torch.zeros(2)
      print(torch.ops.one.add_(t, 3) is t, t, t._version)
      print(torch.func.vmap(torch.ops.one.k)(torch.ones(2, 3)), torch.func.grad(lambda x: torch.ops.one.k(x).sum())(torch.ones(2)))
      """#)
    #expect(
      text == #"""
        f
        NotImplementedError Could not run 'one::f' with arguments from the 'CPU' backend
        tensor([2., 2.], grad_fn=<MulBackward0>)
        tensor([3., 3.], grad_fn=<MulBackward0>)
        TypeError <lambda>() missing 1 required positional argument: 's'
        tensor([4., 4.], grad_fn=<MulBackward0>)
        tensor([0.8415, 0.8415], grad_fn=<SinBackward0>)
        tensor([0.8415, 0.8415], grad_fn=<GeneratedBackwardFor_one_z_defaultBackward>) tensor([100., 100.])
        tensor([4., 4.], grad_fn=<AddBackward0>)
        (tensor([9., 9.], grad_fn=<MulBackward0>), tensor([11., 11.], grad_fn=<MulBackward0>))
        True tensor([3., 3.]) 1
        tensor([[9., 9., 9.],
                [9., 9., 9.]]) tensor([9., 9.])

        """#)
  }

  @Test func `what is declared or implemented wrongly is refused`() {
    let text = Session.run(
      #"""
      import torch
      from torch.library import Library, define, impl, register_kernel, register_fake, register_autograd

      def attempt(f):
          try:
              print(f())
          except Exception as error:
              print(type(error).__name__, str(error).split("  (Error")[0].split(" Duplicate")[0].strip())

      more = Library("three", "FRAGMENT")
      more.define("h(Tensor x) -> Tensor")
      for given in (("h", 5, "CPU"), (5, len, "CPU"), ("h", len, "Nonsense"), ("other::h", len, "CPU")):
          attempt(lambda: more.impl(*given))
      attempt(lambda: more.define("other::h(Tensor x) -> Tensor"))
      attempt(lambda: more.define("h(Tensor x) -> Tensor"))
      attempt(lambda: Library("three", "DEF"))
      attempt(lambda: Library("aten", "IMPL", "Nonsense"))
      attempt(lambda: Library("three", "IMPL", "CPU").define("v(Tensor x) -> Tensor"))
      attempt(lambda: define(5, "(Tensor x) -> Tensor"))
      attempt(lambda: register_fake("three::nothing", len))
      for schema in ("nothing", "bad(Tensor x -> Tensor", "bad(Tensor x", "bad(Tensor x) Tensor", "bad(Tensor) -> Tensor", "bad(Tensor x) -> "):
          attempt(lambda: more.define(schema))
      """#)
    #expect(
      text == #"""
        TypeError Input function is required to be a callable but found type <class 'int'>
        RuntimeError impl should be passed either a name or an OpOverload object as the first argument, got <class 'int'>
        RuntimeError could not parse dispatch key: Nonsense
        RuntimeError impl("other::h", ...): Explicitly provided namespace (other) in operator name does not match namespace of enclosing TORCH_LIBRARY_FRAGMENT block (three).  Move this definition to the TORCH_LIBRARY_FRAGMENT block corresponding to this namespace (and consider deleting the namespace from your schema string.)
        RuntimeError Explicitly provided namespace (other) in schema string does not match namespace of enclosing TORCH_LIBRARY_FRAGMENT block (three).  Move this definition to the (unique) TORCH_LIBRARY block corresponding to this namespace (and consider deleting the namespace from your schema string.)
        RuntimeError Tried to register an operator (three::h(Tensor x) -> Tensor) with the same name and overload name multiple times. Each overload's schema should only be registered with a single call to def().
        Library(kind=DEF, ns=three, dispatch_key=)>
        RuntimeError could not parse dispatch key: Nonsense
        RuntimeError def("v"): Cannot define an operator inside of a TORCH_LIBRARY_IMPL block.  All def()s should be placed in the (unique) TORCH_LIBRARY block for their namespace.
        ValueError define(qualname, schema): expected qualname to be instance of str, got <class 'int'>
        RuntimeError operator three::nothing does not exist
        RuntimeError Tried to parse a function schema but only the operator name was given
        RuntimeError expected ) but found 'arrow' here:
        bad(Tensor x -> Tensor
                     ~~ <--- HERE
        RuntimeError expected ) but found 'eof' here:
        bad(Tensor x
        RuntimeError expected arrow but found 'ident' here:
        bad(Tensor x) Tensor
                      ~~~~~~ <--- HERE
        RuntimeError expected ident but found ')' here:
        bad(Tensor) -> Tensor
                  ~ <--- HERE
        RuntimeError expected ident but found 'eof' here:
        bad(Tensor x) ->

        """#)
  }
}
