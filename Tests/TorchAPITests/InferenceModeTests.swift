import Testing

@testable import TorchAPI

/// Views in and out of `torch.inference_mode`.
struct InferenceModeTests {
  @Test("views of tensors made in inference mode remember nothing, and those of others want gradients")
  func views() {
    #expect(
      Session.run(
        """
        import torch
        w = torch.ones(2, requires_grad=True)
        with torch.inference_mode():
            v = w[:1]
            c = torch.ones(2)
            print(v, v.is_inference(), v.is_leaf, v * 2)
            d = c.view(2, 1)
            print(d.is_inference(), d._is_view())
        print(v, (v * 2).grad_fn.name())
        e = c[:1]
        print(e.is_inference(), e._is_view(), e.requires_grad)
        try:
            v.mul_(2)
        except RuntimeError as error:
            print(str(error)[:80])
        """) == """
          tensor([1.], requires_grad=True) False True tensor([2.])
          True False
          tensor([1.], requires_grad=True) MulBackward0
          True False False
          A view was created in inference mode and is being modified inplace in normal mod

          """)
  }

  @Test("operations on inference tensors alone are not recorded, nor is anything in inference mode")
  func recording() {
    #expect(
      Session.run(
        """
        import torch
        with torch.inference_mode():
            c = torch.ones(2, requires_grad=True)
            with torch.enable_grad():
                print((c * 2).requires_grad, c.exp().requires_grad, (c * c).requires_grad)
        print(torch.stack([c, c]).requires_grad, (c * c).requires_grad, (c @ c).requires_grad)
        s = torch.ones(2, requires_grad=True)
        print((c + s).requires_grad, (c * 2).requires_grad)
        """) == """
          False False False
          False False False
          True True

          """)
  }

  @Test("what is detached from an inference tensor counts its writes and takes them")
  func detached() {
    #expect(
      Session.run(
        """
        import torch
        with torch.inference_mode():
            o = torch.ones(2)
        d = o.detach()
        print(d.is_inference(), o.data.is_inference(), d._version)
        d.mul_(2)
        print(o, d._version)
        with torch.inference_mode():
            o.requires_grad_()
        o.backward()
        """) == """
          True True 0
          tensor([2., 2.]) 1
          !! RuntimeError: grad can be implicitly created only for scalar outputs

          """)
  }

  @Test("operations on inference tensors alone are not recorded, and views of others say what those say")
  func inferenceTensorsAlone() {
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

  @Test("a write into an ordinary tensor is recorded for an inference tensor that asks for a gradient")
  func markedOperand() {
    #expect(
      Session.run(
        """
        with torch.inference_mode():
            c = torch.ones(2, requires_grad=True)
        b = torch.ones(2)
        b += c
        print(b.requires_grad, torch.ones(2).add_(c).requires_grad, torch.ones(2).mul_(c).grad_fn.name())
        print((torch.ones(2) * 2 + c).requires_grad)
        """) == """
          True True MulBackward0
          True

          """)
  }

  @Test("a view that was changed says whether it requires gradients")
  func changedViews() {
    #expect(
      Session.run(
        """
        a = torch.ones(2, requires_grad=True).clone()
        with torch.inference_mode():
            view = a.view(-1).view(-1)
            view.add_(1)
            print(view.requires_grad)
            try:
                view.is_leaf
            except RuntimeError as error:
                print(str(error)[:44])
            leaf = torch.ones(2, 2, requires_grad=True)
        for write in [lambda: leaf.add_(1), lambda: leaf.t_()]:
            try:
                write()
            except RuntimeError as error:
                print(str(error)[:27])
        """) == """
          True
          A view was created in inference mode and its
          a leaf Variable that requir
          Inplace update to inference

          """)
  }
}
