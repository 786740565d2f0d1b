/// A figure as an SVG picture.
package enum SVGPicture {
  /// The units of the picture in an inch.
  static let unitsPerInch = 100.0

  /// The text of the picture.
  package static func text(of figure: Figure) -> String {
    let width = max(0.1, figure.width) * unitsPerInch
    let height = max(0.1, figure.height) * unitsPerInch
    var svg = SVGText()
    let size = (SVGText.number(width), SVGText.number(height))
    svg.open(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("width", size.0), ("height", size.1),
        ("viewBox", "0 0 \(size.0) \(size.1)"), ("font-family", "DejaVu Sans, Helvetica, Arial, sans-serif"),
        ("font-size", "14"),
      ])
    svg.add("rect", [("width", "100%"), ("height", "100%"), ("fill", "white")])
    let titles = figure.title.isEmpty ? [] : Surface.lines(of: figure.title)
    for (number, title) in titles.enumerated() {
      svg.add(
        "text",
        [
          ("x", SVGText.number(width / 2)), ("y", SVGText.number(24 + 20 * Double(number))),
          ("text-anchor", "middle"), ("font-size", "17"),
        ], content: title)
    }
    let top = Double(titles.count) * 20 + (titles.isEmpty ? 0 : 8)
    for (number, axes) in figure.axes.enumerated() {
      let place = axes.place
      let frame = SVGFrame(
        left: place.left * width, top: top + place.top * (height - top), width: place.width * width,
        height: place.height * (height - top))
      SVGAxes(axes, in: frame, number: number).draw(into: &svg)
    }
    svg.close("svg")
    return svg.text
  }
}

/// A part of a picture, in its units.
struct SVGFrame {
  var left: Double
  var top: Double
  var width: Double
  var height: Double

  var right: Double { left + width }
  var bottom: Double { top + height }
}
