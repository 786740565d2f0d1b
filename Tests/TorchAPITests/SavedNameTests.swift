import Testing

@testable import TorchAPI

/// What nodes saved, by PyTorch's names.
struct SavedNameTests {
  @Test("numbers and missing tensors")
  func numbers() {
    #expect(
      Session.run(
        """
        x = torch.ones(2, 3, requires_grad=True)
        for f in ((x * 2).grad_fn, (1 - x).grad_fn, (2 ** x).grad_fn, (x - 1).grad_fn, x.std(1).grad_fn, x.var(0).grad_fn, x.norm().grad_fn):
            print(f.name(), [(n, getattr(f, n)) for n in sorted(dir(f)) if n.startswith('_saved_') and not isinstance(getattr(f, n), torch.Tensor)])
        """) == """
          MulBackward0 [('_saved_self', None)]
          RsubBackward1 [('_saved_alpha', 1)]
          PowBackward2 [('_saved_self', 2)]
          SubBackward0 [('_saved_alpha', 1)]
          StdBackward0 [('_saved_correction', 1), ('_saved_dim', (1,)), ('_saved_keepdim', False)]
          VarBackward0 [('_saved_correction', 1), ('_saved_dim', (0,)), ('_saved_keepdim', False)]
          LinalgVectorNormBackward0 [('_saved_dim', None), ('_saved_keepdim', False), ('_saved_ord', 2)]

          """)
  }

  @Test("sizes that follow from inputs")
  func sizes() {
    #expect(
      Session.run(
        """
        x, m = torch.ones(2, 3, requires_grad=True), torch.ones(3, 4, requires_grad=True)
        for f in ((x @ m).grad_fn, x.max(1)[0].grad_fn, x.repeat(2, 1).grad_fn, x.index_select(0, torch.tensor([1])).grad_fn):
            print(f.name(), [(n, getattr(f, n)) for n in sorted(dir(f)) if n.startswith('_saved_') and 'sym' in n])
        """) == """
          MmBackward0 [('_saved_mat2_sym_sizes', (3, 4)), ('_saved_mat2_sym_strides', (4, 1)), ('_saved_self_sym_sizes', (2, 3)), ('_saved_self_sym_strides', (3, 1))]
          MaxBackward0 [('_saved_self_sym_sizes', (2, 3))]
          RepeatBackward0 [('_saved_self_sym_sizes', (2, 3))]
          IndexSelectBackward0 [('_saved_self_sym_sizes', (2, 3))]

          """)
  }

  @Test("the positions of a subscript, with its gaps")
  func positions() {
    #expect(
      Session.run(
        """
        def tell(f):
            try:
                print(f())
            except Exception as e:
                print(type(e).__name__, e)
        x = torch.ones(2, 3, requires_grad=True)
        f = x[:, torch.tensor([0, 1])].grad_fn
        print(f._saved_indices, f._saved_self_sym_sizes)
        f._raw_saved_indices[1].register_hooks(lambda t: t, lambda t: t)
        tell(lambda: f._raw_saved_indices[0].register_hooks(lambda t: t, lambda t: t))
        """) == """
          (None, tensor([0, 1])) (2, 3)
          RuntimeError Calling register_hooks on a saved tensor with value None is forbidden

          """)
  }

  @Test("the weights of losses that were given, or None")
  func losses() {
    #expect(
      Session.run(
        """
        x = torch.rand(2, 3).requires_grad_()
        f = torch.nn.functional.nll_loss(x, torch.tensor([0, 2])).grad_fn
        print(f._saved_weight, f._saved_reduction)
        f = torch.nn.functional.nll_loss(x, torch.tensor([0, 2]), torch.tensor([1., 2., 3.])).grad_fn
        print(f._saved_weight)
        f = torch.nn.functional.binary_cross_entropy_with_logits(x, torch.ones(2, 3), pos_weight=torch.ones(3)).grad_fn
        print(f._saved_weight, f._saved_pos_weight, f._saved_reduction)
        """) == """
          None 1
          tensor([1., 2., 3.])
          None tensor([1., 1., 1.]) 1

          """)
  }

  @Test("a quotient's rounding")
  func rounding() {
    #expect(
      Session.run(
        """
        x = torch.ones(2, requires_grad=True)
        for mode in ('floor', 'trunc'):
            f = torch.div(x, 2, rounding_mode=mode).grad_fn
            print(f.name(), f._saved_rounding_mode)
        """) == """
          DivBackward2 floor
          DivBackward2 trunc

          """)
  }

  @Test("what hooks made of a saved tensor, and the hook that undoes it")
  func rawValues() {
    #expect(
      Session.run(
        """
        x = torch.tensor(2., requires_grad=True)
        def unpack(t):
            return t / 2
        with torch.autograd.graph.saved_tensors_hooks(lambda t: t * 2, unpack):
            y = x ** 2
        z = y.exp() * y
        print(y.grad_fn._raw_saved_self.data, y.grad_fn._raw_saved_self.unpack_hook is unpack)
        print(z.grad_fn._raw_saved_other.data is y, z.grad_fn._raw_saved_other.unpack_hook)
        """) == """
          tensor(4.) True
          True None

          """)
  }

  @Test("what a person's function saved, once if it wishes")
  func ownFunctions() {
    #expect(
      Session.run(
        """
        def tell(f):
            try:
                print(f())
            except Exception as e:
                print(type(e).__name__, e)
        class F(torch.autograd.Function):
            clear_saved_tensors_on_access = True
            @staticmethod
            def forward(ctx, x):
                ctx.save_for_backward(x, None)
                return x.clone()
            @staticmethod
            def backward(ctx, g):
                print(ctx.saved_tensors)
                tell(lambda: ctx.saved_tensors)
                return g
        y = F.apply(torch.ones(1, requires_grad=True))
        print([type(t).__name__ for t in y.grad_fn._raw_saved_tensors])
        tell(lambda: y.grad_fn._raw_saved_tensors[1].register_hooks(lambda t: t, lambda t: t))
        y.backward()
        tell(lambda: torch.autograd.SavedTensor())
        """) == """
          ['SavedTensor', 'SavedTensor']
          RuntimeError Calling register_hooks on a saved tensor with value None is forbidden
          (tensor([1.], requires_grad=True), None)
          RuntimeError saved_tensors can only be accessed once when clear_saved_tensors_on_access=True is set on the autograd.Function. Either access saved_tensors only once, or set clear_saved_tensors_on_access=False.
          RuntimeError Trying to create a SavedTensor object from Python is forbidden.

          """)
  }

  @Test("shuffles of pixels and channels, and embeddings, show their options")
  func shuffles() {
    #expect(
      Session.run(
        """
        import torch
        import torch.nn.functional as F
        x = torch.rand(1, 4, 2, 2, requires_grad=True)
        print(F.pixel_shuffle(x, 2).grad_fn._saved_upscale_factor)
        print(F.pixel_unshuffle(x, 2).grad_fn._saved_downscale_factor)
        print(F.channel_shuffle(x, 2).grad_fn._saved_groups)
        e = F.embedding(torch.tensor([1]), torch.rand(3, 2, requires_grad=True)).grad_fn
        print(e._saved_sparse, e._saved_weight_sym_argsize_0, e._saved_padding_idx)
        """) == """
          2
          2
          2
          False 3 18446744073709551615

          """)
  }

  @Test("a layer norm shows means and reciprocals with the dimensions over which they were taken")
  func layerNorm() {
    #expect(
      Session.run(
        """
        import torch
        import torch.nn.functional as F
        x = torch.rand(2, 3, 4, requires_grad=True)
        n = F.layer_norm(x, (4,)).grad_fn
        print(n._saved_result1.shape, n._saved_result2.shape)
        y = F.layer_norm(x, (3, 4), torch.ones(3, 4))
        print(y.grad_fn._saved_result1.shape, y.grad_fn._saved_result2.shape)
        y.sum().backward()
        print(x.grad.shape)
        """) == """
          torch.Size([2, 3, 1]) torch.Size([2, 3, 1])
          torch.Size([2, 1, 1]) torch.Size([2, 1, 1])
          torch.Size([2, 3, 4])

          """)
  }
}
