import Testing

@Suite("matplotlib.pyplot")
struct PyplotTests {
  /// Expressions, each for itself, with what the prompt shows of them.
  private static let representations: [(expression: String, text: String)] = [
    ("plt.plot([1, 2, 3])", "[<matplotlib.lines.Line2D object at 0x>]"),
    (
      "plt.plot([1, 2], [3, 4], 'r--o', [1, 2], [4, 5])",
      "[<matplotlib.lines.Line2D object at 0x>, <matplotlib.lines.Line2D object at 0x>]"
    ),
    ("plt.plot()", "[]"),
    ("plt.title('T')", "Text(0.5, 1.0, 'T')"),
    ("plt.xlabel('x')", "Text(0.5, 0, 'x')"),
    ("plt.ylabel('y')", "Text(0, 0.5, 'y')"),
    ("plt.suptitle('s')", "Text(0.5, 0.98, 's')"),
    ("plt.text(1, 2, 'hi')", "Text(1, 2, 'hi')"),
    ("plt.annotate('a', xy=(1, 2), xytext=(2, 3), arrowprops={})", "Text(2, 3, 'a')"),
    ("plt.legend(['a'])", "<matplotlib.legend.Legend object at 0x>"),
    ("plt.grid(True)", "None"),
    ("plt.xlim(0, 5)", "(0.0, 5.0)"),
    ("plt.ylim(3, 1)", "(3.0, 1.0)"),
    (
      "plt.xticks([0, 1], ['a', 'b'])",
      "([<matplotlib.axis.XTick object at 0x>, <matplotlib.axis.XTick object at 0x>], "
        + "[Text(0, 0, 'a'), Text(1, 0, 'b')])"
    ),
    ("plt.gca()", "<Axes: >"),
    ("plt.gcf()", "<Figure size 640x480 with 0 Axes>"),
    ("plt.figure(figsize=(8, 4))", "<Figure size 800x400 with 0 Axes>"),
    ("plt.axhline(1)", "<matplotlib.lines.Line2D object at 0x>"),
    ("plt.axvspan(1, 2)", "<matplotlib.patches.Rectangle object at 0x>"),
    ("plt.scatter([1], [2])", "<matplotlib.collections.PathCollection object at 0x>"),
    ("plt.bar(['a', 'b'], [3, 4])", "<BarContainer object of 2 artists>"),
    ("plt.hist([1, 2, 2, 3])[2]", "<BarContainer object of 10 artists>"),
    ("plt.hist([[1, 2], [3, 4]])[2]", "<a list of 2 BarContainer objects>"),
    ("plt.errorbar([1, 2], [3, 4], yerr=.1)", "<ErrorbarContainer object of 3 artists>"),
    ("plt.stem([1, 2])", "<StemContainer object of 3 artists>"),
    (
      "plt.fill_between([1, 2], [3, 4])",
      "<matplotlib.collections.FillBetweenPolyCollection object at 0x>"
    ),
    ("plt.hlines(1, 0, 1)", "<matplotlib.collections.LineCollection object at 0x>"),
    ("plt.imshow([[1, 2], [3, 4]])", "<matplotlib.image.AxesImage object at 0x>"),
    ("plt.subplots()", "(<Figure size 640x480 with 1 Axes>, <Axes: >)"),
    (
      "plt.subplots(2, 2)[1]", "array([[<Axes: >, <Axes: >],\n       [<Axes: >, <Axes: >]], dtype=object)"
    ),
    ("plt.subplot(2, 1, 1)", "<Axes: >"),
    ("plt.show()", "None"),
  ]

  @Test("results look as matplotlib's")
  func representations() {
    // One interpreter for all of them: importing takes most of the time.
    let program = Self.representations.map { "plt.close('all')\nprint(repr(\($0.expression)))\n" }.joined()
    let expected = Self.representations.map { $0.text + "\n" }.joined()
    #expect(PlotSession.masked(PlotSession.run(program)) == expected)
  }

