/// Finds what is refused after names are resolved, such as a `return` outside of a function.
enum StatementChecker {
  static func check(_ body: [Statement], in buffer: TokenBuffer) throws(SyntaxError) {
  }
}
/// `from __future__ import ...`.
enum FutureImports {
  static func check(_ body: [Statement], in buffer: TokenBuffer) throws(SyntaxError) {
  }
}
