import Testing

/// Tensors as lists.
struct NestedListTests {
  @Test(arguments: ["(70000,)", "(3, 30000)", "(300, 5, 50)", "(70000, 1)", "(2, 2, 20000)"])
  func `large tensors become lists part by part`(shape: String) {
    let setup = "x = torch.arange(float(torch.Size(\(shape)).numel())).reshape(\(shape)).flip(0)"
    #expect(Session.show("torch.equal(torch.tensor(x.tolist()), x)", after: setup) == "True")
  }
}
