internal import CMarkdown

/// A node of cmark's tree, valid while that tree lives.
struct MarkdownNode {
  private let node: OpaquePointer

  /// The children of a node, in order.
  static func children(of node: OpaquePointer) -> [MarkdownNode] {
    var children: [MarkdownNode] = []
    var next = cmark_node_first_child(node)
    while let child = next {
      children.append(MarkdownNode(node: child))
      next = cmark_node_next(child)
    }
    return children
  }

  var children: [MarkdownNode] { Self.children(of: node) }

  /// The name that cmark gives to this kind of node.
  var kind: String { String(cString: cmark_node_get_type_string(node)) }

  var literal: String { cmark_node_get_literal(node).map { String(cString: $0) } ?? "" }

  var line: Int { max(Int(cmark_node_get_start_line(node)), 1) }

  // MARK: Blocks

  /// The prose that this block stands for.
  func proseBlock(depth: Int) throws(MarkdownDocument.Unsupported) -> ProseBlock {
    guard depth < MarkdownDocument.deepestNesting else { throw tooDeep }
    switch kind {
    case "heading":
      return .heading(level: Int(cmark_node_get_heading_level(node)), try spans())
    case "code_block":
      let language = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
      var text = literal
      if text.hasSuffix("\n") { text.removeLast() }
      return .code(language: language, text: text)
    case "list":
      return .list(try proseList(depth: depth))
    case "block_quote":
      return .quote(try blocks(depth: depth + 1))
    case "table":
      return .table(try proseTable())
    case "thematic_break":
      return .rule
    case "paragraph":
      return .paragraph(try spans())
    case "html_block":
      throw MarkdownDocument.Unsupported(
        line: line, what: "HTML inside a list or a quotation cannot be shown")
    default:
      throw MarkdownDocument.Unsupported(line: line, what: "a \(kind) cannot be shown")
    }
  }

  private func blocks(depth: Int) throws(MarkdownDocument.Unsupported) -> [ProseBlock] {
    var blocks: [ProseBlock] = []
    for child in children { blocks.append(try child.proseBlock(depth: depth)) }
    return blocks
  }

  private func proseList(depth: Int) throws(MarkdownDocument.Unsupported) -> ProseList {
    let isNumbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    var list = ProseList(start: isNumbered ? Int(cmark_node_get_list_start(node)) : nil, items: [])
    for item in children {
      let checked = item.kind == "tasklist" ? cmark_gfm_extensions_get_tasklist_item_checked(item.node) : nil
      list.items.append(ProseListItem(checked: checked, blocks: try item.blocks(depth: depth + 1)))
    }
    return list
  }

  private func proseTable() throws(MarkdownDocument.Unsupported) -> ProseTable {
    var table = ProseTable(header: [], rows: [])
    for row in children {
      var cells: [[ProseSpan]] = []
      for cell in row.children { cells.append(try cell.spans()) }
      if row.kind == "table_header" { table.header = cells } else { table.rows.append(cells) }
    }
    return table
  }

  // MARK: Inlines

  /// The text of this block, with neighbouring runs of one style joined.
  func spans() throws(MarkdownDocument.Unsupported) -> [ProseSpan] {
    var spans: [ProseSpan] = []
    for child in children { try child.append(to: &spans, style: [], destination: nil, depth: 0) }
    return spans
  }

  private func append(
    to spans: inout [ProseSpan], style: ProseStyle, destination: String?, depth: Int
  ) throws(MarkdownDocument.Unsupported) {
    guard depth < MarkdownDocument.deepestNesting else { throw tooDeep }
    func add(_ text: String, _ style: ProseStyle) {
      if let last = spans.last, last.style == style, last.destination == destination {
        spans[spans.count - 1].text += text
      } else {
        spans.append(ProseSpan(text, style, destination: destination))
      }
    }
    var style = style
    var destination = destination
    switch kind {
    case "text": return add(literal, style)
    case "code": return add(literal, style.union(.code))
    case "softbreak": return add(" ", style)
    case "linebreak": return add("\n", style)
    case "html_inline":
      // A comment is for authors; other markup has no meaning at a prompt.
      if literal.hasPrefix("<!--") { return }
      throw MarkdownDocument.Unsupported(line: line, what: "the markup \(literal) cannot be shown")
    case "emph": style.insert(.emphasis)
    case "strong": style.insert(.strong)
    case "link", "image": destination = cmark_node_get_url(node).map { String(cString: $0) }
    default: break
    }
    for child in children {
      try child.append(to: &spans, style: style, destination: destination, depth: depth + 1)
    }
  }

  private var tooDeep: MarkdownDocument.Unsupported {
    MarkdownDocument.Unsupported(line: line, what: "the text is nested too deeply")
  }
}
