// One element type's matrix product; T, NAME and FUSED (a fused multiply-add) are set by the including file.
// Each result is one chain of fused multiply-adds over the inner dimension, whatever the path.

// b's rows lie one after the other: a whole row of results takes up one product after the next.
MULTIVERSION static void NAME(small_product)(T *restrict out, const T *a, ptrdiff_t a_row, ptrdiff_t a_column,
                                             const T *b, ptrdiff_t b_row, ptrdiff_t rows, ptrdiff_t inner,
                                             ptrdiff_t columns) {
  for (ptrdiff_t i = 0; i < rows; i++) {
    T *row = out + i * columns;
    for (ptrdiff_t j = 0; j < columns; j++) row[j] = 0;
    for (ptrdiff_t k = 0; k < inner; k++) {
      T factor = a[i * a_row + k * a_column];
      for (ptrdiff_t j = 0; j < columns; j++) row[j] = FUSED(factor, b[k * b_row + j], row[j]);
    }
  }
}

// Few columns: one chain for each result, next to those of other rows.
MULTIVERSION static void NAME(narrow_product)(T *restrict out, const T *a, ptrdiff_t a_row, ptrdiff_t a_column,
                                              const T *b, ptrdiff_t b_row, ptrdiff_t b_column, ptrdiff_t rows,
                                              ptrdiff_t inner, ptrdiff_t columns) {
  for (ptrdiff_t j = 0; j < columns; j++) {
    const T *column = b + j * b_column;
    for (ptrdiff_t i = 0; i < rows; i++) {
      const T *row = a + i * a_row;
      T sum = 0;
      for (ptrdiff_t k = 0; k < inner; k++) sum = FUSED(row[k * a_column], column[k * b_row], sum);
      out[i * columns + j] = sum;
    }
  }
}

// out[height, width] += a[height, depth] * panel[depth, panel_columns]
MULTIVERSION static void NAME(add_panel)(T *restrict out, ptrdiff_t out_row, const T *a, ptrdiff_t a_row,
                                         ptrdiff_t a_column, const T *restrict panel, ptrdiff_t height,
                                         ptrdiff_t depth, ptrdiff_t width) {
  for (ptrdiff_t i = 0; i < height; i += block_rows) {
    ptrdiff_t here = height - i < block_rows ? height - i : block_rows;
    T sums[block_rows][panel_columns] = {{0}};
    for (ptrdiff_t r = 0; r < here; r++)
      for (ptrdiff_t j = 0; j < width; j++) sums[r][j] = out[(i + r) * out_row + j];
    const T *lines[block_rows];
    for (ptrdiff_t r = 0; r < block_rows; r++) lines[r] = a + (i + (r < here ? r : 0)) * a_row;
    for (ptrdiff_t k = 0; k < depth; k++) {
      const T *row = panel + k * panel_columns;
      for (int r = 0; r < block_rows; r++) {
        T factor = lines[r][k * a_column];
        for (int j = 0; j < panel_columns; j++) sums[r][j] = FUSED(factor, row[j], sums[r][j]);
      }
    }
    for (ptrdiff_t r = 0; r < here; r++)
      for (ptrdiff_t j = 0; j < width; j++) out[(i + r) * out_row + j] = sums[r][j];
  }
}

void NAME(matrix_product)(T *out, const T *a, ptrdiff_t a_row, ptrdiff_t a_column, const T *b, ptrdiff_t b_row,
                          ptrdiff_t b_column, ptrdiff_t rows, ptrdiff_t inner, ptrdiff_t columns) {
  if (rows == 0 || columns == 0) return;
  if (rows * inner * columns <= small_product) {
    if (b_column == 1 && columns >= narrow_columns) {
      NAME(small_product)(out, a, a_row, a_column, b, b_row, rows, inner, columns);
    } else if (inner < copied_rows && rows >= copied_rows && columns >= copied_rows) {
      T copy[small_product / copied_rows];
      for (ptrdiff_t k = 0; k < inner; k++)
        for (ptrdiff_t j = 0; j < columns; j++) copy[k * columns + j] = b[k * b_row + j * b_column];
      NAME(small_product)(out, a, a_row, a_column, copy, columns, rows, inner, columns);
    } else {
      NAME(narrow_product)(out, a, a_row, a_column, b, b_row, b_column, rows, inner, columns);
    }
    return;
  }
  for (ptrdiff_t i = 0; i < rows * columns; i++) out[i] = 0;
  T panel[panel_depth * panel_columns] __attribute__((aligned(64)));
  for (ptrdiff_t k = 0; k < inner; k += panel_depth) {
    ptrdiff_t depth = inner - k < panel_depth ? inner - k : panel_depth;
    for (ptrdiff_t j = 0; j < columns; j += panel_columns) {
      ptrdiff_t width = columns - j < panel_columns ? columns - j : panel_columns;
      for (ptrdiff_t d = 0; d < depth; d++) {
        const T *row = b + (k + d) * b_row + j * b_column;
        T *target = panel + d * panel_columns;
        for (ptrdiff_t c = 0; c < width; c++) target[c] = row[c * b_column];
        for (ptrdiff_t c = width; c < panel_columns; c++) target[c] = 0;
      }
      NAME(add_panel)(out + j, columns, a + k * a_column, a_row, a_column, panel, rows, depth, width);
    }
  }
}

// Lanes keep long sums accurate and short of waiting for each other; vectors shorter than them make one chain.
MULTIVERSION static void NAME(row_products)(T *restrict out, const T *a, ptrdiff_t a_row, ptrdiff_t a_column,
                                            const T *x, ptrdiff_t x_step, ptrdiff_t rows, ptrdiff_t inner) {
  for (ptrdiff_t i = 0; i < rows; i++) {
    const T *row = a + i * a_row;
    T sum = 0;
    ptrdiff_t k = 0;
    if (inner >= 2 * dot_lanes && a_column == 1 && x_step == 1) {
      T lanes[dot_lanes] = {0};
      for (; k + dot_lanes <= inner; k += dot_lanes)
        for (int lane = 0; lane < dot_lanes; lane++) lanes[lane] = FUSED(row[k + lane], x[k + lane], lanes[lane]);
      for (int width = dot_lanes / 2; width > 0; width /= 2)
        for (int lane = 0; lane < width; lane++) lanes[lane] += lanes[lane + width];
      sum = lanes[0];
    }
    for (; k < inner; k++) sum = FUSED(row[k * a_column], x[k * x_step], sum);
    out[i] = sum;
  }
}

void NAME(vector_product)(T *out, const T *a, ptrdiff_t a_row, ptrdiff_t a_column, const T *x, ptrdiff_t x_step,
                          ptrdiff_t rows, ptrdiff_t inner) {
  NAME(row_products)(out, a, a_row, a_column, x, x_step, rows, inner);
}
