import PythonSyntax
import Testing

/// Numbers and strings, and what they are worth.
struct LiteralTests {
  @Test(
    "numbers",
    arguments: [
      ("0", "0"), ("00_0", "0"), ("1_000", "1000"), ("0xFF", "255"), ("0X_ff", "255"), ("0o17", "15"),
      ("0b1_01", "5"), ("9223372036854775807", "9223372036854775807"),
      ("9223372036854775808", "9223372036854775808_10"), ("0x8000_0000_0000_0000", "8000000000000000_16"),
      ("1.", "1.0"), (".5", "0.5"), ("1_0.2_5", "10.25"), ("1e3", "1000.0"), ("1E-3", "0.001"),
      ("09.5", "9.5"),
      ("1e400", "inf"), ("2j", "2.0j"), ("1.5J", "1.5j"), ("08j", "8.0j"), ("1_0e1_0j", "100000000000.0j"),
    ])
  func reads(number: String, value: String) throws {
    #expect(try dump(number) == "(expr \(value))")
  }

  @Test(
    "keywords right after a number",
    arguments: [
      ("1if x else 2", "(conditional x 1 2)"), ("1or x", "(or 1 x)"), ("1in x", "(compare 1 in x)"),
      ("0x1for x in y", "(or 31 (compare x in y))"), ("1.is x", "(compare 1.0 is x)"),
    ])
  func reads(numberBeforeKeyword source: String, value: String) throws {
    #expect(try dump(source) == "(expr \(value))")
  }

  @Test(
    "strings",
    arguments: [
      (#"'a"b'"#, #""a\"b""#), (#""a'b""#, #""a\'b""#), ("'''a\n'b'''", #""a\n\'b""#),
      (#"'a' "b" '''c'''"#, #""abc""#),
      (#"'\n\t\\\'\"\a\b\f\v\r'"#, #""\n\t\\\'\"\u{07}\u{08}\u{0C}\u{0B}\r""#),
      (#"'\x41\101\7'"#, #""AA\u{07}""#),
      (#"'\u00e9\U0001F600'"#, #""\u{00E9}\u{0001F600}""#),
      (#"'\N{GREEK SMALL LETTER ALPHA}'"#, #""\u{03B1}""#),
      (#"'\N{em dash}'"#, #""\u{2014}""#), (#"'\q\8'"#, #""\\q\\8""#), (##"r'\n' R"\"""##, ##""\\n\\\"""##),
      (#"r'\'' "#, #""\\\'""#),
      ("'a\\\nb'", #""ab""#), (#"u'x' U'y'"#, #""xy""#), ("'π'", #""\u{03C0}""#), ("''", "\"\""),
      (#"'\ud800'"#, #""\u{FFFD}""#),
    ])
  func reads(string: String, value: String) throws {
    #expect(try dump(string) == "(expr \(value))")
  }

  @Test(
    "bytes",
    arguments: [
      ("b'abc'", [97, 98, 99]), (#"b'\x00\xff\101\n'"#, [0, 255, 65, 10]), (#"rb'\x'"#, [92, 120]),
      (#"Br'' b'a'"#, [97]), (#"b'\u0041\N'"#, [92, 117, 48, 48, 52, 49, 92, 78]), (#"b'\777'"#, [255]),
    ] as [(String, [UInt8])])
  func reads(bytes source: String, value: [UInt8]) throws {
    let tree = try Parser.parse(source, fileName: "<test>", mode: .expression)
    guard case .expression(let expression) = tree.body[0].kind, case .bytes(let found) = expression.kind
    else { return #expect(Bool(false)) }
    #expect(found == value)
  }

  @Test(
    "f-strings",
    arguments: [
      ("f'a{b}c'", #"(f-string "a" (field b) "c")"#), ("f'{{}}'", #"(f-string "{}")"#), ("f''", "f-string"),
      ("f'x' 'y'", #"(f-string "xy")"#),
      ("'a' f'{b}' 'c' f'{d}'", #"(f-string "a" (field b) "c" (field d))"#),
      ("f'{a!r}{b!s}{c!a}'", "(f-string (field a !r) (field b !s) (field c !a))"),
      ("f'{x:>10}'", #"(f-string (field x (format ">10")))"#), ("f'{x:}'", "(f-string (field x (format)))"),
      ("f'{x!r:{w}.{p}}'", #"(f-string (field x !r (format (field w) "." (field p))))"#),
      ("f'{x=}'", #"(f-string (field x ="x=" !r))"#), ("f'{ x = }'", #"(f-string (field x =" x = " !r))"#),
      ("f'{x=:.2f}'", #"(f-string (field x ="x=" (format ".2f")))"#),
      ("f'{x=!s}'", #"(f-string (field x ="x=" !s))"#),
      (
        "f'{a != b}{a == b}{a <= b}'",
        "(f-string (field (compare a != b)) (field (compare a == b)) (field (compare a <= b)))"
      ),
      ("f'{a<b}{a>b}'", "(f-string (field (compare a < b)) (field (compare a > b)))"),
      ("f'{ {1: 2}[1] }'", "(f-string (field ([] (dict 1: 2) 1)))"),
      (#"f'{d["k"]}'"#, #"(f-string (field ([] d "k")))"#),
      ("f'{(lambda x: x)(1)}'", "(f-string (field (call (lambda (positional x) x) 1)))"),
      ("f'{a, b}'", "(f-string (field (tuple a b)))"), ("f'{*a, b}'", "(f-string (field (tuple (* a) b)))"),
      ("f'{x:=5}'", #"(f-string (field x (format "=5")))"#),
      ("f'{(x:=5)}'", "(f-string (field (:= x 5)))"),
      (#"f'{f"{a}"}'"#, "(f-string (field (f-string (field a))))"),
      (#"f'\x41{a}\n'"#, #"(f-string "A" (field a) "\n")"#), (#"rf'\d{a}'"#, #"(f-string "\\d" (field a))"#),
      (#"f'\N{DIGIT ONE}{a}'"#, #"(f-string "1" (field a))"#), ("f'''{\na\n}'''", "(f-string (field a))"),
      ("f'{x:{{}}}'", "(f-string (field x (format (field (dict /)))))"),
      (#"f'\{a}'"#, #"(f-string "\\" (field a))"#),
    ])
  func reads(formattedString source: String, value: String) throws {
    #expect(try dump(source) == "(expr \(value))")
  }

  @Test("the expressions of an f-string have their places in the source")
  func placesInFormattedStrings() throws {
    #expect(
      try dump("x = f'a{ b }' f'''\n{c}'''", ranges: true)
        == #"(assign (x @1:0-1:1) (f-string "a" (field (b @1:9-1:10)) "\n" (field (c @2:1-2:2)) @1:4-2:6) @1:0-2:6)"#
    )
  }
}
