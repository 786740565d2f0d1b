import PythonRuntime

/// What `graphviz` leaves to Swift: laying out a picture, and writing it.
enum GraphvizModule {
  static func fill(_ builder: ModuleBuilder, in torch: Torch) {
    builder.function("svg", "nodes, edges", "A picture of a graph as SVG.") {
      (interpreter, arguments) throws(PythonError) in
      var drawing = SVGDrawing()
      for node in try interpreter.elements(of: arguments[0]) {
        let parts = try texts(node, in: interpreter)
        if parts.count == 3 { drawing.addNode(parts[0], label: parts[1], fill: parts[2]) }
      }
      for edge in try interpreter.elements(of: arguments[1]) {
        let parts = try texts(edge, in: interpreter)
        if parts.count == 3 { drawing.addEdge(from: parts[0], to: parts[1], kind: parts[2]) }
      }
      return interpreter.string(drawing.text)
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

  private static func texts(_ value: Value, in interpreter: Interpreter) throws(PythonError) -> [String] {
    var texts: [String] = []
    for part in try interpreter.elements(of: value) { texts.append(try interpreter.string(of: part)) }
    return texts
  }
}
