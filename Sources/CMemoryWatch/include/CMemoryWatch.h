// A look at the memory of this process now and then, while code runs.
#ifndef CHAINRULE_CMEMORYWATCH_H
#define CHAINRULE_CMEMORYWATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Sets `*flag` from 0 to `value` when the process has more than `limit` bytes resident while the watch is on, and
// again when it has got some more since, so that what has noticed can clean up. The watch begins turned off.
// Answers 0 or an error number. A later call changes the limit.
int memory_watch_start(size_t limit, int32_t *flag, int32_t value);

void memory_watch_turn(bool on);

// The resident bytes of this process.
size_t memory_watch_resident(void);

// Half of the machine's memory, in bytes.
size_t memory_watch_half_of_machine(void);

#endif
