// Real functions over arrays, one element at a time.

#define _GNU_SOURCE
#include "CVectorMath.h"
#include <math.h>

static inline double sigmoid(double x) { return 1 / (1 + exp(-x)); }
static inline double sinc(double x) { return x == 0 ? 1 : sin(M_PI * x) / (M_PI * x); }

// float32 is computed in float64 and rounded once, which is exact to half a unit in nearly every case.
#define LOOPS(name, function) \
  void vector_##name##_f32(void *out, const void *in, ptrdiff_t count) { \
    float *o = out; \
    const float *x = in; \
    for (ptrdiff_t i = 0; i < count; i++) o[i] = (float)function((double)x[i]); \
  } \
  void vector_##name##_f64(void *out, const void *in, ptrdiff_t count) { \
    double *o = out; \
    const double *x = in; \
    for (ptrdiff_t i = 0; i < count; i++) o[i] = function(x[i]); \
  }

LOOPS(exp, exp) LOOPS(exp2, exp2) LOOPS(expm1, expm1)
LOOPS(log, log) LOOPS(log2, log2) LOOPS(log10, log10) LOOPS(log1p, log1p)
LOOPS(sin, sin) LOOPS(cos, cos) LOOPS(tan, tan) LOOPS(asin, asin) LOOPS(acos, acos) LOOPS(atan, atan)
LOOPS(sinh, sinh) LOOPS(cosh, cosh) LOOPS(tanh, tanh) LOOPS(asinh, asinh) LOOPS(acosh, acosh) LOOPS(atanh, atanh)
LOOPS(erf, erf) LOOPS(erfc, erfc) LOOPS(erfinv, special_erfinv)
LOOPS(lgamma, special_lgamma) LOOPS(digamma, special_digamma)
LOOPS(sigmoid, sigmoid)
LOOPS(i0, special_i0) LOOPS(i0e, special_i0e) LOOPS(i1, special_i1) LOOPS(i1e, special_i1e)
LOOPS(ndtri, special_ndtri)

// PyTorch rounds the angle to the element's type before it takes the sine.
void vector_sinc_f32(void *out, const void *in, ptrdiff_t count) {
  float *o = out;
  const float *x = in;
  for (ptrdiff_t i = 0; i < count; i++) {
    float angle = (float)M_PI * x[i];
    o[i] = x[i] == 0 ? 1 : (float)sin((double)angle) / angle;
  }
}

void vector_sinc_f64(void *out, const void *in, ptrdiff_t count) {
  double *o = out;
  const double *x = in;
  for (ptrdiff_t i = 0; i < count; i++) o[i] = sinc(x[i]);
}
