import Plotting
import PythonRuntime

/// Reads figures out of the tuples in which the modules written in Python describe them.
enum FigureReader {
  /// The parts of a description, one after the other.
  private struct Parts {
    let interpreter: Interpreter
    private let values: [Value]
    private var place = 0

    init(_ description: Value, in interpreter: Interpreter) throws(PythonError) {
      self.interpreter = interpreter
      values = try interpreter.elements(of: description)
    }

    mutating func next() throws(PythonError) -> Value {
      guard place < values.count else { throw .valueError("a description of a figure has too few parts") }
      place += 1
      return values[place - 1]
    }

    mutating func text() throws(PythonError) -> String { try interpreter.string(of: next()) }
    mutating func double() throws(PythonError) -> Double { try interpreter.double(next()) }
    mutating func int() throws(PythonError) -> Int { try interpreter.int(next()) }
    mutating func flag() throws(PythonError) -> Bool { try interpreter.isTrue(next()) }
    mutating func list() throws(PythonError) -> [Value] { try interpreter.elements(of: next()) }

    mutating func optionalDouble() throws(PythonError) -> Double? {
      let value = try next()
      return value.isNone ? nil : try interpreter.double(value)
    }

    mutating func doubles() throws(PythonError) -> [Double] {
      var doubles: [Double] = []
      for value in try list() { doubles.append(try interpreter.double(value)) }
      return doubles
    }

    mutating func colour() throws(PythonError) -> Colour { try Self.colour(next(), interpreter) }

    static func colour(_ value: Value, _ interpreter: Interpreter) throws(PythonError) -> Colour {
      Colour(try interpreter.string(of: value)) ?? .black
    }

    mutating func points() throws(PythonError) -> [Point] {
      let (x, y) = (try doubles(), try doubles())
      return zip(x, y).map { Point($0, $1) }
    }
  }

  static func figure(_ description: Value, in interpreter: Interpreter) throws(PythonError) -> Figure {
    var parts = try Parts(description, in: interpreter)
    var figure = Figure(width: try parts.double(), height: try parts.double(), title: try parts.text())
    for value in try parts.list() { figure.axes.append(try axes(value, in: interpreter)) }
    return figure
  }

  static func axes(_ description: Value, in interpreter: Interpreter) throws(PythonError) -> Axes {
    var parts = try Parts(description, in: interpreter)
    var axes = Axes()
    axes.place = Place(
      left: try parts.double(), top: try parts.double(), width: try parts.double(), height: try parts.double()
    )
    axes.title = try parts.text()
    axes.x = try axis(parts.next(), in: interpreter)
    axes.y = try axis(parts.next(), in: interpreter)
    for value in try parts.list() { axes.elements.append(try element(value, interpreter)) }
    axes.legend = try legend(parts.next(), interpreter)
    axes.hasEqualUnits = try parts.flag()
    axes.isFramed = try parts.flag()
    axes.colourBar = try colourBar(parts.next(), interpreter)
    return axes
  }

  static func axis(_ description: Value, in interpreter: Interpreter) throws(PythonError) -> Axis {
    var parts = try Parts(description, in: interpreter)
    var axis = Axis()
    axis.label = try parts.text()
    axis.scale = try parts.flag() ? .logarithmic : .linear
    axis.lower = try parts.optionalDouble()
    axis.upper = try parts.optionalDouble()
    axis.isInverted = try parts.flag()
    let ticks = try parts.next()
    if !ticks.isNone {
      var values: [Double] = []
      for value in try interpreter.elements(of: ticks) { values.append(try interpreter.double(value)) }
      axis.ticks = values
    }
    let labels = try parts.next()
    if !labels.isNone {
      var texts: [String] = []
      for value in try interpreter.elements(of: labels) { texts.append(try interpreter.string(of: value)) }
      axis.tickLabels = texts
    }
    axis.hasGrid = try parts.flag()
    axis.margin = try parts.double()
    return axis
  }

  private static func legend(_ description: Value, _ interpreter: Interpreter) throws(PythonError) -> Legend?
  {
    if description.isNone { return nil }
    var parts = try Parts(description, in: interpreter)
    var entries: [Legend.Entry] = []
    for value in try parts.list() {
      var entry = try Parts(value, in: interpreter)
      entries.append(
        Legend.Entry(
          label: try entry.text(), kind: try entry.flag() ? .patch : .line,
          look: try look(entry.next(), interpreter)))
    }
    return Legend(
      entries: entries, title: try parts.text(), location: .init(rawValue: try parts.int()) ?? .best)
  }

  private static func colourBar(
    _ description: Value, _ interpreter: Interpreter
  ) throws(PythonError) -> ColourBar? {
    if description.isNone { return nil }
    var parts = try Parts(description, in: interpreter)
    guard let map = ColourMap(named: try parts.text()) else { return nil }
    return ColourBar(
      map: map, lower: try parts.double(), upper: try parts.double(), label: try parts.text())
  }

