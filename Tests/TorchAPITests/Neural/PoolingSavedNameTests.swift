import Testing

@testable import TorchAPI

/// What the nodes of pooling and padding show of their arguments.
struct PoolingSavedNameTests {
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
}
