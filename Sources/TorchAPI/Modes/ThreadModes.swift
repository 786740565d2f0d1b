import Autograd
import TensorCore

/// What the core keeps for a thread and a session regards as its own: whether operations are recorded, inference
/// mode, and the default dtype.
///
/// Several sessions may take turns on one thread; each puts its modes in place before it runs, and keeps them after.
package struct ThreadModes {
  private var isGradEnabled = true
  private var isInferenceMode = false
  private var defaultScalarType = ScalarType.float32

  /// The modes that a new session starts with.
  package init() {}

  /// The modes of the calling thread.
  package static var current: ThreadModes {
    get {
      var modes = ThreadModes()
      modes.isGradEnabled = GradMode.isEnabled
      modes.isInferenceMode = InferenceMode.isEnabled
      modes.defaultScalarType = DefaultScalarType.current
      return modes
    }
    set {
      GradMode.isEnabled = newValue.isGradEnabled
      InferenceMode.isEnabled = newValue.isInferenceMode
      DefaultScalarType.current = newValue.defaultScalarType
    }
  }
}
