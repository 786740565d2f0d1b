import PythonRuntime

extension LibraryPart {
  /// The layers of `torch.nn` and what goes with them.
  static let neural: [LibraryPart] = [
    LibraryPart(.neuralLoading),
    layers(.containers, "Sequential ModuleList ModuleDict ParameterList ParameterDict"),
    layers(.linearLayers, "Identity Linear Bilinear LazyLinear"),
    layers(.initializers, ""),
  ]

  private static func layers(_ source: PythonSource, _ names: String) -> LibraryPart {
    LibraryPart(source, package: "torch.nn", exports: names.split(separator: " ").map(String.init))
  }
}
