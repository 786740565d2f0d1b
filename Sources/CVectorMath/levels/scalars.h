// Functions of single numbers of one element type, by the C library. PyTorch computes with them what is left of an
// array behind its last whole block, and with SLEEF the blocks: an array of less than a block is theirs alone.
//
// A template: it is told T, NAME(name), and LIBRARY(function), the library's name for the function of that type.

// Products and sums are fused where they meet.
#pragma STDC FP_CONTRACT ON

static inline T NAME(scalar_sigmoid)(T x) { return 1 / (1 + LIBRARY(exp)(-x)); }

// sqrt(2 / pi) and 1 / sqrt(2 pi)
#define GELU_FACTOR (M_SQRT2 * M_2_SQRTPI * 0.5)
#define GELU_DENSITY (M_2_SQRTPI * M_SQRT1_2 * 0.5)

static inline T NAME(scalar_gelu_inner)(T x) { return (T)GELU_FACTOR * (x + (T)0.044715 * (x * x * x)); }

static inline T NAME(scalar_value)(enum activation kind, const T *p, T x) {
  switch (kind) {
    case ACTIVATION_SILU: return x / (1 + LIBRARY(exp)(-x));
    case ACTIVATION_MISH: return x * LIBRARY(tanh)(LIBRARY(log1p)(LIBRARY(exp)(x)));
    case ACTIVATION_LOG_SIGMOID: return (x > 0 ? 0 : x) - LIBRARY(log1p)(LIBRARY(exp)(-LIBRARY(fabs)(x)));
    case ACTIVATION_SOFTPLUS: return x * p[0] > p[1] ? x : LIBRARY(log1p)(LIBRARY(exp)(x * p[0])) / p[0];
    case ACTIVATION_ELU: return x > 0 ? x * p[1] : LIBRARY(expm1)(x * p[2]) * p[0];
    case ACTIVATION_GELU: return x * (T)0.5 * (1 + LIBRARY(erf)(x * (T)M_SQRT1_2));
    case ACTIVATION_TANH_GELU: return (T)0.5 * x * (1 + LIBRARY(tanh)(NAME(scalar_gelu_inner)(x)));
    case ACTIVATION_OF_SIGMOID:
    case ACTIVATION_OF_TANH: break;
  }
  return x;
}

static inline T NAME(scalar_gradient)(enum activation kind, const T *p, T g, T x) {
  switch (kind) {
    case ACTIVATION_SILU: {
      const T sigmoid = NAME(scalar_sigmoid)(x), rest = 1 - sigmoid;
      return g * sigmoid * LIBRARY(fma)(x, rest, 1);
    }
    case ACTIVATION_MISH: {
      const T sigmoid = NAME(scalar_sigmoid)(x);
      const T inner = LIBRARY(tanh)(LIBRARY(log1p)(LIBRARY(exp)(x)));
      return g * LIBRARY(fma)(x * sigmoid, LIBRARY(fma)(-inner, inner, 1), inner);
    }
    case ACTIVATION_LOG_SIGMOID: {
      const T z = LIBRARY(exp)(-LIBRARY(fabs)(x)), part = z / (1 + z);
      return g * (x < 0 ? 1 - part : part);
    }
    case ACTIVATION_SOFTPLUS: {
      const T z = LIBRARY(exp)(x * p[0]);
      return x * p[0] > p[1] ? g : g * z / (z + 1);
    }
    case ACTIVATION_ELU: return x <= 0 ? g * p[2] * p[0] * LIBRARY(exp)(x * p[2]) : g * p[1];
    case ACTIVATION_GELU: {
      const T share = (T)0.5 * (1 + LIBRARY(erf)(x * (T)M_SQRT1_2));
      return g * (share + x * ((T)GELU_DENSITY * LIBRARY(exp)((T)-0.5 * x * x)));
    }
    case ACTIVATION_TANH_GELU: {
      const T t = LIBRARY(tanh)(NAME(scalar_gelu_inner)(x));
      const T slope = (T)GELU_FACTOR * (1 + 3 * (T)0.044715 * x * x);
      return g * ((T)0.5 * (1 + t) + (T)0.5 * x * (1 - t * t) * slope);
    }
    case ACTIVATION_OF_SIGMOID: return g * (1 - x) * x;
    case ACTIVATION_OF_TANH: return g * LIBRARY(fma)(-x, x, 1);
  }
  return g;
}

static inline T NAME(scalar_pair)(enum pair_function kind, T a, T b) {
  switch (kind) {
    case PAIR_POWER: return LIBRARY(pow)(a, b);
    case PAIR_ATAN2: return LIBRARY(atan2)(a, b);
    case PAIR_HYPOT: return LIBRARY(hypot)(a, b);
    case PAIR_LOG_ADD_EXP:
      if (isinf(a) && a == b) return a;
      return (a > b ? a : b) + LIBRARY(log1p)(LIBRARY(exp)(-LIBRARY(fabs)(a - b)));
  }
  return a;
}
