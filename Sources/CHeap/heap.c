#include "heap.h"

#ifdef __linux__
#include <malloc.h>
#endif

void heap_share(void) {
#ifdef M_ARENA_MAX
  mallopt(M_ARENA_MAX, 1);
  // Blocks below 32 MB come from the heap, so that one tensor after another reuses touched memory.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  // What is free at the heap's end is kept up to 128 MB, and the heap grows by at least one.
  mallopt(M_TRIM_THRESHOLD, 128 << 20);
  mallopt(M_TOP_PAD, 1 << 20);
#endif
}
