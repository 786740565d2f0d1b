// The optimizers' steps for one element type; T and NAME are set by the including file. Each has the roundings of the
// tensor operations that PyTorch's steps are made of.
//
// They work on blocks that the processor's nearest cache holds, in one plain loop after the other: what is chosen
// between for a whole step is chosen outside of the loops.

#define EACH _Pragma("clang loop vectorize(assume_safety)") for (ptrdiff_t i = 0; i < n; i++)
// Calls what follows for blocks from `at` on, of `n` elements.
#define BLOCKS(count) \
  for (ptrdiff_t at = 0, n; at < (count) && (n = (count) - at < step_block ? (count) - at : step_block); at += n)

// The gradient turned round to ascend, with a penalty's added to it.
static inline void NAME(adjust)(T *out, const T *gradient, const T *parameter, bool maximize, T decay,
                                      ptrdiff_t n) {
  const T sign = maximize ? -1 : 1;
  if (decay != 0) {
    EACH out[i] = FUSED(decay, parameter[i], sign * gradient[i]);
  } else {
    EACH out[i] = sign * gradient[i];
  }
}

// Values moved towards others by a share of the distance, counted from the nearer end.
static inline void NAME(interpolate)(T *value, const T *end, T weight, ptrdiff_t n) {
  const T rest = 1 - weight;
  if (MAGNITUDE(weight) < (T)0.5) {
    EACH value[i] = FUSED(weight, end[i] - value[i], value[i]);
  } else {
    EACH value[i] = FUSED(-(end[i] - value[i]), rest, end[i]);
  }
}

// Running averages of squares that take up one more.
static inline void NAME(average)(T *average, const T *value, T share, T rest, ptrdiff_t n) {
  EACH average[i] = FUSED(rest * value[i], value[i], average[i] * share);
}

MULTIVERSION void NAME(step_descent)(struct descent_step s, T *parameter, const T *gradients, T *average,
                                     ptrdiff_t count) {
  const T momentum = (T)s.momentum, share = (T)s.share, rate = (T)-s.rate;
  BLOCKS(count) {
    T g[step_block];
    NAME(adjust)(g, gradients + at, parameter + at, s.maximize, (T)s.weight_decay, n);
    if (average != 0) {
      T *kept = average + at;
      if (s.is_first) {
        EACH kept[i] = g[i];
      } else {
        EACH kept[i] = FUSED(share, g[i], kept[i] * momentum);
      }
      if (s.is_nesterov) {
        EACH g[i] = FUSED(momentum, kept[i], g[i]);
      } else {
        EACH g[i] = kept[i];
      }
    }
    NAME(add_scaled)(parameter + at, parameter + at, g, rate, n);
  }
}

MULTIVERSION void NAME(step_root_mean_square)(struct root_mean_square_step s, T *parameter, const T *gradients,
                                              T *squares, T *average, T *mean, ptrdiff_t count) {
  const T share = (T)s.share, rest = (T)(1 - s.share), epsilon = (T)s.epsilon;
  const T momentum = (T)s.momentum, rate = (T)-s.rate;
  BLOCKS(count) {
    T g[step_block], divisor[step_block];
    T *p = parameter + at, *square = squares + at;
    NAME(adjust)(g, gradients + at, p, s.maximize, (T)s.weight_decay, n);
    NAME(average)(square, g, share, rest, n);
    if (s.is_centered) {
      T *center = mean + at;
      NAME(interpolate)(center, g, rest, n);
      EACH divisor[i] = ROOT(FUSED(-center[i], center[i], square[i])) + epsilon;
    } else {
      EACH divisor[i] = ROOT(square[i]) + epsilon;
    }
    if (s.momentum > 0) {
      T *kept = average + at;
      EACH kept[i] = kept[i] * momentum + g[i] / divisor[i];
      NAME(add_scaled)(p, p, kept, rate, n);
    } else {
      EACH p[i] += rate * g[i] / divisor[i];
    }
  }
}

MULTIVERSION void NAME(step_square_sum)(struct square_sum_step s, T *parameter, const T *gradients, T *sums,
                                        ptrdiff_t count) {
  const T epsilon = (T)s.epsilon, rate = (T)-s.rate;
  BLOCKS(count) {
    T g[step_block];
    T *p = parameter + at, *sum = sums + at;
    NAME(adjust)(g, gradients + at, p, s.maximize, (T)s.weight_decay, n);
    EACH sum[i] = FUSED(g[i], g[i], sum[i]);
    EACH p[i] += rate * g[i] / (ROOT(sum[i]) + epsilon);
  }
}

