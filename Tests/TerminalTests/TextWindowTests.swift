import Testing

@testable import Terminal

@Suite("The window on a text taller than the screen")
struct TextWindowTests {
  private let text = (1...9).map { "line \($0)" }.joined(separator: "\n")

  /// The lines shown with the cursor at the start of a line, counted from 1.
  private func shown(_ window: inout TextWindow, cursorLine: Int, rows: Int = 4) -> [Substring] {
    let whole = EditBuffer(text, cursor: 7 * (cursorLine - 1))
    let cut = window.cut(whole, rows: rows, columns: 20)
    #expect(window.whole(around: cut) == whole)
    return cut.text.split(separator: "\n")
  }

  @Test("it moves only as far as the cursor makes it")
  func moving() {
    var window = TextWindow()
    #expect(shown(&window, cursorLine: 1) == ["line 1", "line 2", "line 3", "line 4"])
    #expect(shown(&window, cursorLine: 4) == ["line 1", "line 2", "line 3", "line 4"])
    #expect(shown(&window, cursorLine: 6) == ["line 3", "line 4", "line 5", "line 6"])
    #expect(window.note == "(lines 3-6 of 9)")
    #expect(shown(&window, cursorLine: 4) == ["line 3", "line 4", "line 5", "line 6"])
    #expect(shown(&window, cursorLine: 2) == ["line 2", "line 3", "line 4", "line 5"])
  }

  @Test("a text that fits is shown whole")
  func fitting() {
    var window = TextWindow()
    _ = shown(&window, cursorLine: 9)
    #expect(window.hidesLines)
    #expect(shown(&window, cursorLine: 9, rows: 9).count == 9)
    #expect(!window.hidesLines && window.note.isEmpty)
  }

  @Test("a line that wraps counts with all its rows, and one taller than the screen stands alone")
  func wrappedLines() {
    var window = TextWindow()
    let long = String(repeating: "x", count: 95)
    let cut = window.cut(EditBuffer("a\n\(long)\nb", cursor: 3), rows: 4, columns: 20)
    #expect(cut.text == long)
    #expect(cut.cursor == 1)
  }
}
