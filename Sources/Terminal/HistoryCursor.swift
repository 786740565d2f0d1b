/// A walk through the history that keeps what was typed, and changed, at every place it has left.
struct HistoryCursor {
  private let entries: [String]
  /// Texts that differ from their entry, by place; the place after the last entry is the live line.
  private var drafts: [Int: String] = [:]
  private(set) var position: Int

  init(_ entries: [String]) {
    self.entries = entries
    position = entries.count
  }

  /// Whether the walk stands at the line being typed.
  var isAtLiveLine: Bool { position == entries.count }

  /// Leaves `current` at this place and answers the text `offset` places on, or nil at either end.
  mutating func move(by offset: Int, leaving current: String) -> String? {
    let target = position + offset
    guard target >= 0, target <= entries.count else { return nil }
    drafts[position] = current
    position = target
    return text(at: target)
  }

  /// The newest match of `pattern` at or before `start`, and where it stands.
  func lastMatch(of pattern: String, from start: Int) -> (position: Int, text: String)? {
    var index = min(start, entries.count - 1)
    while index >= 0 {
      if text(at: index).containsScalars(of: pattern) { return (index, text(at: index)) }
      index -= 1
    }
    return nil
  }

  /// Leaves `current` at this place and goes to another.
  mutating func jump(to target: Int, leaving current: String) {
    drafts[position] = current
    position = min(max(0, target), entries.count)
  }

  private func text(at index: Int) -> String {
    drafts[index] ?? (index < entries.count ? entries[index] : "")
  }
}

extension String {
  /// Where `pattern` first stands in the text, in bytes from its start, compared byte by byte.
  func offset(of pattern: String) -> Int? {
    let wanted = Array(pattern.utf8)
    let all = Array(utf8)
    guard !wanted.isEmpty else { return 0 }
    guard wanted.count <= all.count else { return nil }
    return (0...(all.count - wanted.count)).first { start in
      all[start] == wanted[0] && all[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }

  fileprivate func containsScalars(of pattern: String) -> Bool {
    offset(of: pattern) != nil
  }
}
