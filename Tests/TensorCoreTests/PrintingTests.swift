import Testing

@testable import TensorCore

@Suite struct PrintingTests {
  @Test func `Digits and widths follow the finite elements`() throws {
    let mixed = try array([1e-5, 1.5, .nan, -.infinity], [2, 2])
    #expect(
      ArrayPrinter.representation(of: mixed) == """
        tensor([[1.0000e-05, 1.5000e+00],
                [       nan,       -inf]])
        """)
    #expect(ArrayPrinter.representation(of: try array([2.90625], [])) == "tensor(2.9062)")
    #expect(ArrayPrinter.representation(of: try array([0, -0.0])) == "tensor([0., -0.])")
  }

  @Test func `Large arrays are summarised by their edges`() throws {
    let large = try NDArray.arange(start: .int(0), end: .int(2000), step: .int(1), .float32).reshaped([
      40, 50,
    ])
    #expect(
      ArrayPrinter.representation(of: large) == """
        tensor([[0.0000e+00, 1.0000e+00, 2.0000e+00,  ..., 4.7000e+01, 4.8000e+01,
                 4.9000e+01],
                [5.0000e+01, 5.1000e+01, 5.2000e+01,  ..., 9.7000e+01, 9.8000e+01,
                 9.9000e+01],
                [1.0000e+02, 1.0100e+02, 1.0200e+02,  ..., 1.4700e+02, 1.4800e+02,
                 1.4900e+02],
                ...,
                [1.8500e+03, 1.8510e+03, 1.8520e+03,  ..., 1.8970e+03, 1.8980e+03,
                 1.8990e+03],
                [1.9000e+03, 1.9010e+03, 1.9020e+03,  ..., 1.9470e+03, 1.9480e+03,
                 1.9490e+03],
                [1.9500e+03, 1.9510e+03, 1.9520e+03,  ..., 1.9970e+03, 1.9980e+03,
                 1.9990e+03]])
        """)
  }

  @Test func `Complex numbers show both parts`() throws {
    let values = try array([1, 2, -0.5, -1e-3], [2, 2]).viewAsComplex()
    #expect(ArrayPrinter.representation(of: values) == "tensor([ 1.0000+2.0000e+00j, -0.5000-1.0000e-03j])")
  }

  @Test func `Types that do not go without saying are named, on a line of their own where they must be`()
    throws
  {
    #expect(
      ArrayPrinter.representation(of: try array([1, -20, 100], nil, .int8))
        == "tensor([  1, -20, 100], dtype=torch.int8)")
    let steps = try NDArray.linspace(start: .int(0), end: .int(1), steps: 25, .float64)
    #expect(
      ArrayPrinter.representation(of: steps) == """
        tensor([0.0000, 0.0417, 0.0833, 0.1250, 0.1667, 0.2083, 0.2500, 0.2917, 0.3333,
                0.3750, 0.4167, 0.4583, 0.5000, 0.5417, 0.5833, 0.6250, 0.6667, 0.7083,
                0.7500, 0.7917, 0.8333, 0.8750, 0.9167, 0.9583, 1.0000],
               dtype=torch.float64)
        """)
    #expect(
      ArrayPrinter.representation(of: try NDArray.zeros([2, 1, 2], .float16)) == """
        tensor([[[0., 0.]],

                [[0., 0.]]], dtype=torch.float16)
        """)
  }

  @Test func `Empty arrays show their shape, suffixes come last`() throws {
    #expect(
      ArrayPrinter.representation(of: try NDArray.zeros([0, 3], .float32)) == "tensor([], size=(0, 3))")
    #expect(
      ArrayPrinter.representation(of: try NDArray.zeros([0], .int64)) == "tensor([], dtype=torch.int64)")
    #expect(
      ArrayPrinter.representation(of: try array([1, 2, 3]), suffixes: ["requires_grad=True"])
        == "tensor([1., 2., 3.], requires_grad=True)")
    #expect(
      ArrayPrinter.representation(of: try array([1, 0], nil, .bool)) == "tensor([ True, False])")
  }

  @Test func `Options set precision and notation`() throws {
    let values = try array([0.123456, 10])
    #expect(
      ArrayPrinter.representation(of: values, options: PrintOptions(precision: 2)) == "tensor([ 0.12, 10.00])"
    )
    #expect(
      ArrayPrinter.representation(of: values, options: PrintOptions(scientific: true))
        == "tensor([1.2346e-01, 1.0000e+01])")
  }

  @Test func `Any number of edge items can be asked for`() throws {
    let values = try NDArray.zeros([5], .float32)
    let few = ArrayPrinter.representation(of: values, options: PrintOptions(threshold: 1, edgeItems: .max))
    #expect(few == "tensor([0., 0., 0., 0., 0.])")
    let none = ArrayPrinter.representation(of: values, options: PrintOptions(threshold: 1, edgeItems: -1))
    #expect(none.hasPrefix("tensor([...]"))
  }
}
