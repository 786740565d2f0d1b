import Autograd
import PythonRuntime

/// The transformations of functions that are under way, outermost first.
struct TransformStack {
  /// One transformation.
  final class Level {
    enum Kind {
      /// `grad`, `vjp`.
      case gradient
      /// `vmap`; without a size the directions of `jacfwd`, which no tensor has as a dimension of its own.
      case batch(size: Int?, randomness: Randomness)
      /// `jvp`.
      case tangent(DualLevel)
    }

    let number: Int
    let kind: Kind
    /// The number of the first tensor object made inside; those belong to the level.
    let start: UInt64
    var isBatch: Bool {
      if case .batch = kind { true } else { false }
    }
    /// The level of `vmap` over which a tangent's directions map, where the values do not.
    var directionLevel: Int?
    /// The arguments of a gradient's or tangent's function.
    var arguments: [Tensor] = []

    init(_ number: Int, _ kind: Kind, start: UInt64) {
      self.number = number
      self.start = start
      self.kind = kind
    }
  }

  /// What random functions do under `vmap`.
  enum Randomness: String {
    case error, same, different
    /// Refused, as by the older `vmap` of batches of gradients.
    case unsupported

    /// PyTorch's error where random functions are refused.
    var refusal: String? {
      switch self {
      case .error:
        "vmap: called random operation while in randomness error mode. Please either use the 'same' or 'different' "
          + "randomness flags on vmap or perform the randomness operation out of vmap"
      case .unsupported:
        "vmap: We do not yet support calling random operations inside of vmap. Please perform random operations outside of "
          + "vmap as a workaround"
      case .same, .different: nil
      }
    }
  }

  private(set) var levels: [Level] = []
  /// How many of the levels are those of `vmap`.
  private(set) var batchCount = 0

  var isEmpty: Bool { levels.isEmpty }

  mutating func push(_ kind: Level.Kind, start: UInt64) -> Level {
    let level = Level(levels.count + 1, kind, start: start)
    levels.append(level)
    if case .batch = kind { batchCount += 1 }
    return level
  }

  mutating func pop() {
    guard let level = levels.popLast() else { return }
    switch level.kind {
    case .batch: batchCount -= 1
    case .tangent(let dual): dual.exit()
    case .gradient: break
    }
  }

  /// Whether the tensor is an argument of a transformed function.
  func hasArgument(_ tensor: Tensor) -> Bool {
    levels.contains { $0.arguments.contains { $0 === tensor } }
  }

  subscript(number: Int) -> Level? {
    number >= 1 && number <= levels.count ? levels[number - 1] : nil
  }

  /// What random functions do in the innermost `vmap`.
  var randomness: Randomness? {
    for level in levels.reversed() {
      if case .batch(_, let randomness) = level.kind { return randomness }
    }
    return nil
  }

  /// The live levels of `vmap`, outermost first.
  var batches: [(number: Int, size: Int, randomness: Randomness)] {
    var result: [(Int, Int, Randomness)] = []
    for level in levels {
      if case .batch(let size?, let randomness) = level.kind {
        result.append((level.number, size, randomness))
      }
    }
    return result
  }
}
