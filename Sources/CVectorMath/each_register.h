// Includes TEMPLATE once for each instruction set and element type, so that a function is computed in the element's
// own type. TEMPLATE is told
//   TARGET        the function attribute that allows the instructions
//   LEVEL(name)   name with the type and the instruction set appended
//   T, VECTOR, MASK, WIDTH   the element type, a register of it, and one of as many integers of its size
//   LOAD, STORE, SET   of a register; SET fills it with one number
//   SLEEF(function, accuracy)   SLEEF's name for the register
// and DISPATCH(name, arguments...) calls what it made for the processor, and returns, if there is such a thing.

#if defined(__x86_64__)
#include <immintrin.h>

typedef int integers_of_512 __attribute__((vector_size(64)));
typedef int integers_of_256 __attribute__((vector_size(32)));

#define TARGET __attribute__((target("avx512f")))
#define LEVEL(name) name##_f32_avx512
#define T float
#define VECTOR __m512
#define MASK integers_of_512
#define WIDTH 16
#define LOAD _mm512_loadu_ps
#define STORE _mm512_storeu_ps
#define SET _mm512_set1_ps
#define SLEEF(function, accuracy) Sleef_##function##f16_##accuracy##avx512f
#include TEMPLATE
#include "forget_register.h"

#define TARGET __attribute__((target("avx512f")))
#define LEVEL(name) name##_f64_avx512
#define T double
#define VECTOR __m512d
#define MASK __m512i
#define WIDTH 8
#define LOAD _mm512_loadu_pd
#define STORE _mm512_storeu_pd
#define SET _mm512_set1_pd
#define SLEEF(function, accuracy) Sleef_##function##d8_##accuracy##avx512f
#include TEMPLATE
#include "forget_register.h"

#define TARGET __attribute__((target("avx2,fma")))
#define LEVEL(name) name##_f32_avx2
#define T float
#define VECTOR __m256
#define MASK integers_of_256
#define WIDTH 8
#define LOAD _mm256_loadu_ps
#define STORE _mm256_storeu_ps
#define SET _mm256_set1_ps
#define SLEEF(function, accuracy) Sleef_##function##f8_##accuracy##avx2
#include TEMPLATE
#include "forget_register.h"

#define TARGET __attribute__((target("avx2,fma")))
#define LEVEL(name) name##_f64_avx2
#define T double
#define VECTOR __m256d
#define MASK __m256i
#define WIDTH 4
#define LOAD _mm256_loadu_pd
#define STORE _mm256_storeu_pd
#define SET _mm256_set1_pd
#define SLEEF(function, accuracy) Sleef_##function##d4_##accuracy##avx2
#include TEMPLATE
#include "forget_register.h"

#define DISPATCH(name, ...) \
  if (__builtin_cpu_supports("avx512f")) { \
    name##_avx512(__VA_ARGS__); \
    return; \
  } \
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) { \
    name##_avx2(__VA_ARGS__); \
    return; \
  }
#else
#define DISPATCH(name, ...)
#endif
