internal import CEditLine

// What the keys do.
extension LineEditor {
  /// The blanks that Tab and Backspace count an indent by.
  static let tabWidth = 4

  /// Moves or changes, as long as that has an effect.
  func edit(_ change: (inout EditBuffer) -> Void) -> Reaction {
    var new = buffer
    change(&new)
    return apply(new)
  }

  /// Removes text and keeps it for Ctrl-Y.
  func kill(_ change: (inout EditBuffer) -> String) -> Reaction {
    var new = buffer
    let removed = change(&new)
    guard !removed.isEmpty else { return .beep }
    killed = removed
    return apply(new)
  }

  func yank() -> Reaction {
    killed.isEmpty ? .beep : edit { $0.insert(killed) }
  }

  func insertStart() -> Reaction {
    let text = state.insertion
    state.insertion = ""
    return edit { $0.insert(text) }
  }

  /// Puts the character that was typed in the place of the prefill, which Ctrl-Y brings back.
  func replaceStart() -> Reaction {
    guard let scalar = state.replacement else { return .nothing }
    state.replacement = nil
    killed = buffer.text
    state.runsOnEnter = false
    return apply(EditBuffer(String(Character(scalar))))
  }

  func deleteBackward() -> Reaction {
    var new = buffer
    return new.deleteBackward(tabWidth: Self.tabWidth) ? apply(new) : .beep
  }

  /// Ctrl-D: the end of the input on an empty line, of the block on a blank line of it.
  func deleteOrEnd() -> Reaction {
    var new = buffer
    // A line that was given and left as it is counts as empty: the person has typed nothing.
    if state.block.isEmpty, new.scalars.isEmpty || new.text == state.prefill {
      state.ending = .endOfInput
      return .endOfFile
    }
    if !state.block.isEmpty, new.isBlank {
      _ = apply(EditBuffer(""))
      return accept()
    }
    guard new.cursor < new.scalars.count else { return .beep }
    new.remove(new.cursor..<(new.cursor + 1))
    return apply(new)
  }

  // MARK: - Lines

  /// Enter: enters a single line; in a text of several lines splits the line with the cursor, or ends the
  /// text when it is the last one.
  func enter() -> Reaction {
    let entered = buffer
    guard state.isBlock, entered.isMultiline else { return accept() }
    guard entered.lineEnd == entered.scalars.count else { return splitLine() }
    let text = state.block.prefix + entered.text
    guard let whole = state.runsOnEnter ? runnable(text) : finished(text) else { return splitLine() }
    state.whole = whole
    return accept()
  }

  /// Starts a new line at the cursor, with the indent that the lines before it ask for.
  func splitLine() -> Reaction {
    guard state.isBlock else { return .beep }
    var new = buffer
    let before = state.block.prefix + new.textBeforeCursor
    var end = new.cursor
    while end < new.scalars.count, new.scalars[end] == " " { end += 1 }
    new.remove(new.cursor..<end)
    new.insert("\n" + state.block.language.indent(before + "\n"))
    return apply(new)
  }

  /// The text as it can run, with a blank line at its end when it needs one; nil when it needs more.
  private func runnable(_ text: String) -> String? {
    [text, text + "\n"].first { state.block.language.completeness($0) != .incomplete }
  }

  /// The text when the last line ends it by the rule for typed lines: a line of blanks is a blank line.
  private func finished(_ text: String) -> String? {
    var text = text
    let lastLine = text.unicodeScalars.lastIndex(of: "\n").map(text.unicodeScalars.index(after:))
    if let lastLine, text[lastLine...].allSatisfy({ $0 == " " || $0 == "\t" }) {
      text.removeSubrange(lastLine...)
    }
    return state.block.language.completeness(text) != .incomplete ? text : nil
  }

  /// Has libedit enter the line: it alone knows which row of the screen is the last.
  private func accept() -> Reaction {
    el_push(editor, Key.newline)
    return .refresh
  }

  // MARK: - History

  func moveUp() -> Reaction {
    var new = buffer
    let column = wantedColumn(in: new)
    if new.moveUp(to: column) { return move(to: new, wanting: column) }
    guard state.isBlock else { return .beep }
    if !state.block.isEmpty { return reopenBlock() }
    return recall(state.historyCursor.move(by: -1, leaving: new.text))
  }

  func moveDown() -> Reaction {
    var new = buffer
    let column = wantedColumn(in: new)
    if new.moveDown(to: column) { return move(to: new, wanting: column) }
    guard state.isBlock, state.block.isEmpty else { return .beep }
    return recall(state.historyCursor.move(by: 1, leaving: new.text))
  }

  /// The column that moving up and down keeps to: a short line on the way does not change it.
  private func wantedColumn(in buffer: EditBuffer) -> Int {
    if let last = state.vertical, last.reached == buffer { return last.column }
    return buffer.cursor - buffer.lineStart
  }

  private func move(to new: EditBuffer, wanting column: Int) -> Reaction {
    state.vertical = (new, column)
    return apply(new)
  }

  private func recall(_ text: String?) -> Reaction {
    guard let text else { return .beep }
    state.runsOnEnter = !state.historyCursor.isAtLiveLine
    return apply(EditBuffer(text))
  }

  /// Takes the lines entered so far back into the buffer, the cursor on the last of them.
  private func reopenBlock() -> Reaction {
    let columns = self.columns
    var rows = 0
    for (index, line) in state.block.lines.enumerated() {
      let prompt = index == 0 ? state.primary : state.continuation
      let buffer = EditBuffer(line)
      let width = prompt.width(fillingRowOf: buffer.isMultiline ? columns : nil)
      rows += ScreenLayout(promptWidth: width, buffer: buffer, columns: columns).lastRow + 1
    }
    eraseText(rowsAbove: rows)
    var new = EditBuffer(state.block.prefix)
    let cursor = new.cursor
    new.insert(buffer.text)
    new.cursor = cursor + buffer.cursor
    _ = new.moveUp()
    _ = state.block.reopen()
    state.runsOnEnter = false
    _ = apply(new)
    redraw()
    return .nothing
  }
}
