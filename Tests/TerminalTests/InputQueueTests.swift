import Foundation
import Testing

@testable import Terminal

@Suite("The input queue")
struct InputQueueTests {
  /// A queue over bytes that are all there.
  private func queue(_ bytes: [UInt8], _ body: (InputQueue) -> Void) {
    let pipe = Pipe()
    pipe.fileHandleForWriting.write(Data(bytes))
    try? pipe.fileHandleForWriting.close()
    body(InputQueue(descriptor: pipe.fileHandleForReading.fileDescriptor))
  }

  @Test("lines lose their ends, and the last may lack one")
  func lines() {
    queue(Array("a\r\n\nb\rc\nlast".utf8)) { queue in
      #expect(queue.nextLine() == .text("a"))
      #expect(queue.nextLine() == .text(""))
      #expect(queue.nextLine() == .text("b\rc"))
      #expect(queue.nextLine() == .text("last"))
      #expect(queue.nextLine() == .end)
      #expect(queue.nextLine() == .end)
    }
  }

  @Test("scalars are decoded and what is no UTF-8 is passed over")
  func scalars() {
    let bytes: [UInt8] = [0x61, 0xC3, 0xA9, 0xFF, 0xE6, 0x97, 0xA5, 0xE6, 0x97, 0xF0, 0x9F, 0x98, 0x80, 0xC3]
    queue(bytes) { queue in
      for scalar: Unicode.Scalar in ["a", "é", "日", "😀"] { #expect(queue.nextScalar() == .scalar(scalar)) }
      #expect(queue.nextScalar() == .end)
    }
  }

  @Test("bytes up to a terminator leave the rest to the next reader")
  func terminator() {
    queue(Array("ab\u{1B}[20x\u{1B}[201~rest\nline\n".utf8)) { queue in
      #expect(queue.bytes(upTo: Array("\u{1B}[201~".utf8)) == Array("ab\u{1B}[20x".utf8))
      #expect(queue.nextScalar() == .scalar("r"))
      #expect(queue.nextLine() == .text("est"))
      #expect(queue.bytes(upTo: Array("~".utf8)) == nil)
    }
  }
}
