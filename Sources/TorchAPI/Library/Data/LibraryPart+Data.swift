extension LibraryPart {
  private static let package = "torch.utils.data"

  /// Datasets, samplers and loaders.
  static let data: [LibraryPart] = [
    LibraryPart(
      .dataset, package: package,
      exports: [
        "Dataset", "IterableDataset", "TensorDataset", "StackDataset", "ConcatDataset", "ChainDataset",
        "Subset",
        "random_split",
      ]),
    LibraryPart(
      .sampler, package: package,
      exports: [
        "Sampler", "SequentialSampler", "RandomSampler", "SubsetRandomSampler", "WeightedRandomSampler",
        "BatchSampler",
      ]),
    LibraryPart(.distributedSampler, package: package, exports: ["DistributedSampler"]),
    LibraryPart(.collate, package: package, exports: ["default_collate", "default_convert"]),
    LibraryPart(.dataLoader, package: package, exports: ["DataLoader", "_DatasetKind", "get_worker_info"]),
  ]
}
