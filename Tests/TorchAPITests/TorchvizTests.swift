import Testing

@Suite("torchviz")
struct TorchvizTests {
  /// The DOT text with numbers in order in place of the objects' own.
  private static let masked = """
    from torchviz import make_dot
    def masked(dot):
        source, seen = dot.source, {}
        words = source.replace('[', ' [').split()
        for word in words:
            if word.isdigit() and len(word) > 6 and word not in seen:
                seen[word] = 'n' + str(len(seen))
        for word, name in seen.items():
            source = source.replace(word, name)
        return source
    x = torch.ones(2, requires_grad=True)

    """

  @Test("nodes, leaves and edges in torchviz's form")
  func source() {
    #expect(
      Session.run(Self.masked + "print(masked(make_dot((x * x).sum(), params={'x': x})))") == """
        digraph {
        \tgraph [size="12,12"]
        \tnode [align=left fontname=monospace fontsize=10 height=0.2 ranksep=0.1 shape=box style=filled]
        \tn0 [label="
         ()" fillcolor=darkolivegreen1]
        \tn1 [label=SumBackward0]
        \tn2 -> n1
        \tn2 [label=MulBackward0]
        \tn3 -> n2
        \tn4 [label="x
         (2)" fillcolor=lightblue]
        \tn4 -> n3
        \tn3 [label=AccumulateGrad]
        \tn3 -> n2
        \tn1 -> n0
        }


        """)
  }

  @Test("attributes and saved tensors where they are asked for")
  func attributes() {
    let text = Session.run(
      Self.masked
        + "print(masked(make_dot((x ** 3).sum(), params={'x': x}, show_attrs=True, show_saved=True)))")
    #expect(
      text.contains(
        "[label=\"PowBackward0\n------------------------\nexponent:              3\nself    : [saved tensor]\"]"
      ))
    #expect(text.contains("-> n3 [dir=none]"))
    #expect(text.contains("[label=\"self\n (2)\" fillcolor=orange]"))
  }

  @Test("several results and views")
  func results() {
    let text = Session.run(Self.masked + "y = x * 2\nprint(masked(make_dot((y.sum(), y[0]))))")
    #expect(text.contains("darkolivegreen3"))
    #expect(text.contains("style=dotted"))
  }

  @Test("a long chain is drawn without recursion")
  func long() {
    #expect(
      Session.run(
        "from torchviz import make_dot\nx = torch.ones(1, requires_grad=True)\ny = x\nfor _ in range(3000):\n    y = -y\nprint(make_dot(y).source.count('NegBackward0'))"
      )
        == "3000\n")
  }

  @Test("pictures as SVG")
  func svg() {
    let text = Session.run(
      Self.masked + "print(make_dot((x * x).sum()).pipe(format='svg', encoding='utf-8'))")
    #expect(text.hasPrefix("<svg xmlns="))
    #expect(text.contains(">MulBackward0</text>"))
    #expect(text.hasSuffix("</svg>\n\n"))
  }

  @Test("code writes no file by itself")
  func render() {
    #expect(
      Session.run(Self.masked + "make_dot(x.sum()).render('graph', format='svg')")
        == "!! PermissionError: graph.svg was not written: code cannot write files here\n")
    #expect(
      Session.run(Self.masked + "make_dot(x.sum()).pipe(format='png')")
        == "!! ValueError: unknown format: 'png' (pictures can be made as 'svg' or 'dot')\n")
  }

  @Test("graphs of one's own")
  func digraph() {
    #expect(
      Session.run(
        """
        from graphviz import Digraph
        dot = Digraph(comment='Two')
        dot.node('a', 'first one')
        dot.edge('a', 'b', label='to')
        print(dot.source)
        """) == "// Two\ndigraph {\n\ta [label=\"first one\"]\n\ta -> b [label=to]\n}\n\n")
  }
}
