import Autograd
package import PythonRuntime

// Names that both the core and the interpreter use, as this room means them.

/// Python's comparisons, beside the core's operators of the same name.
package typealias PythonComparison = PythonRuntime.Comparison
typealias Comparison = Autograd.Comparison
typealias Arithmetic = Autograd.Arithmetic
typealias Signature = Autograd.Signature
