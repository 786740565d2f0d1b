import PythonRuntime

extension PythonSource {
  /// Pooling over windows that are placed at random.
  static let fractionalPooling = PythonSource(
    module: "torch.nn._functional.fractional",
    text: #"""
      import torch

      _AXES = ('time', 'height', 'width')


      def _repeated(value, count):
          return tuple(value) if hasattr(value, '__iter__') else (value,) * count


      def _starts(samples, size, wanted, kernel):
          """Where the windows of each plane begin along one dimension."""
          steps = torch.arange(wanted - 1, dtype=samples.dtype)
          last = torch.full((*samples.shape, 1), size - kernel)
          if wanted == 1:
              return last
          scale = (size - kernel) / (wanted - 1)
          samples = samples.unsqueeze(-1)
          return torch.cat([((steps + samples) * scale).long() - (samples * scale).long(), last], -1)


      def _pooled(input, kernel_size, output_size, output_ratio, samples, count):
          name = f'fractional_max_pool{count}d'
          if output_size is None and output_ratio is None:
              raise ValueError(f'{name} requires specifying either an output_size or an output_ratio')
          if output_size is None:
              if len(output_ratio) > count:
                  raise ValueError(f'{name} requires output_ratio to either be a single Int or tuple of Ints.')
              output_size = [int(input.size(d - count) * _repeated(output_ratio, count)[d]) for d in range(count)]
          output_size, kernel_size = _repeated(output_size, count), _repeated(kernel_size, count)
          batched = input if input.dim() == count + 2 else input.unsqueeze(0)
          if samples is None:
              planes = input.size(-1 - count)
              samples = torch.rand(1 if input.dim() == count + 1 else input.size(0), planes, count, dtype=input.dtype)
          suffix = '_out' if count == 3 else ''
          if input.dim() not in (count + 1, count + 2):
              raise RuntimeError(f'{name}{suffix}(): Expected {count + 1}D or {count + 2}D tensor, but got: '
                                 f'{list(input.shape)}')
          sizes = batched.shape[2:]
          for axis, size, wanted, kernel in zip(_AXES[-count:], sizes, output_size, kernel_size):
              if wanted + kernel - 1 > size:
                  raise RuntimeError(f'{name}{suffix}(): pool {axis} {kernel} too large relative to input {axis} {size}')
          # The flat places of each window's elements; PyTorch takes the samples of a plane image in the order width, height.
          places = torch.zeros((), dtype=torch.int64)
          for d in range(count):
              sample = samples[..., d if count == 3 else count - 1 - d]
              positions = _starts(sample, sizes[d], output_size[d], kernel_size[d]).unsqueeze(-1) + torch.arange(kernel_size[d])
              shape = [*batched.shape[:2], *[1] * (2 * count)]
              shape[2 + d], shape[2 + count + d] = output_size[d], kernel_size[d]
              places = places * sizes[d] + positions.reshape(shape)
          places = places.flatten(2 + count)
          flat = batched.flatten(2)
          with torch.no_grad():
              windows = flat.gather(2, places.flatten(2)).view(places.shape)
              indices = places.gather(-1, windows.max(-1, keepdim=True)[1]).squeeze(-1)
          values = flat.gather(2, indices.flatten(2)).view(indices.shape)
          if input.dim() == count + 1:
              values, indices = values.squeeze(0), indices.squeeze(0)
          if values.grad_fn is not None:
              torch._C._rename_node(values, f'FractionalMaxPool{count}DBackward0')
          return values, indices


      _TEXT = """
      def fractional_max_pool{n}d_with_indices(input, kernel_size, output_size=None, output_ratio=None, return_indices=False,
                                               _random_samples=None):
          return _pooled(input, kernel_size, output_size, output_ratio, _random_samples, {n})


      def fractional_max_pool{n}d(input, kernel_size, output_size=None, output_ratio=None, return_indices=False,
                                  _random_samples=None):
          result = _pooled(input, kernel_size, output_size, output_ratio, _random_samples, {n})
          return result if return_indices else result[0]
      """
      for _n in (2, 3):
          exec(_TEXT.format(n=_n))
      """#)
}
