import Plotting
import PythonRuntime

/// What the modules of matplotlib leave to Swift: numbers out of any data, colours, limits, ticks and pictures.
enum NativeFunctions {
  static func fill(_ builder: ModuleBuilder, surface: @escaping () -> Surface) {
    builder.function("numbers", "data", "Shape, values, and whether they are texts and whole numbers.") {
      (interpreter, arguments) throws(PythonError) in
      var data = DataReader(in: interpreter)
      try data.read(arguments[0])
      return interpreter.tuple([
        interpreter.tuple(data.shape.map { .int($0) }), interpreter.list(data.values), .bool(data.hasTexts),
        .bool(data.isWhole),
      ])
    }
    builder.function("histogram", "values, edges, weights", "How much lies between each two edges.") {
      (interpreter, arguments) throws(PythonError) in
      let counts = Self.counts(
        of: try doubles(arguments[0], interpreter), edges: try doubles(arguments[1], interpreter),
        weights: arguments[2].isNone ? nil : try doubles(arguments[2], interpreter))
      return interpreter.list(counts.map { .float($0) })
    }
    fillColours(builder)
    fillScales(builder)
    fillContours(builder)
    fillPictures(builder, surface)
  }

  private static func fillColours(_ builder: ModuleBuilder) {
    builder.function("colour", "value", "A colour's digits and opacity, or None for what is no colour.") {
      (interpreter, arguments) throws(PythonError) in
      guard let (colour, opacity) = try FigureReader.colour(arguments[0], in: interpreter) else {
        return .none
      }
      return interpreter.tuple([
        interpreter.string(colour.hexadecimal), opacity.map { .float($0) } ?? .none,
      ])
    }
    builder.function("has_map", "name", "Whether there is a colour map.") {
      (interpreter, arguments) throws(PythonError) in
      .bool(ColourMap(named: try interpreter.string(of: arguments[0])) != nil)
    }
    builder.function("maps", "", "The names of the colour maps.") { (interpreter, _) in
      interpreter.list(ColourMap.names.map { interpreter.string($0) })
    }
    builder.function("mapped", "name, values, lower, upper", "The colours of values.") {
      (interpreter, arguments) throws(PythonError) in
      guard let map = ColourMap(named: try interpreter.string(of: arguments[0])) else { return .none }
      let (lower, upper) = (try interpreter.double(arguments[2]), try interpreter.double(arguments[3]))
      let colours = try doubles(arguments[1], interpreter).map { value in
        interpreter.string(map.colour(at: FigureReader.part(of: value, from: lower, to: upper)).hexadecimal)
      }
      return interpreter.list(colours)
    }
  }

  private static func fillScales(_ builder: ModuleBuilder) {
    builder.function("limits", "axes, horizontal", "The part of an axis that several axes show.") {
      (interpreter, arguments) throws(PythonError) in
      var sharing: [Axes] = []
      for description in try interpreter.elements(of: arguments[0]) {
        sharing.append(try FigureReader.axes(description, in: interpreter))
      }
      let view = Axes.view(of: sharing, isHorizontal: try interpreter.isTrue(arguments[1]))
      return interpreter.tuple([.float(view.start), .float(view.end)])
    }
    builder.function("ticks", "axis, lower, upper, intervals", "Where an axis is marked, and the labels.") {
      (interpreter, arguments) throws(PythonError) in
      let axis = try FigureReader.axis(arguments[0], in: interpreter)
      let view = Interval(try interpreter.double(arguments[1]), try interpreter.double(arguments[2]))
      let ticks = Ticks(axis, in: view, intervals: try interpreter.int(arguments[3]), unicode: true)
      return interpreter.tuple([
        interpreter.list(ticks.values.map { .float($0) }),
        interpreter.list(ticks.labels.map { interpreter.string($0) }),
      ])
    }
  }

  private static func fillContours(_ builder: ModuleBuilder) {
    builder.function("levels", "lower, upper, count", "Heights between two ends.") {
      (interpreter, arguments) throws(PythonError) in
      let levels = LinearTicks.values(
        from: try interpreter.double(arguments[0]), to: try interpreter.double(arguments[1]),
        intervals: try interpreter.int(arguments[2]), isFine: true)
      return interpreter.list(levels.map { .float($0) })
    }
    builder.function("contours", "values, x, y, level", "The ends of pieces of lines of a height.") {
      (interpreter, arguments) throws(PythonError) in
      let segments = Contours.segments(
        of: try doubles(arguments[0], interpreter), x: try doubles(arguments[1], interpreter),
        y: try doubles(arguments[2], interpreter), level: try interpreter.double(arguments[3]))
      return interpreter.list(
        segments.flatMap { [$0.start.x, $0.start.y, $0.end.x, $0.end.y] }.map { .float($0) })
    }
    builder.function("bands", "values, x, y, levels, count", "Between which heights places lie.") {
      (interpreter, arguments) throws(PythonError) in
      let bands = Contours.bands(
        of: try doubles(arguments[0], interpreter), x: try doubles(arguments[1], interpreter),
        y: try doubles(arguments[2], interpreter), levels: try doubles(arguments[3], interpreter),
        count: try interpreter.int(arguments[4]))
      return interpreter.list(bands.map { .float($0) })
    }
  }

  private static func fillPictures(_ builder: ModuleBuilder, _ surface: @escaping () -> Surface) {
    builder.function("show", "figure", "Draws a figure in characters.") {
      (interpreter, arguments) throws(PythonError) in
      let figure = try FigureReader.figure(arguments[0], in: interpreter)
      let lines = FigurePicture.lines(of: figure, on: surface())
      // Through the program's own stream, wherever that leads now.
      let output = try interpreter.attribute("stdout", of: .object(interpreter.importModule("sys")))
      let text = lines.map { $0 + "\n" }.joined()
      _ = try interpreter.call(
        interpreter.attribute("write", of: output), interpreter.string(text))
      return .none
    }
    builder.function("svg", "figure", "A figure as an SVG picture.") {
      (interpreter, arguments) throws(PythonError) in
      interpreter.string(SVGPicture.text(of: try FigureReader.figure(arguments[0], in: interpreter)))
    }
    builder.function("save", "path, text", "Writes a file, where the person allows it.") {
      (interpreter, arguments) throws(PythonError) in
      let path = try interpreter.string(of: arguments[0])
      switch interpreter.host.saveFile(path, try interpreter.string(of: arguments[1])) {
      case .written: return .none
      case .refused(let reason): throw PythonError(.permissionError, "\(path) was not written: \(reason)")
      }
    }
  }

  private static func doubles(_ value: Value, _ interpreter: Interpreter) throws(PythonError) -> [Double] {
    var doubles: [Double] = []
    for element in try interpreter.elements(of: value) { doubles.append(try interpreter.double(element)) }
    return doubles
  }

  /// Counts values between edges that go up; the last edge belongs to what lies below it.
  private static func counts(of values: [Double], edges: [Double], weights: [Double]?) -> [Double] {
    guard edges.count > 1 else { return [] }
    var counts = Array(repeating: 0.0, count: edges.count - 1)
    for (index, value) in values.enumerated() where value >= edges[0] && value <= edges[edges.count - 1] {
      var (low, high) = (0, edges.count - 1)
      while high - low > 1 {
        let middle = (low + high) / 2
        if value >= edges[middle] { low = middle } else { high = middle }
      }
      counts[low] += weights.map { index < $0.count ? $0[index] : 0 } ?? 1
    }
    return counts
  }
}
