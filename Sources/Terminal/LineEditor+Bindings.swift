internal import CEditLine
internal import Glibc

/// Key sequences that no keyboard sends, pushed to run a command of libedit's or of ours.
enum Key {
  /// Inserts what the line starts with: text inserted before libedit reads would be lost.
  static let insertion = "\u{1B}[2570~"
  /// Puts what is typed in the place of a prefilled text.
  static let replacement = "\u{1B}[2572~"
  /// Enters the line.
  static let newline = "\u{1B}[2571~"
}

extension LineEditor {
  /// What libedit must do after a command of ours.
  enum Reaction {
    case nothing, moveCursor, refresh, beep, endOfFile

    fileprivate var code: UInt8 {
      switch self {
      case .nothing: UInt8(CC_NORM)
      case .moveCursor: UInt8(CC_CURSOR)
      case .refresh: UInt8(CC_REFRESH)
      case .beep: UInt8(CC_ERROR)
      case .endOfFile: UInt8(CC_EOF)
      }
    }
  }

  private struct Command {
    let name: String
    let keys: [String]
    let run: @convention(c) (OpaquePointer?, wint_t) -> UInt8
  }

  func installCallbacks() {
    editline_set_client_data(editor, Unmanaged.passUnretained(self).toOpaque())
    editline_set_string(editor, EL_EDITOR, wideString("emacs".unicodeScalars))
    // Our own handlers set flags; libedit's would send the signal on to the process group.
    editline_set_integer(editor, EL_SIGNAL, 0)
    // Or the carriage return and the newline of a pasted line end could not be told apart.
    editline_set_editing_mode(editor, "-icrnl")
    editline_set_editing_mode(editor, "-inlcr")
    editline_set_prompt(
      editor, { withEditor($0) { $0.promptForDrawing() } ?? nil },
      wchar_t(bitPattern: RenderedPrompt.escape.value))
    editline_set_reader(editor) { editor, scalar in
      guard let scalar else { return -1 }
      return withEditor(editor) { $0.readScalar(into: scalar) } ?? -1
    }
    for command in Self.preferredCommands + Self.requiredCommands {
      editline_add_command(editor, command.name, command.name, command.run)
    }
    bind(Self.preferredCommands)
    for (key, command) in Self.preferredKeys { editline_bind(editor, key, command) }
    // Between the two, what the person prefers.
    el_source(editor, nil)
    // `edit off` would leave raw mode without an echo.
    editline_set_integer(editor, EL_EDITMODE, 1)
    bind(Self.requiredCommands)
    editline_bind(editor, Key.newline, "ed-newline")
  }

  private func bind(_ commands: [Command]) {
    for command in commands {
      for key in command.keys { editline_bind(editor, key, command.name) }
    }
  }

  /// Commands of libedit's on keys that it does not know.
  private static var preferredKeys: [(String, String)] {
    [
      ("\u{1B}[1;5D", "ed-prev-word"), ("\u{1B}[5D", "ed-prev-word"), ("\u{1B}Od", "ed-prev-word"),
      ("\u{1B}[1;3D", "ed-prev-word"),
      ("\u{1B}[1;5C", "em-next-word"), ("\u{1B}[5C", "em-next-word"), ("\u{1B}Oc", "em-next-word"),
      ("\u{1B}[1;3C", "em-next-word"),
      ("\u{1B}[3~", "ed-delete-next-char"),
      ("^L", "ed-clear-screen"),
    ]
  }

  /// Commands whose keys `~/.editrc` may give another meaning.
  private static var preferredCommands: [Command] {
    [
      Command(
        name: "line-start", keys: ["^A", "\u{1B}[H", "\u{1B}OH", "\u{1B}[1~", "\u{1B}[7~"],
        run: { editor, _ in react(editor) { $0.edit { $0.moveToLineStart() } } }),
      Command(
        name: "line-end", keys: ["^E", "\u{1B}[F", "\u{1B}OF", "\u{1B}[4~", "\u{1B}[8~"],
        run: { editor, _ in react(editor) { $0.edit { $0.moveToLineEnd() } } }),
      Command(
        name: "kill-to-line-end", keys: ["^K"],
        run: { editor, _ in react(editor) { $0.kill { $0.killToLineEnd() } } }),
      Command(
        name: "kill-to-line-start", keys: ["^U"],
        run: { editor, _ in react(editor) { $0.kill { $0.killToLineStart() } } }),
      Command(
        name: "kill-word-backward", keys: ["^W", "\u{1B}\u{7F}", "\u{1B}^H"],
        run: { editor, _ in react(editor) { $0.kill { $0.killWordBackward() } } }),
      Command(
        name: "kill-word-forward", keys: ["\u{1B}d", "\u{1B}[3;5~"],
        run: { editor, _ in react(editor) { $0.kill { $0.killWordForward() } } }),
      Command(
        name: "yank-killed", keys: ["^Y"],
        run: { editor, _ in react(editor) { $0.yank() } }),
      Command(
        name: "search-history", keys: ["^R"],
        run: { editor, _ in react(editor) { $0.searchHistory() } }),
    ]
  }

  /// Commands that reading depends on.
  private static var requiredCommands: [Command] {
    [
      Command(
        name: "enter", keys: ["^M", "^J"], run: { editor, _ in react(editor) { $0.enter() } }),
      Command(
        name: "insert-line", keys: ["\u{1B}^M", "\u{1B}^J"],
        run: { editor, _ in react(editor) { $0.splitLine() } }),
      Command(name: "complete", keys: ["^I"], run: { editor, _ in react(editor) { $0.complete() } }),
      Command(
        name: "delete-or-end", keys: ["^D"], run: { editor, _ in react(editor) { $0.deleteOrEnd() } }),
      Command(
        name: "delete-backward", keys: ["^?", "^H"],
        run: { editor, _ in react(editor) { $0.deleteBackward() } }),
      Command(
        name: "up", keys: ["\u{1B}[A", "\u{1B}OA", "^P"],
        run: { editor, _ in react(editor) { $0.moveUp() } }),
      Command(
        name: "down", keys: ["\u{1B}[B", "\u{1B}OB", "^N"],
        run: { editor, _ in react(editor) { $0.moveDown() } }),
      Command(
        name: "paste", keys: ["\u{1B}[200~"], run: { editor, _ in react(editor) { $0.paste() } }),
      Command(
        name: "insert-start", keys: [Key.insertion],
        run: { editor, _ in react(editor) { $0.insertStart() } }),
      Command(
        name: "replace-start", keys: [Key.replacement],
        run: { editor, _ in react(editor) { $0.replaceStart() } }),
    ]
  }
}

/// Finds the editor behind a callback of libedit's.
private func withEditor<Result>(_ editor: OpaquePointer?, _ body: (LineEditor) -> Result) -> Result? {
  guard let data = editline_client_data(editor) else { return nil }
  return body(Unmanaged<LineEditor>.fromOpaque(data).takeUnretainedValue())
}

private func react(_ editor: OpaquePointer?, _ body: (LineEditor) -> LineEditor.Reaction) -> UInt8 {
  (withEditor(editor, body) ?? .nothing).code
}
