/// Binding the arguments of a call to a Python function's parameters.
extension Interpreter {
  /// Fills a new frame's registers from a call's arguments, which are copied.
  ///
  /// - Throws: CPython's `TypeError`; the registers hold nothing then.
  @inline(__always)
  func bindArguments(
    of function: FunctionObject, _ arguments: Arguments, into registers: UnsafeMutablePointer<Value>
  ) throws(PythonError) {
    let code = function.code
    let missing = code.positionalCount - arguments.count
    if code.isSimple, arguments.keywordNames == nil, missing >= 0, missing <= function.defaults.count {
      bindSimply(function, code, arguments, missing, into: registers)
    } else {
      try bind(function, arguments, into: registers)
    }
  }

  /// Binds positional arguments where only the last parameters take their defaults.
  @inline(__always)
  private func bindSimply(
    _ function: FunctionObject, _ code: CodeObject, _ arguments: Arguments, _ missing: Int,
    into registers: UnsafeMutablePointer<Value>
  ) {
    var index = 0
    while index < arguments.count {
      (registers + index).initializeCopy(from: arguments.base + index)
      index &+= 1
    }
    var position = function.defaults.count - missing
    while index < code.positionalCount {
      (registers + index).initialize(to: function.defaults[position])
      index &+= 1
      position &+= 1
    }
    (registers + index).forget(count: code.variableCount &- index)
  }

  /// The same for any call.
  private func bind(
    _ function: FunctionObject, _ arguments: Arguments, into registers: UnsafeMutablePointer<Value>
  ) throws(PythonError) {
    let code = function.code
    registers.forget(count: code.variableCount)
    // Binding may raise, and an exception's text may run Python code: the registers are taken meanwhile.
    let top = machine.top
    machine.top = registers + code.registerCount
    defer { machine.top = top }
    do {
      try bindValues(function, arguments, into: registers)
    } catch {
      registers.clear(count: code.variableCount)
      throw error
    }
  }

  private func bindValues(
    _ function: FunctionObject, _ arguments: Arguments, into registers: UnsafeMutablePointer<Value>
  ) throws(PythonError) {
    let code = function.code
    let positional = code.positionalCount
    let named = positional + code.keywordOnlyCount
    let taken = min(arguments.count, positional)
    for index in 0..<taken { registers[index] = arguments.base[index] }
    var extraKeywords: DictObject?
    if code.hasKeywordVariadic {
      let dictionary = makeDict()
      extraKeywords = dictionary
      registers[named + (code.hasVariadic ? 1 : 0)] = .object(dictionary)
    }
    if let keywords = arguments.keywordNames?.borrowed.names {
      try bindKeywords(function, keywords, arguments, into: registers, extra: extraKeywords)
    }
    if code.hasVariadic {
      let extra = max(arguments.count - positional, 0)
      registers[named] = .object(
        TupleObject(copying: arguments.base + taken, count: extra, type: types.tuple))
    } else if arguments.count > positional {
      throw tooManyPositional(function, given: arguments.count, registers)
    }
    let defaults = function.defaults
    let firstDefault = positional - defaults.count
    if taken < positional {
      var missing: [String] = []
      for index in taken..<positional where registers[index].isUnset {
        if index >= firstDefault {
          registers[index] = defaults[index - firstDefault]
        } else {
          missing.append(code.slotNames[index].value)
        }
      }
      if !missing.isEmpty { throw missingArguments(function, missing, kind: "positional") }
    }
    if code.keywordOnlyCount > 0 {
      var missing: [String] = []
      for index in positional..<named where registers[index].isUnset {
        if let value = function.keywordDefaults.first(where: { $0.name === code.slotNames[index] })?.value {
          registers[index] = value
        } else {
          missing.append(code.slotNames[index].value)
        }
      }
      if !missing.isEmpty { throw missingArguments(function, missing, kind: "keyword-only") }
    }
  }

  private func bindKeywords(
    _ function: FunctionObject, _ keywords: [StringObject], _ arguments: Arguments,
    into registers: UnsafeMutablePointer<Value>, extra: DictObject?
  ) throws(PythonError) {
    let code = function.code
    let named = code.positionalCount + code.keywordOnlyCount
    for (position, keyword) in keywords.enumerated() {
      let value = arguments.base[arguments.count + position]
      let name = intern(keyword)
      var slot: Int?
      for index in code.positionalOnlyCount..<max(named, code.positionalOnlyCount)
      where code.slotNames[index] === name {
        slot = index
        break
      }
      if let slot {
        guard registers[slot].isUnset else {
          throw .typeError("\(function.qualifiedName)() got multiple values for argument '\(name.value)'")
        }
        registers[slot] = value
      } else if let extra {
        extra.setValue(value, forName: name)
      } else {
        let positionalOnly = keywords.map(\.value).filter { keyword in
          code.slotNames.prefix(code.positionalOnlyCount).contains { $0.value == keyword }
        }
        if !positionalOnly.isEmpty {
          throw .typeError(
            "\(function.qualifiedName)() got some positional-only arguments passed as keyword arguments: "
              + "'\(positionalOnly.joined(separator: ", "))'")
        }
        throw .typeError("\(function.qualifiedName)() got an unexpected keyword argument '\(name.value)'")
      }
    }
  }

  private func tooManyPositional(
    _ function: FunctionObject, given: Int, _ registers: UnsafeMutablePointer<Value>
  ) -> PythonError {
    let code = function.code
    let most = code.positionalCount
    var givenKeywordOnly = 0
    for index in most..<(most + code.keywordOnlyCount) where !registers[index].isUnset {
      givenKeywordOnly += 1
    }
    let least = most - function.defaults.count
    let takes = function.defaults.isEmpty ? "\(most)" : "from \(least) to \(most)"
    let isPlural = function.defaults.isEmpty ? most != 1 : true
    var detail = "\(given)"
    if givenKeywordOnly > 0 {
      detail +=
        " positional argument\(given != 1 ? "s" : "") (and \(givenKeywordOnly) keyword-only "
        + "argument\(givenKeywordOnly != 1 ? "s" : ""))"
    }
    return .typeError(
      "\(function.qualifiedName)() takes \(takes) positional argument\(isPlural ? "s" : "") but \(detail) "
        + "\(given == 1 && givenKeywordOnly == 0 ? "was" : "were") given")
  }

  private func missingArguments(_ function: FunctionObject, _ names: [String], kind: String) -> PythonError {
    let quoted = names.map { "'\($0)'" }
    let list: String
    switch quoted.count {
    case 1: list = quoted[0]
    case 2: list = "\(quoted[0]) and \(quoted[1])"
    default: list = quoted.dropLast().joined(separator: ", ") + ", and \(quoted[quoted.count - 1])"
    }
    return .typeError(
      "\(function.qualifiedName)() missing \(names.count) required \(kind) "
        + "argument\(names.count == 1 ? "" : "s"): \(list)")
  }
}
