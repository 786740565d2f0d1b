import Testing

@testable import TorchAPI

/// Derivatives of complex powers and directions.
struct ComplexPowerTests {

  @Test("complex bases and exponents, to second order and forward")
  func powers() {
    #expect(
      Session.run(
        """
        import torch.autograd.forward_ad as fwAD
        torch.set_printoptions(precision=3)
        def show(f, *inputs):
            inputs = [i.requires_grad_() for i in inputs]
            y = f(*inputs)
            g = torch.autograd.grad(y, inputs, torch.full_like(y, 0.5 + 0.25j), create_graph=True)
            print(*g)
            print(*torch.autograd.grad(g, inputs, [torch.ones_like(a) for a in g]))
            with fwAD.dual_level():
                duals = [fwAD.make_dual(i.detach(), torch.full_like(i, 0.5)) for i in inputs]
                print(fwAD.unpack_dual(f(*duals)).tangent)
        r = torch.tensor([0.5, 2., -1.5])
        z = torch.tensor([1 + 2j, -0.5 + 1j, 2.])
        show(lambda r: r ** (2 + 1j), r.clone())
        show(lambda z: z ** (2 + 1j), z.clone())
        show(lambda z: (-2) ** z, z.clone())
        show(lambda z: (1 + 1j) ** z, z.clone())
        show(lambda z, w: z ** w, z.clone(), z.flip(0))
        show(lambda r, z: r ** z, r.clone(), z.clone())
        print(torch.tensor([1 + 1j, 0]) ** 0j, torch.tensor([-2 + 0j]) ** torch.tensor(2 + 0j))
        z = torch.tensor([1 + 1j, 0, 3j], requires_grad=True)
        print(torch.autograd.grad(z.sgn(), z, torch.full((3,), 1 + 0.5j)))
        with fwAD.dual_level():
            print(fwAD.unpack_dual(fwAD.make_dual(z.detach(), torch.full((3,), 1 + 0.5j)).sgn()).tangent)
            size = fwAD.make_dual(torch.tensor([0.5, -1.5]), torch.tensor([1., 3.]))
            print(fwAD.unpack_dual(torch.polar(size, size)).tangent)
        """) == """
          tensor([ 0.481,  1.923, -0.074], grad_fn=<SelectBackward0>)
          tensor([1.760, 0.163, 0.028])
          tensor([ 0.544+0.j,  0.900+0.j, -0.047+0.j])
          tensor([-0.309-0.871j, -0.099-0.153j,  1.923-1.597j], grad_fn=<MulBackward0>)
          tensor([-0.011-0.584j,  0.144-0.181j,  0.163-1.760j])
          tensor([-0.595+0.573j, -0.141+0.083j,  0.900+2.047j])
          tensor([4.355e-03+5.114e-03j, 5.495e-02-6.783e-04j, 4.528e+00-5.590e+00j],
                 grad_fn=<MulBackward0>)
          tensor([  0.019-1.014e-02j,   0.036-1.731e-01j, -14.423-1.810e+01j])
          tensor([0.006-2.349e-03j, 0.044+2.252e-02j, 1.386+6.283e+00j])
          tensor([-0.080-0.116j,  0.147-0.111j, -0.612-0.739j], grad_fn=<MulBackward0>)
          tensor([-0.119+0.022j, -0.036-0.154j, -0.793+0.225j])
          tensor([-0.110+0.061j,  0.073+0.147j, -0.785+0.347j])
          tensor([ 2.000-1.500j,  0.014+0.068j, -0.554-1.121j], grad_fn=<WhereBackward0>) tensor([-3.447-1.659j,  0.139-0.021j,  0.468-0.618j], grad_fn=<MulBackward0>)
          tensor([ 1.949-3.671j,  0.153+0.047j, -1.167-0.669j]) tensor([-3.662-1.690j,  0.053-0.322j,  0.278-1.651j])
          tensor([-2.421+1.949j,  0.141+0.024j, -0.764+1.356j])
          tensor([ 0.921, -0.141, -1.500], grad_fn=<SelectBackward0>) tensor([0.053-0.186j, 0.267-0.062j, 2.223-3.306j], grad_fn=<MulBackward0>)
          tensor([ 2.590,  0.115, -2.714]) tensor([ -0.829+0.080j,   0.280-0.206j, -13.200-4.292j])
          tensor([ 1.043+0.170j,  0.008+0.157j, -1.044+3.534j])
          tensor([1.+0.j, 1.+0.j]) tensor([4.+6.994e-07j])
          (tensor([0.177-0.177j, 0.000+0.000j, 0.333+0.000j]),)
          tensor([0.177-0.177j, 0.000+0.000j, 0.333+0.000j])
          tensor([ 0.638+0.918j, -4.277-3.311j])

          """)
  }
}
