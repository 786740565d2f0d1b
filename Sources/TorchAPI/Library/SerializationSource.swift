import PythonRuntime

extension PythonSource {
  /// `torch.serialization`.
  static let serialization = PythonSource(
    module: "torch.serialization",
    text: #"""
      from collections import Counter, OrderedDict, defaultdict

      import torch

      _MAGIC = b'chainrule archive 1\n'
      _SEQUENCES = {list: 'l', tuple: 't', set: 'S', torch.Size: 'Z'}
      _MAPPINGS = {dict: 'D', OrderedDict: 'O', defaultdict: 'D', Counter: 'C'}
      _CLASSES = {'l': list, 't': tuple, 'S': set, 'Z': torch.Size, 'D': dict, 'O': OrderedDict, 'C': Counter}


      class _Writer:
          """Writes values as text: a letter for the kind, a length where one is needed, then the content."""

          def __init__(self):
              self.parts = [_MAGIC]
              self.tensors = {}

          def text(self, kind, text):
              data = text.encode()
              self.parts.append(f'{kind}{len(data)}:'.encode() + data)

          def write(self, value):
              kind = type(value)
              if value is None:
                  self.text('n', '')
              elif kind is bool or kind is int or kind is float or kind is complex:
                  self.text({bool: 'B', int: 'i', float: 'd', complex: 'c'}[kind], repr(value))
              elif kind is str:
                  self.text('s', value)
              elif kind is bytes:
                  self.text('b', value.hex())
              elif kind in _SEQUENCES:
                  self.text(_SEQUENCES[kind], str(len(value)))
                  for item in value:
                      self.write(item)
              elif kind in _MAPPINGS:
                  self.text(_MAPPINGS[kind], str(len(value)))
                  for key, item in value.items():
                      self.write(key)
                      self.write(item)
              elif isinstance(value, torch.Tensor):
                  self.tensor(value)
              elif isinstance(value, torch.dtype):
                  self.text('y', str(value)[6:])
              elif isinstance(value, torch.device):
                  self.text('v', str(value))
              else:
                  raise TypeError(f"objects of type '{kind.__name__}' cannot be saved; save their state_dict() instead")

          def tensor(self, tensor):
              number = self.tensors.get(id(tensor))
              if number is not None:
                  self.text('r', str(number))
                  return
              self.tensors[id(tensor)] = len(self.tensors)
              self.text('E', str(tensor.dtype)[6:])
              self.write((tuple(tensor.shape), tensor.requires_grad, isinstance(tensor, torch.nn.Parameter),
                          tensor.detach().flatten().tolist()))


      class _Reader:
          def __init__(self, data):
              if not data:
                  raise EOFError
              if not data.startswith(_MAGIC):
                  raise RuntimeError('the data is no archive that torch.save has written')
              self.data = data
              self.position = len(_MAGIC)
              self.tensors = []

          def read(self):
              kind = self.data[self.position:self.position + 1].decode()
              colon = self.data.find(b':', self.position)
              if colon < 0:
                  raise EOFError
              end = colon + 1 + int(self.data[self.position + 1:colon])
              text = self.data[colon + 1:end].decode()
              self.position = end
              if kind == 'n':
                  return None
              if kind == 'B':
                  return text == 'True'
              if kind in 'idc':
                  return {'i': int, 'd': float, 'c': complex}[kind](text)
              if kind == 's':
                  return text
              if kind == 'b':
                  return bytes.fromhex(text)
              if kind in 'ltSZ':
                  return _CLASSES[kind]([self.read() for _ in range(int(text))])
              if kind in 'DOC':
                  result = _CLASSES[kind]()
                  for _ in range(int(text)):
                      key = self.read()
                      result[key] = self.read()
                  return result
              if kind == 'y':
                  return getattr(torch, text)
              if kind == 'v':
                  return torch.device(text)
              if kind == 'r':
                  return self.tensors[int(text)]
              if kind != 'E':
                  raise RuntimeError('the archive is damaged')
              number = len(self.tensors)
              self.tensors.append(None)
              shape, requires_grad, is_parameter, values = self.read()
              tensor = torch.tensor(values, dtype=getattr(torch, text)).reshape(shape)
              if is_parameter:
                  tensor = torch.nn.Parameter(tensor, requires_grad=requires_grad)
              elif requires_grad:
                  tensor.requires_grad_()
              self.tensors[number] = tensor
              return tensor


      def save(obj, f, pickle_module=None, pickle_protocol=2, _use_new_zipfile_serialization=True):
          """Writes tensors, numbers, texts and containers of them to a stream of bytes, such as `io.BytesIO`."""
          writer = _Writer()
          writer.write(obj)
          data = b''.join(writer.parts)
          if hasattr(f, 'write'):
              f.write(data)
          else:
              with open(f, 'wb') as stream:
                  stream.write(data)


      def load(f, map_location=None, pickle_module=None, *, weights_only=None, mmap=None, **pickle_load_args):
          """Reads what `save` has written, from where the stream stands."""
          if hasattr(f, 'read'):
              return _Reader(f.read()).read()
          with open(f, 'rb') as stream:
              return _Reader(stream.read()).read()
      """#)
}
