// Activation functions over arrays: with SLEEF where the processor has wide registers, the C library otherwise.

#include "CVectorMath.h"
#include <math.h>
#include <string.h>

// Products and sums are fused where they meet, as in PyTorch.
#pragma STDC FP_CONTRACT ON

#define TEMPLATE "activation_vectors.h"
#include "each_register.h"

static double value(enum activation kind, double first, double second, double third, double x) {
  switch (kind) {
    case ACTIVATION_SILU: return x / (1 + exp(-x));
    case ACTIVATION_MISH: return x * tanh(log1p(exp(x)));
    case ACTIVATION_LOG_SIGMOID: return (x < 0 ? x : x * 0) - log1p(exp(-fabs(x)));
    case ACTIVATION_SOFTPLUS: return x * first > second ? x : log1p(exp(x * first)) / first;
    case ACTIVATION_ELU: return x > 0 ? x * second : expm1(x * third) * first;
  }
  return x;
}

static double gradient(enum activation kind, double first, double second, double third, double g, double x) {
  const double sigmoid = 1 / (1 + exp(-x));
  switch (kind) {
    case ACTIVATION_SILU: return g * sigmoid * (1 + x * (1 - sigmoid));
    case ACTIVATION_MISH: {
      const double inner = tanh(log1p(exp(x)));
      return g * (inner + x * sigmoid * (1 - inner * inner));
    }
    case ACTIVATION_LOG_SIGMOID: return g * (1 - sigmoid);
    case ACTIVATION_SOFTPLUS: {
      const double z = exp(x * first);
      return x * first > second ? g : g * z / (z + 1);
    }
    case ACTIVATION_ELU: return x > 0 ? g * second : g * third * first * exp(x * third);
  }
  return g;
}

#define FUNCTIONS(suffix, T) \
  void activation_##suffix(enum activation kind, const T *parameters, T *out, const T *in, ptrdiff_t count) { \
    DISPATCH(activation_##suffix, kind, parameters, out, in, count) \
    for (ptrdiff_t i = 0; i < count; i++) \
      out[i] = (T)value(kind, parameters[0], parameters[1], parameters[2], in[i]); \
  } \
  void activation_gradient_##suffix(enum activation kind, const T *parameters, T *out, const T *gradients, \
                                    const T *in, ptrdiff_t count) { \
    DISPATCH(activation_gradient_##suffix, kind, parameters, out, gradients, in, count) \
    for (ptrdiff_t i = 0; i < count; i++) \
      out[i] = (T)gradient(kind, parameters[0], parameters[1], parameters[2], gradients[i], in[i]); \
  }
FUNCTIONS(f32, float) FUNCTIONS(f64, double)
