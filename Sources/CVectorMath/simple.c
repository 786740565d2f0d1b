// Functions that a processor has instructions for, over arrays, in the widest vectors that it has.

#include "CVectorMath.h"
#include "blocks.h"

#pragma STDC FP_CONTRACT OFF

#define LOOP(name, suffix, type, expression)                                        \
  MULTIVERSION void vector_##name##_##suffix(void *out, const void *in, ptrdiff_t count) { \
    type *o = out;                                                                  \
    const type *a = in;                                                             \
    _Pragma("clang loop vectorize(assume_safety)") for (ptrdiff_t i = 0; i < count; i++) { \
      const type x = a[i];                                                          \
      o[i] = expression;                                                            \
    }                                                                               \
  }
#define LOOPS(name, expression) LOOP(name, f32, float, expression) LOOP(name, f64, double, expression)

LOOPS(floor, __builtin_elementwise_floor(x))
LOOPS(ceil, __builtin_elementwise_ceil(x))
LOOPS(round, __builtin_elementwise_roundeven(x))
LOOPS(trunc, __builtin_elementwise_trunc(x))
LOOPS(sqrt, __builtin_elementwise_sqrt(x))
LOOPS(rsqrt, 1 / __builtin_elementwise_sqrt(x))
LOOPS(reciprocal, 1 / x)
