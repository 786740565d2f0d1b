import Testing

@Suite("Datasets, samplers and loaders")
struct DataLoaderTests {
  @Test("Batches in random and in plain order")
  func batchesInRandomAndInPlainOrder() {
    #expect(
      Session.run(
        #"""
        from torch.utils.data import DataLoader, Dataset, IterableDataset, TensorDataset, random_split
        torch.manual_seed(0)
        data = TensorDataset(torch.arange(12.).reshape(6, 2), torch.arange(6))
        for _ in range(2):
            for x, y in DataLoader(data, batch_size=4, shuffle=True):
                print(x.tolist(), y)
        print(torch.rand(1))
        print([y.tolist() for _, y in DataLoader(data, batch_size=4, drop_last=True)])
        print([part.indices for part in random_split(data, [0.5, 0.5], generator=torch.Generator().manual_seed(1))])
        class Squares(Dataset):
            def __len__(self):
                return 3
            def __getitem__(self, i):
                return i, {'square': float(i * i), 'name': f'n{i}'}
        for batch in DataLoader(Squares(), batch_size=2):
            print(batch)
        class Stream(IterableDataset):
            def __iter__(self):
                return iter(range(5))
        print(list(DataLoader(Stream(), batch_size=2)))
        """#)
          == #"""
          [[0.0, 1.0], [8.0, 9.0], [6.0, 7.0], [10.0, 11.0]] tensor([0, 4, 3, 5])
          [[4.0, 5.0], [2.0, 3.0]] tensor([2, 1])
          [[4.0, 5.0], [6.0, 7.0], [2.0, 3.0], [10.0, 11.0]] tensor([2, 3, 1, 5])
          [[8.0, 9.0], [0.0, 1.0]] tensor([4, 0])
          tensor([0.4556])
          [[0, 1, 2, 3]]
          [[1, 5, 2], [0, 3, 4]]
          [tensor([0, 1]), {'square': tensor([0., 1.], dtype=torch.float64), 'name': ['n0', 'n1']}]
          [tensor([2]), {'square': tensor([4.], dtype=torch.float64), 'name': ['n2']}]
          [tensor([0, 1]), tensor([2, 3]), tensor([4])]

          """#)
  }

  @Test("Samplers, collation and errors")
  func samplersCollationAndErrors() {
    #expect(
      Session.run(
        #"""
        from torch.utils.data import *
        from torch.utils.data import DataLoader
        torch.manual_seed(3)
        print(list(RandomSampler(range(4))), list(RandomSampler(range(3), replacement=True, num_samples=5)))
        print(list(SubsetRandomSampler([5, 6, 7])), list(WeightedRandomSampler([0.1, 0.9, 0.0], 5)))
        print(list(BatchSampler(SequentialSampler(range(7)), 3, True)))
        print((TensorDataset(torch.zeros(2)) + TensorDataset(torch.ones(3)))[-1])
        print(default_collate([(1, 2.0), (3, 4.0)]), default_convert((1, 'a')))
        print(StackDataset(a=[1, 2], b=[3, 4])[1])
        for make in (lambda: DataLoader([1], batch_size=0), lambda: DataLoader([1], sampler=[0], shuffle=True),
                     lambda: random_split(range(5), [3, 3]), lambda: DataLoader([], shuffle=True),
                     lambda: next(iter(DataLoader([None]))), lambda: Dataset()[0],
                     lambda: next(iter(DataLoader([torch.zeros(2), torch.zeros(3)], batch_size=2)))):
            try:
                make()
            except Exception as e:
                print(type(e).__name__, e)
        """#)
          == #"""
          [3, 1, 0, 2] [2, 1, 1, 1, 1]
          [6, 5, 7] [1, 1, 1, 1, 1]
          [[0, 1, 2], [3, 4, 5]]
          (tensor(1.),)
          [tensor([1, 3]), tensor([2., 4.], dtype=torch.float64)] [1, 'a']
          {'a': 2, 'b': 4}
          ValueError batch_size should be a positive integer value, but got batch_size=0
          ValueError sampler option is mutually exclusive with shuffle
          ValueError Sum of input lengths does not equal the length of the input dataset!
          ValueError num_samples should be a positive integer value, but got num_samples=0
          TypeError default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found <class 'NoneType'>
          NotImplementedError Subclasses of Dataset should implement __getitem__.
          RuntimeError stack expects each tensor to be equal size, but got [2] at entry 0 and [3] at entry 1

          """#)
  }
}
