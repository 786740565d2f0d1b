// Complex functions over arrays.

#define _GNU_SOURCE
#include "CVectorMath.h"
#include <complex.h>
#include <math.h>

typedef double complex c128;
typedef float complex c64;

// glibc gives clang no CMPLX.
static inline c128 make(double real, double imaginary) { return __builtin_complex(real, imaginary); }

static inline c128 exp2_c(c128 z) { return cexp(z * M_LN2); }
static inline c128 log2_c(c128 z) {
  c128 l = clog(z);
  return make(creal(l) / M_LN2, cimag(l) / M_LN2);
}
static inline c128 log10_c(c128 z) {
  c128 l = clog(z);
  return make(creal(l) / M_LN10, cimag(l) / M_LN10);
}
static inline c128 expm1_c(c128 z) {
  double a = sin(cimag(z) / 2);
  double real = expm1(creal(z)) * cos(cimag(z)) - 2 * a * a;
  return make(real, exp(creal(z)) * sin(cimag(z)));
}
static inline c128 log1p_c(c128 z) {
  double x = creal(z), y = cimag(z);
  return make(0.5 * log1p(x * (2 + x) + y * y), atan2(y, 1 + x));
}
static inline c128 reciprocal_c(c128 z) {
  double a = creal(z), b = cimag(z);
  if (isinf(a) || isinf(b)) return isnan(a) || isnan(b) || (isinf(a) && isinf(b)) ? make(NAN, NAN) : 1 / z;
  if (a == 0 && b == 0) return make(INFINITY, NAN);
  return 1 / z;
}
static inline c128 rsqrt_c(c128 z) { return 1 / csqrt(z); }
static inline c128 sigmoid_c(c128 z) { return 1 / (1 + cexp(-z)); }

#define LOOPS(name, function) \
  void vector_##name##_c64(void *out, const void *in, ptrdiff_t count) { \
    c64 *o = out; \
    const c64 *z = in; \
    for (ptrdiff_t i = 0; i < count; i++) o[i] = (c64)function((c128)z[i]); \
  } \
  void vector_##name##_c128(void *out, const void *in, ptrdiff_t count) { \
    c128 *o = out; \
    const c128 *z = in; \
    for (ptrdiff_t i = 0; i < count; i++) o[i] = function(z[i]); \
  }

LOOPS(exp, cexp) LOOPS(exp2, exp2_c) LOOPS(expm1, expm1_c)
LOOPS(log, clog) LOOPS(log2, log2_c) LOOPS(log10, log10_c) LOOPS(log1p, log1p_c)
LOOPS(sin, csin) LOOPS(cos, ccos) LOOPS(tan, ctan) LOOPS(asin, casin) LOOPS(acos, cacos) LOOPS(atan, catan)
LOOPS(sinh, csinh) LOOPS(cosh, ccosh) LOOPS(tanh, ctanh) LOOPS(asinh, casinh) LOOPS(acosh, cacosh) LOOPS(atanh, catanh)
LOOPS(sqrt, csqrt) LOOPS(rsqrt, rsqrt_c) LOOPS(reciprocal, reciprocal_c) LOOPS(sigmoid, sigmoid_c)

void vector_power_c64(void *out, const void *a, const void *b) {
  *(c64 *)out = cpowf(*(const c64 *)a, *(const c64 *)b);
}

void vector_power_c128(void *out, const void *a, const void *b) {
  *(c128 *)out = cpow(*(const c128 *)a, *(const c128 *)b);
}
