/// How parts of the output look; every role reads as well without it, for nothing is told by colour alone.
package struct Style: Equatable, Sendable {
  /// What a piece of text is.
  package enum Role: CaseIterable, Sendable {
    case prompt, continuationPrompt
    case error, warning, success
    case heading, emphasis, code, dim
  }

  /// Whether text is decorated at all.
  package let isColoured: Bool

  /// Text as it is.
  package static let plain = Style(isColoured: false)

  /// ANSI attributes and the sixteen basic colours, which follow the person's own theme.
  package static let ansi = Style(isColoured: true)

  /// The style that suits what the terminal can do.
  package static func suiting(_ capabilities: TerminalCapabilities) -> Style {
    capabilities.colour == .none ? .plain : .ansi
  }

  /// The text in the look of a role, closed again after each line so that no look leaks into a margin.
  package func apply(_ role: Role, to text: String) -> String {
    guard isColoured, !text.isEmpty else { return text }
    let opening = Style.opening(role)
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : opening + $0 + Style.closing }
      .joined(separator: "\n")
  }

  /// The escape sequence that starts a role's look; empty in the plain style.
  func opening(_ role: Role) -> String {
    isColoured ? Style.opening(role) : ""
  }

  /// The escape sequence that ends every look.
  static let closing = "\u{1B}[0m"

  private static func opening(_ role: Role) -> String {
    "\u{1B}[\(parameters(of: role))m"
  }

  private static func parameters(of role: Role) -> String {
    switch role {
    case .prompt: "1;36"
    case .continuationPrompt: "36"
    case .error: "1;31"
    case .warning: "33"
    case .success: "32"
    case .heading: "1;4"
    case .emphasis: "1"
    case .code: "36"
    case .dim: "2"
    }
  }
}
