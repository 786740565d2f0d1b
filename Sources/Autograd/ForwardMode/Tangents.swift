import CAutogradState
import TensorCore

/// The tangents that a tensor carries, one for each level of forward mode at which it has any.
///
/// A tensor and the shells by which nodes save it share this object.
final class Tangents {
  private var entries: [(depth: Int, tangent: Tensor)] = []

  /// The tangent at a level.
  subscript(depth: Int) -> Tensor? {
    for entry in entries where entry.depth == depth { return entry.tangent }
    return nil
  }

  func set(_ tangent: Tensor, at level: DualLevel) {
    if let index = entries.firstIndex(where: { $0.depth == level.depth }) {
      entries[index].tangent = tangent
      return
    }
    entries.append((level.depth, tangent))
    level.register(self)
  }

  func remove(_ depth: Int) {
    entries.removeAll { $0.depth == depth }
  }

  /// Whether there is a tangent at a level up to `depth`.
  func hasAny(upTo depth: Int) -> Bool {
    for entry in entries where entry.depth <= depth { return true }
    return false
  }

  /// The same tangents in an object of its own.
  func copy() -> Tangents {
    let result = Tangents()
    for (depth, tangent) in entries {
      if let level = DualLevel.live(depth) { result.set(tangent, at: level) }
    }
    return result
  }
}

extension Tensor {
  var tangents: Tangents? {
    get { extras?.tangents }
    set {
      if newValue != nil || extras != nil { ensureExtras().tangents = newValue }
    }
  }

  /// Whether the tensor carries a tangent that operations are to carry along now.
  @inline(__always) var isDual: Bool {
    guard let tangents = extras?.tangents else { return false }
    return tangents.hasAny(upTo: DualLevel.activeDepth)
  }

  /// Whether an operation on the tensor is to be recorded, or carries a tangent along.
  @inline(__always) var isDifferentiated: Bool {
    (GradMode.isEnabled && requiresGrad) || (DualLevel.areActive && isDual)
  }

  /// The tangent at a level.
  func tangent(_ depth: Int) -> Tensor? { extras?.tangents?[depth] }

  func ensureTangents() -> Tangents {
    let extras = ensureExtras()
    if let tangents = extras.tangents { return tangents }
    let made = Tangents()
    extras.tangents = made
    return made
  }

  /// This tensor, with another one's tangents.
  package func carryingTangents(of other: Tensor) -> Tensor {
    if let tangents = other.tangents { self.tangents = tangents.copy() }
    return self
  }
}

extension DualLevel {
  /// The depth of the innermost level whose tangents are carried along at present.
  @inline(__always) static var activeDepth: Int { Int(cAutogradState().pointee.activeDualLevels) }
}
