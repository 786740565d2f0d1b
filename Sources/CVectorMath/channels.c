// Batch normalisation, with PyTorch's roundings.

#include "CVectorMath.h"
#include "blocks.h"
#include <math.h>

#pragma STDC FP_CONTRACT OFF

#define T float
#define NAME(name) name##_f32
#define LANES 8
#define SUMS 8
#define FUSED fmaf
#include "channel_rows.h"
#undef T
#undef NAME
#undef LANES
#undef SUMS
#undef FUSED

#define T double
#define NAME(name) name##_f64
#define LANES 4
#define SUMS 1
#define FUSED fma
#include "channel_rows.h"
