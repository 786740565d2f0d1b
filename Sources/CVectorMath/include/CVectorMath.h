#ifndef CHAINRULE_VECTOR_MATH_H
#define CHAINRULE_VECTOR_MATH_H

#include <stddef.h>
#include <stdint.h>

#include "optimizer_steps.h"

/// A function of one variable over an array: `out` and `in` may be the same array, and overlap in no other way.
typedef void (*VectorFunction)(void *out, const void *in, ptrdiff_t count);

// For each NAME: vector_NAME_f32 and vector_NAME_f64. The native ones are those of SLEEF in the element's own type,
// which PyTorch uses within its larger functions.
#define CHAINRULE_REAL_FUNCTIONS(FUNCTION) \
  FUNCTION(exp) FUNCTION(exp2) FUNCTION(expm1) \
  FUNCTION(log) FUNCTION(log2) FUNCTION(log10) FUNCTION(log1p) \
  FUNCTION(sin) FUNCTION(cos) FUNCTION(tan) FUNCTION(asin) FUNCTION(acos) FUNCTION(atan) \
  FUNCTION(sinh) FUNCTION(cosh) FUNCTION(tanh) FUNCTION(asinh) FUNCTION(acosh) FUNCTION(atanh) \
  FUNCTION(erf) FUNCTION(erfc) FUNCTION(erfinv) FUNCTION(lgamma) FUNCTION(digamma) \
  FUNCTION(sigmoid) FUNCTION(sinc) FUNCTION(i0) FUNCTION(i0e) FUNCTION(i1) FUNCTION(i1e) FUNCTION(ndtri) \
  FUNCTION(native_exp) FUNCTION(native_log) \
  FUNCTION(floor) FUNCTION(ceil) FUNCTION(round) FUNCTION(trunc) FUNCTION(sqrt) FUNCTION(rsqrt) FUNCTION(reciprocal)

// For each NAME: vector_NAME_c64 and vector_NAME_c128, over pairs of a real and an imaginary part.
#define CHAINRULE_COMPLEX_FUNCTIONS(FUNCTION) \
  FUNCTION(exp) FUNCTION(exp2) FUNCTION(expm1) \
  FUNCTION(log) FUNCTION(log2) FUNCTION(log10) FUNCTION(log1p) \
  FUNCTION(sin) FUNCTION(cos) FUNCTION(tan) FUNCTION(asin) FUNCTION(acos) FUNCTION(atan) \
  FUNCTION(sinh) FUNCTION(cosh) FUNCTION(tanh) FUNCTION(asinh) FUNCTION(acosh) FUNCTION(atanh) \
  FUNCTION(sqrt) FUNCTION(rsqrt) FUNCTION(reciprocal) FUNCTION(sigmoid)

#define CHAINRULE_DECLARE_REAL(name) \
  void vector_##name##_f32(void *out, const void *in, ptrdiff_t count); \
  void vector_##name##_f64(void *out, const void *in, ptrdiff_t count);
CHAINRULE_REAL_FUNCTIONS(CHAINRULE_DECLARE_REAL)
#undef CHAINRULE_DECLARE_REAL

#define CHAINRULE_DECLARE_COMPLEX(name) \
  void vector_##name##_c64(void *out, const void *in, ptrdiff_t count); \
  void vector_##name##_c128(void *out, const void *in, ptrdiff_t count);
CHAINRULE_COMPLEX_FUNCTIONS(CHAINRULE_DECLARE_COMPLEX)
#undef CHAINRULE_DECLARE_COMPLEX

/// A complex number to a complex power, `out = a ** b`, each a pair of parts.
void vector_power_c64(void *out, const void *a, const void *b);
void vector_power_c128(void *out, const void *a, const void *b);

