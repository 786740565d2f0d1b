internal import Glibc

/// Reads and lists files through the C library.
enum TextFile {
  /// Files beyond this are refused: no lesson, transcript or progress file is near it.
  static let largestSize = 8 << 20

  /// Why a file could not be read.
  enum Failure: Error, Equatable {
    /// There is no such file.
    case missing
    /// The system's reason, in its words.
    case system(String)
    case notUTF8
    case tooLarge
  }

  /// The text of a file, with `\r\n` and `\r` made `\n`.
  static func read(_ path: String) throws(Failure) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? .missing : .system(reason(of: errno))
    }
    defer { close(descriptor) }

    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw .system(reason(of: errno))
      }
      if count == 0 { break }
      bytes += chunk[..<count]
      guard bytes.count <= largestSize else { throw .tooLarge }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
    return text.withUnixNewlines()
  }

  /// The names in a directory, sorted; nil when it is no directory that can be read.
  static func entries(of directory: String) -> [String]? {
    guard let stream = opendir(directory) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
          String(cString: $0)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// What the C library says about an error number.
  static func reason(of code: Int32) -> String { String(cString: strerror(code)) }
}

extension TextFile {
  /// Why a file could not be written, in the system's words.
  struct WriteFailure: Error, Equatable {
    var reason: String
  }

  /// Puts a text in the place of a file: written beside it, synced, and renamed, so that a crash leaves the old file
  /// or the new one.
  static func write(_ text: String, to path: String, permissions: mode_t) throws(WriteFailure) {
    let temporary = "\(path).\(getpid()).new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, permissions)
    guard descriptor >= 0 else { throw WriteFailure(reason: reason(of: errno)) }
    var failure = writeAll(text, to: descriptor)
    if failure == nil, fsync(descriptor) != 0 { failure = errno }
    close(descriptor)
    if failure == nil, rename(temporary, path) != 0 { failure = errno }
    guard let failure else {
      syncDirectory(of: path)
      return
    }
    unlink(temporary)
    throw WriteFailure(reason: reason(of: failure))
  }

  /// The permission bits of a file, or nil when there is none.
  static func permissions(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
  }

  /// Writes the whole text; returns the error number when that fails.
  private static func writeAll(_ text: String, to descriptor: Int32) -> Int32? {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      written += count
    }
    return nil
  }

  /// Makes the renaming itself durable.
  private static func syncDirectory(of path: String) {
    let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let descriptor = open(parent.isEmpty ? "/" : parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

extension String {
  /// The text with every end of line written as `\n`.
  package func withUnixNewlines() -> String {
    guard utf8.contains(UInt8(ascii: "\r")) else { return self }
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar = "\0"
    for scalar in unicodeScalars {
      if scalar == "\r" {
        scalars.append("\n")
      } else if scalar != "\n" || previous != "\r" {
        scalars.append(scalar)
      }
      previous = scalar
    }
    return String(scalars)
  }

  /// The lines of the text; a newline at its end starts no further line.
  func textLines() -> [String] {
    var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
