import PythonRuntime

extension PythonSource {
  /// `torch.utils.data._utils.collate`.
  static let collate = PythonSource(
    module: "torch.utils.data._utils.collate",
    text: #"""
      import collections.abc
      import copy

      import torch

      default_collate_err_msg_format = (
          'default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found {}')


      def _is_numpy(value):
          return type(value).__module__ == 'numpy'


      def _converted_list(values, convert):
          """A sequence of the same kind with converted elements; a list where it cannot be made."""
          try:
              if isinstance(values, collections.abc.MutableSequence):
                  clone = copy.copy(values)
                  for i, value in enumerate(convert):
                      clone[i] = value
                  return clone
              return type(values)(list(convert))
          except TypeError:
              return list(convert)


      def _converted_dict(mapping, convert):
          try:
              if isinstance(mapping, collections.abc.MutableMapping):
                  clone = copy.copy(mapping)
                  clone.update({key: convert(key) for key in mapping})
                  return clone
              return type(mapping)({key: convert(key) for key in mapping})
          except TypeError:
              return {key: convert(key) for key in mapping}


      def default_convert(data):
          """Turns the arrays in a sample into tensors."""
          if isinstance(data, torch.Tensor):
              return data
          if _is_numpy(data):
              return torch.as_tensor(data)
          if isinstance(data, collections.abc.Mapping):
              return _converted_dict(data, lambda key: default_convert(data[key]))
          if isinstance(data, tuple) and hasattr(data, '_fields'):
              return type(data)(*(default_convert(d) for d in data))
          if isinstance(data, tuple):
              return [default_convert(d) for d in data]
          if isinstance(data, collections.abc.Sequence) and not isinstance(data, (str, bytes)):
              return _converted_list(data, [default_convert(d) for d in data])
          return data


      def collate(batch, *, collate_fn_map=None):
          """Makes one sample of a list of samples, by the functions for the kinds of its parts."""
          elem = batch[0]
          kind = type(elem)
          if collate_fn_map is not None:
              if kind in collate_fn_map:
                  return collate_fn_map[kind](batch, collate_fn_map=collate_fn_map)
              for known, function in collate_fn_map.items():
                  if isinstance(elem, known):
                      return function(batch, collate_fn_map=collate_fn_map)
          if _is_numpy(elem):
              return collate([torch.as_tensor(b) for b in batch], collate_fn_map=collate_fn_map)
          if isinstance(elem, collections.abc.Mapping):
              return _converted_dict(elem, lambda key: collate([d[key] for d in batch], collate_fn_map=collate_fn_map))
          if isinstance(elem, tuple) and hasattr(elem, '_fields'):
              return kind(*(collate(samples, collate_fn_map=collate_fn_map) for samples in zip(*batch)))
          if isinstance(elem, collections.abc.Sequence):
              if not all(len(other) == len(elem) for other in batch):
                  raise RuntimeError('each element in list of batch should be of equal size')
              parts = [collate(samples, collate_fn_map=collate_fn_map) for samples in zip(*batch)]
              return parts if isinstance(elem, tuple) else _converted_list(elem, parts)
          raise TypeError(default_collate_err_msg_format.format(kind))


      def collate_tensor_fn(batch, *, collate_fn_map=None):
          return torch.stack(batch, 0)


      def collate_float_fn(batch, *, collate_fn_map=None):
          return torch.tensor(batch, dtype=torch.float64)


      def collate_int_fn(batch, *, collate_fn_map=None):
          return torch.tensor(batch)


      def collate_str_fn(batch, *, collate_fn_map=None):
          return batch


      default_collate_fn_map = {torch.Tensor: collate_tensor_fn, float: collate_float_fn, int: collate_int_fn,
                                str: collate_str_fn, bytes: collate_str_fn}


      def default_collate(batch):
          """Makes one batch of a list of samples: tensors are stacked, numbers become tensors."""
          return collate(batch, collate_fn_map=default_collate_fn_map)
      """#)
}
