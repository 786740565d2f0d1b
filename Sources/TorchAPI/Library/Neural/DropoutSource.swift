import PythonRuntime

extension PythonSource {
  /// The dropout layers.
  static let dropoutLayers = PythonSource(
    module: "torch.nn.modules.dropout",
    text: #"""
      import torch.nn.functional as F
      from torch.nn.modules.module import Module


      class _DropoutNd(Module):
          def __init__(self, p=0.5, inplace=False):
              super().__init__()
              if p < 0 or p > 1:
                  raise ValueError(f'dropout probability has to be between 0 and 1, but got {p}')
              self.p = p
              self.inplace = inplace

          def extra_repr(self):
              return f'p={self.p}, inplace={self.inplace}'


      _TEXT = '''
      class {name}(_DropoutNd):
          def forward(self, input):
              return F.{function}(input, self.p, self.training, self.inplace)
      '''
      for _name, _function in (('Dropout', 'dropout'), ('Dropout1d', 'dropout1d'), ('Dropout2d', 'dropout2d'),
                               ('Dropout3d', 'dropout3d'), ('AlphaDropout', 'alpha_dropout'),
                               ('FeatureAlphaDropout', 'feature_alpha_dropout')):
          exec(_TEXT.format(name=_name, function=_function))
      """#)
}
