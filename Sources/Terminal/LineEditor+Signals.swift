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
        scalar.pointee = wchar_t(bitPattern: next.value)
        return 1
      case .end:
        state.ending = .endOfInput
        return 0
      case .woken:
        continue
      }
    }
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
