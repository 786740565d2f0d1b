import Testing

/// Distributions whose samples have a gradient, and the transforms to constrained values.
struct RelaxedDistributionTests {
  private let start = """
    import torch
    from torch.distributions import *
    from torch.distributions import constraints
    torch.manual_seed(0)

    """

  private func show(_ expression: String, after lines: String = "") -> String {
    Session.show(expression, after: start + lines)
  }

  @Test("A gamma sample moves with its shape")
  func gamma() {
    #expect(
      show("a.grad", after: "a = torch.tensor(2., requires_grad=True)\nGamma(a, 1.).rsample().backward()")
        == "tensor(1.5931)")
  }

  @Test("A Dirichlet sample moves with its concentrations")
  func dirichlet() {
    #expect(
      show("Dirichlet(torch.ones(3, requires_grad=True)).rsample().grad_fn")
        .hasPrefix("<torch.autograd.function._DirichletBackward object"))
  }

  @Test("Relaxed distributions show as their names and draw PyTorch's numbers")
  func relaxed() {
    #expect(
      show("RelaxedBernoulli(torch.tensor([2.2]), torch.tensor([0.1, 0.99])).sample()")
        == "tensor([0.2679, 0.9330])")
    #expect(show("VonMises(torch.tensor([1.]), torch.tensor([1.])).sample()") == "tensor([1.2782])")
    #expect(show("LKJCholesky(3, 0.5)") == "LKJCholesky(concentration: 0.5)")
  }

  @Test("A constraint has a transform that leads to it")
  func registry() {
    #expect(show("transform_to(constraints.simplex)") == "SoftmaxTransform()")
    #expect(
      show("biject_to(constraints.interval(0., 2.))")
        == "ComposeTransform(\n    SigmoidTransform(),\n    AffineTransform()\n)")
  }

  @Test("A parameter that needs no broadcasting stays the tensor it was")
  func parameters() {
    #expect(
      show("Bernoulli(torch.tensor([0.6], requires_grad=True))")
        == "Bernoulli(probs: tensor([0.6000], requires_grad=True))")
  }
}
