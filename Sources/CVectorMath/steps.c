// The optimizers' steps over arrays, in the widest vectors that the processor has.

#include "CVectorMath.h"
#include "blocks.h"

#pragma STDC FP_CONTRACT OFF

enum { step_block = 64 };

#define FUSED(a, b, c) __builtin_elementwise_fma(a, b, c)
#define ROOT(x) __builtin_elementwise_sqrt(x)
#define MAGNITUDE(x) __builtin_elementwise_abs(x)

#define T float
#define NAME(name) name##_f32
#include "step_rules.h"
#undef T
#undef NAME

#define T double
#define NAME(name) name##_f64
#include "step_rules.h"
