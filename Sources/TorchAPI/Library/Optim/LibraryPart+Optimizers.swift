import PythonRuntime

extension LibraryPart {
  /// The optimizers and what goes with them.
  static let optimizers: [LibraryPart] = [
    optimizer(.optimizer, "Optimizer"), optimizer(.sgd, "SGD"), optimizer(.adam, "Adam"),
    optimizer(.adamW, "AdamW"), optimizer(.adamax, "Adamax"), optimizer(.nadam, "NAdam"),
    optimizer(.radam, "RAdam"), optimizer(.adagrad, "Adagrad"), optimizer(.adadelta, "Adadelta"),
    optimizer(.rmsprop, "RMSprop"), optimizer(.rprop, "Rprop"), optimizer(.asgd, "ASGD"),
    optimizer(.sparseAdam, "SparseAdam"), optimizer(.adafactor, "Adafactor"), optimizer(.muon, "Muon"),
    optimizer(.lbfgs, "LBFGS"),
    LibraryPart(.learningRateSchedules, .composedSchedules, .cyclicSchedules, package: "torch.optim"),
    LibraryPart(.weightAveraging, package: "torch.optim"),
  ]

  private static func optimizer(_ source: PythonSource, _ name: String) -> LibraryPart {
    LibraryPart(source, package: "torch.optim", exports: [name])
  }
}
