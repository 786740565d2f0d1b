@testable import TensorCore

/// A float32 vector, or an array of a given shape and type.
func array(
  _ values: [Double], _ shape: Dims? = nil, _ type: ScalarType = .float32
) throws(TensorError) -> NDArray {
  try NDArray(
    elements: values.map { .double($0) }, shape: shape ?? [values.count], scalarType: type)
}

func integers(_ values: [Int], _ shape: Dims? = nil) throws(TensorError) -> NDArray {
  try NDArray(elements: values.map { .int($0) }, shape: shape ?? [values.count], scalarType: .int64)
}

extension NDArray {
  /// The elements, row by row, as doubles.
  var doubles: [Double] { scalarsUntilStopped().map(\.doubleValue) }
  var integers: [Int] { scalarsUntilStopped().map(\.intValue) }
}