  private static func look(_ description: Value, _ interpreter: Interpreter) throws(PythonError) -> Look {
    var parts = try Parts(description, in: interpreter)
    let colour = try parts.colour()
    let opacity = try parts.double()
    let dashes = Look.Dashes(rawValue: try parts.int()) ?? .solid
    let width = try parts.double()
    let marker = try parts.text().first.flatMap { Marker(rawValue: $0) }
    return Look(
      colour: colour, opacity: opacity, dashes: dashes, lineWidth: width, marker: marker,
      markerSize: try parts.double(), series: try parts.int())
  }

  // MARK: Elements

  private static func element(_ description: Value, _ interpreter: Interpreter) throws(PythonError) -> Element
  {
    var parts = try Parts(description, in: interpreter)
    switch try parts.text() {
    case "line": return .line(try parts.points(), try look(parts.next(), interpreter))
    case "points":
      let points = try parts.points()
      var colours: [Colour] = []
      for value in try parts.list() { colours.append(try Parts.colour(value, interpreter)) }
      return .points(points, colours: colours, try look(parts.next(), interpreter))
    case "boxes":
      let corners = try parts.doubles()
      let boxes = stride(from: 0, to: corners.count - 3, by: 4).map {
        Element.Box(x0: corners[$0], y0: corners[$0 + 1], x1: corners[$0 + 2], y1: corners[$0 + 3])
      }
      return .boxes(boxes, isLying: try parts.flag(), try look(parts.next(), interpreter))
    case "area":
      return .area(
        x: try parts.doubles(), lower: try parts.doubles(), upper: try parts.doubles(),
        try look(parts.next(), interpreter))
    case "segments":
      let ends = try parts.doubles()
      let segments = stride(from: 0, to: ends.count - 3, by: 4).map {
        Element.Segment(start: Point(ends[$0], ends[$0 + 1]), end: Point(ends[$0 + 2], ends[$0 + 3]))
      }
      return .segments(segments, try look(parts.next(), interpreter))
    case "span":
      let span = Element.Span(
        isHorizontal: try parts.flag(), from: try parts.double(), to: try parts.double(),
        start: try parts.double(), end: try parts.double())
      return .span(span, try look(parts.next(), interpreter))
    case "image": return .image(try image(&parts))
    case "text": return .text(try label(&parts))
    case let kind: throw .valueError("'\(kind)' is nothing that can be drawn")
    }
  }

  private static func label(_ parts: inout Parts) throws(PythonError) -> Element.Label {
    let text = try parts.text()
    let position = Point(try parts.double(), try parts.double())
    let isRelative = try parts.flag()
    let horizontal = Element.Label.Alignment(rawValue: try parts.int()) ?? .start
    let vertical = Element.Label.Alignment(rawValue: try parts.int()) ?? .start
    let colour = try parts.next()
    let (x, y) = (try parts.optionalDouble(), try parts.optionalDouble())
    var target: Point?
    if let x, let y { target = Point(x, y) }
    return Element.Label(
      text: text, position: position, isRelative: isRelative, horizontal: horizontal, vertical: vertical,
      colour: colour.isNone ? nil : try Parts.colour(colour, parts.interpreter), target: target)
  }

  private static func image(_ parts: inout Parts) throws(PythonError) -> Element.Image {
    let (rows, columns, channels) = (try parts.int(), try parts.int(), try parts.int())
    let values = try parts.doubles()
    let map = ColourMap(named: try parts.text())
    let (lower, upper) = (try parts.double(), try parts.double())
    let (left, right, bottom, top) = (
      try parts.double(), try parts.double(), try parts.double(), try parts.double()
    )
    let count = rows * columns
    var colours: [Colour?] = []
    colours.reserveCapacity(count)
    for index in 0..<(values.count >= count * channels ? count : 0) {
      if channels == 1 {
        let value = values[index]
        colours.append(value.isNaN ? nil : map?.colour(at: part(of: value, from: lower, to: upper)))
      } else {
        // Levels between 0 and `upper`.
        let levels = (0..<3).map { min(1, max(0, values[index * channels + $0] / upper)) }
        colours.append(Colour(levels: levels))
      }
    }
    return Element.Image(
      rows: colours.isEmpty ? 0 : rows, columns: colours.isEmpty ? 0 : columns, colours: colours, left: left,
      right: right, top: top, bottom: bottom)
  }

  /// How far a value lies on the way from one end to the other.
  static func part(of value: Double, from lower: Double, to upper: Double) -> Double {
    upper > lower ? (value - lower) / (upper - lower) : 0
  }

  /// A colour as a program writes it, with its opacity where it has one; nil for what is no colour.
  static func colour(
    _ value: Value, in interpreter: Interpreter
  ) throws(PythonError) -> (colour: Colour, opacity: Double?)? {
    if let text = value.cast(to: StringObject.self) { return Colour(text.value).map { ($0, nil) } }
    guard case .object(let object) = value, object.type.lookup(interpreter.intern("__iter__")) != nil else {
      return nil
    }
    var parts: [Double] = []
    for part in try interpreter.elements(of: value) {
      if part.cast(to: StringObject.self) != nil { return nil }
      guard let number = try? interpreter.double(part) else { return nil }
      parts.append(number)
    }
    guard parts.count == 3 || parts.count == 4, let colour = Colour(levels: parts) else { return nil }
    return (colour, parts.count == 4 ? parts[3] : nil)
  }
}
