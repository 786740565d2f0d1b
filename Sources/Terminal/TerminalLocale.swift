internal import CEditLine

/// The character encoding that the process reads and writes.
package enum TerminalLocale {
  /// Adopts the encoding of the environment and answers whether it is UTF-8.
  ///
  /// Call it once, before the first measurement of a text and the first read: the C library measures and
  /// libedit decodes by it. Under any other encoding the process still works in UTF-8, but pictures should
  /// keep to ASCII.
  package static func adopt() -> Bool {
    editline_adopt_locale() != 0
  }
}
