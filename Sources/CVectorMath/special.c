// Special functions of one variable in float64.

#define _GNU_SOURCE
#include "CVectorMath.h"
#include <math.h>

double special_lgamma(double x) {
  int sign;
  return lgamma_r(x, &sign);
}

// Rational approximation in the middle and in the tail, then two Newton steps.
double special_erfinv(double y) {
  static const double a[4] = {0.886226899, -1.645349621, 0.914624893, -0.140543331};
  static const double b[4] = {-2.118377725, 1.442710462, -0.329097515, 0.012229801};
  static const double c[4] = {-1.970840454, -1.624906493, 3.429567803, 1.641345311};
  static const double d[2] = {3.543889200, 1.637067800};
  double magnitude = fabs(y);
  if (magnitude > 1.0) return NAN;
  if (magnitude == 1.0) return copysign(INFINITY, y);
  double x;
  if (magnitude <= 0.7) {
    double z = y * y;
    double num = ((a[3] * z + a[2]) * z + a[1]) * z + a[0];
    double dem = (((b[3] * z + b[2]) * z + b[1]) * z + b[0]) * z + 1.0;
    x = y * num / dem;
  } else {
    double z = sqrt(-log((1.0 - magnitude) / 2.0));
    double num = ((c[3] * z + c[2]) * z + c[1]) * z + c[0];
    double dem = (d[1] * z + d[0]) * z + 1.0;
    x = copysign(num, y) / dem;
  }
  for (int step = 0; step < 2; step++) {
    x -= (erf(x) - y) / ((2.0 / sqrt(M_PI)) * exp(-x * x));
  }
  return x;
}

double special_digamma(double x) {
  static const double psi_10 = 2.25175258906672110764;
  if (x == 0) return copysign(INFINITY, -x);
  double result = 0;
  if (x < 0) {
    if (x == trunc(x)) return NAN;
    double whole;
    double fraction = modf(x, &whole);
    result = -M_PI / tan(M_PI * fraction);
    x = 1 - x;
  }
  while (x < 10) {
    result -= 1 / x;
    x += 1;
  }
  if (x == 10) return result + psi_10;
  static const double A[7] = {
      8.33333333333333333333E-2, -2.10927960927960927961E-2, 7.57575757575757575758E-3, -4.16666666666666666667E-3,
      3.96825396825396825397E-3, -8.33333333333333333333E-3, 8.33333333333333333333E-2};
  double y = 0;
  if (x < 1.0e17) {
    double z = 1.0 / (x * x);
    double polynomial = A[0];
    for (int i = 1; i < 7; i++) polynomial = polynomial * z + A[i];
    y = z * polynomial;
  }
  return result + log(x) - 0.5 / x - y;
}

// I_order(x) exp(-|x|): the power series sum (x/2)^(2k+order) / (k! (k+order)!) for moderate x, whose terms are
// all positive, and Hankel's expansion for large x.
static double bessel_scaled(double x, int order) {
  double magnitude = fabs(x);
  double value;
  if (isnan(x)) return x;
  if (isinf(x)) return 0;
  if (magnitude <= 30) {
    double quarter = magnitude * magnitude / 4;
    double term = order == 0 ? 1 : magnitude / 2;
    value = term;
    for (int k = 1; k < 200; k++) {
      term *= quarter / ((double)k * (k + order));
      value += term;
      if (term < value * 1e-18) break;
    }
    value *= exp(-magnitude);
  } else {
    double mu = 4.0 * order * order;
    double term = 1;
    value = 1;
    for (int k = 1; k < 40; k++) {
      double odd = 2.0 * k - 1;
      double next = term * -(mu - odd * odd) / (k * 8.0 * magnitude);
      if (fabs(next) >= fabs(term)) break;
      term = next;
      value += term;
      if (fabs(term) < 1e-18) break;
    }
    value /= sqrt(2 * M_PI * magnitude);
  }
  return order == 1 && x < 0 ? -value : value;
}

double special_i0e(double x) { return bessel_scaled(x, 0); }
double special_i1e(double x) { return bessel_scaled(x, 1); }
double special_i0(double x) { return isinf(x) ? NAN : bessel_scaled(x, 0) * exp(fabs(x)); }
double special_i1(double x) { return isinf(x) ? NAN : bessel_scaled(x, 1) * exp(fabs(x)); }

double special_ndtri(double p) {
  if (p == 0) return -INFINITY;
  if (p == 1) return INFINITY;
  if (!(p > 0 && p < 1)) return NAN;
  if (p > 0.02425 && p < 0.97575) return M_SQRT2 * special_erfinv(2 * p - 1);
  // In the tails 2p - 1 loses the digits of p: solve erfc(-x / sqrt 2) / 2 = p by Newton's method.
  double tail = p < 0.5 ? p : 1 - p;
  double t = sqrt(-2 * log(tail));
  double x = -(t - (2.515517 + t * (0.802853 + t * 0.010328)) /
                       (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))));
  for (int step = 0; step < 4; step++) {
    double error = 0.5 * erfc(-x / M_SQRT2) - tail;
    double slope = exp(-x * x / 2) / sqrt(2 * M_PI);
    double newton = error / slope;
    x -= newton / (1 + x * newton / 2);
  }
  return p < 0.5 ? x : -x;
}
