import PythonRuntime

extension PythonSource {
  /// The functions of `torch.nn.functional` that PyTorch puts together from others.
  static let composedFunctional = PythonSource(
    module: "torch.nn._functional.composed",
    text: #"""
      import math as _math
      from torch import _warnings as warnings
      from torch._autocast_state import in_float32
      import torch


      def _reduce(value, reduction):
          if reduction == 'mean':
              return value.mean()
          if reduction == 'sum':
              return value.sum()
          if reduction == 'none':
              return value
          raise ValueError(f'{reduction} is not a valid value for reduction')


      def _legacy(size_average, reduce, reduction):
          if size_average is None and reduce is None:
              return reduction
          size_average = True if size_average is None else size_average
          reduce = True if reduce is None else reduce
          return ('mean' if size_average else 'sum') if reduce else 'none'


      def _check(name, **tensors):
          for place, (key, value) in enumerate(tensors.items(), 1):
              if not isinstance(value, torch.Tensor):
                  raise TypeError(f"{name}(): argument '{key}' (position {place}) must be Tensor, not "
                                  f"{type(value).__name__}")


      def softsign(input):
          return input / (input.abs() + 1)


      def tanhshrink(input):
          return input - input.tanh()


      def sigmoid(input):
          return input.sigmoid()


      def tanh(input):
          return input.tanh()


      def native_channel_shuffle(input, groups):
          return torch.native_channel_shuffle(input, groups)


      def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
          noise = -torch.empty_like(logits, memory_format=torch.contiguous_format).exponential_().log()
          soft = ((logits + noise) / tau).softmax(dim)
          if not hard:
              return soft
          index = soft.max(dim, keepdim=True)[1]
          one_hot = torch.zeros_like(logits).scatter_(dim, index, 1.0)
          return one_hot - soft.detach() + soft


      cosine_similarity = torch.cosine_similarity
      pairwise_distance = torch.pairwise_distance


      def kl_div(input, target, size_average=None, reduce=None, reduction='mean', log_target=False):
          batchmean = reduction == 'batchmean'
          reduction = 'sum' if batchmean else _legacy(size_average, reduce, reduction)
          _check('kl_div', input=input, target=target)
          input, target = in_float32(input, target)
          for tensor in (input, target):
              if not (tensor.is_floating_point() or tensor.is_complex()):
                  raise RuntimeError('kl_div: Integral inputs not supported.')
          if log_target:
              value = target.exp() * (target - input)
          else:
              value = torch.xlogy(target, target) - target * input
          value = _reduce(value, reduction)
          if batchmean and input.dim() != 0:
              value = value / input.size()[0]
          return value


      def ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction='mean', zero_infinity=False):
          kinds = {'none': 0, 'mean': 1, 'sum': 2}
          if reduction not in kinds:
              raise ValueError(f'{reduction} is not a valid value for reduction')
          return torch.ctc_loss(log_probs, targets, input_lengths, target_lengths, blank, kinds[reduction], zero_infinity)


      def poisson_nll_loss(input, target, log_input=True, full=False, size_average=None, eps=1e-8, reduce=None,
                           reduction='mean'):
          reduction = _legacy(size_average, reduce, reduction)
          _check('poisson_nll_loss', input=input, target=target)
          input, target = in_float32(input, target)
          if log_input:
              value = input.exp() - target * input
          else:
              value = input - target * (input + eps).log()
          if full:
              stirling = target * target.log() - target + 0.5 * (2 * _math.pi * target).log()
              value = value + stirling.masked_fill(target <= 1, 0)
          if reduction not in ('none', 'mean', 'sum'):
              raise ValueError(reduction + ' is not a valid value for reduction')
          return _reduce(value, reduction)


