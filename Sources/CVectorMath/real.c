// Real functions over arrays: SLEEF's where the processor has wide registers, the C library's otherwise.

#define _GNU_SOURCE
#include "CVectorMath.h"
#include <math.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)
#include <immintrin.h>

// Powers of two between 1 and 2, and how much is missing of each, relative to it.
enum { powers = 128 };
static double power_of_two[powers];
static double power_rest[powers];

__attribute__((constructor)) static void make_powers(void) {
  for (int i = 0; i < powers; i++) {
    long double exact = exp2l(i / (long double)powers);
    power_of_two[i] = (double)exact;
    power_rest[i] = (double)((exact - power_of_two[i]) / exact);
  }
}

#define TARGET __attribute__((target("avx512f")))
#define LEVEL(name) name##_avx512
#define SLEEF(function, accuracy) Sleef_##function##d8_##accuracy##avx512f
#define SLEEF_FLOATS(function, accuracy) Sleef_##function##f16_##accuracy##avx512f
#define DOUBLES __m512d
#define FLOATS __m512
#define LONGS __m512i
#define WIDTH 8
#define LOAD _mm512_loadu_pd
#define STORE _mm512_storeu_pd
#define LOAD_FLOATS(p) _mm512_cvtps_pd(_mm256_loadu_ps(p))
#define STORE_FLOATS(p, x) _mm256_storeu_ps(p, _mm512_cvtpd_ps(x))
#define LOAD_SINGLES _mm512_loadu_ps
#define STORE_SINGLES _mm512_storeu_ps
#define SET _mm512_set1_pd
#define FUSED _mm512_fmadd_pd
#define TABLE(table, index) _mm512_i64gather_pd(index, table, 8)
#include "real_vectors.h"
#undef TARGET
#undef LEVEL
#undef SLEEF
#undef SLEEF_FLOATS
#undef DOUBLES
#undef FLOATS
#undef LONGS
#undef WIDTH
#undef LOAD
#undef STORE
#undef LOAD_FLOATS
#undef STORE_FLOATS
#undef LOAD_SINGLES
#undef STORE_SINGLES
#undef SET
#undef FUSED
#undef TABLE

#define TARGET __attribute__((target("avx2,fma")))
#define LEVEL(name) name##_avx2
#define SLEEF(function, accuracy) Sleef_##function##d4_##accuracy##avx2
#define SLEEF_FLOATS(function, accuracy) Sleef_##function##f8_##accuracy##avx2
#define DOUBLES __m256d
#define FLOATS __m256
#define LONGS __m256i
#define WIDTH 4
#define LOAD _mm256_loadu_pd
#define STORE _mm256_storeu_pd
#define LOAD_FLOATS(p) _mm256_cvtps_pd(_mm_loadu_ps(p))
#define STORE_FLOATS(p, x) _mm_storeu_ps(p, _mm256_cvtpd_ps(x))
#define LOAD_SINGLES _mm256_loadu_ps
#define STORE_SINGLES _mm256_storeu_ps
#define SET _mm256_set1_pd
#define FUSED _mm256_fmadd_pd
#define TABLE(table, index) _mm256_i64gather_pd(table, index, 8)
#include "real_vectors.h"

#define DISPATCH(name, out, in, count) \
  if (__builtin_cpu_supports("avx512f")) { \
    name##_avx512(out, in, count); \
    return; \
  } \
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) { \
    name##_avx2(out, in, count); \
    return; \
  }
#else
#define DISPATCH(name, out, in, count)
#endif

static inline double sigmoid(double x) { return 1 / (1 + exp(-x)); }
static inline double sinc(double x) { return x == 0 ? 1 : sin(M_PI * x) / (M_PI * x); }

#define SCALAR_LOOPS(name, function, DISPATCH) \
  void vector_##name##_f32(void *out, const void *in, ptrdiff_t count) { \
    float *o = out; \
    const float *x = in; \
    DISPATCH(name##_f32, o, x, count) \
    for (ptrdiff_t i = 0; i < count; i++) o[i] = (float)function((double)x[i]); \
  } \
  void vector_##name##_f64(void *out, const void *in, ptrdiff_t count) { \
    double *o = out; \
    const double *x = in; \
    DISPATCH(name##_f64, o, x, count) \
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
  void vector_##name##_##suffix(void *out, const void *in, ptrdiff_t count) { \
    type *o = out; \
    const type *x = in; \
    DISPATCH(name##_##suffix, o, x, count) \
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
