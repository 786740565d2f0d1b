// The largest and smallest of many numbers and where they are, and sums over many numbers by lanes.

#include "CVectorMath.h"
#include "blocks.h"

#pragma STDC FP_CONTRACT OFF

// What is no number takes a lane and keeps it.
#define EXTREMUM(name, type, compares)                                                                                \
  MULTIVERSION type name(const type *in, ptrdiff_t count) {                                                           \
    enum { lanes = 128 / sizeof(type) };                                                                              \
    type best[lanes];                                                                                                 \
    for (int k = 0; k < lanes; k++) best[k] = in[k < count ? k : 0];                                                  \
    ptrdiff_t i = 0;                                                                                                  \
    for (; i + lanes <= count; i += lanes)                                                                            \
      for (int k = 0; k < lanes; k++) {                                                                               \
        const type x = in[i + k];                                                                                     \
        best[k] = ((x compares best[k]) | (x != x)) ? x : best[k];                                                    \
      }                                                                                                               \
    for (; i < count; i++) best[0] = ((in[i] compares best[0]) | (in[i] != in[i])) ? in[i] : best[0];                 \
    for (int k = 1; k < lanes; k++)                                                                                   \
      best[0] = best[0] == best[0] && ((best[k] compares best[0]) | (best[k] != best[k])) ? best[k] : best[0];        \
    return best[0];                                                                                                   \
  }

// Whole blocks are looked through before a place within one.
#define PLACE(name, type)                                                                                             \
  MULTIVERSION ptrdiff_t name(const type *in, ptrdiff_t count, type value) {                                          \
    enum { block = 256 };                                                                                             \
    ptrdiff_t i = 0;                                                                                                  \
    if (value == value) {                                                                                             \
      for (; i + block <= count; i += block) {                                                                        \
        int found = 0;                                                                                                \
        for (int k = 0; k < block; k++) found |= in[i + k] == value;                                                  \
        if (found) break;                                                                                             \
      }                                                                                                               \
      while (i < count && in[i] != value) i++;                                                                        \
    } else {                                                                                                          \
      while (i < count && in[i] == in[i]) i++;                                                                        \
    }                                                                                                                 \
    return i;                                                                                                         \
  }

#define FUNCTIONS(suffix, type, square_lanes)                                                                         \
  EXTREMUM(largest_##suffix, type, >)                                                                                 \
  EXTREMUM(smallest_##suffix, type, <)                                                                                \
  PLACE(place_##suffix, type)                                                                                         \
  MULTIVERSION void add_squares_##suffix(type *sums, const type *in, ptrdiff_t blocks) {                              \
    type lanes[square_lanes];                                                                                         \
    for (int k = 0; k < square_lanes; k++) lanes[k] = sums[k];                                                        \
    for (ptrdiff_t i = 0; i < blocks; i++)                                                                            \
      for (int k = 0; k < square_lanes; k++) lanes[k] += in[i * square_lanes + k] * in[i * square_lanes + k];         \
    for (int k = 0; k < square_lanes; k++) sums[k] = lanes[k];                                                        \
  }

FUNCTIONS(f32, float, 8)
FUNCTIONS(f64, double, 4)

MULTIVERSION double wide_sum_f32(const float *in, ptrdiff_t count) {
  enum { lanes = 16 };
  double sums[lanes] = {0};
  ptrdiff_t i = 0;
  for (; i + lanes <= count; i += lanes)
    for (int k = 0; k < lanes; k++) sums[k] += in[i + k];
  for (; i < count; i++) sums[0] += in[i];
  double total = 0;
  for (int k = 0; k < lanes; k++) total += sums[k];
  return total;
}

MULTIVERSION double wide_squares_f32(const float *in, ptrdiff_t count, double center) {
  enum { lanes = 16 };
  double sums[lanes] = {0};
  ptrdiff_t i = 0;
  for (; i + lanes <= count; i += lanes)
    for (int k = 0; k < lanes; k++) {
      const double distance = in[i + k] - center;
      sums[k] += distance * distance;
    }
  for (; i < count; i++) sums[0] += (in[i] - center) * (in[i] - center);
  double total = 0;
  for (int k = 0; k < lanes; k++) total += sums[k];
  return total;
}
