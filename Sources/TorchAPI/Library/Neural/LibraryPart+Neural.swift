import PythonRuntime

extension LibraryPart {
  /// The layers of `torch.nn` and what goes with them.
  static let neural: [LibraryPart] = [
    LibraryPart(.neuralLoading),
    layers(.containers, "Sequential ModuleList ModuleDict ParameterList ParameterDict"),
    layers(.linearLayers, "Identity Linear Bilinear"),
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
        + "TripletMarginWithDistanceLoss CTCLoss LinearCrossEntropyLoss"),
    layers(.convolutionLayers, "Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d"),
    layers(
      .poolingLayers,
      "MaxPool1d MaxPool2d MaxPool3d MaxUnpool1d MaxUnpool2d MaxUnpool3d AvgPool1d AvgPool2d AvgPool3d LPPool1d "
        + "LPPool2d LPPool3d AdaptiveMaxPool1d AdaptiveMaxPool2d AdaptiveMaxPool3d AdaptiveAvgPool1d "
        + "AdaptiveAvgPool2d AdaptiveAvgPool3d FractionalMaxPool2d FractionalMaxPool3d"),
    layers(
      .normalizationLayers,
      "BatchNorm1d BatchNorm2d BatchNorm3d SyncBatchNorm InstanceNorm1d InstanceNorm2d InstanceNorm3d LocalResponseNorm "
        + "CrossMapLRN2d LayerNorm GroupNorm RMSNorm"),
    LibraryPart(.crossMapLayers),
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
    LibraryPart(.sequenceUtilities), LibraryPart(.parametrize), LibraryPart(.parametrizations),
    LibraryPart(.prune),
    LibraryPart(.stateless), LibraryPart(.convolutionGradients),
    LibraryPart(PythonSource(module: "torch.nn.functional.grad", text: "from torch.nn.grad import *")),
    utilities(.spectralNorm, "spectral_norm remove_spectral_norm"),
    utilities(.skippedInitialization, "skip_init"),
    utilities(
      .memoryFormats, "convert_conv2d_weight_memory_format convert_conv3d_weight_memory_format"),
    utilities(.fusion, "fuse_conv_bn_eval fuse_conv_bn_weights fuse_linear_bn_eval fuse_linear_bn_weights"),
    layers(.dataParallel, "DataParallel"),
    layers(
      .lazyLayers,
      "LazyLinear LazyConv1d LazyConv2d LazyConv3d LazyConvTranspose1d LazyConvTranspose2d LazyConvTranspose3d "
        + "LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d LazyInstanceNorm1d LazyInstanceNorm2d LazyInstanceNorm3d"
    ),
    alias("batchnorm", of: "normalization", "_NormBase, _BatchNorm, BatchNorm1d, BatchNorm2d, BatchNorm3d"),
    alias(
      "instancenorm", of: "normalization", "_InstanceNorm, InstanceNorm1d, InstanceNorm2d, InstanceNorm3d"),
    alias("padding", of: "_shapes", "*"), alias("flatten", of: "_shapes", "Flatten, Unflatten"),
    alias("fold", of: "_shapes", "Fold, Unfold"), alias("upsampling", of: "_shapes", "Upsample"),
    alias("pixelshuffle", of: "_shapes", "PixelShuffle, PixelUnshuffle"),
    alias("distance", of: "_shapes", "PairwiseDistance, CosineSimilarity"),
  ]

  private static func utilities(_ source: PythonSource, _ names: String) -> LibraryPart {
    LibraryPart(source, package: "torch.nn.utils", exports: names.split(separator: " ").map(String.init))
  }

  /// A module of PyTorch whose classes are written in another one.
  private static func alias(_ name: String, of home: String, _ names: String) -> LibraryPart {
    LibraryPart(
      PythonSource(module: "torch.nn.modules.\(name)", text: "from torch.nn.modules.\(home) import \(names)"))
  }

  private static func layers(_ source: PythonSource, _ names: String) -> LibraryPart {
    LibraryPart(source, package: "torch.nn", exports: names.split(separator: " ").map(String.init))
  }
}
