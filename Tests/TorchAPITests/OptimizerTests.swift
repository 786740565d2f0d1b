import Testing

@Suite("Optimizers")
struct OptimizerTests {
  @Test("The modules of the algorithms can be imported and are no attributes")
  func modulesOfTheAlgorithms() {
    #expect(
      Session.run(
        #"""
        def attempt(f):
            try: print(f())
            except AttributeError as e: print(e)
        attempt(lambda: torch.optim.sgd)
        print(torch.optim.SGD)
        attempt(lambda: torch.optim.sgd)
        from torch.optim.sgd import SGD
        import torch.optim.adam
        attempt(lambda: torch.optim.adam)
        from torch.optim import adam
        print(SGD is torch.optim.SGD, adam.Adam, torch.optim.lr_scheduler.StepLR)
        """#)
          == #"""
          module 'torch.optim' has no attribute 'sgd'
          <class 'torch.optim.sgd.SGD'>
          module 'torch.optim' has no attribute 'sgd'
          module 'torch.optim' has no attribute 'adam'
          True <class 'torch.optim.adam.Adam'> <class 'torch.optim.lr_scheduler.StepLR'>

          """#)
  }

  @Test("Gradient descent with its options")
  func gradientDescentWithItsOptions() {
    #expect(
      Session.run(
        #"""
        from torch import optim
        G = torch.tensor([[0.5, -1.0, 2.0], [0.25, 0.5, -1.0], [1.0, 1.0, 1.0]])
        def run(name, cls, **settings):
            p = torch.tensor([1.0, -2.0, 0.5], requires_grad=True)
            opt = cls([p], **settings)
            for g in G:
                p.grad = g.clone()
                opt.step()
            print(name, p.detach(), sorted(opt.state[p]))
        run('sgd', optim.SGD, lr=0.1)
        run('decay', optim.SGD, lr=0.1, weight_decay=0.5)
        run('momentum', optim.SGD, lr=0.1, momentum=0.9, dampening=0.5)
        run('nesterov', optim.SGD, lr=0.1, momentum=0.9, nesterov=True, maximize=True)
        """#)
          == #"""
          sgd tensor([ 0.8250, -2.0500,  0.3000]) []
          decay tensor([ 0.6885, -1.7720,  0.2432]) []
          momentum tensor([ 0.7907, -1.8265,  0.0030]) ['momentum_buffer']
          nesterov tensor([ 1.4297, -2.0184,  1.1068]) ['momentum_buffer']

          """#)
  }

  @Test("Every adaptive optimizer")
  func everyAdaptiveOptimizer() {
    #expect(
      Session.run(
        #"""
        from torch import optim
        G = torch.tensor([[0.5, -1.0, 2.0], [0.25, 0.5, -1.0], [1.0, 1.0, 1.0]])
        def run(name, cls, dtype=torch.float32, **settings):
            p = torch.tensor([1.0, -2.0, 0.5], dtype=dtype, requires_grad=True)
            opt = cls([p], lr=0.1, **settings)
            for g in G.to(dtype):
                p.grad = g.clone()
                opt.step()
            print(name, p.detach(), list(opt.state[p]))
        run('adam', optim.Adam)
        run('amsgrad', optim.Adam, amsgrad=True, weight_decay=0.1)
        run('adamw', optim.AdamW, dtype=torch.float64)
        run('adamax', optim.Adamax)
        run('nadam', optim.NAdam)
        run('radam', optim.RAdam, betas=(0.5, 0.7))
        run('adagrad', optim.Adagrad, lr_decay=0.1)
        run('adadelta', optim.Adadelta)
        run('rmsprop', optim.RMSprop, centered=True, momentum=0.5)
        run('rprop', optim.Rprop)
        run('asgd', optim.ASGD, t0=1)
        run('adafactor', optim.Adafactor)
        run('half', optim.Adam, dtype=torch.bfloat16)
        """#)
          == #"""
          adam tensor([ 0.7159, -1.9006,  0.3285]) ['step', 'exp_avg', 'exp_avg_sq']
          amsgrad tensor([ 0.7117, -1.8590,  0.3238]) ['step', 'exp_avg', 'exp_avg_sq', 'max_exp_avg_sq']
          adamw tensor([ 0.7132, -1.8949,  0.3272], dtype=torch.float64) ['step', 'exp_avg', 'exp_avg_sq']
          adamax tensor([ 0.7661, -1.9025,  0.3471]) ['step', 'exp_avg', 'exp_inf']
          nadam tensor([ 0.7390, -2.0088,  0.3870]) ['step', 'mu_product', 'exp_avg', 'exp_avg_sq']
          radam tensor([ 0.8452, -1.9571,  0.2429]) ['step', 'exp_avg', 'exp_avg_sq']
          adagrad tensor([ 0.7866, -1.9962,  0.4066]) ['step', 'sum']
          adadelta tensor([ 0.9990, -2.0002,  0.4997]) ['step', 'square_avg', 'acc_delta']
          rmsprop tensor([-2.3235, -1.5858, -0.9973]) ['step', 'square_avg', 'momentum_buffer', 'grad_avg']
          rprop tensor([ 0.6360, -1.9500,  0.3500]) ['step', 'prev', 'step_size']
          asgd tensor([ 0.8250, -2.0499,  0.3000]) ['step', 'eta', 'mu', 'ax']
          adafactor tensor([ 0.6339, -2.0733,  0.3656]) ['step', 'variance']
          half tensor([ 0.7148, -1.8984,  0.3281], dtype=torch.bfloat16) ['step', 'exp_avg', 'exp_avg_sq']

          """#)
  }

  @Test("State and its round trip")
  func stateAndItsRoundTrip() {
    #expect(
      Session.run(
        #"""
        w = torch.tensor([1.0, -1.0], requires_grad=True)
        opt = torch.optim.Adam([w], lr=0.25)
        print(opt)
        w.grad = torch.tensor([2.0, 0.6])
        opt.step()
        print(opt.state[w])
        other = torch.optim.Adam([w], lr=1)
        other.load_state_dict(opt.state_dict())
        print(other.param_groups[0]['lr'], other.state[w]['exp_avg'] is opt.state[w]['exp_avg'])
        opt.zero_grad(set_to_none=False)
        print(w.grad)
        opt.zero_grad()
        print(w.grad)
        """#)
          == #"""
          Adam (
          Parameter Group 0
              amsgrad: False
              betas: (0.9, 0.999)
              capturable: False
              decoupled_weight_decay: False
              differentiable: False
              eps: 1e-08
              foreach: None
              fused: None
              lr: 0.25
              maximize: False
              weight_decay: 0
          )
          {'step': tensor(1.), 'exp_avg': tensor([0.2000, 0.0600]), 'exp_avg_sq': tensor([0.0040, 0.0004])}
          0.25 True
          tensor([0., 0.])
          None

          """#)
  }

  @Test("Refused settings")
  func refusedSettings() {
    #expect(
      Session.run(
        #"""
        from torch import optim
        w = torch.tensor([1.0, 2.0], requires_grad=True)
        for make in (lambda: optim.SGD([], lr=0.1), lambda: optim.SGD(w, lr=0.1), lambda: optim.SGD([w], lr=-1),
                     lambda: optim.SGD([w], lr=0.1, nesterov=True), lambda: optim.Adam([w], betas=(0.9, 1.0)),
                     lambda: optim.SGD([w * 1], lr=0.1), lambda: optim.SGD([3], lr=0.1),
                     lambda: optim.SGD([{'params': [w]}, {'params': [w]}], lr=0.1)):
            try:
                make()
            except (TypeError, ValueError) as e:
                print(type(e).__name__, e)
        """#)
          == #"""
          ValueError optimizer got an empty parameter list
          TypeError params argument given to the optimizer should be an iterable of Tensors or dicts, but got torch.FloatTensor
          ValueError Invalid learning rate: -1
          ValueError Nesterov momentum requires a momentum and zero dampening
          ValueError Invalid beta parameter at index 1: 1.0
          ValueError can't optimize a non-leaf Tensor
          TypeError optimizer can only optimize Tensors, but one of the params is int
          ValueError some parameters appear in more than one parameter group

          """#)
  }

  @Test("Own optimizers, hooks and versions")
  func ownOptimizersHooksAndVersions() {
    #expect(
      Session.run(
        #"""
        from torch import optim
        class Sign(optim.Optimizer):
            def __init__(self, params, lr=0.5):
                super().__init__(params, dict(lr=lr))
            @torch.no_grad()
            def step(self):
                for group in self.param_groups:
                    for p in group['params']:
                        p.sub_(p.grad.sign(), alpha=group['lr'])
        w = torch.tensor([1.0, 2.0], requires_grad=True)
        opt = Sign([w])
        opt.register_step_post_hook(lambda o, args, kwargs: print('stepped', len(args)))
        (w * w).sum().backward()
        opt.step()
        print(w, opt)
        adam = optim.Adam([w])
        adam.register_step_pre_hook(lambda o, args, kwargs: print('before', type(o).__name__))
        print(adam.step(lambda: (w ** 2).sum()))
        x = torch.ones(2, requires_grad=True)
        y = (x * x).sum()
        x.grad = torch.ones(2)
        optim.SGD([x], lr=0.1).step()
        try:
            y.backward()
        except RuntimeError as e:
            print(str(e)[:90])
        """#)
          == #"""
          stepped 1
          tensor([0.5000, 1.5000], requires_grad=True) Sign (
          Parameter Group 0
              lr: 0.5
          )
          before Adam
          tensor(2.5000, grad_fn=<SumBackward0>)
          one of the variables needed for gradient computation has been modified by an inplace opera

          """#)
  }

  @Test("Line search and differentiable steps")
  func lineSearchAndDifferentiableSteps() {
    #expect(
      Session.run(
        #"""
        x = torch.tensor([-1.0, 1.5], dtype=torch.float64, requires_grad=True)
        opt = torch.optim.LBFGS([x], max_iter=50, line_search_fn="strong_wolfe")
        def closure():
            opt.zero_grad()
            loss = (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2
            loss.backward()
            return loss
        for _ in range(3):
            print(opt.step(closure))
        print(x, opt.state[x]['func_evals'], opt.state[x]['n_iter'])
        lr = torch.tensor(0.1, requires_grad=True)
        p = torch.tensor([1.0, 2.0], requires_grad=True)
        q = p.clone()
        q.retain_grad()
        q.grad = torch.tensor([0.5, 0.25])
        torch.optim.SGD([q], lr=lr, differentiable=True).step()
        q.sum().backward()
        print(lr.grad, p.grad)
        """#)
          == #"""
          tensor(29., dtype=torch.float64, grad_fn=<AddBackward0>)
          tensor(2.9823e-13, dtype=torch.float64, grad_fn=<AddBackward0>)
          tensor(2.9823e-13, dtype=torch.float64, grad_fn=<AddBackward0>)
          tensor([1.0000, 1.0000], dtype=torch.float64, requires_grad=True) 47 39
          tensor(-0.7500) tensor([1., 1.])

          """#)
  }

  @Test("Orthogonal steps")
  func orthogonalSteps() {
    #expect(
      Session.run(
        #"""
        p = torch.tensor([[1.0, -2.0], [0.5, 1.5], [0.25, -0.5]], requires_grad=True)
        opt = torch.optim.Muon([p], lr=0.1)
        for _ in range(3):
            p.grad = torch.tensor([[0.5, -1.0], [2.0, 0.25], [0.5, -1.0]])
            opt.step()
        print(p)
        try:
            torch.optim.Muon([torch.zeros(3)])
        except ValueError as e:
            print(e)
        """#)
          == #"""
          tensor([[ 0.8758, -1.7623],
                  [ 0.1100,  1.4144],
                  [ 0.1481, -0.3068]], requires_grad=True)
          Muon only supports 2D parameters whereas we found a parameter with size: torch.Size([3])

          """#)
  }
}
