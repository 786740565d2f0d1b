// Functions of float32 numbers that stand in registers of float64, near enough to their values that rounding to float32
// gives what PyTorch has. The polynomials are Chebyshev fits of these functions.

// a + b x, and a + b x + c x^2 + d x^3
#define PAIR(x, a, b) FUSED(x, SET(b), SET(a))
#define FOUR(x, square, a, b, c, d) FUSED(square, PAIR(x, c, d), PAIR(x, a, b))

static inline DOUBLES LEVEL(choose)(LONGS condition, DOUBLES yes, DOUBLES no) {
  return (DOUBLES)((condition & (LONGS)yes) | (~condition & (LONGS)no));
}

// 2^k exp(r), where k ln 2 is next to x, and a polynomial stands for exp(r). Beyond the limits float32 has no other
// results.
static inline DOUBLES LEVEL(exp_of_float)(DOUBLES x) {
  x = GREATEST(SET(-160), LEAST(SET(130), x));
  // Added to a number, it leaves the nearest integer in the low bits.
  const double shift = 0x1.8p52;
  DOUBLES shifted = FUSED(x, SET(0x1.71547652b82fep0), SET(shift));
  DOUBLES r = FUSED(shifted - SET(shift), SET(-0x1.62e42fefa39efp-1), x);
  DOUBLES square = r * r, fourth = square * square;
  DOUBLES low = FOUR(
      r, square, 0x1.0000000000000p+0, 0x1.000000000001ep+0, 0x1.0000000000005p-1, 0x1.555555554b736p-3);
  DOUBLES middle = FOUR(
      r, square, 0x1.55555555520a4p-5, 0x1.1111112ddae8bp-7, 0x1.6c16c17f46982p-10, 0x1.a01978b8b3d18p-13);
  DOUBLES high = FUSED(
      square, SET(0x1.28a2ca617b969p-22), PAIR(r, 0x1.a019a6611cad5p-16, 0x1.72fafebdaf273p-19));
  DOUBLES result = FUSED(fourth, FUSED(fourth, high, middle), low);
  return (DOUBLES)((LONGS)result + ((LONGS)shifted << 52));
}

// 1 - 2 / (exp(2 |x|) + 1) with the sign of x, and near zero, where that has no digits left, x times a polynomial in
// x^2.
static inline DOUBLES LEVEL(tanh_of_float)(DOUBLES x) {
  const LONGS sign = (LONGS)x & (LONGS)SET(-0.0);
  DOUBLES size = (DOUBLES)((LONGS)x ^ sign);
  DOUBLES far = 1 - 2 / (LEVEL(exp_of_float)(size + size) + 1);
  DOUBLES u = x * x, square = u * u, fourth = square * square;
  DOUBLES low = FOUR(
      u, square, 0x1.0000000000000p+0, -0x1.5555555555405p-2, 0x1.11111110ef3cap-3, -0x1.ba1ba1901a1f3p-5);
  DOUBLES high = FOUR(
      u, square, 0x1.664f3b6be80a6p-6, -0x1.226be9260ec40p-7, 0x1.d659ea98a347dp-9, -0x1.7634f134e5216p-10);
  DOUBLES near = size * FUSED(fourth, FUSED(fourth, SET(0x1.eaaa936cf898fp-12), high), low);
  return (DOUBLES)((LONGS)LEVEL(choose)(size < SET(0.36), near, far) | sign);
}

