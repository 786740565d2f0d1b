import Testing

@testable import TorchAPI

/// Tensors that were made in inference mode, and views that were.
struct InferenceTensorTests {
  @Test("operations on inference tensors alone are not recorded, and views of others say what those say")
  func recording() {
    #expect(
      Session.run(
        """
        with torch.inference_mode():
            c = torch.ones(2, requires_grad=True)
            v = c.view(-1)
            print(v.requires_grad, v._is_view(), v._base)
        print(c, c.requires_grad, (c * c).requires_grad, c.view(1, 2).is_leaf)
        try:
            c.add_(1)
        except RuntimeError as e:
            print(e)
        s = torch.ones(2, requires_grad=True)
        (c + s).sum().backward()
        print(c.grad, s.grad)
        a = s.clone()
        with torch.inference_mode():
            out = a.view(-1)
            print(out.is_inference(), out.requires_grad, out._is_view(), out.is_leaf)
        print((out * out).requires_grad, out.view(2, 1).requires_grad)
        """) == """
          False False None
          tensor([1., 1.], requires_grad=True) True False True
          a leaf Variable that requires grad is being used in an in-place operation.
          tensor([1., 1.]) tensor([1., 1.])
          False True True True
          True True

          """)
  }
}
