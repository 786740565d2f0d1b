/// The format specifications that were taken apart last.
struct FormatMemory {
  private struct Entry {
    /// The object that the specification came in last, where it came in one.
    var object: StringObject?
    var text: String
    var alignment: FormatSpecification.Alignment
    var specification: FormatSpecification
  }

  private static let capacity = 8
  private var entries: [Entry] = []
  private var oldest = 0

  /// A specification taken apart before, or now.
  mutating func specification(
    _ text: String, typeName: String, _ alignment: FormatSpecification.Alignment
  ) throws(PythonError) -> FormatSpecification {
    entries[try index(of: text, typeName: typeName, alignment)].specification
  }

  /// The same for one that is an object, which a program's line gives again and again.
  mutating func specification(
    _ text: StringObject, typeName: String, _ alignment: FormatSpecification.Alignment
  ) throws(PythonError) -> FormatSpecification {
    for index in entries.indices where entries[index].object === text && entries[index].alignment == alignment
    {
      return entries[index].specification
    }
    let index = try index(of: text.value, typeName: typeName, alignment)
    entries[index].object = text
    return entries[index].specification
  }

  private mutating func index(
    of text: String, typeName: String, _ alignment: FormatSpecification.Alignment
  ) throws(PythonError) -> Int {
    for index in entries.indices
    where entries[index].alignment == alignment && StringObject.areEqual(entries[index].text, text) {
      return index
    }
    let specification = try FormatSpecification(text, typeName: typeName, defaultAlignment: alignment)
    let entry = Entry(text: text, alignment: alignment, specification: specification)
    if entries.count < Self.capacity {
      entries.append(entry)
      return entries.count - 1
    }
    let index = oldest
    entries[index] = entry
    oldest = (oldest + 1) % Self.capacity
    return index
  }
}

extension Interpreter {
  /// A format specification, taken apart.
  func formatSpecification(
    _ text: String, typeName: String, _ alignment: FormatSpecification.Alignment
  ) throws(PythonError) -> FormatSpecification {
    try formatMemory.specification(text, typeName: typeName, alignment)
  }
}
