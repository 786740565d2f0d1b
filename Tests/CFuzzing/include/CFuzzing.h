// Splitting a process in two, for which Swift has no name.
#ifndef CHAINRULE_CFUZZING_H
#define CHAINRULE_CFUZZING_H

#include <sys/types.h>

// 0 in the child; the child's number in the parent, or -1.
pid_t fuzzing_fork(void);

// Fills memory that is given out and given back, so that using it by mistake shows.
void fuzzing_disturb_memory(void);

#endif
