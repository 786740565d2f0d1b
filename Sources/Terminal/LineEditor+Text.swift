internal import CEditLine

// The text in libedit, and around it what the screen has no room for.
extension LineEditor {
  /// The text being edited.
  var buffer: EditBuffer { state.window.whole(around: shownBuffer) }

  /// The part of it that libedit holds and draws.
  var shownBuffer: EditBuffer {
    guard let line = el_wline(editor)?.pointee, let start = line.buffer, let end = line.lastchar,
      let cursor = line.cursor
    else { return EditBuffer("") }
    return EditBuffer(
      scalars: scalars(UnsafeBufferPointer(start: start, count: end - start)), cursor: cursor - start)
  }

  /// Puts another text in the place of the one being edited, and answers what libedit must draw.
  func apply(_ new: EditBuffer) -> Reaction {
    let old = shownBuffer
    let oldWindow = state.window
    // A row for the prompt, and one to spare for a line that grows.
    let new = state.window.cut(new, rows: max(1, screenSize.rows - 2), columns: columns)
    if old.scalars == new.scalars, oldWindow == state.window {
      el_cursor(editor, Int32(clamping: new.cursor - old.cursor))
      return .moveCursor
    }
    el_cursor(editor, Int32(clamping: old.scalars.count - old.cursor))
    el_deletestr(editor, Int32(clamping: old.scalars.count))
    let wide = wideString(new.scalars)
    el_winsertstr(editor, wide)
    el_cursor(editor, Int32(clamping: new.cursor - (wide.count - 1)))
    return .refresh
  }
}
