import PythonRuntime

extension PythonSource {
  /// The softmax that splits many classes into clusters by how often they occur.
  static let adaptiveSoftmax = PythonSource(
    module: "torch.nn.modules.adaptive",
    text: #"""
      from collections import namedtuple
      import torch
      import torch.nn.functional as F
      from torch.nn import Linear, Module, ModuleList, Sequential

      _ASMoutput = namedtuple('_ASMoutput', ['output', 'loss'])


      class AdaptiveLogSoftmaxWithLoss(Module):
          def __init__(self, in_features, n_classes, cutoffs, div_value=4.0, head_bias=False, device=None, dtype=None):
              super().__init__()
              cutoffs = list(cutoffs)
              if len(cutoffs) == 0:
                  raise ValueError('cutoffs should be a sequence of length larger than 0')
              if (cutoffs != sorted(cutoffs) or min(cutoffs) <= 0 or max(cutoffs) > n_classes - 1
                      or len(set(cutoffs)) != len(cutoffs) or any(int(cutoff) != cutoff for cutoff in cutoffs)):
                  raise ValueError('cutoffs should be a sequence of unique, positive integers sorted in an increasing '
                                   'order, where each value is between 1 and n_classes-1')
              self.in_features = in_features
              self.n_classes = n_classes
              self.cutoffs = cutoffs + [n_classes]
              self.div_value = div_value
              self.head_bias = head_bias
              self.shortlist_size = self.cutoffs[0]
              self.n_clusters = len(self.cutoffs) - 1
              self.head_size = self.shortlist_size + self.n_clusters
              self.head = Linear(in_features, self.head_size, head_bias, device, dtype)
              self.tail = ModuleList()
              for index in range(self.n_clusters):
                  inner = int(in_features // div_value ** (index + 1))
                  size = self.cutoffs[index + 1] - self.cutoffs[index]
                  self.tail.append(Sequential(Linear(in_features, inner, False, device, dtype),
                                              Linear(inner, size, False, device, dtype)))

          def reset_parameters(self):
              self.head.reset_parameters()
              for project, out in self.tail:
                  project.reset_parameters()
                  out.reset_parameters()

          def forward(self, input_, target_):
              if target_.dim() > 1:
                  raise RuntimeError('0D or 1D target tensor expected, multi-target not supported')
              if target_.dim() == 1:
                  if input_.shape[0] != target_.shape[0]:
                      raise RuntimeError('Input and target should have the same size in the batch dimension.')
                  if input_.dim() != 2:
                      raise RuntimeError(f'1D target tensor expects 2D input tensors, but found inputs with size '
                                         f'{input_.size()}')
              elif input_.dim() != 1:
                  raise RuntimeError(f'0D target tensor expects 1D input tensors, but found inputs with size '
                                     f'{input_.size()}')
              is_batched = target_.dim() > 0
              rows = input_ if is_batched else input_.unsqueeze(0)
              target = target_ if is_batched else target_.unsqueeze(0)
              used = 0
              output = rows.new_zeros(target.size(0))
              places = target.new_empty(target.size(0))
              bounds = [0] + self.cutoffs
              for index, (low, high) in enumerate(zip(bounds, bounds[1:])):
                  chosen = ((target >= low) & (target < high)).nonzero().squeeze(1)
                  if chosen.numel() == 0:
                      continue
                  if index == 0:
                      places.index_copy_(0, chosen, target[chosen])
                  else:
                      cluster = self.shortlist_size + index - 1
                      scores = self.tail[index - 1](rows.index_select(0, chosen))
                      places.index_fill_(0, chosen, cluster)
                      relative = target[chosen] - low
                      found = F.log_softmax(scores, dim=1).gather(1, relative.unsqueeze(1))
                      output.index_copy_(0, chosen, found.squeeze(1))
                  used += chosen.numel()
              if used != target.size(0):
                  raise RuntimeError(f'Target values should be in [0, {self.n_classes - 1}], but values in range '
                                     f'[{target.min().item()}, {target.max().item()}] were found. ')
              head = F.log_softmax(self.head(rows), dim=1)
              output = output + head.gather(1, places.unsqueeze(1)).squeeze()
              loss = (-output).mean()
              return _ASMoutput(output if is_batched else output.squeeze(0), loss)

          def _get_full_log_prob(self, input, head_output):
              result = input.new_empty((head_output.size(0), self.n_classes))
              head = F.log_softmax(head_output, dim=1)
              result[:, :self.shortlist_size] = head[:, :self.shortlist_size]
              for index, (low, high) in enumerate(zip(self.cutoffs, self.cutoffs[1:])):
                  cluster = F.log_softmax(self.tail[index](input), dim=1)
                  result[:, low:high] = cluster + head[:, self.shortlist_size + index].unsqueeze(1)
              return result

          def log_prob(self, input):
              return self._get_full_log_prob(input, self.head(input))

          def predict(self, input):
              return self.log_prob(input).argmax(dim=1)
      """#)
}
