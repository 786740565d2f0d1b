// Real functions over arrays: SLEEF's where the processor has wide registers, the C library's otherwise.

#define _GNU_SOURCE
#include "CVectorMath.h"
#include <math.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>

#define TARGET __attribute__((target("avx512f")))
#define LEVEL(name) name##_avx512
#define SLEEF(function, accuracy) Sleef_##function##d8_##accuracy##avx512f
#define DOUBLES __m512d
#define WIDTH 8
#define LOAD _mm512_loadu_pd
#define STORE _mm512_storeu_pd
#define LOAD_FLOATS(p) _mm512_cvtps_pd(_mm256_loadu_ps(p))
#define STORE_FLOATS(p, x) _mm256_storeu_ps(p, _mm512_cvtpd_ps(x))
#define SET _mm512_set1_pd
#define ADD _mm512_add_pd
#define DIVIDE _mm512_div_pd
#define NEGATE(x) _mm512_sub_pd(_mm512_set1_pd(-0.0), x)
#include "real_vectors.h"
#undef TARGET
#undef LEVEL
#undef SLEEF
#undef DOUBLES
#undef WIDTH
#undef LOAD
#undef STORE
#undef LOAD_FLOATS
#undef STORE_FLOATS
#undef SET
#undef ADD
#undef DIVIDE
#undef NEGATE

#define TARGET __attribute__((target("avx2,fma")))
#define LEVEL(name) name##_avx2
#define SLEEF(function, accuracy) Sleef_##function##d4_##accuracy##avx2
#define DOUBLES __m256d
#define WIDTH 4
#define LOAD _mm256_loadu_pd
#define STORE _mm256_storeu_pd
#define LOAD_FLOATS(p) _mm256_cvtps_pd(_mm_loadu_ps(p))
#define STORE_FLOATS(p, x) _mm_storeu_ps(p, _mm256_cvtpd_ps(x))
#define SET _mm256_set1_pd
#define ADD _mm256_add_pd
#define DIVIDE _mm256_div_pd
#define NEGATE(x) _mm256_sub_pd(_mm256_set1_pd(-0.0), x)
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
VECTOR_LOOPS(sinh) VECTOR_LOOPS(cosh) VECTOR_LOOPS(tanh)
VECTOR_LOOPS(asinh) VECTOR_LOOPS(acosh) VECTOR_LOOPS(atanh)
VECTOR_LOOPS(erf) VECTOR_LOOPS(erfc) VECTOR_LOOPS(sigmoid)
LOOPS(erfinv, special_erfinv) LOOPS(lgamma, special_lgamma) LOOPS(digamma, special_digamma)
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
