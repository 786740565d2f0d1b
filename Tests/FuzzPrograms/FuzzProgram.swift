/// The programs of a fuzzing run.
package enum FuzzProgram {
  /// The program of a case: made by the grammar or, every third, a real one that was changed.
  ///
  /// - Parameter seeds: real programs.
  package static func make(
    seed: UInt64, number: Int, vocabulary: Vocabulary, seeds: [String]
  ) -> String {
    var dice = Dice(seed: seed &* 0xD134_2543_DE82_EF95 &+ UInt64(truncatingIfNeeded: number))
    let own = UInt64(dice.below(.max))
    if number % 3 == 2, !seeds.isEmpty {
      var mutation = Mutation(dice: Dice(seed: own), vocabulary: vocabulary)
      return mutation.program(from: seeds)
    }
    var grammar = ProgramGrammar(seed: own, vocabulary: vocabulary)
    return grammar.program()
  }
}
