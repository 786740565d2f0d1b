#ifndef CHAINRULE_CHEAP_H
#define CHAINRULE_CHEAP_H

// Gives all threads the one heap of the process; to be called before the first thread starts.
//
// Without it, glibc gives the interpreter's thread an arena that it enlarges page by page with a system call each, and
// a long graph's nodes spend more time there than in being recorded. Elsewhere this does nothing.
void heap_share(void);

#endif
