import Testing

/// Sums with a factor, and what passes over one graph several times.
struct ScaledSumTests {
  @Test func `one rounding of sums, gradients under vmap, averages of counts`() {
    let text = Session.run(
      #"""
      from torch.optim import swa_utils
      q = torch.tensor([0.4, 0.123456, 0.77, 0.31])
      g = torch.tensor([1.3, -0.7, 2.1, 0.93])
      print(q.add(g, alpha=-.1).tolist(), q.sub(g, alpha=.3).tolist(), q.clone().add_(g, alpha=.7).tolist(), q.clone().sub_(g, alpha=.7).tolist())
      print(q.double().add(g.double(), alpha=.1).tolist(), q.half().add(g.half(), alpha=.1).tolist(), torch.arange(4).add(torch.arange(4), alpha=3))
      x = torch.tensor([1., 2., 3.], requires_grad=True)
      y = x ** 2
      print(torch.vmap(lambda v: torch.autograd.grad(y, x, v))(torch.eye(3)))
      try:
          y.sum().backward()
      except RuntimeError as e:
          print(str(e)[:60])
      net = torch.nn.BatchNorm1d(2)
      average = swa_utils.AveragedModel(net, multi_avg_fn=swa_utils.get_ema_multi_avg_fn(.5), use_buffers=True)
      for _ in range(3):
          net(torch.arange(8.).reshape(4, 2))
          average.update_parameters(net)
      print(average.n_averaged, average.module.running_mean, average.module.num_batches_tracked)
      """#)
    #expect(
      text == #"""
        [0.27000001072883606, 0.1934559941291809, 0.5600000023841858, 0.21700000762939453] [0.010000004433095455, 0.33345600962638855, 0.13999998569488525, 0.030999988317489624] [1.309999942779541, -0.3665439784526825, 2.239999771118164, 0.9610000252723694] [-0.5099999308586121, 0.6134560108184814, -0.6999999284744263, -0.3409999907016754]
        [0.5300000011920929, 0.05345600247383117, 0.9799999713897706, 0.4030000030994415] [0.52978515625, 0.053466796875, 0.97998046875, 0.403076171875] tensor([ 0,  4,  8, 12])
        (tensor([[2., 0., 0.],
                [0., 4., 0.],
                [0., 0., 6.]]),)
        Trying to backward through the graph a second time (or direc
        tensor(3) tensor([0.6240, 0.8320]) tensor(2)

        """#)
  }
}
