import PythonRuntime

extension PythonSource {
  /// `torch.storage`: the memory of a tensor as a row of its elements.
  static let storage = PythonSource(
    module: "torch.storage",
    text: #"""
      import torch

      UntypedStorage = type(torch.empty(0).untyped_storage())


      class TypedStorage:
          """The memory behind a tensor and its views, element by element."""

          def __init__(self, *, wrap_storage=None, dtype=None, _elements=None):
              if _elements is None:
                  raise NotImplementedError('a storage is only to be had of a tensor: tensor.storage()')
              self._elements = _elements

          dtype = property(lambda self: self._elements.dtype)
          device = property(lambda self: self._elements.device)
          is_cuda = property(lambda self: False)
          is_sparse = False

          def size(self):
              return self._elements.numel()

          def __len__(self):
              return self._elements.numel()

          def _place(self, index):
              if isinstance(index, slice):
                  raise RuntimeError('slices are only supported in UntypedStorage.__getitem__')
              if not isinstance(index, int):
                  raise TypeError(f"can't index a {type(self)} with {type(index)}")
              if not -len(self) <= index < len(self):
                  raise IndexError(f'index {index} out of range for storage of size {len(self)}')
              return index

          def __getitem__(self, index):
              return self._elements[self._place(index)].item()

          def __setitem__(self, index, value):
              if isinstance(index, slice):
                  self._elements[index] = value
              else:
                  self._elements[self._place(index)] = value

          def __iter__(self):
              return iter(self._elements.tolist())

          def __str__(self):
              lines = ''.join(f' {value}\n' for value in self)
              return f'{lines}[torch.storage.TypedStorage(dtype={self.dtype}, device={self.device}) of size {len(self)}]'

          __repr__ = __str__

          def tolist(self):
              return self._elements.tolist()

          def nbytes(self):
              return self._elements.nbytes

          def element_size(self):
              return self._elements.element_size()

          def data_ptr(self):
              return self._elements.data_ptr()

          def untyped(self):
              return self._elements.untyped_storage()

          def clone(self):
              return TypedStorage(_elements=self._elements.clone())

          def copy_(self, source, non_blocking=None):
              self._elements.copy_(source._elements)
              return self

          def fill_(self, value):
              self._elements.fill_(value)
              return self


      def _of(tensor):
          flat = tensor.detach()
          count = tensor.untyped_storage().nbytes() // tensor.element_size()
          return TypedStorage(_elements=flat.as_strided((count,), (1,), 0))
      """#)
}
