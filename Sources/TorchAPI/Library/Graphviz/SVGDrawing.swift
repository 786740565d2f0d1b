/// A directed graph as an SVG picture: boxes in layers, with arrows from each layer down to later ones.
struct SVGDrawing {
  private struct Box {
    let lines: [String]
    let fill: String
    var layer = 0
    var x = 0
    var y = 0

    var width: Int { max(40, (lines.map(\.count).max() ?? 0) * SVGDrawing.characterWidth + 16) }
    var height: Int { lines.count * SVGDrawing.lineHeight + 8 }
  }

  private struct Arrow {
    let tail: Int
    let head: Int
    let kind: String
  }

  private static let characterWidth = 7
  private static let lineHeight = 14
  private static let gap = 24

  private var boxes: [Box] = []
  private var arrows: [Arrow] = []
  private var places: [String: Int] = [:]

  mutating func addNode(_ name: String, label: String, fill: String) {
    guard places[name] == nil else { return }
    places[name] = boxes.count
    let lines = label.split(separator: "\n", omittingEmptySubsequences: true).map { line in
      String(line.drop { $0 == " " })
    }
    boxes.append(Box(lines: lines.isEmpty ? [""] : lines, fill: fill))
  }

  /// - Parameter kind: `line` for one without a head, `dotted`, or empty.
  mutating func addEdge(from tail: String, to head: String, kind: String) {
    guard let tail = places[tail], let head = places[head], tail != head else { return }
    arrows.append(Arrow(tail: tail, head: head, kind: kind))
  }

  /// The picture.
  var text: String {
    var drawing = self
    let size = drawing.layOut()
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(size.width)" height="\(size.height)" \
      viewBox="0 0 \(size.width) \(size.height)" font-family="monospace" font-size="11">
      <defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">\
      <path d="M0 0L8 4L0 8z"/></marker></defs>
      <rect width="100%" height="100%" fill="white"/>

      """
    for arrow in drawing.arrows { text += drawing.line(of: arrow) }
    for box in drawing.boxes { text += drawing.shape(of: box) }
    return text + "</svg>\n"
  }

  // MARK: Layout

  /// Gives every box its place, and says how large the picture is.
  private mutating func layOut() -> (width: Int, height: Int) {
    assignLayers()
    var layers: [[Int]] = []
    for index in boxes.indices {
      while layers.count <= boxes[index].layer { layers.append([]) }
      layers[boxes[index].layer].append(index)
    }
    var incoming: [[Int]] = Array(repeating: [], count: boxes.count)
    for arrow in arrows { incoming[arrow.head].append(arrow.tail) }
    var top = Self.gap
    var widest = 0
    for layer in layers {
      // A box stands below the middle of those that lead to it, as far as its neighbours allow.
      let wanted = layer.map { index -> (index: Int, middle: Int) in
        let middles = incoming[index].map { boxes[$0].x + boxes[$0].width / 2 }
        return (index, middles.isEmpty ? 0 : middles.reduce(0, +) / middles.count)
      }.sorted { ($0.middle, $0.index) < ($1.middle, $1.index) }
      var left = Self.gap
      for (index, middle) in wanted {
        boxes[index].x = max(left, middle - boxes[index].width / 2)
        boxes[index].y = top
        left = boxes[index].x + boxes[index].width + Self.gap
      }
      widest = max(widest, left)
      top += (layer.map { boxes[$0].height }.max() ?? 0) + Self.gap
    }
    return (max(widest, 2 * Self.gap), max(top, 2 * Self.gap))
  }

  /// Puts every box below all that lead to it.
  private mutating func assignLayers() {
    var outgoing: [[Int]] = Array(repeating: [], count: boxes.count)
    var waiting = Array(repeating: 0, count: boxes.count)
    var isPlaced = Array(repeating: false, count: boxes.count)
    // Lines without a head may lead back up, as from an operation to a leaf that it saved.
    for arrow in arrows where arrow.kind != "line" {
      outgoing[arrow.tail].append(arrow.head)
      waiting[arrow.head] += 1
      isPlaced[arrow.tail] = true
      isPlaced[arrow.head] = true
    }
    var ready = boxes.indices.filter { waiting[$0] == 0 }
    while let index = ready.popLast() {
      for next in outgoing[index] {
        boxes[next].layer = max(boxes[next].layer, boxes[index].layer + 1)
        waiting[next] -= 1
        if waiting[next] == 0 { ready.append(next) }
      }
    }
    for arrow in arrows where arrow.kind == "line" && !isPlaced[arrow.head] {
      boxes[arrow.head].layer = boxes[arrow.tail].layer + 1
    }
  }

  // MARK: Shapes

  private func line(of arrow: Arrow) -> String {
    let (tail, head) = (boxes[arrow.tail], boxes[arrow.head])
    let (x1, y1) = (tail.x + tail.width / 2, tail.y + tail.height)
    let (x2, y2) = (head.x + head.width / 2, head.y)
    let middle = (y1 + y2) / 2
    let marker = arrow.kind == "line" ? "" : " marker-end=\"url(#head)\""
    let dashes = arrow.kind == "dotted" ? " stroke-dasharray=\"2 3\"" : ""
    return
      "<path d=\"M\(x1) \(y1)C\(x1) \(middle) \(x2) \(middle) \(x2) \(y2)\" fill=\"none\" stroke=\"black\""
      + "\(dashes)\(marker)/>\n"
  }

  private func shape(of box: Box) -> String {
    let fill = Self.colours[box.fill] ?? "lightgrey"
    var text =
      "<rect x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(box.width)\" height=\"\(box.height)\" fill=\"\(fill)\" "
      + "stroke=\"black\"/>\n"
    for (number, line) in box.lines.enumerated() {
      let y = box.y + 15 + number * Self.lineHeight
      text +=
        "<text x=\"\(box.x + box.width / 2)\" y=\"\(y)\" text-anchor=\"middle\">\(Self.escaped(line))</text>\n"
    }
    return text
  }

  /// The colours of `torchviz`, of which SVG does not know all by name.
  private static let colours = [
    "lightblue": "lightblue", "orange": "orange", "darkolivegreen1": "#caff70", "darkolivegreen3": "#a2cd5a",
  ]

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
