extension PatternObject {
  /// A text and the part of it that a call is about.
  private struct Region {
    let subject: RegexSubject
    let start: Int
    let end: Int

    init(
      _ pattern: PatternObject, _ arguments: Arguments, in interpreter: Interpreter
    ) throws(PythonError) {
      subject = try pattern.subject(arguments[0], in: interpreter)
      let first = arguments.isPresent(1) ? try interpreter.int(arguments[1]) : 0
      let last = arguments.isPresent(2) ? try interpreter.int(arguments[2]) : subject.count
      start = min(max(first, 0), subject.count)
      end = min(max(last, 0), subject.count)
    }
  }

  /// Gives the matches of a text one after another, none overlapping another.
  struct Scan {
    let pattern: PatternObject
    let subject: RegexSubject
    let bounds: (Int, Int)
    private var place: Int
    private var mustAdvance = false

    init(_ pattern: PatternObject, _ subject: RegexSubject, from start: Int, to end: Int) {
      self.pattern = pattern
      self.subject = subject
      bounds = (start, end)
      place = start
    }

    mutating func next(in interpreter: Interpreter) throws(PythonError) -> MatchObject? {
      let match = try pattern.find(
        .search, in: subject, from: place, to: bounds.1, bounds: bounds, mustAdvance: mustAdvance, interpreter
      )
      guard let match else { return nil }
      // An empty match may follow one that was not, but not another at the same place.
      mustAdvance = match.end(0) == match.start(0)
      place = match.end(0)
      return match
    }
  }

  private static let regionSignature = "string, pos=0, endpos=9223372036854775807"

  static func addMatching(_ builder: TypeBuilder) {
    let manners: [(String, RegexManner, String)] = [
      ("match", .match, "A match at the start of a text; None if there is none."),
      ("fullmatch", .fullMatch, "A match with the whole of a text; None if there is none."),
      ("search", .search, "The first match anywhere in a text; None if there is none."),
    ]
    for (name, manner, documentation) in manners {
      builder.method(name, regionSignature, documentation, on: PatternObject.self) {
        (interpreter, pattern, arguments) throws(PythonError) in
        let region = try Region(pattern, arguments, in: interpreter)
        let match = try pattern.find(
          manner, in: region.subject, from: region.start, to: region.end, bounds: (region.start, region.end),
          interpreter)
        return match.map { .object($0) } ?? .none
      }
    }
    builder.method(
      "findall", regionSignature, "What all matches, or their groups, have matched.", on: PatternObject.self
    ) { (interpreter, pattern, arguments) throws(PythonError) in
      let region = try Region(pattern, arguments, in: interpreter)
      var scan = Scan(pattern, region.subject, from: region.start, to: region.end)
      var found: [Value] = []
      while let match = try scan.next(in: interpreter) {
        try interpreter.checkInterrupt()
        let none = pattern.isText ? interpreter.emptyText : interpreter.bytes([])
        switch pattern.program.groupCount {
        case 0: found.append(match.text(of: 0, in: interpreter))
        case 1: found.append(match.text(of: 1, default: none, in: interpreter))
        case let count:
          found.append(
            interpreter.tuple((1...count).map { match.text(of: $0, default: none, in: interpreter) }))
        }
      }
      return interpreter.list(found)
    }
    builder.method(
      "finditer", regionSignature, "An iterator over all matches.", on: PatternObject.self
    ) { (interpreter, pattern, arguments) throws(PythonError) in
      let region = try Region(pattern, arguments, in: interpreter)
      return .object(
        MatchIterator(Scan(pattern, region.subject, from: region.start, to: region.end), in: interpreter))
    }
    builder.method(
      "split", "string, maxsplit=0", "The parts of a text between the matches.", on: PatternObject.self
    ) { (interpreter, pattern, arguments) throws(PythonError) in
      let subject = try pattern.subject(arguments[0], in: interpreter)
      let limit = arguments.isPresent(1) ? try interpreter.int(arguments[1]) : 0
      return interpreter.list(try pattern.split(subject, limit: limit, interpreter))
    }
  }

