import PythonRuntime
import Terminal
import TorchAPI

extension PromptCommand {
  /// Commands about the names that the person has bound.
  static let workspace: [PromptCommand] = [
    PromptCommand("who", "", "your variables") { context, _ in context.listNames() },
    PromptCommand("whos", "", "your variables with what they hold") { context, _ in context.describeNames() },
    PromptCommand("reset", "[-f]", "forget all variables; -f does not ask") { $0.forgetNames($1) },
  ]
}

extension CommandContext {
  /// The names that are no modules, as IPython lists them.
  private var variables: [(name: String, value: Value)] {
    interpreter.workspace.filter { !$0.name.hasPrefix("_") && $0.value.cast(to: ModuleObject.self) == nil }
      .sorted { $0.name < $1.name }
  }

  fileprivate func listNames() {
    let names = variables.map(\.name)
    if names.isEmpty { return say("There are no variables yet.") }
    write(TextLayout.columns(names, width: width))
  }

  fileprivate func describeNames() {
    let variables = variables
    if variables.isEmpty { return say("There are no variables yet.") }
    var rows = [["name", "type", "shape", "dtype", "requires_grad", "grad_fn"]]
    for (name, value) in variables {
      if let tensor = TensorDescription(value) {
        rows.append([
          name, tensor.isParameter ? "Parameter" : "Tensor", ValueSummary.shapeText(tensor), tensor.dtype,
          tensor.requiresGrad ? "True" : "False",
          tensor.gradFunction ?? (tensor.gradient == nil ? "None" : "None, has .grad"),
        ])
      } else {
        let text = ValueSummary.text(of: value, in: interpreter).split(separator: "\n").first ?? ""
        rows.append([name, interpreter.type(of: value).name, String(text)])
      }
    }
    console.width < 70 ? writeCards(rows) : writeTable(rows)
  }

  private func writeTable(_ rows: [[String]]) {
    // A value that is no tensor may run on over the columns behind it.
    let widths = (0..<6).map { column in
      rows.filter { $0.count == 6 || column < 2 }.map { TextLayout.width(of: $0[column]) }.max() ?? 0
    }
    for (number, row) in rows.enumerated() {
      var line = ""
      for (column, cell) in row.enumerated() {
        line += column == row.count - 1 ? cell : TextLayout.padded(cell, to: widths[column] + 2)
      }
      line = String(TextLayout.prefix(of: line, fitting: console.width - 1))
      console.output.writeLine(number == 0 ? console.style.apply(.emphasis, to: line) : line)
    }
  }

  private func writeCards(_ rows: [[String]]) {
    for row in rows.dropFirst() {
      if row.count == 6 {
        say("\(row[0]): \(row[1]) \(row[2]) \(row[3])")
        write(
          TextLayout.wrap(
            "requires_grad=\(row[4]), grad_fn: \(row[5])", width: width, indent: "  ", hangingIndent: "  "))
      } else {
        say("\(row[0]): \(row[1]) \(row[2])")
      }
    }
  }

  fileprivate func forgetNames(_ argument: String) {
    let count = interpreter.workspace.count
    if count == 0 { return say("There are no variables to forget.") }
    guard argument == "-f" || confirms("Forget \(count) name\(count == 1 ? "" : "s")?") else {
      return say("Nothing was forgotten.")
    }
    interpreter.resetWorkspace()
    say("The workspace is empty.")
  }
}
