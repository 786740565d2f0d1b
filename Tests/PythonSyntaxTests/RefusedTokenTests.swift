import PythonSyntax
import Testing

/// What CPython says of characters, numbers and strings that are no tokens.
struct RefusedTokenTests {
  @Test("Brackets and characters", arguments: bracketsAndCharacters)
  func refusesBracketsAndCharacters(_ expected: Refusal) throws {
    let found = try #require(refusal(of: expected.source))
    #expect(found.words == expected.words)
    #expect(found.place == expected.place)
  }

  @Test("Numbers", arguments: numbers)
  func refusesNumbers(_ expected: Refusal) throws {
    let found = try #require(refusal(of: expected.source))
    #expect(found.words == expected.words)
    #expect(found.place == expected.place)
  }

  @Test("Strings", arguments: strings)
  func refusesStrings(_ expected: Refusal) throws {
    let found = try #require(refusal(of: expected.source))
    #expect(found.words == expected.words)
    #expect(found.place == expected.place)
  }

  static let bracketsAndCharacters: [Refusal] = [
    Refusal(")", "SyntaxError: unmatched ')'", "1:1"),
    Refusal("]", "SyntaxError: unmatched ']'", "1:1"),
    Refusal("(]", "SyntaxError: closing parenthesis ']' does not match opening parenthesis '('", "1:2"),
    Refusal("[(])", "SyntaxError: closing parenthesis ']' does not match opening parenthesis '('", "1:3"),
    Refusal(
      "(\n]", "SyntaxError: closing parenthesis ']' does not match opening parenthesis '(' on line 1",
      "2:1"),
    Refusal("f(x))", "SyntaxError: unmatched ')'", "1:5"),
    Refusal("x = (1,\ny = 2", "SyntaxError: '(' was never closed", "1:5"),
    Refusal("x\u{A0}= 1", "SyntaxError: invalid non-printable character U+00A0", "1:2"),
    Refusal("x = \u{201C}hi\u{201D}", "SyntaxError: invalid character '\u{201C}' (U+201C)", "1:5"),
    Refusal("\u{20AC}", "SyntaxError: invalid character '\u{20AC}' (U+20AC)", "1:1"),
    Refusal("x = 5\u{B2}", "SyntaxError: invalid character '\u{B2}' (U+00B2)", "1:6"),
    Refusal("x = a\\b", "SyntaxError: unexpected character after line continuation character", "1:7"),
    Refusal("x \\ y", "SyntaxError: unexpected character after line continuation character", "1:4"),
    Refusal("x = \\", "SyntaxError: unexpected EOF while parsing", "1:6"),
  ]

  static let numbers: [Refusal] = [
    Refusal("3x", "SyntaxError: invalid decimal literal", "1:1"),
    Refusal("1__0", "SyntaxError: invalid decimal literal", "1:2"),
    Refusal("1_", "SyntaxError: invalid decimal literal", "1:2"),
    Refusal("0x", "SyntaxError: invalid hexadecimal literal", "1:2"),
    Refusal("0xg", "SyntaxError: invalid hexadecimal literal", "1:2"),
    Refusal("0o8", "SyntaxError: invalid digit '8' in octal literal", "1:3"),
    Refusal("0o9", "SyntaxError: invalid digit '9' in octal literal", "1:3"),
    Refusal("0b2", "SyntaxError: invalid digit '2' in binary literal", "1:3"),
    Refusal("0b", "SyntaxError: invalid binary literal", "1:2"),
    Refusal("0b12", "SyntaxError: invalid digit '2' in binary literal", "1:4"),
    Refusal("1e", "SyntaxError: invalid decimal literal", "1:1"),
    Refusal("1e+", "SyntaxError: invalid decimal literal", "1:3"),
    Refusal("1.5x", "SyntaxError: invalid decimal literal", "1:3"),
    Refusal("1jx", "SyntaxError: invalid imaginary literal", "1:2"),
    Refusal(
      "0777",
      "SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o "
        + "prefix for octal integers", "1:1-1:2"),
    Refusal(
      "00_1",
      "SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o "
        + "prefix for octal integers", "1:1-1:4"),
    Refusal(
      "0_7",
      "SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o "
        + "prefix for octal integers", "1:1-1:3"),
    Refusal("1_000_", "SyntaxError: invalid decimal literal", "1:6"),
    Refusal("0x_", "SyntaxError: invalid hexadecimal literal", "1:3"),
    Refusal("5a.b", "SyntaxError: invalid decimal literal", "1:1"),
    Refusal("1if", "SyntaxError: invalid syntax", "1:4"),
    Refusal("1_a", "SyntaxError: invalid decimal literal", "1:2"),
    Refusal("0b1_", "SyntaxError: invalid binary literal", "1:4"),
    Refusal("1.e5x", "SyntaxError: invalid decimal literal", "1:4"),
    Refusal(
      "08",
      "SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o "
        + "prefix for octal integers", "1:1-1:2"),
    Refusal("09.5x", "SyntaxError: invalid decimal literal", "1:4"),
  ]

  static let strings: [Refusal] = [
    Refusal("'abc", "SyntaxError: unterminated string literal (detected at line 1)", "1:1"),
    Refusal("\"abc", "SyntaxError: unterminated string literal (detected at line 1)", "1:1"),
    Refusal("'''abc", "SyntaxError: unterminated triple-quoted string literal (detected at line 1)", "1:1"),
    Refusal(
      "'''abc\ndef\n", "SyntaxError: unterminated triple-quoted string literal (detected at line 2)",
      "1:1"),
    Refusal("f'abc", "SyntaxError: unterminated string literal (detected at line 1)", "1:1"),
    Refusal("b'\u{E9}'", "SyntaxError: bytes can only contain ASCII literal characters", "1:1-1:5"),
    Refusal("'a' b'b'", "SyntaxError: cannot mix bytes and nonbytes literals", "1:9"),
    Refusal(
      "'\\x'",
      "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position "
        + "0-1: truncated \\xXX escape", "1:5"),
    Refusal(
      "'\\xz'",
      "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position "
        + "0-1: truncated \\xXX escape", "1:6"),
    Refusal(
      "'\\u12'",
      "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position "
        + "0-3: truncated \\uXXXX escape", "1:7"),
    Refusal(
      "'\\U0011ffff'",
      "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position "
        + "0-9: illegal Unicode character", "1:13"),
    Refusal(
      "'\\N{foo}'",
      "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position "
        + "0-6: unknown Unicode character name", "1:10"),
    Refusal(
      "'\\N'",
      "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position "
        + "0-1: malformed \\N character escape", "1:5"),
    Refusal(
      "'\\N{'",
      "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position "
        + "0-2: malformed \\N character escape", "1:6"),
    Refusal("b'\\x'", "SyntaxError: (value error) invalid \\x escape at position 0", "1:6"),
    Refusal(
      "'\\ud800\\x'",
      "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position "
        + "6-7: truncated \\xXX escape", "1:11"),
    Refusal(
      "'\u{E9}\\x'",
      "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position "
        + "10-11: truncated \\xXX escape", "1:6"),
  ]
}
