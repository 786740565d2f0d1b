import Testing

/// `torch.autograd.functional` from Python.
struct FunctionalTests {
  private func show(_ expression: String) -> String {
    Session.show(
      expression,
      after:
        "from torch.autograd.functional import *\nx = torch.tensor([1., 2., 3.])\nv = torch.tensor([1., 1., 0.])"
    )
  }

  @Test("Jacobians, of one or several outputs and inputs")
  func jacobians() {
    #expect(
      show("jacobian(lambda t: t ** 2, x)") == """
        tensor([[2., 0., 0.],
                [0., 4., 0.],
                [0., 0., 6.]])
        """)
    #expect(
      show("jacobian(lambda a, b: (a @ b, a[0]), (x, x + 1))") == """
        ((tensor([2., 3., 4.]), tensor([1., 2., 3.])), (tensor([1., 0., 0.]), tensor([0., 0., 0.])))
        """)
    #expect(
      show("jacobian(lambda t: t ** 2, x, create_graph=True)").hasSuffix("grad_fn=<ViewBackward0>)"))
    #expect(
      show("jacobian(lambda a, b: a @ b, (x, x + 1), vectorize=True, strategy='forward-mode')")
        == "[tensor([2., 3., 4.]), tensor([1., 2., 3.])]")
  }

  @Test("Hessians")
  func hessians() {
    let diagonal = """
      tensor([[ 6.,  0.,  0.],
              [ 0., 12.,  0.],
              [ 0.,  0., 18.]])
      """
    #expect(show("hessian(lambda t: (t ** 3).sum(), x)") == diagonal)
    #expect(show("hessian(lambda t: (t ** 3).sum(), x, vectorize=True)") == diagonal)
    #expect(
      show("hessian(lambda a, b: a * b, (torch.tensor(2.), torch.tensor(3.)))")
        == "((tensor(0.), tensor(1.)), (tensor(1.), tensor(0.)))")
  }

  @Test("Products with vectors")
  func products() {
    #expect(
      show("vjp(lambda t: t ** 2, x, torch.tensor([1., 10., 100.]))")
        == "(tensor([1., 4., 9.]), tensor([  2.,  40., 600.]))")
    #expect(show("jvp(lambda t: t ** 2, x, v)") == "(tensor([1., 4., 9.]), tensor([2., 4., 0.]))")
    #expect(show("hvp(lambda t: (t ** 3).sum(), x, v)") == "(tensor(36.), tensor([ 6., 12.,  0.]))")
    #expect(show("vhp(lambda t: (t ** 3).sum(), x, v)") == "(tensor(36.), tensor([ 6., 12.,  0.]))")
  }

  @Test(
    "Misuse is refused in PyTorch's words",
    arguments: [
      (
        "vjp(lambda t: t ** 2, x)",
        "The vector v can only be None if the user-provided function returns a single Tensor with a single element."
      ),
      (
        "vjp(lambda t: t, x, torch.ones(2))",
        "v has invalid size: should be torch.Size([3]) but got torch.Size([2])."
      ),
      ("vjp(lambda t: t, x, (v, v))", "The given v should contain a single Tensor."),
      (
        "hvp(lambda t: t, x, v)",
        "The Tensor returned by the function given to hvp should contain a single element"
      ),
      (
        "jacobian(lambda a, b: a * 1, (x, x), strict=True)",
        "Output 0 of the user-provided function is independent of input 1. This is not allowed in strict mode."
      ),
      (
        "jacobian(lambda t: torch.ones(2), x, strict=True)",
        "Output 0 of the user-provided function does not require gradients. The outputs must be computed in a "
          + "differentiable manner from the input when running in strict mode."
      ),
    ])
  func errors(_ code: String, _ message: String) {
    #expect(
      Session.run(
        "from torch.autograd.functional import *\nx = torch.tensor([1., 2., 3.])\nv = torch.ones(3)\n\(code)")
        == "!! RuntimeError: \(message)\n")
  }
}
