extension PredictionVerdict {
  /// Compares what a learner said with what a command did.
  init(of prediction: String, _ transcript: Transcript) {
    let said = prediction.filter { !$0.isWhitespace }
    if said == transcript.output.filter({ !$0.isWhitespace }) {
      self = .exact
    } else if case .raised(let error) = transcript.ending {
      let type = error.prefix { $0 != ":" }.lowercased()
      let lowered = said.lowercased()
      self = lowered.contains(text: "error") || lowered.contains(text: type) ? .sameValues : .wrong
    } else {
      let values = Self.values(in: prediction)
      self = !values.isEmpty && values == Self.values(in: transcript.output) ? .sameValues : .wrong
    }
  }

  /// Something in a text that counts, whatever stands around it.
  enum Value: Equatable {
    case number(Double)
    /// True, False, None, or a name of an operation.
    case word(String)
  }

  /// The values in a text, in order; names such as `tensor` and `grad_fn` are none.
  static func values(in text: String) -> [Value] {
    var values: [Value] = []
    var rest = Substring(text)
    while let first = rest.first {
      if first.isLetter || first == "_" {
        let word = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        rest = rest.dropFirst(word.count)
        let constant = ["True", "False", "None"].first { $0.lowercased() == word.lowercased() }
        if let constant {
          values.append(.word(constant))
        } else if word.contains(text: "Backward") {
          values.append(.word(word))
        }
      } else if first.isNumber || first == "-" || first == "." {
        let word = numberWord(at: rest)
        rest = rest.dropFirst(word.count)
        if let number = Double(word.last == "." ? word.dropLast() : word) { values.append(.number(number)) }
      } else {
        rest = rest.dropFirst()
      }
    }
    return values
  }

  /// The characters at the start of a text that belong to one number; at least one.
  private static func numberWord(at text: Substring) -> Substring {
    var previous: Character?
    return text.prefix { character in
      defer { previous = character }
      guard let before = previous else { return true }
      if character == "-" || character == "+" { return before == "e" }
      return character.isNumber || character == "." || character == "e"
    }
  }
}
