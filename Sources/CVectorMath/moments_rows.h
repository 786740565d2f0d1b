// The mean and variance of a row for one element type; T, NAME, LANES (a register of 256 bits) and FUSED are set by
// the including file. It is Welford's method as PyTorch runs it: in lanes side by side, in chunks of 16 registers,
// which are joined as a tree.

typedef struct {
  ptrdiff_t count;
  T mean[LANES], squares[LANES];
} NAME(lanes);

// Joins what is known of further elements, by Chan's formula, and counts them.
MULTIVERSION static void NAME(join_lanes)(NAME(lanes) *all, const NAME(lanes) *more) {
  ptrdiff_t count = all->count + more->count;
  T share = count == 0 ? 0 : (T)more->count / (T)count;
  T before = (T)all->count;
  for (int lane = 0; lane < LANES; lane++) {
    T delta = more->mean[lane] - all->mean[lane];
    all->mean[lane] += share * delta;
    all->squares[lane] = all->squares[lane] + more->squares[lane] + delta * delta * share * before;
  }
  all->count = count;
}

// What is known of up to 16 registers.
MULTIVERSION static void NAME(chunk_lanes)(NAME(lanes) *chunk, const T *a, ptrdiff_t registers) {
  T mean[LANES] = {0}, squares[LANES] = {0};
  for (ptrdiff_t k = 0; k < registers; k++) {
    T weight = (T)1 / (T)(k + 1);
    for (int lane = 0; lane < LANES; lane++) {
      T x = a[k * LANES + lane];
      T delta = x - mean[lane];
      mean[lane] = FUSED(delta, weight, mean[lane]);
      squares[lane] = FUSED(delta, x - mean[lane], squares[lane]);
    }
  }
  chunk->count = registers;
  for (int lane = 0; lane < LANES; lane++) {
    chunk->mean[lane] = mean[lane];
    chunk->squares[lane] = squares[lane];
  }
}

void NAME(row_moments)(const T *a, ptrdiff_t count, T *mean, T *variance) {
  enum { chunk_registers = 16, most_levels = 60 };
  const ptrdiff_t registers = count / LANES;
  const ptrdiff_t chunks = (registers + chunk_registers - 1) / chunk_registers;
  int depth = 1;
  while (depth < most_levels && ((ptrdiff_t)1 << depth) < chunks) depth++;
  NAME(lanes) levels[most_levels];
  const NAME(lanes) nothing = {0};
  for (int level = 0; level < depth; level++) levels[level] = nothing;
  for (ptrdiff_t chunk = 0; chunk < chunks; chunk++) {
    const ptrdiff_t first = chunk * chunk_registers;
    const ptrdiff_t here = registers - first < chunk_registers ? registers - first : chunk_registers;
    NAME(lanes) next;
    NAME(chunk_lanes)(&next, a + first * LANES, here);
    NAME(join_lanes)(&levels[0], &next);
    ptrdiff_t mask = chunk + 1;
    for (int level = 1; level < depth && (mask & 1) == 0; level++, mask >>= 1) {
      NAME(join_lanes)(&levels[level], &levels[level - 1]);
      levels[level - 1] = nothing;
    }
  }
  for (int level = 1; level < depth; level++) NAME(join_lanes)(&levels[0], &levels[level]);
  ptrdiff_t seen = 0;
  T center = 0, squares = 0;
  for (ptrdiff_t i = registers * LANES; i < count; i++) {
    T delta = a[i] - center;
    seen += 1;
    center += delta / (T)seen;
    squares += delta * (a[i] - center);
  }
  for (int lane = 0; lane < LANES; lane++) {
    T share = registers == 0 ? 0 : (T)registers / (T)(seen + registers);
    T delta = levels[0].mean[lane] - center;
    center = FUSED(share, delta, center);
    squares += FUSED(delta * delta * share, (T)seen, levels[0].squares[lane]);
    seen += registers;
  }
  *mean = center;
  *variance = squares / (T)count;
}
