package import TensorCore

/// An array and its place in the graph.
package final class Tensor {
  /// The values; tensors that are views of each other share the memory.
  package internal(set) var array: NDArray
  /// The node that made this tensor, as far as it was recorded; for views see ``gradFn``.
  var recordedGradFn: Node?
  /// Which of its node's outputs this tensor is.
  package internal(set) var outputNumber: Int32 = 0
  /// Whether this is a leaf that wants a gradient.
  var leafRequiresGrad = false
  /// Whether this tensor was made in inference mode.
  package internal(set) var isInference = false
  /// Whether this inference tensor was asked to require gradients; operations on such tensors alone are not recorded.
  var isMarkedInInference = false
  /// What the tensor says of whether it requires gradients.
  ///
  /// A view says what its base does, whether or not it may be recorded.
  package var saysItRequiresGrad: Bool {
    leafRequiresGrad || isMarkedInInference || recordedGradFn != nil || view?.base.saysItRequiresGrad ?? false
  }
  /// Whether this is an `nn.Parameter`.
  package var isParameter = false
  /// The gradient that backward passes have accumulated here.
  package var grad: Tensor? {
    @inline(__always) get { gradient.tensor }
    set { gradient.tensor = newValue }
    _modify { yield &gradient.tensor }
  }
  private var gradient = GradientPlace()
  /// What this tensor is a view of.
  var view: ViewHistory?
  /// What few tensors have.
  var extras: Extras?
  /// The leaf's node in the graph, which keeps this tensor alive and clears this when it goes.
  unowned(unsafe) var accumulator: AccumulateGrad?
  /// The interpreter's object for this tensor, which keeps this tensor alive and clears this when it goes.
  package unowned(unsafe) var wrapper: AnyObject?

  /// A tensor without history.
  package init(_ array: NDArray) {
    self.array = array
    isInference = InferenceMode.isEnabled
  }

  /// A tensor of the graph's own, such as a saved result's shell.
  init(array: NDArray) {
    self.array = array
  }

  init(array: NDArray, gradFn: Node?, outputNumber: Int32) {
    self.array = array
    recordedGradFn = gradFn
    self.outputNumber = outputNumber
  }

  /// A tensor without history whose writes count as `other`'s.
  init(array: NDArray, sharingVersionOf other: Tensor) {
    self.array = array
    if let counter = other.extras?.versionCounter {
      extras = Extras()
      extras?.versionCounter = counter
    }
  }

  /// Where a tensor's gradient is: apart, for of a class with a field of its own type Swift makes every release a loop.
  private struct GradientPlace {
    var tensor: Tensor?
  }

  /// Things that few tensors have, in an object of their own.
  final class Extras {
    /// The hooks of a leaf, which wait here until its node exists.
    var leafHooks: NodeHooks?
    /// The tables in which a program sees the hooks on the gradient, and those after it was accumulated.
    var hookTables: (AnyObject?, AnyObject?) = (nil, nil)
    var postAccumulateHooks: [(identifier: Int, hook: PostAccumulateHook, owned: AnyObject?)]?
    /// A count of writes apart from the storage's, for `.data`.
    var versionCounter: VersionCounter?
    var retainsGrad = false
    /// What a hook gave for a saved tensor.
    var packed: PackedTensor?
    /// The number that the next node had when the tensor lost its history in place.
    var detachment: UInt64?
    /// The same number when it was given data of another type or shape.
    var replacement: UInt64?
    /// The type that the leaf's gradient must have, where it is not its own.
    var gradientType: GradientType?
    /// The node of the leaf that this one stands for.
    var sharedAccumulator: AccumulateGrad?
    var pendingBits: PendingBits = []
    /// What the tensor carries in forward mode.
    var tangents: Tangents?
  }

  /// A hook that is called when a leaf's `grad` has been accumulated.
  package typealias PostAccumulateHook = (Tensor) throws(TensorError) -> Void

  func ensureExtras() -> Extras {
    if let extras { return extras }
    let made = Extras()
    extras = made
    return made
  }
}

/// Which types the gradient of a leaf may have.
enum GradientType {
  case any
  case type(ScalarType)
}

/// A count of writes.
final class VersionCounter {
  /// The memory whose count this is, though the tensor shows other memory now.
  private let storage: Storage?
  private var own = 0

  init(of storage: Storage? = nil) {
    self.storage = storage
  }

  var value: Int {
    get { storage?.version ?? own }
    set { if let storage { storage.version = newValue } else { own = newValue } }
  }
}

extension Tensor {
  @inline(__always) package var shape: Dims { array.shape }
  @inline(__always) package var scalarType: ScalarType { array.scalarType }
  @inline(__always) package var dimensionCount: Int { array.shape.count }
  @inline(__always) package var elementCount: Int { array.shape.elementCount }

  /// The array as ``SmallKernels`` take it.
  @inline(__always) var small: SmallArray {
    SmallArray(
      array.storage.pointer, offset: array.offset, Unmanaged.passUnretained(array.layout), array.scalarType)
  }

  /// Whether this tensor is a mere step of a computation, which nothing tells from another one with its values:
  /// one that nobody else holds may become the next step.
  @inline(__always) var isPlainStep: Bool {
    !leafRequiresGrad && view == nil && extras == nil && grad == nil && !isParameter && !isInference
  }

  /// Whether operations on this tensor are recorded.
  @inline(__always) package var requiresGrad: Bool {
    if leafRequiresGrad { return true }
    // A view whose making was not recorded wants gradients like its base, though they go nowhere.
    return view == nil ? recordedGradFn != nil : viewGradFn() != nil || baseRequiresGrad
  }

  @inline(never) private var baseRequiresGrad: Bool { view?.base.requiresGrad ?? false }

  /// The node that made this tensor; none for leaves.
  @inline(__always) package var gradFn: Node? {
    view == nil ? recordedGradFn : viewGradFn()
  }

  /// Whether no recorded operation made this tensor.
  package var isLeaf: Bool { gradFn == nil }

  /// Where this tensor's gradient goes; nowhere for a tensor that wants none.
  @inline(__always) package var gradientEdge: Edge {
    if let gradFn { return Edge(gradFn, outputNumber) }
    return Edge(leafRequiresGrad || isMarkedInInference ? accumulatorNode() : nil)
  }

  /// How many times the memory was written to in place.
  package var version: Int {
    if let counter = extras?.versionCounter { return counter.value }
    return array.storage.version
  }

  /// The node to which this tensor's gradient goes.
  package var gradientNode: Node? { gradientEdge.node }

  /// Makes `count` the number of writes.
  package func setVersion(_ count: Int) {
    if let counter = extras?.versionCounter {
      counter.value = count
    } else {
      array.storage.version = count
    }
  }

  /// Counts a write to the memory.
  package func bumpVersion() {
    if let counter = extras?.versionCounter {
      counter.value &+= 1
    } else {
      array.storage.version &+= 1
    }
  }

  /// Takes the history off a tensor that is about to go, for its release.
  func takeHistory() -> Node? {
    let node = recordedGradFn
    recordedGradFn = nil
    return node
  }
}
