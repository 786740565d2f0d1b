import CAutogradState
import TensorCore

/// A level of forward mode: while it is live, tensors may carry tangents at it.
///
/// A tangent at a level is a tensor of the levels outside it only, so that mixed derivatives have one place each.
package final class DualLevel {
  /// How deep the level lies; the outermost has depth 1.
  package let depth: Int
  /// How many directions are followed at once: tangents have them as an additional first dimension.
  package let directionCount: Int?
  /// The first error in computing a tangent, kept for whoever asks for one.
  var failure: TensorError?
  private let outer: DualLevel?
  private let activeBefore: Int32
  private var carriers: [WeakTangents] = []
  private var nextSweep = 64
  /// Views of tensors that had no tangent when the views were made.
  private var views: [WeakTensor] = []
  private var nextSweepOfViews = 64

  private struct WeakTensor {
    weak var tensor: Tensor?
  }

  private struct WeakTangents {
    weak var tangents: Tangents?
  }

  private init(outer: DualLevel?, directionCount: Int?) {
    self.outer = outer
    self.directionCount = directionCount
    depth = (outer?.depth ?? 0) + 1
    activeBefore = cAutogradState().pointee.activeDualLevels
  }

  /// The innermost level that is live.
  package static var current: DualLevel? {
    cAutogradState().pointee.innermostDualLevel.map {
      Unmanaged<DualLevel>.fromOpaque($0).takeUnretainedValue()
    }
  }

  /// Whether operations carry tangents along at present.
  @inline(__always) package static var areActive: Bool { cAutogradState().pointee.activeDualLevels != 0 }

  /// Opens a level inside the live ones.
  package static func enter(directionCount: Int? = nil) -> DualLevel {
    let level = DualLevel(outer: current, directionCount: directionCount)
    let state = cAutogradState()
    state.pointee.innermostDualLevel = Unmanaged.passRetained(level).toOpaque()
    state.pointee.activeDualLevels = Int32(clamping: level.depth)
    return level
  }

  /// Closes the level, and those inside it that are still open; their tangents are gone.
  package func exit() {
    while let innermost = DualLevel.current, innermost.depth >= depth { innermost.close() }
  }

  private func close() {
    for carrier in carriers { carrier.tangents?.remove(depth) }
    carriers = []
    views = []
    let state = cAutogradState()
    state.pointee.activeDualLevels = activeBefore
    state.pointee.innermostDualLevel = outer.map { Unmanaged.passUnretained($0).toOpaque() }
    // Balances the retain of entering.
    Unmanaged.passUnretained(self).release()
  }

  /// Runs `body` with the tangents of the levels up to `depth` only.
  static func with<Result, Failure: Error>(
    activeUpTo depth: Int, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let state = cAutogradState()
    let before = state.pointee.activeDualLevels
    state.pointee.activeDualLevels = Int32(clamping: depth)
    defer { state.pointee.activeDualLevels = before }
    return try body()
  }

  /// Runs `body` with operations carrying tangents along, or not.
  package static func with<Result, Failure: Error>(
    _ enabled: Bool, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try with(activeUpTo: enabled ? current?.depth ?? 0 : 0, body)
  }

  /// Runs `body` as within `_set_fwd_grad_enabled(False)`.
  @inline(__always)
  package static func withoutForwardGrad<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let state = cAutogradState()
    let before = (isOff: state.pointee.forwardGradOff, levels: state.pointee.activeDualLevels)
    state.pointee.forwardGradOff = true
    state.pointee.activeDualLevels = 0
    defer {
      state.pointee.forwardGradOff = before.isOff
      state.pointee.activeDualLevels = before.levels
    }
    return try body()
  }

  /// Sets whether operations carry tangents along, and says whether they did.
  package static func setEnabled(_ enabled: Bool) -> Bool {
    let state = cAutogradState()
    let before = state.pointee.forwardGradOff
    state.pointee.forwardGradOff = !enabled
    state.pointee.activeDualLevels = enabled ? Int32(clamping: current?.depth ?? 0) : 0
    return !before
  }

  /// Whether operations carry tangents along when a level is live.
  package static var isEnabled: Bool { !cAutogradState().pointee.forwardGradOff }

  /// The live level of a depth.
  static func live(_ depth: Int) -> DualLevel? {
    var level = current
    while let found = level, found.depth > depth { level = found.outer }
    return level?.depth == depth ? level : nil
  }

  /// Notes a view of a tensor without a tangent, which gets its part of the one that the tensor may be given.
  func register(view: Tensor) {
    views.append(WeakTensor(tensor: view))
    guard views.count >= nextSweepOfViews else { return }
    views.removeAll { $0.tensor == nil }
    nextSweepOfViews = views.count * 2 + 64
  }

  /// Gives the views of a tensor their parts of its new tangent.
  static func showTangents(of root: Tensor) {
    var level = current
    while let found = level {
      for entry in found.views {
        guard let view = entry.tensor, view.view?.base === root else { continue }
        view.viewTangents(of: root)
      }
      level = found.outer
    }
  }

  /// Notes that `tangents` has one of this level, to be dropped when the level closes.
  func register(_ tangents: Tangents) {
    carriers.append(WeakTangents(tangents: tangents))
    guard carriers.count >= nextSweep else { return }
    carriers.removeAll { $0.tangents == nil }
    nextSweep = carriers.count * 2 + 64
  }
}
