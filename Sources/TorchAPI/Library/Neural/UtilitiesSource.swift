import PythonRuntime

extension PythonSource {
  /// What layers' arguments need.
  static let layerUtilities = PythonSource(
    module: "torch.nn.modules.utils",
    text: #"""
      def _repeated(value, count):
          """The value as a tuple of one for each dimension."""
          if hasattr(value, '__iter__'):
              return tuple(value)
          return (value,) * count


      def consume_prefix_in_state_dict_if_present(state_dict, prefix):
          """Takes a prefix from the keys that have it."""
          for key in list(state_dict.keys()):
              if key.startswith(prefix):
                  state_dict[key[len(prefix):]] = state_dict.pop(key)
          metadata = getattr(state_dict, '_metadata', None)
          if metadata is not None:
              for key in list(metadata.keys()):
                  if key.startswith(prefix.rstrip('.')) and key:
                      metadata[key[len(prefix):]] = metadata.pop(key)
      """#)
}
