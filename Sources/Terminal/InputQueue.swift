internal import CSignals
internal import Glibc

/// The bytes of standard input, read ahead and waited for together with signals.
///
/// One queue serves every reader of the process, so that what one has read ahead is not lost to the next.
package final class InputQueue {
  enum Event: Equatable {
    case scalar(Unicode.Scalar)
    case end
    /// A signal came; its flag tells which.
    case woken
  }

  enum Line: Equatable {
    case text(String)
    case end
    case woken
  }

  enum Arrival {
    case bytes, end, woken
  }

  private let descriptor: Int32
  private var bytes: [UInt8] = []
  private var start = 0
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)

  /// A queue over a descriptor, which stays the caller's to close.
  package init(descriptor: Int32 = STDIN_FILENO) {
    self.descriptor = descriptor
  }

  /// Forgets what was read ahead.
  func discard() {
    bytes.removeAll(keepingCapacity: true)
    start = 0
  }

  /// Waits for the next character; bytes that are not UTF-8 are passed over.
  func nextScalar() -> Event {
    while true {
      switch decode() {
      case .scalar(let scalar): return .scalar(scalar)
      case .invalid: continue
      case .incomplete: break
      }
      switch waitForBytes() {
      case .bytes: continue
      case .end: return .end
      case .woken: return .woken
      }
    }
  }

  /// Whether a character is there within so many milliseconds.
  func hasInput(within milliseconds: Int32) -> Bool {
    if start < bytes.count { return true }
    var input = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, milliseconds) > 0
  }

  /// Waits for the next line, without its newline or carriage return; invalid UTF-8 is repaired.
  func nextLine() -> Line {
    var searched = start
    while true {
      if let newline = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = text(bytes[start..<newline])
        start = newline + 1
        return .text(line)
      }
      let pending = bytes.count - start
      switch waitForBytes() {
      case .bytes: searched = start + pending
      case .woken: return .woken
      case .end:
        guard start < bytes.count else { return .end }
        let line = text(bytes[start...])
        discard()
        return .text(line)
      }
    }
  }

  /// Waits for all bytes up to a terminator and answers them without it; nil when the input ends before, or
  /// a signal comes that will not wait.
  func bytes(upTo terminator: [UInt8]) -> [UInt8]? {
    var searched = start
    while true {
      if let found = range(of: terminator, from: searched) {
        let taken = Array(bytes[start..<found.lowerBound])
        start = found.upperBound
        return taken
      }
      let pending = bytes.count - start
      switch waitForBytes() {
      case .bytes: searched = start + max(0, pending - terminator.count)
      case .end: return nil
      case .woken: if signals_interrupt_pending() || signals_ending_signal() != 0 { return nil }
      }
    }
  }

  private func range(of wanted: [UInt8], from position: Int) -> Range<Int>? {
    var index = position
    while index + wanted.count <= bytes.count {
      guard let first = bytes[index...].firstIndex(of: wanted[0]), first + wanted.count <= bytes.count
      else { return nil }
      if bytes[first..<(first + wanted.count)].elementsEqual(wanted) { return first..<(first + wanted.count) }
      index = first + 1
    }
    return nil
  }

  private func text(_ line: ArraySlice<UInt8>) -> String {
    String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
  }

  private func waitForBytes() -> Arrival {
    while true {
      var sources = [
        pollfd(fd: signals_wake_descriptor(), events: Int16(POLLIN), revents: 0),
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      ]
      if poll(&sources, 2, -1) < 0 {
        if errno == EINTR { continue }
        return .end
      }
      if sources[0].revents != 0 {
        signals_drain()
        return .woken
      }
      let count = read(descriptor, &chunk, chunk.count)
      if count > 0 {
        if start > 0 {
          bytes.removeFirst(start)
          start = 0
        }
        bytes += chunk[..<count]
        return .bytes
      }
      if count == 0 { return .end }
      // A terminal that has gone answers EIO: the same as the end of a file.
      if errno != EINTR, errno != EAGAIN { return .end }
    }
  }
}

// MARK: - Decoding

extension InputQueue {
  private enum Decoding {
    case scalar(Unicode.Scalar)
    case invalid
    case incomplete
  }

  private func decode() -> Decoding {
    guard start < bytes.count else { return .incomplete }
    let lead = bytes[start]
    let length: Int
    switch lead {
    case 0..<0x80:
      start += 1
      return .scalar(Unicode.Scalar(lead))
    case 0xC2..<0xE0: length = 2
    case 0xE0..<0xF0: length = 3
    case 0xF0..<0xF5: length = 4
    default:
      start += 1
      return .invalid
    }
    let available = bytes[start..<min(start + length, bytes.count)]
    if let scalar = String(validating: available, as: UTF8.self)?.unicodeScalars.first {
      start += length
      return .scalar(scalar)
    }
    if available.count < length, available.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) {
      return .incomplete
    }
    start += 1
    return .invalid
  }
}
