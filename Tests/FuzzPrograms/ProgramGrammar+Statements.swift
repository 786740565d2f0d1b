/// Statements of plain Python.
extension ProgramGrammar {
  mutating func statement(indent: Int) {
    switch dice.below(indent > 2 ? 7 : 17) {
    case 0, 1: add("\(freshName()) = \(expression())", indent)
    case 2: add(expression(), indent)
    case 3: add("print(\(expression()))", indent)
    case 4: augmented(indent)
    case 5: unpacking(indent)
    case 6: simple(indent)
    case 7: branch(indent)
    case 8: loop(indent)
    case 9: attempt(indent)
    case 10: function(indent)
    case 11: classDefinition(indent)
    case 12: generator(indent)
    case 13: context(indent)
    case 14: hostile(indent)
    case 15: chain(indent)
    default: add("\(value())[\(expression())] = \(expression())", indent)
    }
  }

  private mutating func body(_ indent: Int, _ ending: [String] = []) {
    for _ in 0...dice.below(2) { statement(indent: indent + 1) }
    for line in ending { add(line, indent + 1) }
  }

  private mutating func augmented(_ indent: Int) {
    let name = names.isEmpty ? "a" : dice.pick(names)
    let operators = ["+=", "-=", "*=", "/=", "//=", "%=", "**=", "@=", "&=", "|=", "^=", "<<=", ">>="]
    add("\(name) \(dice.pick(operators)) \(expression())", indent)
  }

  private mutating func unpacking(_ indent: Int) {
    let targets = dice.pick(["a, b", "a, *b", "*a, b", "(a, b), c", "[a, b, *c]", "a, a", "*a,"])
    for name in ["a", "b"] where targets.contains(name) && !names.contains(name) { names.append(name) }
    add("\(targets) = \(expression())", indent)
  }

  private mutating func simple(_ indent: Int) {
    switch dice.below(8) {
    case 0: add("del \(names.isEmpty ? "a" : dice.pick(names))", indent)
    case 1: add("assert \(expression()), \(value())", indent)
    case 2:
      add(
        "raise \(dice.pick(["ValueError", "KeyError(1)", value(), "Exception('e') from \(value())"]))", indent
      )
    case 3: add("del \(value())[\(expression())]", indent)
    case 4: add("\(value()).x = \(value())", indent)
    case 5:
      add(
        "import \(dice.pick(vocabulary.moduleNames.keys.sorted().isEmpty ? ["math"] : vocabulary.moduleNames.keys.sorted()))",
        indent)
    case 6: add("(\(freshName()) := \(expression()))", indent)
    default: add("pass", indent)
    }
  }

  private mutating func branch(_ indent: Int) {
    add("if \(expression()):", indent)
    body(indent)
    if dice.oneIn(2) {
      add("else:", indent)
      body(indent)
    }
    endBlock(indent)
  }

  private mutating func loop(_ indent: Int) {
    if dice.oneIn(3) {
      add("n\(indent) = 0", indent)
      add("while \(expression()) and n\(indent) < 20:", indent)
      add("n\(indent) += 1", indent + 1)
    } else {
      add("for \(dice.pick(["i", "i, j", "a", "*i,"])) in \(expression()):", indent)
    }
    body(indent, dice.oneIn(3) ? [dice.pick(["break", "continue"])] : [])
    if dice.oneIn(4) {
      add("else:", indent)
      body(indent)
    }
    endBlock(indent)
  }

  private mutating func attempt(_ indent: Int) {
    add("try:", indent)
    body(indent)
    switch dice.below(4) {
    case 0:
      add("finally:", indent)
      body(indent)
    case 1:
      add("except* (ValueError, TypeError) as e:", indent)
      body(indent)
    default:
      add("except \(dice.pick(["Exception", "ValueError", "(TypeError, KeyError)", value()])) as e:", indent)
      body(indent, dice.oneIn(4) ? ["raise"] : [])
      if dice.oneIn(3) {
        add("else:", indent)
        body(indent)
      }
    }
    endBlock(indent)
  }

