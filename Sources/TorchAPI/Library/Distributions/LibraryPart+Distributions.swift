import PythonRuntime

extension LibraryPart {
  /// Probability distributions.
  static let distributions: [LibraryPart] = [
    part(.distributionsBernoulli, ["Bernoulli"]),
    part(.distributionsBeta, ["Beta"]),
    part(.distributionsBinomial, ["Binomial"]),
    part(.distributionsCategorical, ["Categorical"]),
    part(.distributionsCauchy, ["Cauchy"]),
    part(.distributionsChi2, ["Chi2"]),
    part(.distributionsConstraints, []),
    part(.distributionsDirichlet, ["Dirichlet"]),
    part(.distributionsDistribution, ["Distribution"]),
    part(.distributionsExpFamily, ["ExponentialFamily"]),
    part(.distributionsExponential, ["Exponential"]),
    part(.distributionsGamma, ["Gamma"]),
    part(.distributionsGeometric, ["Geometric"]),
    part(.distributionsGumbel, ["Gumbel"]),
    part(.distributionsHalfCauchy, ["HalfCauchy"]),
    part(.distributionsHalfNormal, ["HalfNormal"]),
    part(.distributionsIndependent, ["Independent"]),
    LibraryPart(
      .distributionsKl, .distributionsKlCross, package: "torch.distributions",
      exports: ["kl_divergence", "register_kl"]),
    part(.distributionsLaplace, ["Laplace"]),
    part(.distributionsLogNormal, ["LogNormal"]),
    part(.distributionsMixtureSameFamily, ["MixtureSameFamily"]),
    part(.distributionsMultinomial, ["Multinomial"]),
    part(.distributionsMultivariateNormal, ["MultivariateNormal"]),
    part(.distributionsNegativeBinomial, ["NegativeBinomial"]),
    part(.distributionsNormal, ["Normal"]),
    part(.distributionsOneHotCategorical, ["OneHotCategorical", "OneHotCategoricalStraightThrough"]),
    part(.distributionsPareto, ["Pareto"]),
    part(.distributionsPoisson, ["Poisson"]),
    part(.distributionsStudentT, ["StudentT"]),
    part(.distributionsTransformedDistribution, ["TransformedDistribution"]),
    LibraryPart(
      .distributionsTransforms, .distributionsElementTransforms, .distributionsComposedTransforms,
      package: "torch.distributions",
      exports: [
        "CatTransform", "CorrCholeskyTransform", "CumulativeDistributionTransform", "IndependentTransform",
        "LowerCholeskyTransform", "PositiveDefiniteTransform", "ReshapeTransform", "StackTransform",
        "StickBreakingTransform",
        "AbsTransform", "AffineTransform", "ComposeTransform", "ExpTransform", "PowerTransform",
        "SigmoidTransform", "SoftmaxTransform", "SoftplusTransform", "TanhTransform", "Transform",
        "identity_transform",
      ]),
    part(.distributionsReparameterization, []),
    part(.distributionsRegistry, ["biject_to", "transform_to"]),
    part(.distributionsRelaxedBernoulli, ["RelaxedBernoulli"]),
    part(.distributionsRelaxedCategorical, ["RelaxedOneHotCategorical"]),
    part(.distributionsLogisticNormal, ["LogisticNormal"]),
    part(.distributionsInverseGamma, ["InverseGamma"]),
    part(.distributionsKumaraswamy, ["Kumaraswamy"]),
    part(.distributionsFisherSnedecor, ["FisherSnedecor"]),
    part(.distributionsGeneralizedPareto, ["GeneralizedPareto"]),
    part(.distributionsLKJ, ["LKJCholesky"]),
    part(.distributionsLowRank, ["LowRankMultivariateNormal"]),
    part(.distributionsWishart, ["Wishart"]),
    part(.distributionsContinuousBernoulli, ["ContinuousBernoulli"]),
    part(.distributionsVonMises, ["VonMises"]),
    part(.distributionsUniform, ["Uniform"]),
    part(.distributionsUtils, []),
    part(.distributionsWeibull, ["Weibull"]),
  ]

  private static func part(_ source: PythonSource, _ names: [String]) -> LibraryPart {
    LibraryPart(source, package: "torch.distributions", exports: names)
  }
}
