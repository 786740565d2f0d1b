// The parts of Swift's runtime that run most often, for programs whose linker puts them in the runtime's place (its
// option --wrap; see Package.swift). Graphs, tensors and Python's objects are small objects that live briefly: a third
// of a tracked operation's instructions make them, count references to them and free them. The runtime's functions
// are built to be replaced while a program runs, for objects of any alignment, and call one another; these do the usual
// case at once and leave every other one to the runtime.
//
// What they know of an object is laid down in Swift's ABI (docs/ABI, "Heap Objects", and stdlib/public/SwiftShims/
// swift/shims/RefCount.h): after the pointer to its class come 64 bits,
//
//     63           62..33                32          31..1               0
//     side table   further strong refs   deiniting   unowned refs        freed by Swift
//
// where a table at the side, or an object that lives for ever, makes the whole a negative number.

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "heap.h"

typedef struct {
  const void *metadata;
  uint64_t references;
} object_t;

static const uint64_t strong_one = 1ull << 33;
static const uint64_t deiniting = 1ull << 32;
// An object with one strong reference and none of another kind.
static const uint64_t single = 3;
// malloc aligns for any type.
static const size_t usual_alignment_mask = _Alignof(max_align_t) - 1;

#define USUALLY(condition) __builtin_expect(!!(condition), 1)

// The runtime's own. Weak, for programs that are linked without --wrap have no such names, and do not call us either.
extern void *__real_swift_allocObject(const void *metadata, size_t size, size_t alignment_mask) __attribute__((weak));
extern void __real_swift_deallocClassInstance(object_t *object, size_t size, size_t alignment_mask)
    __attribute__((weak));
extern void __real_swift_nonatomic_release(object_t *object) __attribute__((weak));
extern object_t *__real_swift_retain(object_t *object) __attribute__((weak));
extern void __real_swift_release(object_t *object) __attribute__((weak));

// What frees an object of a class and all that it holds: two words before what the pointer to its class points to.
typedef __attribute__((swiftcall)) void (*destroy_t)(__attribute__((swift_context)) object_t *object);

void *__wrap_swift_allocObject(const void *metadata, size_t size, size_t alignment_mask) {
  if (USUALLY(alignment_mask <= usual_alignment_mask)) {
    object_t *object = malloc(size);
    // Where there is no memory the runtime says so.
    if (!USUALLY(object != NULL)) return __real_swift_allocObject(metadata, size, usual_alignment_mask);
    object->metadata = metadata;
    object->references = single;
    return object;
  }
  return __real_swift_allocObject(metadata, size, alignment_mask);
}

void __wrap_swift_deallocClassInstance(object_t *object, size_t size, size_t alignment_mask) {
  if (USUALLY(object->references == (single | deiniting) && alignment_mask <= usual_alignment_mask)) {
    free(object);
  } else {
    __real_swift_deallocClassInstance(object, size, alignment_mask);
  }
}

void __wrap_swift_nonatomic_release(object_t *object) {
  // Null, and pointers that are no objects, are not counted.
  if ((intptr_t)object <= 0) return;
  const uint64_t references = object->references;
  if (USUALLY((int64_t)(references - strong_one) >= 0)) {
    object->references = references - strong_one;
  } else if (USUALLY(references == single)) {
    object->references = single | deiniting;
    ((const destroy_t *)object->metadata)[-2](object);
  } else {
    __real_swift_nonatomic_release(object);
  }
}

// How many threads run beside the one that runs code, and may count references to what it refers to. Until a program
// says otherwise there may be any: tests run on many threads.
static atomic_int busy_threads = 1;

void heap_has_one_thread(void) { heap_thread_ends(); }

void heap_thread_begins(void) { atomic_fetch_add(&busy_threads, 1); }

void heap_thread_ends(void) { atomic_fetch_sub(&busy_threads, 1); }

static inline int is_alone(void) { return atomic_load_explicit(&busy_threads, memory_order_acquire) == 0; }

// Kernels share their work between threads, and so count atomically, which takes as long as some twenty instructions;
// but most arrays are too small to be shared.
object_t *__wrap_swift_retain(object_t *object) {
  if (USUALLY((intptr_t)object > 0 && is_alone())) {
    const uint64_t references = object->references + strong_one;
    if (USUALLY((int64_t)references >= 0)) {
      object->references = references;
      return object;
    }
  }
  return __real_swift_retain(object);
}

void __wrap_swift_release(object_t *object) {
  if (USUALLY(is_alone())) {
    __wrap_swift_nonatomic_release(object);
  } else {
    __real_swift_release(object);
  }
}
