import PythonRuntime

extension LibraryPart {
  /// The layers of `torch.nn` and what goes with them.
  static let neural: [LibraryPart] = [
    LibraryPart(.neuralLoading),
    layers(.containers, "Sequential ModuleList ModuleDict ParameterList ParameterDict"),
    layers(.linearLayers, "Identity Linear Bilinear LazyLinear"),
    layers(.initializers, ""), layers(.layerUtilities, ""),
    layers(
      .activationLayers,
      "Threshold ReLU RReLU Hardtanh ReLU6 Sigmoid Hardsigmoid Tanh SiLU Mish Hardswish ELU CELU SELU GLU GELU "
        + "Hardshrink LeakyReLU LogSigmoid Softplus Softshrink MultiheadAttention PReLU Softsign Tanhshrink Softmin "
        + "Softmax Softmax2d LogSoftmax"),
    layers(
      .lossLayers,
      "L1Loss NLLLoss NLLLoss2d PoissonNLLLoss GaussianNLLLoss KLDivLoss MSELoss BCELoss BCEWithLogitsLoss "
        + "HingeEmbeddingLoss MultiLabelMarginLoss SmoothL1Loss HuberLoss SoftMarginLoss CrossEntropyLoss "
        + "MultiLabelSoftMarginLoss CosineEmbeddingLoss MarginRankingLoss MultiMarginLoss TripletMarginLoss "
        + "TripletMarginWithDistanceLoss CTCLoss"),
    layers(.convolutionLayers, "Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d"),
    layers(
      .poolingLayers,
      "MaxPool1d MaxPool2d MaxPool3d MaxUnpool1d MaxUnpool2d MaxUnpool3d AvgPool1d AvgPool2d AvgPool3d LPPool1d "
        + "LPPool2d LPPool3d AdaptiveMaxPool1d AdaptiveMaxPool2d AdaptiveMaxPool3d AdaptiveAvgPool1d "
        + "AdaptiveAvgPool2d AdaptiveAvgPool3d"),
    layers(
      .normalizationLayers,
      "BatchNorm1d BatchNorm2d BatchNorm3d InstanceNorm1d InstanceNorm2d InstanceNorm3d LocalResponseNorm LayerNorm "
        + "GroupNorm RMSNorm"),
    layers(.adaptiveSoftmax, "AdaptiveLogSoftmaxWithLoss"),
    layers(.embeddingLayers, "Embedding EmbeddingBag"),
    layers(.dropoutLayers, "Dropout Dropout1d Dropout2d Dropout3d AlphaDropout FeatureAlphaDropout"),
    layers(
      .shapeLayers,
      "Flatten Unflatten Fold Unfold PixelShuffle PixelUnshuffle ChannelShuffle Upsample UpsamplingNearest2d "
        + "UpsamplingBilinear2d PairwiseDistance CosineSimilarity ConstantPad1d ConstantPad2d ConstantPad3d ZeroPad1d "
        + "ZeroPad2d ZeroPad3d ReflectionPad1d ReflectionPad2d ReflectionPad3d ReplicationPad1d ReplicationPad2d "
        + "ReplicationPad3d CircularPad1d CircularPad2d CircularPad3d"),
    layers(.recurrentLayers, "RNNBase RNN LSTM GRU RNNCellBase RNNCell LSTMCell GRUCell"),
    layers(
      .transformerLayers,
      "Transformer TransformerEncoder TransformerDecoder TransformerEncoderLayer TransformerDecoderLayer"),
    LibraryPart(
      .gradientUtilities, .parameterUtilities, package: "torch.nn.utils",
      exports: [
        "clip_grad_norm_", "clip_grad_value_", "clip_grads_with_norm_", "get_total_norm", "clip_grad_norm",
        "parameters_to_vector", "vector_to_parameters", "weight_norm", "remove_weight_norm",
      ]),
    LibraryPart(.sequenceUtilities),
  ]

  private static func layers(_ source: PythonSource, _ names: String) -> LibraryPart {
    LibraryPart(source, package: "torch.nn", exports: names.split(separator: " ").map(String.init))
  }
}
