import PythonRuntime

extension PythonSource {
  /// The modules of numpy that are written in Python: the texts of each run one after the other.
  static let numpyModules: [[PythonSource]] = [
    [
      .numpyCreation, .numpyTypes, .numpyElement, .numpyReduction, .numpyStatistics, .numpyShape, .numpyPlace,
      .numpySorting, .numpyProduct, .numpyPolynomial,
    ],
    [.numpyDistribution, .numpyCounting, .numpyGenerator],
    [.numpyPrinting], [.numpyMethod], [.numpyException], [.numpyCoreException], [.numpyCore],
    [.numpyLinearAlgebra], [.numpyTesting], [.numpyFourier],
  ]
}
