// Real functions over arrays; see vectors.h.
//
// The results are PyTorch's, to the last bit in nearly every case. Where it has the numbers rounded once (by MKL),
// float32 is computed in float64 and rounded, by functions made for that or SLEEF's faster variants; where it uses
// SLEEF in the element's own type, that is done here.

#pragma STDC FP_CONTRACT OFF

#define DECLARE(function, accuracy) DOUBLES SLEEF_DOUBLES(function, accuracy)(DOUBLES);
DECLARE(exp, u10) DECLARE(exp2, u10) DECLARE(expm1, u10)
DECLARE(log, u10) DECLARE(log2, u10) DECLARE(log10, u10) DECLARE(log1p, u10)
DECLARE(sin, u10) DECLARE(cos, u10) DECLARE(tan, u10) DECLARE(asin, u10) DECLARE(acos, u10) DECLARE(atan, u10)
DECLARE(sinh, u10) DECLARE(cosh, u10) DECLARE(tanh, u10) DECLARE(atanh, u10)
DECLARE(erf, u10) DECLARE(erfc, u15) DECLARE(lgamma, u10)
DECLARE(tan, u35) DECLARE(asin, u35) DECLARE(acos, u35) DECLARE(atan, u35)
#undef DECLARE
#define DECLARE(function) FLOATS SLEEF_FLOATS(function, u10)(FLOATS);
DECLARE(exp) DECLARE(log) DECLARE(exp2) DECLARE(expm1) DECLARE(log1p)
DECLARE(sin) DECLARE(cos) DECLARE(atanh) DECLARE(lgamma)
#undef DECLARE

// exp(x) = 2^(k / 128) exp(r), where k / 128 ln 2 is next to x: the power is looked up with its rest, and what
// exp(r) is beyond 1 is so small that its own rounding hardly shows.
static inline DOUBLES LEVEL(exp)(DOUBLES x) {
  // Added to a number, it leaves the nearest integer in the low bits.
  const double shift = 0x1.8p52;
  const double high = 0x1.62e42fefap-8, low = 0x1.cf79abc9e3b3ap-47;
  DOUBLES shifted = FUSED(x, SET(powers / 0x1.62e42fefa39efp-1), SET(shift));
  DOUBLES k = shifted - SET(shift);
  DOUBLES r = FUSED(k, SET(-low), FUSED(k, SET(-high), x));
  LONGS number = (LONGS)shifted;
  LONGS index = number & (powers - 1);
  DOUBLES power = TABLE(power_of_two, index);
  DOUBLES even = FUSED(r, SET(1.0 / 6), SET(0.5));
  DOUBLES odd = FUSED(r, SET(1.0 / 120), SET(1.0 / 24));
  DOUBLES square = r * r;
  DOUBLES beyond = FUSED(square, FUSED(square, odd, even), TABLE(power_rest, index) + r);
  DOUBLES result = FUSED(power, beyond, power);
  result = (DOUBLES)((LONGS)result + ((number - index) << (52 - 7)));
  // Results that are no normal numbers are left to the library.
  if (!ANY(~((x < SET(708)) & (x > SET(-708))))) return result;
  double numbers[WIDTH], values[WIDTH];
  STORE(numbers, x);
  STORE(values, result);
  for (int i = 0; i < WIDTH; i++)
    if (!(fabs(numbers[i]) < 708)) values[i] = exp(numbers[i]);
  return LOAD(values);
}

static inline DOUBLES LEVEL(sigmoid)(DOUBLES x) { return 1.0 / (1.0 + SLEEF_DOUBLES(exp, u10)(-x)); }

static inline FLOATS LEVEL(float_sigmoid)(FLOATS x) { return 1.0f / (1.0f + SLEEF_FLOATS(exp, u10)(-x)); }

#define LOOP(name, type, width, load, store, function) \
  void LEVEL(vector_##name)(type *out, const type *in, ptrdiff_t count) { \
    ptrdiff_t i = 0; \
    for (; i + (width) <= count; i += (width)) store(out + i, function(load(in + i))); \
    if (i < count) { \
      type rest[width] = {0}; \
      memcpy(rest, in + i, (size_t)(count - i) * sizeof(type)); \
      store(rest, function(load(rest))); \
      memcpy(out + i, rest, (size_t)(count - i) * sizeof(type)); \
    } \
  }

