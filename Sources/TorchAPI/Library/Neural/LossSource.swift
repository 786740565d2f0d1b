import PythonRuntime

extension PythonSource {
  /// The losses.
  static let lossLayers = PythonSource(
    module: "torch.nn.modules.loss",
    text: #"""
      import math
      import torch
      import torch.nn.functional as F
      from torch.nn.modules.linear import Linear
      from torch.nn.modules.module import Module


      def _legacy(size_average, reduce):
          if reduce is False:
              return 'none'
          return 'mean' if size_average is None or size_average else 'sum'


      class _Loss(Module):
          def __init__(self, size_average=None, reduce=None, reduction='mean'):
              super().__init__()
              if size_average is not None or reduce is not None:
                  reduction = _legacy(size_average, reduce)
              self.reduction = reduction


      class _WeightedLoss(_Loss):
          def __init__(self, weight=None, size_average=None, reduce=None, reduction='mean'):
              super().__init__(size_average, reduce, reduction)
              self.register_buffer('weight', weight)


      _LEGACY = 'size_average=None, reduce=None, reduction="mean"'


      def _define(name, function, inputs='input, target', parameters='', own='', weighted=False, check=None):
          """Makes a loss whose class keeps `own` arguments and hands them to one function."""
          own_names = own.split()
          lines = [f'class {name}({"_WeightedLoss" if weighted else "_Loss"}):']
          if parameters:
              lines.append(f'    def __init__(self, {parameters}):')
              if check:
                  lines.append(f'        {check}')
              given = [part.strip(' *').split('=')[0] for part in parameters.split(', ')]
              inherited = ['weight'] if weighted else []
              inherited = [part for part in inherited + ['size_average', 'reduce', 'reduction'] if part in given]
              lines.append('        super().__init__(' + ', '.join(f'{part}={part}' for part in inherited) + ')')
              lines += [f'        self.{part} = {part}' for part in own_names]
          passed = ''.join(f', {part}=self.{part}' for part in (['weight'] if weighted else []) + own_names)
          lines += [f'    def forward(self, {inputs}):',
                    f'        return F.{function}({inputs}{passed}, reduction=self.reduction)']
          exec('\n'.join(lines), globals())


      _define('L1Loss', 'l1_loss')
      _define('MSELoss', 'mse_loss')
      _define('NLLLoss', 'nll_loss', own='ignore_index', weighted=True,
              parameters='weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"')
      NLLLoss2d = type('NLLLoss2d', (NLLLoss,), {'__module__': __name__})
      _define('PoissonNLLLoss', 'poisson_nll_loss', 'log_input, target', own='log_input full eps',
              parameters='log_input=True, full=False, size_average=None, eps=1e-08, reduce=None, reduction="mean"')
      _define('GaussianNLLLoss', 'gaussian_nll_loss', 'input, target, var', own='full eps',
              parameters='*, full=False, eps=1e-06, reduction="mean"')
      _define('KLDivLoss', 'kl_div', own='log_target', parameters=_LEGACY + ', log_target=False')
      _define('BCELoss', 'binary_cross_entropy', weighted=True)
      _define('HingeEmbeddingLoss', 'hinge_embedding_loss', own='margin', parameters='margin=1.0, ' + _LEGACY)
      _define('MultiLabelMarginLoss', 'multilabel_margin_loss')
      _define('SmoothL1Loss', 'smooth_l1_loss', own='beta', parameters=_LEGACY + ', beta=1.0')
      _define('HuberLoss', 'huber_loss', own='delta', parameters='reduction="mean", delta=1.0',
              check='if not isinstance(delta, (float, int)): '
                    'raise TypeError(f"delta must be a float or int, got: {type(delta)}")')
      _define('SoftMarginLoss', 'soft_margin_loss')
      _define('CrossEntropyLoss', 'cross_entropy', own='ignore_index label_smoothing', weighted=True,
              parameters='weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", '
                         'label_smoothing=0.0')
      _define('MultiLabelSoftMarginLoss', 'multilabel_soft_margin_loss', weighted=True)
      _define('CosineEmbeddingLoss', 'cosine_embedding_loss', 'input1, input2, target', own='margin',
              parameters='margin=0.0, ' + _LEGACY)
      _define('MarginRankingLoss', 'margin_ranking_loss', 'input1, input2, target', own='margin',
              parameters='margin=0.0, ' + _LEGACY)
      _define('TripletMarginLoss', 'triplet_margin_loss', 'anchor, positive, negative', own='margin p eps swap',
              parameters='margin=1.0, p=2.0, eps=1e-06, swap=False, ' + _LEGACY,
              check='if margin <= 0: raise ValueError('
                    'f"TripletMarginLoss: expected margin to be greater than 0, got {margin} instead")')


      class TripletMarginWithDistanceLoss(_Loss):
          def __init__(self, *, distance_function=None, margin=1.0, swap=False, reduction='mean'):
              super().__init__(reduction=reduction)
              if margin <= 0:
                  raise ValueError('TripletMarginWithDistanceLoss: expected margin to be greater than 0, got '
                                   f'{margin} instead')
              self.distance_function = torch.nn.PairwiseDistance() if distance_function is None else distance_function
              self.margin = margin
              self.swap = swap

          def forward(self, anchor, positive, negative):
              return F.triplet_margin_with_distance_loss(
                  anchor, positive, negative, distance_function=self.distance_function, margin=self.margin,
                  swap=self.swap, reduction=self.reduction)


      class BCEWithLogitsLoss(_Loss):
          def __init__(self, weight=None, size_average=None, reduce=None, reduction='mean', pos_weight=None):
              super().__init__(size_average, reduce, reduction)
              self.register_buffer('weight', weight)
              self.register_buffer('pos_weight', pos_weight)

          def forward(self, input, target):
              return F.binary_cross_entropy_with_logits(input, target, self.weight, pos_weight=self.pos_weight,
                                                        reduction=self.reduction)


      class MultiMarginLoss(_WeightedLoss):
          def __init__(self, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction='mean'):
              super().__init__(weight, size_average, reduce, reduction)
              if p != 1 and p != 2:
                  raise ValueError('only p == 1 and p == 2 supported')
              if weight is not None and weight.dim() != 1:
                  raise ValueError(f'MultiMarginLoss: expected weight to be None or 1D tensor, got {weight.dim()}D instead')
              self.p = p
              self.margin = margin

          def forward(self, input, target):
              return F.multi_margin_loss(input, target, p=self.p, margin=self.margin, weight=self.weight,
                                         reduction=self.reduction)


      class CTCLoss(_Loss):
          def __init__(self, blank=0, reduction='mean', zero_infinity=False):
              super().__init__(reduction=reduction)
              self.blank = blank
              self.zero_infinity = zero_infinity

          def forward(self, log_probs, targets, input_lengths, target_lengths):
              return F.ctc_loss(log_probs, targets, input_lengths, target_lengths, self.blank, self.reduction,
                                self.zero_infinity)


      class LinearCrossEntropyLoss(_WeightedLoss):
          def __init__(self, in_features, num_classes, *, out_features=(), bias=False, device=None, dtype=None,
                       reduction='mean', weight=None, ignore_index=None, label_smoothing=0.0, options=None):
              if weight is not None and weight.shape != (num_classes,):
                  raise RuntimeError(f'expected weight shape to be {(num_classes,)}, got {tuple(weight.shape)}')
              if label_smoothing < 0 or label_smoothing > 1.0:
                  raise RuntimeError(f'expected label_smoothing to be in range [0, 1], got {label_smoothing}')
              super().__init__(weight=weight, reduction=reduction)
              self.num_classes = num_classes
              self.out_features = out_features
              self.ignore_index = ignore_index
              self.label_smoothing = label_smoothing
              self.linear = Linear(in_features, math.prod(out_features, start=num_classes), bias=bias, device=device,
                                   dtype=dtype)
              self.options = options

          def forward(self, input, target):
              shape = (self.num_classes, *self.out_features)
              bias = self.linear.bias
              return F.linear_cross_entropy(
                  input, self.linear.weight.reshape((*shape, self.linear.in_features)), target,
                  linear_bias=None if bias is None else bias.reshape(shape), weight=self.weight, reduction=self.reduction,
                  ignore_index=self.ignore_index, label_smoothing=self.label_smoothing, options=self.options)

          def extra_repr(self):
              return (f'in_features={self.linear.in_features}, num_classes={self.num_classes}, '
                      f'out_features={self.out_features}, bias={self.linear.bias is not None}, reduction={self.reduction}, '
                      f'ignore_index={self.ignore_index}, label_smoothing={self.label_smoothing}, options={self.options}')
      """#)
}
