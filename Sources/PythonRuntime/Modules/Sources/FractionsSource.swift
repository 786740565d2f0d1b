extension PythonSource {
  static let fractions = PythonSource(
    module: "fractions",
    text: #"""
      import math
      import numbers
      import operator

      __all__ = ['Fraction']


      def _is_number(digits):
          """Whether a text is made of digits, perhaps with single underscores between them."""
          return all(part.isdecimal() for part in digits.split('_'))


      def _parse(text):
          body = text.strip()
          sign = -1 if body.startswith('-') else 1
          number = body[1:] if body[:1] in ('+', '-') else body
          if '/' in number:
              top, _, bottom = number.partition('/')
              if not (_is_number(top) and _is_number(bottom)):
                  raise ValueError(f'Invalid literal for Fraction: {text!r}')
              return sign * int(top), int(bottom)
          mantissa, mark, exponent = number.lower().partition('e')
          whole, _, rest = mantissa.partition('.')
          shift = exponent[1:] if exponent[:1] in ('+', '-') else exponent
          if not (whole or rest) or not all(map(_is_number, filter(None, (whole, rest)))) or (
                  mark and not _is_number(shift)):
              raise ValueError(f'Invalid literal for Fraction: {text!r}')
          rest = rest.replace('_', '')
          power = int(exponent or 0) - len(rest)
          top = sign * int(whole + rest)
          return (top * 10 ** power, 1) if power >= 0 else (top, 10 ** -power)


      class Fraction(numbers.Rational):
          """A quotient of integers, exactly."""
          __slots__ = ('_numerator', '_denominator')
          imag = 0

          @property
          def real(self):
              return +self

          def conjugate(self):
              return +self

          def __new__(cls, numerator=0, denominator=None, *, _normalize=True):
              self = super().__new__(cls)
              if denominator is None:
                  if type(numerator) is int:
                      top, bottom = numerator, 1
                      _normalize = False
                  elif isinstance(numerator, Fraction):
                      top, bottom = numerator._numerator, numerator._denominator
                  elif isinstance(numerator, (float, int)):
                      top, bottom = numerator.as_integer_ratio()
                  elif isinstance(numerator, str):
                      top, bottom = _parse(numerator)
                  else:
                      raise TypeError("argument should be a string or a Rational instance")
              elif type(numerator) is int and type(denominator) is int:
                  top, bottom = numerator, denominator
              elif isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction)):
                  top = numerator.numerator * denominator.denominator
                  bottom = denominator.numerator * numerator.denominator
              else:
                  raise TypeError("both arguments should be Rational instances")
              if bottom == 0:
                  raise ZeroDivisionError(f'Fraction({top}, 0)')
              if _normalize:
                  divisor = math.gcd(top, bottom)
                  if bottom < 0:
                      divisor = -divisor
                  top //= divisor
                  bottom //= divisor
              self._numerator = top
              self._denominator = bottom
              return self

          @classmethod
          def from_float(cls, f):
              return cls(*f.as_integer_ratio())

          @property
          def numerator(self):
              return self._numerator

          @property
          def denominator(self):
              return self._denominator

          def as_integer_ratio(self):
              return self._numerator, self._denominator

          def limit_denominator(self, max_denominator=1000000):
              """The nearest fraction whose denominator is not larger."""
              if max_denominator < 1:
                  raise ValueError("max_denominator should be at least 1")
              if self._denominator <= max_denominator:
                  return Fraction(self)
              p0, q0, p1, q1 = 0, 1, 1, 0
              n, d = self._numerator, self._denominator
              while True:
                  a = n // d
                  q2 = q0 + a * q1
                  if q2 > max_denominator:
                      break
                  p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
                  n, d = d, n - a * d
              k = (max_denominator - q0) // q1
              bound1 = Fraction(p0 + k * p1, q0 + k * q1)
              bound2 = Fraction(p1, q1)
              return bound2 if abs(bound2 - self) <= abs(bound1 - self) else bound1

          def __repr__(self):
              return f'{self.__class__.__name__}({self._numerator}, {self._denominator})'

          def __str__(self):
              if self._denominator == 1:
                  return str(self._numerator)
              return f'{self._numerator}/{self._denominator}'

          def _operate(self, other, exact, approximate, reflected=False):
              if isinstance(other, (int, Fraction)):
                  other = Fraction(other)
                  return exact(other, self) if reflected else exact(self, other)
              if isinstance(other, float):
                  return approximate(other, float(self)) if reflected else approximate(float(self), other)
              if isinstance(other, complex):
                  return approximate(other, complex(float(self))) if reflected else approximate(complex(float(self)), other)
              return NotImplemented

          def _add(a, b):
              return Fraction(a._numerator * b._denominator + b._numerator * a._denominator,
                              a._denominator * b._denominator)

          def _sub(a, b):
              return Fraction(a._numerator * b._denominator - b._numerator * a._denominator,
                              a._denominator * b._denominator)

          def _mul(a, b):
              return Fraction(a._numerator * b._numerator, a._denominator * b._denominator)

          def _div(a, b):
              return Fraction(a._numerator * b._denominator, a._denominator * b._numerator)

          def _floordiv(a, b):
              return (a._numerator * b._denominator) // (a._denominator * b._numerator)

          def _mod(a, b):
              bottom = a._denominator * b._denominator
              return Fraction((a._numerator * b._denominator) % (b._numerator * a._denominator), bottom)

          def __add__(a, b):
              return a._operate(b, Fraction._add, operator.add)

          def __radd__(a, b):
              return a._operate(b, Fraction._add, operator.add, True)

          def __sub__(a, b):
              return a._operate(b, Fraction._sub, operator.sub)

          def __rsub__(a, b):
              return a._operate(b, Fraction._sub, operator.sub, True)

          def __mul__(a, b):
              return a._operate(b, Fraction._mul, operator.mul)

          def __rmul__(a, b):
              return a._operate(b, Fraction._mul, operator.mul, True)

          def __truediv__(a, b):
              return a._operate(b, Fraction._div, operator.truediv)

          def __rtruediv__(a, b):
              return a._operate(b, Fraction._div, operator.truediv, True)

          def __floordiv__(a, b):
              return a._operate(b, Fraction._floordiv, operator.floordiv)

          def __rfloordiv__(a, b):
              return a._operate(b, Fraction._floordiv, operator.floordiv, True)

          def __mod__(a, b):
              return a._operate(b, Fraction._mod, operator.mod)

          def __rmod__(a, b):
              return a._operate(b, Fraction._mod, operator.mod, True)

          def __rdivmod__(b, a):
              return divmod(Fraction(a), b) if isinstance(a, (int, Fraction)) else divmod(a, float(b))

          def __divmod__(a, b):
              return a // b, a % b

          def __pow__(a, b):
              if isinstance(b, (int, Fraction)):
                  if b.denominator == 1:
                      power = b.numerator
                      if power >= 0:
                          return Fraction(a._numerator ** power, a._denominator ** power)
                      return Fraction(a._denominator ** -power, a._numerator ** -power)
                  return float(a) ** float(b)
              return float(a) ** b

          def __rpow__(b, a):
              if b._denominator == 1 and b._numerator >= 0:
                  return a ** b._numerator
              return a ** float(b)

          def __pos__(a):
              return Fraction(a._numerator, a._denominator)

          def __neg__(a):
              return Fraction(-a._numerator, a._denominator)

          def __abs__(a):
              return Fraction(abs(a._numerator), a._denominator)

          def __int__(a):
              return -(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator

          __trunc__ = __int__

          def __float__(a):
              return a._numerator / a._denominator

          def __floor__(a):
              return a._numerator // a._denominator

          def __ceil__(a):
              return -(-a._numerator // a._denominator)

          def __round__(self, ndigits=None):
              if ndigits is None:
                  floor, remainder = divmod(self._numerator, self._denominator)
                  if remainder * 2 < self._denominator:
                      return floor
                  if remainder * 2 > self._denominator:
                      return floor + 1
                  return floor if floor % 2 == 0 else floor + 1
              shift = 10 ** abs(ndigits)
              if ndigits > 0:
                  return Fraction(round(self * shift), shift)
              return Fraction(round(self / shift) * shift)

          def __hash__(self):
              if self._denominator == 1:
                  return hash(self._numerator)
              try:
                  inverse = pow(self._denominator, -1, 2305843009213693951)
              except ValueError:
                  result = 314159
              else:
                  result = hash(hash(abs(self._numerator)) * inverse)
              result = result if self._numerator >= 0 else -result
              return -2 if result == -1 else result

          def __eq__(a, b):
              if isinstance(b, (int, Fraction)):
                  return a._numerator == b.numerator and a._denominator == b.denominator
              if isinstance(b, float):
                  return a == Fraction(b) if math.isfinite(b) else float(a) == b
              if isinstance(b, complex):
                  return b.imag == 0 and a == b.real
              return NotImplemented

          def _compare(self, other, op):
              if isinstance(other, (int, Fraction)):
                  return op(self._numerator * other.denominator, self._denominator * other.numerator)
              if isinstance(other, float):
                  return op(self, Fraction(other)) if math.isfinite(other) else op(0.0, other)
              return NotImplemented

          def __lt__(a, b):
              return a._compare(b, operator.lt)

          def __gt__(a, b):
              return a._compare(b, operator.gt)

          def __le__(a, b):
              return a._compare(b, operator.le)

          def __ge__(a, b):
              return a._compare(b, operator.ge)

          def __bool__(a):
              return bool(a._numerator)

          def __copy__(self):
              return self

          def __deepcopy__(self, memo):
              return self
      """#)
}
