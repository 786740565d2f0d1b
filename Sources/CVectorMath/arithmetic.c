// Sums, differences, products, quotients, remainders and the larger and smaller of many numbers, in the widest vectors
// that the processor has.

#include "CVectorMath.h"
#include "blocks.h"
#include <math.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

#define VECTORIZED _Pragma("clang loop vectorize(assume_safety)") for

// The larger and the smaller of two numbers, and what is no number before both.
#define LARGER(x, y) ((x) != (x) ? (x) : (y) != (y) ? (y) : (x) < (y) ? (y) : (x))
#define SMALLER(x, y) ((x) != (x) ? (x) : (y) != (y) ? (y) : (y) < (x) ? (y) : (x))

// Numbers kept between bounds, of which the upper one wins.
#define CLAMP(name, type)                                                                  \
  MULTIVERSION void name(type *out, const type *in, type low, type high, ptrdiff_t count) { \
    VECTORIZED(ptrdiff_t i = 0; i < count; i++) {                                          \
      const type raised = LARGER(in[i], low);                                              \
      out[i] = SMALLER(raised, high);                                                      \
    }                                                                                      \
  }
CLAMP(clamp_f32, float)
CLAMP(clamp_f64, double)

// `out` is one of the operands or overlaps none.
#define LOOP(expression)                                                \
  VECTORIZED(ptrdiff_t i = 0; i < count; i++) out[i] = expression; \
  return;

#define OPERATIONS(left, right)                        \
  switch (operation) {                                 \
  case ARITHMETIC_ADD: LOOP(left + right)              \
  case ARITHMETIC_SUBTRACT: LOOP(left - right)         \
  case ARITHMETIC_MULTIPLY: LOOP(left * right)         \
  case ARITHMETIC_DIVIDE: LOOP(left / right)           \
  case ARITHMETIC_MAXIMUM: LOOP(LARGER(left, right))   \
  case ARITHMETIC_MINIMUM: LOOP(SMALLER(left, right))  \
  default: return;                                     \
  }

// What a division leaves that rounds towards zero, of elements of 32 or 64 bits. The quotient is exact, or one too far
// from zero where it was rounded up to a whole number; what is left of the division is exact in either case.
// Quotients beyond 2 ** 52 and what is no number or infinite are left to the library.
enum { remainder_block = 64 };
#define IS_LEFT(quotient, y) \
  (!(__builtin_elementwise_abs(quotient) < 0x1p52) | !(__builtin_elementwise_abs(y) < INFINITY))
#define REMAINDERS(suffix, T)                                                                            \
  MULTIVERSION static void remainders_##suffix(T *out, const T *a, const T *b, ptrdiff_t count) {        \
    long are_left = 0;                                                                                   \
    VECTORIZED(ptrdiff_t i = 0; i < count; i++) {                                                        \
      const double x = a[i], y = b[i];                                                                   \
      const double quotient = __builtin_elementwise_trunc(x / y);                                        \
      const double rest = __builtin_elementwise_fma(-quotient, y, x);                                    \
      const double turned = (x < 0) != (rest < 0) && rest != 0 ? rest + __builtin_elementwise_copysign(y, x) : rest; \
      out[i] = (T)__builtin_elementwise_copysign(turned, x);                                             \
      are_left |= IS_LEFT(quotient, y);                                                                  \
    }                                                                                                    \
    if (!are_left) return;                                                                               \
    for (ptrdiff_t i = 0; i < count; i++) {                                                              \
      const double x = a[i], y = b[i];                                                                   \
      if (IS_LEFT(x / y, y)) out[i] = (T)fmod(x, y);                                                     \
    }                                                                                                    \
  }

// Python's `%` and `//`: the remainder has the divisor's sign.
#define FLOORED(suffix, T)                                                                               \
  static inline T floored_##suffix(T y, T rest) {                                                        \
    return rest != 0 && (y < 0) != (rest < 0) ? rest + y : rest;                                         \
  }                                                                                                      \
  static inline T quotient_##suffix(T x, T y, T rest) {                                                  \
    const T plain = x / y;                                                                               \
    T quotient = (x - rest) / y;                                                                         \
    quotient = rest != 0 && (y < 0) != (rest < 0) ? quotient - 1 : quotient;                             \
    const T floor = __builtin_elementwise_floor(quotient);                                               \
    const T nearest = quotient - floor > (T)0.5 ? floor + 1 : floor;                                     \
    return y == 0 ? plain : quotient == 0 ? __builtin_elementwise_copysign((T)0, plain) : nearest;       \
  }                                                                                                      \
  static inline void take_##suffix(T *out, const T *a, ptrdiff_t step, ptrdiff_t count) {                \
    if (step != 0) memcpy(out, a, (size_t)count * sizeof(T));                                            \
    else for (ptrdiff_t i = 0; i < count; i++) out[i] = *a;                                              \
  }                                                                                                      \
  MULTIVERSION static void divisions_##suffix(enum arithmetic operation, T *out, const T *a, ptrdiff_t a_step, \
                                              const T *b, ptrdiff_t b_step, ptrdiff_t count) {           \
    T x[remainder_block], y[remainder_block], rests[remainder_block];                                    \
    for (ptrdiff_t start = 0; start < count; start += remainder_block) {                                 \
      const ptrdiff_t length = count - start < remainder_block ? count - start : remainder_block;        \
      if (a_step != 0 || start == 0) take_##suffix(x, a + start * a_step, a_step, length);               \
      if (b_step != 0 || start == 0) take_##suffix(y, b + start * b_step, b_step, length);               \
      T *result = out + start;                                                                           \
      remainders_##suffix(operation == ARITHMETIC_FMOD ? result : rests, x, y, length);                  \
      if (operation == ARITHMETIC_REMAINDER) {                                                           \
        VECTORIZED(ptrdiff_t i = 0; i < length; i++) result[i] = floored_##suffix(y[i], rests[i]);       \
      } else if (operation == ARITHMETIC_FLOOR_DIVIDE) {                                                 \
        VECTORIZED(ptrdiff_t i = 0; i < length; i++) result[i] = quotient_##suffix(x[i], y[i], rests[i]); \
      }                                                                                                  \
    }                                                                                                    \
  }

#define ARITHMETIC(name, suffix, type)                                                                \
  REMAINDERS(suffix, type) FLOORED(suffix, type)                                                      \
  MULTIVERSION void name(enum arithmetic operation, type *out, const type *a, ptrdiff_t a_step,       \
                         const type *b, ptrdiff_t b_step, ptrdiff_t count) {                          \
    if (operation >= ARITHMETIC_REMAINDER) {                                                          \
      divisions_##suffix(operation, out, a, a_step, b, b_step, count);                                \
    } else if (a_step != 0 && b_step != 0) {                                                          \
      OPERATIONS(a[i], b[i])                                                                          \
    } else if (a_step != 0) {                                                                         \
      const type number = *b;                                                                         \
      OPERATIONS(a[i], number)                                                                        \
    } else {                                                                                          \
      const type number = *a;                                                                         \
      OPERATIONS(number, b[i])                                                                        \
    }                                                                                                 \
  }

ARITHMETIC(arithmetic_f32, f32, float)
ARITHMETIC(arithmetic_f64, f64, double)
