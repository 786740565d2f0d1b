package import TensorCore

/// Sums of products by Einstein's notation.
package enum Einsum {
  /// A subscript: a letter's number, or the ellipsis.
  private static let ellipsis = -1
  private static let letterCount = 52

  /// The sum of products that an equation such as `ij,jk->ik` describes.
  package static func evaluate(_ equation: String, _ operands: [Tensor]) throws(TensorError) -> Tensor {
    if operands.isEmpty { throw error("must provide at least one operand") }
    let notation = try Notation(equation)
    if notation.operands.count > operands.count {
      throw error("fewer operands were provided than specified in the equation")
    }
    if notation.operands.count < operands.count {
      throw error("more operands were provided than specified in the equation")
    }
    return try Contraction(notation, operands).run()
  }

  fileprivate static func error(_ message: String) -> TensorError {
    TensorError(.runtimeError, "einsum(): \(message)")
  }

  /// An equation, read.
  private struct Notation {
    var operands: [[Int]] = [[]]
    /// The subscripts of the result; none where the equation leaves them out.
    var output: [Int]?

    init(_ equation: String) throws(TensorError) {
      let characters = Array(equation.utf8)
      var index = 0
      var hasEllipsis = false
      var current: [Int] = []
      var isOutput = false
      func number(_ character: UInt8) -> Int? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(character - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(character - UInt8(ascii: "a")) + 26
        default: nil
        }
      }
      var inputs: [[Int]] = []
      while index < characters.count {
        let character = characters[index]
        let place = isOutput ? "the output" : "operand \(inputs.count)"
        switch character {
        case UInt8(ascii: " "): break
        case UInt8(ascii: "."):
          if hasEllipsis {
            throw Einsum.error("found '.' for \(place) for which an ellipsis was already found")
          }
          guard index + 2 < characters.count, characters[index + 1] == character,
            characters[index + 2] == character
          else { throw Einsum.error("found '.' for \(place) that is not part of any ellipsis") }
          current.append(Einsum.ellipsis)
          hasEllipsis = true
          index += 2
        case UInt8(ascii: ",") where !isOutput:
          inputs.append(current)
          current = []
          hasEllipsis = false
        case UInt8(ascii: "-")
        where !isOutput && index + 1 < characters.count
          && characters[index + 1] == UInt8(ascii: ">"):
          inputs.append(current)
          current = []
          hasEllipsis = false
          isOutput = true
          index += 1
        default:
          guard let letter = number(character) else {
            throw Einsum.error(
              "invalid subscript given at index \(index) in the equation string, subscripts must be in [a-zA-Z]"
            )
          }
          if isOutput, current.contains(letter) {
            throw Einsum.error(
              "output subscript \(Character(UnicodeScalar(character))) appears more than once in the output")
          }
          current.append(letter)
        }
        index += 1
      }
      if isOutput {
        output = current
      } else {
        inputs.append(current)
      }
      operands = inputs
    }

    static func name(_ letter: Int) -> Character {
      let base = letter < 26 ? UInt8(ascii: "A") + UInt8(letter) : UInt8(ascii: "a") + UInt8(letter - 26)
      return Character(UnicodeScalar(base))
    }
  }

  /// One evaluation: operands brought into one order of dimensions, then multiplied pair by pair.
  private struct Contraction {
    private let notation: Notation
    private var tensors: [Tensor]
    /// The number of dimensions that the ellipsis stands for at most.
    private var ellipsisCount = 0
    /// For each letter its place among all dimensions; none where it does not occur.
    private var places: [Int?] = Array(repeating: nil, count: Einsum.letterCount)
    private var ellipsisPlace = 0
    private var outputCount = 0
    private var dimensionCount = 0

    init(_ notation: Notation, _ operands: [Tensor]) throws(TensorError) {
      self.notation = notation
      tensors = []
      var counts = Array(repeating: 0, count: Einsum.letterCount)
      for (index, (subscripts, tensor)) in zip(notation.operands, operands).enumerated() {
        let letters = subscripts.count { $0 != Einsum.ellipsis }
        let hasEllipsis = letters != subscripts.count
        let fits = hasEllipsis ? letters <= tensor.dimensionCount : letters == tensor.dimensionCount
        if !fits {
          throw Einsum.error(
            "the number of subscripts in the equation (\(letters)) "
              + (hasEllipsis
                ? "is more than the number of dimensions (\(tensor.dimensionCount)) for operand \(index)"
                : "does not match the number of dimensions (\(tensor.dimensionCount)) for operand \(index) and no "
                  + "ellipsis was given"))
        }
        if hasEllipsis { ellipsisCount = max(ellipsisCount, tensor.dimensionCount - letters) }
        for letter in subscripts where letter != Einsum.ellipsis { counts[letter] += 1 }
      }
      try order(counts)
      for (index, (subscripts, tensor)) in zip(notation.operands, operands).enumerated() {
        tensors.append(try aligned(tensor, subscripts, index))
      }
    }

    /// Gives every letter its place: those of the result first, then those that are summed.
    private mutating func order(_ counts: [Int]) throws(TensorError) {
      var next = 0
      var hasEllipsis = false
      if let output = notation.output {
        for letter in output {
          if letter == Einsum.ellipsis {
            ellipsisPlace = next
            next += ellipsisCount
            hasEllipsis = true
            continue
          }
          if counts[letter] == 0 {
            throw Einsum.error(
              "output subscript \(Notation.name(letter)) does not appear in the equation for any input operand"
            )
          }
          places[letter] = next
          next += 1
        }
      } else {
        // Without an arrow: the ellipsis, then the letters that occur once, in alphabetical order.
        ellipsisPlace = 0
        next = ellipsisCount
        hasEllipsis = true
        for letter in 0..<Einsum.letterCount where counts[letter] == 1 {
          places[letter] = next
          next += 1
        }
      }
      outputCount = next
      if !hasEllipsis {
        ellipsisPlace = next
        next += ellipsisCount
      }
      for letter in 0..<Einsum.letterCount where counts[letter] > 0 && places[letter] == nil {
        places[letter] = next
        next += 1
      }
      dimensionCount = next
    }

    /// An operand with its dimensions in the common order, of size 1 where it has none; repeated letters take the
    /// diagonal.
    private func aligned(_ tensor: Tensor, _ subscripts: [Int], _ operand: Int) throws(TensorError) -> Tensor
    {
      var result = tensor
      var dims: [Int] = Array(repeating: -1, count: dimensionCount)
      var dim = 0
      for letter in subscripts {
        if letter == Einsum.ellipsis {
          let own = tensor.dimensionCount - (subscripts.count - 1)
          for offset in 0..<own {
            dims[ellipsisPlace + ellipsisCount - own + offset] = dim
            dim += 1
          }
          continue
        }
        guard let place = places[letter] else { continue }
        if dims[place] >= 0 {
          let first = dims[place]
          if result.shape[first] != result.shape[dim] {
            throw Einsum.error(
              "subscript \(Notation.name(letter)) is repeated for operand \(operand) but the sizes don't match, "
                + "\(result.shape[dim]) != \(result.shape[first])")
          }
          let diagonal = try Parts.diagonal(result, first, dim)
          result = try Dimensions.moveDimensions(diagonal, [-1], [first])
        } else {
          dims[place] = dim
          dim += 1
        }
      }
      var order = dims.filter { $0 >= 0 }
      for place in dims.indices where dims[place] < 0 {
        result = try result.unsqueeze(-1)
        order.insert(result.dimensionCount - 1, at: place)
      }
      return try Dimensions.permute(result, Dims(order))
    }

    /// The size of every dimension; throws where two operands differ.
    private func checkSizes() throws(TensorError) {
      var seen = Array(repeating: 1, count: dimensionCount)
      for (index, tensor) in tensors.enumerated() {
        for dim in 0..<dimensionCount {
          let size = tensor.shape[dim]
          if seen[dim] != size && seen[dim] != 1 && size != 1 {
            let letter = places.firstIndex { $0 == dim }
            throw Einsum.error(
              letter.map {
                "subscript \(Notation.name($0)) has size \(size) for operand \(index) which does not broadcast with "
                  + "previously seen size \(seen[dim])"
              }
                ?? "operands do not broadcast with remapped shapes [original->remapped]: "
                + tensors.map { "\($0.shape)->\($0.shape)" }.joined(separator: " "))
          }
          if size != 1 { seen[dim] = size }
        }
      }
    }

    func run() throws(TensorError) -> Tensor {
      try checkSizes()
      var remaining = (0..<dimensionCount).map { dim in tensors.count { $0.shape[dim] != 1 } }
      guard var result = tensors.first else { throw Einsum.error("must provide at least one operand") }
      for tensor in tensors.dropFirst() {
        var other = tensor
        var summed: [Int] = []
        var (ownOnly, otherOnly): ([Int], [Int]) = ([], [])
        for dim in outputCount..<dimensionCount {
          let (isOwn, isOther) = (result.shape[dim] != 1, other.shape[dim] != 1)
          if isOwn && isOther {
            remaining[dim] -= 1
            if remaining[dim] == 1 {
              summed.append(dim)
              remaining[dim] = 0
            }
          } else if remaining[dim] == 1 {
            if isOwn {
              ownOnly.append(dim)
              remaining[dim] = 0
            } else if isOther {
              otherOnly.append(dim)
              remaining[dim] = 0
            }
          }
        }
        if !ownOnly.isEmpty { result = try Reduction.sum(result, ownOnly, keepsDimensions: true) }
        if !otherOnly.isEmpty { other = try Reduction.sum(other, otherOnly, keepsDimensions: true) }
        result = try Einsum.multiply(result, other, summing: summed)
      }
      if outputCount == dimensionCount { return result }
      if tensors.count > 1 {
        return try Reshaping.view(result, Dims(result.shape.prefix(outputCount)))
      }
      return try Reduction.sum(result, Array(outputCount..<dimensionCount))
    }
  }

  /// The product of two tensors of as many dimensions, some of them summed and kept with size 1.
  private static func multiply(
    _ first: Tensor, _ second: Tensor, summing dims: [Int]
  ) throws(TensorError) -> Tensor {
    if dims.isEmpty { return try first * second }
    if first.scalarType != second.scalarType {
      throw TensorError(
        .runtimeError,
        "expected scalar type \(first.scalarType.errorName) but found \(second.scalarType.errorName)")
    }
    var (shared, own, other): ([Int], [Int], [Int]) = ([], [], [])
    for dim in 0..<first.dimensionCount where !dims.contains(dim) {
      switch (first.shape[dim] != 1, second.shape[dim] != 1) {
      case (true, true): shared.append(dim)
      case (true, false): own.append(dim)
      default: other.append(dim)
      }
    }
    func size(_ tensor: Tensor, _ dims: [Int]) -> Int { Dims(dims.map { tensor.shape[$0] }).elementCount }
    let (batch, rows) = (size(first, shared), size(first, own))
    let (columns, inner) = (size(second, other), size(first, dims))
    let left = try Dimensions.permute(first, Dims(shared + own + dims + other)).reshape([batch, rows, inner])
    let right = try Dimensions.permute(second, Dims(shared + dims + other + own)).reshape([
      batch, inner, columns,
    ])
    let product = try Products.multiplyBatches(left, right)
    let order = shared + own + dims + other
    let sizes = order.map { dim in
      dims.contains(dim) ? 1 : other.contains(dim) ? second.shape[dim] : first.shape[dim]
    }
    var places = Array(repeating: 0, count: order.count)
    for (position, dim) in order.enumerated() { places[dim] = position }
    return try Dimensions.permute(Reshaping.view(product, Dims(sizes)), Dims(places))
  }
}
