import Testing

@testable import TorchAPI

/// Attention, and recurrent layers that are one operation.
struct AttentionTests {
  @Test("scaled dot products")
  func products() {
    #expect(
      Session.run(
        """
        import torch, torch.nn.functional as F
        attend = F.scaled_dot_product_attention
        def chain(t):
            names, g = [], t.grad_fn
            while g is not None and 'Accumulate' not in g.name():
                names.append(g.name())
                g = g.next_functions[0][0]
            return names
        q, k, v = (torch.arange(n, n + 12.).sin().view(1, 2, 3, 2).requires_grad_() for n in (0, 5, 9))
        for case in ((q, k, v), (q[0], k[0], v[0]), (q[0, 0], k[0, 0], v[0, 0])):
            print(chain(attend(*case)))
        print(chain(attend(q, k, v, dropout_p=0.5)))
        print(chain(attend(q[0, 0], k[0, 0], v[0, 0], is_causal=True)))
        mask = torch.tensor([[False] * 3, [True, False, True], [True] * 3])
        r = attend(q, k, v, attn_mask=mask)
        print(r)
        r.pow(2).sum().backward()
        print(q.grad, k.grad, v.grad)
        r = attend(q, k[:, :1], v[:, :1], is_causal=True)
        print([tuple(g.shape) for g in torch.autograd.grad(r.sum(), (q, k, v))])
        g, = torch.autograd.grad(attend(q, k, v).sum(), q, create_graph=True)
        try:
            g.sum().backward()
        except RuntimeError as e:
            print(e)
        for bad in (lambda: attend(q[0, 0, 0], k, v), lambda: attend(q, k, v, mask.long()), lambda: attend(q, k, v, mask, is_causal=True), lambda: attend(q.double(), k, v)):
            try:
                bad()
            except RuntimeError as e:
                print(e)
        torch.manual_seed(0)
        m = torch.nn.MultiheadAttention(4, 2)
        x = torch.rand(3, 2, 4)
        print(chain(m(x, x, x)[0]), chain(m(x, x, x, need_weights=False)[0]))
        """) == """
          ['ScaledDotProductFlashAttentionForCpuBackward0']
          ['SqueezeBackward1', 'ScaledDotProductFlashAttentionForCpuBackward0', 'UnsqueezeBackward0', 'SelectBackward0']
          ['MmBackward0', 'SafeSoftmaxBackward0', 'MmBackward0', 'MulBackward1', 'SelectBackward0', 'SelectBackward0']
          ['UnsafeViewBackward0', 'BmmBackward0', 'ViewBackward0', 'ExpandBackward0', 'MulBackward0', 'SafeSoftmaxBackward0', 'UnsafeViewBackward0', 'BmmBackward0', 'ViewBackward0', 'ExpandBackward0', 'MulBackward1']
          ['MmBackward0', 'SafeSoftmaxBackward0', 'AddBackward0', 'MmBackward0', 'MulBackward1', 'SelectBackward0', 'SelectBackward0']
          tensor([[[[ 0.0000,  0.0000],
                    [ 0.4178,  0.5327],
                    [ 0.2712, -0.0402]],

                   [[ 0.0000,  0.0000],
                    [ 0.2633,  0.6407],
                    [ 0.3216, -0.0181]]]],
                 grad_fn=<ScaledDotProductFlashAttentionForCpuBackward0>)
          tensor([[[[ 0.0000,  0.0000],
                    [ 0.3332, -0.0643],
                    [-0.0761, -0.0591]],

                   [[ 0.0000,  0.0000],
                    [ 0.2609,  0.0393],
                    [-0.1417, -0.1102]]]]) tensor([[[[-0.2567, -0.0796],
                    [ 0.0353,  0.0448],
                    [ 0.2214,  0.0348]],

                   [[-0.2082, -0.1604],
                    [ 0.0368,  0.0677],
                    [ 0.1714,  0.0928]]]]) tensor([[[[ 0.5588,  0.2720],
                    [ 0.0551, -0.0082],
                    [ 0.7640,  0.7212]],

                   [[ 0.5113,  0.2684],
                    [ 0.0771, -0.0043],
                    [ 0.5815,  0.9811]]]])
          [(1, 2, 3, 2), (1, 2, 3, 2), (1, 2, 3, 2)]
          derivative for aten::_scaled_dot_product_flash_attention_for_cpu_backward is not implemented
          Expected query, key, and value to all be  at least 2 dimensional, but got query.dim: 1 key.dim: 4 and value.dim: 4 instead.
          Expected attn_mask dtype to be bool or float or to match query dtype, but got attn_mask.dtype: long int and  query.dtype: float instead.
          _scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True
          Expected query, key, and value to have the same dtype, but got query.dtype: double key.dtype: float and value.dtype: float instead.
          ['ViewBackward0', 'AddmmBackward0'] ['ViewBackward0', 'AddmmBackward0']

          """)
  }

  @Test("a layer with long short-term memory")
  func memory() {
    #expect(
      Session.run(
        """
        import torch
        torch.manual_seed(0)
        x = torch.rand(3, 2, 2)
        for options in ({}, {'batch_first': True}, {'bidirectional': True}, {'bias': False}):
            m = torch.nn.LSTM(2, 2, **options)
            o, (h, c) = m(x)
            print(o.grad_fn.name(), h.grad_fn.name(), c.grad_fn.name())
        m = torch.nn.LSTM(2, 2)
        o, (h, c) = m(x)
        print(o, h, c)
        print([n and n.name() for n, _ in o.grad_fn.next_functions])
        (o.sum() + c.sum()).backward()
        for p in m.parameters():
            print(p.grad)
        print(torch.nn.LSTM(2, 2).double()(x.double())[0].grad_fn.name())
        y = x.clone().requires_grad_()
        g, = torch.autograd.grad(m(y)[0].sum(), y, create_graph=True)
        g.pow(2).sum().backward()
        print(y.grad)
        """) == """
          MkldnnRnnLayerBackward0 StackBackward0 StackBackward0
          TransposeBackward0 StackBackward0 StackBackward0
          CatBackward0 StackBackward0 StackBackward0
          MkldnnRnnLayerBackward0 StackBackward0 StackBackward0
          tensor([[[-0.1292, -0.0933],
                   [-0.1176, -0.0702]],

                  [[-0.1737, -0.1619],
                   [-0.1691, -0.1508]],

                  [[-0.1920, -0.1818],
                   [-0.1871, -0.1681]]], grad_fn=<MkldnnRnnLayerBackward0>) tensor([[[-0.1920, -0.1818],
                   [-0.1871, -0.1681]]], grad_fn=<StackBackward0>) tensor([[[-0.9472, -0.4221],
                   [-0.8800, -0.3823]]], grad_fn=<StackBackward0>)
          [None, 'torch::autograd::AccumulateGrad', 'torch::autograd::AccumulateGrad', 'torch::autograd::AccumulateGrad', 'torch::autograd::AccumulateGrad', None, None]
          tensor([[-0.2676, -0.4165],
                  [-0.3716, -0.5924],
                  [-0.2550, -0.3741],
                  [-0.1414, -0.2105],
                  [ 0.6334,  0.9493],
                  [ 0.9344,  1.4612],
                  [-0.2941, -0.4695],
                  [-0.2163, -0.3520]])
          tensor([[ 0.0807,  0.0665],
                  [ 0.1063,  0.0856],
                  [ 0.1011,  0.0866],
                  [ 0.0557,  0.0474],
                  [-0.2022, -0.1711],
                  [-0.2586, -0.2113],
                  [ 0.0847,  0.0682],
                  [ 0.0635,  0.0503]])
          tensor([-0.6985, -0.9690, -0.6409, -0.3560,  1.8022,  2.6131, -0.7847, -0.5619])
          tensor([-0.6985, -0.9690, -0.6409, -0.3560,  1.8022,  2.6131, -0.7847, -0.5619])
          StackBackward0
          tensor([[[ 0.0485, -0.1094],
                   [ 0.0602, -0.1645]],

                  [[ 0.0362, -0.0946],
                   [ 0.0304, -0.0862]],

                  [[ 0.0081, -0.0452],
                   [ 0.0100, -0.0575]]])

          """)
  }

  @Test(
    "operands without enough dimensions are errors",
    arguments: [
      ("torch._scaled_dot_product_attention_math(*[torch.tensor(1.)] * 3)", "IndexError"),
      ("torch._scaled_dot_product_attention_math(*[torch.ones(2)] * 3, is_causal=True)", "IndexError"),
      (
        "torch.mkldnn_rnn_layer(torch.ones(1, 1, 1), torch.ones(0, 1), torch.ones(0, 0), torch.ones(0), "
          + "torch.ones(0), torch.ones(1, 0), torch.ones(1, 0), False, [], 2, 0, 1, True, False, False, True)",
        "RuntimeError"
      ),
    ])
  func refused(expression: String, error: String) {
    #expect(Session.run("import torch\n\(expression)").hasPrefix("!! \(error): "))
  }
}
