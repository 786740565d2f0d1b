import PythonRuntime

extension PythonSource {
  /// Padding and packing of sequences.
  static let sequenceUtilities = PythonSource(
    module: "torch.nn.utils.rnn",
    text: #"""
      import torch
      from collections import namedtuple


      PackedSequence_ = namedtuple('PackedSequence_', ['data', 'batch_sizes', 'sorted_indices', 'unsorted_indices'],
                                   module=__name__)


      class PackedSequence(PackedSequence_):
          """Sequences of different lengths, step by step."""

          def __new__(cls, data, batch_sizes=None, sorted_indices=None, unsorted_indices=None):
              if batch_sizes is None:
                  if not isinstance(data, (list, tuple)) or len(data) != 2:
                      raise AssertionError('Expected data to be a list or tuple of length 2')
                  data, batch_sizes = data
              if unsorted_indices is None:
                  unsorted_indices = invert_permutation(sorted_indices)
              return super().__new__(cls, data, batch_sizes, sorted_indices, unsorted_indices)

          def to(self, *args, **kwargs):
              data = self.data.to(*args, **kwargs)
              return self if data is self.data else PackedSequence(data, *self[1:])

          def cpu(self):
              return self.to('cpu')

          def pin_memory(self):
              return self

          @property
          def is_cuda(self):
              return self.data.is_cuda

          def is_pinned(self):
              return False


      for _name in ('double', 'float', 'half', 'long', 'int', 'short', 'char', 'byte'):
          setattr(PackedSequence, _name,
                  lambda self, _name=_name: self.to(getattr(torch.empty(0), _name)().dtype))


      PackedSequence.__module__ = __name__


      def invert_permutation(permutation):
          if permutation is None:
              return None
          output = torch.empty_like(permutation)
          output.scatter_(0, permutation, torch.arange(0, permutation.numel()))
          return output


      def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
          lengths = torch.as_tensor(lengths, dtype=torch.int64)
          if enforce_sorted:
              sorted_indices = None
          else:
              lengths, sorted_indices = torch.sort(lengths, descending=True)
              input = input.index_select(0 if batch_first else 1, sorted_indices)
          if batch_first:
              input = input.transpose(0, 1)
          sizes = lengths.tolist()
          if len(sizes) != input.size(1):
              raise RuntimeError(f'Expected `len(lengths)` to be equal to batch_size, but got {len(sizes)} (batch_size='
                                 f'{input.size(1)})')
          if min(sizes) <= 0:
              raise RuntimeError('Length of all samples has to be greater than 0, but found an element in \'lengths\' that '
                                 'is <= 0')
          if any(first < second for first, second in zip(sizes, sizes[1:])):
              raise RuntimeError(
                  '`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass '
                  '`enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if you '
                  'do not need ONNX exportability.')
          batch_sizes = [sum(1 for size in sizes if size > step) for step in range(sizes[0])]
          # Steps that the input has not are taken from nowhere.
          data = torch.cat([input[step, :count] for step, count in enumerate(batch_sizes[:input.size(0)])])
          return PackedSequence(data, torch.tensor(batch_sizes), sorted_indices, None)


      def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
          sizes = sequence.batch_sizes.tolist()
          steps = len(sizes)
          if total_length is not None:
              if total_length < steps:
                  raise ValueError('Expected total_length to be at least the length of the longest sequence in input, but '
                                   f'got total_length={total_length} and max sequence length being {steps}')
              steps = total_length
          lengths = torch.tensor([sum(1 for size in sizes if size > index) for index in range(sizes[0])])
          parts = sequence.data.split(sizes)
          rows = []
          for part in parts:
              if part.size(0) < sizes[0]:
                  part = torch.cat([part, part.new_full((sizes[0] - part.size(0), *part.shape[1:]), padding_value)])
              rows.append(part)
          while len(rows) < steps:
              rows.append(rows[0].new_full(rows[0].shape, padding_value))
          output = torch.stack(rows)
          if batch_first:
              output = output.transpose(0, 1)
          if sequence.unsorted_indices is not None:
              output = output.index_select(0 if batch_first else 1, sequence.unsorted_indices)
              lengths = lengths[sequence.unsorted_indices]
          return output, lengths


      def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side='right'):
          if not hasattr(sequences, '__iter__'):
              raise RuntimeError('pad_sequence: Expected iterable for input sequences, but got arg of type: '
                                 f'{type(sequences)}')
          if padding_side not in ('left', 'right'):
              raise RuntimeError(f'Expected padding_side to be one of left or right, but got {padding_side}.')
          sequences = list(sequences)
          if not sequences:
              raise RuntimeError('received an empty list of sequences')
          if padding_side not in ('left', 'right'):
              raise RuntimeError(f'Expected padding_side to be one of left or right, but got {padding_side}.')
          for place, sequence in enumerate(sequences):
              if not isinstance(sequence, torch.Tensor):
                  raise TypeError(f'expected Tensor as element {place} in argument 0, but got {type(sequence).__name__}')
          longest = max(sequence.size(0) for sequence in sequences)
          first = sequences[0]
          lead = (len(sequences), longest) if batch_first else (longest, len(sequences))
          padded = first.new_full((*lead, *first.shape[1:]), padding_value)
          for index, sequence in enumerate(sequences):
              length = sequence.size(0)
              row = padded[index] if batch_first else padded[:, index]
              row = row[longest - length:] if padding_side == 'left' else row[:length]
              row.copy_(sequence)
          return padded


      def unpad_sequence(padded_sequences, lengths, batch_first=False):
          if not batch_first:
              padded_sequences = padded_sequences.transpose(0, 1)
          return [sequence[:length] for sequence, length in zip(padded_sequences, lengths)]


      def pack_sequence(sequences, enforce_sorted=True):
          lengths = torch.as_tensor([sequence.size(0) for sequence in sequences])
          return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)


      def unpack_sequence(packed_sequences):
          padded, lengths = pad_packed_sequence(packed_sequences, batch_first=True)
          return unpad_sequence(padded, lengths, batch_first=True)
      """#)
}
