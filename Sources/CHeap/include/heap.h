#ifndef CHAINRULE_CHEAP_H
#define CHAINRULE_CHEAP_H

#include <stddef.h>

// Memory. mimalloc stands behind malloc in the whole program: graphs, tensors and Python's objects are many small
// blocks that live briefly, and it hands them out and takes them back in fewer instructions than glibc does.

// Blocks for tensors, aligned to a cache line where they are longer than a few of them. The last few large ones given
// back are kept: the next tensor of a size gets the memory of the last one of that size, which the processor's caches
// still hold.
//
// The first two return a null pointer where there is no memory; heap_give takes the size that the block was taken
// with. Any thread may call them.
void *heap_take(size_t byte_count);
void *heap_take_zeroed(size_t byte_count);
void heap_give(void *block, size_t byte_count);

// Sees to it that this thread has some free blocks of each small size. Where a single one is free, mimalloc goes a
// longer way for it each time, and a program that makes and drops one object after another would go that way for
// all of them.
void heap_stock(void);

// Gives what is kept and what is free back to the system.
void heap_trim(void);

// Asks the system to back what is allocated from now on with large pages, where it has them: a graph of many nodes
// otherwise spends a third of its time in waiting for memory of one small page after another. A program calls this
// at its start.
void heap_use_large_pages(void);

// A program calls this at its start if one thread alone runs code. From then on references are counted without
// synchronization but while another thread works for it.
void heap_has_one_thread(void);

// A thread that may count references to objects of the thread that runs code calls, or has called for it, the first
// before it begins and the second when it refers to none of them any more.
void heap_thread_begins(void);
void heap_thread_ends(void);

#endif
