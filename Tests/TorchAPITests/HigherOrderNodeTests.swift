import Testing

/// The nodes that derivatives leave when they are recorded.
struct HigherOrderNodeTests {
  @Test func `derivatives are written with the nodes that PyTorch's are`() {
    let text = Session.run(
      #"""
      import torch
      import torch.nn.functional as F

      def shown(node, depth=0):
          if node is None:
              return "None"
          inner = ", ".join(shown(next, depth + 1) for next, _ in node.next_functions) if depth < 3 else ".."
          return f"{node.name()}({inner})".replace("torch::autograd::AccumulateGrad", "A").replace("Backward", "B")

      v = torch.tensor([0.3, 0.6, 0.9], requires_grad=True)
      w = torch.tensor([0.5, 0.2, 0.9], requires_grad=True)
      a = torch.tensor([[0.3, 0.6], [0.9, 0.1]], requires_grad=True)
      for name in "sqrt tan asin acos atan asinh atanh erf erfinv expm1 log1p log2 exp2 square std var norm logit".split():
          g, = torch.autograd.grad(getattr(torch, name)(v).sum(), v, create_graph=True)
          print(name, shown(g.grad_fn))
      for f in (lambda: v**3, lambda: v**w, lambda: 2**v, lambda: F.silu(v), lambda: F.mish(v), lambda: torch.atan2(v, w), lambda: torch.hypot(v, w), lambda: torch.maximum(v, w) * v, lambda: v.norm(1), lambda: v.norm(3), lambda: v.logsumexp(0), lambda: torch.addcmul(v, v, w, value=2), lambda: torch.dist(v, w), lambda: v.sort()[0] ** 2, lambda: v.gather(0, torch.tensor([0, 0])) ** 2, lambda: v[[0, 1]] ** 2, lambda: torch.logaddexp(v, w), lambda: torch.lerp(v, w, v)):
          g, = torch.autograd.grad(f().sum(), v, create_graph=True)
          print(shown(g.grad_fn))
      g, = torch.autograd.grad(torch.addmm(a, a, a, alpha=2).sum(), a, create_graph=True)
      print(shown(g.grad_fn))
      g, = torch.autograd.grad((v * 3).pow(2).sum(), v, create_graph=True)
      print(shown(g.grad_fn), [node and node.name() for node, _ in (v * 3).grad_fn.next_functions], g.grad_fn.next_functions[0][0]._saved_other)
      """#)
    #expect(
      text == #"""
        sqrt DivB0(None, MulB1(SqrtB0(A(..))))
        tan MulB0(None, AddB1(PowB0(TanB0(..))))
        asin MulB0(None, RsqrtB0(AddB1(MulB0(..))))
        acos MulB0(None, NegB0(RsqrtB0(AddB1(..))))
        atan DivB0(None, AddB1(MulB0(A(..), A(..))))
        asinh MulB0(None, RsqrtB0(AddB1(PowB0(..))))
        atanh DivB0(None, SubB0(None, PowB0(A(..))))
        erf MulB0(MulB1(ExpB0(NegB0(..))), None)
        erfinv MulB0(MulB1(ExpB0(PowB0(..))), None)
        expm1 MulB0(None, AddB1(Expm1B0(A(..))))
        log1p DivB0(None, AddB1(A()))
        log2 DivB0(None, MulB1(A()))
        exp2 MulB1(MulB0(None, Exp2B0(A(..))))
        square MulB0(None, MulB1(PowB0(A(..))))
        std MulB0(MulB1(MaskedFillB0(DivB0(..))), SubB0(A(), MeanB0(A(..))))
        var MulB0(None, SubB0(A(), MeanB0(A(..))))
        norm MulB0(None, MaskedFillB0(DivB0(A(..), LinalgVectorNormB0(..))))
        logit WhereB0(DivB0(None, MulB0(A(..), SubB0(..))), None)
        MulB0(None, MulB1(PowB0(A(..))))
        WhereB0(None, MulB0(None, MulB0(A(..), PowB1(..))))
        MulB0(None, MulB1(PowB2(A(..))))
        MulB0(MulB0(None, SigmoidB0(A(..))), AddB1(MulB0(A(..), SubB0(..))))
        MulB0(None, AddB0(TanhB0(Log1PB0(..)), MulB0(MulB0(..), SubB0(..))))
        MulB0(MulB0(None, A()), MaskedFillB0(ReciprocalB0(AddB0(..))))
        DivB0(MulB0(None, A()), HypotB0(A(), A()))
        AddB0(MulB0(None, MaximumB0(A(..), A(..))), MaskedFillB0(WhereB0(DivB1(..), MulB0(..))))
        MulB0(SgnB0(A()), None)
        MulB0(MulB0(A(), PowB0(AbsB0(..))), MaskedFillB0(DivB0(None, PowB0(..))))
        MulB0(None, ExpB0(SubB0(A(..), UnsqueezeB0(..))))
        AddB0(None, MulB0(None, MulB1(A(..))))
        MulB0(None, MaskedFillB0(DivB0(SubB0(..), DistB0(..))))
        ScatterB0(None, MulB0(None, MulB1(PowB0(..))))
        ScatterAddB0(None, MulB0(None, MulB1(PowB0(..))))
        IndexPutImplB0(None, MulB0(None, MulB1(PowB0(..))))
        DivB0(None, AddB1(ExpB0(SubB0(..))))
        AddB0(MulB0(None, SubB0(None, A(..))), MulB0(None, SubB0(A(..), A(..))))
        AddB0(AddB0(None, MulB1(MmB0(..))), MulB1(MmB0(TB0(..), None)))
        MulB0(MulB0(None, MulB1(PowB0(..))), None) ['torch::autograd::AccumulateGrad', None] None

        """#)
  }
}