/// Activation functions of neural networks that rest on exponentials, with up to three parameters:
/// softplus(beta, threshold), and elu(coefficient, scale, input_scale), which is `scale * x` above zero and
/// `coefficient * expm1(input_scale * x)` below. The gradient is multiplied by the slope at `in`; each of the two may
/// have a step of 0. `out` is one of the operands or overlaps none.
enum activation {
  ACTIVATION_SILU,
  ACTIVATION_MISH,
  ACTIVATION_LOG_SIGMOID,
  ACTIVATION_SOFTPLUS,
  ACTIVATION_ELU,
  ACTIVATION_GELU,
  ACTIVATION_TANH_GELU,
  // The slopes of these two are told by the result, which stands in place of the input; they have no values here.
  ACTIVATION_OF_SIGMOID,
  ACTIVATION_OF_TANH
};
void activation_f32(enum activation kind, const float *parameters, float *out, const float *in, ptrdiff_t count);
void activation_f64(enum activation kind, const double *parameters, double *out, const double *in, ptrdiff_t count);
void activation_gradient_f32(enum activation kind, const float *parameters, float *out, const float *gradients,
                             ptrdiff_t gradient_step, const float *in, ptrdiff_t in_step, ptrdiff_t count);
void activation_gradient_f64(enum activation kind, const double *parameters, double *out, const double *gradients,
                             ptrdiff_t gradient_step, const double *in, ptrdiff_t in_step, ptrdiff_t count);

/// `out` from as many elements of `a` and `b`, each of which may have a step of 0. `out` is one of the operands or
/// overlaps none.
enum pair_function { PAIR_POWER, PAIR_ATAN2, PAIR_HYPOT, PAIR_LOG_ADD_EXP };
void pair_f32(enum pair_function kind, float *out, const float *a, ptrdiff_t a_step, const float *b, ptrdiff_t b_step,
              ptrdiff_t count);
void pair_f64(enum pair_function kind, double *out, const double *a, ptrdiff_t a_step, const double *b,
              ptrdiff_t b_step, ptrdiff_t count);

/// `in` to a power, which PyTorch does not always round to the element's type.
void power_f32(float *out, const float *in, double exponent, ptrdiff_t count);
void power_f64(double *out, const double *in, double exponent, ptrdiff_t count);

/// The inverse of the error function.
double special_erfinv(double x);
/// The logarithmic derivative of the gamma function.
double special_digamma(double x);
/// The logarithm of the gamma function's absolute value; unlike lgamma it writes no global sign.
double special_lgamma(double x);
/// Modified Bessel functions of the first kind, and the same times exp(-|x|).
double special_i0(double x);
double special_i0e(double x);
double special_i1(double x);
double special_i1e(double x);
/// The quantile function of the standard normal distribution.
double special_ndtri(double x);

/// Softmax of a row that is not empty, or its logarithm; `out` does not overlap `in`.
void softmax_row_f32(float *out, const float *in, ptrdiff_t count, int logarithm);
void softmax_row_f64(double *out, const double *in, ptrdiff_t count, int logarithm);
/// Softmax of each column of a [depth, inner] matrix that is not empty, or its logarithm; `out` does not overlap `in`,
/// and `work` has room for two rows.
void softmax_columns_f32(float *out, const float *in, ptrdiff_t depth, ptrdiff_t inner, int logarithm, float *work);
void softmax_columns_f64(double *out, const double *in, ptrdiff_t depth, ptrdiff_t inner, int logarithm, double *work);
/// The gradient of the row, given that of the result, and the result.
void softmax_row_gradient_f32(float *out, const float *gradient, const float *result, ptrdiff_t count, int logarithm);
void softmax_row_gradient_f64(double *out, const double *gradient, const double *result, ptrdiff_t count,
                              int logarithm);

/// The mean of a row that is not empty, and its variance around it without a correction.
void row_moments_f32(const float *a, ptrdiff_t count, float *mean, float *variance);
void row_moments_f64(const double *a, ptrdiff_t count, double *mean, double *variance);

// Batch normalisation. A channel has a plane of `size` elements side by side in each example, and planes of the same
// channel are `step` elements apart; or an example is a row of single elements.

/// What the gradient of a channel's elements is computed from.
typedef struct {
  float mean, share, gradient_mean, reciprocal, weight;
} channel_slope_f32;
typedef struct {
  double mean, share, gradient_mean, reciprocal, weight;
} channel_slope_f64;

