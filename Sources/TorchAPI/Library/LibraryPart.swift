import PythonRuntime

/// A module of torch that is written in Python, loaded when one of its names is first asked for.
struct LibraryPart: Sendable {
  /// The module's text, in one or several pieces that run in order.
  let sources: [PythonSource]
  /// What the package offers of it under the same names.
  let exports: [String]
  /// The package that offers them.
  let package: String

  init(_ sources: PythonSource..., package: String = "", exports: [String] = []) {
    self.sources = sources
    self.exports = exports
    self.package = package
  }

  private var module: String { sources.first?.module ?? "" }

  private static let all: [LibraryPart] =
    optimizers + neural + functional + data + distributions
    + (PythonSource.devices + PythonSource.oldAmp).map { LibraryPart($0) } + [
      LibraryPart(.amp), LibraryPart(.gradScaler, package: "torch", exports: ["GradScaler"]),
      LibraryPart(.autocastState, package: "torch", exports: PythonSource.autocastNames),
      LibraryPart(.autocast, package: "torch", exports: ["autocast"]),
      LibraryPart(.conditions, package: "torch", exports: PythonSource.conditionNames),
      LibraryPart(.foreach, package: "torch", exports: PythonSource.foreachNames),
      LibraryPart(.operatorSchemas, .customOperators), LibraryPart(.operatorLibrary),
      LibraryPart(.annotationTypes), LibraryPart(.overrides),
      LibraryPart(.compiling, package: "torch", exports: ["compile"]),
      LibraryPart(.libraryWarnings), LibraryPart(.testing),
      LibraryPart(.serialization, package: "torch", exports: ["save", "load"]),
      LibraryPart(.storage, package: "torch", exports: ["TypedStorage"]),
      LibraryPart(.signal), LibraryPart(.signalWindows), LibraryPart(.plainFunctions),
      LibraryPart(.tensorText),
      LibraryPart(.unique, package: "torch", exports: ["unique", "unique_consecutive"]),
      LibraryPart(.spectrograms, package: "torch", exports: ["stft", "istft"]),
      LibraryPart(
        .composedTorch, package: "torch",
        exports: [
          "svd_lowrank", "pca_lowrank", "segment_reduce", "histogramdd", "from_dlpack",
          "native_channel_shuffle",
          "alpha_dropout", "feature_dropout", "feature_alpha_dropout", "frombuffer",
          "alias_copy", "detach_copy", "diagonal_copy", "expand_copy", "permute_copy", "select_copy",
          "split_copy",
          "split_with_sizes_copy", "squeeze_copy", "t_copy", "transpose_copy", "unbind_copy", "unfold_copy",
          "_unique", "convolution", "lobpcg",
          "unsqueeze_copy", "view_copy", "as_strided_copy", "view_as_real_copy", "view_as_complex_copy",
        ]),
    ]

  /// Offers every part to `import`.
  static func register(
    with register: (_ module: String, _ fill: @escaping @Sendable (ModuleBuilder, Torch) -> Void) -> Void
  ) {
    for part in all {
      register(part.module) { (builder, _) in
        for source in part.sources { source.run(in: builder) }
      }
    }
  }

  /// The module that a package's name comes from, by package and name.
  private static let origins: [String: [String: String]] = {
    var origins: [String: [String: String]] = [:]
    for part in all {
      for name in part.exports { origins[part.package, default: [:]][name] = part.module }
    }
    return origins
  }()

  /// The module that a package offers a name from, if one does.
  static func module(offering name: String, in package: String) -> String? {
    origins[package == "torch.nn.modules" ? "torch.nn" : package]?[name]
  }

  /// The modules that their package takes back from its names once it has their classes, as `torch.optim`
  /// does with those of the algorithms.
  static let hiddenModules = Set(
    optimizers.filter { !$0.exports.isEmpty }.map(\.module).filter { !$0.contains("._") })

  /// The names that a package offers, in alphabetical order.
  static func names(in package: String) -> [String] {
    origins[package].map { $0.keys.sorted() } ?? []
  }
}
