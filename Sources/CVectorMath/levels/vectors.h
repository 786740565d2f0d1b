// All functions over arrays that are made for a processor's wide registers, once for each instruction set. What
// includes this is compiled for that instruction set as a whole, for SLEEF takes registers as arguments, and defines:
//   LEVEL(name)   name with the instruction set appended
//   DOUBLES, WIDTH, LOAD, STORE, LOAD_FLOATS, STORE_FLOATS, SET, FUSED   a register of float64
//   LEAST(a, b), GREATEST(a, b)   the smaller and the larger numbers, and b where one is none
//   ANY(condition)   whether the outcome of a comparison is true anywhere
//   LONGS, TABLE(table, index)   a register of as many integers, and the numbers at these places of a table
//   FLOATS, LOAD_SINGLES, STORE_SINGLES, SET_SINGLES   a register of twice as many float32
//   INTEGERS   a register of as many integers
//   SLEEF_DOUBLES(function, accuracy), SLEEF_FLOATS(function, accuracy)   SLEEF's names for the registers

#include "../include/CVectorMath.h"
#include <math.h>
#include <string.h>

#include "../powers.h"
#include "../single_numbers.h"

// How many elements PyTorch computes at a time: two registers of 512 bits.
enum { float_block = 32, double_block = 16 };

#include "float_vectors.h"
#include "real_vectors.h"

// The templates below are computed in the element's own type; they are told T, NAME(name), ALONE(name), VECTOR, MASK,
// LANES, BLOCK, LOAD_VECTOR, STORE_VECTOR, SET_VECTOR and SLEEF.

#define T float
#define NAME(name) LEVEL(name##_f32)
#define ALONE(name) name##_f32
#define VECTOR FLOATS
#define MASK INTEGERS
#define LANES (2 * WIDTH)
#define BLOCK float_block
#define LOAD_VECTOR LOAD_SINGLES
#define STORE_VECTOR STORE_SINGLES
#define SET_VECTOR SET_SINGLES
#define SLEEF SLEEF_FLOATS
#include "activation_vectors.h"
#include "pair_vectors.h"
#undef T
#undef NAME
#undef VECTOR
#undef MASK
#undef ALONE
#undef LANES
#undef BLOCK
#undef LOAD_VECTOR
#undef STORE_VECTOR
#undef SET_VECTOR
#undef SLEEF

#define T double
#define NAME(name) LEVEL(name##_f64)
#define ALONE(name) name##_f64
#define VECTOR DOUBLES
#define MASK LONGS
#define LANES WIDTH
#define BLOCK double_block
#define LOAD_VECTOR LOAD
#define STORE_VECTOR STORE
#define SET_VECTOR SET
#define SLEEF SLEEF_DOUBLES
#include "activation_vectors.h"
#include "pair_vectors.h"
