/// Changes real programs a little.
struct Mutation {
  var dice: Dice
  let vocabulary: Vocabulary

  /// One of the seeds with some changes.
  mutating func program(from seeds: [String]) -> String {
    var lines = dice.pick(seeds).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0...dice.below(4) { change(&lines, seeds) }
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func change(_ lines: inout [String], _ seeds: [String]) {
    guard !lines.isEmpty else { return }
    let at = dice.below(lines.count)
    switch dice.below(9) {
    case 0: lines.remove(at: at)
    case 1: lines.insert(lines[dice.below(lines.count)], at: at)
    case 2: lines.swapAt(at, dice.below(lines.count))
    case 3:
      let others = dice.pick(seeds).split(separator: "\n").map(String.init)
      if !others.isEmpty { lines.insert(dice.pick(others), at: at) }
    case 4: lines[at] = disturbCharacters(lines[at])
    default: lines[at] = replaceToken(lines[at])
    }
  }

  /// Puts a wild value in the place of a number, a name or a text.
  private mutating func replaceToken(_ line: String) -> String {
    var tokens: [String] = []
    for character in line {
      let isWord = character.isLetter || character.isNumber || character == "_"
      if isWord, let last = tokens.last?.last, last.isLetter || last.isNumber || last == "_" {
        tokens[tokens.count - 1].append(character)
      } else {
        tokens.append(String(character))
      }
    }
    let places = tokens.indices.filter { tokens[$0].first.map { !$0.isWhitespace } ?? false }
    guard !places.isEmpty else { return line }
    let place = dice.pick(places)
    let token = tokens[place]
    if token.first?.isNumber ?? false {
      tokens[place] = dice.pick(
        WildValues.integers + WildValues.floats + WildValues.hugeSizes + ["None", "[]", "''"])
    } else if token.first?.isLetter ?? false, dice.oneIn(2), !vocabulary.functions.isEmpty {
      let path = dice.pick(vocabulary.functions).path
      tokens[place] = path.split(separator: ".").last.map(String.init) ?? token
    } else {
      tokens[place] = dice.pick(
        WildValues.containers + WildValues.others + WildValues.texts + ProgramGrammar.binaryOperators
          + [
            "(", ")", "[", "]", "{", "}", ":", ",", ".", "=", "lambda:", "yield", "await", "\\", "'", "\"",
            "f'{", "*", "@",
          ])
    }
    return tokens.joined()
  }

  private mutating func disturbCharacters(_ line: String) -> String {
    var characters = Array(line)
    for _ in 0...dice.below(3) {
      let at = dice.below(characters.count + 1)
      if at < characters.count, dice.oneIn(2) {
        characters.remove(at: at)
      } else {
        characters.insert(
          dice.pick(Array("()[]{}'\"\\:,.=+-*/%@#~!\u{0}\t é\u{301}日0xe_lf\u{FEFF}")),
          at: min(at, characters.count))
      }
    }
    return String(characters)
  }
}
