/// Every operator there is.
package enum OperatorTable {
  /// The rows of all families.
  package static let all: [Operator] = [
    Arithmetic.table, Power.table, Division.table, Exponential.table, Trigonometric.table, Hyperbolic.table,
    ErrorFunctions.table, RoundingAndSign.table, Comparison.table, Selection.table, Clamping.table,
    Reduction.table,
    Statistics.table, Extrema.table, Softmax.table, Products.table, AddedProducts.table, VectorProducts.table,
    TensorContraction.table, Distances.table,
    Determinants.table, LinearSystems.table, TriangularSystems.table, LowerUpper.table,
    SymmetricFactors.table, Orthogonal.table,
    Spectral.table, SingularValues.table, PolarFactors.table, LeastSquares.table, Norms.table,
    MatrixNorms.table,
    MatrixFunctions.table, Reshaping.table,
    Dimensions.table,
    Parts.table,
    Joining.table, Rearranging.table, Copying.table, Indexing.table, SortingAndScans.table,
    ComplexParts.table,
    GammaFunctions.table, BesselFunctions.table, OrthogonalPolynomials.table, LogarithmicFunctions.table,
    Pairs.table, ElementCombinations.table, Rounding.table, Medians.table, Quantiles.table, Scans.table,
    Moments.table, Differences.table, Scattering.table, IndexPlacement.table, Diagonals.table,
    Splitting.table, Turning.table, Counting.table, UniqueElements.table, Searching.table, Covariance.table,
    Lists.table,
    Convolution.table, Pooling.table, Padding.table, Interpolation.table, Windows.table,
    GridSampling.table, AffineGrid.table,
    SmoothActivations.table, KinkedActivations.table, RegressionLosses.table, BinaryLosses.table,
    ClassLosses.table, MarginLosses.table, EmbeddingBag.table, Linear.table, Dropout.table,
    Normalization.table, ChannelNormalization.table,
    RecurrentCells.table, RecurrentLayer.table, Attention.table, TemporalLoss.table, Embedding.table,
    SlopedActivations.table, Similarity.table, WeightNormalization.table,
  ].flatMap { $0 }
}
