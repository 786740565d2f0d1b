import ComplexModule
import RealModule

/// Arrays as PyTorch prints them.
public enum ArrayPrinter {
  /// The whole representation: `prefix`, the elements, what is not the default, then `suffixes`, and `)`.
  ///
  /// - Parameters:
  ///   - prefix: What comes first, such as `tensor(`; following lines are indented by its length.
  ///   - suffixes: What comes last, such as `requires_grad=True`; each is wrapped on its own.
  ///   - defaultType: The floating point type that goes without saying.
  public static func representation(
    prefix: String = "tensor(", of array: NDArray, options: PrintOptions = .standard, suffixes: [String] = [],
    defaultType: ScalarType = .float32
  ) -> String {
    let indent = prefix.utf8.count
    var all: [String] = []
    let type = array.scalarType
    let contents: String
    if array.elementCount == 0 {
      if array.shape.count != 1 { all.append("size=\(array.shape.tupleDescription)") }
      if type != defaultType { all.append("dtype=torch.\(type.name)") }
      contents = "[]"
    } else {
      if options.edgeItems == 0 { all.append("size=\(array.shape.tupleDescription)") }
      let defaultComplex: ScalarType = defaultType == .float64 ? .complex128 : .complex64
      if type != defaultType && type != defaultComplex && type != .int64 && type != .bool {
        all.append("dtype=torch.\(type.name)")
      }
      contents = self.contents(of: array, indent: indent, options: options)
    }
    all += suffixes
    return joined(prefix + contents, all, indent: indent, lineWidth: options.lineWidth)
  }

  /// The letter of the format in which an element of a text could not be printed; none where all could.
  public static func unprintableFormat(in text: String) -> Character? {
    text.split(separator: ElementFormatter.unprintable, maxSplits: 1, omittingEmptySubsequences: false)
      .dropFirst().first?.first
  }

  /// The elements between their brackets; lines after the first are indented by `indent`.
  public static func contents(of array: NDArray, indent: Int, options: PrintOptions) -> String {
    if array.elementCount == 0 { return "[]" }
    let summarizes = Double(array.elementCount) > options.threshold
    let shown = shownElements(array, summarizes: summarizes, options: options)
    let isFloatingPoint = array.scalarType.isFloatingPoint || array.scalarType.isComplex
    let layout: NestedLayout
    if array.scalarType.isComplex {
      layout = NestedLayout(
        array: array, options: options, summarizes: summarizes,
        formatter: ElementFormatter(
          elements: shown.map { .double($0.complexValue.rawStorage.x) }, isFloatingPoint: true,
          options: options),
        imaginaryFormatter: ElementFormatter(
          elements: shown.map { .double($0.complexValue.rawStorage.y) }, isFloatingPoint: true,
          options: options))
    } else {
      layout = NestedLayout(
        array: array, options: options, summarizes: summarizes,
        formatter: ElementFormatter(elements: shown, isFloatingPoint: isFloatingPoint, options: options),
        imaginaryFormatter: nil)
    }
    return layout.text(dim: 0, position: 0, indent: indent)
  }

  /// The elements that decide the format: all, or those that a summary shows.
  private static func shownElements(_ array: NDArray, summarizes: Bool, options: PrintOptions) -> [Scalar] {
    if !summarizes { return array.scalarsUntilStopped() }
    let edge = options.boundedEdgeItems
    if edge == 0 {
      // A summary without edge items shows nothing, but one dimension is measured whole.
      return array.shape.count == 1 ? array.scalarsUntilStopped() : []
    }
    var positions = [0]
    for dim in 0..<array.shape.count {
      let size = array.shape[dim]
      let indices = size > 2 * edge ? Array(0..<edge) + Array((size - edge)..<size) : Array(0..<size)
      positions = positions.flatMap { base in indices.map { base &+ $0 &* array.strides[dim] } }
    }
    return positions.map { array.scalar(at: $0) }
  }

