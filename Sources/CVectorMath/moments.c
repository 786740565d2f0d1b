// The mean and variance of rows, with PyTorch's roundings.

#include "CVectorMath.h"
#include "blocks.h"
#include <math.h>

#pragma STDC FP_CONTRACT OFF

#define T float
#define NAME(name) name##_f32
#define LANES 8
#define FUSED fmaf
#include "moments_rows.h"
#undef T
#undef NAME
#undef LANES
#undef FUSED

#define T double
#define NAME(name) name##_f64
#define LANES 4
#define FUSED fma
#include "moments_rows.h"
