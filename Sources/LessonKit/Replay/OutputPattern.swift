/// Expected output, in which `...` stands for anything and addresses for any address.
package struct OutputPattern {
  private let expected: [Character]
  private let expectedTraceback: String?

  /// The pattern of an example's expected output.
  package init(_ expected: String) {
    expectedTraceback = Self.exception(ofTraceback: expected)
    self.expected = Array(Self.normalised(expectedTraceback ?? expected))
  }

  /// Whether this is what was printed.
  ///
  /// Blanks at the ends of lines are ignored. When a traceback is expected, only its exception counts, as with
  /// doctest: the frames tell of the place, not of the error.
  package func matches(_ output: String) -> Bool {
    let actual: String
    if expectedTraceback != nil {
      guard let exception = Self.exception(ofTraceback: output) else { return false }
      actual = exception
    } else {
      actual = output
    }
    return Self.match(expected, Array(Self.normalised(actual)))
  }

  /// The text with every hexadecimal address made `0x...`.
  static func maskingAddresses(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "x")) else { return text }
    let scalars = Array(text.unicodeScalars)
    var masked = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if scalars[index] == "0", index + 1 < scalars.count, scalars[index + 1] == "x" {
        var end = index + 2
        while end < scalars.count, scalars[end].properties.isASCIIHexDigit { end += 1 }
        // Two digits and less are escapes or small numbers, not addresses.
        if end - index > 5 {
          masked.append(contentsOf: "0x...".unicodeScalars)
          index = end
          continue
        }
      }
      masked.append(scalars[index])
      index += 1
    }
    return String(masked)
  }

  /// The exception that a traceback ends with, or nil when the text is no traceback.
  static func exception(ofTraceback text: String) -> String? {
    let lines = text.textLines()
    guard let header = lines.firstIndex(where: \.isTracebackHeader),
      let last = lines.lastIndex(where: \.isTracebackHeader)
    else { return syntaxError(in: lines) }
    // Of chained exceptions the last is the one that ended the command.
    guard let exception = lines[(last + 1)...].firstIndex(where: \.startsException) else { return nil }
    return (lines[..<header] + lines[exception...]).joined(separator: "\n")
  }

  /// A syntax error at a prompt has no header, only its place.
  private static func syntaxError(in lines: [String]) -> String? {
    guard lines.first?.hasPrefix("  File \"") == true,
      let exception = lines.firstIndex(where: \.startsException)
    else { return nil }
    return lines[exception...].joined(separator: "\n")
  }

  private static func normalised(_ text: String) -> String {
    var lines = maskingAddresses(text).textLines().map { $0.trimmingBlanksAtEnd() }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// Matches pieces between ellipses from left to right, the first and the last piece at the ends.
  private static func match(_ pattern: [Character], _ text: [Character]) -> Bool {
    let pieces = split(pattern)
    guard pieces.count > 1, let first = pieces.first, let last = pieces.last else { return pattern == text }
    guard text.count >= first.count + last.count, text.starts(with: first),
      text.suffix(last.count).elementsEqual(last)
    else { return false }
    var position = first.count
    let end = text.count - last.count
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard end - position >= piece.count,
        let found = (position...(end - piece.count)).first(where: {
          text[$0..<($0 + piece.count)].elementsEqual(piece)
        })
      else { return false }
      position = found + piece.count
    }
    return true
  }

  private static func split(_ pattern: [Character]) -> [[Character]] {
    var pieces: [[Character]] = [[]]
    var index = 0
    while index < pattern.count {
      if index + 3 <= pattern.count, pattern[index..<(index + 3)].allSatisfy({ $0 == "." }) {
        pieces.append([])
        index += 3
      } else {
        pieces[pieces.count - 1].append(pattern[index])
        index += 1
      }
    }
    return pieces
  }
}

extension String {
  fileprivate var isTracebackHeader: Bool { self == "Traceback (most recent call last):" }

  /// Whether an exception's type stands at the start of this line.
  fileprivate var startsException: Bool { first.map { $0.isLetter || $0 == "_" } ?? false }
}