  private static func joined(_ text: String, _ suffixes: [String], indent: Int, lineWidth: Int) -> String {
    var result = text
    // As PyTorch counts it: from the last line break on, or the whole text, and one or two more.
    var length = 1
    if let lineBreak = text.utf8.lastIndex(of: UInt8(ascii: "\n")) {
      length += text.utf8.distance(from: lineBreak, to: text.utf8.endIndex)
    } else {
      length += text.utf8.count + 1
    }
    for suffix in suffixes {
      let count = suffix.utf8.count
      if length + count + 2 > lineWidth {
        result += ",\n" + String(repeating: " ", count: indent) + suffix
        length = indent + count
      } else {
        result += ", " + suffix
        length += count + 2
      }
    }
    return result + ")"
  }
}

/// Brackets, commas and line breaks around the elements of one array.
private struct NestedLayout {
  let array: NDArray
  let options: PrintOptions
  let summarizes: Bool
  let formatter: ElementFormatter
  /// For complex arrays, whose real parts ``formatter`` writes.
  let imaginaryFormatter: ElementFormatter?

  func text(dim: Int, position: Int, indent: Int) -> String {
    if array.shape.count == 0 { return element(at: position) }
    if dim == array.shape.count - 1 { return row(position: position, indent: indent) }
    let size = array.shape[dim]
    let step = array.strides[dim]
    func part(_ index: Int) -> String {
      text(dim: dim + 1, position: position &+ index &* step, indent: indent + 1)
    }
    let edge = options.boundedEdgeItems
    var parts: [String]
    if summarizes && size > 2 * edge {
      parts = (0..<edge).map(part)
      parts.append("...")
      parts += ((size - edge)..<size).map(part)
    } else {
      parts = (0..<size).map(part)
    }
    let separator =
      "," + String(repeating: "\n", count: array.shape.count - dim - 1)
      + String(repeating: " ", count: indent + 1)
    return "[" + parts.joined(separator: separator) + "]"
  }

  private func row(position: Int, indent: Int) -> String {
    let size = array.shape[array.shape.count - 1]
    let step = array.strides[array.shape.count - 1]
    let edge = options.boundedEdgeItems
    func part(_ index: Int) -> String { element(at: position &+ index &* step) }
    var parts: [String]
    if summarizes && edge == 0 {
      parts = ["..."]
    } else if summarizes && size > 2 * edge {
      parts = (0..<edge).map(part)
      parts.append(" ...")
      parts += ((size - edge)..<size).map(part)
    } else {
      parts = (0..<size).map(part)
    }
    var elementLength = formatter.width + 2
    if let imaginaryFormatter { elementLength += imaginaryFormatter.width + 1 }
    let perLine = Swift.max(1, (options.lineWidth - indent) / elementLength)
    var text = "["
    for (index, part) in parts.enumerated() {
      if index > 0 {
        text += index % perLine == 0 ? ",\n" + String(repeating: " ", count: indent + 1) : ", "
      }
      text += part
    }
    return text + "]"
  }

  private func element(at position: Int) -> String {
    let value = array.scalar(at: position)
    guard let imaginaryFormatter else { return formatter.format(value) }
    let parts = value.complexValue.rawStorage
    var imaginary = imaginaryFormatter.format(.double(parts.y)) + "j"
    imaginary.removeFirst(imaginary.utf8.prefix { $0 == UInt8(ascii: " ") }.count)
    let isSigned = imaginary.hasPrefix("-") || imaginary.hasPrefix("+")
    return formatter.format(.double(parts.x)) + (isSigned ? "" : "+") + imaginary
  }
}

extension Dims {
  /// As Python writes a tuple, such as `(2, 3)` or `(4,)`.
  public var tupleDescription: String {
    count == 1 ? "(\(self[0]),)" : "(" + map { String($0) }.joined(separator: ", ") + ")"
  }
}
