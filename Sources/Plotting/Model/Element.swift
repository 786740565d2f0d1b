/// How something is drawn.
package struct Look: Sendable {
  package enum Dashes: Int, Sendable {
    case none, solid, dashed, dotted, dashDotted
  }

  package var colour: Colour
  /// How much it hides of what lies behind it, from 0 to 1.
  package var opacity: Double
  package var dashes: Dashes
  /// The width of its lines, in points.
  package var lineWidth: Double
  package var marker: Marker?
  /// The size of its markers, in points.
  package var markerSize: Double
  /// Its number among those of its kind in the axes, by which they are told apart without colours.
  package var series: Int

  package init(
    colour: Colour, opacity: Double = 1, dashes: Dashes = .solid, lineWidth: Double = 1.5,
    marker: Marker? = nil, markerSize: Double = 6, series: Int = 0
  ) {
    self.colour = colour
    self.opacity = opacity
    self.dashes = dashes
    self.lineWidth = lineWidth
    self.marker = marker
    self.markerSize = markerSize
    self.series = series
  }
}

/// A place between two axes.
package struct Point: Equatable, Sendable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// Something that is drawn between two axes.
package enum Element: Sendable {
  /// A line through points, with their markers; a point that is no number interrupts it.
  case line([Point], Look)
  /// Markers, of one colour or a colour each.
  case points([Point], colours: [Colour], Look)
  /// Rectangles that stand on the lower edge, or, lying, on the left one.
  case boxes([Box], isLying: Bool, Look)
  /// What lies between two curves.
  case area(x: [Double], lower: [Double], upper: [Double], Look)
  /// Pieces of lines.
  case segments([Segment], Look)
  /// A line from side to side at a value of one axis, or a band between two.
  case span(Span, Look)
  case image(Image)
  case text(Label)

  /// A rectangle; its first corner is the one that it grew from.
  package struct Box: Sendable {
    package var x0: Double
    package var y0: Double
    package var x1: Double
    package var y1: Double

    package init(x0: Double, y0: Double, x1: Double, y1: Double) {
      self.x0 = x0
      self.y0 = y0
      self.x1 = x1
      self.y1 = y1
    }
  }

  /// A piece of a line.
  package struct Segment: Sendable {
    package let start: Point
    package let end: Point

    package init(start: Point, end: Point) {
      self.start = start
      self.end = end
    }
  }

  /// All that lies between two values of an axis, in a part of the other one's length.
  package struct Span: Sendable {
    package let isHorizontal: Bool
    package let from: Double
    package let to: Double
    package let start: Double
    package let end: Double

    package init(isHorizontal: Bool, from: Double, to: Double, start: Double = 0, end: Double = 1) {
      self.isHorizontal = isHorizontal
      self.from = from
      self.to = to
      self.start = start
      self.end = end
    }
  }

  /// A rectangle of coloured fields.
  package struct Image: Sendable {
    package let rows: Int
    package let columns: Int
    /// The colours of the fields, row by row; none where there is no value.
    package let colours: [Colour?]
    /// The corners: the first row lies at `top`.
    package let left: Double
    package let right: Double
    package let top: Double
    package let bottom: Double

    package init(
      rows: Int, columns: Int, colours: [Colour?], left: Double, right: Double, top: Double, bottom: Double
    ) {
      self.rows = rows
      self.columns = columns
      self.colours = colours
      self.left = left
      self.right = right
      self.top = top
      self.bottom = bottom
    }
  }

  /// A text at a place, perhaps with an arrow from there to another place.
  package struct Label: Sendable {
    package enum Alignment: Int, Sendable {
      case start, middle, end
    }

    package let text: String
    package let position: Point
    /// Whether the position is a part of the axes' width and height.
    package let isRelative: Bool
    package let horizontal: Alignment
    package let vertical: Alignment
    package let colour: Colour?
    package let target: Point?

    package init(
      text: String, position: Point, isRelative: Bool = false, horizontal: Alignment = .start,
      vertical: Alignment = .start, colour: Colour? = nil, target: Point? = nil
    ) {
      self.text = text
      self.position = position
      self.isRelative = isRelative
      self.horizontal = horizontal
      self.vertical = vertical
      self.colour = colour
      self.target = target
    }
  }
}

/// The sign that marks a point.
package enum Marker: Character, CaseIterable, Sendable {
  case circle = "o"
  case point = "."
  case pixel = ","
  case cross = "x"
  case filledCross = "X"
  case plus = "+"
  case filledPlus = "P"
  case star = "*"
  case square = "s"
  case diamond = "D"
  case thinDiamond = "d"
  case up = "^"
  case down = "v"
  case left = "<"
  case right = ">"
  case pentagon = "p"
  case hexagon = "h"
  case otherHexagon = "H"
  case octagon = "8"
  case vertical = "|"
  case horizontal = "_"
  case threeDown = "1"
  case threeUp = "2"
  case threeLeft = "3"
  case threeRight = "4"
}
