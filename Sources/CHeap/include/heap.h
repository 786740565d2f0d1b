#ifndef CHAINRULE_CHEAP_H
#define CHAINRULE_CHEAP_H

#include <stddef.h>

// Gives all threads the one heap of the process; to be called before the first thread starts.
//
// Without it, glibc gives the interpreter's thread an arena that it enlarges page by page with a system call each, and
// a long graph's nodes spend more time there than in being recorded. Elsewhere this does nothing.
void heap_share(void);

// Large blocks, aligned to a cache line, of which the last few given back are kept: the next tensor of a size gets
// the memory of the last one of that size, which the processor's caches still hold.
//
// heap_take returns a null pointer where there is no memory; heap_give takes the size that the block was taken with;
// heap_trim gives what is kept back to the system. Any thread may call them.
void *heap_take(size_t byte_count);
void heap_give(void *block, size_t byte_count);
void heap_trim(void);

#endif
