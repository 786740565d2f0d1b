internal import Glibc

/// What the two ends of a session can do.
package struct TerminalCapabilities: Equatable, Sendable {
  /// How many colours the output shows.
  package enum Colour: Equatable, Sendable {
    case none
    case sixteen
    case palette
    case trueColour
  }

  /// Whether lines can be edited: both ends are terminals that understand cursor movement.
  package var editsLines: Bool
  /// Whether somebody types at a terminal, editing or not; only then prompts are shown.
  package var isInteractive: Bool
  /// The colours of standard output.
  package var colour: Colour
  /// Whether characters beyond ASCII are shown.
  package var unicode: Bool

  /// Capabilities that are known, not detected.
  package init(editsLines: Bool, isInteractive: Bool, colour: Colour, unicode: Bool) {
    self.editsLines = editsLines
    self.isInteractive = isInteractive
    self.colour = colour
    self.unicode = unicode
  }

  /// Neither editing nor colour nor anything beyond ASCII.
  package static let plain = TerminalCapabilities(
    editsLines: false, isInteractive: false, colour: .none, unicode: false)

  /// What standard input and output can do.
  ///
  /// - Parameters:
  ///   - plain: the person asked for plain text: no editing, no colour, ASCII only.
  ///   - unicode: whether the person's encoding is UTF-8, see ``TerminalLocale/adopt()``.
  package static func detect(
    plain: Bool, unicode: Bool, environment: Environment = .process
  ) -> TerminalCapabilities {
    decide(
      inputIsTerminal: isatty(STDIN_FILENO) == 1, outputIsTerminal: isatty(STDOUT_FILENO) == 1,
      plain: plain, unicode: unicode, environment: environment)
  }

  static func decide(
    inputIsTerminal: Bool, outputIsTerminal: Bool, plain: Bool, unicode: Bool, environment: Environment
  ) -> TerminalCapabilities {
    let terminal = environment["TERM"]
    let movesCursor = terminal != nil && terminal != "dumb" && !plain
    var colour = Colour.none
    if outputIsTerminal, movesCursor, environment["NO_COLOR"] == nil {
      let depth = environment["COLORTERM"]
      if depth == "truecolor" || depth == "24bit" {
        colour = .trueColour
      } else if terminal?.contains("256color") == true {
        colour = .palette
      } else if terminal?.hasPrefix("vt") == false {
        colour = .sixteen
      }
    }
    return TerminalCapabilities(
      editsLines: inputIsTerminal && outputIsTerminal && movesCursor,
      isInteractive: inputIsTerminal && outputIsTerminal,
      colour: colour,
      unicode: unicode && !plain)
  }
}
