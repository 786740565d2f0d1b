// Sizes of the blocks that matrix products work on.

#ifndef CHAINRULE_BLOCKS_H
#define CHAINRULE_BLOCKS_H

#include <stddef.h>

#if defined(__x86_64__)
#define MULTIVERSION __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define MULTIVERSION
#endif

// The columns of a packed panel, its most rows, and the rows of the result that are summed together.
enum { panel_columns = 32, panel_depth = 256, block_rows = 4 };

// Below this many multiplications packing costs more than it saves.
enum { small_product = 4096 };

// From how many columns on a row of results fills registers.
enum { narrow_columns = 4 };

// Chains shorter than this cost more than a copy of b whose rows lie one after the other.
enum { copied_rows = 8 };

// The running sums of a long product of vectors.
enum { dot_lanes = 32 };

#endif
