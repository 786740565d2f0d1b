import PythonSyntax
import Terminal

/// What the line editor must know of Python.
struct PromptLanguage {
  /// The session that is typed into; another one after a lesson starts anew.
  let session: () -> InterpreterSession?

  func completeness(of text: String) -> Terminal.Completeness {
    // The editor leaves out the last line's end; a text that ends in one ends in a blank line.
    switch PythonSyntax.Completeness.of(text + "\n") {
    case .complete: .complete
    case .needsMore: .incomplete
    case .invalid: pastedCompleteness(of: text)
    }
  }

  /// Several statements at once are no single input of a prompt, but a paste that can be taken apart.
  private func pastedCompleteness(of text: String) -> Terminal.Completeness {
    guard text.contains("\n") else { return .invalid }
    let pasted = PastedText(text)
    if pasted.error != nil { return .invalid }
    return pasted.remainder == nil ? .complete : .incomplete
  }

  func indent(after text: String) -> String {
    SuggestedIndentation.after(text)
  }

  func completions(in text: String, at offset: Int, words: [String]) -> CompletionResult {
    guard let session = session() else { return .none }
    return Completer(session.interpreter).completions(in: text, at: offset, words: words)
  }
}

/// One input of the prompt, taken apart into what runs one after another.
enum PromptInput {
  /// The statements of a text that was typed or pasted; one that cannot be taken apart is left whole, to show its
  /// error.
  static func pieces(of text: String) -> [String] {
    guard text.contains("\n") else { return [text] }
    if case .complete = PythonSyntax.Completeness.of(text + "\n\n") { return [text] }
    let pasted = PastedText(text)
    guard pasted.error == nil, pasted.remainder == nil else { return [text] }
    return pasted.pieces.map(\.source)
  }
}
