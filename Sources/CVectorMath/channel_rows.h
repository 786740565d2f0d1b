// The loops of a batch normalisation for one element type; T, NAME, LANES (a register of 256 bits), SUMS (the sums side
// by side where their order does not show) and FUSED are set by the including file. Where a channel has several
// elements in an example, they lie side by side: a plane. Where it has one, an example is a row of channels.

// The sum of lanes: of floats by halves.
static inline T NAME(lane_sum)(T *lanes) {
  if (LANES == 4) return lanes[0] + lanes[1] + lanes[2] + lanes[3];
  for (int half = LANES / 2; half > 0; half /= 2)
    for (int k = 0; k < half; k++) lanes[k] += lanes[k + half];
  return lanes[0];
}

MULTIVERSION void NAME(plane_moments)(const T *a, ptrdiff_t examples, ptrdiff_t step, ptrdiff_t size, T *mean,
                                      T *squares) {
  const double count = (double)examples * (double)size;
  double sums[SUMS] = {0};
  for (ptrdiff_t n = 0; n < examples; n++) {
    const T *plane = a + n * step;
    ptrdiff_t i = 0;
    for (; i + SUMS <= size; i += SUMS)
      for (int k = 0; k < SUMS; k++) sums[k] += plane[i + k];
    for (; i < size; i++) sums[0] += plane[i];
  }
  double total = 0;
  for (int k = 0; k < SUMS; k++) total += sums[k];
  const T center = (T)(total / count);
  for (int k = 0; k < SUMS; k++) sums[k] = 0;
  for (ptrdiff_t n = 0; n < examples; n++) {
    const T *plane = a + n * step;
    ptrdiff_t i = 0;
    for (; i + SUMS <= size; i += SUMS)
      for (int k = 0; k < SUMS; k++) {
        const T distance = plane[i + k] - center;
        sums[k] += distance * distance;
      }
    for (; i < size; i++) {
      const T distance = plane[i] - center;
      sums[0] += distance * distance;
    }
  }
  total = 0;
  for (int k = 0; k < SUMS; k++) total += sums[k];
  *mean = center;
  *squares = (T)total;
}

MULTIVERSION void NAME(plane_line)(T *out, const T *a, ptrdiff_t size, T scale, T shift) {
  for (ptrdiff_t i = 0; i < size; i++) out[i] = FUSED(a[i], scale, shift);
}

MULTIVERSION void NAME(plane_products)(const T *a, const T *gradient, ptrdiff_t size, T mean, double *sum,
                                       double *product) {
  if (size < LANES) {
    T total = gradient[0], dot = (a[0] - mean) * gradient[0];
    for (ptrdiff_t i = 1; i < size; i++) {
      total += gradient[i];
      dot += (a[i] - mean) * gradient[i];
    }
    *sum += total;
    *product += dot;
    return;
  }
  T totals[LANES], dots[LANES];
  for (int k = 0; k < LANES; k++) {
    totals[k] = gradient[k];
    dots[k] = (a[k] - mean) * gradient[k];
  }
  ptrdiff_t i = LANES;
  for (; i + LANES <= size; i += LANES)
    for (int k = 0; k < LANES; k++) {
      totals[k] += gradient[i + k];
      dots[k] += (a[i + k] - mean) * gradient[i + k];
    }
  for (int k = 0; i + k < size; k++) {
    totals[k] += gradient[i + k];
    dots[k] = FUSED(a[i + k] - mean, gradient[i + k], dots[k]);
  }
  *sum += NAME(lane_sum)(totals);
  *product += NAME(lane_sum)(dots);
}

MULTIVERSION void NAME(plane_slopes)(T *out, const T *a, const T *gradient, ptrdiff_t size,
                                     NAME(channel_slope) s) {
  for (ptrdiff_t i = 0; i < size; i++)
    out[i] = FUSED(-(a[i] - s.mean), s.share, gradient[i] - s.gradient_mean) * s.reciprocal * s.weight;
}

MULTIVERSION void NAME(add_channels)(T *sums, const T *row, ptrdiff_t channels) {
  for (ptrdiff_t c = 0; c < channels; c++) sums[c] += row[c];
}

MULTIVERSION void NAME(add_channel_squares)(T *sums, const T *row, const T *mean, ptrdiff_t channels) {
  for (ptrdiff_t c = 0; c < channels; c++) sums[c] = FUSED(row[c] - mean[c], row[c] - mean[c], sums[c]);
}

MULTIVERSION void NAME(add_channel_products)(T *sums, const T *row, const T *gradient, const T *mean,
                                             ptrdiff_t channels) {
  for (ptrdiff_t c = 0; c < channels; c++) sums[c] = FUSED(row[c] - mean[c], gradient[c], sums[c]);
}

MULTIVERSION void NAME(channel_lines)(T *out, const T *row, const T *scale, const T *shift, ptrdiff_t channels) {
  for (ptrdiff_t c = 0; c < channels; c++) out[c] = FUSED(row[c], scale[c], shift[c]);
}

MULTIVERSION void NAME(channel_slopes)(T *out, const T *row, const T *gradient, const NAME(channel_slope) *slopes,
                                       ptrdiff_t channels) {
  const ptrdiff_t whole = channels / LANES * LANES;
  for (ptrdiff_t c = 0; c < channels; c++) {
    const NAME(channel_slope) s = slopes[c];
    const T distance = row[c] - s.mean, rest = gradient[c] - s.gradient_mean;
    const T centred = c < whole ? FUSED(-distance, s.share, rest) : rest - distance * s.share;
    out[c] = centred * s.reciprocal * s.weight;
  }
}
