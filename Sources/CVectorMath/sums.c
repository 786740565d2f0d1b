// Sums of products and the like of three arrays, rounded where PyTorch rounds them.

#include "CVectorMath.h"
#include "blocks.h"

#pragma STDC FP_CONTRACT OFF

// `out` is one of the operands or overlaps none.
#define LOOP(expression) \
  _Pragma("clang loop vectorize(assume_safety)") for (ptrdiff_t i = 0; i < count; i++) out[i] = expression;

#define FUNCTIONS(suffix, type, fused)                                                                        \
  MULTIVERSION void add_scaled_##suffix(type *out, const type *a, const type *b, type scale, ptrdiff_t count) { \
    LOOP(fused(scale, b[i], a[i]))                                                                            \
  }                                                                                                           \
  MULTIVERSION void add_product_##suffix(type *out, const type *a, const type *b, const type *c, type scale,  \
                                         ptrdiff_t count) {                                                   \
    LOOP(fused(scale * b[i], c[i], a[i]))                                                                     \
  }                                                                                                           \
  MULTIVERSION void add_quotient_##suffix(type *out, const type *a, const type *b, const type *c, type scale, \
                                          ptrdiff_t count) {                                                  \
    LOOP(a[i] + scale * b[i] / c[i])                                                                          \
  }                                                                                                           \
  MULTIVERSION void lerp_##suffix(type *out, const type *a, const type *b, const type *weights,               \
                                  ptrdiff_t weight_step, ptrdiff_t count) {                                   \
    if (weight_step == 0) {                                                                                   \
      const type w = *weights, rest = 1 - w;                                                                  \
      if (w < 0.5 && w > -0.5) {                                                                              \
        LOOP(fused(w, b[i] - a[i], a[i]))                                                                     \
      } else {                                                                                                \
        LOOP(fused(-(b[i] - a[i]), rest, b[i]))                                                               \
      }                                                                                                       \
      return;                                                                                                 \
    }                                                                                                         \
    LOOP(weights[i] < 0.5 && weights[i] > -0.5 ? fused(weights[i], b[i] - a[i], a[i])                         \
                                               : fused(-(b[i] - a[i]), 1 - weights[i], b[i]))                 \
  }

FUNCTIONS(f32, float, __builtin_fmaf)
FUNCTIONS(f64, double, __builtin_fma)
