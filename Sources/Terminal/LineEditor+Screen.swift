internal import CEditLine
internal import Glibc

extension LineEditor {
  /// The width that libedit draws for.
  var columns: Int { screenSize.columns }

  var screenSize: TerminalSize { TerminalSize.reported(by: STDOUT_FILENO) ?? .standard }

  /// Where prompt and text stand on the screen.
  var layout: ScreenLayout {
    ScreenLayout(
      promptWidth: prompt.width(fillingRowOf: filledColumns), buffer: shownBuffer, columns: columns)
  }

  /// Moves the cursor to a fresh line below the text.
  func leaveText() {
    let layout = self.layout
    emit(Control.down(layout.lastRow - layout.cursorRow) + "\r\n")
  }

  /// Wipes the text, and so many rows above it, off the screen; the cursor stands where they began.
  func eraseText(rowsAbove: Int = 0) {
    emit(Control.up(layout.cursorRow + rowsAbove) + "\r" + Control.eraseBelow)
  }

  /// Draws prompt and text from the cursor on.
  func redraw() {
    editline_refresh(editor)
  }

  /// Changes prompt or text, and draws them in the place of the old ones.
  func redrawing(_ change: () -> Void) {
    eraseText()
    change()
    redraw()
  }

  /// Writes to the terminal at once, after all that libedit has drawn.
  func emit(_ text: String) {
    editline_flush()
    output.write(text)
    output.flush()
    output.startLine()
  }

  /// Makes the unfinished line, such as of `print(x, end="")`, a part of the prompt: libedit draws from the
  /// first column and would write over it. What is no part of a short line gets a line of its own.
  func takeUnfinishedLine() -> String {
    let line = output.unfinishedLine
    output.flush()
    output.startLine()
    let afterReturn = line.unicodeScalars.split(separator: "\r").last.map(String.init) ?? ""
    let text = TextLayout.plainText(of: afterReturn)
    guard !text.isEmpty else { return "" }
    if text.contains("\t") || TextLayout.width(of: text) > columns / 2 {
      emit("\r\n")
      return ""
    }
    emit("\r")
    return text
  }

  func setBracketedPaste(_ isOn: Bool) {
    emit(isOn ? Control.bracketedPasteOn : Control.bracketedPasteOff)
  }
}

/// Control sequences that libedit has no word for.
enum Control {
  /// Erases from the start of the row with the cursor to the end of the screen.
  ///
  /// In two steps, for tmux takes erasing from the top left corner for clearing the screen, and keeps what
  /// stood there in its history: a stale copy of the line that comes back when the window grows.
  static let eraseBelow = "\u{1B}7\u{1B}[2K\u{1B}[B\u{1B}[J\u{1B}8"
  static let bracketedPasteOn = "\u{1B}[?2004h"
  static let bracketedPasteOff = "\u{1B}[?2004l"

  static func up(_ rows: Int) -> String { rows > 0 ? "\u{1B}[\(rows)A" : "" }
  static func down(_ rows: Int) -> String { rows > 0 ? "\u{1B}[\(rows)B" : "" }
}
