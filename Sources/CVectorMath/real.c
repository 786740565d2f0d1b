// Real functions over arrays: SLEEF's where the processor has wide registers, the C library's otherwise.

#define _GNU_SOURCE
#include "CVectorMath.h"
#include "dispatch.h"
#include <math.h>

static inline double sigmoid(double x) { return 1 / (1 + exp(-x)); }
static inline double sinc(double x) { return x == 0 ? 1 : sin(M_PI * x) / (M_PI * x); }

#define SCALAR_LOOPS(name, function, DISPATCH) \
  VARIANTS(vector_##name##_f32, (float *out, const float *in, ptrdiff_t count)) \
  VARIANTS(vector_##name##_f64, (double *out, const double *in, ptrdiff_t count)) \
  void vector_##name##_f32(void *out, const void *in, ptrdiff_t count) { \
    float *o = out; \
    const float *x = in; \
    DISPATCH(vector_##name##_f32, o, x, count) \
    for (ptrdiff_t i = 0; i < count; i++) o[i] = (float)function((double)x[i]); \
  } \
  void vector_##name##_f64(void *out, const void *in, ptrdiff_t count) { \
    double *o = out; \
    const double *x = in; \
    DISPATCH(vector_##name##_f64, o, x, count) \
    for (ptrdiff_t i = 0; i < count; i++) o[i] = function(x[i]); \
  }

#define NO_DISPATCH(name, out, in, count)
#define LOOPS(name, function) SCALAR_LOOPS(name, function, NO_DISPATCH)
#define VECTOR_LOOPS(name) SCALAR_LOOPS(name, name, DISPATCH)

VECTOR_LOOPS(exp) VECTOR_LOOPS(exp2) VECTOR_LOOPS(expm1)
VECTOR_LOOPS(log) VECTOR_LOOPS(log2) VECTOR_LOOPS(log10) VECTOR_LOOPS(log1p)
VECTOR_LOOPS(sin) VECTOR_LOOPS(cos) VECTOR_LOOPS(tan) VECTOR_LOOPS(asin) VECTOR_LOOPS(acos) VECTOR_LOOPS(atan)
VECTOR_LOOPS(tanh) VECTOR_LOOPS(atanh)
VECTOR_LOOPS(erf) VECTOR_LOOPS(erfc) VECTOR_LOOPS(sigmoid)
SCALAR_LOOPS(lgamma, special_lgamma, DISPATCH)
SCALAR_LOOPS(native_exp, exp, DISPATCH) SCALAR_LOOPS(native_log, log, DISPATCH)
LOOPS(erfinv, special_erfinv) LOOPS(digamma, special_digamma)
LOOPS(i0, special_i0) LOOPS(i0e, special_i0e) LOOPS(i1, special_i1) LOOPS(i1e, special_i1e)
LOOPS(ndtri, special_ndtri)

// PyTorch computes these one by one with the C library's functions of the element's own type, but sinh and cosh of
// float64 in registers.
#define LIBRARY_LOOP(name, suffix, type, function, DISPATCH) \
  VARIANTS(vector_##name##_##suffix, (type *out, const type *in, ptrdiff_t count)) \
  void vector_##name##_##suffix(void *out, const void *in, ptrdiff_t count) { \
    type *o = out; \
    const type *x = in; \
    DISPATCH(vector_##name##_##suffix, o, x, count) \
    for (ptrdiff_t i = 0; i < count; i++) o[i] = function(x[i]); \
  }
LIBRARY_LOOP(sinh, f32, float, sinhf, NO_DISPATCH) LIBRARY_LOOP(sinh, f64, double, sinh, DISPATCH)
LIBRARY_LOOP(cosh, f32, float, coshf, NO_DISPATCH) LIBRARY_LOOP(cosh, f64, double, cosh, DISPATCH)
LIBRARY_LOOP(asinh, f32, float, asinhf, NO_DISPATCH) LIBRARY_LOOP(asinh, f64, double, asinh, NO_DISPATCH)
LIBRARY_LOOP(acosh, f32, float, acoshf, NO_DISPATCH) LIBRARY_LOOP(acosh, f64, double, acosh, NO_DISPATCH)

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
