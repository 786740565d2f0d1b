package import TensorCore

/// What a gradient for one of a node's outputs must look like.
package struct OutputMetadata {
  package let layout: Layout
  package internal(set) var scalarType: ScalarType
  /// Whether a gradient of any type may stay as it is.
  var acceptsAnyType = false

  package var shape: Dims { layout.shape }

  @inline(__always) package init(_ array: NDArray) {
    layout = array.layout
    scalarType = array.scalarType
  }

  /// Whether a gradient has this very shape and type.
  func fits(_ gradient: Tensor) -> Bool {
    gradient.array.scalarType == scalarType
      && gradient.array.layout.hasShape(of: layout)
  }
}
