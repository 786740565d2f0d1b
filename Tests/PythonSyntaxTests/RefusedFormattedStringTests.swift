import PythonSyntax
import Testing

/// What CPython 3.11 says of wrong f-strings.
struct RefusedFormattedStringTests {
  @Test("f-strings", arguments: fstrings)
  func refusesFstrings(_ expected: Refusal) throws {
    let found = try #require(refusal(of: expected.source))
    #expect(found.words == expected.words)
    #expect(found.place == expected.place)
  }

  static let fstrings: [Refusal] = [
    Refusal("f'{}'", "SyntaxError: f-string: empty expression not allowed", "1:6"),
    Refusal("f'{ }'", "SyntaxError: f-string: empty expression not allowed", "1:7"),
    Refusal("f'{'", "SyntaxError: f-string: expecting '}'", "1:5"),
    Refusal("f'}'", "SyntaxError: f-string: single '}' is not allowed", "1:5"),
    Refusal("f'{x'", "SyntaxError: f-string: expecting '}'", "1:6"),
    Refusal(
      "f'{x!}'", "SyntaxError: f-string: invalid conversion character: expected 's', 'r', or 'a'",
      "1:8"),
    Refusal(
      "f'{x!z}'", "SyntaxError: f-string: invalid conversion character: expected 's', 'r', or 'a'",
      "1:9"),
    Refusal("f'{x!r'", "SyntaxError: f-string: expecting '}'", "1:8"),
    Refusal("f'{x:'", "SyntaxError: f-string: expecting '}'", "1:7"),
    Refusal("f'{!r}'", "SyntaxError: f-string: expression required before '!'", "1:8"),
    Refusal("f'{:x}'", "SyntaxError: f-string: expression required before ':'", "1:8"),
    Refusal("f'{=}'", "SyntaxError: f-string: expression required before '='", "1:7"),
    Refusal("f'{a b}'", "SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma?", "1:2-1:5"),
    Refusal("f'{x = 1 = 2}'", "SyntaxError: f-string: expecting '}'", "1:15"),
    Refusal("f'{x:{y:{z}}}'", "SyntaxError: f-string: expressions nested too deeply", "1:15"),
    Refusal("f'{x\\n}'", "SyntaxError: f-string expression part cannot include a backslash", "1:9"),
    Refusal("f'{#}'", "SyntaxError: f-string expression part cannot include '#'", "1:7"),
    Refusal(
      "f'{(}'", "SyntaxError: f-string: closing parenthesis '}' does not match opening parenthesis '('",
      "1:7"),
    Refusal("f'{)}'", "SyntaxError: f-string: unmatched ')'", "1:7"),
    Refusal(
      "f'{(]}'", "SyntaxError: f-string: closing parenthesis ']' does not match opening parenthesis '('",
      "1:8"),
    Refusal(
      "f'{[x)}'", "SyntaxError: f-string: closing parenthesis ')' does not match opening parenthesis '['",
      "1:9"),
    Refusal(
      "f'{a[}'", "SyntaxError: f-string: closing parenthesis '}' does not match opening parenthesis '['",
      "1:8"),
    Refusal("f'{x!r:{}}'", "SyntaxError: f-string: empty expression not allowed", "1:12"),
    Refusal("f'{*a}'", "SyntaxError: f-string: cannot use starred expression here", "1:2-1:4"),
    Refusal("f'{**a}'", "SyntaxError: f-string: cannot use double starred expression here", "1:2-1:4"),
    Refusal("f'{lambda x: 1}'", "SyntaxError: f-string: invalid syntax", "1:10-1:11"),
    Refusal("f'{x y}' z", "SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma?", "1:2-1:5"),
    Refusal("f'{1x}'", "SyntaxError: invalid decimal literal", "1:2"),
    Refusal("f'{a.}'", "SyntaxError: f-string: invalid syntax", "1:4-1:5"),
    Refusal("f'{\"a}'", "SyntaxError: f-string: unterminated string", "1:8"),
    Refusal("f'{x:{y}'", "SyntaxError: f-string: expecting '}'", "1:10"),
    Refusal("f'{yield}'", "SyntaxError: 'yield' outside function", "1:4-1:9"),
    Refusal("f'{x}}'", "SyntaxError: f-string: single '}' is not allowed", "1:8"),
    Refusal("f'a' f'{}'", "SyntaxError: f-string: empty expression not allowed", "1:11"),
    Refusal("(f'{a b}'", "SyntaxError: '(' was never closed", "1:1"),
    Refusal("f'{a $ b}'", "SyntaxError: f-string: invalid syntax", "1:4-1:5"),
    Refusal(
      "f'''{\nx y}'''", "SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma?",
      "2:1-2:4"),
  ]
}