      def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction='mean'):
          if isinstance(var, float):
              if var < 0:
                  raise ValueError('var has negative entry/entries')
              var = var * torch.ones_like(input)
          elif torch.any(var < 0):
              raise ValueError('var has negative entry/entries')
          if var.size() != input.size():
              if input.size()[:-1] == var.size():
                  var = torch.unsqueeze(var, -1)
              elif not (input.dim() == var.dim() and [y for x, y in zip(input.size(), var.size()) if x != y] == [1]):
                  raise ValueError('var is of incorrect size')
          if reduction != 'none' and reduction != 'mean' and reduction != 'sum':
              raise ValueError(reduction + ' is not valid')
          var = var.clone()
          with torch.no_grad():
              var.clamp_(min=eps)
          value = 0.5 * (torch.log(var) + (input - target) ** 2 / var)
          if full:
              value += 0.5 * _math.log(2 * _math.pi)
          return _reduce(value, reduction)


      def hinge_embedding_loss(input, target, margin=1.0, size_average=None, reduce=None, reduction='mean'):
          _check('hinge_embedding_loss', input=input, target=target)
          if not (input.is_floating_point() or input.is_complex()):
              margin = int(margin)
          zeros = torch.zeros_like(input)
          distant = torch.where(target != 1, (margin - input).clamp_min(0), zeros)
          near = torch.where(target != -1, input, zeros)
          return _reduce(distant + near, _legacy(size_average, reduce, reduction))


      def margin_ranking_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction='mean'):
          if input1.dim() != input2.dim() or input1.dim() != target.dim():
              raise RuntimeError('margin_ranking_loss : All input tensors should have same dimension but got sizes: '
                                 f'input1: {input1.size()}, input2: {input2.size()}, target: {target.size()} ')
          value = (-target * (input1 - input2) + margin).clamp_min(0)
          return _reduce(value, _legacy(size_average, reduce, reduction))


      def cosine_embedding_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction='mean'):
          if target.dim() > 1:
              raise RuntimeError('0D or 1D target tensor expected, multi-target not supported')
          if target.dim() == 1 and not input1.dim() == input2.dim() == 2:
              raise RuntimeError(f'1D target tensor expects 2D input tensors, but found inputs with sizes '
                                 f'{list(input1.size())} and {list(input2.size())}.')
          if target.dim() == 0 and not input1.dim() == input2.dim() == 1:
              raise RuntimeError(f'0D target tensor expects 1D input tensors, but found inputs with sizes '
                                 f'{list(input1.size())} and {list(input2.size())}.')
          dim = target.dim()
          products = (input1 * input2).sum(dim)
          squares = ((input1 * input1).sum(dim) + 1e-12) * ((input2 * input2).sum(dim) + 1e-12)
          cosine = products / squares.sqrt()
          zeros = torch.zeros_like(cosine)
          near = torch.where(target == 1, 1 - cosine, zeros)
          distant = torch.where(target == -1, (cosine - margin).clamp_min(0), zeros)
          return _reduce(near + distant, _legacy(size_average, reduce, reduction))


      def multilabel_soft_margin_loss(input, target, weight=None, size_average=None, reduce=None, reduction='mean'):
          logsigmoid = torch.nn.functional.logsigmoid
          value = -(target * logsigmoid(input) + (1 - target) * logsigmoid(-input))
          if weight is not None:
              value = value * weight
          value = value.sum(dim=input.dim() - 1) / input.size(input.dim() - 1)
          reduction = _legacy(size_average, reduce, reduction)
          if reduction not in ('none', 'mean', 'sum'):
              raise ValueError(reduction + ' is not valid')
          return _reduce(value, reduction)


      def linear_cross_entropy(input, linear_weight, target, *, linear_bias=None, weight=None, reduction='mean',
                               ignore_index=None, label_smoothing=0.0, options=None):
          if input.dim() < 1 or input.dim() > 2:
              raise RuntimeError(f'expected input with dimensionality 1 or 2, got {input.dim()}')
          if linear_weight.dim() < 2:
              raise RuntimeError(f'expected linear_weight with dimensionality at least 2, got {linear_weight.dim()}')
          features = input.shape[-1]
          if features != linear_weight.shape[-1]:
              raise RuntimeError('expected equal input and linear_weight last dimensions (in_features), got '
                                 f'{features} and {linear_weight.shape[-1]}, respectively')
          shape = tuple(linear_weight.shape[:-1])
          if linear_bias is not None and tuple(linear_bias.shape) != shape:
              raise RuntimeError(f'expected linear_bias shape {shape}, got {tuple(linear_bias.shape)}')
          if len(shape) > 1 and input.dim() == 1:
              raise RuntimeError(f'K-dimensional loss defined by linear_weight shape {tuple(linear_weight.shape)} requires '
                                 f'batched input, (N, {features}), got unbatched input with shape {tuple(input.shape)}')
          shape = (*input.shape[:-1], *shape)
          if target.shape == shape and ignore_index is not None:
              raise RuntimeError('ignore_index cannot be specified when target contains probabilities')
          if linear_weight.dim() > 2:
              linear_weight = linear_weight.reshape(-1, features)
              linear_bias = None if linear_bias is None else linear_bias.reshape(-1)
          logits = torch.nn.functional.linear(input, linear_weight, linear_bias).reshape(shape)
          return torch.nn.functional.cross_entropy(
              logits, target, weight=weight, reduction=reduction,
              ignore_index=-100 if ignore_index is None else ignore_index, label_smoothing=label_smoothing)


      def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2, eps=1e-6, swap=False, size_average=None,
                              reduce=None, reduction='mean'):
          if margin <= 0:
              raise ValueError(f'margin must be greater than 0, got {margin}')
          _check('triplet_margin_loss', anchor=anchor, positive=positive, negative=negative)
          if not anchor.dim() == positive.dim() == negative.dim():
              raise RuntimeError('The anchor, positive, and negative tensors are expected to have the same number of '
                                 f'dimensions, but got: anchor {anchor.dim()}D, positive {positive.dim()}D, and '
                                 f'negative {negative.dim()}D inputs')
          near = torch.pairwise_distance(anchor, positive, p, eps)
          far = torch.pairwise_distance(anchor, negative, p, eps)
          if swap:
              far = torch.min(far, torch.pairwise_distance(positive, negative, p, eps))
          return _reduce((margin + near - far).clamp_min(0), _legacy(size_average, reduce, reduction))


      def triplet_margin_with_distance_loss(anchor, positive, negative, *, distance_function=None, margin=1.0,
                                            swap=False, reduction='mean'):
          if reduction not in ('mean', 'sum', 'none'):
              raise ValueError(f'{reduction} is not a valid value for reduction')
          if margin <= 0:
              raise ValueError(f'margin must be greater than 0, got {margin}')
          if not anchor.ndim == positive.ndim == negative.ndim:
              raise RuntimeError('The anchor, positive, and negative tensors are expected to have the same number of '
                                 f'dimensions, but got: anchor {anchor.ndim}D, positive {positive.ndim}D, and '
                                 f'negative {negative.ndim}D inputs')
          distance = torch.pairwise_distance if distance_function is None else distance_function
          near = distance(anchor, positive)
          far = distance(anchor, negative)
          if swap:
              far = torch.minimum(far, distance(positive, negative))
          return _reduce(torch.clamp_min(margin + near - far, 0), reduction)


      def one_hot(tensor, num_classes=-1):
          _check('one_hot', input=tensor)
          if not isinstance(num_classes, int):
              raise TypeError("one_hot(): argument 'num_classes' (position 2) must be int, not "
                              f"{type(num_classes).__name__}")
          if tensor.dtype != torch.int64:
              raise RuntimeError('one_hot is only applicable to index tensor of type LongTensor.')
          if torch._C._functorch.is_batchedtensor(tensor):
              # The values of examples cannot be looked at.
              if num_classes <= 0:
                  raise RuntimeError('When vmap-ing torch.nn.functional.one_hot, please provide an explicit positive '
                                     'num_classes argument.')
              return (tensor.unsqueeze(-1) == torch.arange(num_classes)).to(torch.int64)
          if tensor.numel() == 0:
              if num_classes <= 0:
                  raise RuntimeError('Can not infer total number of classes from empty tensor.')
              return torch.empty(*tensor.shape, num_classes, dtype=torch.int64)
          if tensor.min().item() < 0:
              raise RuntimeError('Class values must be non-negative.')
          if num_classes == -1:
              num_classes = tensor.max().item() + 1
          elif tensor.max().item() >= num_classes:
              raise RuntimeError('Class values must be smaller than num_classes.')
          result = torch.zeros(*tensor.shape, num_classes, dtype=torch.int64)
          return result.scatter_(-1, tensor.unsqueeze(-1), 1)


      def embedding_bag(input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False,
                        mode='mean', sparse=False, per_sample_weights=None, include_last_offset=False,
                        padding_idx=None):
          if weight.dtype == torch.long and input.is_floating_point():
              warnings.warn('Argument order of nn.functional.embedding_bag was changed. Usage `embedding_bag(weight, input, '
                            '...)` is deprecated, and should now be `embedding_bag(input, weight, ...)`.', stacklevel=2)
              weight, input = input, weight
          if per_sample_weights is not None and input.size() != per_sample_weights.size():
              raise ValueError(f'embedding_bag: If per_sample_weights ({per_sample_weights.shape}) is not None, then it must '
                               f'have the same shape as the input ({input.shape})')
          if not weight.dim() == 2:
              raise ValueError(f'weight has to be a 2D Tensor, but got Tensor of dimension {weight.dim()}')
          if input.dim() == 2:
              if offsets is not None:
                  raise ValueError("if input is 2D, then offsets has to be None, as input is treated is a mini-batch of "
                                   f"fixed length sequences. However, found offsets of type {type(offsets)}")
              offsets = torch.arange(0, input.numel(), input.size(1), dtype=input.dtype)
              input = input.reshape(-1)
              if per_sample_weights is not None:
                  per_sample_weights = per_sample_weights.reshape(-1)
          elif input.dim() == 1:
              if offsets is None:
                  raise ValueError('offsets has to be a 1D Tensor but got None')
              if offsets.dim() != 1:
                  raise ValueError('offsets has to be a 1D Tensor')
          else:
              raise ValueError(f'input has to be 1D or 2D Tensor, but got Tensor of dimension {input.dim()}')
          if mode not in ('sum', 'mean', 'max'):
              raise ValueError('mode has to be one of sum, mean or max')
          if mode == 'max' and scale_grad_by_freq:
              raise ValueError('max mode does not support scaling the gradient by the frequency')
          if mode == 'max' and sparse:
              raise ValueError('max mode does not support sparse weights')
          if max_norm is not None:
              torch.nn.functional.embedding(input, weight.detach(), None, max_norm, norm_type)
          if per_sample_weights is not None and mode != 'sum':
              raise NotImplementedError("embedding_bag: per_sample_weights was not None. per_sample_weights is only "
                                        f"supported for mode='sum' (got mode='{mode}'). Please open a feature request "
                                        "on GitHub.")
          if per_sample_weights is not None and per_sample_weights.dtype != weight.dtype:
              raise RuntimeError(
                  f"Expected tensor for argument #1 'weight' to have the same type as tensor for argument #1 "
                  f"'per_sample_weights'; but type {weight.type()} does not equal {per_sample_weights.type()} (while "
                  'checking arguments for embedding_bag)')
          return torch.embedding_bag(weight, input, offsets, scale_grad_by_freq, ('sum', 'mean', 'max').index(mode),
                                     sparse, per_sample_weights, include_last_offset, padding_idx)[0]
      """#)
}
