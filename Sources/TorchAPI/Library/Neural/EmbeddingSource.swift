import PythonRuntime

extension PythonSource {
  /// The embeddings.
  static let embeddingLayers = PythonSource(
    module: "torch.nn.modules.sparse",
    text: #"""
      import torch
      import torch.nn.functional as F
      from torch.nn import init
      from torch.nn.parameter import Parameter
      from torch.nn.modules.module import Module


      class _EmbeddingBase(Module):
          def _begin(self, num_embeddings, embedding_dim, padding_idx, name):
              Module.__init__(self)
              self.num_embeddings = num_embeddings
              self.embedding_dim = embedding_dim
              if padding_idx is not None:
                  if not -num_embeddings <= padding_idx < num_embeddings:
                      raise AssertionError(f'{name} must be within num_embeddings')
                  padding_idx %= num_embeddings
              self.padding_idx = padding_idx

          def _take(self, weight, requires_grad, device, dtype):
              shape = (self.num_embeddings, self.embedding_dim)
              if weight is None:
                  self.weight = Parameter(torch.empty(shape, device=device, dtype=dtype), requires_grad=requires_grad)
                  self.reset_parameters()
              elif weight.shape != shape:
                  raise AssertionError('Shape of weight does not match num_embeddings and embedding_dim')
              else:
                  self.weight = Parameter(weight, requires_grad=requires_grad)

          def reset_parameters(self):
              init.normal_(self.weight)
              if self.padding_idx is not None:
                  with torch.no_grad():
                      self.weight[self.padding_idx].fill_(0)


      class Embedding(_EmbeddingBase):
          def __init__(self, num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0,
                       scale_grad_by_freq=False, sparse=False, _weight=None, _freeze=False, device=None, dtype=None):
              self._begin(num_embeddings, embedding_dim, padding_idx, 'Padding_idx')
              self.max_norm = max_norm
              self.norm_type = norm_type
              self.scale_grad_by_freq = scale_grad_by_freq
              self.sparse = sparse
              self._take(_weight, not _freeze, device, dtype)

          def forward(self, input):
              return F.embedding(input, self.weight, self.padding_idx, self.max_norm, self.norm_type,
                                 self.scale_grad_by_freq, self.sparse)

          def extra_repr(self):
              text = f'{self.num_embeddings}, {self.embedding_dim}'
              if self.padding_idx is not None:
                  text += f', padding_idx={self.padding_idx}'
              if self.max_norm is not None:
                  text += f', max_norm={self.max_norm}'
              if self.norm_type != 2:
                  text += f', norm_type={self.norm_type}'
              if self.scale_grad_by_freq is not False:
                  text += f', scale_grad_by_freq={self.scale_grad_by_freq}'
              return text + (', sparse=True' if self.sparse is not False else '')

          @classmethod
          def from_pretrained(cls, embeddings, freeze=True, padding_idx=None, max_norm=None, norm_type=2.0,
                              scale_grad_by_freq=False, sparse=False):
              if embeddings.dim() != 2:
                  raise AssertionError('Embeddings parameter is expected to be 2-dimensional')
              rows, cols = embeddings.shape
              return cls(rows, cols, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse, embeddings, freeze)


      class EmbeddingBag(_EmbeddingBase):
          def __init__(self, num_embeddings, embedding_dim, max_norm=None, norm_type=2.0, scale_grad_by_freq=False,
                       mode='mean', sparse=False, _weight=None, include_last_offset=False, padding_idx=None, device=None,
                       dtype=None):
              self._begin(num_embeddings, embedding_dim, padding_idx, 'padding_idx')
              self.max_norm = max_norm
              self.norm_type = norm_type
              self.scale_grad_by_freq = scale_grad_by_freq
              self._take(_weight, True, device, dtype)
              self.mode = mode
              self.sparse = sparse
              self.include_last_offset = include_last_offset

          def forward(self, input, offsets=None, per_sample_weights=None):
              return F.embedding_bag(input, self.weight, offsets, self.max_norm, self.norm_type, self.scale_grad_by_freq,
                                     self.mode, self.sparse, per_sample_weights, self.include_last_offset,
                                     self.padding_idx)

          def extra_repr(self):
              text = f'{self.num_embeddings}, {self.embedding_dim}'
              if self.max_norm is not None:
                  text += f', max_norm={self.max_norm}'
              if self.norm_type != 2:
                  text += f', norm_type={self.norm_type}'
              if self.scale_grad_by_freq is not False:
                  text += f', scale_grad_by_freq={self.scale_grad_by_freq}'
              text += f', mode={self.mode!r}'
              return text + (f', padding_idx={self.padding_idx}' if self.padding_idx is not None else '')

          @classmethod
          def from_pretrained(cls, embeddings, freeze=True, max_norm=None, norm_type=2.0, scale_grad_by_freq=False,
                              mode='mean', sparse=False, include_last_offset=False, padding_idx=None):
              if embeddings.dim() != 2:
                  raise AssertionError('Embeddings parameter is expected to be 2-dimensional')
              rows, cols = embeddings.shape
              bag = cls(rows, cols, max_norm, norm_type, scale_grad_by_freq, mode, sparse, embeddings,
                        include_last_offset, padding_idx)
              bag.weight.requires_grad = not freeze
              return bag
      """#)
}
