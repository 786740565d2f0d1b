internal import CEditLine
internal import CSignals

extension LineEditor {
  /// Waits for the next character and answers as libedit's read function must: 1 with a character, 0 at the
  /// end of the input, -1 when reading is over.
  func readScalar(into scalar: UnsafeMutablePointer<wchar_t>) -> Int32 {
    while true {
      handleSignals()
      if state.ending != nil { return -1 }
      switch queue.nextScalar() {
      case .scalar(let next):
        let typed = replacesPrefill(next) ? takeReplacement(next) : next
        scalar.pointee = wchar_t(bitPattern: typed.value)
        return 1
      case .end:
        state.ending = .endOfInput
        return 0
      case .woken:
        continue
      }
    }
  }

  /// Whether a character is the first that is typed at a prefilled line, and begins a text of its own: one that could
  /// go on behind the prefill, such as a dot or an operator, is taken to do so.
  private func replacesPrefill(_ scalar: Unicode.Scalar) -> Bool {
    guard state.awaitsFirstKey, state.insertion.isEmpty else { return false }
    state.awaitsFirstKey = false
    if scalar.value < 0x20 || scalar.value == 0x7F { return false }
    return !" .,)]}+-*/@=<>&|^:;!".unicodeScalars.contains(scalar)
  }

  /// Has libedit run the command that puts a character in the prefill's place; answers the first of its keys.
  private func takeReplacement(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    state.replacement = scalar
    el_push(editor, String(Key.replacement.dropFirst()))
    return "\u{1B}"
  }

  private func handleSignals() {
    if Signals.consumeInterrupt() {
      queue.discard()
      state.ending = .interrupted
    }
    let ending = signals_ending_signal()
    if ending != 0 {
      giveBackTerminal()
      Signals.endProcess(by: ending)
    }
    let events = signals_take_events()
    if events & UInt32(SIGNALS_SUSPEND) != 0 {
      giveBackTerminal()
      signals_suspend()
      takeTerminal()
    } else if events & UInt32(SIGNALS_CONTINUED) != 0 {
      // Stopped by SIGSTOP, which asks nobody; the shell has set the terminal its own way meanwhile.
      editline_set_integer(editor, EL_PREP_TERM, 0)
      takeTerminal()
    } else if events & UInt32(SIGNALS_WINDOW_CHANGED) != 0 {
      // Terminals that rewrap have done so already, for the new width.
      eraseText()
      el_resize(editor)
      _ = apply(buffer)
      redraw()
    }
  }

  private func giveBackTerminal() {
    leaveText()
    setBracketedPaste(false)
    editline_set_integer(editor, EL_PREP_TERM, 0)
  }

  private func takeTerminal() {
    editline_set_integer(editor, EL_PREP_TERM, 1)
    setBracketedPaste(true)
    emit("\r")
    el_resize(editor)
    redraw()
  }
}
