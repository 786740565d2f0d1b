// Softmax of rows, with PyTorch's roundings: exponentials by SLEEF in the element's own type, sums in lanes.

#include "CVectorMath.h"
#include "blocks.h"
#include <math.h>

#pragma STDC FP_CONTRACT OFF

#define T float
#define NAME(name) name##_f32
#define LANES 16
#define IN_PAIRS 1
#define FUSED fmaf
#define LIBRARY(function) function##f
#include "softmax_rows.h"
#undef T
#undef NAME
#undef LANES
#undef IN_PAIRS
#undef FUSED
#undef LIBRARY

#define T double
#define NAME(name) name##_f64
#define LANES 8
#define IN_PAIRS 0
#define FUSED fma
#define LIBRARY(function) function
#include "softmax_rows.h"
