// The functions of CVectorMath for processors with AVX-512.

#if defined(__x86_64__)
#include <immintrin.h>

#define LEVEL(name) name##_avx512
#define SLEEF_DOUBLES(function, accuracy) Sleef_##function##d8_##accuracy##avx512f
#define SLEEF_FLOATS(function, accuracy) Sleef_##function##f16_##accuracy##avx512f
#define DOUBLES __m512d
#define FLOATS __m512
#define LONGS __m512i
#define INTEGERS integers
#define WIDTH 8
#define LOAD _mm512_loadu_pd
#define STORE _mm512_storeu_pd
#define LOAD_FLOATS(p) _mm512_cvtps_pd(_mm256_loadu_ps(p))
#define STORE_FLOATS(p, x) _mm256_storeu_ps(p, _mm512_cvtpd_ps(x))
#define LOAD_SINGLES _mm512_loadu_ps
#define STORE_SINGLES _mm512_storeu_ps
#define SET _mm512_set1_pd
#define SET_SINGLES _mm512_set1_ps
#define FUSED _mm512_fmadd_pd
#define LEAST _mm512_min_pd
#define GREATEST _mm512_max_pd
#define ANY(condition) (_mm512_test_epi64_mask((__m512i)(condition), (__m512i)(condition)) != 0)
#define TABLE(table, index) _mm512_i64gather_pd(index, table, 8)
typedef int integers __attribute__((vector_size(64)));

#include "../CVectorMath/levels/vectors.h"
#endif
