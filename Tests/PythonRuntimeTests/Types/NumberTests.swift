import Testing

struct NumberTests {
  @Test(arguments: [
    ("repr(1e16), repr(1e-5), repr(123456.789)", "('1e+16', '1e-05', '123456.789')"),
    ("repr(5e-324), repr(-0.0), 1/3", "('5e-324', '-0.0', 0.3333333333333333)"),
    ("round(2.5), round(2.675, 2), round(15, -1)", "(2, 2.67, 20)"),
    ("int('-0b101', 0), int('z', 36), int('1_000')", "(-5, 35, 1000)"),
    ("-7 // 2, -7 % 3, divmod(-7.5, 2)", "(-4, 2, (-4.0, 0.5))"),
    ("-9223372036854775808 // -1, abs(-9223372036854775808)", "(9223372036854775808, 9223372036854775808)"),
    ("hash(2**70) == hash(2.0**70), hash(1.5), hash(-1)", "(True, 1152921504606846977, -2)"),
    ("2**53 + 1 == float(2**53), 10**400 > 1e308", "(False, True)"),
    ("(1+2j)/(3-4j), (1+2j)**2, abs(3-4j), -0j", "((-0.2+0.4j), (-3+4j), 5.0, (-0-0j))"),
    (
      "(0.1).hex(), float.fromhex('0x1.8p+1'), (0.5).as_integer_ratio()",
      "('0x1.999999999999ap-4', 3.0, (1, 2))"
    ),
    ("(-1).to_bytes(2, 'big', signed=True), int.from_bytes(b'\\x01\\x00', 'big')", "(b'\\xff\\xff', 256)"),
  ])
  func `numbers print and compute as in CPython`(expression: String, expected: String) {
    #expect(transcript("print((\(expression)))") == expected + "\n")
  }

  @Test(arguments: [
    ("int('x')", "ValueError: invalid literal for int() with base 10: 'x'"),
    ("float('abc')", "ValueError: could not convert string to float: 'abc'"),
    ("complex('1 + 2j')", "ValueError: complex() arg is a malformed string"),
    ("1 // 0", "ZeroDivisionError: integer division or modulo by zero"),
    ("float(10**400)", "OverflowError: int too large to convert to float"),
    ("10**10**10", "MemoryError"),
    (
      "str(10**5000)",
      "ValueError: Exceeds the limit (4300 digits) for integer string conversion; "
        + "use sys.set_int_max_str_digits() to increase the limit"
    ),
  ])
  func `numbers refuse in CPython's words`(expression: String, error: String) {
    #expect(transcript(expression).hasSuffix(error + "\n"))
  }
}
