import Testing

/// Lazy layers, parametrizations, pruning and the other utilities of `torch.nn`.
struct ModuleUtilityTests {
  private let start = """
    import copy, torch, torch.nn as nn
    import torch.nn.utils.parametrize as parametrize, torch.nn.utils.prune as prune
    torch.manual_seed(0)
    class Symmetric(nn.Module):
        def forward(self, X):
            return X.triu() + X.triu(1).transpose(-1, -2)

    """

  private func show(_ expression: String, after lines: String = "") -> String {
    Session.show("(\(expression))", after: start + "\n" + lines)
  }

  private func error(_ statement: String) -> String { Session.run("\(start)\n\(statement)") }

  @Test(
    "A lazy layer becomes an ordinary one when it is first called, and its parameters stay the same objects")
  func lazyLayers() {
    let lines =
      "m = nn.Sequential(nn.LazyConv2d(4, 3), nn.LazyBatchNorm2d(), nn.Flatten(), nn.LazyLinear(2))\n"
    #expect(
      show("m[0].weight, m[3]", after: lines).hasPrefix(
        "(<UninitializedParameter>, LazyLinear(in_features=0,"))
    #expect(
      show("m[0], m[3], p is m[3].weight", after: lines + "p = m[3].weight\n_ = m(torch.ones(2, 3, 5, 5))")
        == "(Conv2d(3, 4, kernel_size=(3, 3), stride=(1, 1)), "
        + "Linear(in_features=36, out_features=2, bias=True), True)")
    #expect(
      error("nn.LazyConv2d(3, 3)(torch.ones(2, 2))")
        == "!! RuntimeError: Expected 3D (unbatched) or 4D (batched) input to LazyConv2d, but got input of size: "
        + "torch.Size([2, 2])\n")
    #expect(show("copy.deepcopy(nn.LazyLinear(3)).weight") == "<UninitializedParameter>")
    #expect(
      show(
        "l",
        after: "l = nn.LazyLinear(3)\nl.load_state_dict(nn.Linear(5, 3).state_dict())\nl(torch.ones(1, 5))")
        == "Linear(in_features=5, out_features=3, bias=True)")
  }

  @Test("A parametrized weight is computed from what is trained")
  func parametrize() {
    let lines = "m = parametrize.register_parametrization(nn.Linear(3, 3), 'weight', Symmetric())\n"
    #expect(
      show("torch.equal(m.weight, m.weight.T), type(m).__name__", after: lines)
        == "(True, 'ParametrizedLinear')")
    #expect(show("list(m.state_dict())", after: lines) == "['bias', 'parametrizations.weight.original']")
    #expect(show("torch.equal(copy.deepcopy(m).weight, m.weight)", after: lines) == "True")
    #expect(
      show("parametrize.remove_parametrizations(m, 'weight')", after: lines)
        == "Linear(in_features=3, out_features=3, bias=True)")
    #expect(
      error("\(lines)m.weight = torch.ones(3, 3)")
        == "!! RuntimeError: parametrization Symmetric does not implement right_inverse.\n")
  }

  @Test("Parametrizations keep a weight orthogonal, of length g, or of norm one")
  func parametrizations() {
    let lines = "from torch.nn.utils.parametrizations import orthogonal, spectral_norm, weight_norm\n"
    let near = "torch.allclose(m.weight @ m.weight.T, torch.eye(2), atol=1e-6)"
    for map in ["matrix_exp", "cayley", "householder"] {
      #expect(show(near, after: lines + "m = orthogonal(nn.Linear(4, 2), orthogonal_map='\(map)')") == "True")
    }
    #expect(
      show("list(weight_norm(nn.Linear(3, 2)).state_dict())", after: lines)
        == "['bias', 'parametrizations.weight.original0', 'parametrizations.weight.original1']")
    #expect(
      show(
        "round(torch.linalg.matrix_norm(spectral_norm(nn.Linear(4, 3)).weight, 2).item(), 4)", after: lines)
        == "1.0")
    #expect(
      show("list(nn.utils.spectral_norm(nn.Linear(4, 3)).state_dict())")
        == "['bias', 'weight_orig', 'weight_u', 'weight_v']")
  }

  @Test("Pruning puts a mask before a parameter until it is removed")
  func prune() {
    let lines = "m = nn.Linear(2, 2)\nm.weight.data = torch.tensor([[1., -2.], [3., -4.]])\n"
    #expect(
      show("m.weight, list(m.state_dict())", after: lines + "prune.l1_unstructured(m, 'weight', amount=0.5)")
        == "(tensor([[ 0., -0.],\n        [ 3., -4.]], grad_fn=<MulBackward0>), "
        + "['bias', 'weight_orig', 'weight_mask'])")
    #expect(
      show(
        "m.weight",
        after: lines + "prune.ln_structured(m, 'weight', amount=1, n=2, dim=1)\nprune.remove(m, 'weight')")
        == "Parameter containing:\ntensor([[ 0., -2.],\n        [ 0., -4.]], requires_grad=True)")
    #expect(
      error("prune.l1_unstructured(nn.Linear(2, 2), 'weight', 1.5)")
        == "!! ValueError: amount=1.5 should either be a float in the range [0, 1] or a non-negative integer\n"
    )
  }

  @Test("A convolution and the normalization after it become one layer")
  func fusion() {
    let lines = """
      c, b = nn.Conv2d(2, 3, 2), nn.BatchNorm2d(3)
      _ = b(torch.randn(4, 3, 5, 5) * 3 + 1)
      _ = c.eval(), b.eval()
      x = torch.randn(1, 2, 4, 4)
      """
    #expect(
      show("torch.allclose(nn.utils.fuse_conv_bn_eval(c, b)(x), b(c(x)), atol=1e-5)", after: lines) == "True")
  }

  @Test("skip_init draws no numbers")
  func skippedInitialization() {
    #expect(
      show("torch.rand(1)", after: "_ = nn.utils.skip_init(nn.Linear, 5, 1)") == show("torch.rand(1)"))
  }

  @Test("Dropout draws in the order of memory, and *_like keep the order of a dense tensor")
  func memoryOrder() {
    #expect(
      show("nn.functional.dropout(torch.ones(4, 3).t(), 0.5)").hasPrefix("tensor([[0., 0., 2., 2.],"))
    #expect(show("torch.rand_like(torch.empty(4, 3).t()).stride()") == "(1, 3)")
  }

  @Test("A mask before slices chooses along its own dimension")
  func maskBeforeSlices() {
    let lines = "m = torch.zeros(3, 2)\nm[torch.tensor([True, False, True]), :] = 1"
    #expect(show("m", after: lines) == "tensor([[1., 1.],\n        [0., 0.],\n        [1., 1.]])")
  }
}
