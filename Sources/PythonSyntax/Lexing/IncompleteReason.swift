/// What a typed text still misses.
package enum IncompleteReason: Sendable, Equatable {
  /// A bracket is open.
  case openBracket
  /// A triple-quoted string is open.
  case openString
  /// A block may go on; an empty line ends it.
  case openBlock
  /// The last line ends in a backslash.
  case backslash
}
