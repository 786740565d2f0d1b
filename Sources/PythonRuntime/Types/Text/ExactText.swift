/// A text as a key of Swift's collections: equal only to the same scalars, unlike Swift's own strings, to which
/// composed and decomposed letters are the same.
struct ExactText: Hashable {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  static func == (a: ExactText, b: ExactText) -> Bool {
    StringObject.areEqual(a.text, b.text)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
