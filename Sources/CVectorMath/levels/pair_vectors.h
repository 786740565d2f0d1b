// Functions of two variables over arrays of one element type; see vectors.h.

#pragma STDC FP_CONTRACT OFF

VECTOR SLEEF(pow, u10)(VECTOR, VECTOR);
VECTOR SLEEF(atan2, u10)(VECTOR, VECTOR);
VECTOR SLEEF(hypot, u05)(VECTOR, VECTOR);

static inline VECTOR NAME(log_add_exp)(VECTOR a, VECTOR b) {
  VECTOR distance = NAME(select)(a < b, a - b, b - a);
  VECTOR sum = NAME(select)(a > b, a, b) + SLEEF(log1p, u10)(SLEEF(exp, u10)(distance));
  // Infinities of the same sign have no distance.
  return NAME(select)((a == b) & (a - a != 0), a, sum);
}

static inline VECTOR NAME(pair_value)(enum pair_function kind, VECTOR a, VECTOR b) {
  switch (kind) {
    case PAIR_POWER: return SLEEF(pow, u10)(a, b);
    case PAIR_ATAN2: return SLEEF(atan2, u10)(a, b);
    case PAIR_HYPOT: return SLEEF(hypot, u05)(a, b);
    case PAIR_LOG_ADD_EXP: return NAME(log_add_exp)(a, b);
  }
  return a;
}

void NAME(pair)(enum pair_function kind, T *out, const T *a, ptrdiff_t a_step, const T *b, ptrdiff_t b_step,
                ptrdiff_t count) {
  ptrdiff_t i = 0;
  for (; i + BLOCK <= count; i += BLOCK)
    for (ptrdiff_t k = i; k < i + BLOCK; k += LANES) {
      VECTOR first = NAME(part)(a, a_step, k);
      STORE_VECTOR(out + k, NAME(pair_value)(kind, first, NAME(part)(b, b_step, k)));
    }
  for (; i < count; i++) out[i] = ALONE(scalar_pair)(kind, a[i * a_step], b[i * b_step]);
}

void NAME(power)(T *out, const T *in, double exponent, ptrdiff_t count) {
  ptrdiff_t i = 0;
  for (; i + BLOCK <= count; i += BLOCK)
    for (ptrdiff_t k = i; k < i + BLOCK; k += LANES)
      STORE_VECTOR(out + k, SLEEF(pow, u10)(LOAD_VECTOR(in + k), SET_VECTOR((T)exponent)));
  for (; i < count; i++) out[i] = (T)pow((double)in[i], exponent);
}
