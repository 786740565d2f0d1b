import Testing

/// Representations and casing, which look at long texts piece by piece.
struct LongTextTests {
  @Test func `long texts are quoted and cased as short ones`() {
    let text = transcript(
      #"""
      t = "é\n'" * 50_000
      r = repr(t)
      print(len(r), r[:12], r[-12:], eval(r) == t)
      t = "ab" * 40_000 + "\\" + "c" * 70_000 + "€" * 30_000
      r = repr(t)
      print(len(r), r[79_998:80_006], r[-3:], eval(r) == t, repr(""), repr("'"), repr('"\''), repr("\x7f\xa0"))
      for s in ("they're bill's friends_x 3rd", "\0aB c", "", "éa bÉ", "A1b"):
          print([s.title(), s.capitalize(), s.swapcase()])
      """#)
    #expect(
      text == #"""
        200002 "é\n'é\n'é\n \n'é\n'é\n'" True
        180004 bab\\ccc €€' True '' "'" '"\'' '\x7f\xa0'
        ["They'Re Bill'S Friends_X 3Rd", "They're bill's friends_x 3rd", "THEY'RE BILL'S FRIENDS_X 3RD"]
        ['\x00Ab C', '\x00ab c', '\x00Ab C']
        ['', '', '']
        ['Éa Bé', 'Éa bé', 'ÉA Bé']
        ['A1B', 'A1b', 'a1B']

        """#)
  }
}
