/// A figure: axes at their places, with a title above them all.
package struct Figure: Sendable {
  /// The size in inches, of which the characters keep the proportions.
  package var width: Double
  package var height: Double
  package var title: String
  package var axes: [Axes]

  package init(width: Double = 6.4, height: Double = 4.8, title: String = "", axes: [Axes] = []) {
    self.width = width
    self.height = height
    self.title = title
    self.axes = axes
  }
}

/// A part of a figure, in fractions of its width and height; 0, 0 is the upper left.
package struct Place: Equatable, Sendable {
  package var left: Double
  package var top: Double
  package var width: Double
  package var height: Double

  package init(left: Double, top: Double, width: Double, height: Double) {
    self.left = left
    self.top = top
    self.width = width
    self.height = height
  }

  /// The whole figure.
  package static let whole = Place(left: 0, top: 0, width: 1, height: 1)
}

/// Two axes, and what is drawn between them.
package struct Axes: Sendable {
  package var place = Place.whole
  package var title = ""
  package var x = Axis()
  package var y = Axis()
  /// What is drawn, from the back to the front.
  package var elements: [Element] = []
  package var legend: Legend?
  /// Whether a step of x is as long as one of y.
  package var hasEqualUnits = false
  /// Whether the frame, the ticks and the labels are drawn.
  package var isFramed = true
  /// The colours of values, where a bar beside the axes explains them.
  package var colourBar: ColourBar?

  package init() {}
}

/// One of the two axes.
package struct Axis: Sendable {
  package enum Scale: Sendable {
    case linear
    case logarithmic
  }

  package var label = ""
  package var scale = Scale.linear
  /// The ends that were set; each is found from the data where it was not. The first may be the larger.
  package var lower: Double?
  package var upper: Double?
  /// Whether the axis runs the other way round.
  package var isInverted = false
  /// The ticks that were set, with their labels where those were set too.
  package var ticks: [Double]?
  package var tickLabels: [String]?
  package var hasGrid = false
  /// The room beside the data, as a part of their range.
  package var margin = 0.05

  package init() {}
}

/// What the looks of an axes' elements mean.
package struct Legend: Sendable {
  package struct Entry: Sendable {
    package enum Kind: Sendable {
      case line
      case patch
    }

    package let label: String
    package let kind: Kind
    package let look: Look

    package init(label: String, kind: Kind, look: Look) {
      self.label = label
      self.kind = kind
      self.look = look
    }
  }

  /// Where the box stands in the axes.
  package enum Location: Int, Sendable {
    case best, upperRight, upperLeft, lowerLeft, lowerRight, right, centreLeft, centreRight, lowerCentre,
      upperCentre, centre
    /// Beside the axes, or below them.
    case outside
  }

  package let entries: [Entry]
  package let title: String
  package let location: Location

  package init(entries: [Entry], title: String = "", location: Location = .best) {
    self.entries = entries
    self.title = title
    self.location = location
  }
}

/// What the colours of an image or of points stand for.
package struct ColourBar: Sendable {
  package let map: ColourMap
  package let lower: Double
  package let upper: Double
  package let label: String

  package init(map: ColourMap, lower: Double, upper: Double, label: String = "") {
    self.map = map
    self.lower = lower
    self.upper = upper
    self.label = label
  }
}
