import PythonRuntime

extension PythonSource {
  /// `torch.utils.data.dataset`.
  static let dataset = PythonSource(
    module: "torch.utils.data.dataset",
    text: #"""
      import bisect
      import itertools
      import math
      from typing import Generic, Iterable, TypeVar

      from torch import default_generator, randperm
      from torch._warnings import warn

      _T_co = TypeVar('_T_co', covariant=True)


      class Dataset(Generic[_T_co]):
          """The base of datasets that give samples by index."""

          def __getitem__(self, index):
              raise NotImplementedError('Subclasses of Dataset should implement __getitem__.')

          def __add__(self, other):
              return ConcatDataset([self, other])


      class IterableDataset(Dataset[_T_co], Iterable[_T_co]):
          """The base of datasets that give samples one after another."""

          def __add__(self, other):
              return ChainDataset([self, other])


      class TensorDataset(Dataset):
          """The rows of tensors that are equally long."""

          def __init__(self, *tensors):
              if any(tensors[0].size(0) != tensor.size(0) for tensor in tensors):
                  raise AssertionError('Size mismatch between tensors')
              self.tensors = tensors

          def __getitem__(self, index):
              return tuple(tensor[index] for tensor in self.tensors)

          def __len__(self):
              return self.tensors[0].size(0)


      def _check_nested(items, indices):
          if len(items) != len(indices):
              raise ValueError(f"Nested dataset's output size mismatch. Expected {len(indices)}, got {len(items)}")
          return items


      def _samples(dataset, indices):
          if callable(getattr(dataset, '__getitems__', None)):
              return _check_nested(dataset.__getitems__(indices), indices)
          return [dataset[index] for index in indices]


      class StackDataset(Dataset):
          """Several datasets side by side; a sample is a tuple, or a dict, of theirs."""

          def __init__(self, *args, **kwargs):
              if args and kwargs:
                  raise ValueError('Supported either ``tuple``- (via ``args``) or``dict``- (via ``kwargs``) like '
                                   'input/output, but both types are given.')
              if not args and not kwargs:
                  raise ValueError('At least one dataset should be passed')
              datasets = list(args or kwargs.values())
              self._length = len(datasets[0])
              if any(self._length != len(dataset) for dataset in datasets):
                  raise ValueError('Size mismatch between datasets')
              self.datasets = args or kwargs

          def __getitem__(self, index):
              if isinstance(self.datasets, dict):
                  return {k: dataset[index] for k, dataset in self.datasets.items()}
              return tuple(dataset[index] for dataset in self.datasets)

          def __getitems__(self, indices):
              if isinstance(self.datasets, dict):
                  columns = {k: _samples(dataset, indices) for k, dataset in self.datasets.items()}
                  return [{k: column[i] for k, column in columns.items()} for i in range(len(indices))]
              return list(zip(*[_samples(dataset, indices) for dataset in self.datasets]))

          def __len__(self):
              return self._length


      class ConcatDataset(Dataset):
          """Datasets one behind another."""

          @staticmethod
          def cumsum(sequence):
              return list(itertools.accumulate(len(e) for e in sequence))

          def __init__(self, datasets):
              super().__init__()
              self.datasets = list(datasets)
              if len(self.datasets) == 0:
                  raise AssertionError('datasets should not be an empty iterable')
              for d in self.datasets:
                  if isinstance(d, IterableDataset):
                      raise AssertionError('ConcatDataset does not support IterableDataset')
              self.cumulative_sizes = self.cumsum(self.datasets)

          def __len__(self):
              return self.cumulative_sizes[-1]

          def __getitem__(self, idx):
              if idx < 0:
                  if -idx > len(self):
                      raise ValueError('absolute value of index should not exceed dataset length')
                  idx = len(self) + idx
              which = bisect.bisect_right(self.cumulative_sizes, idx)
              return self.datasets[which][idx if which == 0 else idx - self.cumulative_sizes[which - 1]]


      class ChainDataset(IterableDataset):
          """Iterable datasets one after another."""

          def __init__(self, datasets):
              super().__init__()
              self.datasets = datasets

          def _checked(self):
              for d in self.datasets:
                  if not isinstance(d, IterableDataset):
                      raise AssertionError('ChainDataset only supports IterableDataset')
                  yield d

          def __iter__(self):
              for d in self._checked():
                  yield from d

          def __len__(self):
              return sum(len(d) for d in self._checked())


      class Subset(Dataset):
          """Some of a dataset's samples, by their indices."""

          def __init__(self, dataset, indices):
              self.dataset = dataset
              self.indices = indices
              if type(self).__getitem__ is not Subset.__getitem__ and type(self).__getitems__ is Subset.__getitems__:
                  raise NotImplementedError(
                      f'{type(self).__name__} overrides __getitem__ but not __getitems__. When subclassing Subset and '
                      'overriding __getitem__, you must also override __getitems__ to ensure DataLoader works correctly '
                      'with your custom logic. A simple implementation:\n\ndef __getitems__(self, indices):\n'
                      '    return [self.__getitem__(idx) for idx in indices]')

          def __getitem__(self, idx):
              if isinstance(idx, list):
                  return self.dataset[[self.indices[i] for i in idx]]
              return self.dataset[self.indices[idx]]

          def __getitems__(self, indices):
              if callable(getattr(self.dataset, '__getitems__', None)):
                  return self.dataset.__getitems__([self.indices[idx] for idx in indices])
              return [self.dataset[self.indices[idx]] for idx in indices]

          def __len__(self):
              return len(self.indices)


      def random_split(dataset, lengths, generator=default_generator):
          """Splits a dataset at random into subsets of the given lengths, or of the given shares."""
          if math.isclose(sum(lengths), 1) and sum(lengths) <= 1:
              sizes = []
              for i, share in enumerate(lengths):
                  if share < 0 or share > 1:
                      raise ValueError(f'Fraction at index {i} is not between 0 and 1')
                  sizes.append(math.floor(len(dataset) * share))
              for i in range(len(dataset) - sum(sizes)):
                  sizes[i % len(sizes)] += 1
              lengths = sizes
              for i, length in enumerate(lengths):
                  if length == 0:
                      warn(f'Length of split at index {i} is 0. This might result in an empty dataset.', stacklevel=2)
          if sum(lengths) != len(dataset):
              raise ValueError('Sum of input lengths does not equal the length of the input dataset!')
          indices = randperm(sum(lengths), generator=generator).tolist()
          return [Subset(dataset, indices[end - length:end])
                  for end, length in zip(itertools.accumulate(lengths), lengths)]
      """#)
}
