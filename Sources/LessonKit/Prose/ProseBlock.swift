/// A piece of prose, independent of any width or colour.
package enum ProseBlock: Equatable, Sendable {
  case heading(level: Int, [ProseSpan])
  case paragraph([ProseSpan])
  /// Text that keeps its lines; `text` ends without a newline.
  case code(language: String, text: String)
  case list(ProseList)
  case quote([ProseBlock])
  case table(ProseTable)
  case rule
}

/// A run of text in one style. A `"\n"` in it is a line break that the writer asked for.
package struct ProseSpan: Equatable, Sendable {
  package var text: String
  package var style: ProseStyle

  /// Where the text leads, when it is a link.
  package var destination: String?

  /// A run of text; plain unless a style is given.
  package init(_ text: String, _ style: ProseStyle = [], destination: String? = nil) {
    self.text = text
    self.style = style
    self.destination = destination
  }
}

/// How a run of text stands out.
package struct ProseStyle: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  /// The styles of these bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let emphasis = ProseStyle(rawValue: 1)
  package static let strong = ProseStyle(rawValue: 2)
  package static let code = ProseStyle(rawValue: 4)
}

/// A list, numbered from `start` or bulleted.
package struct ProseList: Equatable, Sendable {
  /// The number of its first item, or nil for bullets.
  package var start: Int?
  package var items: [ProseListItem]

  /// A list of these items.
  package init(start: Int? = nil, items: [ProseListItem]) {
    self.start = start
    self.items = items
  }
}

/// One item of a list.
package struct ProseListItem: Equatable, Sendable {
  /// Whether its box is ticked, or nil when it has no box.
  package var checked: Bool?
  package var blocks: [ProseBlock]

  /// An item that holds these blocks.
  package init(checked: Bool? = nil, blocks: [ProseBlock]) {
    self.checked = checked
    self.blocks = blocks
  }
}

/// A table; each cell is a run of spans.
package struct ProseTable: Equatable, Sendable {
  package var header: [[ProseSpan]]
  package var rows: [[[ProseSpan]]]

  /// A table of these cells.
  package init(header: [[ProseSpan]], rows: [[[ProseSpan]]]) {
    self.header = header
    self.rows = rows
  }
}