// What is left behind the last whole block goes to functions of single numbers.
#define BLOCK_LOOP(name, type, block, width, load, store, function, alone) \
  void LEVEL(vector_##name)(type *out, const type *in, ptrdiff_t count) { \
    ptrdiff_t i = 0; \
    for (; i + (block) <= count; i += (block)) \
      for (ptrdiff_t k = i; k < i + (block); k += (width)) store(out + k, function(load(in + k))); \
    for (; i < count; i++) out[i] = alone(in[i]); \
  }

#define DOUBLE_LOOP(name, function) LOOP(name##_f64, double, WIDTH, LOAD, STORE, function)
// Computed in float64.
#define WIDE_LOOP(name, function) LOOP(name##_f32, float, WIDTH, LOAD_FLOATS, STORE_FLOATS, function)
#define FLOAT_LOOP(name, function) LOOP(name##_f32, float, 2 * WIDTH, LOAD_SINGLES, STORE_SINGLES, function)

#define DOUBLE_BLOCKS(name, function, alone) \
  BLOCK_LOOP(name##_f64, double, double_block, WIDTH, LOAD, STORE, function, alone)
#define FLOAT_BLOCKS(name, function, alone) \
  BLOCK_LOOP(name##_f32, float, float_block, 2 * WIDTH, LOAD_SINGLES, STORE_SINGLES, function, alone)

#define ROUNDED(name, double_accuracy, float_accuracy) \
  DOUBLE_LOOP(name, SLEEF_DOUBLES(name, double_accuracy)) WIDE_LOOP(name, SLEEF_DOUBLES(name, float_accuracy))
#define OF_FLOAT(name) DOUBLE_LOOP(name, SLEEF_DOUBLES(name, u10)) WIDE_LOOP(name, LEVEL(name##_of_float))
#define IN_TYPE(name) DOUBLE_LOOP(name, SLEEF_DOUBLES(name, u10)) FLOAT_LOOP(name, SLEEF_FLOATS(name, u10))

ROUNDED(tan, u10, u35) ROUNDED(asin, u10, u35) ROUNDED(acos, u10, u35) ROUNDED(atan, u10, u35)
ROUNDED(erfc, u15, u15)
DOUBLE_LOOP(exp, LEVEL(exp)) WIDE_LOOP(exp, LEVEL(exp_of_float))
OF_FLOAT(tanh) OF_FLOAT(erf) OF_FLOAT(log) OF_FLOAT(log2) OF_FLOAT(log10)
IN_TYPE(expm1) IN_TYPE(log1p) IN_TYPE(sin) IN_TYPE(cos) IN_TYPE(lgamma)
DOUBLE_BLOCKS(exp2, SLEEF_DOUBLES(exp2, u10), exp2) FLOAT_BLOCKS(exp2, SLEEF_FLOATS(exp2, u10), exp2f)
DOUBLE_BLOCKS(atanh, SLEEF_DOUBLES(atanh, u10), atanh) FLOAT_BLOCKS(atanh, SLEEF_FLOATS(atanh, u10), atanhf)
DOUBLE_BLOCKS(sinh, SLEEF_DOUBLES(sinh, u10), sinh) DOUBLE_BLOCKS(cosh, SLEEF_DOUBLES(cosh, u10), cosh)
DOUBLE_BLOCKS(sigmoid, LEVEL(sigmoid), scalar_sigmoid_f64)
FLOAT_BLOCKS(sigmoid, LEVEL(float_sigmoid), scalar_sigmoid_f32)

DOUBLE_LOOP(native_exp, SLEEF_DOUBLES(exp, u10)) FLOAT_LOOP(native_exp, SLEEF_FLOATS(exp, u10))
DOUBLE_LOOP(native_log, SLEEF_DOUBLES(log, u10)) FLOAT_LOOP(native_log, SLEEF_FLOATS(log, u10))

#undef LOOP
#undef DOUBLE_LOOP
#undef WIDE_LOOP
#undef FLOAT_LOOP
#undef BLOCK_LOOP
#undef DOUBLE_BLOCKS
#undef FLOAT_BLOCKS
#undef ROUNDED
#undef IN_TYPE
#undef OF_FLOAT
