/// The difference between two texts, line by line.
package enum LineDiff {
  /// The lines of both texts: `-` stands before an expected line that is missing, `+` before one that is not
  /// expected, a blank before the others.
  package static func text(expected: String, actual: String) -> String {
    let old = expected.textLines()
    let new = actual.textLines()
    // Texts of a lesson are short; beyond this the whole is shown as replaced.
    guard old.count * new.count <= 1_000_000 else {
      return (old.map { "-\($0)" } + new.map { "+\($0)" }).joined(separator: "\n")
    }
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [String] = []
    var oldIndex = 0
    var newIndex = 0
    while oldIndex < old.count || newIndex < new.count {
      if oldIndex < old.count, removed.contains(oldIndex) {
        lines.append("-" + old[oldIndex])
        oldIndex += 1
      } else if newIndex < new.count, inserted.contains(newIndex) {
        lines.append("+" + new[newIndex])
        newIndex += 1
      } else {
        if newIndex < new.count { lines.append(" " + new[newIndex]) }
        oldIndex += 1
        newIndex += 1
      }
    }
    return lines.joined(separator: "\n")
  }
}
