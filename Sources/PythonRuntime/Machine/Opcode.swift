/// What an instruction does. `a`, `b` and `c` are its operands, `r` the frame's registers, `k` the constants.
enum Opcode: UInt8, CaseIterable {
  /// Carries operands of the instruction before it.
  case extra
  /// r[a] = r[b], which must be bound.
  case move
  /// A `move` whose next instruction is a `move` too; does both unless the second would raise.
  case moveTwice
  /// r[a] = k[wide]
  case loadConstant
  /// r[a] is r[b], a temporary that is unset then.
  case take
  /// r[a] is unset.
  case clear

  // Variables. `c` or `b` is the place of an inline cache that holds the name.
  case loadGlobal, storeGlobal, deleteGlobal
  case loadName, storeName, deleteName
  case loadClassFree
  case makeCell, loadCell, storeCell, deleteCell
  case loadFree, storeFree, deleteFree
  case deleteLocal

  // r[a] = r[b] op r[c], in the order of BinaryOperation; then op k[c]; then the same for op=.
  case add, subtract, multiply, matrixMultiply, divide, floorDivide, modulo, power
  case leftShift, rightShift, bitwiseAnd, bitwiseOr, bitwiseXor
  case addConstant, subtractConstant, multiplyConstant, matrixMultiplyConstant, divideConstant
  case floorDivideConstant, moduloConstant, powerConstant, leftShiftConstant, rightShiftConstant
  case bitwiseAndConstant, bitwiseOrConstant, bitwiseXorConstant
  case inPlaceAdd, inPlaceSubtract, inPlaceMultiply, inPlaceMatrixMultiply, inPlaceDivide
  case inPlaceFloorDivide, inPlaceModulo, inPlacePower, inPlaceLeftShift, inPlaceRightShift
  case inPlaceBitwiseAnd, inPlaceBitwiseOr, inPlaceBitwiseXor
  case inPlaceAddConstant, inPlaceSubtractConstant, inPlaceMultiplyConstant
  case inPlaceMatrixMultiplyConstant, inPlaceDivideConstant, inPlaceFloorDivideConstant
  case inPlaceModuloConstant, inPlacePowerConstant, inPlaceLeftShiftConstant, inPlaceRightShiftConstant
  case inPlaceBitwiseAndConstant, inPlaceBitwiseOrConstant, inPlaceBitwiseXorConstant

  // r[a] = k[b] op r[c]
  case constantAdd, constantSubtract, constantMultiply, constantDivide

  // r[a] = r[b] < r[c] and its like, in the order of Comparison; then with k[c].
  case less, lessOrEqual, equal, notEqual, greater, greaterOrEqual
  case lessConstant, lessOrEqualConstant, equalConstant, notEqualConstant, greaterConstant
  case greaterOrEqualConstant
  // Jumps by c if r[a] < r[b] (or k[b]) holds; then if it does not hold.
  case jumpIfLess, jumpIfLessOrEqual, jumpIfEqual, jumpIfNotEqual, jumpIfGreater, jumpIfGreaterOrEqual
  case jumpIfLessConstant, jumpIfLessOrEqualConstant, jumpIfEqualConstant, jumpIfNotEqualConstant
  case jumpIfGreaterConstant, jumpIfGreaterOrEqualConstant
  case jumpUnlessLess, jumpUnlessLessOrEqual, jumpUnlessEqual, jumpUnlessNotEqual, jumpUnlessGreater
  case jumpUnlessGreaterOrEqual
  case jumpUnlessLessConstant, jumpUnlessLessOrEqualConstant, jumpUnlessEqualConstant
  case jumpUnlessNotEqualConstant, jumpUnlessGreaterConstant, jumpUnlessGreaterOrEqualConstant

  case isIdentical, isNotIdentical, contains, containsNot, not
  case negative, positive, invert

  // Jumps by the wide operand; `jumpBack` also looks for an interrupt.
  case jump, jumpBack, jumpIfTrue, jumpIfFalse

  // Attributes and subscripts.
  case getAttribute, setAttribute, deleteAttribute
  case getItem, setItem, deleteItem
  case buildSlice

  // Calls: the callee and its arguments lie in a row from r[a] on, the result goes to r[c].
  case loadMethod, call, callMethod, callKeywords, callMethodKeywords, callUnpacked
  case callComprehension
  case `return`, returnNone

  // Containers.
  case buildTuple, buildList, buildSet, buildConstantSet, buildDict, buildString
  case listAppend, setAdd, dictSet, listExtend, setUpdate, dictUpdate, dictMerge, listToTuple
  /// r[a] = a tuple of what r[b] holds, the arguments of r[c].
  case tupleFrom
  case unpack, unpackStarred
  /// See `PatternStep`.
  case matchPattern

  // Loops: r[a], r[a + 1] and r[a + 2] hold the state.
  case forPrepare, forNext
  case getIterator

  // Functions and classes.
  case makeFunction, makeClass
  case yield, yieldFrom

  // Exceptions.
  case raise, raiseAgain, reraise, pushHandled, popHandled
  case matchException, matchGroup, combineGroup, assertFailure
  case enterContext, exitContext, exitContextWithException

  case importName, importFrom, importAll
  case formatValue, formatValueWith
  case printExpression
  case setUpAnnotations
}

/// An instruction: an opcode and three operands, or one narrow and one wide.
struct Instruction {
  var opcode: Opcode
  var a: UInt16
  var b: UInt16
  var c: UInt16

  init(_ opcode: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) {
    self.opcode = opcode
    self.a = UInt16(truncatingIfNeeded: a)
    self.b = UInt16(truncatingIfNeeded: b)
    self.c = UInt16(truncatingIfNeeded: c)
  }

  init(_ opcode: Opcode, _ a: Int = 0, wide: Int) {
    self.init(opcode, a, wide & 0xFFFF, (wide >> 16) & 0xFFFF)
  }

  /// `b` and `c` as one signed operand.
  @inline(__always)
  var wide: Int {
    Int(Int32(bitPattern: UInt32(b) | UInt32(c) << 16))
  }

  /// `c` as a signed distance.
  @inline(__always)
  var offset: Int {
    Int(Int16(bitPattern: c))
  }
}
