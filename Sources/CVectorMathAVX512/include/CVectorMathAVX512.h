#ifndef CHAINRULE_VECTOR_MATH_AVX512_H
#define CHAINRULE_VECTOR_MATH_AVX512_H

// The functions of CVectorMath for processors with AVX-512, with _avx512 behind their names; only CVectorMath calls them.

#endif
