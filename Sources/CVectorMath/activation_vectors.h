// Activation functions over arrays, a template of each_register.h.
//
// They are computed in the order that PyTorch has, so that the results are the same to the last bit.

#define DECLARE(function) TARGET VECTOR SLEEF(function, u10)(VECTOR);
DECLARE(exp) DECLARE(expm1) DECLARE(log1p) DECLARE(tanh)
#undef DECLARE

TARGET static inline VECTOR LEVEL(select)(MASK condition, VECTOR yes, VECTOR no) {
  return (VECTOR)((condition & (MASK)yes) | (~condition & (MASK)no));
}

TARGET static inline VECTOR LEVEL(tail)(VECTOR x) { return SLEEF(exp, u10)(LEVEL(select)(x < 0, x, -x)); }

TARGET static inline VECTOR LEVEL(value)(enum activation kind, const T *p, VECTOR x) {
  switch (kind) {
    case ACTIVATION_SILU: return x / (1 + SLEEF(exp, u10)(-x));
    case ACTIVATION_MISH: return x * SLEEF(tanh, u10)(SLEEF(log1p, u10)(SLEEF(exp, u10)(x)));
    case ACTIVATION_LOG_SIGMOID: return LEVEL(select)(x < 0, x, x * 0) - SLEEF(log1p, u10)(LEVEL(tail)(x));
    case ACTIVATION_SOFTPLUS: return LEVEL(select)(x * p[0] > p[1], x, SLEEF(log1p, u10)(SLEEF(exp, u10)(x * p[0])) / p[0]);
    case ACTIVATION_ELU: return LEVEL(select)(x > 0, x * p[1], SLEEF(expm1, u10)(x * p[2]) * p[0]);
  }
  return x;
}

TARGET static inline VECTOR LEVEL(gradient)(enum activation kind, const T *p, VECTOR g, VECTOR x) {
  switch (kind) {
    case ACTIVATION_SILU: {
      VECTOR sigmoid = 1 / (1 + SLEEF(exp, u10)(-x));
      return g * sigmoid * (1 + x * (1 - sigmoid));
    }
    case ACTIVATION_MISH: {
      VECTOR sigmoid = 1 / (1 + SLEEF(exp, u10)(-x));
      VECTOR inner = SLEEF(tanh, u10)(SLEEF(log1p, u10)(SLEEF(exp, u10)(x)));
      return g * (inner + x * sigmoid * (1 - inner * inner));
    }
    case ACTIVATION_LOG_SIGMOID: {
      VECTOR z = LEVEL(tail)(x);
      VECTOR part = z / (1 + z);
      return g * LEVEL(select)(x < 0, 1 - part, part);
    }
    case ACTIVATION_SOFTPLUS: {
      VECTOR z = SLEEF(exp, u10)(x * p[0]);
      return LEVEL(select)(x * p[0] > p[1], g, g * z / (z + 1));
    }
    case ACTIVATION_ELU: return LEVEL(select)(x > 0, g * p[1], g * p[2] * p[0] * SLEEF(exp, u10)(x * p[2]));
  }
  return g;
}

TARGET static void LEVEL(activation)(enum activation kind, const T *p, T *out, const T *in, ptrdiff_t count) {
  ptrdiff_t i = 0;
  for (; i + WIDTH <= count; i += WIDTH) STORE(out + i, LEVEL(value)(kind, p, LOAD(in + i)));
  if (i < count) {
    T rest[WIDTH] = {0};
    memcpy(rest, in + i, (size_t)(count - i) * sizeof(T));
    STORE(rest, LEVEL(value)(kind, p, LOAD(rest)));
    memcpy(out + i, rest, (size_t)(count - i) * sizeof(T));
  }
}

TARGET static void LEVEL(activation_gradient)(enum activation kind, const T *p, T *out, const T *gradient,
                                              const T *in, ptrdiff_t count) {
  ptrdiff_t i = 0;
  for (; i + WIDTH <= count; i += WIDTH)
    STORE(out + i, LEVEL(gradient)(kind, p, LOAD(gradient + i), LOAD(in + i)));
  if (i < count) {
    T rest[WIDTH] = {0}, slopes[WIDTH] = {0};
    memcpy(rest, in + i, (size_t)(count - i) * sizeof(T));
    memcpy(slopes, gradient + i, (size_t)(count - i) * sizeof(T));
    STORE(rest, LEVEL(gradient)(kind, p, LOAD(slopes), LOAD(rest)));
    memcpy(out + i, rest, (size_t)(count - i) * sizeof(T));
  }
}
