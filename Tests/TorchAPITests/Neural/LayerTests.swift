import Testing

/// Layers and losses of `torch.nn` from Python.
struct LayerTests {
  private let start = "import torch.nn as nn\nimport torch.nn.functional as F\ntorch.manual_seed(0)"

  private func show(_ expression: String) -> String { Session.show(expression, after: start) }

  private func error(_ statement: String) -> String { Session.run("\(start)\n\(statement)") }

  @Test("A recurrent layer that takes the batch first turns its output in place, except an LSTM")
  func batchFirst() {
    #expect(
      show("nn.GRU(1, 1, batch_first=True)(torch.ones(1, 2, 1))[0].grad_fn.name()") == "'TransposeBackward1'")
    #expect(
      show("nn.LSTM(1, 1, batch_first=True)(torch.ones(1, 2, 1))[0].grad_fn.name()") == "'TransposeBackward0'"
    )
  }

  @Test("An adaptive pool keeps the sizes that are None")
  func adaptiveSizes() {
    #expect(
      show("nn.AdaptiveAvgPool2d((None, 3))(torch.ones(1, 1, 2, 7)).shape") == "torch.Size([1, 1, 2, 3])")
    #expect(show("nn.AdaptiveMaxPool2d((None, 2))(torch.ones(1, 2, 5)).shape") == "torch.Size([1, 2, 2])")
    #expect(
      error("F.adaptive_avg_pool2d(torch.ones(1, 2, 2), (2, 2, 2))")
        == "!! ValueError: Input dimension should be at least 4\n")
  }

  @Test("Losses ask their arguments for their sizes")
  func sizes() {
    #expect(
      error("F.mse_loss(None, torch.ones(1))")
        == "!! AttributeError: 'NoneType' object has no attribute 'size'\n")
    #expect(
      error("F.cross_entropy(None, torch.ones(1))")
        == "!! TypeError: cross_entropy_loss(): argument 'input' (position 1) must be Tensor, not NoneType\n")
  }

  @Test("An embedding speaks of indices")
  func embeddingArguments() {
    #expect(
      error("nn.Embedding(3, 2)([1])")
        == "!! TypeError: embedding(): argument 'indices' (position 2) must be Tensor, not list\n")
  }

  @Test("A convolution speaks of its bias where that has the weight's type")
  func convolutionTypes() {
    #expect(
      error("nn.Conv2d(1, 1, 2)(torch.ones(1, 1, 3, 3).double())")
        == "!! RuntimeError: Input type (double) and bias type (float) should be the same\n")
    #expect(
      error("nn.Conv2d(1, 1, 2, bias=False)(torch.ones(1, 1, 3, 3).double())")
        == "!! RuntimeError: expected scalar type Double but found Float\n")
  }

  @Test("A container names the class or module of a function that is no layer")
  func noLayers() {
    #expect(
      error("nn.Sequential(torch.tanh)")
        == "!! TypeError: torch._VariableFunctionsClass.tanh is not a Module subclass\n")
    #expect(error("nn.Sequential(F.gelu)") == "!! TypeError: torch._C._nn.gelu is not a Module subclass\n")
    #expect(
      error("nn.Sequential(F.relu)") == "!! TypeError: torch.nn.functional.relu is not a Module subclass\n")
  }

  @Test("A module or parameter takes the place of None")
  func placeOfNone() {
    #expect(
      error(
        """
        m = nn.Module()
        m.a = None
        m.a = nn.ReLU()
        m.b = None
        m.b = nn.Parameter(torch.ones(1))
        print(m.a, m.b.shape, len(list(m.parameters())))
        """) == "ReLU() torch.Size([1]) 1\n")
    #expect(
      show("nn.Transformer(4, 2, 1, 1, 8)(torch.ones(3, 1, 4), torch.ones(2, 1, 4)).shape")
        == "torch.Size([2, 1, 4])")
  }

  @Test("A lazy layer learns its size from the first batch")
  func lazyLinear() {
    #expect(
      error("l = nn.LazyLinear(3)\nprint(l)\nl(torch.ones(2, 4))\nprint(l)") == """
        LazyLinear(in_features=0, out_features=3, bias=True)
        Linear(in_features=4, out_features=3, bias=True)

        """)
  }

  @Test("A fractional pool places its windows at random")
  func fractionalPools() {
    #expect(
      show("F.fractional_max_pool2d(torch.randn(1, 1, 6, 6), 2, output_size=(2, 3))")
        == "tensor([[[[-0.3160,  0.3223,  0.8487],\n          [-0.2159,  1.2032,  2.3022]]]])")
    #expect(
      error("F.fractional_max_pool2d(torch.ones(1, 1, 4, 4), 3, output_size=3)")
        == "!! RuntimeError: fractional_max_pool2d(): pool height 3 too large relative to input height 4\n")
  }

  @Test("Margin losses and bags are nodes of their own")
  func nodes() {
    let scores = "torch.tensor([[0.1, 0.2, 0.4, 0.8]], requires_grad=True)"
    #expect(
      show("nn.MultiMarginLoss()(\(scores), torch.tensor([3]))")
        == "tensor(0.3250, grad_fn=<MultiMarginLossBackward0>)")
    #expect(
      show("nn.MultiLabelMarginLoss()(\(scores), torch.tensor([[3, 0, -1, 1]]))")
        == "tensor(0.8500, grad_fn=<MultilabelMarginLossBackward0>)")
    #expect(
      show("nn.EmbeddingBag(5, 2, mode='max')(torch.tensor([1, 2]), torch.tensor([0])).grad_fn.name()")
        == "'EmbeddingBagBackward0'")
  }

  @Test("Running statistics and groups that do not fit are named")
  func missingStatistics() {
    #expect(
      error("F.batch_norm(torch.ones(2, 3), torch.zeros(3), None)")
        == "!! RuntimeError: running_var must be defined in evaluation mode\n")
    #expect(
      error("F.conv1d(torch.ones(1, 2, 3), torch.ones(3, 1, 2), groups=2)")
        == "!! RuntimeError: Given groups=2, expected weight to be divisible by 2 at dimension 0, but got weight of size "
        + "[[3, 1, 2]] instead\n")
  }
}
