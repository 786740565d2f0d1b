// Softmax of rows and columns for one element type. The including file sets T, NAME, LANES (a register of 512 bits),
// FUSED, LIBRARY (the C library's name for a function), and IN_PAIRS where the sums of a register's lanes are added as
// a tree and not one after the other.

// The sum of a row as PyTorch has it: a short one from the left, a longer one in lanes that lie side by side.
MULTIVERSION static T NAME(lane_sum)(const T *a, ptrdiff_t count) {
  if (count < LANES) {
    T sum = a[0];
    for (ptrdiff_t i = 1; i < count; i++) sum += a[i];
    return sum;
  }
  T lanes[LANES];
  for (int lane = 0; lane < LANES; lane++) lanes[lane] = a[lane];
  ptrdiff_t i = LANES;
  for (; i + LANES <= count; i += LANES)
    for (int lane = 0; lane < LANES; lane++) lanes[lane] += a[i + lane];
  for (int lane = 0; i + lane < count; lane++) lanes[lane] += a[i + lane];
  if (IN_PAIRS) {
    for (int width = LANES / 2; width > 0; width /= 2)
      for (int lane = 0; lane < width; lane++) lanes[lane] += lanes[lane + width];
    return lanes[0];
  }
  T sum = lanes[0];
  for (int lane = 1; lane < LANES; lane++) sum += lanes[lane];
  return sum;
}

MULTIVERSION static T NAME(subtract_largest)(T *restrict out, const T *restrict a, ptrdiff_t count) {
  T largest = a[0];
  for (ptrdiff_t i = 1; i < count; i++) largest = a[i] > largest || isnan(a[i]) ? a[i] : largest;
  for (ptrdiff_t i = 0; i < count; i++) out[i] = a[i] - largest;
  return largest;
}

MULTIVERSION static void NAME(scale)(T *out, ptrdiff_t count, T factor) {
  for (ptrdiff_t i = 0; i < count; i++) out[i] *= factor;
}

MULTIVERSION static void NAME(shift)(T *restrict out, const T *restrict a, ptrdiff_t count, T first, T second) {
  for (ptrdiff_t i = 0; i < count; i++) out[i] = a[i] - first - second;
}

void NAME(softmax_row)(T *out, const T *in, ptrdiff_t count, int logarithm) {
  T largest = NAME(subtract_largest)(out, in, count);
  NAME(vector_native_exp)(out, out, count);
  T sum = NAME(lane_sum)(out, count);
  if (!logarithm) {
    NAME(scale)(out, count, 1 / sum);
    return;
  }
  NAME(vector_native_log)(&sum, &sum, 1);
  NAME(shift)(out, in, count, largest, sum);
}

MULTIVERSION static void NAME(products)(T *restrict out, const T *a, const T *b, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; i++) out[i] = a[i] * b[i];
}

MULTIVERSION static void NAME(row_gradient)(T *restrict out, const T *gradient, const T *result, ptrdiff_t count,
                                            T sum) {
  for (ptrdiff_t i = 0; i < count; i++) out[i] = (gradient[i] - sum) * result[i];
}

MULTIVERSION static void NAME(logarithm_gradient)(T *out, const T *gradient, ptrdiff_t count, T sum) {
  for (ptrdiff_t i = 0; i < count; i++) out[i] = FUSED(-out[i], sum, gradient[i]);
}

void NAME(softmax_row_gradient)(T *out, const T *gradient, const T *result, ptrdiff_t count, int logarithm) {
  if (logarithm) {
    T sum = NAME(lane_sum)(gradient, count);
    NAME(vector_native_exp)(out, result, count);
    NAME(logarithm_gradient)(out, gradient, count, sum);
    return;
  }
  NAME(products)(out, gradient, result, count);
  NAME(row_gradient)(out, gradient, result, count, NAME(lane_sum)(out, count));
}

MULTIVERSION static void NAME(largest_of_columns)(T *restrict largest, const T *a, ptrdiff_t depth, ptrdiff_t inner) {
  for (ptrdiff_t c = 0; c < inner; c++) largest[c] = a[c];
  for (ptrdiff_t d = 1; d < depth; d++)
    for (ptrdiff_t c = 0; c < inner; c++) {
      T x = a[d * inner + c];
      largest[c] = x > largest[c] || isnan(x) ? x : largest[c];
    }
}

// Whole registers by SLEEF, the rest by the library.
static void NAME(exp_of_columns)(T *a, ptrdiff_t inner) {
  ptrdiff_t whole = inner - inner % LANES;
  if (whole > 0) NAME(vector_native_exp)(a, a, whole);
  for (ptrdiff_t c = whole; c < inner; c++) a[c] = LIBRARY(exp)(a[c]);
}

void NAME(softmax_columns)(T *out, const T *in, ptrdiff_t depth, ptrdiff_t inner, int logarithm, T *work) {
  T *largest = work, *sums = work + inner;
  NAME(largest_of_columns)(largest, in, depth, inner);
  for (ptrdiff_t c = 0; c < inner; c++) sums[c] = 0;
  for (ptrdiff_t d = 0; d < depth; d++) {
    T *row = out + d * inner;
    for (ptrdiff_t c = 0; c < inner; c++) row[c] = in[d * inner + c] - largest[c];
    NAME(exp_of_columns)(row, inner);
    for (ptrdiff_t c = 0; c < inner; c++) sums[c] += row[c];
  }
  if (!logarithm) {
    for (ptrdiff_t d = 0; d < depth; d++)
      for (ptrdiff_t c = 0; c < inner; c++) out[d * inner + c] /= sums[c];
    return;
  }
  ptrdiff_t whole = inner - inner % LANES;
  if (whole > 0) NAME(vector_native_log)(sums, sums, whole);
  for (ptrdiff_t c = whole; c < inner; c++) sums[c] = LIBRARY(log)(sums[c]);
  for (ptrdiff_t d = 0; d < depth; d++)
    for (ptrdiff_t c = 0; c < inner; c++) out[d * inner + c] = in[d * inner + c] - largest[c] - sums[c];
}
