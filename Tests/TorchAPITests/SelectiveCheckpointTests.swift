import Testing

/// Checkpoints that keep the results that a policy names.
struct SelectiveCheckpointTests {
  @Test("a policy says what is kept, and sees each operator once")
  func policies() {
    #expect(
      Session.run(
        """
        from functools import partial
        from torch.utils.checkpoint import CheckpointPolicy, checkpoint, create_selective_checkpoint_contexts

        def policy(ctx, op, *args, **kwargs):
            print(op, ctx.is_recompute)
            return CheckpointPolicy.MUST_SAVE if op == torch.ops.aten.sin.default else CheckpointPolicy.PREFER_RECOMPUTE

        def function(x):
            return (x.sin() * 2).cos().exp()

        x = torch.tensor([1., 2.], requires_grad=True)
        y = checkpoint(function, x, use_reentrant=False, context_fn=partial(create_selective_checkpoint_contexts, policy))
        y.sum().backward(retain_graph=True)
        print(x.grad)
        try:
            y.sum().backward()
        except RuntimeError as e:
            print(e)
        """) == """
          aten.sin.default False
          aten.mul.Tensor False
          aten.cos.default False
          aten.exp.default False
          tensor([-0.9601,  0.6314])
          Trying to backward an extra time. You are only allowed to backward once on any region computed under selective activation checkpoint.

          """)
  }

  @Test("a kept result that was written to is refused")
  func writes() {
    #expect(
      Session.run(
        """
        from functools import partial
        from torch.utils.checkpoint import checkpoint, create_selective_checkpoint_contexts

        contexts = partial(create_selective_checkpoint_contexts, [torch.ops.aten.sin.default])
        x = torch.tensor([1., 2.], requires_grad=True)
        try:
            checkpoint(lambda x: x.sin().mul_(2).cos().exp(), x, use_reentrant=False, context_fn=contexts).sum().backward()
        except RuntimeError as e:
            print(e)
        for ops in ([2], [torch.ops.aten.sin], 2):
            try:
                create_selective_checkpoint_contexts(ops)
            except (ValueError, TypeError) as e:
                print(e)
        """) == """
          Tensor cached during selective activation checkpoint has been mutated
          Expected op in `op_list` to be an OpOverload but got: 2 of type <class 'int'>. 
          Expected op in `op_list` to be an OpOverload but got: aten.sin of type <class 'torch._ops.OpOverloadPacket'>. Please update the OpOverloadPacket to a specific OpOverload.For example, if you have `torch.ops.aten.mm`, change it to `torch.ops.aten.mm.default`.
          policy_fn_or_list must be either a function or a list of ops.

          """)
  }
}
