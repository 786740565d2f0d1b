import Testing

/// `re`: patterns, matches and what is made with them.
struct RegularExpressionTests {
  @Test func `a match tells what its groups have matched and where`() {
    let text = transcript(
      #"""
      import re
      m = re.match(r'(?P<year>\d{4})-(?P<month>\d\d)(?:-(\d\d))?', '2024-05 and more')
      print(m, bool(m), m.group(), m.group(1, 'month'), m['year'], m.groups(), m.groups('none'), m.groupdict())
      print(m.span(), m.span('month'), m.start(3), m.end(), m.regs, m.lastindex, m.lastgroup, m.pos, m.endpos)
      print(m.re.groupindex, m.re.groups, m.string, m.expand(r'\2/\g<year> \g<0>\t\3.'))
      for key in (4, 'day', -1):
          try: m.group(key)
          except IndexError as e: print(e)
      print(re.search('x', 'abc'), re.fullmatch('a|ab', 'ab'), re.compile('b').match('abc', 1), re.compile('^b').search('abc', 1))
      print(re.compile('c$').search('abcd', 0, 3), re.compile('b').fullmatch('abc', 1, 2), re.compile('').search('abc', 7).span())
      """#)
    #expect(
      text == #"""
        <re.Match object; span=(0, 7), match='2024-05'> True 2024-05 ('2024', '05') 2024 ('2024', '05', None) ('2024', '05', 'none') {'year': '2024', 'month': '05'}
        (0, 7) (5, 7) -1 7 ((0, 7), (0, 4), (5, 7), (-1, -1)) 2 month 0 16
        {'year': 1, 'month': 2} 3 2024-05 and more 05/2024 2024-05	.
        no such group
        no such group
        no such group
        None <re.Match object; span=(0, 2), match='ab'> <re.Match object; span=(1, 2), match='b'> None
        <re.Match object; span=(2, 3), match='c'> <re.Match object; span=(1, 2), match='b'> (3, 3)

        """#)
  }

  @Test func `texts are found, split and replaced`() {
    let text = transcript(
      #"""
      import re
      print(re.findall(r'\d+', 'a1b22c333'), re.findall(r'(\w)(\d)', 'a1b2'), re.findall('(a)|b', 'ab'), re.findall('', 'ab'))
      print([m.span() for m in re.finditer('a*', 'baac')], re.split(r'\s*,\s*', 'a , b,c'), re.split('(-)|;', 'a-b;c'), re.split('x*', 'axb'))
      print(re.split(',', 'a,b,c', 1), re.split(r'\b', 'hi you'), re.sub('a', 'o', 'banana', 2), re.subn('a', '', 'banana'))
      print(re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world'), re.sub('a*', '-', 'baac'), re.sub('(a)|b', r'[\1]', 'ab'))
      print(re.sub(r'\d', lambda m: str(int(m[0]) * 2), 'a1b22'), re.sub('(?P<x>b)', r'<\g<x>\g<1>>', 'abc'), re.sub('a', r'\n\\', 'a'))
      print(re.escape('a.b*(c) [d]-é'), re.escape(b'1+1'), re.sub('x', lambda m: None, 'axb'))
      try: re.sub('a', lambda m: 1, 'ba')
      except TypeError as e: print(e)
      """#)
    #expect(
      text == #"""
        ['1', '22', '333'] [('a', '1'), ('b', '2')] ['a', ''] ['', '', '']
        [(0, 0), (1, 3), (3, 3), (4, 4)] ['a', 'b', 'c'] ['a', '-', 'b', None, 'c'] ['', 'a', '', 'b', '']
        ['a', 'b,c'] ['', 'hi', ' ', 'you', ''] bonona ('bnn', 3)
        world hello -b--c- [a][]
        a2b44 a<bb>c 
        \
        a\.b\*\(c\)\ \[d\]\-é b'1\\+1' ab
        sequence item 1: expected str instance, int found

        """#)
  }

  @Test func `expressions have all that Python has`() {
    let text = transcript(
      #"""
      import re
      for pattern, text in [
          ('a+?b', 'aaab'), ('a{2,3}?', 'aaaa'), ('a{,2}', 'aaa'), ('a{2', 'a{2'), ('a++a', 'aaa'), ('a*+b', 'aab'), ('(?>a|ab)c', 'abc'),
          ('(?<=ab)c', 'abc'), ('(?<!ab)c', 'abc'), ('a(?=b)', 'ab'), ('a(?!b)', 'ab'), ('(a)?(?(1)b|c)', 'c'), ('(a)?(?(1)b|c)', 'ab'),
          (r'(\w)\1', 'abccd'), (r'(?P<q>["\']).*?(?P=q)', "say 'hi' now"), (r'\bfoo\b', 'a foo.'), (r'\Boo', 'foo'), (r'\Aab\Z', 'ab'),
          ('[^a-c]+', 'abcdef'), (r'[\]\-a]+', '-]a'), (r'[\w.]+@[\w.]+', 'to me@x.org'), (r'\x41\u0042\103', 'ABC'), ('(?:a|b)*c', 'abac'),
          ('(a*)*', 'aa'), ('(?:(a)|b)*', 'ab'), ('(a|b*)*', 'abb'), ('(?:a?)*?$', 'aa'), ('^$', ''), ('$', 'a\n'), (r'\N{DIGIT ONE}', '1'),
      ]:
          m = re.search(pattern, text)
          print(pattern, m and (m.span(), m.groups()))
      """#)
    #expect(
      text == #"""
        a+?b ((0, 4), ())
        a{2,3}? ((0, 2), ())
        a{,2} ((0, 2), ())
        a{2 ((0, 3), ())
        a++a None
        a*+b ((0, 3), ())
        (?>a|ab)c None
        (?<=ab)c ((2, 3), ())
        (?<!ab)c None
        a(?=b) ((0, 1), ())
        a(?!b) None
        (a)?(?(1)b|c) ((0, 1), (None,))
        (a)?(?(1)b|c) ((0, 2), ('a',))
        (\w)\1 ((2, 4), ('c',))
        (?P<q>["\']).*?(?P=q) ((4, 8), ("'",))
        \bfoo\b ((2, 5), ())
        \Boo ((1, 3), ())
        \Aab\Z ((0, 2), ())
        [^a-c]+ ((3, 6), ())
        [\]\-a]+ ((0, 3), ())
        [\w.]+@[\w.]+ ((3, 11), ())
        \x41\u0042\103 ((0, 3), ())
        (?:a|b)*c ((0, 4), ())
        (a*)* ((0, 2), ('',))
        (?:(a)|b)* ((0, 2), ('a',))
        (a|b*)* ((0, 3), ('',))
        (?:a?)*?$ ((0, 2), ())
        ^$ ((0, 0), ())
        $ ((1, 1), ())
        \N{DIGIT ONE} ((0, 1), ())

        """#)
  }

  @Test func `flags change what matches`() {
    let text = transcript(
      #"""
      import re
      print(re.findall('(?i)straße', 'STRAßE'), re.search('[a-z]+', 'ÀBC', re.I), re.search('ſ', 'S', re.I), re.search('(?ai)k', '\u212a'))
      print(re.findall('^.', 'ab\ncd', re.M), re.findall('.$', 'ab\ncd'), re.findall('.', 'a\n', re.S), re.findall('(?s:.)|b', 'a\n'))
      print(re.match("""a  # first
          [ ] b""", 'a b', re.X), re.match('(?i:A)b', 'ab'), re.match('(?-i:a)B', 'Ab', re.I), re.findall(r'(?a)\w', 'aé1_'))
      print(re.findall(r'\w+', 'naïve 日本 ١٢'), re.findall(r'\d', '١2'), re.findall(r'\s', 'a\u00a0b\x1c'))
      print(re.I, repr(re.I | re.X), re.RegexFlag(0), re.compile('a', re.I | re.M), re.compile('a').flags, re.compile(b'a', re.A).flags)
      print(re.compile(b'\\w+').findall(b'ab \xe9c'), re.sub(b'(a)', rb'<\1>', b'bab'), re.match(b'(?i)A', b'a'))
      """#)
    #expect(
      text == #"""
        ['STRAßE'] <re.Match object; span=(1, 3), match='BC'> <re.Match object; span=(0, 1), match='S'> None
        ['a', 'c'] ['d'] ['a', '\n'] ['a', '\n']
        <re.Match object; span=(0, 3), match='a b'> <re.Match object; span=(0, 2), match='ab'> None ['a', '1', '_']
        ['naïve', '日本', '١٢'] ['١', '2'] ['\xa0', '\x1c']
        re.IGNORECASE re.IGNORECASE|re.VERBOSE re.NOFLAG re.compile('a', re.IGNORECASE|re.MULTILINE) 32 256
        [b'ab', b'c'] b'b<a>b' <re.Match object; span=(0, 1), match=b'a'>

        """#)
  }

  @Test func `mistakes are told with their places`() {
    let text = transcript(
      #"""
      import re
      for pattern in ['(', 'a)', '[', '[b-a]', '*', 'a**', 'a{3,2}', '\\', r'\q', '(?P<1>a)', '(?P<a>b)(?P<a>c)', '(?P=x)', r'\2', '(a\\1)',
                      '(?<=a*)', '(?z)', 'a(?i)', '(?i-i:a)', '(?(2)a)', '(?P<a', '(?#', r'\x1', r'[\400]', r'(?<=(a)\1)', 'a\n(b', 'a|*']:
          try: print(re.compile(pattern))
          except re.error as e: print(repr(pattern), '-', e, e.pos, e.lineno, e.colno)
      m = re.match('(?P<x>a)', 'a')
      for template in [r'\2', r'\g<y>', r'\g<', r'\g<>', r'\g<1', r'\q', r'\400', r'\g<-1>']:
          try: print(m.expand(template))
          except (re.error, IndexError) as e: print(repr(template), type(e).__name__, e)
      for call in [lambda: re.match('a', b'a'), lambda: re.match(b'a', 'a'), lambda: re.match('a', 1), lambda: re.match(1, 'a'),
                   lambda: re.compile(re.compile('a'), re.I), lambda: re.compile('a', re.A | re.U), lambda: re.compile('a', re.L)]:
          try: call()
          except (TypeError, ValueError) as e: print(type(e).__name__, e)
      """#)
    #expect(
      text == #"""
        '(' - missing ), unterminated subpattern at position 0 0 1 1
        'a)' - unbalanced parenthesis at position 1 1 1 2
        '[' - unterminated character set at position 0 0 1 1
        '[b-a]' - bad character range b-a at position 1 1 1 2
        '*' - nothing to repeat at position 0 0 1 1
        'a**' - multiple repeat at position 2 2 1 3
        'a{3,2}' - min repeat greater than max repeat at position 2 2 1 3
        '\\' - bad escape (end of pattern) at position 0 0 1 1
        '\\q' - bad escape \q at position 0 0 1 1
        '(?P<1>a)' - bad character in group name '1' at position 4 4 1 5
        '(?P<a>b)(?P<a>c)' - redefinition of group name 'a' as group 2; was group 1 at position 12 12 1 13
        '(?P=x)' - unknown group name 'x' at position 4 4 1 5
        '\\2' - invalid group reference 2 at position 1 1 1 2
        '(a\\1)' - cannot refer to an open group at position 2 2 1 3
        '(?<=a*)' - look-behind requires fixed-width pattern None None None
        '(?z)' - unknown extension ?z at position 1 1 1 2
        'a(?i)' - global flags not at the start of the expression at position 1 1 1 2
        '(?i-i:a)' - bad inline flags: flag turned on and off at position 5 5 1 6
        '(?(2)a)' - invalid group reference 2 at position 3 3 1 4
        '(?P<a' - missing >, unterminated name at position 4 4 1 5
        '(?#' - missing ), unterminated comment at position 0 0 1 1
        '\\x1' - incomplete escape \x1 at position 0 0 1 1
        '[\\400]' - octal escape value \400 outside of range 0-0o377 at position 1 1 1 2
        '(?<=(a)\\1)' - cannot refer to group defined in the same lookbehind subpattern at position 9 9 1 10
        'a\n(b' - missing ), unterminated subpattern at position 2 (line 2, column 1) 2 2 1
        'a|*' - nothing to repeat at position 2 2 1 3
        '\\2' error invalid group reference 2 at position 1
        '\\g<y>' IndexError unknown group name 'y'
        '\\g<' error missing group name at position 3
        '\\g<>' error missing group name at position 3
        '\\g<1' error missing >, unterminated name at position 3
        '\\q' error bad escape \q at position 0
        '\\400' error octal escape value \400 outside of range 0-0o377 at position 0
        '\\g<-1>' error bad character in group name '-1' at position 3
        TypeError cannot use a string pattern on a bytes-like object
        TypeError cannot use a bytes pattern on a string-like object
        TypeError expected string or bytes-like object, got 'int'
        TypeError first argument must be string or compiled pattern
        ValueError cannot process flags argument with a compiled pattern
        ValueError ASCII and UNICODE flags are incompatible
        ValueError cannot use LOCALE flag with a str pattern

        """#)
  }

  @Test func `patterns and matches are values`() {
    let text = transcript(
      #"""
      import re, copy
      p = re.compile('a(b)', re.M)
      print(p, p == re.compile('a(b)', re.M), p == re.compile('a(b)'), hash(p) == hash(re.compile('a(b)', re.M)), copy.deepcopy(p) is p)
      print(type(p), type(p.match('ab')), re.Pattern[str], re.Match[bytes], p.pattern, isinstance(p, re.Pattern), re.compile(p) is p)
      print(repr(re.compile('x' * 300))[-5:], re.match('.*', 'y' * 100), type(p.finditer('')).__name__)
      re.purge()
      print(p.search('cab').groups(), re.compile('a(b)', re.M) == p)
      """#)
    #expect(
      text == #"""
        re.compile('a(b)', re.MULTILINE) True False True True
        <class 're.Pattern'> <class 're.Match'> re.Pattern[str] re.Match[bytes] a(b) True True
        xxxx) <re.Match object; span=(0, 100), match='yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy> callable_iterator
        ('b',) True

        """#)
  }

  @Test func `long texts and deep choices need no deep stack`() {
    let text = transcript(
      #"""
      import re
      print(re.match('(?:a|b)*', 'ab' * 100000).end(), re.match('(a|b)*?c', 'ab' * 30000 + 'c').end(), re.match('(?:(?:a)+)+', 'a' * 50000).end())
      print(re.match('(' * 90 + 'a' + ')' * 90, 'a').span(90), len(re.findall('.', 'é' * 10000)), re.search('(a+)+$', 'a' * 18 + 'b'))
      try: re.compile('(' * 5000 + ')' * 5000)
      except RecursionError: print('too deep')
      """#)
    #expect(
      text == #"""
        200000 60001 50000
        (0, 1) 10000 None
        too deep

        """#)
  }

  @Test func `letters of two cases match one another as in Python`() {
    let text = transcript(
      #"""
      import re
      print(re.findall('ß', 'ßẞ', re.I), len(re.findall('[k-l]', 'kK\u212a', re.I)), re.findall('ſ', 'sSſ', re.I), re.findall('[^é]', 'éÉe', re.I))
      print(len(re.findall('[k-l]', 'kK\u212a', re.I | re.A)), re.findall('σ', 'σςΣ', re.I), re.fullmatch('ЖЁ', 'жё', re.I))
      """#)
    #expect(
      text == #"""
        ['ß', 'ẞ'] 3 ['s', 'S', 'ſ'] ['e']
        2 ['σ', 'ς', 'Σ'] <re.Match object; span=(0, 2), match='жё'>

        """#)
  }

  @Test func `a long template is read once`() {
    let text = transcript(
      #"""
      import re
      print(re.sub('(b)', r'\1x' * 30000, 'abc')[:7], len(re.sub('b', 'é' * 100000, 'abbc')), re.sub('(b)', r'é\1\n<\g<1>>', 'ab'))
      t = 'я' * 50000
      p = re.compile('я')
      print(sum(p.match(t, i).end() - i for i in range(0, 50000, 5)))
      """#)
    #expect(text == "abxbxbx 200002 aéb\n<b>\n10000\n")
  }
}
