/// What a parenthesis begins.
extension RegexParser {
  enum Group {
    case node(RegexNode)
    /// A comment.
    case nothing
    /// Flags of the whole expression.
    case flags
  }

  /// Reads on behind an opening parenthesis.
  mutating func group(isVerbose: Bool, isFirst: Bool) throws(RegexFailure) -> Group {
    let start = position - 1
    guard try take("?") else { return .node(try capture(nil, isVerbose: isVerbose, from: start)) }
    guard let token = try take() else { throw mistake("unexpected end of pattern") }
    switch token.second == nil ? Unicode.Scalar(token.first) : nil {
    case "P":
      if try take("<") {
        let name = try groupName(until: ">")
        return .node(try capture(name, isVerbose: isVerbose, from: start))
      }
      if try take("=") { return .node(try namedBackreference()) }
      guard let other = try take() else { throw mistake("unexpected end of pattern") }
      throw mistake("unknown extension ?P\(Self.text(other))", back: other.length + 2)
    case ":":
      let node = try contents(isVerbose: isVerbose, from: start)
      return .node(RegexNode(.group(nil, adding: [], removing: [], node), width: node.width))
    case ">":
      let node = try contents(isVerbose: isVerbose, from: start)
      return .node(RegexNode(.atomic(node), width: node.width))
    case "#":
      while true {
        if next == nil { throw mistake("missing ), unterminated comment", back: position - start) }
        if let skipped = try take(), skipped.isCharacter(")") { return .nothing }
      }
    case "=": return .node(try assertion(isBehind: false, isNegated: false, isVerbose, from: start))
    case "!": return .node(try assertion(isBehind: false, isNegated: true, isVerbose, from: start))
    case "<":
      guard let sign = try take() else { throw mistake("unexpected end of pattern") }
      guard sign.isCharacter("=") || sign.isCharacter("!") else {
        throw mistake("unknown extension ?<\(Self.text(sign))", back: sign.length + 2)
      }
      let isNegated = sign.isCharacter("!")
      return .node(try assertion(isBehind: true, isNegated: isNegated, isVerbose, from: start))
    case "(": return .node(try conditional(isVerbose: isVerbose, from: start))
    default:
      guard token.second == nil, token.isCharacter("-") || RegexFlags(letter: token.first) != nil else {
        throw mistake("unknown extension ?\(Self.text(token))", back: token.length + 1)
      }
      guard let (added, removed) = try inlineFlags(token) else {
        if !isFirst {
          throw mistake("global flags not at the start of the expression", back: position - start)
        }
        return .flags
      }
      let isVerbose = (isVerbose || added.contains(.verbose)) && !removed.contains(.verbose)
      let node = try contents(isVerbose: isVerbose, from: start)
      return .node(RegexNode(.group(nil, adding: added, removing: removed, node), width: node.width))
    }
  }

  /// What a group holds, and its closing parenthesis.
  private mutating func contents(isVerbose: Bool, from start: Int) throws(RegexFailure) -> RegexNode {
    let node = try alternatives(isVerbose: isVerbose)
    guard try take(")") else {
      throw mistake("missing ), unterminated subpattern", back: position - start)
    }
    return node
  }

  private mutating func capture(
    _ name: String?, isVerbose: Bool, from start: Int
  ) throws(RegexFailure) -> RegexNode {
    let number = groupWidths.count
    groupWidths.append(nil)
    if let name {
      if let other = groupNames.first(where: { StringObject.areEqual($0.name, name) }) {
        throw mistake(
          "redefinition of group name \(TextRepresentation.quoted(name)) as group \(number); "
            + "was group \(other.index)",
          back: name.unicodeScalars.count + 1)
      }
      groupNames.append((name, number))
    }
    let node = try contents(isVerbose: isVerbose, from: start)
    groupWidths[number] = node.width
    return RegexNode(.group(number, adding: [], removing: [], node), width: node.width)
  }

  // MARK: Names

  private mutating func groupName(until end: Unicode.Scalar) throws(RegexFailure) -> String {
    let name = Self.text(try take(until: end, "group name"))
    try checkName(name)
    return name
  }

  func checkName(_ name: String) throws(RegexFailure) {
    guard StringMethods.isIdentifier(name) else { throw badName(name) }
  }

  func badName(_ name: String) -> RegexFailure {
    mistake(
      "bad character in group name \(TextRepresentation.quoted(name))", back: name.unicodeScalars.count + 1)
  }

  private func group(named name: String) throws(RegexFailure) -> Int {
    if let group = groupNames.first(where: { StringObject.areEqual($0.name, name) }) { return group.index }
    throw mistake(
      "unknown group name \(TextRepresentation.quoted(name))", back: name.unicodeScalars.count + 1)
  }

  private mutating func namedBackreference() throws(RegexFailure) -> RegexNode {
    let name = try groupName(until: ")")
    return try backreference(to: try group(named: name), back: name.unicodeScalars.count + 1)
  }

  /// What a group has matched; it must be closed.
  func backreference(to group: Int, back offset: Int) throws(RegexFailure) -> RegexNode {
    guard let width = groupWidths[group] else {
      throw mistake("cannot refer to an open group", back: offset)
    }
    try checkLookBehind(group)
    return RegexNode(.backreference(group), width: width)
  }

