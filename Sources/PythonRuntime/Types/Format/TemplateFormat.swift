/// `str.format`: a template with replacement fields.
struct TemplateFormat {
  private let interpreter: Interpreter
  private let positional: [Value]
  /// The value of a name; nil if there is none.
  private let named: (String) throws(PythonError) -> Value
  /// The number of the next automatic field; negative once fields were numbered by hand.
  private var automatic = 0
  private var isManual = false
  /// Whether the positional values are missing altogether, as in `format_map`.
  private let hasPositional: Bool

  init(
    interpreter: Interpreter, positional: [Value], hasPositional: Bool = true,
    named: @escaping (String) throws(PythonError) -> Value
  ) {
    self.interpreter = interpreter
    self.positional = positional
    self.hasPositional = hasPositional
    self.named = named
  }

  mutating func run(_ text: String) throws(PythonError) -> String {
    var text = text
    let bytes = text.withUTF8 { Array($0) }
    if Self.isSimple(bytes) { return try renderSimply(bytes) }
    return try render(Array(text.unicodeScalars), depth: 2)
  }

  /// Whether a template is ASCII whose fields are names, numbers or nothing, with a specification without fields.
  private static func isSimple(_ bytes: [UInt8]) -> Bool {
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte >= 0x80 { return false }
      guard byte == 0x7B || byte == 0x7D else { continue }
      if position < bytes.count, bytes[position] == byte {
        position += 1
        continue
      }
      if byte == 0x7D { return false }
      var isName = true
      while true {
        guard position < bytes.count, bytes[position] < 0x80, bytes[position] != 0x7B else { return false }
        let inner = bytes[position]
        position += 1
        if inner == 0x7D { break }
        if inner == 0x3A { isName = false }
        if isName, inner == 0x21 || inner == 0x2E || inner == 0x5B || inner == 0x5D { return false }
      }
    }
    return true
  }

  private mutating func renderSimply(_ bytes: [UInt8]) throws(PythonError) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 16)
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      guard byte == 0x7B || byte == 0x7D else {
        output.append(byte)
        continue
      }
      if position < bytes.count, bytes[position] == byte {
        output.append(byte)
        position += 1
        continue
      }
      let start = position
      while bytes[position] != 0x7D, bytes[position] != 0x3A { position += 1 }
      let name = start == position ? "" : String(decoding: bytes[start..<position], as: UTF8.self)
      var specification = ""
      if bytes[position] == 0x3A {
        let start = position + 1
        while bytes[position] != 0x7D { position += 1 }
        specification = String(decoding: bytes[start..<position], as: UTF8.self)
      }
      position += 1
      output.append(contentsOf: try interpreter.format(first(name), specification).utf8)
    }
    return String(decoding: output, as: UTF8.self)
  }

  private mutating func render(_ scalars: [Unicode.Scalar], depth: Int) throws(PythonError) -> String {
    if depth == 0 { throw .valueError("Max string recursion exceeded") }
    var output = String.UnicodeScalarView()
    var position = 0
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      switch scalar {
      case "{":
        if position < scalars.count, scalars[position] == "{" {
          output.append("{")
          position += 1
          continue
        }
        if position == scalars.count { throw .valueError("Single '{' encountered in format string") }
        let text = try field(scalars, &position, depth: depth)
        output.append(contentsOf: text.unicodeScalars)
      case "}":
        guard position < scalars.count, scalars[position] == "}" else {
          throw .valueError("Single '}' encountered in format string")
        }
        output.append("}")
        position += 1
      default: output.append(scalar)
      }
    }
    return String(output)
  }

  private mutating func field(
    _ scalars: [Unicode.Scalar], _ position: inout Int, depth: Int
  ) throws(PythonError) -> String {
    // The name ends at `!`, `:` or the closing brace; brackets may hold any of them.
    let start = position
    var inBrackets = false
    scan: while position < scalars.count {
      switch scalars[position] {
      case "{": throw .valueError("unexpected '{' in field name")
      case "[": inBrackets = true
      case "]": inBrackets = false
      case "}" where !inBrackets, ":" where !inBrackets, "!" where !inBrackets: break scan
      default: break
      }
      position += 1
    }
    guard position < scalars.count else { throw .valueError("expected '}' before end of string") }
    let name = Array(scalars[start..<position])
    var conversion: Unicode.Scalar?
    if scalars[position] == "!" {
      position += 1
      guard position < scalars.count else {
        throw .valueError("end of string while looking for conversion specifier")
      }
      conversion = scalars[position]
      position += 1
      guard position < scalars.count else { throw .valueError("unmatched '{' in format spec") }
      if scalars[position] != ":", scalars[position] != "}" {
        throw .valueError("expected ':' after conversion specifier")
      }
    }
    var specification: [Unicode.Scalar] = []
    if scalars[position] == ":" {
      position += 1
      specification = try specificationText(scalars, &position)
    }
    position += 1
    let value = try converted(self.value(name), conversion)
    let text =
      specification.contains("{") || specification.contains("}")
      ? try render(specification, depth: depth - 1) : string(specification)
    if depth == 1, specification.contains("{") { throw .valueError("Max string recursion exceeded") }
    return try interpreter.format(value, text)
  }

  private func specificationText(
    _ scalars: [Unicode.Scalar], _ position: inout Int
  ) throws(PythonError) -> [Unicode.Scalar] {
    let start = position
    var nested = 1
    while position < scalars.count {
      if scalars[position] == "{" { nested += 1 }
      if scalars[position] == "}" {
        nested -= 1
        if nested == 0 { return Array(scalars[start..<position]) }
      }
      position += 1
    }
    throw .valueError("unmatched '{' in format spec")
  }

  private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private func converted(_ value: Value, _ conversion: Unicode.Scalar?) throws(PythonError) -> Value {
    switch conversion {
    case nil: return value
    case "s": return try interpreter.stringValue(of: value)
    case "r": return interpreter.string(try interpreter.representation(of: value))
    case "a":
      return interpreter.string(TextRepresentation.ascii(try interpreter.representation(of: value)))
    case let conversion?:
      throw .valueError("Unknown conversion specifier \(conversion)")
    }
  }

  /// The value that a field name such as `0.name[key]` stands for.
  private mutating func value(_ name: [Unicode.Scalar]) throws(PythonError) -> Value {
    let end = name.firstIndex { $0 == "." || $0 == "[" } ?? name.count
    var value = try first(string(name[..<end]))
    var position = end
    while position < name.count {
      if name[position] == "." {
        let start = position + 1
        let stop = name[start...].firstIndex { $0 == "." || $0 == "[" } ?? name.count
        if stop == start { throw .valueError("Empty attribute in format string") }
        value = try interpreter.attribute(string(name[start..<stop]), of: value)
        position = stop
      } else if name[position] == "[" {
        let start = position + 1
        guard let stop = name[start...].firstIndex(of: "]") else {
          throw .valueError("Missing ']' in format string")
        }
        if stop == start { throw .valueError("Empty attribute in format string") }
        let key = string(name[start..<stop])
        value = try interpreter.item(fieldNumber(key).map { .int($0) } ?? interpreter.string(key), of: value)
        position = stop + 1
      } else {
        throw .valueError("Only '.' or '[' may follow ']' in format field specifier")
      }
    }
    return value
  }

  private mutating func first(_ name: String) throws(PythonError) -> Value {
    var index: Int
    if name.isEmpty {
      if isManual {
        throw .valueError("cannot switch from manual field specification to automatic field numbering")
      }
      index = automatic
      automatic += 1
    } else if let number = try fieldNumber(name) {
      if automatic > 0 {
        throw .valueError("cannot switch from automatic field numbering to manual field specification")
      }
      isManual = true
      index = number
    } else {
      return try named(name)
    }
    if !hasPositional { throw .valueError("Format string contains positional fields") }
    guard index < positional.count else {
      throw .indexError("Replacement index \(index) out of range for positional args tuple")
    }
    return positional[index]
  }

  private func fieldNumber(_ text: String) throws(PythonError) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    guard let number = Int(text) else { throw .valueError("Too many decimal digits in format string") }
    return number
  }
}