/// For T float and double: a channel's mean and the sum of the squared distances from it, `a * scale + shift`, sums of
/// gradients and of their products with distances, added to what is there, and the gradient of what was normalised.
#define CHAINRULE_CHANNELS(T, NAME)                                                                                  \
  void NAME(plane_moments)(const T *a, ptrdiff_t examples, ptrdiff_t step, ptrdiff_t size, T *mean, T *squares);      \
  void NAME(plane_line)(T *out, const T *a, ptrdiff_t size, T scale, T shift);                                        \
  void NAME(plane_products)(const T *a, const T *gradient, ptrdiff_t size, T mean, double *sum, double *product);     \
  void NAME(plane_slopes)(T *out, const T *a, const T *gradient, ptrdiff_t size, NAME(channel_slope) slope);          \
  void NAME(add_channels)(T *sums, const T *row, ptrdiff_t channels);                                                 \
  void NAME(add_channel_squares)(T *sums, const T *row, const T *mean, ptrdiff_t channels);                           \
  void NAME(add_channel_products)(T *sums, const T *row, const T *gradient, const T *mean, ptrdiff_t channels);       \
  void NAME(channel_lines)(T *out, const T *row, const T *scale, const T *shift, ptrdiff_t channels);                 \
  void NAME(channel_slopes)(T *out, const T *row, const T *gradient, const NAME(channel_slope) *slopes,               \
                            ptrdiff_t channels);
#define CHAINRULE_F32(name) name##_f32
#define CHAINRULE_F64(name) name##_f64
CHAINRULE_CHANNELS(float, CHAINRULE_F32)
CHAINRULE_CHANNELS(double, CHAINRULE_F64)
#undef CHAINRULE_CHANNELS
#undef CHAINRULE_F32
#undef CHAINRULE_F64

/// The sum of numbers in float64, and that of the squares of their distances from a center.
double wide_sum_f32(const float *in, ptrdiff_t count);
double wide_squares_f32(const float *in, ptrdiff_t count, double center);

/// The largest and the smallest of some numbers; what is no number, if there is such.
float largest_f32(const float *in, ptrdiff_t count);
double largest_f64(const double *in, ptrdiff_t count);
float smallest_f32(const float *in, ptrdiff_t count);
double smallest_f64(const double *in, ptrdiff_t count);
/// Where the first number is that equals `value`, or that is no number if `value` is none; `count` where there is none.
ptrdiff_t place_f32(const float *in, ptrdiff_t count, float value);
ptrdiff_t place_f64(const double *in, ptrdiff_t count, double value);

/// Adds the squares of blocks of 8 floats, or 4 doubles, to as many sums.
void add_squares_f32(float *sums, const float *in, ptrdiff_t blocks);
void add_squares_f64(double *sums, const double *in, ptrdiff_t blocks);

/// The product of a row, and how many of its bytes are not zero.
float row_product_f32(const float *in, ptrdiff_t count);
double row_product_f64(const double *in, ptrdiff_t count);
ptrdiff_t count_nonzero_u8(const uint8_t *in, ptrdiff_t count);

/// Conversions; a half-width float is given as its bits, and what does not fit an integer becomes the least one.
void half_from_f32(uint16_t *out, const float *in, ptrdiff_t count);
void f32_from_half(float *out, const uint16_t *in, ptrdiff_t count);
void i64_from_f32(int64_t *out, const float *in, ptrdiff_t count);
void i64_from_f64(int64_t *out, const double *in, ptrdiff_t count);

/// `a + scale * b` rounded once, `a + scale * b * c` with the first product rounded, `a + scale * b / c`, and the way
/// from `a` to `b` by weights, of which there may be one for all, with a step of 0. `out` is one of the operands or
/// overlaps none.
void add_scaled_f32(float *out, const float *a, const float *b, float scale, ptrdiff_t count);
void add_scaled_f64(double *out, const double *a, const double *b, double scale, ptrdiff_t count);
void add_product_f32(float *out, const float *a, const float *b, const float *c, float scale, ptrdiff_t count);
void add_product_f64(double *out, const double *a, const double *b, const double *c, double scale, ptrdiff_t count);
void add_quotient_f32(float *out, const float *a, const float *b, const float *c, float scale, ptrdiff_t count);
void add_quotient_f64(double *out, const double *a, const double *b, const double *c, double scale, ptrdiff_t count);
void lerp_f32(float *out, const float *a, const float *b, const float *weights, ptrdiff_t weight_step,
              ptrdiff_t count);
