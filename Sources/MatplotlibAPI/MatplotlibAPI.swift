package import Plotting
package import PythonRuntime

/// The names of matplotlib in an interpreter.
package enum MatplotlibAPI {
  /// Offers matplotlib and its modules to `import`; each is built when first asked for.
  ///
  /// - Parameter surface: What pictures in characters are drawn on, at the moment of drawing.
  package static func install(in interpreter: Interpreter, surface: @escaping () -> Surface) {
    interpreter.register(module: "matplotlib._native") { NativeFunctions.fill($0, surface: surface) }
    for source in PythonSource.matplotlib {
      interpreter.register(module: source.module) { source.run(in: $0) }
    }
  }
}

extension PythonSource {
  /// The modules that are written in Python.
  fileprivate static let matplotlib: [PythonSource] = [
    .matplotlibPackage, .matplotlibData, .matplotlibArtists, .matplotlibCollections, .matplotlibAxis,
    .matplotlibAxes, .matplotlibLegend, .matplotlibScales, .matplotlibSpines, .matplotlibBars,
    .matplotlibCharts,
    .matplotlibContours, .matplotlibFigure, .matplotlibStyle, .matplotlibColormaps, .pyplot,
  ]
}
