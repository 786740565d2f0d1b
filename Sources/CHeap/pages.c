#ifdef __linux__
#define _GNU_SOURCE
#include <sys/mman.h>
#endif

#include "heap.h"

#include <mimalloc.h>
#include <stdbool.h>
#include <stdint.h>

#if defined(__linux__) && defined(MADV_HUGEPAGE)

// mimalloc asks the system for segments of this size, aligned to it.
static const size_t segment = (size_t)32 << 20;
static const size_t reserved = (size_t)1 << 30;

void heap_use_large_pages(void) {
  // The one segment that is there: the blocks of what ran before.
  void *block = mi_malloc(1);
  if (block == NULL) return;
  madvise((void *)((uintptr_t)block & ~(segment - 1)), segment, MADV_HUGEPAGE);
  mi_free(block);

  char *start = mmap(NULL, reserved + segment, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (start == MAP_FAILED) return;
  char *aligned = (char *)(((uintptr_t)start + segment - 1) & ~(segment - 1));
  if (aligned > start) munmap(start, (size_t)(aligned - start));
  size_t rest = segment - (size_t)(aligned - start);
  if (rest > 0) munmap(aligned + reserved, rest);
  if (madvise(aligned, reserved, MADV_HUGEPAGE) != 0 || !mi_manage_os_memory(aligned, reserved, true, false, true, -1)) {
    munmap(aligned, reserved);
  }
}

#else

void heap_use_large_pages(void) {}

#endif
