// Programs started on a pseudo-terminal of their own, for tests.
#ifndef CHAINRULE_CTERMINALTESTING_H
#define CHAINRULE_CTERMINALTESTING_H

#include <sys/types.h>

// Starts `arguments[0]` as the leader of a session whose controlling terminal is a new pseudo-terminal.
// Answers 0 and fills `process` and the terminal's other end, or answers an error number.
int pty_spawn(
    char *const *arguments, char *const *environment, const char *directory, unsigned short rows,
    unsigned short columns, pid_t *process, int *terminal);

// Changes the window size, which sends SIGWINCH. Answers 0 or an error number.
int pty_resize(int terminal, unsigned short rows, unsigned short columns);

// Whether the terminal echoes and edits lines itself, as it must when no editor is at work.
int pty_is_cooked(int terminal);

// The exit status of a process that has ended, 128 and the signal when one ended it, or -1 while it runs.
int pty_exit_status(pid_t process);

#endif
