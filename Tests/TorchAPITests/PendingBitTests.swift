import Testing

/// What tensors note of conjugates and negatives.
struct PendingBitTests {
  @Test("conjugates and negatives are noted, by their views too, until they are resolved")
  func notes() {
    #expect(
      Session.run(
        #"""
        import torch.autograd.forward_ad as fw
        z = torch.tensor([1+2j, 3-1j])
        y = z.conj()
        print(z.is_conj(), y.is_conj(), torch.is_conj(y), y.conj().is_conj(), y, y.clone().is_conj(), (y + 0).is_conj())
        print(y.resolve_conj().is_conj(), y.resolve_conj() is y, z.resolve_conj() is z)
        print(y[0].is_conj(), y.view(2, 1).is_conj(), y.detach().is_conj(), y.imag.is_neg(), y.real.is_neg(), y.imag, y.imag.resolve_neg().is_neg())
        attempt(lambda: torch.view_as_real(y))
        attempt(lambda: y.numpy())
        attempt(lambda: y.imag.numpy())
        print(y.resolve_conj().numpy(), torch.ones(2).conj().is_conj())
        m = torch.ones(2, 2, dtype=torch.cfloat) * 1j
        print(m.mH.is_conj(), m.H.is_conj(), m.adjoint().is_conj(), m.T.is_conj(), [part.is_conj() for part in m.mH.split(1)])
        w = torch.tensor([1+2j], requires_grad=True)
        print(w.conj().resolve_conj(), torch.autograd.grad((w * w.conj()).sum().real, w))
        kinds = {'plain': lambda x: x, 'conjugate': lambda x: x.conj(), 'negative': lambda x: x._neg_view()}
        for first in kinds:
            for second in kinds:
                a, b = kinds[first](torch.randn(2, dtype=torch.cdouble)), kinds[second](torch.randn(2, dtype=torch.cdouble))
                with fw.dual_level():
                    print(first, second, fw.unpack_dual(fw.make_dual(a, b)).tangent is b)
        """#) == #"""
          False True True False tensor([1.-2.j, 3.+1.j]) False False
          False False True
          True True True True False tensor([-2.,  1.]) False
          RuntimeError view_as_real doesn't work on unresolved conjugated tensors.  To resolve the conjugate tensor so you can view it as real, use self.resolve_conj(); however, be warned that the resulting tensor will NOT alias the original.
          RuntimeError Can't call numpy() on Tensor that has conjugate bit set. Use tensor.resolve_conj().numpy() instead.
          RuntimeError Can't call numpy() on Tensor that has negative bit set. Use tensor.resolve_neg().numpy() instead.
          [1.-2.j 3.+1.j] False
          True True True False [True, True]
          tensor([1.-2.j], grad_fn=<CloneBackward0>) (tensor([2.+4.j]),)
          plain plain True
          plain conjugate False
          plain negative False
          conjugate plain False
          conjugate conjugate True
          conjugate negative False
          negative plain False
          negative conjugate False
          negative negative True

          """#)
  }
}
