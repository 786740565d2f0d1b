// Softmax of one row for one element type; T, NAME and LANES (a register of 512 bits) are set by the including file,
// and IN_PAIRS where the sums of a register's lanes are added as a tree and not one after the other.

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
