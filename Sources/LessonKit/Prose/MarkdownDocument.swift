internal import CMarkdown

/// The top-level blocks of a Markdown text, each with its line.
struct MarkdownDocument {
  /// A block that stands at the top level.
  struct Block: Equatable {
    enum Content: Equatable {
      case prose(ProseBlock)
      case html(String)
    }

    /// The line of the text on which it starts, from 1.
    var line: Int
    var content: Content
  }

  /// Something in a Markdown text that no lesson can show.
  struct Unsupported: Error, Equatable {
    var line: Int
    var what: String
  }

  /// Prose nested deeper than this is refused, so that a hostile file cannot exhaust the stack.
  static let deepestNesting = 24

  /// The blocks in the order of the text.
  private(set) var blocks: [Block] = []

  /// Parses CommonMark with GitHub's tables and task lists.
  ///
  /// - Parameter text: Any text; Markdown has no syntax errors.
  /// - Throws: When a block is nested too deeply, or holds HTML where only prose may be.
  init(parsing text: String) throws(Unsupported) {
    MarkdownExtensions.registered
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else {
      throw Unsupported(line: 1, what: "cannot be parsed: out of memory")
    }
    defer { cmark_parser_free(parser) }
    for name in ["table", "tasklist"] {
      if let found = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, found)
      }
    }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    guard let root = cmark_parser_finish(parser) else { return }
    defer { cmark_node_free(root) }

    for node in MarkdownNode.children(of: root) {
      let content: Block.Content
      if node.kind == "html_block" {
        content = .html(node.literal)
      } else {
        content = .prose(try node.proseBlock(depth: 0))
      }
      blocks.append(Block(line: node.line, content: content))
    }
  }
}

/// The extensions of cmark-gfm, whose registry is global to the process.
private enum MarkdownExtensions {
  /// Registers them on first use; the language runtime makes that happen once.
  static let registered: Void = cmark_gfm_core_extensions_ensure_registered()
}
