// Functions of two variables over arrays: by SLEEF in the element's own type where the processor has wide registers,
// which gives PyTorch's results to the last bit, by the C library otherwise.

#include "CVectorMath.h"
#include "dispatch.h"
#include <math.h>

#include "single_numbers.h"

#define FUNCTIONS(suffix, T) \
  VARIANTS(pair_##suffix, (enum pair_function kind, T *out, const T *a, ptrdiff_t a_step, const T *b, \
                           ptrdiff_t b_step, ptrdiff_t count)) \
  void pair_##suffix(enum pair_function kind, T *out, const T *a, ptrdiff_t a_step, const T *b, ptrdiff_t b_step, \
                     ptrdiff_t count) { \
    DISPATCH(pair_##suffix, kind, out, a, a_step, b, b_step, count) \
    for (ptrdiff_t i = 0; i < count; i++) out[i] = scalar_pair_##suffix(kind, a[i * a_step], b[i * b_step]); \
  } \
  VARIANTS(power_##suffix, (T *out, const T *in, double exponent, ptrdiff_t count)) \
  void power_##suffix(T *out, const T *in, double exponent, ptrdiff_t count) { \
    DISPATCH(power_##suffix, out, in, exponent, count) \
    for (ptrdiff_t i = 0; i < count; i++) out[i] = (T)pow((double)in[i], exponent); \
  }
FUNCTIONS(f32, float) FUNCTIONS(f64, double)
