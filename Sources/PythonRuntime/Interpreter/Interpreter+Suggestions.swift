/// "Did you mean" for misspelt names.
extension Interpreter {
  private static let greatestLength = 40
  private static let greatestCandidates = 750
  private static let moveCost = 2
  private static let caseCost = 1

  /// What tracebacks add to the message; nil if nothing is close.
  func suggestion(for exception: ExceptionObject) -> String? {
    guard let name = exception.missingName else { return nil }
    let type = exception.type
    let candidates: [String]
    if type.isSubtype(of: types.exception(.attributeError)) {
      if exception.subject.isUnset { return nil }
      if isLargeNamespace(exception.subject) { return nil }
      candidates = listedNames(of: exception.subject)
    } else if type.isSubtype(of: types.exception(.nameError)) {
      candidates = visibleNames(of: exception)
    } else {
      return nil
    }
    if let best = Self.closest(to: name, among: candidates) { return ". Did you mean: '\(best)'?" }
    return nil
  }

  /// Whether CPython's object of this kind has more names than suggestions are looked for in, though fewer are here.
  private func isLargeNamespace(_ value: Value) -> Bool {
    func isLarge(_ object: Object) -> Bool { largeNamespaces.contains(ObjectIdentifier(object)) }
    guard let object = value.object else { return false }
    let type = object as? TypeObject ?? object.type
    return isLarge(object) || type.resolutionOrder.contains(where: isLarge)
  }

  /// The names that `dir` lists; none where it fails.
  private func listedNames(of value: Value) -> [String] {
    do {
      let names = try call(attribute("dir", of: .object(builtins)), value)
      return try elements(of: names).compactMap { $0.cast(to: StringObject.self)?.value }
    } catch {
      return []
    }
  }

  private func visibleNames(of exception: ExceptionObject) -> [String] {
    var names: [String] = []
    if let entry = exception.traceback.last {
      names += entry.code.slotNames.map(\.value) + entry.code.freeNames.map(\.value)
    }
    names += main.namespace.keys.compactMap { $0.cast(to: StringObject.self)?.value }
    names += builtins.additionalAttributeNames(in: self)
    return names
  }

  /// The closest candidate by CPython's measure.
  package static func closest(to wrong: String, among candidates: [String]) -> String? {
    guard candidates.count < greatestCandidates, wrong.utf8.count <= greatestLength else { return nil }
    var best: String?
    var bestDistance = Int.max
    for candidate in candidates where candidate != wrong {
      let limit = (wrong.utf8.count + candidate.utf8.count + 3) * moveCost / 6
      let bound = min(limit, bestDistance - 1)
      let distance = distance(Array(wrong.utf8), Array(candidate.utf8), atMost: bound)
      if distance <= bound, best == nil || distance < bestDistance {
        best = candidate
        bestDistance = distance
      }
    }
    return best
  }

  /// The edit distance, where a change of case costs less.
  private static func distance(_ a: [UInt8], _ b: [UInt8], atMost limit: Int) -> Int {
    if limit < 0 || b.count > greatestLength { return limit + 1 }
    if abs(a.count - b.count) * moveCost > limit { return limit + 1 }
    var row = (0...b.count).map { $0 * moveCost }
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = (i + 1) * moveCost
      for (j, y) in b.enumerated() {
        let isSameLetter = x | 0x20 == y | 0x20 && (x | 0x20) >= 0x61 && (x | 0x20) <= 0x7A
        let substitution = diagonal + (x == y ? 0 : isSameLetter ? caseCost : moveCost)
        diagonal = row[j + 1]
        row[j + 1] = min(substitution, row[j + 1] + moveCost, row[j] + moveCost)
      }
    }
    return row[b.count]
  }
}