  private mutating func function(_ indent: Int) {
    let name = freshName()
    let parameters = dice.pick(["", "p", "p, q=1", "*p", "p, /, q, *, k=2", "**p", "p=[]", "self"])
    if dice.oneIn(6) {
      add("@\(dice.pick(["staticmethod", "property", "lambda f: f", "classmethod", value()]))", indent)
    }
    add("def \(name)(\(parameters)):", indent)
    body(indent, ["return \(dice.pick(["None", "\(name)(\(value()))", value(), "locals()"]))"])
    endBlock(indent)
    add("\(freshName()) = \(name)(\(arguments()))", indent)
  }

  private mutating func classDefinition(_ indent: Int) {
    let name = dice.pick(["A", "B", "C"])
    let bases = dice.pick([
      "", "(A)", "(list)", "(dict)", "(int)", "(str)", "(Exception)", "(B, A)", "(tuple)", "(set)", "(float)",
    ])
    add("class \(name)\(bases):", indent)
    if dice.oneIn(5) { add("__slots__ = \(dice.pick(["()", "('u', 'v')", "'u'"]))", indent + 1) }
    let methods = [
      "__init__", "__new__", "__repr__", "__str__", "__eq__", "__lt__", "__hash__", "__len__", "__bool__",
      "__iter__",
      "__next__", "__getitem__", "__setitem__", "__delitem__", "__contains__", "__call__", "__add__",
      "__radd__",
      "__iadd__", "__mul__", "__getattr__", "__getattribute__", "__setattr__", "__enter__", "__exit__",
      "__index__",
      "__float__", "__int__", "__format__", "__del__", "__get__", "__set__", "__neg__", "__matmul__",
      "__missing__",
      "__reversed__", "__init_subclass__", "__class_getitem__", "__torch_function__", "__length_hint__",
      "__round__",
      "__bytes__", "__complex__", "__instancecheck__", "__set_name__", "__reduce__", "__dir__", "__sizeof__",
      "method",
    ]
    for _ in 0...dice.below(4) {
      let method = dice.pick(methods)
      add("def \(method)(self, *p, **k):", indent + 1)
      if dice.oneIn(3) { statement(indent: indent + 2) }
      if dice.oneIn(4) { add("x.clear()", indent + 2) }
      let result = dice.pick([
        "self", "p", "None", "super().\(method)(*p)", "NotImplemented", value(), "0", "'t'", "True",
        "iter([1, 2])",
        "p[0]", "self.\(method)(*p)",
      ])
      add("return \(result)", indent + 2)
    }
    endBlock(indent)
    add("\(freshName()) = \(name)(\(arguments()))", indent)
  }

  private mutating func generator(_ indent: Int) {
    let name = freshName()
    add("def \(name)(p=3):", indent)
    add("for i in \(dice.pick(["range(3)", "p", value()])):", indent + 1)
    add("r = yield \(dice.pick(["i", "r", value()]))", indent + 2)
    if dice.oneIn(2) { add("yield from \(dice.pick(["\(name)(1)", "[1, 2]", value()]))", indent + 1) }
    endBlock(indent)
    let drive = dice.pick([
      "list(\(name)())", "next(\(name)())", "\(name)().send(None)", "\(name)().throw(ValueError)",
      "\(name)().close()", "sum(\(name)())", "sorted(\(name)(), key=\(value()))",
    ])
    add("\(freshName()) = \(drive)", indent)
  }

  private mutating func context(_ indent: Int) {
    add("with \(expression()) as c:", indent)
    body(indent)
    endBlock(indent)
  }

