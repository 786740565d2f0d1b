package import TensorCore

/// What a gradient for one of a node's outputs must look like.
package struct OutputMetadata {
  package var shape: Dims
  package var scalarType: ScalarType

  @inline(__always) package init(_ array: NDArray) {
    shape = array.shape
    scalarType = array.scalarType
  }
}
