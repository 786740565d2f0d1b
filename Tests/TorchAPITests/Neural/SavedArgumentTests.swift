import Testing

@testable import TorchAPI

/// What the nodes of pooling, padding, resampling and placement show of their arguments.
struct SavedArgumentTests {
  @Test("nodes of poolings and paddings show their arguments and places")
  func arguments() {
    #expect(
      Session.run(
        """
        import torch
        import torch.nn.functional as F
        x = torch.rand(1, 1, 4, 4, requires_grad=True)
        def show(y):
            node = y.grad_fn
            print(node.name(), [(n[7:], getattr(node, n)) for n in sorted(dir(node)) if n.startswith("_saved") and n != "_saved_self" and n != "_saved_result1"])
        show(F.max_pool2d(x, 2))
        show(F.max_pool2d(x, 2, 1, 1, return_indices=True)[0])
        print(F.max_pool2d(x.expand(1, 1, 4, 4) * 0, 2).grad_fn._saved_result1)
        show(F.avg_pool2d(x, 2, stride=2, padding=1, ceil_mode=True, count_include_pad=False, divisor_override=3))
        show(F.avg_pool1d(x[0], 2).grad_fn.next_functions[0][0] and F.avg_pool2d(x, (1, 2)))
        show(F.pad(x, (1, 1, 1, 1), mode="reflect"))
        show(F.pad(x[0], (1, 1), mode="replicate"))
        """) == """
          MaxPool2DWithIndicesBackward0 [('ceil_mode', False), ('dilation', (1, 1)), ('kernel_size', (2, 2)), ('padding', (0, 0)), ('stride', ())]
          MaxPool2DWithIndicesBackward0 [('ceil_mode', False), ('dilation', (1, 1)), ('kernel_size', (2, 2)), ('padding', (1, 1)), ('stride', (1, 1))]
          tensor([[[[ 0,  2],
                    [ 8, 10]]]])
          AvgPool2DBackward0 [('ceil_mode', True), ('count_include_pad', False), ('divisor_override', 3), ('kernel_size', (2, 2)), ('padding', (1, 1)), ('stride', (2, 2))]
          AvgPool2DBackward0 [('ceil_mode', False), ('count_include_pad', True), ('divisor_override', None), ('kernel_size', (1, 2)), ('padding', (0, 0)), ('stride', ())]
          ReflectionPad2DBackward0 [('padding', (1, 1, 1, 1))]
          ReplicationPad1DBackward0 [('padding', (1, 1))]

          """)
  }

  @Test("nodes of resampling, windows and placement show their arguments, and a gather keeps its input")
  func resampling() {
    #expect(
      Session.run(
        """
        import torch
        import torch.nn.functional as F
        x = torch.rand(1, 2, 4, 4, requires_grad=True)
        def show(y):
            node = y.grad_fn
            print(node.name(), [(n[7:], getattr(node, n)) for n in sorted(dir(node)) if n.startswith("_saved") and n not in ("_saved_self", "_saved_result1", "_saved_source")])
        show(F.interpolate(x, 3))
        show(F.interpolate(x, scale_factor=2, mode="bilinear"))
        show(F.interpolate(x[0], scale_factor=2.5, mode="nearest-exact"))
        show(F.unfold(x, (2, 3), padding=1))
        show(F.fold(F.unfold(x, 2), (4, 4), 2))
        show(F.max_unpool2d(x[:, :1, :1, :1], torch.zeros(1, 1, 1, 1, dtype=torch.int64), 2))
        v = torch.rand(3, requires_grad=True)
        i = torch.tensor([0])
        show(v.index_add(0, i, v[:1]))
        show(v.index_copy(0, i, v[:1]))
        show(v.gather(0, i))
        print([n for n in sorted(dir(v[[0, 1]].grad_fn)) if "saved" in n])
        a = v.clone()
        b = a.gather(0, i)
        a.add_(1)
        try:
            b.sum().backward()
        except RuntimeError as e:
            print(str(e)[:80])
        def attempt(z):
            try:
                print(torch.autograd.functional.jacobian(lambda z: z.sum(), z))
            except RuntimeError as e:
                print(e)
        attempt(torch.ones(2, dtype=torch.complex64))
        """) == """
          UpsampleNearest2DBackward0 [('output_size', (3, 3)), ('scales_h', None), ('scales_w', None), ('self_sym_sizes', (1, 2, 4, 4))]
          UpsampleBilinear2DBackward0 [('align_corners', False), ('output_size', (8, 8)), ('scales_h', 2.0), ('scales_w', 2.0), ('self_sym_sizes', (1, 2, 4, 4))]
          UpsampleNearestExact1DBackward0 [('output_size', (10,)), ('scales', 2.5), ('self_sym_sizes', (2, 4, 4))]
          Im2ColBackward0 [('dilation', (1, 1)), ('kernel_size', (2, 3)), ('padding', (1, 1)), ('self_sym_argsize_minus_1', 4), ('self_sym_argsize_minus_2', 4), ('stride', (1, 1))]
          Col2ImBackward0 [('dilation', (1, 1)), ('kernel_size', (2, 2)), ('padding', (0, 0)), ('stride', (1, 1))]
          MaxUnpool2DBackward0 [('indices', tensor([[[[0]]]]))]
          IndexAddBackward0 [('alpha', 1), ('dim', 0), ('index', tensor([0])), ('source_dim', 1)]
          IndexCopyBackward0 [('dim', 0), ('index', tensor([0])), ('source_dim', 1)]
          GatherBackward0 [('dim', 0), ('index', tensor([0])), ('sparse_grad', False)]
          ['_raw_saved_indices', '_saved_indices', '_saved_self_sym_sizes']
          one of the variables needed for gradient computation has been modified by an inp
          grad can be implicitly created only for real scalar outputs but got torch.complex64

          """)
  }
}
