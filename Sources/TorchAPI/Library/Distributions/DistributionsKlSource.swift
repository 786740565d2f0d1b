import PythonRuntime

extension PythonSource {
  /// `torch.distributions.kl`.
  static let distributionsKl = PythonSource(
    module: "torch.distributions.kl",
    text: #"""
      import math

      import torch
      from torch._warnings import warn
      from torch.distributions import (
          Bernoulli, Beta, Binomial, Categorical, Cauchy, Dirichlet, Exponential, ExponentialFamily, Gamma, Geometric,
          Gumbel, HalfNormal, Independent, Laplace, MultivariateNormal, Normal, OneHotCategorical, Pareto, Poisson,
          TransformedDistribution, Uniform)
      from torch.distributions.distribution import Distribution
      from torch.distributions.multivariate_normal import _batch_mahalanobis
      from torch.distributions.utils import _sum_rightmost, euler_constant

      _KL_REGISTRY = {}
      _KL_MEMOIZE = {}


      def register_kl(type_p, type_q):
          """Makes a function the divergence of two kinds of distributions."""
          for name, kind in (('type_p', type_p), ('type_q', type_q)):
              if not isinstance(kind, type) and issubclass(kind, Distribution):
                  raise TypeError(f'Expected {name} to be a Distribution subclass but got {kind}')

          def decorator(fun):
              _KL_REGISTRY[type_p, type_q] = fun
              _KL_MEMOIZE.clear()
              return fun
          return decorator


      def _is_closer(a, b):
          """Whether the pair of classes a is more specific than b, the first class deciding first."""
          for x, y in zip(a, b):
              if x is not y:
                  return issubclass(x, y)
          return True


      def _closest(pairs):
          best = pairs[0]
          for pair in pairs[1:]:
              if not _is_closer(best, pair):
                  best = pair
          return best


      def _dispatch(type_p, type_q):
          pairs = [(p, q) for p, q in _KL_REGISTRY if issubclass(type_p, p) and issubclass(type_q, q)]
          if not pairs:
              return None
          left = _closest(pairs)
          right = _closest([(q, p) for p, q in pairs])[::-1]
          if _KL_REGISTRY[left] is not _KL_REGISTRY[right]:
              warn(f'Ambiguous kl_divergence({type_p.__name__}, {type_q.__name__}). Please register_kl({left[0].__name__}, '
                   f'{right[1].__name__})', RuntimeWarning, stacklevel=2)
          return _KL_REGISTRY[left]


      def kl_divergence(p, q):
          """The Kullback-Leibler divergence of q from p."""
          kinds = (type(p), type(q))
          if kinds not in _KL_MEMOIZE:
              _KL_MEMOIZE[kinds] = _dispatch(*kinds)
          if _KL_MEMOIZE[kinds] is None:
              raise NotImplementedError(f'No KL(p || q) is implemented for p type {p.__class__.__name__} and q type '
                                        f'{q.__class__.__name__}')
          return _KL_MEMOIZE[kinds](p, q)


      @register_kl(Bernoulli, Bernoulli)
      def _kl_bernoulli_bernoulli(p, q):
          softplus = torch.nn.functional.softplus
          t1 = p.probs * (softplus(-q.logits) - softplus(-p.logits))
          t1[q.probs == 0] = math.inf
          t1[p.probs == 0] = 0
          t2 = (1 - p.probs) * (softplus(q.logits) - softplus(p.logits))
          t2[q.probs == 1] = math.inf
          t2[p.probs == 1] = 0
          return t1 + t2


      @register_kl(Beta, Beta)
      def _kl_beta_beta(p, q):
          p1, p0, q1, q0 = p.concentration1, p.concentration0, q.concentration1, q.concentration0
          t1 = q1.lgamma() + q0.lgamma() + (p1 + p0).lgamma()
          t2 = p1.lgamma() + p0.lgamma() + (q1 + q0).lgamma()
          return (t1 - t2 + (p1 - q1) * torch.digamma(p1) + (p0 - q0) * torch.digamma(p0)
                  + ((q1 + q0) - (p1 + p0)) * torch.digamma(p1 + p0))


      @register_kl(Binomial, Binomial)
      def _kl_binomial_binomial(p, q):
          if (p.total_count < q.total_count).any():
              raise NotImplementedError('KL between Binomials where q.total_count > p.total_count is not implemented')
          kl = p.total_count * (p.probs * (p.logits - q.logits) + (-p.probs).log1p() - (-q.probs).log1p())
          kl[p.total_count > q.total_count] = math.inf
          return kl


      @register_kl(Categorical, Categorical)
      def _kl_categorical_categorical(p, q):
          t = p.probs * (p.logits - q.logits)
          t[(q.probs == 0).expand_as(t)] = math.inf
          t[(p.probs == 0).expand_as(t)] = 0
          return t.sum(-1)


      @register_kl(OneHotCategorical, OneHotCategorical)
      def _kl_onehotcategorical_onehotcategorical(p, q):
          return _kl_categorical_categorical(p._categorical, q._categorical)


      @register_kl(Dirichlet, Dirichlet)
      def _kl_dirichlet_dirichlet(p, q):
          sum_p, sum_q = p.concentration.sum(-1), q.concentration.sum(-1)
          t1 = sum_p.lgamma() - sum_q.lgamma()
          t2 = (p.concentration.lgamma() - q.concentration.lgamma()).sum(-1)
          t4 = p.concentration.digamma() - sum_p.digamma().unsqueeze(-1)
          return t1 - t2 + ((p.concentration - q.concentration) * t4).sum(-1)


      @register_kl(Exponential, Exponential)
      def _kl_exponential_exponential(p, q):
          ratio = q.rate / p.rate
          return -ratio.log() + ratio - 1


      @register_kl(ExponentialFamily, ExponentialFamily)
      def _kl_expfamily_expfamily(p, q):
          if type(p) is not type(q):
              raise NotImplementedError('The cross KL-divergence between different exponential families cannot '
                                        '                            be computed using Bregman divergences')
          params = [param.detach().requires_grad_() for param in p._natural_params]
          normalizer = p._log_normalizer(*params)
          gradients = torch.autograd.grad(normalizer.sum(), params, create_graph=True)
          result = q._log_normalizer(*q._natural_params) - normalizer
          for param, other, gradient in zip(params, q._natural_params, gradients):
              result = result - _sum_rightmost((other - param) * gradient, len(q.event_shape))
          return result


      @register_kl(Gamma, Gamma)
      def _kl_gamma_gamma(p, q):
          t1 = q.concentration * (p.rate / q.rate).log()
          t2 = torch.lgamma(q.concentration) - torch.lgamma(p.concentration)
          t3 = (p.concentration - q.concentration) * torch.digamma(p.concentration)
          return t1 + t2 + t3 + (q.rate - p.rate) * (p.concentration / p.rate)


      @register_kl(Gumbel, Gumbel)
      def _kl_gumbel_gumbel(p, q):
          ct1, ct2, ct3 = p.scale / q.scale, q.loc / q.scale, p.loc / q.scale
          t1 = -ct1.log() - ct2 + ct3
          t3 = torch.exp(ct2 + (1 + ct1).lgamma() - ct3)
          return t1 + ct1 * euler_constant + t3 - (1 + euler_constant)


      @register_kl(Geometric, Geometric)
      def _kl_geometric_geometric(p, q):
          return -p.entropy() - torch.log1p(-q.probs) / p.probs - q.logits


      @register_kl(Normal, Normal)
      def _kl_normal_normal(p, q):
          var_ratio = (p.scale / q.scale).pow(2)
          t1 = ((p.loc - q.loc) / q.scale).pow(2)
          return 0.5 * (var_ratio + t1 - 1 - var_ratio.log())


      @register_kl(HalfNormal, HalfNormal)
      def _kl_halfnormal_halfnormal(p, q):
          return _kl_normal_normal(p.base_dist, q.base_dist)


      @register_kl(Laplace, Laplace)
      def _kl_laplace_laplace(p, q):
          ratio = p.scale / q.scale
          distance = (p.loc - q.loc).abs()
          return -ratio.log() + distance / q.scale + ratio * torch.exp(-distance / p.scale) - 1


      @register_kl(MultivariateNormal, MultivariateNormal)
      def _kl_multivariatenormal_multivariatenormal(p, q):
          if p.event_shape != q.event_shape:
              raise ValueError('KL-divergence between two Multivariate Normals with                          different event '
                               'shapes cannot be computed')
          lower_p, lower_q = p._unbroadcasted_scale_tril, q._unbroadcasted_scale_tril
          n = p.event_shape[0]
          shape = torch.broadcast_shapes(lower_q.shape[:-2], lower_p.shape[:-2]) + (n, n)
          solved = torch.linalg.solve_triangular(lower_q.expand(shape), lower_p.expand(shape), upper=False)
          trace = solved.pow(2).sum((-2, -1))
          distance = _batch_mahalanobis(lower_q, q.loc - p.loc)
          return q._half_log_det() - p._half_log_det() + 0.5 * (trace + distance - n)


      @register_kl(Pareto, Pareto)
      def _kl_pareto_pareto(p, q):
          ratio = q.alpha / p.alpha
          result = q.alpha * (p.scale / q.scale).log() - ratio.log() + ratio - 1
          result[p.support.lower_bound < q.support.lower_bound] = math.inf
          return result


      @register_kl(Poisson, Poisson)
      def _kl_poisson_poisson(p, q):
          return p.rate * (p.rate.log() - q.rate.log()) - (p.rate - q.rate)


      @register_kl(TransformedDistribution, TransformedDistribution)
      def _kl_transformed_transformed(p, q):
          if p.transforms != q.transforms or p.event_shape != q.event_shape:
              raise NotImplementedError
          return kl_divergence(p.base_dist, q.base_dist)


      @register_kl(Uniform, Uniform)
      def _kl_uniform_uniform(p, q):
          result = ((q.high - q.low) / (p.high - p.low)).log()
          result[(q.low > p.low) | (q.high < p.high)] = math.inf
          return result


      @register_kl(Independent, Independent)
      def _kl_independent_independent(p, q):
          if p.reinterpreted_batch_ndims != q.reinterpreted_batch_ndims:
              raise NotImplementedError
          return _sum_rightmost(kl_divergence(p.base_dist, q.base_dist), p.reinterpreted_batch_ndims)


      @register_kl(Cauchy, Cauchy)
      def _kl_cauchy_cauchy(p, q):
          t1 = ((p.scale + q.scale).pow(2) + (p.loc - q.loc).pow(2)).log()
          return t1 - (4 * p.scale * q.scale).log()


      @register_kl(Uniform, Normal)
      def _kl_uniform_normal(p, q):
          width = p.high - p.low
          t1 = (math.sqrt(math.pi * 2) * q.scale / width).log()
          t2 = width.pow(2) / 12
          t3 = ((p.high + p.low - 2 * q.loc) / 2).pow(2)
          return t1 + 0.5 * (t2 + t3) / q.scale.pow(2)


      @register_kl(Normal, Laplace)
      def _kl_normal_laplace(p, q):
          distance = p.loc - q.loc
          ratio = p.scale / q.scale
          scaled = distance / p.scale
          t1 = torch.log(ratio)
          t2 = math.sqrt(2 / math.pi) * p.scale * torch.exp(-0.5 * scaled.pow(2))
          t3 = distance * torch.erf(math.sqrt(0.5) * scaled)
          return -t1 + (t2 + t3) / q.scale - (0.5 * (1 + math.log(0.5 * math.pi)))


      @register_kl(Laplace, Normal)
      def _kl_laplace_normal(p, q):
          variance = q.scale.pow(2)
          ratio = p.scale.pow(2) / variance
          t1 = 0.5 * torch.log(2 * ratio / math.pi)
          t2 = 0.5 * p.loc.pow(2)
          t3 = p.loc * q.loc
          t4 = 0.5 * q.loc.pow(2)
          return -t1 + ratio + (t2 - t3 + t4) / variance - 1


      def _infinite(p, q):
          return torch.full_like(p.loc, math.inf)


      for _outer in (Normal, Laplace, Gumbel):
          for _inner in (Beta, Exponential, Gamma, Pareto, Uniform):
              register_kl(_outer, _inner)(_infinite)
      """#)
}
