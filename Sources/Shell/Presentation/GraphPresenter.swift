import Terminal
import TorchAPI

/// Draws recorded computations in characters.
struct GraphPresenter {
  let width: Int
  let unicode: Bool
  let style: Style

  /// The lines of a picture, with a word on its signs below.
  func lines(of picture: GraphDescription) -> [String] {
    let drawing = LaneDrawing(picture.items.map(item), width: width, unicode: unicode)
    var lines = drawing.lines
    if picture.omittedCount > 0 { lines.append("(and \(picture.omittedCount) more)") }
    return lines + legend(for: picture).map { style.apply(.dim, to: $0) }
  }

  private func item(_ item: GraphDescription.Item) -> LaneDrawing.Item {
    let (sign, plainSign): (Character, Character) =
      switch item.kind {
      case .operation: ("●", "o")
      case .leaf: ("■", "#")
      case .constant: ("□", "x")
      }
    return LaneDrawing.Item(
      sign: sign, plainSign: plainSign, title: item.title, details: item.details,
      targets: item.targets)
  }

  private func legend(for picture: GraphDescription) -> [String] {
    guard picture.items.contains(where: { $0.kind == .operation }) else { return [] }
    let signs = unicode ? ("●", "■") : ("o", "#")
    return TextLayout.wrap(
      "(\(signs.0) operation, \(signs.1) leaf. Gradients flow down the lines; where lines meet they are added.)",
      width: width)
  }
}
