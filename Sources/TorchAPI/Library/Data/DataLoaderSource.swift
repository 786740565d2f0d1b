import PythonRuntime

extension PythonSource {
  /// `torch.utils.data.dataloader`.
  static let dataLoader = PythonSource(
    module: "torch.utils.data.dataloader",
    text: #"""
      import math
      from typing import Generic, TypeVar

      import torch
      from torch._warnings import warn
      from torch.utils.data._utils.collate import default_collate, default_convert
      from torch.utils.data.dataset import IterableDataset
      from torch.utils.data.sampler import BatchSampler, RandomSampler, Sampler, SequentialSampler

      _T_co = TypeVar('_T_co', covariant=True)


      class _DatasetKind:
          Map = 0
          Iterable = 1


      class _InfiniteConstantSampler(Sampler):
          """Nothing, again and again: iterable datasets have no indices."""

          def __iter__(self):
              while True:
                  yield None


      def get_worker_info():
          """None: samples are loaded in the program's own process."""
          return None


      class DataLoader(Generic[_T_co]):
          """Gives a dataset in batches; `num_workers` is accepted, and everything runs in one process."""

          __initialized = False

          def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0,
                       collate_fn=None, pin_memory=False, drop_last=False, timeout=0, worker_init_fn=None,
                       multiprocessing_context=None, generator=None, *, prefetch_factor=None, persistent_workers=False,
                       pin_memory_device='', in_order=True):
              if num_workers < 0:
                  raise ValueError('num_workers option should be non-negative; use num_workers=0 to disable '
                                   'multiprocessing.')
              if timeout < 0:
                  raise ValueError('timeout option should be non-negative')
              if num_workers == 0 and prefetch_factor is not None:
                  raise ValueError('prefetch_factor option could only be specified in multiprocessing.let num_workers > 0 '
                                   'to enable multiprocessing, otherwise set prefetch_factor to None.')
              if num_workers > 0 and prefetch_factor is None:
                  prefetch_factor = 2
              elif prefetch_factor is not None and prefetch_factor < 0:
                  raise ValueError('prefetch_factor option should be non-negative')
              if persistent_workers and num_workers == 0:
                  raise ValueError('persistent_workers option needs num_workers > 0')
              self.dataset = dataset
              self.num_workers = num_workers
              self.prefetch_factor = prefetch_factor
              self.pin_memory = pin_memory
              self.pin_memory_device = pin_memory_device
              self.timeout = timeout
              self.worker_init_fn = worker_init_fn
              if multiprocessing_context is not None and num_workers == 0:
                  raise ValueError('multiprocessing_context can only be used with multi-process loading (num_workers > 0), '
                                   f'but got num_workers={num_workers}')
              self.multiprocessing_context = multiprocessing_context
              self.in_order = in_order
              if isinstance(dataset, IterableDataset):
                  self._dataset_kind = _DatasetKind.Iterable
                  for name, value, allowed in (('shuffle', shuffle, (False, None)), ('sampler', sampler, (None,)),
                                               ('batch_sampler', batch_sampler, (None,))):
                      if not any(value is a for a in allowed):
                          raise ValueError(f'DataLoader with IterableDataset: expected unspecified {name} option, but got '
                                           f'{name}={value}')
              else:
                  shuffle = bool(shuffle)
                  self._dataset_kind = _DatasetKind.Map
              if sampler is not None and shuffle:
                  raise ValueError('sampler option is mutually exclusive with shuffle')
              if batch_sampler is not None:
                  if batch_size != 1 or shuffle or sampler is not None or drop_last:
                      raise ValueError('batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and '
                                       'drop_last')
                  batch_size = None
                  drop_last = False
              elif batch_size is None and drop_last:
                  raise ValueError('batch_size=None option disables auto-batching and is mutually exclusive with drop_last')
              if sampler is None:
                  if self._dataset_kind == _DatasetKind.Iterable:
                      sampler = _InfiniteConstantSampler()
                  elif shuffle:
                      sampler = RandomSampler(dataset, generator=generator)
                  else:
                      sampler = SequentialSampler(dataset)
              if batch_size is not None and batch_sampler is None:
                  batch_sampler = BatchSampler(sampler, batch_size, drop_last)
              self.batch_size = batch_size
              self.drop_last = drop_last
              self.sampler = sampler
              self.batch_sampler = batch_sampler
              self.generator = generator
              if collate_fn is None:
                  collate_fn = default_collate if self._auto_collation else default_convert
              self.collate_fn = collate_fn
              self.persistent_workers = persistent_workers
              self.__initialized = True
              self._IterableDataset_len_called = None
              self._iterator = None

          def __setattr__(self, attr, val):
              if self.__initialized and attr in ('batch_size', 'batch_sampler', 'sampler', 'drop_last', 'dataset',
                                                 'persistent_workers'):
                  raise ValueError(f'{attr} attribute should not be set after {self.__class__.__name__} is initialized')
              super().__setattr__(attr, val)

          def __iter__(self):
              return _SingleProcessDataLoaderIter(self)

          @property
          def _auto_collation(self):
              return self.batch_sampler is not None

          @property
          def _index_sampler(self):
              return self.batch_sampler if self._auto_collation else self.sampler

          def __len__(self):
              if self._dataset_kind != _DatasetKind.Iterable:
                  return len(self._index_sampler)
              length = self._IterableDataset_len_called = len(self.dataset)
              if self.batch_size is not None:
                  length = length // self.batch_size if self.drop_last else math.ceil(length / self.batch_size)
              return length


      class _SingleProcessDataLoaderIter:
          """One pass over a dataset."""

          def __init__(self, loader):
              self._loader = loader
              self._dataset = loader.dataset
              self._collate_fn = loader.collate_fn
              self._auto_collation = loader._auto_collation
              self._index_sampler = loader._index_sampler
              self._sampler_iter = iter(self._index_sampler)
              # The seed of workers, which is drawn although there are none.
              self._base_seed = torch.empty((), dtype=torch.int64).random_(generator=loader.generator).item()
              self._num_yielded = 0
              self._dataset_iter = iter(self._dataset) if loader._dataset_kind == _DatasetKind.Iterable else None
              self._ended = False

          def __iter__(self):
              return self

          def __len__(self):
              return len(self._index_sampler)

          def _fetch_next(self, index):
              if self._ended:
                  raise StopIteration
              if not self._auto_collation:
                  return next(self._dataset_iter)
              data = []
              for _ in index:
                  try:
                      data.append(next(self._dataset_iter))
                  except StopIteration:
                      self._ended = True
                      break
              if len(data) == 0 or self._loader.drop_last and len(data) < len(index):
                  raise StopIteration
              return data

          def __next__(self):
              index = next(self._sampler_iter)
              dataset = self._dataset
              if self._dataset_iter is not None:
                  data = self._fetch_next(index)
              elif not self._auto_collation:
                  data = dataset[index]
              elif hasattr(dataset, '__getitems__') and dataset.__getitems__:
                  data = dataset.__getitems__(index)
              else:
                  data = [dataset[i] for i in index]
              data = self._collate_fn(data)
              self._num_yielded += 1
              expected = self._loader._IterableDataset_len_called
              if self._dataset_iter is not None and expected is not None and self._num_yielded > expected:
                  warn(f'Length of IterableDataset {dataset} was reported to be {expected}(when accessing len(dataloader)), '
                       f'but {self._num_yielded} samples have been fetched. ', stacklevel=2)
              return data
      """#)
}
