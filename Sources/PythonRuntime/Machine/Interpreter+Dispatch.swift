/// The dispatch loop.
///
/// It is the innermost loop of its function, for the compiler aligns only such: what repeats something inside an
/// instruction is a function of its own, or leads to another frame.
extension Interpreter {
  /// Runs the frame on top until it returns (or, for a generator, yields), and everything it calls.
  ///
  /// - Parameter error: what to raise before the first instruction.
  func execute(raising error: PythonError?) throws(PythonError) -> Value {
    let machine = self.machine
    let entry = machine.frame
    let interrupt = host.interrupt ?? machine.quietFlag
    let functionType = Unmanaged.passUnretained(types.function).toOpaque()
    let listType = Unmanaged.passUnretained(types.list).toOpaque()
    let tupleType = Unmanaged.passUnretained(types.tuple).toOpaque()
    if let error { try unwind(error, entry: entry) }

    frames: while true {
      let frame = machine.frame
      var pc = frame.pointee.pc
      let r = frame.pointee.registers
      let k = frame.pointee.code._withUnsafeGuaranteedRef { $0.constants }
      let caches = frame.pointee.code._withUnsafeGuaranteedRef { $0.caches }
      do throws(PythonError) {
        while true {
          let i = pc.pointee
          pc += 1
          let a = r + Int(i.a)
          switch i.opcode {
          case .extra: break
          case .move:
            let source = r + Int(i.b)
            if !source.isBound { throw unboundLocal(i.b) }
            a.copy(from: source)
          case .moveTwice: if try moveTwice(i, pc.pointee, r) { pc += 1 }
          case .loadConstant: a.copy(from: k + i.wide)
          case .take:
            let value = (r + Int(i.b)).raw
            (r + Int(i.b)).forget()
            a.replace(with: value)
          case .clear: a.clear()

          // MARK: Variables
          case .loadGlobal:
            let cache = caches + Int(i.b)
            let globals = frame.pointee.globals
            if cache.pointee.kind == .global,
              let value = globals._withUnsafeGuaranteedRef({
                $0.value(at: Int(cache.pointee.slot), ifKeyIs: cache.pointee.name)
              })
            {
              a.copy(from: value)
            } else {
              try loadGlobal(a, cache, globals)
            }
          case .storeGlobal: try storeGlobal(a, caches + Int(i.b), frame.pointee.globals, moves: i.c != 0)
          case .deleteGlobal: try deleteGlobal(caches[Int(i.b)].name, frame.pointee.globals)
          case .loadName: try loadName(a, caches + Int(i.b), frame)
          case .storeName: try storeName(a, caches[Int(i.b)].name, frame)
          case .deleteName: try deleteName(caches[Int(i.b)].name, frame)
          case .loadClassFree:
            try loadClassFree(
              a, caches[Int(i.b)].name, frame.pointee.closure.unsafelyUnwrapped + Int(i.c), frame)
          case .makeCell: makeCell(a)
          case .loadCell: try loadCell(a, r + Int(i.b), i.b)
          case .storeCell: try storeCell(a, r + Int(i.b), i.a)
          case .deleteCell: try deleteCell(r + Int(i.a), i.a)
          case .loadFree: try loadFree(a, frame.pointee.closure.unsafelyUnwrapped + Int(i.b), i.b)
          case .storeFree: try storeCell(a, frame.pointee.closure.unsafelyUnwrapped + Int(i.b), i.a)
          case .deleteFree: try deleteFree(frame.pointee.closure.unsafelyUnwrapped + Int(i.b), i.b)
          case .deleteLocal:
            if !a.isBound { throw unboundLocal(i.a) }
            a.clear()

          // MARK: Arithmetic
          case .add, .inPlaceAdd:
            if !FastArithmetic.add(a, r + Int(i.b), r + Int(i.c)) {
              frame.pointee.pc = pc
              if try addSlowly(i, a, r + Int(i.b), r + Int(i.c)) { continue frames }
            }
          case .addConstant, .inPlaceAddConstant:
            if !FastArithmetic.add(a, r + Int(i.b), k + Int(i.c)) {
              frame.pointee.pc = pc
              if try addSlowly(i, a, r + Int(i.b), k + Int(i.c)) { continue frames }
            }
          case .subtract, .inPlaceSubtract:
            if !FastArithmetic.subtract(a, r + Int(i.b), r + Int(i.c)) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), r + Int(i.c)) { continue frames }
            }
          case .subtractConstant, .inPlaceSubtractConstant:
            if !FastArithmetic.subtract(a, r + Int(i.b), k + Int(i.c)) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), k + Int(i.c)) { continue frames }
            }
          case .multiply, .inPlaceMultiply:
            if !FastArithmetic.multiply(a, r + Int(i.b), r + Int(i.c)) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), r + Int(i.c)) { continue frames }
            }
          case .multiplyConstant, .inPlaceMultiplyConstant:
            if !FastArithmetic.multiply(a, r + Int(i.b), k + Int(i.c)) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), k + Int(i.c)) { continue frames }
            }
          case .divide, .inPlaceDivide:
            if !FastArithmetic.divide(a, r + Int(i.b), r + Int(i.c)) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), r + Int(i.c)) { continue frames }
            }
          case .divideConstant, .inPlaceDivideConstant:
            if !FastArithmetic.divide(a, r + Int(i.b), k + Int(i.c)) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), k + Int(i.c)) { continue frames }
            }
          case .floorDivide, .inPlaceFloorDivide:
            if !FastArithmetic.floorDivide(a, r + Int(i.b), r + Int(i.c)) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), r + Int(i.c)) { continue frames }
            }
          case .floorDivideConstant, .inPlaceFloorDivideConstant:
            if !FastArithmetic.floorDivide(a, r + Int(i.b), k + Int(i.c)) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), k + Int(i.c)) { continue frames }
            }
          case .modulo, .inPlaceModulo:
            if !FastArithmetic.modulo(a, r + Int(i.b), r + Int(i.c)) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), r + Int(i.c)) { continue frames }
            }
          case .moduloConstant, .inPlaceModuloConstant:
            if !FastArithmetic.modulo(a, r + Int(i.b), k + Int(i.c)) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), k + Int(i.c)) { continue frames }
            }
          case .power, .inPlacePower:
            if !FastArithmetic.power(a, r + Int(i.b), r + Int(i.c)) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), r + Int(i.c)) { continue frames }
            }
          case .powerConstant, .inPlacePowerConstant:
            if !FastArithmetic.power(a, r + Int(i.b), k + Int(i.c)) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), k + Int(i.c)) { continue frames }
            }
          case .leftShift, .inPlaceLeftShift:
            if !FastArithmetic.shiftLeft(a, r + Int(i.b), r + Int(i.c)) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), r + Int(i.c)) { continue frames }
            }
          case .leftShiftConstant, .inPlaceLeftShiftConstant:
            if !FastArithmetic.shiftLeft(a, r + Int(i.b), k + Int(i.c)) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), k + Int(i.c)) { continue frames }
            }
          case .rightShift, .inPlaceRightShift:
            if !FastArithmetic.shiftRight(a, r + Int(i.b), r + Int(i.c)) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), r + Int(i.c)) { continue frames }
            }
          case .rightShiftConstant, .inPlaceRightShiftConstant:
            if !FastArithmetic.shiftRight(a, r + Int(i.b), k + Int(i.c)) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), k + Int(i.c)) { continue frames }
            }
          case .bitwiseAnd, .inPlaceBitwiseAnd:
            if !FastArithmetic.bitwise(a, r + Int(i.b), r + Int(i.c), &) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), r + Int(i.c)) { continue frames }
            }
          case .bitwiseAndConstant, .inPlaceBitwiseAndConstant:
            if !FastArithmetic.bitwise(a, r + Int(i.b), k + Int(i.c), &) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), k + Int(i.c)) { continue frames }
            }
          case .bitwiseOr, .inPlaceBitwiseOr:
            if !FastArithmetic.bitwise(a, r + Int(i.b), r + Int(i.c), |) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), r + Int(i.c)) { continue frames }
            }
          case .bitwiseOrConstant, .inPlaceBitwiseOrConstant:
            if !FastArithmetic.bitwise(a, r + Int(i.b), k + Int(i.c), |) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), k + Int(i.c)) { continue frames }
            }
          case .bitwiseXor, .inPlaceBitwiseXor:
            if !FastArithmetic.bitwise(a, r + Int(i.b), r + Int(i.c), ^) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), r + Int(i.c)) { continue frames }
            }
          case .bitwiseXorConstant, .inPlaceBitwiseXorConstant:
            if !FastArithmetic.bitwise(a, r + Int(i.b), k + Int(i.c), ^) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, r + Int(i.b), k + Int(i.c)) { continue frames }
            }
          case .constantAdd:
            if !FastArithmetic.add(a, k + Int(i.b), r + Int(i.c)) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, k + Int(i.b), r + Int(i.c)) { continue frames }
            }
          case .constantSubtract:
            if !FastArithmetic.subtract(a, k + Int(i.b), r + Int(i.c)) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, k + Int(i.b), r + Int(i.c)) { continue frames }
            }
          case .constantMultiply:
            if !FastArithmetic.multiply(a, k + Int(i.b), r + Int(i.c)) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, k + Int(i.b), r + Int(i.c)) { continue frames }
            }
          case .constantDivide:
            if !FastArithmetic.divide(a, k + Int(i.b), r + Int(i.c)) {
              frame.pointee.pc = pc
              if try binarySlowly(i, a, k + Int(i.b), r + Int(i.c)) { continue frames }
            }
          case .matrixMultiply, .inPlaceMatrixMultiply:
            frame.pointee.pc = pc
            if try binarySlowly(i, a, r + Int(i.b), r + Int(i.c)) { continue frames }
          case .matrixMultiplyConstant, .inPlaceMatrixMultiplyConstant:
            frame.pointee.pc = pc
            if try binarySlowly(i, a, r + Int(i.b), k + Int(i.c)) { continue frames }

          // MARK: Comparison
          case .less: try compare(i, a, r + Int(i.b), r + Int(i.c), <, <)
          case .lessConstant: try compare(i, a, r + Int(i.b), k + Int(i.c), <, <)
          case .lessOrEqual: try compare(i, a, r + Int(i.b), r + Int(i.c), <=, <=)
          case .lessOrEqualConstant: try compare(i, a, r + Int(i.b), k + Int(i.c), <=, <=)
          case .equal: try compare(i, a, r + Int(i.b), r + Int(i.c), ==, ==)
          case .equalConstant: try compare(i, a, r + Int(i.b), k + Int(i.c), ==, ==)
          case .notEqual: try compare(i, a, r + Int(i.b), r + Int(i.c), !=, !=)
          case .notEqualConstant: try compare(i, a, r + Int(i.b), k + Int(i.c), !=, !=)
          case .greater: try compare(i, a, r + Int(i.b), r + Int(i.c), >, >)
          case .greaterConstant: try compare(i, a, r + Int(i.b), k + Int(i.c), >, >)
          case .greaterOrEqual: try compare(i, a, r + Int(i.b), r + Int(i.c), >=, >=)
          case .greaterOrEqualConstant: try compare(i, a, r + Int(i.b), k + Int(i.c), >=, >=)

          case .jumpIfLess: if try test(i, a, r + Int(i.b), <, <) { pc += try distance(i, interrupt) }
          case .jumpIfLessConstant: if try test(i, a, k + Int(i.b), <, <) { pc += try distance(i, interrupt) }
          case .jumpIfLessOrEqual:
            if try test(i, a, r + Int(i.b), <=, <=) { pc += try distance(i, interrupt) }
          case .jumpIfLessOrEqualConstant:
            if try test(i, a, k + Int(i.b), <=, <=) { pc += try distance(i, interrupt) }
          case .jumpIfEqual: if try test(i, a, r + Int(i.b), ==, ==) { pc += try distance(i, interrupt) }
          case .jumpIfEqualConstant:
            if try test(i, a, k + Int(i.b), ==, ==) { pc += try distance(i, interrupt) }
          case .jumpIfNotEqual: if try test(i, a, r + Int(i.b), !=, !=) { pc += try distance(i, interrupt) }
          case .jumpIfNotEqualConstant:
            if try test(i, a, k + Int(i.b), !=, !=) { pc += try distance(i, interrupt) }
          case .jumpIfGreater: if try test(i, a, r + Int(i.b), >, >) { pc += try distance(i, interrupt) }
          case .jumpIfGreaterConstant:
            if try test(i, a, k + Int(i.b), >, >) { pc += try distance(i, interrupt) }
          case .jumpIfGreaterOrEqual:
            if try test(i, a, r + Int(i.b), >=, >=) { pc += try distance(i, interrupt) }
          case .jumpIfGreaterOrEqualConstant:
            if try test(i, a, k + Int(i.b), >=, >=) { pc += try distance(i, interrupt) }
          case .jumpUnlessLess: if try !test(i, a, r + Int(i.b), <, <) { pc += try distance(i, interrupt) }
          case .jumpUnlessLessConstant:
            if try !test(i, a, k + Int(i.b), <, <) { pc += try distance(i, interrupt) }
          case .jumpUnlessLessOrEqual:
            if try !test(i, a, r + Int(i.b), <=, <=) { pc += try distance(i, interrupt) }
          case .jumpUnlessLessOrEqualConstant:
            if try !test(i, a, k + Int(i.b), <=, <=) { pc += try distance(i, interrupt) }
          case .jumpUnlessEqual: if try !test(i, a, r + Int(i.b), ==, ==) { pc += try distance(i, interrupt) }
          case .jumpUnlessEqualConstant:
            if try !test(i, a, k + Int(i.b), ==, ==) { pc += try distance(i, interrupt) }
          case .jumpUnlessNotEqual:
            if try !test(i, a, r + Int(i.b), !=, !=) { pc += try distance(i, interrupt) }
          case .jumpUnlessNotEqualConstant:
            if try !test(i, a, k + Int(i.b), !=, !=) { pc += try distance(i, interrupt) }
          case .jumpUnlessGreater: if try !test(i, a, r + Int(i.b), >, >) { pc += try distance(i, interrupt) }
          case .jumpUnlessGreaterConstant:
            if try !test(i, a, k + Int(i.b), >, >) { pc += try distance(i, interrupt) }
          case .jumpUnlessGreaterOrEqual:
            if try !test(i, a, r + Int(i.b), >=, >=) { pc += try distance(i, interrupt) }
          case .jumpUnlessGreaterOrEqualConstant:
            if try !test(i, a, k + Int(i.b), >=, >=) { pc += try distance(i, interrupt) }

          case .isIdentical: a.store(try isSame(r, i))
          case .isNotIdentical: a.store(try !isSame(r, i))
          case .contains: a.store(try containsSlowly(r, i))
          case .containsNot: a.store(try !containsSlowly(r, i))
          case .not: a.store(try !truth(r + Int(i.b), i.b))
          case .negative:
            if case .float(let value) = r[Int(i.b)] {
              a.store(-value)
            } else if case .int(let value) = r[Int(i.b)], value != .min {
              a.store(0 &- value)
            } else {
              try unarySlowly(.negative, a, r, i)
            }
          case .positive: try unarySlowly(.positive, a, r, i)
          case .invert: try unarySlowly(.invert, a, r, i)

          // MARK: Jumps
          case .jump: pc += i.wide
          case .jumpBack:
            pc += i.wide
            if interrupt.pointee != 0 { try checkInterrupt() }
          case .jumpIfTrue, .jumpIfFalse:
            let holds: Bool
            if case .bool(let value) = a.pointee {
              holds = value
            } else if case .int(let value) = a.pointee {
              holds = value != 0
            } else {
              holds = try truth(a, i.a)
            }
            if holds == (i.opcode == .jumpIfTrue) {
              pc += i.wide
              if interrupt.pointee != 0 { try checkInterrupt() }
            }

          // MARK: Attributes and subscripts
          case .getAttribute:
            let object = r + Int(i.b)
            let cache = caches + Int(i.c)
            if object.holdsObject, cache.pointee.kind == .slot,
              let slot = object.reference._withUnsafeGuaranteedRef({
                $0.cachedSlot(cache.pointee.version, cache.pointee.slot)
              }), slot.isBound
            {
              a.copy(from: slot)
            } else {
              frame.pointee.pc = pc
              if try getAttributeSlowly(a, object, cache, i.b) { continue frames }
            }
          case .setAttribute:
            let cache = caches + Int(i.c)
            if a.holdsObject, cache.pointee.kind == .slot, (r + Int(i.b)).isBound,
              let slot = a.reference._withUnsafeGuaranteedRef({
                $0.cachedSlot(cache.pointee.version, cache.pointee.slot)
              })
            {
              slot.copy(from: r + Int(i.b))
            } else {
              try setAttributeSlowly(a, r + Int(i.b), cache)
            }
          case .deleteAttribute: try deleteAttribute(name(caches + Int(i.c)), of: bound(a, i.a))
          case .getItem:
            let container = r + Int(i.b)
            if container.holdsObject, case .int(var index) = r[Int(i.c)], container.objectType == listType {
              let list = container.reference
              let count = list._withUnsafeGuaranteedRef { unsafeDowncast($0, to: ListObject.self).count }
              if index < 0 { index += count }
              if index >= 0, index < count {
                a.copy(
                  from: list._withUnsafeGuaranteedRef {
                    unsafeDowncast($0, to: ListObject.self).elements + index
                  })
              } else {
                throw .indexError("list index out of range")
              }
            } else {
              try getItemSlowly(a, container, r + Int(i.c), i)
            }
          case .setItem:
            if a.holdsObject, case .int(let index) = r[Int(i.b)], a.objectType == listType, index >= 0,
              index < a.reference._withUnsafeGuaranteedRef({ unsafeDowncast($0, to: ListObject.self).count }),
              (r + Int(i.c)).isBound
            {
              let elements = a.reference._withUnsafeGuaranteedRef {
                unsafeDowncast($0, to: ListObject.self).elements
              }
              (elements + index).copy(from: r + Int(i.c))
            } else {
              try setItemSlowly(a, r + Int(i.b), r + Int(i.c), i)
            }
          case .deleteItem: try deleteItem(bound(r + Int(i.b), i.b), of: bound(a, i.a))
          case .buildSlice: buildSlice(a, r + Int(i.b))

          // MARK: Calls
          case .loadMethod: try loadMethod(a, r + Int(i.b), caches + Int(i.c), i.b)
          case .call, .callMethod:
            if interrupt.pointee != 0 { try checkInterrupt() }
            frame.pointee.pc = pc
            if a.holdsObject, a.objectType == functionType {
              // The receiver of a method comes before its arguments.
              let count = Int(i.b) &+ (i.opcode == .callMethod ? 1 : 0)
              if try enterFunction(a, a + 1, count, Int(i.c), frame) { continue frames }
            } else if i.opcode == .call {
              if try callSlowly(a, Int(i.b), Int(i.c)) { continue frames }
            } else {
              if try callMethodSlowly(a, Int(i.b), Int(i.c)) { continue frames }
            }
          case .callKeywords:
            frame.pointee.pc = pc + 1
            if try callWithKeywords(a, Int(i.b), k[pc.pointee.wide], Int(i.c), isMethod: false) {
              continue frames
            }
            pc += 1
          case .callMethodKeywords:
            frame.pointee.pc = pc + 1
            if try callWithKeywords(a, Int(i.b), k[pc.pointee.wide], Int(i.c), isMethod: true) {
              continue frames
            }
            pc += 1
          case .callUnpacked:
            frame.pointee.pc = pc
            if try callUnpacked(a, Int(i.c)) { continue frames }
          case .callComprehension:
            frame.pointee.pc = pc
            try enterComprehension(a, k[Int(i.b)], Int(i.c))
            continue frames
          case .return, .returnNone:
            var result = RawValue.none
            if i.opcode == .return {
              if !a.isBound { throw unboundLocal(i.a) }
              result = a.raw
              a.forget()
            }
            let action = frame.pointee.onReturn
            let destination = frame.pointee.destination
            if action == .store {
              popPlainFrame(frame)
              ((frame - 1).pointee.registers + destination).replace(with: result)
              continue frames
            }
            popFrame()
            if action == .leave {
              machine.didYield = false
              return result.taken(by: machine.top)
            }
            try deliver(result.taken(by: machine.top), action, destination)
            continue frames

          // MARK: Containers
          case .buildTuple: buildTuple(a, r + Int(i.b), Int(i.c))
          case .buildList: buildList(a, r + Int(i.b), Int(i.c))
          case .buildSet: try buildSet(a, r + Int(i.b), Int(i.c))
          case .buildConstantSet: try buildConstantSet(a, k[Int(i.b)])
          case .buildDict: try buildDict(a, r + Int(i.b), Int(i.c))
          case .buildString: buildString(a, r + Int(i.b), Int(i.c))
          case .listAppend:
            if !(r + Int(i.b)).isBound { throw unboundLocal(i.b) }
            a.reference._withUnsafeGuaranteedRef {
              unsafeDowncast($0, to: ListObject.self).appendCopy(of: r + Int(i.b))
            }
          case .setAdd: try setAdd(a, bound(r + Int(i.b), i.b))
          case .dictSet:
            if !(r + Int(i.b)).isBound { throw unboundLocal(i.b) }
            if !(r + Int(i.c)).isBound { throw unboundLocal(i.c) }
            try dictSet(a, r + Int(i.b), r + Int(i.c))
          case .listExtend:
            try listExtend(a, bound(r + Int(i.b), i.b), callee: i.c == .max ? nil : r + Int(i.c))
          case .setUpdate: try setUpdate(a, bound(r + Int(i.b), i.b))
          case .dictUpdate: try dictUpdate(a, bound(r + Int(i.b), i.b))
          case .dictMerge: try dictMerge(a, bound(r + Int(i.b), i.b), callee: r[Int(i.c)])
          case .listToTuple: listToTuple(a)
          case .tupleFrom:
            let source = r + Int(i.b)
            if source.holdsObject, source.objectType == tupleType {
              a.copy(from: source)
            } else {
              try makeTuple(a, bound(source, i.b), callee: i.c == .max ? nil : r + Int(i.c))
            }
          case .unpack:
            let source = r + Int(i.b)
            if i.c == 2, source.holdsObject, source.objectType == tupleType,
              source.reference._withUnsafeGuaranteedRef({ unsafeDowncast($0, to: TupleObject.self).count })
                == 2
            {
              let elements = source.reference._withUnsafeGuaranteedRef {
                unsafeDowncast($0, to: TupleObject.self).elements
              }
              a.copy(from: elements)
              (a + 1).copy(from: elements + 1)
            } else {
              try unpack(a, source, i)
            }
          case .unpackStarred: try unpackStarred(a, bound(r + Int(i.b), i.b), Int(i.c & 0xFF), Int(i.c >> 8))
          case .matchPattern: try matchPattern(a, bound(r + Int(i.b), i.b), i.c)

          // MARK: Loops
          case .forPrepare: try prepareLoop(a, r + Int(i.b), i.b)
          case .forNext:
            // At the bottom of a loop: goes back to its body with the next element, or on behind the loop.
            if case .int(let step) = a[2] {
              // The three are integers together.
              let remaining = (a + 1).payload
              if remaining > 0 {
                let current = a.payload
                (r + Int(i.b)).store(current)
                (a + 1).setPayload(remaining &- 1)
                a.setPayload(current &+ step)
                pc += i.offset
                if interrupt.pointee != 0 { try checkInterrupt() }
              }
            } else if case .none = a[2] {
              let list = a.reference
              let index = (a + 1).payload
              if index < list._withUnsafeGuaranteedRef({ unsafeDowncast($0, to: ListObject.self).count }) {
                (r + Int(i.b)).copy(
                  from: list._withUnsafeGuaranteedRef {
                    unsafeDowncast($0, to: ListObject.self).elements + index
                  })
                (a + 1).setPayload(index &+ 1)
                pc += i.offset
                if interrupt.pointee != 0 { try checkInterrupt() }
              } else {
                a.clear()
              }
            } else {
              frame.pointee.pc = pc
              let outcome = try advanceLoop(a, r + Int(i.b), Int(i.b))
              if outcome == .stored {
                pc += i.offset
                if interrupt.pointee != 0 { try checkInterrupt() }
              } else if outcome == .entered {
                continue frames
              }
            }
          case .getIterator: a.pointee = try loopSource(bound(r + Int(i.b), i.b), isIterator: i.c != 0)

          // MARK: Functions and classes
          case .makeFunction: try makeFunction(a, k + Int(i.b), Int(i.c), frame)
          case .makeClass: try makeClass(a, k[Int(i.b)], r + Int(i.c), frame)
          case .yield:
            let value = try bound(a, i.a)
            frame.pointee.pc = pc
            let action = frame.pointee.onReturn
            let destination = frame.pointee.destination
            guard let generator = frame.pointee.generator else { break }
            suspendGenerator(generator)
            if action == .leave {
              machine.didYield = true
              return value
            }
            machine.frame.pointee.registers[destination] = value
            if action == .advanceLoop { repeatLoop() }
            continue frames
          case .yieldFrom:
            let step = try delegate(a, r + Int(i.b))
            if step.isYield, let generator = frame.pointee.generator {
              frame.pointee.pc = pc - 1
              let action = frame.pointee.onReturn
              let destination = frame.pointee.destination
              suspendGenerator(generator)
              if action == .leave {
                machine.didYield = true
                return step.value
              }
              machine.frame.pointee.registers[destination] = step.value
              if action == .advanceLoop { repeatLoop() }
              continue frames
            } else {
              r[Int(i.b)] = step.value
            }

          // MARK: Exceptions
          case .raise: throw try raise(bound(a, i.a), cause: i.b == .max ? .unset : bound(r + Int(i.b), i.b))
          case .raiseAgain: throw try raiseAgain()
          case .reraise: throw PythonError(reraised: a.pointee)
          case .pushHandled: pushHandled(a, r + Int(i.b))
          case .popHandled: popHandled(a)
          case .matchException: a.store(try matches(r[Int(i.b)], r[Int(i.c)]))
          case .matchGroup: try matchGroup(a, r + Int(i.b), r + Int(i.c))
          case .combineGroup: try combineGroup(a, r + Int(i.b))
          case .assertFailure: throw try assertionFailure(i.a == .max ? .unset : bound(a, i.a))
          case .enterContext: try enterContext(a, i.a)
          case .exitContext: try exitContext(a)
          case .exitContextWithException: try exitContext(a, exception: r[Int(i.b)], result: r + Int(i.c))

          case .importName: try importName(a, caches[Int(i.b)].name, isTop: i.c != 0)
          case .importFrom: try importFrom(a, r[Int(i.b)], caches[Int(i.c)].name)
          case .importAll: try importAll(a.pointee, frame)
          case .formatValue: try formatValue(a, bound(r + Int(i.b), i.b), Int(i.c), specification: nil)
          case .formatValueWith:
            try formatValue(a, bound(r + Int(i.b), i.b), Int(i.c), specification: r + Int(i.b) + 1)
          case .printExpression: try displayHook(bound(a, i.a))
          case .setUpAnnotations: try setUpAnnotations(frame)
          }
        }
      } catch {
        if machine.frame == frame { frame.pointee.pc = pc }
        try unwind(error, entry: entry)
      }
    }
  }
}
