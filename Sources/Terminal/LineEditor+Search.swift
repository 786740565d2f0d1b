internal import CEditLine

extension LineEditor {
  /// Ctrl-R: searches the history backwards while a pattern is typed.
  ///
  /// libedit's own search takes the escape of an arrow key for the end of the search and types the rest of
  /// the key into the line; it also holds a line of 1,024 characters at most.
  func searchHistory() -> Reaction {
    guard state.isBlock else { return .beep }
    let original = buffer
    let newest = history.entries.count - 1
    var pattern = ""
    var found: (position: Int, text: String)?
    var hasFailed = false

    func search(from start: Int) {
      guard !pattern.isEmpty else { return }
      let match = state.historyCursor.lastMatch(of: pattern, from: start)
      hasFailed = match == nil
      if let match { found = match }
    }

    func show() {
      let title = hasFailed ? "(no match) `\(pattern)': " : "(search) `\(pattern)': "
      let shown = found.map { EditBuffer($0.text, matching: pattern) } ?? original
      redrawing {
        state.searchPrompt = RenderedPrompt(title, role: .continuationPrompt, style: style)
        _ = apply(shown)
      }
    }

    func finish(keeping isKept: Bool) -> Reaction {
      let kept = isKept ? found.map { EditBuffer($0.text, matching: pattern) } : nil
      redrawing {
        state.searchPrompt = nil
        _ = apply(kept ?? original)
      }
      if isKept, let found {
        state.historyCursor.jump(to: found.position, leaving: original.text)
        state.runsOnEnter = true
      }
      return .nothing
    }

    while true {
      show()
      var wide: wchar_t = 0
      guard el_wgetc(editor, &wide) == 1, let key = Unicode.Scalar(UInt32(bitPattern: wide))
      else { return finish(keeping: false) }
      switch key.value {
      case 0x12:  // Ctrl-R
        search(from: found.map { $0.position - 1 } ?? newest)
      case 0x07:  // Ctrl-G
        return finish(keeping: false)
      case 0x08, 0x7F:
        if !pattern.isEmpty { pattern.unicodeScalars.removeLast() }
        found = nil
        hasFailed = false
        search(from: newest)
      case 0x1B:
        // The key for Escape comes alone, an arrow key with more.
        if queue.hasInput(within: 30) { el_push(editor, "\u{1B}") }
        return finish(keeping: true)
      case 0..<0x20:
        // Any other key ends the search and does what it always does.
        el_push(editor, String(Character(key)))
        return finish(keeping: true)
      default:
        pattern.unicodeScalars.append(key)
        search(from: found?.position ?? newest)
      }
    }
  }
}

extension EditBuffer {
  /// A text with the cursor where a pattern first stands in it.
  fileprivate init(_ text: String, matching pattern: String) {
    self.init(text)
    if let offset = text.offset(of: pattern) { cursor = scalarOffset(utf8: offset) }
  }
}
