import Foundation
import FoundationXML
import Plotting
import Testing

@Suite("SVG pictures")
struct SVGTests {
  /// Counts the elements of a document, and knows whether it is well formed.
  private final class Reader: NSObject, XMLParserDelegate {
    var counts: [String: Int] = [:]
    var texts: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      counts[name, default: 0] += 1
      if name == "text" { texts.append("") }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if !texts.isEmpty { texts[texts.count - 1] += string }
    }

    static func read(_ text: String) -> Reader? {
      let reader = Reader()
      let parser = XMLParser(data: Data(text.utf8))
      parser.delegate = reader
      return parser.parse() ? reader : nil
    }
  }

  @Test("all that is drawn is in the picture, and the picture is well formed")
  func content() throws {
    let look = Look(colour: Colour.cycle[0], marker: .circle)
    var axes = Axes()
    axes.title = "a < b & \"c\" \u{1B}"
    axes.x.label = "step"
    axes.y.label = "loss"
    axes.y.hasGrid = true
    axes.elements = [
      .line([Point(0, 0), Point(1, .nan), Point(2, 1), Point(3, 2)], look),
      .points([Point(1, 1)], colours: [Colour.cycle[1]], look),
      .boxes([.init(x0: 0, y0: 0, x1: 1, y1: 2)], isLying: false, look),
      .area(x: [0, 1], lower: [0, 0], upper: [1, 2], look),
      .segments([.init(start: Point(0, 0), end: Point(1, 1))], look),
      .span(.init(isHorizontal: true, from: 1, to: 1), look),
      .span(.init(isHorizontal: false, from: 1, to: 2), look),
      .image(.init(rows: 1, columns: 2, colours: [.black, nil], left: 0, right: 1, top: 0, bottom: 1)),
      .text(.init(text: "two\nlines", position: Point(1, 1), target: Point(2, 2))),
    ]
    axes.legend = Legend(entries: [.init(label: "train", kind: .line, look: look)])
    axes.colourBar = ColourMap(named: "viridis").map { ColourBar(map: $0, lower: 0, upper: 1) }
    let text = SVGPicture.text(of: Figure(title: "whole", axes: [axes]))
    #expect(text.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"480\""))
    #expect(text.contains("stroke=\"#1f77b4\""))
    let reader = try #require(Reader.read(text))
    let texts = reader.texts.map { $0.trimmingCharacters(in: .newlines) }
    for expected in ["a < b & \"c\" ", "step", "loss", "whole", "two", "lines", "train", "0.0", "2.00"] {
      #expect(texts.contains(expected), "\(expected) in \(texts)")
    }
    #expect(reader.counts["circle"] == 5)
  }

  @Test("numbers that have no place leave none behind")
  func extremes() throws {
    let points = [0, 1e308, -1e308, .nan, .infinity].enumerated().map { Point(Double($0), $1) }
    var axes = Axes()
    axes.elements = [.line(points, Look(colour: .black))]
    let text = SVGPicture.text(of: Figure(axes: [axes]))
    #expect(Reader.read(text) != nil)
    #expect(!text.contains("nan") && !text.contains("inf"))
  }

  @Test("every marker is drawn", arguments: Marker.allCases)
  func markers(marker: Marker) {
    var axes = Axes()
    axes.elements = [.points([Point(0, 0)], colours: [], Look(colour: .black, marker: marker))]
    #expect(Reader.read(SVGPicture.text(of: Figure(axes: [axes]))) != nil)
  }
}
