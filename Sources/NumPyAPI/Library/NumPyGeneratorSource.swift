import PythonRuntime

extension PythonSource {
  /// The generators of `numpy.random`.
  static let numpyGenerator = PythonSource(
    module: "numpy.random",
    file: "numpy/random/generator",
    text: #"""
      class RandomState(_Counting):
          """The random numbers of `np.random.seed`, from a Mersenne twister."""

          _choice_error = 'a must be greater than 0 unless no samples are taken'
          _too_many = "Cannot take a larger sample than population when 'replace=False'"

          def __init__(self, seed=None):
              self._bits = _native.BitGenerator(True, seed)

          def __repr__(self):
              return f'RandomState(MT19937) at 0x{id(self):X}'

          def _refuse_choice(self):
              raise ValueError('a must be 1-dimensional or an integer')

          def seed(self, seed=None):
              self._bits.seed(seed)

          def get_state(self, legacy=True):
              return ('MT19937', self._bits.copy())

          def set_state(self, state):
              self._bits.copy_from(state[1])

          def random_sample(self, size=None):
              return self._plain(self._uniforms(size), size)

          def random(self, size=None):
              return self.random_sample(size)

          ranf = sample = random

          def rand(self, *args):
              return self.random_sample(args if args else None)

          def randn(self, *args):
              return self.standard_normal(args if args else None)

          def standard_normal(self, size=None):
              return self._plain(_shaped(self._bits.normals(_count(size)), size), size)

          def randint(self, low, high=None, size=None, dtype=int):
              return _integers(self, low, high, size, dtype, False)

          def random_integers(self, low, high=None, size=None):
              return self.randint(1 if high is None else low, (low if high is None else high) + 1, size)

          def tomaxint(self, size=None):
              return self.randint(0, 2 ** 63 - 1, size)

          def _distinct(self, n, count, shuffle):
              return self._bits.shuffled(_np.arange(n))[:count]

          def choice(self, a, size=None, replace=True, p=None):
              return self._chosen(a, size, replace, p)

          def shuffle(self, x):
              order = self._bits.shuffled(_np.arange(len(x)))
              if isinstance(x, _np.ndarray):
                  x[...] = x[order]
              else:
                  x[:] = [x[i] for i in order.tolist()]

          def permutation(self, x):
              if isinstance(x, (int, _np.integer)):
                  return self._bits.shuffled(_np.arange(x))
              x = _np.asarray(x)
              return x[self._bits.shuffled(_np.arange(len(x)))]


      class Generator(_Counting):
          """The random numbers of `np.random.default_rng`, from PCG64."""

          _choice_error = 'a must be a positive integer unless no samples are taken'
          _too_many = 'Cannot take a larger sample than population when replace is False'

          def __init__(self, bit_generator):
              self.bit_generator = bit_generator
              self._bits = bit_generator._bits

          def __repr__(self):
              return f'Generator({type(self.bit_generator).__name__}) at 0x{id(self):X}'

          def __str__(self):
              return f'Generator({type(self.bit_generator).__name__})'

          def _refuse_choice(self):
              raise ValueError('a must be a sequence or an integer, not <class \'float\'>')

          def random(self, size=None, dtype=float, out=None):
              if _np.dtype(dtype) == _np.float32:
                  values = _shaped(self._bits.floats(_count(size)).astype(_np.float32), size)
              else:
                  values = self._uniforms(size)
              return _np._stored(self._plain(values, size), out)

          def standard_normal(self, size=None, dtype=float, out=None):
              values = _shaped(self._bits.normals(_count(size)), size)
              if _np.dtype(dtype) == _np.float32:
                  raise TypeError('normal numbers of type float32 are not available here')
              return _np._stored(self._plain(values, size), out)

          def integers(self, low, high=None, size=None, dtype=int, endpoint=False):
              return _integers(self, low, high, size, dtype, endpoint)

          def _distinct(self, n, count, shuffle):
              if n > 10000 and count > n // (50 if shuffle else 20):
                  return self._bits.shuffled(_np.arange(n), max(n - count, 1))[n - count:]
              found, seen = [], set()
              for j in range(n - count, n):
                  value = self._bits.bounded(j)
                  if value in seen:
                      value = j
                  seen.add(value)
                  found.append(value)
              return self._bits.shuffled(found) if shuffle else _np.array(found, int)

          def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
              return self._chosen(a, size, replace, p, axis, shuffle)

          def shuffle(self, x, axis=0):
              if isinstance(x, _np.ndarray):
                  order = self._bits.shuffled(_np.arange(x.shape[axis]), 1, True)
                  x[...] = _np.take(x, order, axis)
              else:
                  order = self._bits.shuffled(_np.arange(len(x)), 1, True)
                  x[:] = [x[i] for i in order.tolist()]

          def permutation(self, x, axis=0):
              if isinstance(x, (int, _np.integer)):
                  return self._bits.shuffled(_np.arange(x), 1, True)
              x = _np.asarray(x)
              return _np.take(x, self._bits.shuffled(_np.arange(x.shape[axis]), 1, True), axis)

          def _exponential(self):
              return float(self._bits.exponentials(1)[0])

          def permuted(self, x, axis=None, out=None):
              x = _np.array(x)
              if axis is None:
                  return self.permutation(x.reshape(-1)).reshape(x.shape)
              rows = _np.moveaxis(x, axis, -1)
              for index in _np.ndindex(*rows.shape[:-1]):
                  rows[index] = rows[index][self._bits.shuffled(_np.arange(rows.shape[-1]))]
              return x

          def spawn(self, n_children):
              raise TypeError('spawned generators are not available here')


      def _integers(self, low, high, size, dtype, endpoint):
          legacy = isinstance(self, RandomState)
          if high is None:
              low, high = 0, low
          dtype = _np.dtype(dtype)
          if _np.ndim(low) or _np.ndim(high):
              lows, highs = _np.broadcast_arrays(_np.asarray(low), _np.asarray(high))
              shape = lows.shape if size is None else size
              lows, highs = (_np.broadcast_to(v, shape).reshape(-1).tolist() for v in (lows, highs))
              return _np.array([int(_integers(self, a, b, None, dtype, endpoint)) for a, b in zip(lows, highs)],
                               dtype).reshape(shape)
          low, high = int(low), int(high)
          if dtype == bool:
              least, most = 0, 1
          else:
              limits = _np.iinfo(dtype)
              least, most = limits.min, limits.max
          last = high if endpoint else high - 1
          if low < least:
              raise ValueError(f'low is out of bounds for {dtype}')
          if last > most:
              raise ValueError(f'high is out of bounds for {dtype}')
          if low > last:
              if last < low and high == 0 and low == 0:
                  raise ValueError('high <= 0')
              raise ValueError('low > high' if endpoint else 'low >= high')
          values = self._bits.integers(_count(size), low, last, dtype if dtype != bool else 'int64').astype(dtype)
          if size is None:
              return int(values[0]) if dtype == int and legacy else values[0]
          return values.reshape(size)


      class PCG64:
          def __init__(self, seed=None):
              self._bits = _native.BitGenerator(False, seed)


      class MT19937:
          def __init__(self, seed=None):
              self._bits = _native.BitGenerator(True, seed)


      def default_rng(seed=None):
          """A new generator with a seed of its own."""
          if isinstance(seed, Generator):
              return seed
          if isinstance(seed, PCG64):
              return Generator(seed)
          return Generator(PCG64(seed))


      _state = RandomState()

      for _name in ('seed get_state set_state random_sample random ranf sample rand randn standard_normal randint '
                    'random_integers choice shuffle permutation uniform normal lognormal exponential standard_exponential '
                    'gamma standard_gamma chisquare beta dirichlet laplace gumbel logistic standard_cauchy standard_t '
                    'rayleigh weibull pareto poisson binomial geometric multinomial multivariate_normal triangular').split():
          globals()[_name] = getattr(_state, _name)
      del _name
      """#)
}
