import TensorCore

/// Under which name PyTorch shows something that a node keeps, and where it is kept.
package struct SavedName: Sendable, ExpressibleByStringLiteral {
  package let name: String
  package let source: Source

  /// Where a value comes from; tensors and attributes count in the order in which the operator saves them.
  package enum Source: Sendable {
    /// What has the name's own place: tensors first, then attributes, then the number.
    case place
    case constant(SavedAttribute)
    /// A tensor, counted from the last where negative; none where the attribute at `given` is false.
    case tensor(Int, given: Int? = nil)
    case attribute(Int)
    /// An attribute that is a list; none where it is empty.
    case list(Int)
    /// The node's number, as it is.
    case number
    /// The node's number, as an integer where it is whole.
    case wholeNumber
    case sizes(Memory)
    /// One size, counted from the last where negative.
    case size(Int, Memory)
    case strides(Memory)
    /// All tensors in turn, with a gap where the attribute's list has 0.
    case positions(Int)
  }

  /// A tensor that is described though it need not be kept.
  package enum Memory: Sendable {
    case saved(Int)
    case input(Int)
  }

  package init(_ name: String, _ source: Source = .place) {
    self.name = name
    self.source = source
  }

  package init(stringLiteral name: String) { self.init(name) }
}

extension OperatorNode {
  /// Which of the saved tensors the name at `place` among the derivative's names stands for; none for other things.
  package func savedTensorIndex(at place: Int) -> Int? {
    switch derivative.savedNames[place].source {
    case .place: return place < savedCount ? place : nil
    case .tensor(let index, let condition):
      if let condition, !bool(condition) { return nil }
      return index < 0 ? savedCount + index : index
    default: return nil
    }
  }

  /// The name of the node's number, if it has one that is not the 1 with which it began.
  var numberName: String? {
    if !savesScalar, case .int(1) = scalar { return nil }
    let names = derivative.savedNames
    let place = savedCount + attributes.count
    if place < names.count, case .place = names[place].source { return names[place].name }
    return names.first { saved in
      switch saved.source {
      case .number, .wholeNumber: true
      default: false
      }
    }?.name
  }
}
