import PythonRuntime

extension PythonSource {
  /// The recurrent layers.
  static let recurrentLayers = PythonSource(
    module: "torch.nn.modules.rnn",
    text: #"""
      import math
      import numbers
      import torch
      import torch.nn.functional as F
      from torch import _warnings as warnings
      from torch.nn import init
      from torch.nn.parameter import Parameter
      from torch.nn.modules.module import Module


      def _tanh_step(gates, hidden, w_hh, b_hh):
          return torch.tanh(gates + F.linear(hidden, w_hh, b_hh))


      def _relu_step(gates, hidden, w_hh, b_hh):
          return torch.relu(gates + F.linear(hidden, w_hh, b_hh))


      def _lstm_step(gates, hidden, cell, w_hh, b_hh):
          i, f, g, o = torch.unsafe_chunk(F.linear(hidden, w_hh, b_hh) + gates, 4, 1)
          cell = torch.sigmoid(f) * cell + torch.sigmoid(i) * torch.tanh(g)
          return torch.sigmoid(o) * torch.tanh(cell), cell


      def _gru_step(gates, hidden, w_hh, b_hh):
          ir, iz, inew = gates.chunk(3, 1)
          hr, hz, hnew = F.linear(hidden, w_hh, b_hh).chunk(3, 1)
          reset = torch.sigmoid(hr + ir)
          update = torch.sigmoid(hz + iz)
          new = torch.tanh(inew + reset * hnew)
          return (hidden - new) * update + new


      _STEPS = {'RNN_TANH': _tanh_step, 'RNN_RELU': _relu_step, 'LSTM': _lstm_step, 'GRU': _gru_step}
      _CELLS = {'RNN_TANH': torch.rnn_tanh_cell, 'RNN_RELU': torch.rnn_relu_cell, 'LSTM': torch.lstm_cell,
                'GRU': torch.gru_cell}
      _GATES = {'RNN_TANH': 1, 'RNN_RELU': 1, 'LSTM': 4, 'GRU': 3}


      def _check_kind(name, value, kind):
          if not isinstance(value, kind):
              raise TypeError(f'{name} should be of type {kind.__name__}, got: {type(value).__name__}')


      def _is_packed(input):
          if isinstance(input, torch.Tensor):
              return False
          from torch.nn.utils.rnn import PackedSequence
          return isinstance(input, PackedSequence)


      class RNNBase(Module):
          def __init__(self, mode, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0,
                       bidirectional=False, proj_size=0, device=None, dtype=None):
              super().__init__()
              self.mode = mode
              self.input_size = input_size
              self.hidden_size = hidden_size
              self.num_layers = num_layers
              self.bias = bias
              self.batch_first = batch_first
              self.dropout = float(dropout)
              self.bidirectional = bidirectional
              self.proj_size = proj_size
              if not isinstance(dropout, numbers.Number) or not 0 <= dropout <= 1 or isinstance(dropout, bool):
                  raise ValueError('dropout should be a number in range [0, 1] representing the probability of an element '
                                   'being zeroed')
              if dropout > 0 and num_layers == 1:
                  warnings.warn('dropout option adds dropout after all but last recurrent layer, so non-zero dropout '
                                f'expects num_layers greater than 1, but got dropout={dropout} and '
                                f'num_layers={num_layers}', stacklevel=2)
              _check_kind('bias', bias, bool)
              _check_kind('batch_first', batch_first, bool)
              _check_kind('input_size', input_size, int)
              if input_size <= 0:
                  raise ValueError('input_size must be greater than zero')
              _check_kind('hidden_size', hidden_size, int)
              if hidden_size <= 0:
                  raise ValueError('hidden_size must be greater than zero')
              if num_layers <= 0:
                  raise ValueError('num_layers must be greater than zero')
              if proj_size < 0:
                  raise ValueError('proj_size should be a positive integer or zero to disable projections')
              if proj_size >= hidden_size:
                  raise ValueError('proj_size has to be smaller than hidden_size')
              gate_size = _GATES[mode] * hidden_size
              directions = 2 if bidirectional else 1
              output_size = proj_size if proj_size > 0 else hidden_size
              self._all_weights = []
              for layer in range(num_layers):
                  for suffix in ('', '_reverse')[:directions]:
                      shapes = {'weight_ih': (gate_size, input_size if layer == 0 else output_size * directions),
                                'weight_hh': (gate_size, output_size)}
                      if bias:
                          shapes['bias_ih'] = shapes['bias_hh'] = (gate_size,)
                      if proj_size > 0:
                          shapes['weight_hr'] = (proj_size, hidden_size)
                      names = {name: f'{name}_l{layer}{suffix}' for name in shapes}
                      for name, full in names.items():
                          setattr(self, full, Parameter(torch.empty(shapes[name], device=device, dtype=dtype)))
                      self._all_weights.append(list(names.values()))
              self.reset_parameters()

          def reset_parameters(self):
              stdv = 1.0 / math.sqrt(self.hidden_size)
              for weight in self.parameters():
                  init.uniform_(weight, -stdv, stdv)

          def flatten_parameters(self):
              pass

          @property
          def _flat_weights_names(self):
              return [name for names in self._all_weights for name in names]

          @property
          def _flat_weights(self):
              return [getattr(self, name) for name in self._flat_weights_names]

          @property
          def all_weights(self):
              return [[getattr(self, name) for name in names] for names in self._all_weights]

          def extra_repr(self):
              text = f'{self.input_size}, {self.hidden_size}'
              for name, usual in (('proj_size', 0), ('num_layers', 1), ('bias', True), ('batch_first', False),
                                  ('dropout', 0), ('bidirectional', False)):
                  if getattr(self, name) != usual:
                      text += f', {name}={getattr(self, name)}'
              return text

          def _check_input(self, input, dimensions):
              weight = self.weight_ih_l0
              if input.dtype != weight.dtype:
                  raise ValueError(f'RNN input dtype ({input.dtype}) does not match weight dtype ({weight.dtype}). Convert '
                                   f'input: input.to({weight.dtype}), or convert model: model.to({input.dtype})')
              if input.dim() != dimensions:
                  raise RuntimeError(f'input must have {dimensions} dimensions, got {input.dim()}')
              if self.input_size != input.size(-1):
                  raise RuntimeError('input.size(-1) must be equal to input_size. Expected '
                                     f'{self.input_size}, got {input.size(-1)}')

          def _check_states(self, states, batch):
              count = self.num_layers * (2 if self.bidirectional else 1)
              sizes = (self.proj_size or self.hidden_size, self.hidden_size)
              for index, (state, size) in enumerate(zip(states, sizes)):
                  expected = (count, batch, size)
                  if tuple(state.size()) != expected:
                      name = f'hidden[{index}]' if self.mode == 'LSTM' else 'hidden'
                      raise RuntimeError(f'Expected {name} size {expected}, got {list(state.size())}')

          def _start(self, input, batch):
              count = self.num_layers * (2 if self.bidirectional else 1)
              sizes = [self.proj_size or self.hidden_size] + ([self.hidden_size] if self.mode == 'LSTM' else [])
              return [torch.zeros(count, batch, size, dtype=input.dtype) for size in sizes]

          def _run_direction(self, input, states, names, reverse, batch_sizes):
              """One layer in one direction: the outputs of all steps, and the last states."""
              weights = dict(zip((name.split('_l')[0] for name in names), (getattr(self, name) for name in names)))
              step = _STEPS[self.mode]
              w_hh, b_hh, w_hr = weights['weight_hh'], weights.get('bias_hh'), weights.get('weight_hr')
              if (self.mode == 'LSTM' and w_hr is None and not batch_sizes and input.dtype == torch.float32
                      and input.numel() > 0):
                  # What PyTorch computes as one operation.
                  biases = ([weights['bias_ih'], b_hh] if self.bias
                            else [torch.zeros(weights['weight_ih'].size(0))] * 2)
                  output, *kept = torch.mkldnn_rnn_layer(
                      input, weights['weight_ih'], w_hh, *biases, *states, reverse, [], 2, self.hidden_size, 1,
                      self.bias, False, False, self.training)[:3]
                  return output, kept
              gates = F.linear(input, weights['weight_ih'], weights.get('bias_ih'))
              parts = list(gates.split(batch_sizes) if batch_sizes else gates.unbind(0))
              order = range(len(parts) - 1, -1, -1) if reverse else range(len(parts))
              outputs = [None] * len(parts)
              kept = list(states)
              for t in order:
                  size = parts[t].size(0)
                  now = [state[:size] for state in kept] if batch_sizes else kept
                  result = step(parts[t], *now, w_hh, b_hh)
                  new = list(result) if isinstance(result, tuple) else [result]
                  if w_hr is not None:
                      new[0] = F.linear(new[0], w_hr)
                  outputs[t] = new[0]
                  if batch_sizes and size < kept[0].size(0):
                      new = [torch.cat([n, k[size:]]) for n, k in zip(new, kept)]
                  kept = new
              return (torch.cat(outputs) if batch_sizes else torch.stack(outputs)), kept

          def _run(self, input, states, batch_sizes=None):
              if input.size(0) == 0:
                  raise RuntimeError('Expected sequence length to be larger than 0 in RNN')
              directions = 2 if self.bidirectional else 1
              last = [[] for _ in states]
              for layer in range(self.num_layers):
                  outputs = []
                  for direction in range(directions):
                      index = layer * directions + direction
                      output, kept = self._run_direction(input, [state[index] for state in states],
                                                         self._all_weights[index], direction == 1, batch_sizes)
                      outputs.append(output)
                      for collected, state in zip(last, kept):
                          collected.append(state)
                  input = outputs[0] if directions == 1 else torch.cat(outputs, -1)
                  if self.dropout and self.training and layer < self.num_layers - 1:
                      input = F.dropout(input, self.dropout, True)
              return input, [torch.stack(states) for states in last]

          def _forward(self, input, hx):
              is_lstm = self.mode == 'LSTM'
              states = None if hx is None else list(hx) if is_lstm else [hx]

              def joined(values):
                  return tuple(values) if is_lstm else values[0]
              if _is_packed(input):
                  data, sizes, sorted_indices, unsorted_indices = input
                  sizes = sizes.tolist()
                  if states is None:
                      states = self._start(data, sizes[0])
                  elif sorted_indices is not None:
                      states = [state.index_select(1, sorted_indices) for state in states]
                  self._check_input(data, 2)
                  self._check_states(states, sizes[0])
                  output, last = self._run(data, states, sizes)
                  if unsorted_indices is not None:
                      last = [state.index_select(1, unsorted_indices) for state in last]
                  return type(input)(output, input.batch_sizes, sorted_indices, unsorted_indices), joined(last)
              name = type(self).__name__ if type(self).__name__ in ('LSTM', 'GRU') else 'RNN'
              if input.dim() not in (2, 3):
                  kind = 'D tensor' if name == 'RNN' else 'D'
                  raise ValueError(f'{name}: Expected input to be 2D or 3D, got {input.dim()}{kind} instead')
              is_batched = input.dim() == 3
              if states is not None:
                  wanted = 3 if is_batched else 2
                  if any(state.dim() != wanted for state in states):
                      kind = 'batched 3-D' if is_batched else 'unbatched 2-D'
                      if is_lstm:
                          sizes = f'{hx[0].dim()}-D, {hx[1].dim()}-D'
                          raise RuntimeError(f'For {kind} input, hx and cx should also be {wanted}-D but got ({sizes}) '
                                             'tensors')
                      raise RuntimeError(f'For {kind} input, hx should also be {wanted}-D but got {states[0].dim()}-D '
                                         'tensor')
              axis = 0 if self.batch_first else 1
              if not is_batched:
                  input = input.unsqueeze(axis)
                  if states is not None:
                      states = [state.unsqueeze(1) for state in states]
              batch = input.size(axis)
              if states is None:
                  states = self._start(input, batch)
              self._check_input(input, 3)
              self._check_states(states, batch)
              output, last = self._run(input.transpose(0, 1) if self.batch_first else input, states)
              if self.batch_first:
                  output = output.transpose(0, 1) if is_lstm else output.transpose_(0, 1)
              if not is_batched:
                  output = output.squeeze(axis)
                  last = [state.squeeze(1) for state in last]
              return output, joined(last)


      class RNN(RNNBase):
          def __init__(self, *args, **kwargs):
              if 'proj_size' in kwargs:
                  raise ValueError('proj_size argument is only supported for LSTM, not RNN or GRU')
              if len(args) > 3:
                  nonlinearity = args[3]
                  args = args[:3] + args[4:]
              else:
                  nonlinearity = kwargs.pop('nonlinearity', 'tanh')
              if nonlinearity not in ('tanh', 'relu'):
                  raise ValueError(f"Unknown nonlinearity '{nonlinearity}'. Select from 'tanh' or 'relu'.")
              self.nonlinearity = nonlinearity
              super().__init__('RNN_' + nonlinearity.upper(), *args, **kwargs)

          def forward(self, input, hx=None):
              return self._forward(input, hx)


      class LSTM(RNNBase):
          def __init__(self, *args, **kwargs):
              super().__init__('LSTM', *args, **kwargs)

          def forward(self, input, hx=None):
              return self._forward(input, hx)


      class GRU(RNNBase):
          def __init__(self, *args, **kwargs):
              if 'proj_size' in kwargs:
                  raise ValueError('proj_size argument is only supported for LSTM, not RNN or GRU')
              super().__init__('GRU', *args, **kwargs)

          def forward(self, input, hx=None):
              return self._forward(input, hx)


      class RNNCellBase(Module):
          def __init__(self, input_size, hidden_size, bias, num_chunks, device=None, dtype=None):
              super().__init__()
              self.input_size = input_size
              self.hidden_size = hidden_size
              self.bias = bias
              size = num_chunks * hidden_size
              self.weight_ih = Parameter(torch.empty((size, input_size), device=device, dtype=dtype))
              self.weight_hh = Parameter(torch.empty((size, hidden_size), device=device, dtype=dtype))
              for name in ('bias_ih', 'bias_hh'):
                  value = Parameter(torch.empty(size, device=device, dtype=dtype)) if bias else None
                  self.register_parameter(name, value)
              self.reset_parameters()

          def extra_repr(self):
              text = f'{self.input_size}, {self.hidden_size}'
              if self.bias is not True:
                  text += f', bias={self.bias}'
              if getattr(self, 'nonlinearity', 'tanh') != 'tanh':
                  text += f', nonlinearity={self.nonlinearity}'
              return text

          def reset_parameters(self):
              stdv = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
              for weight in self.parameters():
                  init.uniform_(weight, -stdv, stdv)

          def _step(self, mode, input, given):
              name = type(self).__name__
              if input.dim() not in (1, 2):
                  raise ValueError(f'{name}: Expected input to be 1D or 2D, got {input.dim()}D instead')
              states = [] if given is None else list(given) if mode == 'LSTM' else [given]
              for index, state in enumerate(states):
                  if state.dim() not in (1, 2):
                      what = f'hx[{index}]' if mode == 'LSTM' else 'hidden'
                      raise ValueError(f'{name}: Expected {what} to be 1D or 2D, got {state.dim()}D instead')
              is_batched = input.dim() == 2
              if not is_batched:
                  input = input.unsqueeze(0)
                  states = [state.unsqueeze(0) for state in states]
              if not states:
                  zeros = torch.zeros(input.size(0), self.hidden_size, dtype=input.dtype)
                  states = [zeros, zeros] if mode == 'LSTM' else [zeros]
              if mode == 'LSTM' and is_batched and isinstance(given, torch.Tensor):
                  raise TypeError("lstm_cell(): argument 'hx' (position 2) must be tuple of Tensors, not Tensor")
              result = _CELLS[mode](input, states if mode == 'LSTM' else states[0], self.weight_ih, self.weight_hh,
                                    self.bias_ih, self.bias_hh)
              if is_batched:
                  return result
              return tuple(part.squeeze(0) for part in result) if mode == 'LSTM' else result.squeeze(0)


      class RNNCell(RNNCellBase):
          def __init__(self, input_size, hidden_size, bias=True, nonlinearity='tanh', device=None, dtype=None):
              super().__init__(input_size, hidden_size, bias, 1, device, dtype)
              self.nonlinearity = nonlinearity

          def forward(self, input, hx=None):
              if self.nonlinearity not in ('tanh', 'relu'):
                  raise RuntimeError(f'Unknown nonlinearity: {self.nonlinearity}')
              return self._step('RNN_' + self.nonlinearity.upper(), input, hx)


      class LSTMCell(RNNCellBase):
          def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
              super().__init__(input_size, hidden_size, bias, 4, device, dtype)

          def forward(self, input, hx=None):
              return self._step('LSTM', input, hx)


      class GRUCell(RNNCellBase):
          def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
              super().__init__(input_size, hidden_size, bias, 3, device, dtype)

          def forward(self, input, hx=None):
              return self._step('GRU', input, hx)
      """#)
}
