import Autograd
import FuzzPrograms
import Glibc
import MatplotlibAPI
import Plotting
import PythonRuntime
import TorchAPI

/// Makes the programs of the cases, with the names that the product offers.
struct ProgramMaker {
  private let seed: UInt64
  private let vocabulary: Vocabulary
  private let seeds: [String]

  init(seed: UInt64) {
    self.seed = seed
    vocabulary = Vocabulary.ofProduct()
    seeds = Seeds.programs + ProgramMaker.lessons()
  }

  func program(_ number: Int) -> String {
    FuzzProgram.make(seed: seed, number: number, vocabulary: vocabulary, seeds: seeds)
  }

  /// The commands of each lesson.
  private static func lessons() -> [String] {
    let tree = "\(#filePath)".split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    var programs: [String] = []
    for number in 1...99 {
      let name = (number < 10 ? "0" : "") + String(number)
      for path in TextFile.matching("\(tree)/Lessons/\(name)*.md") {
        let commands = (TextFile.read(path) ?? "").split(separator: "\n").compactMap { line -> String? in
          line.hasPrefix(">>> ") || line.hasPrefix("... ") ? String(line.dropFirst(4)) : nil
        }
        if !commands.isEmpty { programs.append(commands.joined(separator: "\n")) }
      }
    }
    return programs
  }
}

extension Vocabulary {
  /// What there is to call.
  static func ofProduct() -> Vocabulary {
    var vocabulary = Vocabulary()
    vocabulary.functions = OperatorTable.all.flatMap { row in
      row.signatures.map { signature in Function(row, Autograd.Signature(signature)) }
    }
    var listing = ""
    let interpreter = Interpreter(host: Host(write: { listing += $0 }, writeError: { _ in }))
    TorchAPI.install(in: interpreter)
    MatplotlibAPI.install(in: interpreter, surface: { Surface(columns: 79) })
    let modules = interpreter.availableModules.filter { !$0.hasPrefix("_") }
    let question = """
      for name in \(modules.map { "'\($0)'" }):
          try: module = __import__(name, fromlist=['x'])
          except Exception: continue
          print('module', name, *[n for n in dir(module) if not n.startswith('_') and callable(getattr(module, n, None))])
      for kind in (str, bytes, int, float, complex, list, tuple, dict, set, frozenset, range, slice, type, object, property):
          print('class', kind.__name__, *dir(kind))
      """
    FuzzRunner.run(question, in: interpreter)
    for line in listing.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard words.count > 2 else { continue }
      let names = words.dropFirst(2).filter { !excluded.contains($0) }
      if words[0] == "module" {
        vocabulary.moduleNames[words[1]] = names
      } else {
        vocabulary.methods[words[1]] = names
      }
    }
    return vocabulary
  }
}

extension Vocabulary.Function {
  fileprivate init(_ row: Operator, _ signature: Autograd.Signature) {
    let module =
      switch row.namespace {
      case .torch: "torch."
      case .functional: "torch.nn.functional."
      case .linearAlgebra: "torch.linalg."
      case .special: "torch.special."
      }
    self.init(
      path: (row.forms.contains(.function) ? module : "torch.Tensor.") + row.name,
      parameters: signature.parameters.map { parameter in
        (
          parameter.type == .object ? "object" : parameter.type.rawValue, parameter.name,
          parameter.defaultText == nil && !parameter.isOptional
        )
      },
      isMethod: row.forms.contains(.method), isInPlace: row.forms.contains(.inPlace))
  }
}