MULTIVERSION void NAME(step_ratio)(struct ratio_step s, T *parameter, const T *gradients, T *squares, T *steps,
                                   ptrdiff_t count) {
  const T share = (T)s.share, rest = (T)(1 - s.share), epsilon = (T)s.epsilon, rate = (T)-s.rate;
  BLOCKS(count) {
    T g[step_block];
    T *square = squares + at, *step = steps + at;
    NAME(adjust)(g, gradients + at, parameter + at, s.maximize, (T)s.weight_decay, n);
    NAME(average)(square, g, share, rest, n);
    EACH g[i] = ROOT(step[i] + epsilon) / ROOT(square[i] + epsilon) * g[i];
    NAME(average)(step, g, share, rest, n);
    NAME(add_scaled)(parameter + at, parameter + at, g, rate, n);
  }
}

// What Adam and its kin begin with: `p` is the parameter, `g` the gradient, which `mean` takes up, and `square` its
// square.
#define TAKE_GRADIENT \
  T g[step_block]; \
  T *p = parameter + at, *mean = first + at; \
  if (s.shrinkage != 1) { \
    const T shrinkage = (T)s.shrinkage; \
    EACH p[i] *= shrinkage; \
  } \
  NAME(adjust)(g, gradients + at, p, s.maximize, (T)s.weight_decay, n); \
  NAME(interpolate)(mean, g, (T)s.first_weight, n);
#define TAKE_BOTH \
  TAKE_GRADIENT \
  T *square = second + at; \
  NAME(average)(square, g, (T)s.second_share, (T)(1 - s.second_share), n);

MULTIVERSION void NAME(step_adam)(struct moment_averages s, double step, double correction_root, T *parameter,
                                  const T *gradients, T *first, T *second, T *largest, ptrdiff_t count) {
  const T rate = (T)-step, root = (T)correction_root, epsilon = (T)s.epsilon;
  BLOCKS(count) {
    TAKE_BOTH
    if (largest != 0) {
      T *most = largest + at;
      EACH most[i] = most[i] != most[i] || most[i] > square[i] ? most[i] : square[i];
      square = most;
    }
    EACH p[i] += rate * mean[i] / (ROOT(square[i]) / root + epsilon);
  }
}

MULTIVERSION void NAME(step_adamax)(struct moment_averages s, double step, T *parameter, const T *gradients, T *first,
                                    T *second, ptrdiff_t count) {
  const T rate = (T)-step, share = (T)s.second_share, epsilon = (T)s.epsilon;
  BLOCKS(count) {
    TAKE_GRADIENT
    T *most = second + at;
    EACH {
      const T decayed = most[i] * share, size = MAGNITUDE(g[i]) + epsilon;
      most[i] = decayed != decayed || decayed > size ? decayed : size;
    }
    EACH p[i] += rate * mean[i] / most[i];
  }
}

MULTIVERSION void NAME(step_nadam)(struct moment_averages s, double correction, double gradient_factor,
                                   double mean_factor, T *parameter, const T *gradients, T *first, T *second,
                                   ptrdiff_t count) {
  const T whole = (T)correction, of_gradient = (T)gradient_factor, of_mean = (T)mean_factor, epsilon = (T)s.epsilon;
  BLOCKS(count) {
    TAKE_BOTH
    EACH {
      const T divisor = ROOT(square[i] / whole) + epsilon;
      const T moved = p[i] + of_gradient * g[i] / divisor;
      p[i] = moved + of_mean * mean[i] / divisor;
    }
  }
}

MULTIVERSION void NAME(step_radam)(struct moment_averages s, double step, double correction, double correction_root,
                                   double rectification, T *parameter, const T *gradients, T *first, T *second,
                                   ptrdiff_t count) {
  const T rate = (T)step, whole = (T)correction, root = (T)correction_root, trust = (T)rectification;
  const T epsilon = (T)s.epsilon;
  BLOCKS(count) {
    TAKE_BOTH
    if (rectification > 0) {
      EACH p[i] -= mean[i] / whole * rate * (1 / (ROOT(square[i]) + epsilon) * root) * trust;
    } else {
      EACH p[i] -= mean[i] / whole * rate;
    }
  }
}

#undef TAKE_GRADIENT
#undef TAKE_BOTH
#undef EACH
#undef BLOCKS
