extension PythonSource {
  /// The functions of the pprint module.
  static let prettyPrintFunctions = #"""
    def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
               underscore_numbers=False):
        """Show a container over several lines."""
        PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact,
                      sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


    def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
                underscore_numbers=False):
        """The text that pprint shows."""
        return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                             underscore_numbers=underscore_numbers).pformat(object)


    def pp(object, *args, sort_dicts=False, **kwargs):
        """Show a container over several lines, in its own order."""
        pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


    def saferepr(object):
        """The text of a value on one line, which says where it is recursive."""
        return PrettyPrinter().format(object, {}, None, 0)[0]


    def isreadable(object):
        """Whether the text of a value can be read back."""
        return PrettyPrinter().isreadable(object)


    def isrecursive(object):
        """Whether a value contains itself."""
        return PrettyPrinter().isrecursive(object)


    """#
}