  /// What changes a container while it is in use.
  private mutating func hostile(_ indent: Int) {
    add("class H:", indent)
    let method = dice.pick([
      "__eq__", "__lt__", "__hash__", "__repr__", "__index__", "__bool__", "__len__", "__getitem__",
      "__iter__", "__next__",
      "__del__", "__call__", "__add__", "__contains__",
    ])
    add("def \(method)(self, *p):", indent + 1)
    let effect = dice.pick([
      "x.clear()", "x.append(1)", "x.pop()", "del x[0]", "x.update(y)", "x.add(1)", "x.sort()", "x *= 3",
      "x.insert(0, 1)",
    ])
    add("try: \(effect)", indent + 2)
    add(
      "except (AttributeError, IndexError, TypeError, KeyError, NameError, UnboundLocalError): pass",
      indent + 2)
    add("return \(dice.pick(["1", "0", "True", "'h'", "self", "hash(3)", "[1][0]"]))", indent + 2)
    endBlock(indent)
    for name in ["x", "y"] where !names.contains(name) { names.append(name) }
    let container = dice.pick([
      "[H() for _ in range(9)]", "{H(): 1, H(): 2, 3: H()}", "{H(), H(), 3}",
      "__import__('collections').deque([H()] * 5)",
      "[H(), 1, H(), 2, 3]", "{1: H(), 2: H()}", "bytearray(b'abc')",
    ])
    add("x = y = \(container)", indent)
    let uses = [
      "sorted(x)", "x.sort()", "x == [1] * 9", "H() in x", "x.remove(H())", "x.index(5)", "x.count(5)",
      "max(x)", "repr(x)",
      "x[H()]", "x[H():] = [1]", "x[H()] = 5", "del x[::H()]", "x[::H()]", "x.insert(H(), 1)", "x.pop(H())",
      "x * H()",
      "x.update({H(): 1})", "x.add(H())", "x | x", "x & {H()}", "x - {H()}", "list(x)", "tuple(x)",
      "x.extend(x)",
      "sum(x, H())", "x < x", "dict.fromkeys(x)", "set(x)", "[q for q in x if x.pop()]", "any(x)",
      "x[1:3] = x", "a, b, *c = x",
      "x.sort(key=H())", "x.setdefault(H(), 2)", "x.get(H())", "x.pop(H(), 1)", "x.rotate(H())",
      "min(x, key=H())",
      "for q in x: x.append(1) if len(x) < 99 else 0", "x[0:2] = [H()]", "x += x",
      "x.__setitem__(slice(0, 9, 2), [1] * 5)",
    ]
    for _ in 0..<3 { add(dice.pick(uses), indent) }
    endBlock(indent)
  }

  /// What goes deep.
  private mutating func chain(_ indent: Int) {
    let name = freshName()
    let links = [
      "[\(name)]", "(\(name),)", "{1: \(name)}", "frozenset([\(name)])", "lambda q=\(name): q",
      "map(abs, \(name))", "iter(\(name))",
      "zip(\(name))", "__import__('functools').partial(\(name))", "__import__('itertools').chain(\(name))",
      "(q for q in \(name))",
      "type('T', (\(name),), {}) if isinstance(\(name), type) else object", "ValueError(\(name))",
      "enumerate(\(name))",
      "reversed([\(name)])", "__import__('itertools').islice(\(name), 3)", "slice(\(name))",
      "property(\(name))",
      "super(int, 1) if 0 else [\(name), \(name)]",
    ]
    add("\(name) = \(dice.pick(["[]", "()", "abs", "iter([1])", value()]))", indent)
    add("for i in range(\(dice.pick(["50", "1500", "20"]))): \(name) = \(dice.pick(links))", indent)
    endBlock(indent)
    add(
      dice.pick([
        "print(len(repr(\(name))) if 0 else 1)", "hash(\(name))", "\(name) == \(name)", "next(\(name))",
        "\(name)()",
        "del \(name)", "__import__('copy').deepcopy(\(name)) if 0 else 0", "str(\(name))[:9]",
        "isinstance(1, \(name))",
        "list(\(name))",
      ]), indent)
  }
}