void lerp_f64(double *out, const double *a, const double *b, const double *weights, ptrdiff_t weight_step,
              ptrdiff_t count);

/// Adds `count` rows of 32 floats, or 16 doubles, that stand `step` elements apart, to as many sums.
void add_rows_f32(float *sums, const float *first, ptrdiff_t count, ptrdiff_t step);
void add_rows_f64(double *sums, const double *first, ptrdiff_t count, ptrdiff_t step);

/// The product of a [rows, inner] matrix and a vector; both have any strides, counted in elements.
void vector_product_f32(float *out, const float *a, ptrdiff_t a_row, ptrdiff_t a_column, const float *x,
                        ptrdiff_t x_step, ptrdiff_t rows, ptrdiff_t inner);
void vector_product_f64(double *out, const double *a, ptrdiff_t a_row, ptrdiff_t a_column, const double *x,
                        ptrdiff_t x_step, ptrdiff_t rows, ptrdiff_t inner);

/// The product of a [rows, inner] and a [inner, columns] matrix; operands have any strides, counted in elements,
/// and `out`, which overlaps neither, is row-major.
void matrix_product_f32(float *out, const float *a, ptrdiff_t a_row, ptrdiff_t a_column, const float *b,
                        ptrdiff_t b_row, ptrdiff_t b_column, ptrdiff_t rows, ptrdiff_t inner, ptrdiff_t columns);
void matrix_product_f64(double *out, const double *a, ptrdiff_t a_row, ptrdiff_t a_column, const double *b,
                        ptrdiff_t b_row, ptrdiff_t b_column, ptrdiff_t rows, ptrdiff_t inner, ptrdiff_t columns);

/// `out` from as many elements of `a` and `b`, of which one may have a step of 0: one number beside all of the other.
/// `out` is an operand itself or overlaps none.
/// Remainders are those of a division rounded down, and of one rounded towards zero for `FMOD`.
enum arithmetic {
  ARITHMETIC_ADD,
  ARITHMETIC_SUBTRACT,
  ARITHMETIC_MULTIPLY,
  ARITHMETIC_DIVIDE,
  ARITHMETIC_MAXIMUM,
  ARITHMETIC_MINIMUM,
  ARITHMETIC_REMAINDER,
  ARITHMETIC_FLOOR_DIVIDE,
  ARITHMETIC_FMOD
};
void arithmetic_f32(enum arithmetic operation, float *out, const float *a, ptrdiff_t a_step, const float *b,
                    ptrdiff_t b_step, ptrdiff_t count);
void arithmetic_f64(enum arithmetic operation, double *out, const double *a, ptrdiff_t a_step, const double *b,
                    ptrdiff_t b_step, ptrdiff_t count);

/// `in` raised to `low`, then lowered to `high`; what is no number stays, and such a bound makes all none. `out` is `in`
/// or overlaps it nowhere.
void clamp_f32(float *out, const float *in, float low, float high, ptrdiff_t count);
void clamp_f64(double *out, const double *in, double low, double high, ptrdiff_t count);

/// The widest vector instructions that the processor has and the system lets programs use.
enum processor_vectors { PROCESSOR_PLAIN, PROCESSOR_AVX2, PROCESSOR_AVX512 };
enum processor_vectors processor_vectors(void);

/// Turns blocks of 16 numbers from [0, 1) into normally distributed ones, by pairs of the eight first and the eight
/// last.
void normal_blocks_f32(float *data, ptrdiff_t blocks, float mean, float deviation);
void normal_blocks_f64(double *data, ptrdiff_t blocks, double mean, double deviation);

#endif