  @Test("axes tell of their title and labels")
  func axes() {
    let setup = "fig, ax = plt.subplots()\nax.set(title='t', xlabel='q', ylabel='r', xlim=(0, 2))"
    #expect(PlotSession.show("ax", after: setup) == "<Axes: title={'center': 't'}, xlabel='q', ylabel='r'>")
    #expect(PlotSession.show("tuple(map(float, ax.get_xlim()))", after: setup) == "(0.0, 2.0)")
    #expect(PlotSession.show("ax.lines", after: setup) == "<Axes.ArtistList of 0 lines>")
  }

  /// Statements, each for itself, with the error that they end in.
  private static let misuse: [(statement: String, error: String)] = [
    ("plt.foo()", "AttributeError: module 'matplotlib.pyplot' has no attribute 'foo'"),
    ("plt.gca().foo", "AttributeError: 'Axes' object has no attribute 'foo'"),
    (
      "plt.plot([1, 2], [1, 2, 3])",
      "ValueError: x and y must have same first dimension, but have shapes (2,) and (3,)"
    ),
    (
      "plt.plot([1, 2], 'zz')",
      "ValueError: 'zz' is not a valid format string (unrecognized character 'z')"
    ),
    ("plt.plot([1, 2], foo=1)", "AttributeError: Line2D.set() got an unexpected keyword argument 'foo'"),
    ("plt.plot([1, 2], linestyle='foo')", "ValueError: 'foo' is not a valid value for ls."),
    ("plt.plot([1, 2], marker='foo')", "ValueError: Unrecognized marker style 'foo'"),
    ("plt.plot(None)", "ValueError: x, y, and format string must not be None"),
    ("plt.plot({1, 2})", "TypeError: float() argument must be a string or a real number, not 'set'"),
    ("plt.plot(i for i in range(3))", "RuntimeError: matplotlib does not support generators as input"),
    ("plt.scatter([1, 2], [1, 2, 3])", "ValueError: x and y must be the same size"),
    (
      "plt.scatter([1, 2], [1, 2], c=[1, 2, 3])",
      "ValueError: 'c' argument has 3 elements, which is inconsistent with 'x' and 'y' with size 2."
    ),
    (
      "plt.bar([1, 2], [1, 2, 3])",
      "ValueError: shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between 'x' with "
        + "shape (2,) and 'height' with shape (3,)."
    ),
    ("plt.hist([1, 2], bins=0)", "ValueError: `bins` must be positive, when an integer"),
    ("plt.yscale('foo')", "ValueError: 'foo' is not a valid value for scale."),
    ("plt.legend(loc='foo')", "ValueError: 'foo' is not a valid value for loc."),
    ("plt.title()", "TypeError: title() missing 1 required positional argument: 'label'"),
    ("plt.imshow([1, 2])", "TypeError: Invalid shape (2,) for image data"),
    ("plt.axis('foo')", "ValueError: Unrecognized string 'foo' to axis; try 'on' or 'off'"),
    ("plt.subplot(2, 2, 5)", "ValueError: num must be an integer with 1 <= num <= 4, not 5"),
    ("plt.subplots(0, 1)", "ValueError: Number of rows must be a positive integer, not 0"),
    (
      "plt.xticks([1, 2], ['a'])",
      "ValueError: The number of FixedLocator locations (2), usually from a call to set_ticks, does not match the "
        + "number of labels (1)."
    ),
    ("plt.savefig('x.png')", "ValueError: Format 'png' is not supported (supported formats: svg)"),
    ("plt.savefig('x.svg')", "PermissionError: x.svg was not written: code cannot write files here"),
  ]

  @Test("misuse is told as matplotlib tells it")
  func errors() {
    let program = Self.misuse.map { statement, _ in
      """
      plt.close('all')
      try:
          \(statement)
      except Exception as error:
          print(type(error).__name__ + ': ' + str(error))

      """
    }.joined()
    #expect(PlotSession.run(program) == Self.misuse.map { $0.error + "\n" }.joined())
  }

