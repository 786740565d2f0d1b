import Plotting
import Testing

@Suite("Pictures in characters")
struct PictureTests {
  private let look = Look(colour: Colour.cycle[0])

  private func picture(
    _ elements: [Element], columns: Int = 30, rows: Int = 12, palette: Surface.Palette = .none,
    unicode: Bool = true, change: (inout Axes) -> Void = { _ in }
  ) -> String {
    var axes = Axes()
    axes.elements = elements
    change(&axes)
    let surface = Surface(columns: columns, rows: rows, palette: palette, unicode: unicode)
    return FigurePicture.lines(of: Figure(axes: [axes]), on: surface).joined(separator: "\n")
  }

  private var parabola: [Element] { [.line((0...20).map { Point(Double($0), Double($0 * $0)) }, look)] }

  private func bars(_ heights: [Double], isLying: Bool = false) -> Element {
    .boxes(
      heights.enumerated().map { index, height in
        let (low, high) = (Double(index) - 0.4, Double(index) + 0.4)
        return isLying
          ? Element.Box(x0: 0, y0: low, x1: height, y1: high)
          : Element.Box(x0: low, y0: 0, x1: high, y1: height)
      }, isLying: isLying, look)
  }

  @Test("a line with its ticks, labels and title")
  func line() {
    #expect(
      picture(parabola) { axes in
        axes.title = "Square"
        axes.x.label = "x"
        axes.y.label = "x²"
      } == """
                      Square
        x²
            ┌────────────────────────┐
            │                     ⢀⠔ │
        250 ┤                  ⣀⠔⠊⠁  │
            │               ⣀⠔⠉      │
            │         ⢀⣀⡠⠤⠒⠉         │
          0 ┤ ⠤⠤⠤⠤⠔⠒⠒⠊⠁              │
            └─┬────┬─────┬────┬────┬─┘
              0    5    10   15   20
                        x
        """)
  }

  @Test("the same in ASCII")
  func ascii() {
    #expect(
      picture(parabola, unicode: false) { axes in
        axes.x.hasGrid = true
        axes.y.hasGrid = true
      } == """
            +------------------------+
        400 +-+----+-----+----+----*-|
            | :    :     :    :   *: |
            | :    :     :    : ** : |
        200 +-+----+-----+----**---+-|
            | :    :     : ***:    : |
            | :    :   ****   :    : |
            | :   *****  :    :    : |
          0 +-****-+-----+----+----+-|
            +-+----+-----+----+----+-+
              0    5    10   15   20
        """)
  }

  @Test("bars with eighths of cells at their ends")
  func bars() {
    #expect(
      picture([bars([1, 2.5, -1])]) == """
           ┌─────────────────────────┐
           │          ▅▅▅▅▅▅         │
         2 ┤          ██████         │
           │          ██████         │
         1 ┤ ▄▄▄▄▄▄   ██████         │
           │ ██████   ██████         │
         0 ┤ ▀▀▀▀▀▀   ▀▀▀▀▀▀  ▄▄▄▄▄▄ │
           │                  ██████ │
        −1 ┤                  ▀▀▀▀▀▀ │
           └────┬───────┬───────┬────┘
                0       1       2
        """)
    #expect(
      picture([bars([1, 2.5], isLying: true)]) { axes in
        axes.y.ticks = [0, 1]
        axes.y.tickLabels = ["one", "two"]
      } == """
            ┌────────────────────────┐
            │██████████████████████▉ │
            │██████████████████████▉ │
        two ┤██████████████████████▉ │
            │                        │
            │                        │
        one ┤█████████▏              │
            │█████████▏              │
            │█████████▏              │
            └┬────────┬────────┬─────┘
             0        1        2
        """)
  }

  @Test("points are signs, and dots where there are many")
  func points() {
    let few = [Point(0, 0), Point(1, 2), Point(2, 1)]
    #expect(
      picture([.points(few, colours: [], look)], columns: 24) == """
          ┌────────────────────┐
        2 ┤          ●         │
          │                    │
          │                    │
        1 ┤                  ● │
          │                    │
          │                    │
          │                    │
        0 ┤ ●                  │
          └─┬────────┬───────┬─┘
            0        1       2
        """)
    let many = (0..<200).map { Point(Double($0 % 20), Double($0 / 20)) }
    #expect(!picture([.points(many, colours: [], look)]).contains("●"))
  }

  @Test("a legend stands where it hides least, and tells lines apart without colours")
  func legend() {
    var second = look
    second.series = 1
    second.colour = Colour.cycle[1]
    let lines: [Element] = [
      .line([Point(0, 0), Point(1, 1)], look), .line([Point(0, 0), Point(1, 0.5)], second),
    ]
    let legend = Legend(entries: [
      .init(label: "one", kind: .line, look: look), .init(label: "two", kind: .line, look: second),
    ])
    #expect(
      picture(lines) { $0.legend = legend } == """
            ┌────────────────────────┐
        1.0 ┤ ╭─────────╮         ⡠⠔ │
            │ │ ⠒⠒⠒ one │      ⡠⠔⠉   │
            │ │ ⠒ ⠒ two │   ⡠⠔⠉      │
        0.5 ┤ ╰─────────╯⡠⠔⠉       ⣀ │
            │         ⣀⠔⠊    ⢀⡠⠤  ⠉  │
            │      ⣀⠔⠊  ⣀⠤⠔  ⠁       │
            │   ⣀⠔⠊⡠⠔⠒               │
        0.0 ┤ ⠴⠚⠊                    │
            └─┬──────────┬─────────┬─┘
             0.0        0.5       1.0
        """)
  }

  @Test("areas, texts with arrows, lines from side to side")
  func annotations() {
    var light = look
    light.opacity = 0.3
    #expect(
      picture([
        .area(x: [0, 10], lower: [0, 0], upper: [0, 10], light),
        .span(.init(isHorizontal: true, from: 8, to: 8), look),
        .text(.init(text: "here", position: Point(1, 6), target: Point(9, 4))),
      ]) == """
           ┌─────────────────────────┐
        10 ┤                      ⢀⢔ │
           │⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀│
           │               ⢀⢀⢔⢕⢕⢕⢕⢕⢕ │
         5 ┤   here⠤⢄⣀⣀⣀⢀⢀⢔⢕⢕⢕⢕⢕⢕⢕⢕⢕ │
           │         ⢀⢄⢔⠉⠉⠉⠑⠒⠒⠢⠤▶⢕⢕⢕ │
           │      ⢀⢄⢔⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕ │
           │   ⢀⢔⢔⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕⢕ │
         0 ┤ ⠔⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕⠕ │
           └─┬───┬────┬───┬────┬───┬─┘
             0   2    4   6    8  10
        """)
  }

  @Test("images in shades, with the colours' meaning below")
  func images() {
    let map = ColourMap(named: "gray")
    let colours = (0..<9).map { map?.colour(at: Double($0) / 8) }
    let image = Element.Image(
      rows: 3, columns: 3, colours: colours, left: -0.5, right: 2.5, top: -0.5, bottom: 2.5)
    #expect(
      picture([.image(image)]) { axes in
        axes.hasEqualUnits = true
        (axes.y.lower, axes.y.upper) = (2.5, -0.5)
        axes.colourBar = map.map { ColourBar(map: $0, lower: 0, upper: 8) }
      } == """
                 ┌────────────┐
                 │        ░░░░│
               0 ┤        ░░░░│
               1 ┤░░░░▒▒▒▒▓▓▓▓│
                 │░░░░▒▒▒▒▓▓▓▓│
               2 ┤▓▓▓▓████████│
                 │▓▓▓▓████████│
                 └──┬───┬──┬──┘
                    0   1  2
                  0   ░▒▒▓██ 8
        """)
  }

  @Test(
    "formulas are written plainly",
    arguments: [
      ("$x^2 + y_{10}$", "x² + y₁₀", "x^2 + y_10"),
      (#"cost \$5 and $\theta$"#, "cost $5 and θ", "cost $5 and theta"),
      (#"$\frac{\partial L}{w} \times 10^{-3}$"#, "(∂L)/w × 10⁻³", "(partial L)/w times 10^(-3)"),
      (#"$\eta\nabla f$, $\mathbf{w}^{x,y}$"#, "η∇f, w^(x,y)", "eta nabla f, w^(x,y)"),
      ("one $ alone", "one $ alone", "one $ alone"),
      ("$" + String(repeating: "{^", count: 5000) + "$", "", ""),
    ])
  func formulas(text: String, unicode: String, ascii: String) {
    for (expected, isUnicode) in [(unicode, true), (ascii, false)] {
      let title = picture([], columns: 60, unicode: isUnicode) { $0.title = text }.split(separator: "\n")[0]
      #expect(expected.isEmpty || title.drop { $0 == " " } == expected)
    }
  }

  @Test("colours by escape sequences that end on their line")
  func colours() {
    let text = picture(parabola, palette: .sixteen)
    #expect(text.contains("\u{1B}[34m"))
    for line in text.split(separator: "\n") where line.contains("\u{1B}") {
      #expect(
        line.hasSuffix("\u{1B}[0m") || line.split(separator: "\u{1B}[0m").last?.contains("\u{1B}") == false)
    }
    #expect(picture(parabola, palette: .indexed).contains("\u{1B}[38;5;31m"))
    #expect(picture(parabola, palette: .full).contains("\u{1B}[38;2;31;119;180m"))
    // What is black on paper is the terminal's own colour.
    #expect(
      !picture([.line([Point(0, 0), Point(1, 1)], Look(colour: .black))], palette: .full).contains("38;2"))
  }

  @Test("axes side by side, and below each other where they would be too narrow")
  func grids() {
    func figure(_ count: Int) -> Figure {
      Figure(
        axes: (0..<count).map { index in
          var axes = Axes()
          axes.title = "plot \(index)"
          axes.place = Place(
            left: Double(index) / Double(count), top: 0, width: 1 / Double(count), height: 1)
          return axes
        })
    }
    let two = FigurePicture.lines(of: figure(2), on: Surface(columns: 79))
    #expect(two[0].contains("plot 0") && two[0].contains("plot 1"))
    let four = FigurePicture.lines(of: figure(4), on: Surface(columns: 79))
    #expect(four.count(where: { $0.contains("plot") }) == 4)
    #expect(four.allSatisfy { $0.count <= 79 })
  }

  @Test("no width, and no control characters, spoil the lines", arguments: [1, 10, 24, 33, 60, 200])
  func widths(columns: Int) {
    let text = picture(parabola, columns: columns) { axes in
      axes.title = "\u{1B}[31mred\u{7} and a title that is much longer than the picture is wide\nsecond"
      axes.x.ticks = (0..<21).map(Double.init)
      axes.x.tickLabels = (0..<21).map { "label number \($0)" }
      axes.legend = Legend(entries: [.init(label: "a name of some length", kind: .line, look: look)])
    }
    #expect(!text.contains("\u{1B}"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= max(24, columns) })
  }

  @Test("data beyond all bounds are drawn as far as they have a place")
  func extremes() {
    let points = [0, 1e308, -1e308, .nan, .infinity, .leastNonzeroMagnitude].enumerated().map {
      Point(Double($0), $1)
    }
    for scale in [Axis.Scale.linear, .logarithmic] {
      let text = picture([
        .line(points, look), .points(points, colours: [], look),
        .area(x: points.map(\.x), lower: points.map(\.y), upper: points.map { -$0.y }, look),
        .boxes(points.map { .init(x0: $0.x, y0: 0, x1: $0.x + 1, y1: $0.y) }, isLying: false, look),
      ]) { $0.y.scale = scale }
      #expect(text.contains("┤"))
    }
  }
}
