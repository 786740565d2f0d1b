import Testing

struct TextTests {
  @Test(arguments: [
    (
      "' a b  c '.split(), ' a b  c '.split(None, 1), 'a b c'.rsplit(None, 1)",
      "(['a', 'b', 'c'], ['a', 'b  c '], ['a b', 'c'])"
    ),
    ("'a\\r\\n\\r\\nb'.splitlines(True), ''.split(',')", "(['a\\r\\n', '\\r\\n', 'b'], [''])"),
    ("'abc'.replace('', '-', 2), 'aaa'.count('aa'), 'abc'.find('', 5)", "('-a-bc', 1, -1)"),
    ("'straße'.upper(), 'ΑΣ'.lower(), \"they're\".title()", "('STRASSE', 'ας', \"They'Re\")"),
    ("'ab'.center(5), 'abc'.center(6), '-42'.zfill(5)", "('  ab ', ' abc  ', '-0042')"),
    ("'²'.isdigit(), '²'.isdecimal(), '½'.isnumeric()", "(True, False, True)"),
    ("'e\\u0301' == '\\u00e9', len('e\\u0301'), len('\\r\\n')", "(False, 2, 2)"),
    (
      "repr('a\\'b\"c'), repr('\\n\\x00é\\u200b'), ascii('é')",
      #"('\'a\\\'b"c\'', "'\\n\\x00é\\u200b'", "'\\xe9'")"#
    ),
    ("('é' * 200)[63:66], '😀é'[::-1], 'héllo'.find('l')", "('ééé', 'é😀', 2)"),
    ("b'a,b'.split(b','), b'ab'[0], b'\\x0a\\xff'.hex(), 97 in b'abc'", "([b'a', b'b'], 97, '0aff', True)"),
  ])
  func `texts and bytes do as in CPython`(expression: String, expected: String) {
    #expect(transcript("print((\(expression)))") == expected + "\n")
  }

  @Test(arguments: [
    ("','.join([1])", "TypeError: sequence item 0: expected str instance, int found"),
    ("'abc'.split('')", "ValueError: empty separator"),
    ("'abc'.find()", "TypeError: find() takes at least 1 argument (0 given)"),
    ("'abc'['a']", "TypeError: string indices must be integers, not 'str'"),
    ("1 in 'abc'", "TypeError: 'in <string>' requires string as left operand, not int"),
    ("'x' * 10**12", "MemoryError"),
    (
      "b'\\xff'.decode()",
      "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"
    ),
  ])
  func `texts refuse in CPython's words`(expression: String, error: String) {
    #expect(transcript(expression).hasSuffix(error + "\n"))
  }
}