  private func split(
    _ subject: RegexSubject, limit: Int, _ interpreter: Interpreter
  ) throws(PythonError) -> [Value] {
    var parts: [Value] = []
    var scan = Scan(self, subject, from: 0, to: subject.count)
    var place = 0
    var count = 0
    while limit == 0 || count < limit, let match = try scan.next(in: interpreter) {
      try interpreter.checkInterrupt()
      parts.append(subject.slice(place, match.start(0), in: interpreter))
      for group in stride(from: 1, through: program.groupCount, by: 1) {
        parts.append(match.text(of: group, in: interpreter))
      }
      place = match.end(0)
      count += 1
    }
    parts.append(subject.slice(place, subject.count, in: interpreter))
    return parts
  }

  // MARK: Replacing

  static func addReplacing(_ builder: TypeBuilder) {
    for (name, isCounted) in [("sub", false), ("subn", true)] {
      builder.method(
        name, "repl, string, count=0",
        isCounted ? "The text with replacements, and how many there are." : "The text with replacements.",
        on: PatternObject.self
      ) { (interpreter, pattern, arguments) throws(PythonError) in
        let limit = arguments.isPresent(2) ? try interpreter.int(arguments[2]) : 0
        let (text, count) = try pattern.replace(
          arguments[0], in: pattern.subject(arguments[1], in: interpreter), limit: limit, interpreter)
        return isCounted ? interpreter.tuple([text, .int(count)]) : text
      }
    }
  }

  /// What stands for a match: a function of it, or a template.
  private enum Replacement {
    case function(Value)
    case literal(Value)
    case template(RegexTemplate)
  }

  private func replacement(_ value: Value, _ interpreter: Interpreter) throws(PythonError) -> Replacement {
    if interpreter.isCallable(value) { return .function(value) }
    if !RegexTemplate.hasEscapes(value) { return .literal(value) }
    let template = try RegexTemplate(value, for: self, in: interpreter)
    return template.literal.map { .literal($0) } ?? .template(template)
  }

  private func replace(
    _ replacement: Value, in subject: RegexSubject, limit: Int, _ interpreter: Interpreter
  ) throws(PythonError) -> (Value, Int) {
    let replacement = try self.replacement(replacement, interpreter)
    var parts: [Value] = []
    var scan = Scan(self, subject, from: 0, to: subject.count)
    var place = 0
    var count = 0
    while limit == 0 || count < limit, let match = try scan.next(in: interpreter) {
      try interpreter.checkInterrupt()
      if place < match.start(0) { parts.append(subject.slice(place, match.start(0), in: interpreter)) }
      switch replacement {
      case .literal(let value): parts.append(value)
      case .template(let template): parts.append(try template.expand(match, in: interpreter))
      case .function(let function):
        let value = try interpreter.call(function, .object(match))
        if !value.isNone { parts.append(value) }
      }
      place = match.end(0)
      count += 1
    }
    if place < subject.count { parts.append(subject.slice(place, subject.count, in: interpreter)) }
    return (try joined(parts, interpreter), count)
  }

  private func joined(_ parts: [Value], _ interpreter: Interpreter) throws(PythonError) -> Value {
    if isText {
      guard let empty = interpreter.emptyText.cast(to: StringObject.self) else { return .none }
      return try StringMethods.join(interpreter.list(parts), with: empty, interpreter)
    }
    var bytes: [UInt8] = []
    for (index, part) in parts.enumerated() {
      guard let sequence = part.cast(to: ByteSequence.self) else {
        throw .typeError(
          "sequence item \(index): expected a bytes-like object, \(interpreter.type(of: part).errorName) found"
        )
      }
      bytes += sequence.bytes
    }
    return interpreter.bytes(bytes)
  }
}

/// What `finditer` gives.
package final class MatchIterator: Object, NativeObject {
  private var scan: PatternObject.Scan?

  init(_ scan: PatternObject.Scan, in interpreter: Interpreter) {
    self.scan = scan
    super.init(type: interpreter.type(for: MatchIterator.self))
  }

  package static func makeType(in interpreter: Interpreter) -> TypeObject {
    TypeObject(
      native: "callable_iterator", base: interpreter.types.object, in: interpreter, isSubclassable: false,
      slots: [.iterate, .next])
  }

  package override func iterator(in interpreter: Interpreter) throws(PythonError) -> Value { .object(self) }

  package override func next(in interpreter: Interpreter) throws(PythonError) -> Value? {
    guard var scan else { return nil }
    let match = try scan.next(in: interpreter)
    self.scan = match == nil ? nil : scan
    return match.map { .object($0) }
  }
}
