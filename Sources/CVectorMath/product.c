// Matrix products: panels of the second matrix are packed so that the inner loops run over adjacent memory,
// and the compiler makes one version for each of the processor's vector widths.

#include "CVectorMath.h"
#include "blocks.h"
#include <math.h>

#define T float
#define NAME(name) name##_f32
#define FUSED fmaf
#include "product_template.h"
#undef T
#undef NAME
#undef FUSED

#define T double
#define NAME(name) name##_f64
#define FUSED fma
#include "product_template.h"
