// Products and counts of many elements, and conversions between types, in the widest vectors that the processor has.

#include "CVectorMath.h"
#include "blocks.h"
#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

#pragma STDC FP_CONTRACT OFF

// In lanes side by side, as PyTorch multiplies: four registers of 256 bits, which are then joined.
#define PRODUCT(suffix, T)                                                                     \
  MULTIVERSION T row_product_##suffix(const T *in, ptrdiff_t count) {                          \
    enum { width = 32 / sizeof(T), lanes = 4 * width };                                        \
    T result = 1;                                                                              \
    ptrdiff_t i = 0;                                                                           \
    if (count >= lanes) {                                                                      \
      T lane[lanes];                                                                           \
      memcpy(lane, in, sizeof lane);                                                           \
      for (i = lanes; i + lanes <= count; i += lanes)                                          \
        for (int k = 0; k < lanes; k++) lane[k] *= in[i + k];                                  \
      for (int k = 0; k < width; k++)                                                          \
        lane[k] = (lane[k] * lane[width + k]) * (lane[2 * width + k] * lane[3 * width + k]);   \
      result = lane[0];                                                                        \
      for (int k = 1; k < width; k++) result *= lane[k];                                       \
    }                                                                                          \
    for (; i < count; i++) result *= in[i];                                                    \
    return result;                                                                             \
  }
PRODUCT(f32, float)
PRODUCT(f64, double)

MULTIVERSION ptrdiff_t count_nonzero_u8(const uint8_t *in, ptrdiff_t count) {
  ptrdiff_t total = 0;
  // As many as a byte can count.
  enum { block = 64, rounds = 255 };
  ptrdiff_t i = 0;
  while (i + block <= count) {
    uint8_t counts[block] = {0};
    for (int round = 0; round < rounds && i + block <= count; round++, i += block)
      for (int k = 0; k < block; k++) counts[k] += in[i + k] != 0;
    for (int k = 0; k < block; k++) total += counts[k];
  }
  for (; i < count; i++) total += in[i] != 0;
  return total;
}

MULTIVERSION void half_from_f32(uint16_t *out, const float *in, ptrdiff_t count) {
  _Float16 *halves = (_Float16 *)out;
  for (ptrdiff_t i = 0; i < count; i++) halves[i] = (_Float16)in[i];
}

MULTIVERSION void f32_from_half(float *out, const uint16_t *in, ptrdiff_t count) {
  const _Float16 *halves = (const _Float16 *)in;
  for (ptrdiff_t i = 0; i < count; i++) out[i] = (float)halves[i];
}

// The processor's conversion gives the least integer for what does not fit.
#if defined(__x86_64__)
#define TRUNCATED(x) _mm_cvttsd_si64(_mm_set_sd(x))
#else
#define TRUNCATED(x) ((x) >= -0x1p63 && (x) < 0x1p63 ? (int64_t)(x) : INT64_MIN)
#endif

void i64_from_f32(int64_t *out, const float *in, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; i++) out[i] = TRUNCATED((double)in[i]);
}

void i64_from_f64(int64_t *out, const double *in, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; i++) out[i] = TRUNCATED(in[i]);
}
