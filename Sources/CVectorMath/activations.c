// Activation functions over arrays: with SLEEF where the processor has wide registers, the C library otherwise.

#include "CVectorMath.h"
#include "dispatch.h"
#include <math.h>

#include "single_numbers.h"

#define FUNCTIONS(suffix, T) \
  VARIANTS(activation_##suffix, (enum activation kind, const T *p, T *out, const T *in, ptrdiff_t count)) \
  VARIANTS(activation_gradient_##suffix, \
           (enum activation kind, const T *p, T *out, const T *gradients, ptrdiff_t gradient_step, const T *in, \
            ptrdiff_t in_step, ptrdiff_t count)) \
  void activation_##suffix(enum activation kind, const T *parameters, T *out, const T *in, ptrdiff_t count) { \
    DISPATCH(activation_##suffix, kind, parameters, out, in, count) \
    for (ptrdiff_t i = 0; i < count; i++) \
      out[i] = scalar_value_##suffix(kind, parameters, in[i]); \
  } \
  void activation_gradient_##suffix(enum activation kind, const T *p, T *out, const T *gradients, \
                                    ptrdiff_t gradient_step, const T *in, ptrdiff_t in_step, ptrdiff_t count) { \
    DISPATCH(activation_gradient_##suffix, kind, p, out, gradients, gradient_step, in, in_step, count) \
    for (ptrdiff_t i = 0; i < count; i++) \
      out[i] = scalar_gradient_##suffix(kind, p, gradients[i * gradient_step], in[i * in_step]); \
  }
FUNCTIONS(f32, float) FUNCTIONS(f64, double)
