import PythonRuntime

extension PythonSource {
  /// Functions of torch that are made of others.
  static let composedTorch = PythonSource(
    module: "torch._composed",
    text: #"""
      from collections import namedtuple
      from itertools import product

      import torch
      from torch.nn import functional as F


      def _basis(A, q, niter, M):
          """Columns that span nearly what the matrix reaches."""
          dtype = A.dtype if A.is_floating_point() or A.is_complex() else torch.get_default_dtype()
          R = torch.randn(A.shape[-1], q, dtype=dtype)
          A = A.to(dtype)

          def column(A, M, X):
              return torch.linalg.qr(A @ X if M is None else A @ X - M @ X).Q

          Q = column(A, M, R)
          for _ in range(2 if niter is None else niter):
              Q = column(A.mH, None if M is None else M.mH, Q)
              Q = column(A, M, Q)
          return Q


      def svd_lowrank(A, q=6, niter=2, M=None):
          """The largest singular values of a matrix and their vectors, nearly."""
          q = 6 if q is None else q
          m, n = A.shape[-2:]
          if M is not None:
              M = M.broadcast_to(A.size())
          if m < n:
              A = A.mH
              M = None if M is None else M.mH
          Q = _basis(A, q, niter, M)
          A = A.to(Q.dtype)
          B = Q.mH @ A
          if M is not None:
              B = B - Q.mH @ M
          U, S, Vh = torch.linalg.svd(B, full_matrices=False)
          U, V = Q @ U, Vh.mH
          return (V, S, U) if m < n else (U, S, V)


      def convolution(input, weight, bias, stride, padding, dilation, transposed, output_padding, groups):
          """A convolution over as many dimensions as the input has beside two."""
          count = input.dim() - 2
          if transposed:
              return getattr(F, f"conv_transpose{count}d")(
                  input, weight, bias, stride, padding, output_padding, groups, dilation)
          return getattr(F, f"conv{count}d")(input, weight, bias, stride, padding, dilation, groups)


      def lobpcg(A, k=None, B=None, X=None, n=None, iK=None, niter=None, tol=None, largest=None, method=None,
                 tracker=None, ortho_iparams=None, ortho_fparams=None, ortho_bparams=None):
          """The greatest eigenvalues of symmetric matrices, or the smallest, with their vectors; all are computed."""
          if A.shape[-2] != A.shape[-1]:
              raise AssertionError(f"A must be square, got shape {A.shape}")
          if B is not None and A.shape != B.shape:
              raise AssertionError(f"A and B must have same shape, got {A.shape} vs {B.shape}")
          m = A.shape[-1]
          k = (1 if X is None else X.shape[-1]) if k is None else k
          n = (k if n is None else n) if X is None else X.shape[-1]
          if m < 3 * n:
              raise ValueError(
                  f"LOBPCG algorithm is not applicable when the number of A rows (={m}) is smaller than 3 x the number "
                  f"of requested eigenpairs (={n})")
          A = (A + A.mT) / 2
          if B is None:
              values, vectors = torch.linalg.eigh(A)
          else:
              # With B = L L^T, the problem is that of L^-1 A L^-T.
              factor = torch.linalg.cholesky((B + B.mT) / 2)
              half = torch.linalg.solve_triangular(factor, A, upper=False)
              inner = torch.linalg.solve_triangular(factor, half.mT, upper=False)
              values, vectors = torch.linalg.eigh((inner + inner.mT) / 2)
              vectors = torch.linalg.solve_triangular(factor.mT, vectors, upper=True)
          if largest is None or largest:
              values, vectors = values.flip(-1), vectors.flip(-1)
          return values[..., :k], vectors[..., :k]


      def _unique(input, sorted=True, return_inverse=False):
          """The different elements, and where each element is among them."""
          found, inverse, _ = torch._unique2(input, sorted, return_inverse)
          torch._C._rename_node(found, "UniqueBackward0")
          return found, inverse


      def pca_lowrank(A, q=None, center=True, niter=2):
          """The principal components of rows of data, nearly."""
          m, n = A.shape[-2:]
          if q is None:
              q = min(6, m, n)
          elif not 0 <= q <= min(m, n):
              raise ValueError(
                  f'q(={q}) must be non-negative integer and not greater than min(m, n)={min(m, n)}')
          if niter < 0:
              raise ValueError(f'niter(={niter}) must be non-negative integer')
          return svd_lowrank(A - A.mean(dim=(-2,), keepdim=True) if center else A, q, niter=niter)


      _REDUCTIONS = {
          'sum': (torch.sum, 0), 'mean': (torch.mean, float('nan')), 'prod': (torch.prod, 1),
          'max': (torch.amax, float('-inf')), 'amax': (torch.amax, float('-inf')),
          'min': (torch.amin, float('inf')), 'amin': (torch.amin, float('inf')),
      }


      def segment_reduce(data, reduce, *, lengths=None, indices=None, offsets=None, axis=0, unsafe=False,
                         initial=None):
          """Reduces each of the segments that follow one another along a dimension."""
          if indices is not None:
              raise RuntimeError('segment_reduce(): indices based reduction is not supported yet.')
          if lengths is None and offsets is None:
              raise RuntimeError('segment_reduce(): Either lengths or offsets must be defined.')
          if reduce not in _REDUCTIONS:
              raise RuntimeError(f'reduce argument must be either sum, prod, mean, amax or amin, got {reduce}')
          kind, bounds = ('lengths', lengths) if offsets is None else ('offsets', offsets)
          if axis < 0:
              axis += data.dim()
          if axis != bounds.dim() - 1:
              raise RuntimeError(f'segment_reduce(): Expected axis to be the last dimension of {kind} but got {axis}.')
          if offsets is None and not unsafe:
              if lengths.numel() and lengths.min() < 0:
                  raise RuntimeError('lengths contains negative value!')
              if not (lengths.sum(-1) == data.shape[axis]).all():
                  raise RuntimeError('segment_reduce(): Expected all rows of lengths along axis to sum to '
                                     'data.size(lengths.dim()-1) when !unsafe.')
          if bounds.dtype not in (torch.int32, torch.int64):
              raise NotImplementedError(f'"_segment_reduce_{kind}_cpu_kernel1" not implemented for '
                                        f"'{bounds.type()[6:-6]}'")
          if not data.is_floating_point():
              raise NotImplementedError(f'"_segment_reduce_cpu" not implemented for \'{data.type()[6:-6]}\'')
          function, empty = _REDUCTIONS[reduce]
          if initial is not None:
              empty = initial

          def rows(data, ends):
              results = []
              for start, end in zip(ends, ends[1:]):
                  part = data[start:end]
                  if initial is not None and reduce == 'mean' and part.shape[0]:
                      results.append((part.sum(0) + initial) / part.shape[0])
                      continue
                  if initial is not None and reduce != 'mean':
                      part = torch.cat([data.new_full((1, *data.shape[1:]), initial), part])
                  if part.shape[0]:
                      results.append(function(part, 0))
                  else:
                      results.append(data.new_full(data.shape[1:], empty))
              return torch.stack(results) if results else data.new_zeros((0, *data.shape[1:]))

          def reduced(data, ends, depth):
              if depth:
                  return torch.stack([reduced(part, end, depth - 1) for part, end in zip(data, ends)])
              return rows(data, ends.tolist())

          if offsets is None:
              offsets = torch.cat([torch.zeros_like(lengths[..., :1]), lengths.cumsum(-1)], -1)
          return reduced(data, offsets, axis)


      class histogramdd(namedtuple('histogramdd', 'hist bin_edges')):
          """A histogram over several dimensions."""

          __slots__ = ()

          def __new__(cls, input, bins, range=None, weight=None, density=False):
              if input.dim() < 2:
                  raise RuntimeError('torch.histogramdd: input tensor should have at least 2 dimensions')
              count = input.shape[-1]
              points = input.reshape(-1, count)
              if isinstance(bins, int):
                  bins = [bins] * count
              if len(bins) != count:
                  if len(bins) and isinstance(bins[0], torch.Tensor):
                      raise RuntimeError(f'torch.histogramdd: expected {count} sequences of bin edges for a '
                                         f'{count}-dimensional histogram but got {len(bins)}')
                  raise RuntimeError('histogramdd: The size of bins must be equal to the innermost dimension of the '
                                     'input.')
              if range is not None and len(range) != 2 * count:
                  raise RuntimeError(f'torch.histogramdd: for a {count}-dimensional histogram range should have '
                                     f'{2 * count} elements, but got {len(range)}')
              edges = []
              for dim, bin in enumerate(bins):
                  if isinstance(bin, torch.Tensor):
                      edges.append(bin)
                      continue
                  if range is not None:
                      low, high = range[2 * dim], range[2 * dim + 1]
                  else:
                      low, high = points[:, dim].min().item(), points[:, dim].max().item()
                  if low == high:
                      low, high = low - 0.5, high + 0.5
                  edges.append(torch.linspace(low, high, bin + 1, dtype=input.dtype))
              shape = [len(edge) - 1 for edge in edges]
              place = torch.zeros(len(points), dtype=torch.int64)
              inside = torch.ones(len(points), dtype=torch.bool)
              for dim, edge in enumerate(edges):
                  values = points[:, dim].contiguous()
                  inside &= (values >= edge[0]) & (values <= edge[-1])
                  found = torch.bucketize(values, edge, right=True) - 1
                  place = place * shape[dim] + found.clamp(0, shape[dim] - 1)
              weights = torch.ones(len(points), dtype=input.dtype) if weight is None else weight.reshape(-1)
              total = 1
              for size in shape:
                  total *= size
              hist = torch.zeros(total, dtype=input.dtype)
              hist = hist.index_add(0, place[inside], weights[inside]).reshape(shape)
              if density:
                  hist = hist / hist.sum()
                  for dim, edge in enumerate(edges):
                      widths = edge.diff().reshape([-1 if other == dim else 1 for other in torch.arange(count)])
                      hist = hist / widths
              return tuple.__new__(cls, (hist, tuple(edges)))

          def __repr__(self):
              return f'torch.return_types.histogramdd(\nhist={self[0]!r},\nbin_edges={self[1]!r})'


      def from_dlpack(ext_tensor, *, device=None, copy=None):
          """A tensor that shares another one's memory."""
          if not isinstance(ext_tensor, torch.Tensor):
              raise RuntimeError('from_dlpack received an invalid capsule. Note that DLTensor capsules can be '
                                 'consumed only once, so you might have already constructed a tensor from it once.')
          if ext_tensor.requires_grad:
              raise BufferError("Can't export tensors that require gradient, use tensor.detach()")
          return ext_tensor.clone() if copy else ext_tensor.detach()


      def native_channel_shuffle(input, groups):
          """Mixes the channels of groups."""
          return F.channel_shuffle(input, groups)


      def _copying(name):
          """The function that gives copies where another one gives views."""
          view = getattr(torch, name, None) or getattr(torch.Tensor, name)

          def copy(input, *args, **kwargs):
              found = view(input, *args, **kwargs)
              return found.clone() if isinstance(found, torch.Tensor) else tuple(part.clone() for part in found)

          copy.__name__ = copy.__qualname__ = name + '_copy'
          copy.__doc__ = f'Like torch.{name}, but gives copies.'
          return copy


      alias_copy = _copying('clone')
      for _name in ('detach', 'diagonal', 'expand', 'permute', 'select', 'split', 'split_with_sizes', 'squeeze', 't',
                    'transpose', 'unbind', 'unfold', 'unsqueeze', 'view', 'as_strided', 'view_as_real',
                    'view_as_complex'):
          globals()[_name + '_copy'] = _copying(_name)


      def frombuffer(buffer, *, dtype, count=-1, offset=0, requires_grad=False):
          """A one-dimensional tensor of the elements that bytes hold."""
          if not isinstance(buffer, (bytes, bytearray)):
              raise ValueError('object does not implement Python buffer protocol.')
          size, length = dtype.itemsize, len(buffer)
          if not length or not count:
              raise ValueError(f'both buffer length ({length}) and count ({count}) must not be 0')
          if not 0 <= offset < length:
              raise ValueError(f'offset ({offset} bytes) must be non-negative and no greater than buffer length '
                               f'({length} bytes) minus 1')
          if count < 0 and (length - offset) % size:
              raise ValueError(f'buffer length ({length - offset} bytes) after offset ({offset} bytes) must be a '
                               f'multiple of element size ({size})')
          count = (length - offset) // size if count < 0 else count
          if offset + count * size > length:
              raise ValueError(f'requested buffer length ({count} * {size} bytes) after offset ({offset} bytes) must '
                               f'not be greater than actual buffer length ({length} bytes)')
          if requires_grad and not (dtype.is_floating_point or dtype.is_complex):
              raise RuntimeError('Only Tensors of floating point and complex dtype can require gradients')
          found = torch.tensor(list(buffer[offset:offset + count * size]), dtype=torch.uint8).view(dtype)
          return found.requires_grad_() if requires_grad else found


      def alpha_dropout(input, p, train):
          """Drops elements so that mean and variance stay."""
          return F.alpha_dropout(input, p, train)


      def feature_dropout(input, p, train):
          """Drops whole channels."""
          if not train:
              return input
          return input * F.dropout(torch.ones_like(input[(slice(None), slice(None)) + (slice(0, 1),) *
                                                         (input.dim() - 2)]), p, True)


      def feature_alpha_dropout(input, p, train):
          """Drops whole channels so that mean and variance stay."""
          return F.feature_alpha_dropout(input, p, train)
      """#)
}
