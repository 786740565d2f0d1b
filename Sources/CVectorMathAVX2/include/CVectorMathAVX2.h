#ifndef CHAINRULE_VECTOR_MATH_AVX2_H
#define CHAINRULE_VECTOR_MATH_AVX2_H

// The functions of CVectorMath for processors with AVX2 and FMA, with _avx2 behind their names; only CVectorMath calls them.

#endif
