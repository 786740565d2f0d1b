// The optimizers' steps for one element type; T and NAME are set by the including file. Each has the
// roundings of the tensor operations that PyTorch's steps are made of.

#define EACH _Pragma("clang loop vectorize(assume_safety)") for (ptrdiff_t i = 0; i < count; i++)

// The gradient turned round to ascend, with a penalty's added to it.
static inline T NAME(adjusted)(T gradient, T parameter, bool maximize, T decay) {
  if (maximize) gradient = -gradient;
  return decay != 0 ? FUSED(decay, parameter, gradient) : gradient;
}

// The value moved towards another by a share of the distance, counted from the nearer end.
static inline T NAME(interpolated)(T value, T end, T weight) {
  return MAGNITUDE(weight) < (T)0.5 ? FUSED(weight, end - value, value) : FUSED(-(end - value), 1 - weight, end);
}

// A running average of squares that takes up one more.
static inline T NAME(averaged)(T average, T value, T share, T rest) {
  return FUSED(rest * value, value, average * share);
}

MULTIVERSION void NAME(step_descent)(struct descent_step s, T *parameter, const T *gradients, T *average, ptrdiff_t count) {
  const T decay = (T)s.weight_decay, momentum = (T)s.momentum, share = (T)s.share, rate = (T)-s.rate;
  if (average == 0) {
    EACH {
      const T gradient = NAME(adjusted)(gradients[i], parameter[i], s.maximize, decay);
      parameter[i] = FUSED(rate, gradient, parameter[i]);
    }
    return;
  }
  EACH {
    T gradient = NAME(adjusted)(gradients[i], parameter[i], s.maximize, decay);
    average[i] = s.is_first ? gradient : FUSED(share, gradient, average[i] * momentum);
    gradient = s.is_nesterov ? FUSED(momentum, average[i], gradient) : average[i];
    parameter[i] = FUSED(rate, gradient, parameter[i]);
  }
}

MULTIVERSION void NAME(step_root_mean_square)(struct root_mean_square_step s, T *parameter, const T *gradients, T *squares,
                                              T *average, T *mean, ptrdiff_t count) {
  const T decay = (T)s.weight_decay, share = (T)s.share, rest = (T)(1 - s.share), epsilon = (T)s.epsilon;
  const T momentum = (T)s.momentum, rate = (T)-s.rate;
  EACH {
    const T gradient = NAME(adjusted)(gradients[i], parameter[i], s.maximize, decay);
    T square = squares[i] = NAME(averaged)(squares[i], gradient, share, rest);
    if (s.is_centered) {
      mean[i] = NAME(interpolated)(mean[i], gradient, rest);
      square = FUSED(-mean[i], mean[i], square);
    }
    const T divisor = ROOT(square) + epsilon;
    if (s.momentum > 0) {
      average[i] = average[i] * momentum + gradient / divisor;
      parameter[i] = FUSED(rate, average[i], parameter[i]);
    } else {
      parameter[i] += rate * gradient / divisor;
    }
  }
}

MULTIVERSION void NAME(step_square_sum)(struct square_sum_step s, T *parameter, const T *gradients, T *sum, ptrdiff_t count) {
  const T decay = (T)s.weight_decay, epsilon = (T)s.epsilon, rate = (T)-s.rate;
  EACH {
    const T gradient = NAME(adjusted)(gradients[i], parameter[i], s.maximize, decay);
    sum[i] = FUSED(gradient, gradient, sum[i]);
    parameter[i] += rate * gradient / (ROOT(sum[i]) + epsilon);
  }
}

MULTIVERSION void NAME(step_ratio)(struct ratio_step s, T *parameter, const T *gradients, T *squares, T *steps, ptrdiff_t count) {
  const T decay = (T)s.weight_decay, share = (T)s.share, rest = (T)(1 - s.share), epsilon = (T)s.epsilon;
  const T rate = (T)-s.rate;
  EACH {
    const T gradient = NAME(adjusted)(gradients[i], parameter[i], s.maximize, decay);
    squares[i] = NAME(averaged)(squares[i], gradient, share, rest);
    const T change = ROOT(steps[i] + epsilon) / ROOT(squares[i] + epsilon) * gradient;
    steps[i] = NAME(averaged)(steps[i], change, share, rest);
    parameter[i] = FUSED(rate, change, parameter[i]);
  }
}

// What Adam and its kin begin with: `p` is the parameter, `g` the gradient, of which `first` takes up its share.
#define TAKE_GRADIENT \
  T p = parameter[i]; \
  if (s.shrinkage != 1) p *= shrinkage; \
  const T g = NAME(adjusted)(gradients[i], p, s.maximize, decay); \
  const T mean = first[i] = NAME(interpolated)(first[i], g, weight);
#define TAKE_BOTH \
  TAKE_GRADIENT \
  T square = second[i] = NAME(averaged)(second[i], g, share, rest);
#define AVERAGES \
  const T decay = (T)s.weight_decay, shrinkage = (T)s.shrinkage, weight = (T)s.first_weight; \
  const T share = (T)s.second_share, epsilon = (T)s.epsilon;
#define BOTH_AVERAGES AVERAGES const T rest = (T)(1 - s.second_share);

MULTIVERSION void NAME(step_adam)(struct moment_averages s, double step, double correction_root, T *parameter,
                                  const T *gradients, T *first, T *second, T *largest, ptrdiff_t count) {
  BOTH_AVERAGES
  const T rate = (T)-step, root = (T)correction_root;
  EACH {
    TAKE_BOTH
    if (largest != 0) square = largest[i] = largest[i] != largest[i] || largest[i] > square ? largest[i] : square;
    parameter[i] = p + rate * mean / (ROOT(square) / root + epsilon);
  }
}

MULTIVERSION void NAME(step_adamax)(struct moment_averages s, double step, T *parameter, const T *gradients, T *first,
                                    T *second, ptrdiff_t count) {
  AVERAGES
  const T rate = (T)-step;
  EACH {
    TAKE_GRADIENT
    const T decayed = second[i] * share, size = MAGNITUDE(g) + epsilon;
    const T larger = second[i] = decayed != decayed || decayed > size ? decayed : size;
    parameter[i] = p + rate * mean / larger;
  }
}

MULTIVERSION void NAME(step_nadam)(struct moment_averages s, double correction, double gradient_factor, double mean_factor,
                                   T *parameter, const T *gradients, T *first, T *second, ptrdiff_t count) {
  BOTH_AVERAGES
  const T whole = (T)correction, of_gradient = (T)gradient_factor, of_mean = (T)mean_factor;
  EACH {
    TAKE_BOTH
    const T divisor = ROOT(square / whole) + epsilon;
    p += of_gradient * g / divisor;
    parameter[i] = p + of_mean * mean / divisor;
  }
}

MULTIVERSION void NAME(step_radam)(struct moment_averages s, double step, double correction, double correction_root,
                                   double rectification, T *parameter, const T *gradients, T *first, T *second,
                                   ptrdiff_t count) {
  BOTH_AVERAGES
  const T rate = (T)step, whole = (T)correction, root = (T)correction_root, trust = (T)rectification;
  EACH {
    TAKE_BOTH
    T change = mean / whole * rate;
    if (rectification > 0) {
      change *= 1 / (ROOT(square) + epsilon) * root;
      change *= trust;
    }
    parameter[i] = p - change;
  }
}

#undef TAKE_GRADIENT
#undef TAKE_BOTH
#undef AVERAGES
#undef BOTH_AVERAGES
#undef EACH
