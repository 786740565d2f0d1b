import Testing

/// The dictionary in which a program sees a tensor's hooks.
struct HookDictionaryTests {
  @Test("what is in the dictionary is called, and nothing else")
  func counts() {
    #expect(
      Session.run(
        """
        from collections import OrderedDict
        x = torch.ones(2, requires_grad=True)
        def gradient():
            x.grad = None
            (x * 3).sum().backward()
            return x.grad
        h = x.register_hook(lambda g: g * 2)
        print(gradient(), type(x._backward_hooks).__name__, list(x._backward_hooks) == [h.id])
        x._backward_hooks["own"] = lambda g: g + 1
        print(gradient())
        x._backward_hooks.clear()
        print(gradient())
        x._backward_hooks = OrderedDict({7: lambda g: g * 10})
        k = x.register_hook(lambda g: g + 2)
        print(gradient(), len(x._backward_hooks))
        k.remove()
        h.remove()
        print(gradient(), len(x._backward_hooks))
        x._backward_hooks = None
        print(gradient(), x._backward_hooks)
        """) == """
          tensor([6., 6.]) OrderedDict True
          tensor([7., 7.])
          tensor([3., 3.])
          tensor([32., 32.]) 2
          tensor([30., 30.]) 1
          tensor([3., 3.]) None

          """)
  }
}
