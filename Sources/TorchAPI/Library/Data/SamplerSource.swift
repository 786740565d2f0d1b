import PythonRuntime

extension PythonSource {
  /// `torch.utils.data.sampler`.
  static let sampler = PythonSource(
    module: "torch.utils.data.sampler",
    text: #"""
      import itertools
      from typing import Generic, TypeVar

      import torch

      _T_co = TypeVar('_T_co', covariant=True)


      class Sampler(Generic[_T_co]):
          """The base of samplers, which give the indices of samples in some order."""

          def __iter__(self):
              raise NotImplementedError


      class SequentialSampler(Sampler[int]):
          """All indices in order."""

          def __init__(self, data_source):
              self.data_source = data_source

          def __iter__(self):
              return iter(range(len(self.data_source)))

          def __len__(self):
              return len(self.data_source)


      class RandomSampler(Sampler[int]):
          """Indices at random, with or without replacement."""

          def __init__(self, data_source, replacement=False, num_samples=None, generator=None):
              self.data_source = data_source
              self.replacement = replacement
              self._num_samples = num_samples
              self.generator = generator
              if not isinstance(self.replacement, bool):
                  raise TypeError(f'replacement should be a boolean value, but got replacement={self.replacement}')
              if not isinstance(self.num_samples, int) or self.num_samples <= 0:
                  raise ValueError(
                      f'num_samples should be a positive integer value, but got num_samples={self.num_samples}')

          @property
          def num_samples(self):
              return len(self.data_source) if self._num_samples is None else self._num_samples

          def __iter__(self):
              n = len(self.data_source)
              generator = self.generator
              if generator is None:
                  seed = int(torch.empty((), dtype=torch.int64).random_().item())
                  generator = torch.Generator()
                  generator.manual_seed(seed)
              if self.replacement:
                  for _ in range(self.num_samples // 32):
                      yield from torch.randint(high=n, size=(32,), dtype=torch.int64, generator=generator).tolist()
                  yield from torch.randint(high=n, size=(self.num_samples % 32,), dtype=torch.int64,
                                           generator=generator).tolist()
              else:
                  for _ in range(self.num_samples // n):
                      yield from torch.randperm(n, generator=generator).tolist()
                  yield from torch.randperm(n, generator=generator).tolist()[:self.num_samples % n]

          def __len__(self):
              return self.num_samples


      class SubsetRandomSampler(Sampler[int]):
          """Given indices in random order."""

          def __init__(self, indices, generator=None):
              self.indices = indices
              self.generator = generator

          def __iter__(self):
              for i in torch.randperm(len(self.indices), generator=self.generator).tolist():
                  yield self.indices[i]

          def __len__(self):
              return len(self.indices)


      def _check_count(name, value):
          if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
              raise ValueError(f'{name} should be a positive integer value, but got {name}={value}')


      class WeightedRandomSampler(Sampler[int]):
          """Indices at random, by weight."""

          def __init__(self, weights, num_samples, replacement=True, generator=None):
              _check_count('num_samples', num_samples)
              if not isinstance(replacement, bool):
                  raise ValueError(f'replacement should be a boolean value, but got replacement={replacement}')
              weights = torch.as_tensor(weights, dtype=torch.double)
              if len(weights.shape) != 1:
                  raise ValueError(f'weights should be a 1d sequence but given weights have shape {tuple(weights.shape)}')
              self.weights = weights
              self.num_samples = num_samples
              self.replacement = replacement
              self.generator = generator

          def __iter__(self):
              yield from torch.multinomial(self.weights, self.num_samples, self.replacement,
                                           generator=self.generator).tolist()

          def __len__(self):
              return self.num_samples


      class BatchSampler(Sampler[list]):
          """The indices of another sampler in batches."""

          def __init__(self, sampler, batch_size, drop_last):
              _check_count('batch_size', batch_size)
              if not isinstance(drop_last, bool):
                  raise ValueError(f'drop_last should be a boolean value, but got drop_last={drop_last}')
              self.sampler = sampler
              self.batch_size = batch_size
              self.drop_last = drop_last

          def __iter__(self):
              indices = iter(self.sampler)
              batch = list(itertools.islice(indices, self.batch_size))
              while len(batch) == self.batch_size or batch and not self.drop_last:
                  yield batch
                  batch = list(itertools.islice(indices, self.batch_size))

          def __len__(self):
              if self.drop_last:
                  return len(self.sampler) // self.batch_size
              return (len(self.sampler) + self.batch_size - 1) // self.batch_size
      """#)
}
