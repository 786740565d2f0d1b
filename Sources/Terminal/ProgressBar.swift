/// A bar that shows how much of something is done.
package struct ProgressBar: Equatable, Sendable {
  /// The cells of the bar, brackets included.
  package var width: Int
  /// Whether to draw with block elements; else with ASCII.
  package var unicode: Bool

  /// A bar of so many cells.
  package init(width: Int = 24, unicode: Bool) {
    self.width = width
    self.unicode = unicode
  }

  /// The bar at `done` of `total`; more than the total counts as all of it.
  package func text(done: Int, total: Int) -> String {
    let room = max(1, width - 2)
    let share = total > 0 ? min(1, max(0, Double(done) / Double(total))) : 0
    var filled = min(room, Int(share * Double(room)))
    // Something done shows, and a full bar means that all is done.
    if done > 0, total > 0 { filled = max(1, filled) }
    if done < total { filled = min(filled, max(0, room - 1)) }
    let (full, empty) = unicode ? ("█", "░") : ("#", ".")
    return "[" + String(repeating: full, count: filled) + String(repeating: empty, count: room - filled) + "]"
  }
}
