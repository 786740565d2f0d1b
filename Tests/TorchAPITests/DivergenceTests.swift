import Testing

/// Divergences of distributions of different kinds.
struct DivergenceTests {
  @Test func `what one kind may draw has a probability under another`() {
    let text = Session.run(
      #"""
      from torch.distributions import *
      t = torch.tensor
      pairs = [(Exponential(t(1.)), Gamma(t(1.), t(2.))), (Exponential(t(1.)), Normal(t(1.), t(2.))), (Exponential(t(1.)), Gumbel(t(1.), t(2.))),
               (Beta(t(1.), t(2.)), Normal(t(0.), t(1.))), (Beta(t(1.), t(2.)), Uniform(t(0.), t(1.))), (Gamma(t(2.), t(3.)), Exponential(t(1.))),
               (Pareto(t(1.), t(3.)), Normal(t(0.), t(1.))), (Uniform(t(.2), t(.7)), Beta(t(2.), t(3.))), (Bernoulli(t(.3)), Poisson(t(2.))),
               (ContinuousBernoulli(t(.3)), ContinuousBernoulli(t(.4))), (Normal(t(0.), t(1.)), Gumbel(t(0.), t(1.)))]
      for p, q in pairs:
          print(type(p).__name__, type(q).__name__, kl_divergence(p, q))
      """#)
    #expect(
      text == #"""
        Exponential Gamma tensor(0.3069)
        Exponential Normal tensor(0.7371)
        Exponential Gumbel tensor(0.7923)
        Beta Normal tensor(1.1954)
        Beta Uniform tensor(0.1931)
        Gamma Exponential tensor(0.1881)
        Pareto Normal tensor(2.1842)
        Uniform Beta tensor(0.3331)
        Bernoulli Poisson tensor(1.1812)
        ContinuousBernoulli ContinuousBernoulli tensor(0.0079)
        Normal Gumbel tensor(0.2298)

        """#)
  }

  @Test func `what another kind rules out is infinitely far`() {
    let text = Session.run(
      #"""
      from torch.distributions import *
      t = torch.tensor
      for p, q in [(Exponential(t(1.)), Beta(t(1.), t(2.))), (Poisson(t(1.)), Bernoulli(t(.5))), (Uniform(t(-1.), t(1.)), Gamma(t(1.), t(1.))),
                   (Pareto(t(1.), t(.5)), Exponential(t(1.))), (Normal(t(0.), t(1.)), ContinuousBernoulli(t(.3)))]:
          print(kl_divergence(p, q))
      low = LowRankMultivariateNormal(torch.zeros(2), torch.ones(2, 1), torch.ones(2))
      print(kl_divergence(low, MultivariateNormal(torch.ones(2), torch.eye(2) * 2)))
      try: kl_divergence(low, MultivariateNormal(torch.zeros(3), torch.eye(3)))
      except ValueError as e: print(e)
      """#)
    #expect(
      text == #"""
        tensor(inf)
        tensor(inf)
        tensor(inf)
        tensor(inf)
        tensor(inf)
        tensor(0.6438)
        KL-divergence between two (Low Rank) Multivariate Normals with                          different event shapes cannot be computed

        """#)
  }
}
