import Plotting
import Testing

@Suite("Limits")
struct LimitTests {
  private let look = Look(colour: .black)

  private func view(
    _ elements: Element..., change: (inout Axes) -> Void = { _ in }
  ) -> [Double] {
    var axes = Axes()
    axes.elements = elements
    change(&axes)
    let view = axes.view
    return [view.x.start, view.x.end, view.y.start, view.y.end].map { ($0 * 1e9).rounded() / 1e9 }
  }

  private func line(_ points: (Double, Double)...) -> Element {
    .line(points.map { Point($0.0, $0.1) }, look)
  }

  @Test("room beside the data, but none below bars and around images")
  func room() {
    #expect(view() == [0, 1, 0, 1])
    #expect(view(line((0, 1), (1, 2), (2, 3))) == [-0.1, 2.1, 0.9, 3.1])
    #expect(view(line((3, 4))) == [2.835, 3.165, 3.78, 4.22])
    #expect(view(line()) == [-0.055, 0.055, -0.055, 0.055])
    let bars = [
      Element.Box(x0: 0.6, y0: 0, x1: 1.4, y1: 3), Element.Box(x0: 1.6, y0: 0, x1: 2.4, y1: 4),
    ]
    #expect(view(.boxes(bars, isLying: false, look)) == [0.51, 2.49, 0, 4.2])
    let image = Element.Image(
      rows: 1, columns: 1, colours: [.black], left: -0.5, right: 0.5, top: -0.5, bottom: 0.5)
    #expect(view(.image(image)) == [-0.5, 0.5, -0.5, 0.5])
  }

  @Test("points without a place count nothing")
  func infinite() {
    #expect(view(line((0, .nan), (1, 2), (2, .infinity), (3, 4))) == [-0.15, 3.15, 1.9, 4.1])
  }

  @Test("a line from side to side counts for one axis")
  func spans() {
    let span = Element.span(Element.Span(isHorizontal: true, from: 9, to: 9), look)
    #expect(view(line((0, 1), (1, 2)), span) == [-0.05, 1.05, 0.6, 9.4])
  }

  @Test("logarithmic axes leave out what has no logarithm")
  func logarithmic() {
    let found = view(line((0, 0), (1, 1), (2, 100))) { $0.y.scale = .logarithmic }
    #expect(found == [-0.1, 2.1, 0.794328235, 125.892541179])
    #expect(view(line((0, 0), (1, -1))) { $0.y.scale = .logarithmic }[2] > 0)
  }

  @Test("set ends stay, and may fall")
  func set() {
    #expect(view(line((0, 1), (1, 3))) { $0.y.lower = 0 } == [-0.05, 1.05, 0, 3.1])
    #expect(
      view(line((0, 1), (1, 3))) { axes in
        axes.y.lower = 5
        axes.y.upper = 2
      } == [-0.05, 1.05, 5, 2])
    #expect(view(line((0, 1), (1, 3))) { $0.y.isInverted = true } == [-0.05, 1.05, 3.1, 0.9])
  }
}
