/// A number that tells whether a text is still the same (64-bit FNV-1a).
///
/// It finds damage and change; it is no protection against forgery.
struct Fingerprint: Equatable, Hashable {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The fingerprint of a text's UTF-8 bytes.
  init(of text: String) {
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  /// A fingerprint written by `description`, or nil.
  init?(_ text: some StringProtocol) {
    guard text.utf8.count == 16, let value = UInt64(text, radix: 16) else { return nil }
    self.value = value
  }

  /// Sixteen hexadecimal digits.
  var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
