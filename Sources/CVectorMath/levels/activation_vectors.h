// Activation functions over arrays of one element type; see vectors.h.
//
// They are computed in the order that PyTorch has, so that the results are the same to the last bit.

// Products and sums are fused where they meet.
#pragma STDC FP_CONTRACT ON

#define DECLARE(function) VECTOR SLEEF(function, u10)(VECTOR);
DECLARE(exp) DECLARE(expm1) DECLARE(log1p) DECLARE(tanh) DECLARE(erf)
#undef DECLARE

static inline VECTOR NAME(select)(MASK condition, VECTOR yes, VECTOR no) {
  return (VECTOR)((condition & (MASK)yes) | (~condition & (MASK)no));
}

static inline VECTOR NAME(tail)(VECTOR x) { return SLEEF(exp, u10)(NAME(select)(x < 0, x, -x)); }

// What the tanh is taken of that stands for the normal distribution.
static inline VECTOR NAME(gelu_inner)(VECTOR x) { return (T)GELU_FACTOR * (x + (T)0.044715 * (x * x * x)); }

static inline VECTOR NAME(value)(enum activation kind, const T *p, VECTOR x) {
  switch (kind) {
    case ACTIVATION_SILU: return x / (1 + SLEEF(exp, u10)(-x));
    case ACTIVATION_MISH: return x * SLEEF(tanh, u10)(SLEEF(log1p, u10)(SLEEF(exp, u10)(x)));
    case ACTIVATION_LOG_SIGMOID: return NAME(select)(x > 0, SET_VECTOR(0), x) - SLEEF(log1p, u10)(NAME(tail)(x));
    case ACTIVATION_SOFTPLUS:
      return NAME(select)(x * p[0] > p[1], x, SLEEF(log1p, u10)(SLEEF(exp, u10)(x * p[0])) / p[0]);
    case ACTIVATION_ELU: return NAME(select)(x > 0, x * p[1], SLEEF(expm1, u10)(x * p[2]) * p[0]);
    case ACTIVATION_GELU: return x * (T)0.5 * (1 + SLEEF(erf, u10)(x * (T)M_SQRT1_2));
    case ACTIVATION_TANH_GELU: return (T)0.5 * x * (1 + SLEEF(tanh, u10)(NAME(gelu_inner)(x)));
    case ACTIVATION_OF_SIGMOID:
    case ACTIVATION_OF_TANH: break;
  }
  return x;
}

static inline VECTOR NAME(gradient)(enum activation kind, const T *p, VECTOR g, VECTOR x) {
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
      VECTOR z = NAME(tail)(x);
      VECTOR part = z / (1 + z);
      return g * NAME(select)(x < 0, 1 - part, part);
    }
    case ACTIVATION_SOFTPLUS: {
      VECTOR z = SLEEF(exp, u10)(x * p[0]);
      return NAME(select)(x * p[0] > p[1], g, g * z / (z + 1));
    }
    case ACTIVATION_ELU: return NAME(select)(x <= 0, g * p[2] * p[0] * SLEEF(exp, u10)(x * p[2]), g * p[1]);
    case ACTIVATION_GELU: {
      VECTOR share = (T)0.5 * (1 + SLEEF(erf, u10)(x * (T)M_SQRT1_2));
      VECTOR density = SLEEF(exp, u10)(x * x * (T)-0.5) * (T)GELU_DENSITY;
      return g * (share + x * density);
    }
    case ACTIVATION_TANH_GELU: {
      VECTOR t = SLEEF(tanh, u10)(NAME(gelu_inner)(x));
      VECTOR slope = (T)GELU_FACTOR * (1 + 3 * (T)0.044715 * (x * x));
      return g * ((T)0.5 * (1 + t) + (T)0.5 * x * (1 - t * t) * slope);
    }
    case ACTIVATION_OF_SIGMOID: return g * (1 - x) * x;
    case ACTIVATION_OF_TANH: return g * (1 - x * x);
  }
  return g;
}

// The next elements of an operand, or its only one.
static inline VECTOR NAME(part)(const T *a, ptrdiff_t step, ptrdiff_t i) {
  return step == 0 ? SET_VECTOR(a[0]) : LOAD_VECTOR(a + i);
}

void NAME(activation)(enum activation kind, const T *p, T *out, const T *in, ptrdiff_t count) {
  ptrdiff_t i = 0;
  // This one PyTorch computes in registers to the end.
  const ptrdiff_t block = kind == ACTIVATION_LOG_SIGMOID ? LANES : BLOCK;
  for (; i + block <= count; i += block)
    for (ptrdiff_t k = i; k < i + block; k += LANES) STORE_VECTOR(out + k, NAME(value)(kind, p, LOAD_VECTOR(in + k)));
  if (kind == ACTIVATION_LOG_SIGMOID && i < count) {
    T rest[LANES] = {0};
    memcpy(rest, in + i, (size_t)(count - i) * sizeof(T));
    STORE_VECTOR(rest, NAME(value)(kind, p, LOAD_VECTOR(rest)));
    memcpy(out + i, rest, (size_t)(count - i) * sizeof(T));
    return;
  }
  for (; i < count; i++) out[i] = ALONE(scalar_value)(kind, p, in[i]);
}

void NAME(activation_gradient)(enum activation kind, const T *p, T *out, const T *gradient, ptrdiff_t gradient_step,
                               const T *in, ptrdiff_t in_step, ptrdiff_t count) {
  ptrdiff_t i = 0;
  const ptrdiff_t block = kind == ACTIVATION_LOG_SIGMOID ? LANES : BLOCK;
  for (; i + block <= count; i += block)
    for (ptrdiff_t k = i; k < i + block; k += LANES) {
      VECTOR g = NAME(part)(gradient, gradient_step, k);
      STORE_VECTOR(out + k, NAME(gradient)(kind, p, g, NAME(part)(in, in_step, k)));
    }
  if (kind == ACTIVATION_LOG_SIGMOID && i < count) {
    T rest[LANES] = {0}, slopes[LANES] = {0};
    for (ptrdiff_t k = i; k < count; k++) {
      rest[k - i] = in[k * in_step];
      slopes[k - i] = gradient[k * gradient_step];
    }
    STORE_VECTOR(rest, NAME(gradient)(kind, p, LOAD_VECTOR(slopes), LOAD_VECTOR(rest)));
    memcpy(out + i, rest, (size_t)(count - i) * sizeof(T));
    return;
  }
  for (; i < count; i++) out[i] = ALONE(scalar_gradient)(kind, p, gradient[i * gradient_step], in[i * in_step]);
}
