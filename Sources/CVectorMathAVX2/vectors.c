// The functions of CVectorMath for processors with AVX2 and FMA.

#if defined(__x86_64__)
#include <immintrin.h>

#define LEVEL(name) name##_avx2
#define SLEEF_DOUBLES(function, accuracy) Sleef_##function##d4_##accuracy##avx2
#define SLEEF_FLOATS(function, accuracy) Sleef_##function##f8_##accuracy##avx2
#define DOUBLES __m256d
#define FLOATS __m256
#define LONGS __m256i
#define INTEGERS integers
#define WIDTH 4
#define LOAD _mm256_loadu_pd
#define STORE _mm256_storeu_pd
#define LOAD_FLOATS(p) _mm256_cvtps_pd(_mm_loadu_ps(p))
#define STORE_FLOATS(p, x) _mm_storeu_ps(p, _mm256_cvtpd_ps(x))
#define LOAD_SINGLES _mm256_loadu_ps
#define STORE_SINGLES _mm256_storeu_ps
#define SET _mm256_set1_pd
#define SET_SINGLES _mm256_set1_ps
#define FUSED _mm256_fmadd_pd
#define LEAST _mm256_min_pd
#define GREATEST _mm256_max_pd
#define ANY(condition) (_mm256_movemask_pd((__m256d)(condition)) != 0)
#define TABLE(table, index) _mm256_i64gather_pd(table, index, 8)
typedef int integers __attribute__((vector_size(32)));

#include "../CVectorMath/levels/vectors.h"
#endif
