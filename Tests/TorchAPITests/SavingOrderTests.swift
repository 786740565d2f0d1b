import Testing

@testable import TorchAPI

/// What nodes save, and in which order hooks get it.
struct SavingOrderTests {
  @Test("hooks get inputs by their names, then results")
  func order() {
    #expect(
      Session.run(
        """
        import torch, torch.nn.functional as F
        a, b, v, w = (torch.full(s, x, requires_grad=True) for s, x in (((2, 2), 0.5), ((2, 2), 0.25), ((2,), 3.0), ((2,), 4.0)))
        names = {id(t): n for t, n in ((a, 'a'), (b, 'b'), (v, 'v'), (w, 'w'))}
        def order(f):
            packed = []
            def pack(t):
                packed.append(names.get(t.data_ptr(), tuple(t.shape)))
                return t
            with torch.autograd.graph.saved_tensors_hooks(pack, lambda t: t):
                f()
            return packed
        names = {t.data_ptr(): n for t, n in ((a, 'a'), (b, 'b'), (v, 'v'), (w, 'w'))}
        for f in (lambda: a * b, lambda: a / b, lambda: a ** b, lambda: a @ b, lambda: v @ w, lambda: torch.hypot(a, b), lambda: torch.maximum(a, b),
                  lambda: torch.lerp(a, b, torch.ones(2, 2)), lambda: torch.clamp(a, min=b), lambda: torch.clamp(a, a, b), lambda: torch.linalg.svd(a),
                  lambda: F.layer_norm(a, (2,), v, w), lambda: F.prelu(a, v), lambda: torch.addcmul(a, b, b)):
            print(order(f))
        """) == """
          ['b', 'a']
          ['b', 'a']
          ['b', 'a', (2, 2)]
          ['b', 'a']
          ['v', 'w']
          ['b', 'a', (2, 2)]
          ['b', 'a']
          [(2, 2)]
          ['b', 'a']
          ['b', 'a', 'a']
          [(2,), (2, 2), (2, 2)]
          ['w', 'a', 'v', (2, 1), (2, 1)]
          ['a', 'v']
          ['b', 'b']

          """)
  }

  @Test("what losses, normalisations and summaries show as saved")
  func shown() {
    #expect(
      Session.run(
        """
        import torch, torch.nn.functional as F
        def show(g):
            print(g.name(), *(f'{n[7:]}={tuple(v.shape) if isinstance(v, torch.Tensor) else v}' for n in sorted(dir(g)) if n.startswith('_saved') for v in [getattr(g, n)]))
        a = torch.rand(3, 3, requires_grad=True)
        image, w = torch.rand(1, 2, 4, 4, requires_grad=True), torch.rand(2)
        t = torch.tensor([0, 1, 2])
        for r in (F.batch_norm(image, w, w.clone(), w, w, training=True), F.batch_norm(image, w, w, w, w), F.batch_norm(image, None, None, training=True),
                  F.group_norm(image, 1, w, w), F.cross_entropy(a, t), F.cross_entropy(a[0], t[1]), F.multi_margin_loss(a, t), F.pairwise_distance(a, a.detach()),
                  F.gelu(a, approximate='tanh'), F.rrelu(a), a.var(), a.var(1), a.std(1, False), torch.std_mean(a)[0], a.sort()[0], a.sort(dim=0, stable=True)[0], a.topk(2)[0]):
            show(r.grad_fn)
        """) == """
          NativeBatchNormBackward0 eps=1e-05 input=(1, 2, 4, 4) result1=(2,) result2=(2,) running_mean=(2,) running_var=(2,) training=True weight=(2,)
          NativeBatchNormBackward0 eps=1e-05 input=(1, 2, 4, 4) result1=(0,) result2=(0,) running_mean=(2,) running_var=(2,) training=False weight=(2,)
          NativeBatchNormBackward0 eps=1e-05 input=(1, 2, 4, 4) result1=(2,) result2=(2,) running_mean=None running_var=None training=True weight=None
          NativeGroupNormBackward0 C=2 HxW=16 N=1 group=1 input=(1, 2, 4, 4) result1=(1, 1) result2=(1, 1) weight=(2,)
          NllLossBackward0 ignore_index=18446744073709551516 reduction=1 self=(3, 3) target=(3,) total_weight=() weight=None
          NllLossBackward0 ignore_index=18446744073709551516 reduction=1 self=(3,) target=() total_weight=() weight=None
          MultiMarginLossBackward0 margin=1.0 p=1 reduction=1 self=(3, 3) target=(3,) weight=None
          NormBackward1 dim=(1,) keepdim=False p=2.0 result=(3,) self=(3, 3)
          GeluBackward0 approximate=tanh self=(3, 3)
          RreluWithNoiseBackward0 lower=0.125 noise=(3, 3) self=(3, 3) training=False upper=0.3333333333333333
          VarBackward0 correction=None dim=None keepdim=False self=(3, 3)
          VarBackward0 correction=1 dim=(1,) keepdim=False self=(3, 3)
          StdBackward0 correction=0 dim=(1,) keepdim=False result=(3,) self=(3, 3)
          StdMeanBackward0 correction=None dim=None keepdim=False result0=() self=(3, 3)
          SortBackward0 dim=18446744073709551615 indices=(3, 3) self_sym_sizes=(3, 3)
          SortBackward1 dim=0 indices=(3, 3) self_sym_sizes=(3, 3)
          TopkBackward0 dim=18446744073709551615 indices=(3, 2) self_sym_sizes=(3, 3)

          """)
  }

  @Test("nodes of fillings with tensors, of samples, and of copying reshapes")
  func nodes() {
    #expect(
      Session.run(
        """
        import torch
        a, v = torch.ones(2, 2, requires_grad=True), torch.tensor(2., requires_grad=True)
        mask = torch.eye(2).bool()
        for r in (a.masked_fill(mask, v), a.masked_fill(mask, torch.tensor(1.)), a.masked_fill(mask, 1.), a.index_fill(0, torch.tensor([1]), v), torch.rsub(a, v, alpha=3)):
            print(r)
            r.sum().backward()
            print(a.grad, v.grad)
            a.grad = v.grad = None
        n = torch.normal(a, v.expand(2))
        n.sum().backward()
        print(n.grad_fn.name(), a.grad, v.grad, torch.normal(a, 1.).grad_fn.name(), torch.normal(0., a).grad_fn.name())
        print(torch.empty(0).data_ptr(), torch.empty(0, 3).data_ptr())
        r = torch.ones(2, 3, requires_grad=True).t().reshape(6)
        print(r.grad_fn.name(), r.grad_fn.next_functions[0][0].name(), r.grad_fn.next_functions[0][0].next_functions[0][0].name())
        """) == """
          tensor([[2., 1.],
                  [1., 2.]], grad_fn=<MaskedFillBackward1>)
          tensor([[0., 1.],
                  [1., 0.]]) tensor(2.)
          tensor([[1., 1.],
                  [1., 1.]], grad_fn=<MaskedFillBackward1>)
          tensor([[0., 1.],
                  [1., 0.]]) None
          tensor([[1., 1.],
                  [1., 1.]], grad_fn=<MaskedFillBackward0>)
          tensor([[0., 1.],
                  [1., 0.]]) None
          tensor([[1., 1.],
                  [2., 2.]], grad_fn=<IndexFillBackward1>)
          tensor([[1., 1.],
                  [0., 0.]]) tensor(2.)
          tensor([[-1., -1.],
                  [-1., -1.]], grad_fn=<RsubBackward0>)
          tensor([[-3., -3.],
                  [-3., -3.]]) tensor(4.)
          NormalBackward3 tensor([[0., 0.],
                  [0., 0.]]) tensor(0.) NormalBackward1 NormalBackward2
          0 0
          UnsafeViewBackward0 CloneBackward0 TBackward0

          """)
  }
}
