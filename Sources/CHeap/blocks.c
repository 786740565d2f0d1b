#include "heap.h"

#include <mimalloc.h>
#include <stdatomic.h>
#include <stdbool.h>

// Blocks below this many bytes are not worth an alignment.
static const size_t least_aligned = 1024;
static const size_t alignment = 64;

// What is kept: the newest last.
enum { most_blocks = 8 };
static const size_t least_bytes = 64 << 10;
static const size_t most_bytes = 64 << 20;

static struct {
  void *block;
  size_t byte_count;
} kept[most_blocks];
static int count;
static size_t total;

// A thread that finds another at work here goes to the system instead of waiting.
static atomic_flag busy = ATOMIC_FLAG_INIT;

static bool enter(void) { return !atomic_flag_test_and_set_explicit(&busy, memory_order_acquire); }
static void leave(void) { atomic_flag_clear_explicit(&busy, memory_order_release); }

static void *forget(int index) {
  void *block = kept[index].block;
  total -= kept[index].byte_count;
  count -= 1;
  for (int i = index; i < count; i++) kept[i] = kept[i + 1];
  return block;
}

static void *allocate(size_t byte_count) {
  return byte_count < least_aligned ? mi_malloc(byte_count) : mi_malloc_aligned(byte_count, alignment);
}

void *heap_take(size_t byte_count) {
  void *block = NULL;
  if (byte_count >= least_bytes && enter()) {
    for (int i = count - 1; i >= 0 && block == NULL; i--) {
      if (kept[i].byte_count == byte_count) block = forget(i);
    }
    leave();
  }
  if (block == NULL) block = allocate(byte_count);
  if (block != NULL) return block;
  heap_trim();
  return allocate(byte_count);
}

void *heap_take_zeroed(size_t byte_count) {
  return byte_count < least_aligned ? mi_zalloc(byte_count) : mi_zalloc_aligned(byte_count, alignment);
}

void heap_give(void *block, size_t byte_count) {
  if (byte_count < least_bytes || byte_count > most_bytes || !enter()) {
    mi_free(block);
    return;
  }
  while (count == most_blocks || total + byte_count > most_bytes) mi_free(forget(0));
  kept[count].block = block;
  kept[count].byte_count = byte_count;
  count += 1;
  total += byte_count;
  leave();
}

void heap_stock(void) {
  enum { greatest = 512, step = 16, blocks_of_a_size = 64 };
  // One of each size is not given back until the next time: a page of free blocks alone would go to the system.
  static _Thread_local void *anchors[greatest / step];
  void *blocks[blocks_of_a_size];
  for (size_t size = step; size <= greatest; size += step) {
    // Sizes that share their blocks with the one before are stocked already.
    if (size > step && mi_good_size(size) == mi_good_size(size - step)) continue;
    for (int i = 0; i < blocks_of_a_size; i++) blocks[i] = mi_malloc(size);
    for (int i = blocks_of_a_size - 2; i >= 0; i--) mi_free(blocks[i]);
    void **anchor = &anchors[size / step - 1];
    mi_free(*anchor);
    *anchor = blocks[blocks_of_a_size - 1];
  }
}

void heap_trim(void) {
  if (enter()) {
    while (count > 0) mi_free(forget(count - 1));
    leave();
  }
  mi_collect(true);
}
