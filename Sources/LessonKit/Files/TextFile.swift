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
