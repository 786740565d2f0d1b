internal import Glibc

/// The file behind a history: one escaped line an entry, safe to share between sessions.
///
/// Every addition takes the lock of the file and is one write at its end, so that sessions side by side lose
/// nothing of each other's.
struct HistoryFile {
  let path: String

  /// An error number of the operating system.
  struct Failure: Error, Equatable {
    let code: Int32
  }

  /// The entries from oldest to newest; none when the file does not exist.
  func load() throws(Failure) -> [String] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return [] }
      throw Failure(code: errno)
    }
    defer { close(descriptor) }
    return HistoryFile.entries(in: try HistoryFile.contents(of: descriptor))
  }

  /// Adds an entry at the end.
  func append(_ entry: String) throws(Failure) {
    let descriptor = try openLocked()
    defer { close(descriptor) }
    var line = HistoryFile.escaped(entry)
    line.append(UInt8(ascii: "\n"))
    // A session that was cut off in the middle of its line must not spoil this one.
    var status = stat()
    var last: UInt8 = 0
    if fstat(descriptor, &status) == 0, status.st_size > 0,
      pread(descriptor, &last, 1, status.st_size - 1) == 1, last != UInt8(ascii: "\n")
    {
      line.insert(UInt8(ascii: "\n"), at: 0)
    }
    try HistoryFile.write(line, to: descriptor)
  }

  /// Cuts the file down to its newest `limit` entries when it holds more than twice as many.
  func trim(to limit: Int) throws(Failure) {
    let descriptor = try openLocked()
    defer { close(descriptor) }
    let entries = HistoryFile.entries(in: try HistoryFile.contents(of: descriptor))
    guard entries.count > 2 * limit else { return }
    var kept: [UInt8] = []
    for entry in entries.suffix(limit) {
      kept += HistoryFile.escaped(entry)
      kept.append(UInt8(ascii: "\n"))
    }
    // A new file in the place of the old one: whoever reads sees the one or the other, whole.
    let replacement = path + ".new"
    unlink(replacement)
    let new = open(replacement, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard new >= 0 else { throw Failure(code: errno) }
    do {
      try HistoryFile.write(kept, to: new)
    } catch {
      close(new)
      unlink(replacement)
      throw error
    }
    close(new)
    guard rename(replacement, path) == 0 else { throw Failure(code: errno) }
  }

  /// Opens the file for appending and takes its lock, which closing gives back.
  private func openLocked() throws(Failure) -> Int32 {
    while true {
      let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw Failure(code: errno) }
      while flock(descriptor, LOCK_EX) != 0 {
        guard errno == EINTR else {
          let code = errno
          close(descriptor)
          throw Failure(code: code)
        }
      }
      // While this session waited, another may have put a trimmed file in the place of this one.
      var held = stat()
      var named = stat()
      if fstat(descriptor, &held) == 0, stat(path, &named) == 0,
        held.st_ino == named.st_ino, held.st_dev == named.st_dev
      {
        return descriptor
      }
      close(descriptor)
    }
  }

  private static func contents(of descriptor: Int32) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = pread(descriptor, &chunk, chunk.count, off_t(bytes.count))
      if count > 0 {
        bytes += chunk[..<count]
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        throw Failure(code: errno)
      }
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { all in
        Glibc.write(descriptor, all.baseAddress.map { $0 + written }, all.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw Failure(code: errno)
      }
    }
  }
}

// MARK: - Lines

extension HistoryFile {
  /// The entry on one line: newline, carriage return and backslash are escaped.
  static func escaped(_ entry: String) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(entry.utf8.count + 8)
    for byte in entry.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): line += [byte, byte]
      case UInt8(ascii: "\n"): line += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case UInt8(ascii: "\r"): line += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
      default: line.append(byte)
      }
    }
    return line
  }

  /// The entry that a line holds, or nil when the line is damaged.
  static func unescaped(_ line: ArraySlice<UInt8>) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(line.count)
    var rest = line.makeIterator()
    while let byte = rest.next() {
      guard byte == UInt8(ascii: "\\") else {
        if byte == 0 { return nil }
        bytes.append(byte)
        continue
      }
      switch rest.next() {
      case UInt8(ascii: "\\"): bytes.append(byte)
      case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "r"): bytes.append(UInt8(ascii: "\r"))
      default: return nil
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The entries of a file's contents; damaged lines are left out.
  static func entries(in contents: [UInt8]) -> [String] {
    contents.split(separator: UInt8(ascii: "\n")).compactMap(unescaped)
  }
}
