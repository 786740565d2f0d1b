/// Values that programs meet at their edges.
enum WildValues {
  static let integers = [
    "0", "1", "-1", "2", "3", "7", "-3", "64", "255", "256", "-2**31", "2**31", "2**31-1", "2**32", "2**62",
    "2**63-1", "2**63", "-2**63", "-2**63-1", "2**64", "10**18", "10**30", "-10**30", "1 << 70", "10**6",
    "True", "False",
  ]
  static let floats = [
    "0.0", "-0.0", "1.0", "-1.5", "0.1", "2.5", "1e-300", "1e300", "-1e300", "5e-324", "1e16", "1e19",
    "-1e19",
    "float('nan')", "float('inf')", "-float('inf')", "3.7e9", "9007199254740993.0", "0.5",
  ]
  static let texts = [
    "''", "'a'", "'abc'", "'a b  c'", "'ÄöÜß'", "'\\x00'", "'日本'", "'e\\u0301'", "'\\U0001F600'", "'12'",
    "'-1'",
    "'nan'", "'1_0'", "'{}'", "'{0!r:>{1}}'", "'%s %d'", "'%5.3f'", "'\\n\\t '", "'ab' * 40", "'\\ud800'",
    "'mean'",
    "'sum'", "'none'", "'i,i->'", "'ij,jk->ik'", "'__init__'", "b''", "b'ab\\xff'",
  ]
  static let containers = [
    "[]", "[1]", "[1, 2, 3]", "[3, 1, 2]", "[1.5, 'a', None]", "[[1, 2], [3, 4]]", "[[1], [2, 3]]", "[[]]",
    "()",
    "(1,)", "(1, 2)", "(0, 1, 2)", "(2, 3)", "(-1,)", "{}", "{'a': 1}", "{1: 2, 3: 4}", "set()", "{1, 2, 3}",
    "frozenset({1})", "range(5)", "range(10, 0, -3)", "range(0)", "range(2**62, 2**63-1, 2**61)",
    "slice(None)", "slice(1, None, -1)", "slice(-2**63, 2**63, 2**62)", "[None] * 3", "[True, False]",
    "iter([1, 2])", "(x for x in [1, 2, 3])", "zip([1], [2])", "enumerate('ab')", "map(str, [1, 2])", "[...]",
  ]
  static let others = [
    "None", "...", "NotImplemented", "1j", "complex('nan')", "-0j", "int", "str", "float", "list", "dict",
    "object()", "type", "len", "print", "abs", "lambda *a, **k: a", "lambda x: x", "ValueError('v')",
    "Exception",
    "__builtins__", "object", "max", "isinstance", "bytes(3)", "bytearray(b'xyz')", "memoryview",
  ]
  static let sizes = ["0", "1", "2", "3", "4", "5", "-1", "-2", "10", "17"]
  static let hugeSizes = [
    "2**62", "2**63-1", "-2**63", "2**40", "10**10", "-10**10", "2**31", "10**7", "2**64", "-5", "10**12",
  ]
  static let scalarTypes = [
    "torch.float32", "torch.float64", "torch.int64", "torch.int32", "torch.bool", "torch.complex64",
    "torch.complex128", "torch.float16", "torch.bfloat16", "torch.uint8", "torch.int8", "torch.int16",
  ]
  static let specifications = [
    "", ">10", "<5", "^7", "+.3f", ".2e", "g", "d", "x", "#b", "o", "c", "s", "%", ",", "_", "010", "=+8.2f",
    "n",
    ".0f", ".50f", "é>4", "z", "!", "5.5.5", "{", "1000000000000", ".99999", "99999999999999999999",
  ]
}
