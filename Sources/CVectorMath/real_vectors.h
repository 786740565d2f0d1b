// Real functions over arrays for one instruction set, included once for each. The including file defines:
//   TARGET        the function attribute that allows the instructions
//   LEVEL(name)   name with the instruction set appended
//   DOUBLES, WIDTH, LOAD, STORE, LOAD_FLOATS, STORE_FLOATS, NEGATE, ADD, DIVIDE, SET   a register of float64
//   SLEEF(function, accuracy)   SLEEF's name for the register
//
// float32 is computed in float64 and rounded once, by SLEEF's faster variants where it has them: that is exact
// to half a unit in nearly every case.

#define DECLARE(function, accuracy) TARGET DOUBLES SLEEF(function, accuracy)(DOUBLES);
DECLARE(exp, u10) DECLARE(exp2, u10) DECLARE(expm1, u10)
DECLARE(log, u10) DECLARE(log2, u10) DECLARE(log10, u10) DECLARE(log1p, u10)
DECLARE(sin, u10) DECLARE(cos, u10) DECLARE(tan, u10) DECLARE(asin, u10) DECLARE(acos, u10) DECLARE(atan, u10)
DECLARE(sinh, u10) DECLARE(cosh, u10) DECLARE(tanh, u10)
DECLARE(asinh, u10) DECLARE(acosh, u10) DECLARE(atanh, u10)
DECLARE(erf, u10) DECLARE(erfc, u15)
DECLARE(log, u35) DECLARE(log2, u35) DECLARE(exp2, u35)
DECLARE(sin, u35) DECLARE(cos, u35) DECLARE(tan, u35) DECLARE(asin, u35) DECLARE(acos, u35) DECLARE(atan, u35)
DECLARE(sinh, u35) DECLARE(cosh, u35) DECLARE(tanh, u35)
#undef DECLARE

TARGET static inline DOUBLES LEVEL(sigmoid)(DOUBLES x) {
  DOUBLES one = SET(1.0);
  return DIVIDE(one, ADD(one, SLEEF(exp, u10)(NEGATE(x))));
}

#define LOOPS(name, double_function, float_function) \
  TARGET static void LEVEL(name##_f64)(double *out, const double *in, ptrdiff_t count) { \
    ptrdiff_t i = 0; \
    for (; i + WIDTH <= count; i += WIDTH) STORE(out + i, double_function(LOAD(in + i))); \
    if (i < count) { \
      double rest[WIDTH] = {0}; \
      memcpy(rest, in + i, (size_t)(count - i) * sizeof(double)); \
      STORE(rest, double_function(LOAD(rest))); \
      memcpy(out + i, rest, (size_t)(count - i) * sizeof(double)); \
    } \
  } \
  TARGET static void LEVEL(name##_f32)(float *out, const float *in, ptrdiff_t count) { \
    ptrdiff_t i = 0; \
    for (; i + WIDTH <= count; i += WIDTH) STORE_FLOATS(out + i, float_function(LOAD_FLOATS(in + i))); \
    if (i < count) { \
      float rest[WIDTH] = {0}; \
      memcpy(rest, in + i, (size_t)(count - i) * sizeof(float)); \
      STORE_FLOATS(rest, float_function(LOAD_FLOATS(rest))); \
      memcpy(out + i, rest, (size_t)(count - i) * sizeof(float)); \
    } \
  }

#define BOTH(name, double_accuracy, float_accuracy) \
  LOOPS(name, SLEEF(name, double_accuracy), SLEEF(name, float_accuracy))

BOTH(exp, u10, u10) BOTH(exp2, u10, u35) BOTH(expm1, u10, u10)
BOTH(log, u10, u35) BOTH(log2, u10, u35) BOTH(log10, u10, u10) BOTH(log1p, u10, u10)
BOTH(sin, u10, u35) BOTH(cos, u10, u35) BOTH(tan, u10, u35)
BOTH(asin, u10, u35) BOTH(acos, u10, u35) BOTH(atan, u10, u35)
BOTH(sinh, u10, u35) BOTH(cosh, u10, u35) BOTH(tanh, u10, u35)
BOTH(asinh, u10, u10) BOTH(acosh, u10, u10) BOTH(atanh, u10, u10)
BOTH(erf, u10, u10) BOTH(erfc, u15, u15)
LOOPS(sigmoid, LEVEL(sigmoid), LEVEL(sigmoid))

#undef BOTH
#undef LOOPS
