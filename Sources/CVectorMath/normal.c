// The Box-Muller transform over blocks of 16 uniform numbers: eight radii, then eight angles.

#define _GNU_SOURCE
#include "CVectorMath.h"
#include "blocks.h"
#include <math.h>
#include <string.h>

static inline float from_bits(unsigned bits) {
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static inline unsigned bits_of(float value) {
  unsigned bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

// The natural logarithm by Cephes' single-precision polynomial, with fused steps; x is in (0, 1].
static inline float cephes_log(float x) {
  int exponent = (int)(bits_of(x) >> 23) - 0x7f;
  float e = (float)exponent + 1.0f;
  x = from_bits((bits_of(x) & 0x807fffffu) | 0x3f000000u);
  int below = x < 0.707106781186547524f;
  float doubled = below ? x : 0.0f;
  x = x - 1.0f;
  e = e - (below ? 1.0f : 0.0f);
  x = x + doubled;
  float z = x * x;
  float y = 7.0376836292E-2f;
  y = fmaf(y, x, -1.1514610310E-1f);
  y = fmaf(y, x, 1.1676998740E-1f);
  y = fmaf(y, x, -1.2420140846E-1f);
  y = fmaf(y, x, 1.4249322787E-1f);
  y = fmaf(y, x, -1.6668057665E-1f);
  y = fmaf(y, x, 2.0000714765E-1f);
  y = fmaf(y, x, -2.4999993993E-1f);
  y = fmaf(y, x, 3.3333331174E-1f);
  y = y * x;
  y = fmaf(y, z, e * -2.12194440e-4f);
  y = fmaf(-z, 0.5f, y);
  x = x + y;
  return fmaf(e, 0.693359375f, x);
}

// Sine and cosine of x >= 0 by Cephes' single-precision polynomials, with fused steps.
static inline void cephes_sincos(float x, float *sine, float *cosine) {
  int octant = (int)(x * 1.27323954473516f);
  octant = (octant + 1) & ~1;
  float y = (float)octant;
  unsigned sine_sign = ((unsigned)octant & 4u) << 29;
  unsigned cosine_sign = (~(unsigned)(octant - 2) & 4u) << 29;
  int is_first = (octant & 2) == 0;
  x = fmaf(y, -0.78515625f, x);
  x = fmaf(y, -2.4187564849853515625e-4f, x);
  x = fmaf(y, -3.77489497744594108e-8f, x);
  float z = x * x;
  float c = 2.443315711809948E-005f;
  c = fmaf(c, z, -1.388731625493765E-003f);
  c = fmaf(c, z, 4.166664568298827E-002f);
  c = c * z;
  c = fmaf(c, z, -(z * 0.5f));
  c = c + 1.0f;
  float s = -1.9515295891E-4f;
  s = fmaf(s, z, 8.3321608736E-3f);
  s = fmaf(s, z, -1.6666654611E-1f);
  s = s * z;
  s = fmaf(s, x, x);
  *sine = from_bits(bits_of(is_first ? s : c) ^ sine_sign);
  *cosine = from_bits(bits_of(is_first ? c : s) ^ cosine_sign);
}

MULTIVERSION void normal_blocks_f32(float *data, ptrdiff_t blocks, float mean, float deviation) {
  for (ptrdiff_t block = 0; block < blocks; block++) {
    float *pairs = data + block * 16;
    float first[8], second[8];
    for (int i = 0; i < 8; i++) {
      float radius = sqrtf(-2.0f * cephes_log(1.0f - pairs[i]));
      float angle = (float)(2.0f * M_PI) * pairs[i + 8];
      float sine, cosine;
      cephes_sincos(angle, &sine, &cosine);
      first[i] = fmaf(radius * cosine, deviation, mean);
      second[i] = fmaf(radius * sine, deviation, mean);
    }
    for (int i = 0; i < 8; i++) pairs[i] = first[i];
    for (int i = 0; i < 8; i++) pairs[i + 8] = second[i];
  }
}

void normal_blocks_f64(double *data, ptrdiff_t blocks, double mean, double deviation) {
  for (ptrdiff_t block = 0; block < blocks; block++) {
    double *pairs = data + block * 16;
    for (int i = 0; i < 8; i++) {
      double radius = sqrt(-2 * log(1 - pairs[i]));
      double angle = 2.0 * M_PI * pairs[i + 8];
      pairs[i] = fma(radius * cos(angle), deviation, mean);
      pairs[i + 8] = fma(radius * sin(angle), deviation, mean);
    }
  }
}
