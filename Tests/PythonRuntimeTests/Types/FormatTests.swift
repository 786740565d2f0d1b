import Testing

struct FormatTests {
  @Test(arguments: [
    ("format(1234567.891, ',.2f')", "1,234,567.89"),
    ("format(1234, '010,')", "00,001,234"),
    ("format(255, '#_b')", "0b1111_1111"),
    ("format(0.1, '.30f')", "0.100000000000000005551115123126"),
    ("format(12345.678, '.3')", "1.23e+04"),
    ("format(-0.01, 'z.1f')", "0.0"),
    ("format(1+2j, '.1f')", "1.0+2.0j"),
    ("format('é', '*^5')", "**é**"),
    (
      "'%5.2f|%-8s|%+d|%05d|%#x|%e|%g' % (3.14159, 'a', 5, 42, 255, 12345.678, 1e-10)",
      " 3.14|a       |+5|00042|0xff|1.234568e+04|1e-10"
    ),
    ("'%(a)d %(b)s %%' % {'a': 1, 'b': 'x'}", "1 x %"),
    ("'{0[a b]} {x.real:>4} {!r}'.replace('{!r}', '{1!r}').format({'a b': 1}, 'y', x=5)", "1    5 'y'"),
    ("'{:{w}.{p}f}'.format(3.14159, w=10, p=2)", "      3.14"),
    ("f'{3:>{5}}|{\"a\"!r:>5}|{1+1=}'", "    3|  'a'|1+1=2"),
  ])
  func `values are formatted as in CPython`(expression: String, expected: String) {
    #expect(transcript("print(\(expression))") == expected + "\n")
  }

  @Test(arguments: [
    ("format(1, 'abc')", "Invalid format specifier 'abc' for object of type 'int'"),
    ("format(1.5, 'd')", "Unknown format code 'd' for object of type 'float'"),
    ("format(1, '.3d')", "Precision not allowed in integer format specifier"),
    ("format(1, ',x')", "Cannot specify ',' with 'x'."),
    ("'%d' % 'a'", "%d format: a real number is required, not str"),
    ("'%y' % 1", "unsupported format character 'y' (0x79) at index 1"),
    ("'{'.format()", "Single '{' encountered in format string"),
    ("'{} {0}'.format(1)", "cannot switch from automatic field numbering to manual field specification"),
    ("'{:{:{}}}'.format(1, 2, 3)", "Max string recursion exceeded"),
  ])
  func `formats are refused in CPython's words`(expression: String, message: String) {
    #expect(transcript(expression).hasSuffix(": \(message)\n"))
  }
}
