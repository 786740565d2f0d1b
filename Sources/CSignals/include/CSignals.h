// Signals as flags and a pipe: a handler may do no more than set a flag and wake a poll.
#ifndef CHAINRULE_CSIGNALS_H
#define CHAINRULE_CSIGNALS_H

#include <stdbool.h>
#include <stdint.h>

enum {
  SIGNALS_WINDOW_CHANGED = 1,
  SIGNALS_SUSPEND = 2,
  SIGNALS_CONTINUED = 4,
};

// Set by SIGINT. Read and written with the functions below, or polled through its address.
extern int32_t signals_interrupt_flag;

// Installs the handlers of SIGINT and SIGWINCH and ignores SIGPIPE. A signal that the parent process
// ignores stays ignored. Answers 0 or an error number; calling again does nothing.
int signals_install(void);

// Becomes readable when a signal has come; -1 before signals_install.
int signals_wake_descriptor(void);

// Empties the pipe.
void signals_drain(void);

// Between the two calls the terminal is in raw mode, so that suspending and ending need its repair first:
// SIGTSTP, SIGCONT, SIGTERM, SIGHUP and SIGQUIT set flags. Outside they do what they did before.
void signals_begin_editing(void);
void signals_end_editing(void);

// The SIGNALS_ events since the last call.
uint32_t signals_take_events(void);

// The number of a signal that asks the process to end, or 0.
int signals_ending_signal(void);

// Stops the process as SIGTSTP does by default; returns when it is continued.
void signals_suspend(void);

// Ends the process as `number` does by default.
void signals_end_process(int number);

static inline bool signals_interrupt_pending(void) {
  return __atomic_load_n(&signals_interrupt_flag, __ATOMIC_RELAXED) != 0;
}

static inline bool signals_consume_interrupt(void) {
  return __atomic_exchange_n(&signals_interrupt_flag, 0, __ATOMIC_ACQ_REL) != 0;
}

static inline const int32_t *signals_interrupt_flag_address(void) {
  return &signals_interrupt_flag;
}

#endif