  private func checkLookBehind(_ group: Int) throws(RegexFailure) {
    guard let count = groupsBeforeLookBehind else { return }
    if group < groupWidths.count, groupWidths[group] == nil {
      throw mistake("cannot refer to an open group")
    }
    if group >= count {
      throw mistake("cannot refer to group defined in the same lookbehind subpattern")
    }
  }

  // MARK: Assertions and conditions

  private mutating func assertion(
    isBehind: Bool, isNegated: Bool, _ isVerbose: Bool, from start: Int
  ) throws(RegexFailure) -> RegexNode {
    let isOutermost = isBehind && groupsBeforeLookBehind == nil
    if isOutermost { groupsBeforeLookBehind = groupWidths.count }
    let node = try alternatives(isVerbose: isVerbose)
    if isOutermost { groupsBeforeLookBehind = nil }
    guard try take(")") else {
      throw mistake("missing ), unterminated subpattern", back: position - start)
    }
    return RegexNode(.assertion(node, isBehind: isBehind, isNegated: isNegated), width: .zero)
  }

  private mutating func conditional(isVerbose: Bool, from start: Int) throws(RegexFailure) -> RegexNode {
    let name = Self.text(try take(until: ")", "group name"))
    let length = name.unicodeScalars.count
    let group: Int
    if StringMethods.isIdentifier(name) {
      group = try self.group(named: name)
    } else {
      guard let number = Int(name), number >= 0 else {
        // A number too large for a machine integer is one all the same.
        if name.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
          throw mistake("invalid group reference \(name)", back: length + 1)
        }
        throw badName(name)
      }
      if number == 0 { throw mistake("bad group number", back: length + 1) }
      if number >= Int(Int32.max) / 2 {
        throw mistake("invalid group reference \(number)", back: length + 1)
      }
      if !conditionPositions.contains(where: { $0.group == number }) {
        conditionPositions.append((number, position - length - 1))
      }
      group = number
    }
    try checkLookBehind(group)
    let yes = try sequenceInCondition(isVerbose: isVerbose)
    var no: RegexNode?
    if try take("|") {
      no = try sequenceInCondition(isVerbose: isVerbose)
      if let token = next, token.isCharacter("|") {
        throw mistake("conditional backref with more than two branches")
      }
    }
    guard try take(")") else {
      throw mistake("missing ), unterminated subpattern", back: position - start)
    }
    return RegexNode(.conditional(group, yes, no), width: yes.width.united(with: no?.width ?? .zero))
  }

  private mutating func sequenceInCondition(isVerbose: Bool) throws(RegexFailure) -> RegexNode {
    try nested { (parser) throws(RegexFailure) in try parser.sequence(isVerbose: isVerbose) }
  }

  // MARK: Flags

  /// The flags that a group turns on and off; nil for those of the whole expression.
  private mutating func inlineFlags(
    _ first: Token
  ) throws(RegexFailure) -> (added: RegexFlags, removed: RegexFlags)? {
    var added: RegexFlags = []
    var end = first
    if !first.isCharacter("-") {
      added = try addedFlags(&end)
      if end.isCharacter(")") {
        flags.formUnion(added)
        return nil
      }
      if !added.isDisjoint(with: .global) {
        throw mistake("bad inline flags: cannot turn on global flag", back: 1)
      }
    }
    let removed = end.isCharacter("-") ? try removedFlags() : []
    if !removed.isDisjoint(with: .global) {
      throw mistake("bad inline flags: cannot turn off global flag", back: 1)
    }
    if !added.isDisjoint(with: removed) {
      throw mistake("bad inline flags: flag turned on and off", back: 1)
    }
    return (added, removed)
  }

  /// The flags from `token` on; it becomes what ends them.
  private mutating func addedFlags(_ token: inout Token) throws(RegexFailure) -> RegexFlags {
    var added: RegexFlags = []
    while let flag = Self.flag(token) {
      if isText, flag == .locale {
        throw mistake("bad inline flags: cannot use 'L' flag with a str pattern")
      }
      if !isText, flag == .unicode {
        throw mistake("bad inline flags: cannot use 'u' flag with a bytes pattern")
      }
      added.formUnion(flag)
      if !flag.isDisjoint(with: .types), added.intersection(.types) != flag {
        throw mistake("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
      }
      guard let following = try take() else { throw mistake("missing -, : or )") }
      token = following
      if [")", "-", ":"].contains(where: { following.isCharacter($0) }) { break }
      if Self.flag(following) == nil { throw unknownFlag(following, "missing -, : or )") }
    }
    return added
  }

  private mutating func removedFlags() throws(RegexFailure) -> RegexFlags {
    var removed: RegexFlags = []
    guard var token = try take() else { throw mistake("missing flag") }
    guard Self.flag(token) != nil else { throw unknownFlag(token, "missing flag") }
    while let flag = Self.flag(token) {
      if !flag.isDisjoint(with: .types) {
        throw mistake("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
      }
      removed.formUnion(flag)
      guard let following = try take() else { throw mistake("missing :") }
      token = following
      if following.isCharacter(":") { break }
      if Self.flag(following) == nil { throw unknownFlag(following, "missing :") }
    }
    return removed
  }

  private static func flag(_ token: Token) -> RegexFlags? {
    token.second == nil ? RegexFlags(letter: token.first) : nil
  }

  private func unknownFlag(_ token: Token, _ otherwise: String) -> RegexFailure {
    let isLetter = token.second == nil && Unicode.Scalar(token.first)?.isPythonAlphabetic == true
    return mistake(isLetter ? "unknown flag" : otherwise, back: token.length)
  }
}
