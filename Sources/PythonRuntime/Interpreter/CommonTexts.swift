/// The texts that are one object each, however often they are made: the empty one and those of an ASCII character.
final class CommonTexts {
  static let characterCount = 128

  /// The texts of one character, then the empty one.
  let places: UnsafeMutablePointer<Value>

  init() {
    places = .allocate(capacity: Self.characterCount + 1)
    places.initialize(repeating: .unset, count: Self.characterCount + 1)
  }

  deinit {
    places.deinitialize(count: Self.characterCount + 1)
    places.deallocate()
  }

  func fill(_ interpreter: Interpreter) {
    for code in 0..<UInt8(Self.characterCount) {
      places[Int(code)] = .object(interpreter.intern(String(Unicode.Scalar(code))))
    }
    places[Self.characterCount] = .object(interpreter.intern(""))
  }
}
