import Testing

@testable import Terminal

@Suite("EditBuffer")
struct EditBufferTests {
  /// A buffer written with `|` for the cursor.
  private func buffer(_ text: String) -> EditBuffer {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    return EditBuffer(parts.joined(), cursor: parts[0].unicodeScalars.count)
  }

  private func text(_ buffer: EditBuffer) -> String {
    var scalars = buffer.scalars
    scalars.insert("|", at: buffer.cursor)
    return EditBuffer(scalars: scalars, cursor: 0).text
  }

  /// What a command makes of a text, or nil when it answers that it can do nothing.
  private func after(_ before: String, _ command: (inout EditBuffer) -> Bool) -> String? {
    var edited = buffer(before)
    return command(&edited) ? text(edited) : nil
  }

  @Test("Up and Down keep the column as far as a line goes")
  func vertical() {
    #expect(after("abcdef\nab\nabcd|e") { $0.moveUp() } == "abcdef\nab|\nabcde")
    #expect(after("abcdef\nab|\nabcde") { $0.moveUp() } == "ab|cdef\nab\nabcde")
    #expect(after("ab|cdef\nab\nabcde") { $0.moveUp() } == nil)
    #expect(after("abc|def\nab\nabcde") { $0.moveDown() } == "abcdef\nab|\nabcde")
    #expect(after("abcdef\nab|\nabcde") { $0.moveDown() } == "abcdef\nab\nab|cde")
    #expect(after("abcdef\nab\nab|cde") { $0.moveDown() } == nil)
  }

  @Test("vertical moves pass over empty lines")
  func emptyLines() {
    #expect(after("ab\n\n|c") { $0.moveUp() } == "ab\n|\nc")
    #expect(after("ab\n|\nc") { $0.moveUp() } == "|ab\n\nc")
    #expect(after("ab|\n\nc") { $0.moveDown() } == "ab\n|\nc")
  }

  @Test(
    "Backspace goes back to the stop before among leading blanks, else one character",
    arguments: [
      ("        |x", "    |x"), ("      |x", "    |x"), ("   |", "|"), ("x    |", "x   |"),
      ("a\n    |b", "a\n|b"), ("a\n|b", "a|b"), ("e\u{301}|", "|"), ("|x", nil),
    ])
  func backspace(before: String, result: String?) {
    #expect(after(before) { $0.deleteBackward(tabWidth: 4) } == result)
  }

  private func killed(_ buffer: inout EditBuffer, _ command: (inout EditBuffer) -> String) -> String {
    command(&buffer)
  }

  @Test("killing stays within the line, or joins it with the next at its end")
  func killing() {
    var edited = buffer("ab\nc|d e\nf")
    #expect(killed(&edited) { $0.killToLineEnd() } == "d e")
    #expect(text(edited) == "ab\nc|\nf")
    #expect(killed(&edited) { $0.killToLineEnd() } == "\n")
    #expect(text(edited) == "ab\nc|f")
    #expect(killed(&edited) { $0.killToLineStart() } == "c")
    #expect(text(edited) == "ab\n|f")
    #expect(killed(&edited) { $0.killToLineStart() } == "")
  }

  @Test("words are killed up to a blank backward, letters and digits forward")
  func killingWords() {
    var edited = buffer("x = torch.ones(3)  |")
    #expect(killed(&edited) { $0.killWordBackward() } == "torch.ones(3)  ")
    edited = buffer("x |= torch.ones")
    #expect(killed(&edited) { $0.killWordForward() } == "= torch")
    #expect(text(edited) == "x |.ones")
    edited = buffer("x|")
    #expect(killed(&edited) { $0.killWordForward() } == "")
  }

  @Test("offsets in bytes become offsets in scalars")
  func offsets() {
    let edited = buffer("aéö|")
    #expect([-1, 0, 1, 2, 3, 5, 9].map(edited.scalarOffset(utf8:)) == [0, 0, 1, 1, 2, 3, 3])
  }

  @Test(
    "rows on the screen are those that libedit draws",
    arguments: [
      ("|abc", 0, 0), ("abcdef|", 1, 1), ("abcde|f", 0, 1), ("ab\n|c", 1, 1), ("ab\nc|\n", 1, 2),
      ("日本日|", 1, 1), ("日本|日", 0, 1), ("日本a日|", 1, 1), ("\t|", 0, 0), ("abcde\t|", 1, 1),
    ])
  func layout(text: String, cursorRow: Int, lastRow: Int) {
    _ = TerminalLocale.adopt()
    let layout = ScreenLayout(promptWidth: 4, buffer: buffer(text), columns: 10)
    #expect(layout.cursorRow == cursorRow)
    #expect(layout.lastRow == lastRow)
  }
}
