import Testing

@Suite("Learning rate schedules")
struct LearningRateScheduleTests {
  @Test("The rates of every schedule")
  func theRatesOfEverySchedule() {
    #expect(
      Session.run(
        #"""
        from torch.optim import SGD, Adam, lr_scheduler as S
        def rates(make, steps=6, kind=SGD):
            w = torch.zeros(1, requires_grad=True)
            opt = kind([w], lr=0.5)
            schedule = make(opt)
            seen = schedule.get_last_lr()
            for _ in range(steps):
                opt.step()
                schedule.step()
                seen = seen + schedule.get_last_lr()
            print(type(schedule).__name__, [round(r, 4) for r in seen])
        rates(lambda o: S.LambdaLR(o, lambda epoch: 0.5 ** epoch))
        rates(lambda o: S.MultiplicativeLR(o, lambda epoch: 0.9))
        rates(lambda o: S.StepLR(o, 2))
        rates(lambda o: S.MultiStepLR(o, [2, 4], gamma=0.5))
        rates(lambda o: S.ConstantLR(o, 0.5, 3))
        rates(lambda o: S.LinearLR(o, 0.25, total_iters=4))
        rates(lambda o: S.ExponentialLR(o, 0.9))
        rates(lambda o: S.PolynomialLR(o, 4, 2))
        rates(lambda o: S.CosineAnnealingLR(o, 3))
        rates(lambda o: S.CosineAnnealingWarmRestarts(o, 2, 2))
        rates(lambda o: S.CyclicLR(o, 0.1, 0.5, 2, cycle_momentum=False))
        rates(lambda o: S.OneCycleLR(o, 0.5, total_steps=6), kind=Adam)
        rates(lambda o: S.SequentialLR(o, [S.ConstantLR(o, 0.1, 2), S.ExponentialLR(o, 0.9)], [2]))
        rates(lambda o: S.ChainedScheduler([S.ConstantLR(o, 0.1, 2), S.ExponentialLR(o, 0.9)]))
        """#)
          == #"""
          LambdaLR [0.5, 0.25, 0.125, 0.0625, 0.0312, 0.0156, 0.0078]
          MultiplicativeLR [0.5, 0.45, 0.405, 0.3645, 0.3281, 0.2952, 0.2657]
          StepLR [0.5, 0.5, 0.05, 0.05, 0.005, 0.005, 0.0005]
          MultiStepLR [0.5, 0.5, 0.25, 0.25, 0.125, 0.125, 0.125]
          ConstantLR [0.25, 0.25, 0.25, 0.5, 0.5, 0.5, 0.5]
          LinearLR [0.125, 0.2188, 0.3125, 0.4062, 0.5, 0.5, 0.5]
          ExponentialLR [0.5, 0.45, 0.405, 0.3645, 0.3281, 0.2952, 0.2657]
          PolynomialLR [0.5, 0.2812, 0.125, 0.0312, 0.0, 0.0, 0.0]
          CosineAnnealingLR [0.5, 0.375, 0.125, 0.0, 0.125, 0.375, 0.5]
          CosineAnnealingWarmRestarts [0.5, 0.25, 0.5, 0.4268, 0.25, 0.0732, 0.5]
          CyclicLR [0.1, 0.3, 0.5, 0.3, 0.1, 0.3, 0.5]
          OneCycleLR [0.02, 0.4972, 0.4059, 0.2313, 0.0667, 0.0, 0.0667]
          SequentialLR [0.05, 0.05, 0.5, 0.45, 0.405, 0.3645, 0.3281]
          ChainedScheduler [0.05, 0.045, 0.405, 0.3645, 0.3281, 0.2952, 0.2657]

          """#)
  }

  @Test("Plateaus, warnings and errors")
  func plateausWarningsAndErrors() {
    #expect(
      Session.run(
        #"""
        import torch, warnings
        from torch.optim import SGD, lr_scheduler as S
        w = torch.zeros(1, requires_grad=True)
        opt = SGD([w], lr=0.1)
        schedule = S.ReduceLROnPlateau(opt, patience=0, factor=0.5)
        for value in (1.0, 1.0, 0.5, 0.6):
            schedule.step(value)
            print(schedule.get_last_lr(), schedule.best)
        schedule = S.StepLR(opt, 2)
        print(schedule.state_dict())
        with warnings.catch_warnings(record=True) as heard:
            warnings.simplefilter('always')
            schedule.step()
        print(len(heard), str(heard[0].message)[:70])
        for make in (lambda: S.StepLR(w, 2), lambda: S.OneCycleLR(opt, 0.1), lambda: S.ConstantLR(opt, 2),
                     lambda: S.CyclicLR(SGD([w], lr=0.1), 0.1, 0.2, mode='no'), lambda: S.StepLR(SGD([w]), 2, last_epoch=3)):
            try:
                make()
            except (TypeError, ValueError, KeyError) as e:
                print(type(e).__name__, str(e)[:90])
        """#)
          == #"""
          [0.1] 1.0
          [0.05] 1.0
          [0.05] 0.5
          [0.025] 0.5
          {'step_size': 2, 'gamma': 0.1, 'base_lrs': [0.025], 'last_epoch': 0, '_step_count': 1, '_is_initial': False, '_get_lr_called_within_step': False, '_last_lr': [0.025]}
          1 Detected call of `lr_scheduler.step()` before `optimizer.step()`. In P
          TypeError Tensor is not an Optimizer
          ValueError You must define either total_steps OR (epochs AND steps_per_epoch)
          ValueError Constant multiplicative factor expected to be between 0 and 1.
          ValueError mode is invalid and scale_fn is None
          KeyError "param 'initial_lr' is not specified in param_groups[0] when resuming scheduler with last_

          """#)
  }
}
