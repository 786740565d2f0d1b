import PythonRuntime

extension PythonSource {
  /// Divergences in `torch.distributions.kl` of distributions of different kinds, and of those of low rank.
  static let distributionsKlCross = PythonSource(
    module: "torch.distributions.kl",
    text: #"""
      from torch.distributions import Binomial, ContinuousBernoulli, LowRankMultivariateNormal


      def _unless(impossible, result):
          """The result, infinite where the second distribution rules out what the first may draw."""
          return torch.where(impossible, torch.full_like(result, math.inf), result)


      # Of each the mean of log q(x) under p, by the moments of p.

      def _mean_log_normal(mean, variance, q):
          spread = q.scale.square()
          return -0.5 * math.log(2 * math.pi) - q.scale.log() - 0.5 * (variance + (mean - q.loc).square()) / spread


      def _mean_log_exponential(mean, q):
          return q.rate.log() - q.rate * mean


      def _mean_log_gamma(mean, log_mean, q):
          a = q.concentration
          return a * q.rate.log() - a.lgamma() + (a - 1) * log_mean - q.rate * mean


      def _mean_log_gumbel(mean, mean_exp, q):
          """`mean_exp` is the mean of exp(-x / scale)."""
          return -q.scale.log() - (mean - q.loc) / q.scale - (q.loc / q.scale).exp() * mean_exp


      def _mean_log_continuous_bernoulli(mean, q):
          return mean * q.logits + torch.log1p(-q.probs) + q._cont_bern_log_norm()


      def _log_mean(p):
          """The mean of log x."""
          if isinstance(p, Gamma):
              return p.concentration.digamma() - p.rate.log()
          if isinstance(p, Beta):
              return p.concentration1.digamma() - (p.concentration1 + p.concentration0).digamma()
          if isinstance(p, Exponential):
              return -euler_constant - p.rate.log()
          if isinstance(p, Pareto):
              return p.scale.log() + p.alpha.reciprocal()
          width = p.high - p.low
          return (torch.xlogy(p.high, p.high) - torch.xlogy(p.low, p.low) - width) / width


      def _mean_exp(p, scale):
          """The mean of exp(-x / scale)."""
          if isinstance(p, Normal):
              return (0.5 * (p.scale / scale).square() - p.loc / scale).exp()
          if isinstance(p, Uniform):
              return scale * ((-p.low / scale).exp() - (-p.high / scale).exp()) / (p.high - p.low)
          reach = p.rate * scale
          power = p.concentration if isinstance(p, Gamma) else 1
          return (reach / (reach + 1)) ** power


      @register_kl(Bernoulli, Poisson)
      def _kl_bernoulli_poisson(p, q):
          return -p.entropy() - (p.probs * q.rate.log() - q.rate)


      def _kl_normal(p, q):
          return -p.entropy() - _mean_log_normal(p.mean, p.variance, q)


      for _outer in (Beta, ContinuousBernoulli, Exponential, Gamma, Gumbel):
          register_kl(_outer, Normal)(_kl_normal)


      @register_kl(Pareto, Normal)
      def _kl_pareto_normal(p, q):
          return _unless(p.alpha <= 2, _kl_normal(p, q))


      def _kl_exponential(p, q):
          return -p.entropy() - _mean_log_exponential(p.mean, q)


      for _outer in (Beta, ContinuousBernoulli, Gamma):
          register_kl(_outer, Exponential)(_kl_exponential)


      @register_kl(Pareto, Exponential)
      def _kl_pareto_exponential(p, q):
          return _unless(p.alpha <= 1, _kl_exponential(p, q))


      @register_kl(Uniform, Exponential)
      def _kl_uniform_exponential(p, q):
          return _unless(p.low < q.support.lower_bound, _kl_exponential(p, q))


      def _kl_gamma(p, q):
          return -p.entropy() - _mean_log_gamma(p.mean, _log_mean(p), q)


      for _outer in (Beta, Exponential):
          register_kl(_outer, Gamma)(_kl_gamma)


      @register_kl(Pareto, Gamma)
      def _kl_pareto_gamma(p, q):
          return _unless(p.alpha <= 1, _kl_gamma(p, q))


      @register_kl(Uniform, Gamma)
      def _kl_uniform_gamma(p, q):
          return _unless(p.low < q.support.lower_bound, _kl_gamma(p, q))


      def _kl_gumbel(p, q):
          return -p.entropy() - _mean_log_gumbel(p.mean, _mean_exp(p, q.scale), q)


      for _outer in (Exponential, Gamma, Normal, Uniform):
          register_kl(_outer, Gumbel)(_kl_gumbel)


      @register_kl(Beta, ContinuousBernoulli)
      def _kl_beta_continuousbernoulli(p, q):
          return -p.entropy() - _mean_log_continuous_bernoulli(p.mean, q)


      @register_kl(ContinuousBernoulli, ContinuousBernoulli)
      def _kl_continuousbernoulli_continuousbernoulli(p, q):
          ours, theirs = (d._cont_bern_log_norm() + torch.log1p(-d.probs) for d in (p, q))
          return p.mean * (p.logits - q.logits) + ours - theirs


      # A continuous Bernoulli distribution goes together with bounds only where they are not its own.

      @register_kl(Uniform, ContinuousBernoulli)
      def _kl_uniform_continuousbernoulli(p, q):
          return _unless((p.high >= q.support.upper_bound) | (p.low <= q.support.lower_bound),
                         _kl_beta_continuousbernoulli(p, q))


      @register_kl(ContinuousBernoulli, Uniform)
      def _kl_continuousbernoulli_uniform(p, q):
          result = -p.entropy() + (q.high - q.low).log()
          return _unless((p.support.upper_bound >= q.high) | (p.support.lower_bound <= q.low), result)


      @register_kl(Beta, Uniform)
      def _kl_beta_uniform(p, q):
          result = -p.entropy() + (q.high - q.low).log()
          return _unless((q.high < p.support.upper_bound) | (q.low > p.support.lower_bound), result)


      @register_kl(Uniform, Beta)
      def _kl_uniform_beta(p, q):
          a, b = q.concentration1, q.concentration0
          mirrored = Uniform(1 - p.high, 1 - p.low, validate_args=False)
          norm = a.lgamma() + b.lgamma() - (a + b).lgamma()
          result = -p.entropy() - (a - 1) * _log_mean(p) - (b - 1) * _log_mean(mirrored) + norm
          return _unless((p.high > q.support.upper_bound) | (p.low < q.support.lower_bound), result)


      @register_kl(Uniform, Pareto)
      def _kl_uniform_pareto(p, q):
          result = -p.entropy() - (q.alpha * q.scale.pow(q.alpha)).log() + (q.alpha + 1) * _log_mean(p)
          return _unless(p.low < q.support.lower_bound, result)


      def _infinite_of_one(p, q):
          return torch.full_like(p.rate if hasattr(p, 'rate') else p.mean, math.inf)


      for _outer, _inners in ((Beta, (Pareto,)), (ContinuousBernoulli, (Pareto,)),
                              (Exponential, (Beta, ContinuousBernoulli, Pareto, Uniform)),
                              (Gamma, (Beta, ContinuousBernoulli, Pareto, Uniform)),
                              (Pareto, (Beta, ContinuousBernoulli, Uniform)), (Poisson, (Bernoulli, Binomial))):
          for _inner in _inners:
              register_kl(_outer, _inner)(_infinite_of_one)
      for _outer in (Gumbel, Laplace, Normal):
          register_kl(_outer, ContinuousBernoulli)(_infinite)


      # Of low rank: the covariance is a diagonal and the product of a narrow factor with itself.

      @register_kl(LowRankMultivariateNormal, LowRankMultivariateNormal)
      @register_kl(MultivariateNormal, LowRankMultivariateNormal)
      @register_kl(LowRankMultivariateNormal, MultivariateNormal)
      def _kl_low_rank(p, q):
          if p.event_shape != q.event_shape:
              kind = 'Low Rank' if type(p) is type(q) else '(Low Rank)'
              raise ValueError(f'KL-divergence between two {kind} Multivariate Normals with{" " * 26}different event '
                               'shapes cannot be computed')
          tril_p, tril_q = p.scale_tril, q.scale_tril
          n = p.event_shape[0]
          shape = torch.broadcast_shapes(tril_q.shape[:-2], tril_p.shape[:-2]) + (n, n)
          solved = torch.linalg.solve_triangular(tril_q.expand(shape), tril_p.expand(shape), upper=False)
          trace = solved.pow(2).sum((-2, -1))
          distance = _batch_mahalanobis(tril_q, q.loc - p.loc)
          halves = [tril.diagonal(dim1=-2, dim2=-1).log().sum(-1) for tril in (tril_p, tril_q)]
          return halves[1] - halves[0] + 0.5 * (trace + distance - n)
      """#)
}