// 1 - exp(-x^2) q with the sign of x, where a polynomial in (|x| - 3) / (|x| + 3) stands for q, and near zero x times a
// polynomial in x^2. From 4 on float32 has no number below 1 that is nearer.
static inline DOUBLES LEVEL(erf_of_float)(DOUBLES x) {
  const LONGS sign = (LONGS)x & (LONGS)SET(-0.0);
  DOUBLES size = LEAST(SET(4), (DOUBLES)((LONGS)x ^ sign));
  DOUBLES u = size * size, square = u * u, fourth = square * square;
  DOUBLES near = size * FUSED(
      fourth,
      FOUR(u, square, 0x1.565b8c26bce7fp-8, -0x1.c01c4d48c53fbp-11, 0x1.f70acf658bd21p-14, -0x1.c0b68bc7545bbp-17),
      FOUR(u, square, 0x1.20dd750429b6ap+0, -0x1.812746b0360e2p-2, 0x1.ce2f219e34cc1p-4, -0x1.b82ce20b0d02dp-6));
  DOUBLES t = (size - 3) / (size + 3);
  DOUBLES t2 = t * t, t4 = t2 * t2;
  DOUBLES low = FOUR(
      t, t2, 0x1.6e9827d229d1fp-3, -0x1.4e102b9cf83dfp-2, 0x1.f6ff204109310p-3, -0x1.336ffbef2d72ep-3);
  DOUBLES middle = FOUR(
      t, t2, 0x1.258b13aa8e314p-4, -0x1.8fa58ea71884ep-6, 0x1.17c84eaba7712p-8, 0x1.7312ed8a5bfafp-11);
  DOUBLES high = FOUR(
      t, t2, -0x1.390eb8db7c275p-11, 0x1.760b3875f4153p-15, 0x1.0211f3ed42cb7p-14, -0x1.2f43e15e4ef5fp-16);
  DOUBLES highest = PAIR(t, -0x1.e1d351bba2369p-17, -0x1.33da9987b2f46p-19);
  DOUBLES q = FUSED(t4, FUSED(t4, FUSED(t4, highest, high), middle), low);
  DOUBLES far = FUSED(LEVEL(exp_of_float)(-u), -q, SET(1));
  return (DOUBLES)((LONGS)LEVEL(choose)(size < SET(0.5), near, far) | sign);
}

// log(m) for a number m 2^k with m between sqrt(1/2) and sqrt(2): 2 atanh(s) for s = (m - 1) / (m + 1), which a
// polynomial in s^2 gives.
static inline DOUBLES LEVEL(log_of_mantissa)(DOUBLES x, DOUBLES *k) {
  const LONGS root = (LONGS)SET(0x1.6a09e667f3bcdp-1);
  const double shift = 0x1.8p52;
  LONGS exponent = ((LONGS)x - root) >> 52;
  *k = (DOUBLES)((LONGS)SET(shift) + exponent) - SET(shift);
  DOUBLES m = (DOUBLES)((LONGS)x - (exponent << 52));
  DOUBLES s = (m - 1) / (m + 1);
  DOUBLES u = s * s, square = u * u;
  DOUBLES low = FOUR(
      u, square, 0x1.5555555555558p-1, 0x1.99999999952dfp-2, 0x1.2492492df1985p-2, 0x1.c71c62e51a9eep-3);
  DOUBLES high = FUSED(
      square, SET(0x1.2b58790128a8ep-3), PAIR(u, 0x1.7462b4c80c1c4p-3, 0x1.39fe5ca5d7accp-3));
  return FUSED(s * u, FUSED(square * square, high, low), s + s);
}

// A logarithm with its values for what is not a positive number.
static inline DOUBLES LEVEL(logarithm)(DOUBLES x, DOUBLES result) {
  LONGS isUsual = (x > SET(0)) & (x < SET(HUGE_VAL));
  if (!ANY(~isUsual)) return result;
  DOUBLES other = LEVEL(choose)(x == SET(HUGE_VAL), x, x - x + SET(NAN));
  return LEVEL(choose)(isUsual, result, LEVEL(choose)(x == SET(0), SET(-HUGE_VAL), other));
}

static inline DOUBLES LEVEL(log_of_float)(DOUBLES x) {
  DOUBLES k, log = LEVEL(log_of_mantissa)(x, &k);
  return LEVEL(logarithm)(x, FUSED(k, SET(0x1.62e42fefa39efp-1), log));
}

static inline DOUBLES LEVEL(log2_of_float)(DOUBLES x) {
  DOUBLES k, log = LEVEL(log_of_mantissa)(x, &k);
  return LEVEL(logarithm)(x, FUSED(log, SET(0x1.71547652b82fep+0), k));
}

static inline DOUBLES LEVEL(log10_of_float)(DOUBLES x) {
  DOUBLES k, log = LEVEL(log_of_mantissa)(x, &k);
  return LEVEL(logarithm)(x, FUSED(k, SET(0x1.34413509f79ffp-2), log * SET(0x1.bcb7b1526e50ep-2)));
}

#undef PAIR
#undef FOUR
