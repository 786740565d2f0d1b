import Glibc

/// Files that the person at the prompt asks for by name.
enum SavedFile {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Writes a text over what the file holds; answers the system's reason where that fails.
  static func write(_ text: String, to path: String) -> String? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return reason(of: errno) }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return reason(of: errno)
      }
      written += count
    }
    return nil
  }

  private static func reason(of code: Int32) -> String { String(cString: strerror(code)) }
}
