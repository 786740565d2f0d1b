import Glibc

/// Files as text.
enum TextFile {
  /// Writes a line to a stream by its number, 2 for errors, at once.
  static func tell(_ line: String, on stream: Int32 = 1) {
    let text = line + "\n"
    _ = text.withCString { Glibc.write(stream, $0, strlen($0)) }
  }

  static func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func write(_ text: String, to path: String) {
    guard let file = fopen(path, "w") else {
      return tell("cannot write \(path): \(String(cString: strerror(errno)))", on: 2)
    }
    fputs(text, file)
    fclose(file)
  }

  /// The paths that a pattern of the shell's names.
  static func matching(_ pattern: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
  }
}
