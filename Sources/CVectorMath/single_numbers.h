// The functions of levels/scalars.h for both element types.

#define T float
#define NAME(name) name##_f32
#define LIBRARY(function) function##f
#include "levels/scalars.h"
#undef T
#undef NAME
#undef LIBRARY

#define T double
#define NAME(name) name##_f64
#define LIBRARY(function) function
#include "levels/scalars.h"
#undef T
#undef NAME
#undef LIBRARY
