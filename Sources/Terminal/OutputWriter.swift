internal import Glibc

/// A buffered writer to a file descriptor.
package final class OutputWriter {
  /// What happens when the reader of a pipe has gone.
  package enum BrokenPipePolicy: Sendable {
    /// The process ends as by SIGPIPE, without a word: `chainrule run FILE | head`.
    case endProcess
    /// The output is dropped and ``OutputWriter/isClosed`` tells it.
    case discard
  }

  /// Whether nobody reads any more, so that writing is idle.
  package private(set) var isClosed = false

  /// What was written behind the last newline: on a terminal it stands to the left of the cursor.
  private(set) var unfinishedLine = ""

  private let descriptor: Int32
  private let brokenPipe: BrokenPipePolicy
  private let capacity: Int
  private var buffer: [UInt8] = []

  /// A stream onto a descriptor, which stays the caller's to close.
  ///
  /// - Parameter capacity: the bytes held back before they are written; 0 writes at once.
  package init(descriptor: Int32, brokenPipe: BrokenPipePolicy = .endProcess, capacity: Int = 1 << 14) {
    self.descriptor = descriptor
    self.brokenPipe = brokenPipe
    self.capacity = capacity
    buffer.reserveCapacity(capacity)
  }

  /// Standard output.
  package static func standardOutput() -> OutputWriter {
    OutputWriter(descriptor: STDOUT_FILENO)
  }

  /// Standard error, which holds nothing back.
  package static func standardError() -> OutputWriter {
    OutputWriter(descriptor: STDERR_FILENO, brokenPipe: .discard, capacity: 0)
  }

  /// Writes text, at the latest with the next ``flush()``.
  package func write(_ text: String) {
    guard !isClosed else { return }
    buffer.append(contentsOf: text.utf8)
    noteLine(text)
    if buffer.count > capacity { flush() }
  }

  /// Writes text and a newline.
  package func writeLine(_ text: String = "") {
    write(text)
    write("\n")
  }

  /// Forgets the unfinished line, after the cursor was brought to a fresh one by other means.
  func startLine() {
    unfinishedLine = ""
  }

  private func noteLine(_ text: String) {
    let newline = UInt8(ascii: "\n")
    if text.utf8.last == newline {
      if !unfinishedLine.isEmpty { unfinishedLine = "" }
    } else if let last = text.utf8.lastIndex(of: newline) {
      unfinishedLine = String(text[text.utf8.index(after: last)...])
    } else if unfinishedLine.utf8.count < 1 << 12 {
      // More than any screen is wide needs no exact record.
      unfinishedLine += text
    }
  }

  /// Hands everything written so far to the operating system.
  package func flush() {
    guard !buffer.isEmpty else { return }
    if !isClosed { drain() }
    buffer.removeAll(keepingCapacity: true)
  }

  private func drain() {
    let failure: Int32? = buffer.withUnsafeBytes { bytes in
      var rest = UnsafeRawBufferPointer(rebasing: bytes[...])
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count >= 0 {
          rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        } else if errno == EAGAIN {
          var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&room, 1, -1)
        } else if errno != EINTR {
          return errno
        }
      }
      return nil
    }
    guard let failure else { return }
    isClosed = true
    if failure == EPIPE, brokenPipe == .endProcess {
      Signals.endProcess(by: SIGPIPE)
    }
  }
}
