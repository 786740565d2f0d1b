import TerminalTesting
import Testing

@Suite("The screen that the tests look at")
struct TerminalScreenTests {
  private func screen(_ text: String, columns: Int = 10, rows: Int = 3) -> TerminalScreen {
    var screen = TerminalScreen(columns: columns, rows: rows)
    for byte in text.utf8 { screen.show([byte]) }
    return screen
  }

  @Test("text wraps at the edge, but only when more follows, and scrolls at the bottom")
  func wrapping() {
    #expect(screen("0123456789").text == ["0123456789"])
    #expect(screen("0123456789").cursor == .init(row: 0, column: 9))
    #expect(screen("0123456789\r\nx").text == ["0123456789", "x"])
    #expect(screen("0123456789ab\nx").text == ["0123456789", "ab", "  x"])
    #expect(screen("a\r\nb\r\nc\r\nd").text == ["b", "c", "d"])
  }

  @Test("wide and combining characters take their cells")
  func wide() {
    let shown = screen("a日e\u{301}b\u{08}\u{08}X")
    #expect(shown.text == ["a日Xb"])
    #expect(shown.cursor == .init(row: 0, column: 4))
    #expect(screen("123456789日").text == ["123456789", "日"])
  }

  @Test("sequences move, erase, insert and delete")
  func sequences() {
    #expect(screen("abcdef\u{1B}[3D\u{1B}[K").text == ["abc"])
    #expect(screen("abcdef\r\u{1B}[2@\u{1B}[1CX").text == [" Xabcdef"])
    #expect(screen("abcdef\r\u{1B}[2P").text == ["cdef"])
    #expect(screen("ab\r\ncd\u{1B}[A\u{1B}[J").text == ["ab"])
    #expect(screen("ab\r\ncd\u{1B}[H\u{1B}[2KX").text == ["X", "cd"])
    #expect(screen("ab\u{1B}7\r\nzz\u{1B}8c").text == ["abc", "zz"])
    #expect(screen("ab\u{1B}[6GX\u{1B}[1;31mY\u{1B}[0m\u{1B}]0;title\u{07}Z").text == ["ab   XYZ"])
  }
}
