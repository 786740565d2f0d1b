#ifndef CHAINRULE_OPTIMIZER_STEPS_H
#define CHAINRULE_OPTIMIZER_STEPS_H

#include <stdbool.h>
#include <stddef.h>

// The steps of optimizers: they change parameters, and what is kept for each of them, by its gradient. No two arrays
// overlap.

/// Gradient descent. Without momentum `average` is null.
struct descent_step {
  double weight_decay;
  double momentum;
  /// The gradient's share of the momentum.
  double share;
  double rate;
  bool maximize;
  bool is_nesterov;
  /// Whether the momentum starts as the gradient.
  bool is_first;
};

/// RMSprop. Without momentum `average` is not used, and if it is not centered `mean` is not.
struct root_mean_square_step {
  double weight_decay;
  double share;
  double epsilon;
  double momentum;
  double rate;
  bool maximize;
  bool is_centered;
};

/// Adagrad.
struct square_sum_step {
  double weight_decay;
  double epsilon;
  double rate;
  bool maximize;
};

/// Adadelta.
struct ratio_step {
  double weight_decay;
  double share;
  double epsilon;
  double rate;
  bool maximize;
};

/// What the steps of Adam and its kin share: the average gradient, the average square, and what comes before them.
struct moment_averages {
  /// Added to the gradient.
  double weight_decay;
  /// What the parameter itself is multiplied with; 1 for none.
  double shrinkage;
  double first_weight;
  double second_share;
  double epsilon;
  bool maximize;
};

// Adam's `largest` is null if the largest average square is not kept. RAdam's rectification tells how far the adaptive
// scale can be trusted; 0 stands for a step without it.
#define CHAINRULE_STEPS(T, suffix) \
  void step_descent_##suffix(struct descent_step, T *parameter, const T *gradients, T *average, ptrdiff_t count); \
  void step_root_mean_square_##suffix(struct root_mean_square_step, T *parameter, const T *gradients, T *squares, \
                                      T *average, T *mean, ptrdiff_t count); \
  void step_square_sum_##suffix(struct square_sum_step, T *parameter, const T *gradients, T *sum, ptrdiff_t count); \
  void step_ratio_##suffix(struct ratio_step, T *parameter, const T *gradients, T *squares, T *steps, \
                           ptrdiff_t count); \
  void step_adam_##suffix(struct moment_averages, double step, double correction_root, T *parameter, \
                          const T *gradients, T *first, T *second, T *largest, ptrdiff_t count); \
  void step_adamax_##suffix(struct moment_averages, double step, T *parameter, const T *gradients, T *first, \
                            T *second, ptrdiff_t count); \
  void step_nadam_##suffix(struct moment_averages, double correction, double gradient_factor, double mean_factor, \
                           T *parameter, const T *gradients, T *first, T *second, ptrdiff_t count); \
  void step_radam_##suffix(struct moment_averages, double step, double correction, double correction_root, \
                           double rectification, T *parameter, const T *gradients, T *first, T *second, \
                           ptrdiff_t count);
CHAINRULE_STEPS(float, f32)
CHAINRULE_STEPS(double, f64)
#undef CHAINRULE_STEPS

#endif