  @Test("tensors are drawn, but none that requires gradients")
  func tensors() {
    let setup = "import torch\nw = torch.tensor([1., 4.], requires_grad=True)\n"
    let error =
      "!! RuntimeError: Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.\n"
    for call in [
      "plot(w)", "plot([w[0], w[1]])", "scatter(w, w)", "bar([1, 2], w)", "hist(w)", "axhline(w[0])",
    ] {
      #expect(PlotSession.run(setup + "plt.\(call)") == error)
    }
    let plot = PlotSession.run(setup + "plt.plot(w.detach(), torch.tensor([1, 2]))\nplt.show()")
    #expect(plot == PlotSession.run("plt.plot([1, 4], [1, 2])\nplt.show()"))
    #expect(
      PlotSession.run(setup + "plt.plot(torch.tensor([1.], dtype=torch.bfloat16))")
        == "!! TypeError: Got unsupported ScalarType BFloat16\n")
    #expect(
      PlotSession.run(setup + "print(len(plt.plot(torch.eye(3))))\nprint(plt.imshow(torch.eye(2)))")
        == "3\nAxesImage(shape=(2, 2))\n")
  }

  @Test("show draws every figure and closes it")
  func show() {
    let text = PlotSession.run(
      "plt.plot([1, 4, 9]); plt.title('one'); plt.figure(); plt.bar(['a', 'b'], [1, 2]); plt.title('two')\n"
        + "plt.show()\nprint(plt.get_fignums())\nplt.show()")
    #expect(text.contains("one") && text.contains("two") && text.contains("█"))
    #expect(text.hasSuffix("[]\n"))
  }

  @Test("pictures go where standard output goes")
  func redirection() {
    #expect(
      PlotSession.run(
        """
        import contextlib, io
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            plt.plot([1, 2])
            plt.show()
        print(len(out.getvalue().splitlines()) > 5)
        """) == "True\n")
  }

  @Test("savefig writes SVG where it may")
  func save() throws {
    let file = try #require(
      PlotSession.file("plt.plot([1, 2], 'g:s', label='a'); plt.legend(); plt.savefig('p')"))
    #expect(file.path == "p.svg")
    #expect(file.text.contains("stroke=\"#008000\"") && file.text.contains(">a</text>"))
    #expect(
      PlotSession.run(
        """
        import io
        plt.plot([1, 2])
        text, data = io.StringIO(), io.BytesIO()
        plt.savefig(text, format='svg')
        plt.savefig(data, format='svg')
        print(text.getvalue()[:4], data.getvalue()[:4])
        """) == "<svg b'<svg'\n")
  }

  @Test("counts of histograms")
  func histograms() {
    #expect(
      PlotSession.show("[float(n) for n in plt.hist([1, 2, 2, 3, 3, 3], bins=3)[0]]") == "[1.0, 2.0, 3.0]")
    #expect(
      PlotSession.show("[round(float(n), 12) for n in plt.hist([1, 2, 2, 3, 3, 3], bins=3, density=True)[0]]")
        == "[0.25, 0.5, 0.75]")
    #expect(PlotSession.show("[float(e) for e in plt.hist([1, 2], bins=[0, 1, 3])[1]]") == "[0.0, 1.0, 3.0]")
    #expect(
      PlotSession.show("[float(n) for n in plt.hist([1, 2, 2, 3], bins=3, cumulative=True)[0]]")
        == "[1.0, 3.0, 4.0]")
    #expect(PlotSession.show("len(plt.hist([])[0])") == "10")
  }

  @Test("texts are categories with places of their own")
  func categories() {
    let text = PlotSession.run(
      "plt.bar(['cat', 'dog'], [1, 2]); plt.plot(['dog', 'cow'], [1, 1]); plt.show()")
    for name in ["cat", "dog", "cow"] { #expect(text.contains(name)) }
  }

  @Test("axes may share their limits")
  func sharing() {
    let setup = "fig, (a, b) = plt.subplots(1, 2, sharey=True)\na.plot([0, 10])\nb.plot([0, 1])"
    #expect(PlotSession.show("b.get_ylim() == a.get_ylim()", after: setup) == "True")
    #expect(PlotSession.show("b.get_xlim() == a.get_xlim()", after: setup + "\nb.set_ylim(0, 3)") == "True")
    #expect(
      PlotSession.show("tuple(map(float, a.get_ylim()))", after: setup + "\n_ = b.set_ylim(0, 3)")
        == "(0.0, 3.0)")
  }

  @Test("contours take a table and its coordinates")
  func contours() {
    let setup = "xs = [-2, -1, 0, 1, 2]\nz = [[x * x + y * y for x in xs] for y in xs]"
    #expect(
      PlotSession.show("plt.contour(xs, xs, z)", after: setup)
        == "<matplotlib.contour.QuadContourSet object at 0x>")
    #expect(
      PlotSession.show("[float(h) for h in plt.contour(xs, xs, z).levels]", after: setup)
        == "[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]")
    #expect(
      PlotSession.show("(plt.contourf(z, levels=[0, 2, 8]), tuple(map(float, plt.xlim())))[1]", after: setup)
        == "(0.0, 4.0)")
    #expect(
      PlotSession.show("plt.clabel(plt.contour(xs, xs, z, [1, 4]))", after: setup)
        == "<a list of 2 text.Text objects>")
    #expect(
      PlotSession.run(setup + "\nplt.contour(xs, [0], z)")
        == "!! TypeError: Length of y (1) must match number of rows in z (5)\n")
    #expect(
      PlotSession.run(setup + "\nplt.contour(z, [3, 2])")
        == "!! ValueError: Contour levels must be increasing\n")
  }

  @Test("styles and settings choose colours, grids and sizes")
  func styles() {
    #expect(
      PlotSession.run(
        """
        plt.style.use('ggplot')
        plt.rcParams.update({'figure.figsize': (8, 4), 'font.size': 14})
        print(plt.rcParams['axes.prop_cycle'].by_key()['color'][:2], repr(plt.gcf()), plt.rcParams['axes.grid'])
        print(plt.plot([1])[0].get_color(), plt.plot([1], color='C1')[0].get_color())
        plt.style.use('default')
        plt.close('all')
        print(plt.plot([1])[0].get_color())
        ax = plt.gca()
        ax.set_prop_cycle(color=['r', 'g'])
        print([ax.plot([1])[0].get_color() for _ in range(3)], plt.cycler(color=['r']), plt.get_cmap('plasma').name)
        for wrong in (lambda: plt.style.use('no'), lambda: plt.rcParams.update({'no': 1})):
            try:
                wrong()
            except (OSError, KeyError) as error:
                print(type(error).__name__, str(error)[:30])
        """) == """
          ['#e24a33', '#348abd'] <Figure size 800x400 with 0 Axes> True
          #e24a33 C1
          (0.12156862745098039, 0.4666666666666667, 0.7058823529411765)
          ['r', 'g', 'r'] cycler('color', ['r']) plasma
          OSError 'no' is not a valid package st
          KeyError "'no' is not a valid value for

          """)
  }

  @Test("parts of a result name the artists")
  func artists() {
    #expect(
      PlotSession.run(
        """
        line, = plt.plot([1, 2], [3, 4], 'r--', lw=3, label='a')
        print(line, line.get_color(), line.get_linestyle(), line.get_linewidth(), line.get_label())
        line.set(color='blue', marker='x')
        line.set_ydata([5, 6])
        print(plt.gca().get_ylim()[1] > 5)
        bars = plt.bar([0, 1], [2, 3], color=['r', 'g'])
        print(bars[0], bars[1].get_height(), [str(t) for t in plt.gca().bar_label(bars)])
        bars[0].remove()
        print(len(plt.gca().patches))
        """) == """
          Line2D(a) r -- 3.0 a
          True
          Rectangle(xy=(-0.4, 0), width=0.8, height=2, angle=0) 3 ["Annotation(0, 2, '2')", "Annotation(1, 3, '3')"]
          1

          """)
  }
}
