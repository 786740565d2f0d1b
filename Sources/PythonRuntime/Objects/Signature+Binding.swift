extension Signature {
  /// Calls `body` with the arguments in the order of the parameters.
  ///
  /// - Parameter name: what errors call the function, such as `list.append`.
  /// - Throws: CPython's `TypeError` for what the parameters do not allow.
  @inline(__always)
  func bind<Result>(
    _ arguments: Arguments, name: @autoclosure () -> String, in interpreter: Interpreter,
    _ body: (Arguments) throws(PythonError) -> Result
  ) throws(PythonError) -> Result {
    if mostPositional < 0 { _ = value }
    let count = arguments.count
    if arguments.keywordNames == nil, count >= leastPositional, !needsBinding {
      if count <= mostPositional { return try body(arguments) }
      if hasRest {
        let taken = mostPositional
        return try body(
          Arguments(
            base: arguments.base, count: taken,
            rest: UnsafeMutableBufferPointer(start: arguments.base + taken, count: count - taken)))
      }
    }
    return try bindSlowly(arguments, name: name(), in: interpreter, body)
  }

  @inline(never)
  private func bindSlowly<Result>(
    _ arguments: Arguments, name: String, in interpreter: Interpreter,
    _ body: (Arguments) throws(PythonError) -> Result
  ) throws(PythonError) -> Result {
    let signature = value
    let keywords = arguments.keywords
    var simpleName: String { name.split(separator: ".").last.map(String.init) ?? name }
    if !keywords.isEmpty, !signature.takesKeywords {
      throw .typeError("\(name)() takes no keyword arguments")
    }
    let given = arguments.count
    if given > signature.positionalCount, !signature.hasRest {
      throw .typeError(tooMany(name: name, simpleName: simpleName, given: given, keywords: keywords.count))
    }
    let named = signature.namedCount
    let hasDictionary = signature.hasKeywordRest
    let taken = min(given, signature.positionalCount)
    let restCount = given - taken
    let total = named + (hasDictionary ? 1 : 0)
    let scratch = try interpreter.reserveStack(total + restCount)
    defer { interpreter.releaseStack(scratch, count: total + restCount) }
    for index in 0..<taken { scratch[index] = arguments.base[index] }
    for index in 0..<restCount { scratch[total + index] = arguments.base[taken + index] }
    var extra: DictObject?
    // What is missing is told first.
    var unknown: String?
    for (index, keyword) in keywords.enumerated() {
      let text = keyword.value
      if let position = signature.names.firstIndex(of: text), position >= signature.positionalOnlyCount {
        if position < taken {
          throw .typeError(
            "argument for \(simpleName)() given by name ('\(text)') and position (\(position + 1))")
        }
        scratch[position] = arguments.keywordValue(index)
      } else if hasDictionary {
        let dictionary = extra ?? DictObject(type: interpreter.types.dict)
        extra = dictionary
        dictionary.setValue(arguments.keywordValue(index), forName: keyword)
      } else if unknown == nil {
        unknown = text
      }
    }
    for index in 0..<named where !signature.isOptional[index] && scratch[index].isUnset {
      throw .typeError(
        missing(signature.names[index], at: index, name: name, simpleName: simpleName, given: given))
    }
    if let unknown {
      throw .typeError("'\(unknown)' is an invalid keyword argument for \(simpleName)()")
    }
    if hasDictionary {
      scratch[named] = .object(extra ?? DictObject(type: interpreter.types.dict))
    }
    return try body(
      Arguments(
        base: scratch, count: total,
        rest: UnsafeMutableBufferPointer(start: scratch + total, count: restCount)))
  }

  private func tooMany(name: String, simpleName: String, given: Int, keywords: Int) -> String {
    let signature = value
    let least = signature.requiredPositionalCount
    let most = signature.positionalCount
    if most == 0, signature.names.isEmpty, !name.isEmpty {
      return "\(name)() takes no arguments (\(given) given)"
    }
    // A wrapper of a special method has no name; most are counted in words of their own.
    if name.isEmpty, least == most, most < 2 {
      return "expected \(most) argument\(most == 1 ? "" : "s"), got \(given)"
    }
    if signature.takesKeywords {
      if most == 0 { return "\(simpleName)() takes no positional arguments" }
      let bound = least == most ? "exactly" : "at most"
      let word = signature.namedCount > most ? "positional argument" : "argument"
      return
        "\(simpleName)() takes \(bound) \(most) \(word)\(most == 1 ? "" : "s") (\(given + keywords) given)"
    }
    if least == 1, most == 1 { return "\(name)() takes exactly one argument (\(given) given)" }
    let bound = least == most ? "" : "at most "
    return "\(simpleName) expected \(bound)\(most) argument\(most == 1 ? "" : "s"), got \(given)"
  }

  private func missing(
    _ parameter: String, at index: Int, name: String, simpleName: String, given: Int
  ) -> String {
    let signature = value
    if !signature.takesKeywords {
      let least = signature.requiredPositionalCount
      if name.isEmpty, least == 1, signature.positionalCount == 1 {
        return "expected 1 argument, got \(given)"
      }
      if least == 1, signature.positionalCount == 1, !signature.hasRest {
        return "\(name)() takes exactly one argument (\(given) given)"
      }
      let bound = least == signature.positionalCount && !signature.hasRest ? "" : "at least "
      return "\(simpleName) expected \(bound)\(least) argument\(least == 1 ? "" : "s"), got \(given)"
    }
    if index < signature.positionalOnlyCount {
      let bound =
        signature.requiredPositionalCount == signature.positionalCount && !signature.hasRest
        ? "exactly" : "at least"
      return "\(simpleName)() takes \(bound) \(signature.requiredPositionalCount) positional "
        + "argument\(signature.requiredPositionalCount == 1 ? "" : "s") (\(given) given)"
    }
    if index >= signature.positionalCount {
      return "\(simpleName)() missing required keyword-only argument '\(parameter)'"
    }
    return "\(simpleName)() missing required argument '\(parameter)' (pos \(index + 1))"
  }
}
