extension Diagnosis {
  /// `star_targets`.
  func starTargets() throws(SyntaxError) -> Sketch? {
    let start = mark
    guard let items = try separated({ () throws(SyntaxError) in try self.starTarget() }) else {
      return nil
    }
    let hasFinalComma = try take(.comma)
    if items.count == 1, !hasFinalComma { return items.first }
    return Sketch(.tuple, range(from: start), parts: items)
  }

  func starTarget() throws(SyntaxError) -> Sketch? {
    try memoized(.starTarget) { () throws(SyntaxError) in
      let start = self.mark
      let starred = try self.attempt { () throws(SyntaxError) -> Sketch? in
        guard try self.take(.star), try !self.isNext(.star), let operand = try self.starTarget()
        else { return nil }
        return Sketch(.starred, self.range(from: start), parts: [operand])
      }
      if let starred { return starred }
      return try self.targetWithStarAtom()
    }
  }

  private func targetWithStarAtom() throws(SyntaxError) -> Sketch? {
    try memoized(.targetWithStarAtom) { () throws(SyntaxError) in
      if let node = try self.subscriptOrAttributeTarget() { return node }
      return try self.starAtom()
    }
  }

  /// `single_subscript_attribute_target`.
  func subscriptOrAttributeTarget() throws(SyntaxError) -> Sketch? {
    let start = mark
    let attribute = try attempt { () throws(SyntaxError) -> Sketch? in
      guard try self.targetPrimary() != nil, try self.take(.dot), try self.name() != nil,
        try !self.isTargetContinued()
      else { return nil }
      return Sketch(.attribute, self.range(from: start))
    }
    if let attribute { return attribute }
    return try attempt { () throws(SyntaxError) in
      guard try self.targetPrimary() != nil, try self.take(.leftBracket), try self.slices() != nil,
        try self.take(.rightBracket), try !self.isTargetContinued()
      else { return nil }
      return Sketch(.subscript, self.range(from: start))
    }
  }

  /// `t_primary`.
  private func targetPrimary() throws(SyntaxError) -> Sketch? {
    try memoized(.targetPrimary) { () throws(SyntaxError) in
      let start = self.mark
      guard var node = try self.atom(), try self.isTargetContinued() else { return nil }
      while let longer = try self.trailer(from: start, isTarget: true) { node = longer }
      return node
    }
  }

  private func starAtom() throws(SyntaxError) -> Sketch? {
    let start = mark
    if let node = try name() { return node }
    let group = try attempt { () throws(SyntaxError) -> Sketch? in
      guard try self.take(.leftParenthesis), let inner = try self.targetWithStarAtom(),
        try self.take(.rightParenthesis)
      else { return nil }
      return inner
    }
    if let group { return group }
    let tuple = try attempt { () throws(SyntaxError) -> Sketch? in
      guard try self.take(.leftParenthesis) else { return nil }
      _ = try self.tupleTargets()
      guard try self.take(.rightParenthesis) else { return nil }
      return Sketch(.tuple, self.range(from: start))
    }
    if let tuple { return tuple }
    return try attempt { () throws(SyntaxError) in
      guard try self.take(.leftBracket) else { return nil }
      if try self.separated({ () throws(SyntaxError) in try self.starTarget() }) != nil {
        _ = try self.take(.comma)
      }
      guard try self.take(.rightBracket) else { return nil }
      return Sketch(.list, self.range(from: start))
    }
  }

  /// `star_targets_tuple_seq`: one target needs a comma.
  private func tupleTargets() throws(SyntaxError) -> Sketch? {
    let start = mark
    return try attempt { () throws(SyntaxError) in
      guard let items = try self.separated({ () throws(SyntaxError) in try self.starTarget() })
      else { return nil }
      let hasFinalComma = try self.take(.comma)
      guard items.count > 1 || hasFinalComma else { return nil }
      return Sketch(.other, self.range(from: start))
    }
  }

  func singleTarget() throws(SyntaxError) -> Sketch? {
    if let node = try subscriptOrAttributeTarget() { return node }
    if let node = try name() { return node }
    return try parenthesizedSingleTarget()
  }

  /// `'(' single_target ')'`.
  func parenthesizedSingleTarget() throws(SyntaxError) -> Sketch? {
    try attempt { () throws(SyntaxError) in
      guard try self.take(.leftParenthesis), let inner = try self.singleTarget(),
        try self.take(.rightParenthesis)
      else { return nil }
      return inner
    }
  }

  // MARK: Deletion

  /// `del_targets`.
  func deletionTargets() throws(SyntaxError) -> Sketch? {
    let start = mark
    guard try separated({ () throws(SyntaxError) in try self.deletionTarget() }) != nil else {
      return nil
    }
    _ = try take(.comma)
    return Sketch(.other, range(from: start))
  }

  private func deletionTarget() throws(SyntaxError) -> Sketch? {
    try memoized(.deletionTarget) { () throws(SyntaxError) in
      if let node = try self.subscriptOrAttributeTarget() { return node }
      if let node = try self.name() { return node }
      let start = self.mark
      let group = try self.attempt { () throws(SyntaxError) -> Sketch? in
        guard try self.take(.leftParenthesis), let inner = try self.deletionTarget(),
          try self.take(.rightParenthesis)
        else { return nil }
        return inner
      }
      if let group { return group }
      for (opening, closing) in [
        (TokenKind.leftParenthesis, TokenKind.rightParenthesis), (.leftBracket, .rightBracket),
      ] {
        let display = try self.attempt { () throws(SyntaxError) -> Sketch? in
          guard try self.take(opening) else { return nil }
          _ = try self.deletionTargets()
          return try self.take(closing) ? Sketch(.tuple, self.range(from: start)) : nil
        }
        if let display { return display }
      }
      return nil
    }
  }
}
