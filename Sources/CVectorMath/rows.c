// Sums of rows of four registers of 256 bits, lane by lane: the inner loop of sums in PyTorch's order.

#include "CVectorMath.h"
#include "blocks.h"

#define ROWS(name, type, lanes)                                                                       \
  MULTIVERSION void name(type *sums, const type *first, ptrdiff_t count, ptrdiff_t step) {           \
    type running[lanes];                                                                              \
    for (int k = 0; k < lanes; k++) running[k] = sums[k];                                             \
    for (ptrdiff_t row = 0; row < count; row++) {                                                     \
      for (int k = 0; k < lanes; k++) running[k] += first[row * step + k];                            \
    }                                                                                                 \
    for (int k = 0; k < lanes; k++) sums[k] = running[k];                                             \
  }

ROWS(add_rows_f32, float, 32)
ROWS(add_rows_f64, double, 16)
