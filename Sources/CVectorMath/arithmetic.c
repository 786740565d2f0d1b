// Sums, differences, products and quotients of many numbers, in the widest vectors that the processor has.

#include "CVectorMath.h"
#include "blocks.h"

// `out` is one of the operands or overlaps none.
#define LOOP(expression)                                                                              \
  _Pragma("clang loop vectorize(assume_safety)") for (ptrdiff_t i = 0; i < count; i++) out[i] = expression; \
  return;

#define OPERATIONS(left, right)                 \
  switch (operation) {                          \
  case ARITHMETIC_ADD: LOOP(left + right)       \
  case ARITHMETIC_SUBTRACT: LOOP(left - right)  \
  case ARITHMETIC_MULTIPLY: LOOP(left * right)  \
  case ARITHMETIC_DIVIDE: LOOP(left / right)    \
  }

#define ARITHMETIC(name, type)                                                                        \
  MULTIVERSION void name(enum arithmetic operation, type *out, const type *a, ptrdiff_t a_step,       \
                         const type *b, ptrdiff_t b_step, ptrdiff_t count) {                          \
    if (a_step != 0 && b_step != 0) {                                                                 \
      OPERATIONS(a[i], b[i])                                                                          \
    } else if (a_step != 0) {                                                                         \
      const type number = *b;                                                                         \
      OPERATIONS(a[i], number)                                                                        \
    } else {                                                                                          \
      const type number = *a;                                                                         \
      OPERATIONS(number, b[i])                                                                        \
    }                                                                                                 \
  }

ARITHMETIC(arithmetic_f32, float)
ARITHMETIC(arithmetic_f64, double)
