import CAutogradState

/// Whether operations on this thread are recorded in the graph.
package enum GradMode {
  /// Whether recording is on; it is in a new thread.
  @inline(__always) package static var isEnabled: Bool {
    get { !cAutogradState().pointee.gradModeOff }
    set { cAutogradState().pointee.gradModeOff = !newValue }
  }

  /// Runs `body` with recording set to `enabled`, and puts it back whatever happens.
  @inline(__always)
  package static func with<Result, Failure: Error>(
    _ enabled: Bool, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let state = cAutogradState()
    let before = state.pointee.gradModeOff
    state.pointee.gradModeOff = !enabled
    defer { state.pointee.gradModeOff = before }
    return try body()
  }
}

/// Whether tensors made on this thread are inference tensors.
package enum InferenceMode {
  package static var isEnabled: Bool {
    get { cAutogradState().pointee.inferenceMode }
    set { cAutogradState().pointee.inferenceMode = newValue }
  }
}
