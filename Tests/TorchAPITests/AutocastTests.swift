import Testing

/// Blocks in which functions choose their types, and losses that are scaled.
struct AutocastTests {
  @Test("functions choose the type of fewer bits, float32 or the widest type")
  func chosen() {
    #expect(
      Session.run(
        """
        a = torch.ones(2, 2)
        with torch.autocast("cpu"):
            c = a @ a
            print(c.dtype, (c + a).dtype, torch.mm(a, a).dtype, a.matmul(a).dtype, torch.nn.functional.linear(a, a).dtype)
            print(torch.cat([c, a]).dtype, torch.nn.functional.mse_loss(c, a).dtype, c.prod().dtype, torch.softmax(c, 0).dtype)
            print((a.double() @ a.double()).dtype, torch.is_autocast_enabled("cpu"), torch.get_autocast_dtype("cpu"))
            with torch.autocast("cpu", enabled=False):
                print((a @ a).dtype)
        with torch.autocast("cpu", dtype=torch.float16):
            print((a @ a).dtype)
        print((a @ a).dtype, torch.is_autocast_enabled("cpu"))
        """) == """
          torch.bfloat16 torch.float32 torch.bfloat16 torch.bfloat16 torch.bfloat16
          torch.float32 torch.float32 torch.float32 torch.bfloat16
          torch.float64 True torch.bfloat16
          torch.float32
          torch.float16
          torch.float32 False

          """)
  }

  @Test("a leaf is converted once in a block")
  func leaves() {
    #expect(
      Session.run(
        """
        w = torch.ones(2, 2, requires_grad=True)
        with torch.autocast("cpu"):
            y = w @ w
            z = torch.nn.functional.linear(torch.ones(1, 2), w)
        (node, _), (other, _) = y.grad_fn.next_functions
        print(node.name(), node is other, z.grad_fn.next_functions[1][0].next_functions[0][0] is node)
        (y.sum() + z.sum()).backward()
        print(w.grad)
        """) == """
          ToCopyBackward0 True True
          tensor([[5., 5.],
                  [5., 5.]])

          """)
  }

  @Test("a network learns in a block")
  func training() {
    #expect(
      Session.run(
        """
        net = torch.nn.Linear(2, 1)
        torch.nn.init.constant_(net.weight, 0.5)
        torch.nn.init.zeros_(net.bias)
        optimizer = torch.optim.SGD(net.parameters(), lr=0.5)
        with torch.autocast(device_type="cpu", dtype=torch.bfloat16):
            out = net(torch.tensor([[1., 2.]]))
            loss = torch.nn.functional.mse_loss(out, torch.tensor([[1.]]))
        print(out.dtype, loss)
        loss.backward()
        optimizer.step()
        print(net.weight, net.bias.grad)
        """) == """
          torch.bfloat16 tensor(0.2500, grad_fn=<MseLossBackward0>)
          Parameter containing:
          tensor([[ 0.0000, -0.5000]], requires_grad=True) tensor([1.])

          """)
  }

  @Test("what a checkpoint computes again is computed with the same types")
  func checkpoints() {
    #expect(
      Session.run(
        """
        from torch.utils.checkpoint import checkpoint
        def double(x):
            y = x @ x
            print(y.dtype)
            return y.exp()
        x = torch.ones(2, 2, requires_grad=True)
        for reenters in (False, True):
            with torch.autocast("cpu"):
                out = checkpoint(double, x, use_reentrant=reenters)
            out.sum().backward()
        """) == """
          torch.bfloat16
          torch.bfloat16
          torch.bfloat16
          torch.bfloat16

          """)
  }

  @Test("what cannot be chosen is refused, or switched off with a warning")
  func refusals() {
    #expect(
      Session.run(
        """
        for call in [lambda: torch.autocast(3), lambda: torch.autocast("cpu")(3)]:
            try:
                call()
            except (TypeError, ValueError) as error:
                print(str(error).splitlines()[0])
        import warnings
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            print(torch.autocast("cpu", dtype=torch.float64)._enabled, torch.amp.GradScaler().is_enabled())
            with torch.cuda.amp.autocast():
                pass
        for warning in caught:
            print(str(warning.message).splitlines()[0])
        """) == """
          Expected `device_type` of type `str`, got: `<class 'int'>`
          autocast()(func) requires a callable, but got int. Did you mean to use autocast as a context manager? For example:
          False False
          In CPU autocast, but the target dtype is not supported. Disabling autocast.
          torch.cuda.amp.GradScaler is enabled, but CUDA is not available.  Disabling.
          `torch.cuda.amp.autocast(args...)` is deprecated. Please use `torch.amp.autocast('cuda', args...)` instead.
          CUDA is not available or torch_xla is imported. Disabling autocast.

          """)
  }

  @Test("a function of one's own sees inputs of the type that it asks for")
  func ownFunctions() {
    #expect(
      Session.run(
        """
        class Twice(torch.autograd.Function):
            @staticmethod
            @torch.amp.custom_fwd(device_type="cpu", cast_inputs=torch.float32)
            def forward(ctx, x):
                print(x.dtype, torch.is_autocast_enabled("cpu"))
                return x * 2

            @staticmethod
            @torch.amp.custom_bwd(device_type="cpu")
            def backward(ctx, g):
                return g * 2

        with torch.autocast("cpu"):
            Twice.apply(torch.ones(2, dtype=torch.bfloat16, requires_grad=True)).sum().backward()
        """) == """
          torch.float32 False

          """)
  }

  @Test("a scaler takes the scale out again, and steps over infinite gradients")
  func scaler() {
    #expect(
      Session.run(
        """
        p = torch.nn.Parameter(torch.tensor([1., 2.]))
        optimizer = torch.optim.SGD([p], lr=0.5)
        scaler = torch.amp.GradScaler("cpu", init_scale=8., growth_interval=2)
        for k in range(3):
            optimizer.zero_grad()
            scaler.scale((p * p).sum()).backward()
            print(p.grad)
            if k == 2:
                p.grad[0] = float("inf")
            scaler.step(optimizer)
            scaler.update()
            print(p.data, scaler.get_scale())
        print(scaler.state_dict())
        try:
            scaler.unscale_(optimizer)
            scaler.unscale_(optimizer)
        except RuntimeError as error:
            print(error)
        """) == """
          tensor([16., 32.])
          tensor([0., 0.]) 8.0
          tensor([0., 0.])
          tensor([0., 0.]) 16.0
          tensor([0., 0.])
          tensor([0., 0.]) 8.0
          {'scale': 8.0, 'growth_factor': 2.0, 'backoff_factor': 0.5, 'growth_interval': 2, '_growth_tracker': 0}
          unscale_() has already been called on this optimizer since the last update().

          """)
  }
}
