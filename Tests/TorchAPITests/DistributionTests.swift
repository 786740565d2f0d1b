import Testing

@Suite("Distributions")
struct DistributionTests {
  @Test("Common distributions")
  func commonDistributions() {
    #expect(
      Session.run(
        #"""
        from torch.distributions import Bernoulli, Categorical, Exponential, Laplace, LogNormal, Normal, Uniform
        torch.manual_seed(0)
        n = Normal(0.0, 1.0)
        print(n, n.sample(), n.rsample((2,)), n.log_prob(torch.tensor(0.5)), n.entropy(), n.cdf(torch.tensor(0.3)))
        m = Normal(torch.tensor([0.0, 1.0]), torch.tensor([1.0, 2.0]))
        print(m, m.sample((2,)).shape, m.mean, m.variance, m.expand((3, 2)).batch_shape)
        c = Categorical(torch.tensor([1.0, 2.0, 3.0]))
        print(c, c.sample((5,)), c.log_prob(torch.tensor(2)), c.entropy(), c.probs)
        print(Bernoulli(0.5), Bernoulli(torch.tensor([0.3, 0.7])).sample((2,)))
        print(Uniform(0.0, 2.0).sample((3,)), Exponential(2.0).sample((2,)), Laplace(0.0, 1.0).sample((2,)))
        print(LogNormal(0.0, 1.0).sample(), LogNormal(0.0, 1.0).log_prob(torch.tensor(0.5)))
        logits = torch.tensor([0.1, 0.2, 0.3], requires_grad=True)
        policy = Categorical(logits=logits)
        (-policy.log_prob(torch.tensor(1)) * 2).backward()
        print(logits.grad)
        """#)
          == #"""
          Normal(loc: 0.0, scale: 1.0) tensor(1.5410) tensor([-0.2934, -2.1788]) tensor(-1.0439) tensor(1.4189) tensor(0.6179)
          Normal(loc: torch.Size([2]), scale: torch.Size([2])) torch.Size([2, 2]) tensor([0., 1.]) tensor([1., 4.]) torch.Size([3, 2])
          Categorical(probs: torch.Size([3]), logits: torch.Size([3])) tensor([2, 1, 1, 1, 1]) tensor(-0.6931) tensor(1.0114) tensor([0.1667, 0.3333, 0.5000])
          Bernoulli(probs: 0.5) tensor([[0., 1.],
                  [1., 1.]])
          tensor([0.6102, 1.8640, 0.3518]) tensor([0.0864, 0.1464]) tensor([1.9632, 0.5910])
          tensor(2.3118) tensor(-0.4660)
          tensor([ 0.6012, -1.3355,  0.7343])

          """#)
  }

  @Test("Draws and mixtures of further distributions")
  func drawsAndMixturesOfFurtherDistributions() {
    #expect(
      Session.run(
        #"""
        import torch.distributions as D
        torch.manual_seed(1)
        g = D.Gamma(torch.tensor([2.0, 0.5]), torch.tensor([1.0, 3.0]))
        print(g.sample((2,)), g.log_prob(torch.tensor([1.0, 0.2])), g.entropy())
        print(D.Beta(2.0, 3.0).sample((2,)), D.Beta(2.0, 3.0).mean, D.Dirichlet(torch.tensor([0.5, 1.0])).sample())
        print(D.Poisson(torch.tensor([0.5, 20.0])).sample((2,)), D.Binomial(10, torch.tensor([0.2, 0.9])).sample())
        print(D.Multinomial(5, torch.tensor([1.0, 2.0])).sample(), D.Geometric(0.3).sample((3,)), D.StudentT(3.0).sample())
        print(D.HalfNormal(2.0).sample(), D.Cauchy(0.0, 1.0).sample(), D.Gumbel(0.0, 1.0).sample(), D.Weibull(1.0, 2.0).mean)
        i = D.Independent(D.Normal(torch.zeros(2), torch.ones(2)), 1)
        print(i, i.log_prob(torch.zeros(2)), i.event_shape)
        mixture = D.MixtureSameFamily(D.Categorical(torch.ones(2)), D.Normal(torch.tensor([-1.0, 1.0]), torch.tensor([0.5, 0.5])))
        print(mixture.log_prob(torch.tensor(0.2)), mixture.mean, mixture.variance)
        t = D.TransformedDistribution(D.Normal(0.0, 1.0), [D.AffineTransform(1.0, 2.0), D.ExpTransform()])
        print(t.sample(), t.log_prob(torch.tensor(2.0)), t.support)
        """#)
          == #"""
          tensor([[2.6746, 0.3339],
                  [3.0398, 0.1240]]) tensor([-1.0000,  0.1817]) tensor([ 1.5772, -1.0080])
          tensor([0.2280, 0.4210]) tensor(0.4000) tensor([0.9961, 0.0039])
          tensor([[ 2., 25.],
                  [ 0., 19.]]) tensor([ 3., 10.])
          tensor([3., 2.]) tensor([8., 0., 2.]) tensor(3.7937e-05)
          tensor(2.5441) tensor(1.2820) tensor(0.1079) tensor(0.8862)
          Independent(Normal(loc: torch.Size([2]), scale: torch.Size([2])), 1) tensor(-1.8379) torch.Size([2])
          tensor(-2.0150) tensor(0.) tensor(1.2500)
          tensor(18.1823) tensor(-2.3170) GreaterThan(lower_bound=0.0)

          """#)
  }

  @Test("Divergences and refused values")
  func divergencesAndRefusedValues() {
    #expect(
      Session.run(
        #"""
        import torch.distributions as D
        from torch.distributions import kl_divergence
        print(kl_divergence(D.Normal(0.0, 1.0), D.Normal(1.0, 2.0)), kl_divergence(D.Uniform(0.0, 1.0), D.Uniform(0.0, 2.0)))
        print(kl_divergence(D.Categorical(torch.tensor([0.5, 0.5])), D.Categorical(torch.tensor([0.1, 0.9]))))
        print(kl_divergence(D.Poisson(1.0), D.Poisson(2.0)), kl_divergence(D.LogNormal(0.0, 1.0), D.LogNormal(1.0, 1.0)))
        n = D.Normal(0.0, 1.0)
        for make in (lambda: D.Normal(0.0, -1.0), lambda: D.Bernoulli(), lambda: D.Categorical(torch.tensor(0.5)),
                     lambda: D.Uniform(0.0, 2.0).log_prob(torch.tensor(3.0)), lambda: n.log_prob(0.5),
                     lambda: D.Normal(torch.zeros(2), 1.0).log_prob(torch.zeros(3)), lambda: D.Normal('a', 1),
                     lambda: kl_divergence(n, D.Categorical(torch.ones(2)))):
            try:
                make()
            except (ValueError, NotImplementedError) as e:
                print(type(e).__name__, e)
        """#)
          == #"""
          tensor(0.4431) tensor(0.6931)
          tensor(0.5108)
          tensor(0.3069) tensor(0.5000)
          ValueError Expected parameter scale (Tensor of shape ()) of distribution Normal(loc: 0.0, scale: -1.0) to satisfy the constraint GreaterThan(lower_bound=0.0), but found invalid values:
          -1.0
          ValueError Either `probs` or `logits` must be specified, but not both.
          ValueError `probs` parameter must be at least one-dimensional.
          ValueError Expected value argument (Tensor of shape ()) to be within the support (Interval(lower_bound=0.0, upper_bound=2.0)) of the distribution Uniform(low: 0.0, high: 2.0), but found invalid values:
          3.0
          ValueError The value argument to log_prob must be a Tensor
          ValueError Value is not broadcastable with batch_shape+event_shape: torch.Size([3]) vs torch.Size([2]).
          ValueError Input arguments must all be instances of Number, torch.Tensor or objects implementing __torch_function__.
          NotImplementedError No KL(p || q) is implemented for p type Normal and q type Categorical

          """#)
  }
}
