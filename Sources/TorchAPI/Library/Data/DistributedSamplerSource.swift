import PythonRuntime

extension PythonSource {
  /// `torch.utils.data.distributed`.
  static let distributedSampler = PythonSource(
    module: "torch.utils.data.distributed",
    text: #"""
      import math
      from typing import TypeVar

      import torch
      from torch.utils.data.sampler import Sampler

      _T_co = TypeVar('_T_co', covariant=True)


      class DistributedSampler(Sampler[_T_co]):
          """The indices that one of several processes takes of a data set, all of them equally many."""

          def __init__(self, dataset, num_replicas=None, rank=None, shuffle=True, seed=0, drop_last=False):
              if num_replicas is None or rank is None:
                  raise ValueError('Default process group has not been initialized, please make sure to call '
                                   'init_process_group.')
              if not 0 <= rank < num_replicas:
                  raise ValueError(f'Invalid rank {rank}, rank should be in the interval [0, {num_replicas - 1}]')
              self.dataset = dataset
              self.num_replicas = num_replicas
              self.rank = rank
              self.epoch = 0
              self.drop_last = drop_last
              count = len(dataset)
              if drop_last and count % num_replicas:
                  count -= num_replicas
              self.num_samples = math.ceil(count / num_replicas)
              self.total_size = self.num_samples * num_replicas
              self.shuffle = shuffle
              self.seed = seed

          def __iter__(self):
              count = len(self.dataset)
              if self.shuffle:
                  generator = torch.Generator()
                  generator.manual_seed(self.seed + self.epoch)
                  indices = torch.randperm(count, generator=generator).tolist()
              else:
                  indices = list(range(count))
              if not self.drop_last and count:
                  # The first ones once more, so that every process has its share.
                  indices = (indices * math.ceil(self.total_size / count))[:self.total_size]
              else:
                  indices = indices[:self.total_size]
              return iter(indices[self.rank:self.total_size:self.num_replicas])

          def __len__(self):
              return self.num_samples

          def set_epoch(self, epoch):
              """Chooses the order of a later pass over the data."""
              self.epoch = epoch
      """#)
}
