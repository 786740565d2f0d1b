import Glibc

/// A source of random numbers that gives PyTorch's for the same seed and the same calls.
public final class Generator {
  private var engine: MersenneTwister
  /// The seed last set.
  public private(set) var seed: UInt64
  /// The second number of the last pair of normal ones, shared by all types.
  private var nextNormal: Double?

  /// PyTorch's seed for generators that are not seeded.
  public static let defaultSeed: UInt64 = 67_280_421_310_721

  public init(seed: UInt64 = Generator.defaultSeed) {
    self.seed = seed
    engine = MersenneTwister(seed: seed)
  }

  /// Starts the sequence of `seed` anew.
  public func reset(seed: UInt64) {
    self.seed = seed
    engine = MersenneTwister(seed: seed)
    nextNormal = nil
  }

  /// Takes a seed from the system and returns it.
  public func resetFromSystem() -> UInt64 {
    var generator = SystemRandomNumberGenerator()
    // As with PyTorch, such a seed has 53 bits, so that a Python float holds it.
    let seed = generator.next() & ((1 << 53) - 1)
    reset(seed: seed)
    return seed
  }

  /// 32 random bits.
  public func random() -> UInt32 { engine.nextWord() }

  /// 64 random bits, the upper half drawn first.
  public func random64() -> UInt64 {
    let upper = UInt64(engine.nextWord())
    return upper &<< 32 | UInt64(engine.nextWord())
  }

  /// A float32 in [0, 1), of 24 bits.
  func uniformFloat() -> Float { Float(random() & 0xff_ffff) * 0x1p-24 }

  /// A float64 in [0, 1), of 53 bits.
  func uniformDouble() -> Double { Double(random64() & ((1 << 53) - 1)) * 0x1p-53 }

  /// A float64 in a range, of 53 bits.
  public func uniform(from low: Double, to high: Double) -> Double { uniformDouble() * (high - low) + low }

  /// A standard normal number; every second one is the other half of the pair drawn before.
  func normalDouble() -> Double {
    if let cached = nextNormal {
      nextNormal = nil
      return cached
    }
    let first = uniformDouble()
    let second = uniformDouble()
    let radius = (-2 * log1p(-second)).squareRoot()
    let angle = 2 * Double.pi * first
    nextNormal = radius * sin(angle)
    return radius * cos(angle)
  }
}

extension Generator {
  /// The size of a saved state, in bytes.
  private static let stateByteCount = 5056

  /// The state as PyTorch saves it (`torch.get_rng_state`): uint8.
  public func state() throws(TensorError) -> NDArray {
    let result = try NDArray.zeros([Generator.stateByteCount], .uint8)
    let bytes = UnsafeMutableRawPointer(result.pointer(as: UInt8.self))
    bytes.storeBytes(of: seed, as: UInt64.self)
    bytes.storeBytes(of: Int32(engine.left), toByteOffset: 8, as: Int32.self)
    bytes.storeBytes(of: 1, toByteOffset: 12, as: Int32.self)
    bytes.storeBytes(of: UInt64(engine.next), toByteOffset: 16, as: UInt64.self)
    for (index, word) in engine.words.enumerated() {
      bytes.storeBytes(of: UInt64(word), toByteOffset: 24 + index * 8, as: UInt64.self)
    }
    let tail = 24 + MersenneTwister.stateCount * 8
    if let nextNormal {
      bytes.storeBytes(of: nextNormal, toByteOffset: tail + 8, as: Double.self)
      bytes.storeBytes(of: 1, toByteOffset: tail + 24, as: Int32.self)
    }
    return result
  }

  /// Takes up a saved state.
  ///
  /// Throws where the array is none.
  public func restore(_ state: NDArray) throws(TensorError) {
    guard state.scalarType == .uint8 else {
      throw TensorError(.typeError, "RNG state must be a torch.ByteTensor")
    }
    guard state.elementCount == Generator.stateByteCount else {
      throw TensorError(
        .runtimeError,
        "Expected a CPUGeneratorImplState of size 5056 but found the input RNG state size to be \(state.elementCount)"
      )
    }
    let contiguous = try state.contiguous()
    let bytes = UnsafeRawPointer(contiguous.pointer(as: UInt8.self))
    let words = (0..<MersenneTwister.stateCount).map { index in
      UInt32(truncatingIfNeeded: bytes.loadUnaligned(fromByteOffset: 24 + index * 8, as: UInt64.self))
    }
    let left = Int(bytes.loadUnaligned(fromByteOffset: 8, as: Int32.self))
    let next = Int(truncatingIfNeeded: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
    guard let restored = MersenneTwister(words: words, left: left, next: next) else {
      throw TensorError(.runtimeError, "Invalid mt19937 state")
    }
    engine = restored
    seed = bytes.loadUnaligned(as: UInt64.self)
    let tail = 24 + MersenneTwister.stateCount * 8
    let isValid = bytes.loadUnaligned(fromByteOffset: tail + 24, as: Int32.self) != 0
    nextNormal = isValid ? bytes.loadUnaligned(fromByteOffset: tail + 8, as: Double.self) : nil
  }
}
