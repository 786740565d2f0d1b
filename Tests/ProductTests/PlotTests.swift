import TerminalTesting
import Testing

/// Figures at a terminal, and where there is none.
@Suite("Plots")
struct PlotTests {
  private let home: Home

  init() throws {
    home = try Home()
  }

  private static let squares =
    "_ = plt.plot([0, 1, 4, 9], label=\"y\"); _ = plt.title(\"Squares\"); _ = plt.xlabel(\"x\"); _ = plt.legend()"

  /// A prompt with a figure that waits to be shown.
  private func start(
    _ arguments: [String] = ["repl"], columns: Int = 80, environment: [String: String] = ["NO_COLOR": "1"]
  ) throws -> PseudoTerminal {
    let terminal = try Product.start(
      arguments, in: home, environment: environment, columns: columns, rows: 40)
    try terminal.waitForPrompt()
    for line in ["import matplotlib.pyplot as plt", Self.squares] {
      try terminal.enter(line)
      try terminal.waitForPrompt()
    }
    return terminal
  }

  @Test("a plot at 80 columns")
  func show() throws {
    let terminal = try start()
    try terminal.enter("plt.show()")
    try terminal.waitForLastRows(
      ">>> plt.show()",
      "                                     Squares",
      "  ┌───────────────────────────────────────────────────────────────────────────┐",
      "  │ ╭───────╮                                                             ⡀   │",
      "  │ │ ⠒⠒⠒ y │                                                          ⡠⠔⠉    │",
      "8 ┤ ╰───────╯                                                      ⢀⡠⠒⠉       │",
      "  │                                                             ⢀⡠⠒⠁          │",
      "  │                                                          ⢀⠤⠒⠁             │",
      "6 ┤                                                       ⢀⠤⠊⠁                │",
      "  │                                                    ⣀⠤⠊⠁                   │",
      "  │                                                 ⣀⠔⠊                       │",
      "4 ┤                                            ⢀⡠⠤⠒⠉                          │",
      "  │                                       ⢀⡠⠤⠒⠉⠁                              │",
      "  │                                  ⢀⡠⠤⠒⠉⠁                                   │",
      "2 ┤                             ⢀⡠⠤⠒⠉⠁                                        │",
      "  │                    ⢀⣀⣀⣀⡠⠤⠤⠒⠉⠁                                             │",
      "  │     ⢀⣀⣀⣀⡠⠤⠤⠤⠒⠒⠒⠒⠉⠉⠉⠁                                                      │",
      "0 ┤   ⠈⠉⠁                                                                     │",
      "  └───┬──────────┬───────────┬──────────┬──────────┬───────────┬──────────┬───┘",
      "     0.0        0.5         1.0        1.5        2.0         2.5        3.0",
      "                                        x",
      ">>>")
  }

  @Test("as wide as the terminal is when it is drawn")
  func width() throws {
    let terminal = try start()
    terminal.resize(columns: 60, rows: 40)
    try terminal.enter("plt.show()", expecting: "┌" + String(repeating: "─", count: 55) + "┐")
  }

  @Test("in the terminal's colours, and in ASCII where that is wished")
  func looks() throws {
    let coloured = try start(environment: [:])
    try coloured.enter("plt.show()", expecting: "\u{1B}[38;5;31m")
    let plain = try start(["--plain", "repl"])
    try plain.enter("plt.show()", expecting: "| *** y |")
    #expect(!plain.written.contains("\u{1B}["))
  }

  @Test("savefig asks before it writes")
  func save() throws {
    let terminal = try start()
    try terminal.enter("plt.savefig('squares.svg')", expecting: "Write squares.svg (")
    try terminal.enter("n", expecting: "PermissionError: squares.svg was not written: you did not allow it")
    try terminal.waitForPrompt()
    try terminal.enter("plt.savefig('squares.svg')", expecting: "Write squares.svg (")
    try terminal.enter("y")
    try terminal.waitForPrompt()
    #expect(try home.text(of: "squares.svg").contains(">Squares</text>"))
    try terminal.enter("plt.savefig('squares')", expecting: ", over what it holds? [y/N]")
  }

  @Test("a script prints its figures, in 80 columns into a pipe")
  func script() throws {
    let file = try home.write(
      "import matplotlib.pyplot as plt\n\(Self.squares)\nplt.show()\nplt.plot([1, 2])\nplt.savefig('a.svg')\n",
      to: "plot.py")
    let result = try Product.run(["run", file], in: home)
    #expect(result.output.hasPrefix(String(repeating: " ", count: 37) + "Squares\n  ┌"))
    #expect(!result.output.contains("\u{1B}"))
    #expect(result.errors.contains("PermissionError: a.svg was not written: code cannot write files here"))
    let narrow = try Product.run(["run", file], environment: ["COLUMNS": "50"], in: home)
    #expect(narrow.output.split(separator: "\n").allSatisfy { $0.count <= 50 })
  }
}
