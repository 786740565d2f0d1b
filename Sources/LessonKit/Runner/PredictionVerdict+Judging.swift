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
      let numbers = Self.numbers(in: prediction)
      self = !numbers.isEmpty && numbers == Self.numbers(in: transcript.output) ? .sameValues : .wrong
    }
  }

  /// The numbers in a text, in order; digits that belong to a name, as in `AddBackward0`, are none.
  static func numbers(in text: String) -> [Double] {
    var numbers: [Double] = []
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      if character.isLetter || character == "_" {
        index = text[index...].firstIndex { !$0.isLetter && !$0.isNumber && $0 != "_" } ?? text.endIndex
        continue
      }
      guard character.isNumber || character == "-" || character == "." else {
        index = text.index(after: index)
        continue
      }
      var end = text.index(after: index)
      while end < text.endIndex {
        let next = text[end]
        let isExponentSign = (next == "-" || next == "+") && text[text.index(before: end)] == "e"
        guard next.isNumber || next == "." || next == "e" || isExponentSign else { break }
        end = text.index(after: end)
      }
      var word = text[index..<end]
      if word.last == "." { word.removeLast() }
      if let number = Double(word) { numbers.append(number) }
      index = end
    }
    return numbers
  }
}
