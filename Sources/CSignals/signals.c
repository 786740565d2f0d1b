#define _GNU_SOURCE
#include "CSignals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <unistd.h>

int32_t signals_interrupt_flag = 0;

static _Atomic uint32_t events = 0;
static _Atomic int ending_signal = 0;
static _Atomic int wake_reader = -1;
static _Atomic int wake_writer = -1;

static const int editing_signals[] = {SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGQUIT};
enum { editing_signal_count = sizeof editing_signals / sizeof *editing_signals };
static struct sigaction outside_editing[editing_signal_count];
static bool editing = false;

static void wake(void) {
  int descriptor = atomic_load(&wake_writer);
  if (descriptor >= 0) {
    // A full pipe wakes the reader as well as one more byte would.
    ssize_t written = write(descriptor, "", 1);
    (void)written;
  }
}

static void handle(int number) {
  int saved = errno;
  switch (number) {
    case SIGINT: __atomic_store_n(&signals_interrupt_flag, 1, __ATOMIC_RELEASE); break;
    case SIGWINCH: atomic_fetch_or(&events, SIGNALS_WINDOW_CHANGED); break;
    case SIGTSTP: atomic_fetch_or(&events, SIGNALS_SUSPEND); break;
    case SIGCONT: atomic_fetch_or(&events, SIGNALS_CONTINUED); break;
    default: atomic_store(&ending_signal, number); break;
  }
  wake();
  errno = saved;
}

// Handles `number` unless it is ignored; keeps what was there before in `previous`.
static void install(int number, struct sigaction *previous) {
  struct sigaction old;
  if (sigaction(number, NULL, &old) != 0) return;
  if (previous != NULL) *previous = old;
  if (!(old.sa_flags & SA_SIGINFO) && old.sa_handler == SIG_IGN) return;
  struct sigaction action = {.sa_handler = handle, .sa_flags = SA_RESTART};
  sigfillset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

static void set_default(int number) {
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

static void raise_unblocked(int number) {
  sigset_t set, previous;
  sigemptyset(&set);
  sigaddset(&set, number);
  pthread_sigmask(SIG_UNBLOCK, &set, &previous);
  raise(number);
  pthread_sigmask(SIG_SETMASK, &previous, NULL);
}

int signals_install(void) {
  if (atomic_load(&wake_writer) >= 0) return 0;
  int ends[2];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return errno;
  atomic_store(&wake_reader, ends[0]);
  atomic_store(&wake_writer, ends[1]);
  install(SIGINT, NULL);
  install(SIGWINCH, NULL);
  struct sigaction ignore = {.sa_handler = SIG_IGN};
  sigemptyset(&ignore.sa_mask);
  sigaction(SIGPIPE, &ignore, NULL);
  return 0;
}

int signals_wake_descriptor(void) { return atomic_load(&wake_reader); }

void signals_drain(void) {
  int descriptor = atomic_load(&wake_reader);
  char bytes[64];
  while (descriptor >= 0) {
    ssize_t count = read(descriptor, bytes, sizeof bytes);
    if (count > 0 || (count < 0 && errno == EINTR)) continue;
    return;
  }
}

void signals_begin_editing(void) {
  if (editing) return;
  editing = true;
  for (int index = 0; index < editing_signal_count; index++) {
    install(editing_signals[index], &outside_editing[index]);
  }
}

void signals_end_editing(void) {
  if (!editing) return;
  editing = false;
  for (int index = 0; index < editing_signal_count; index++) {
    sigaction(editing_signals[index], &outside_editing[index], NULL);
  }
}

uint32_t signals_take_events(void) { return atomic_exchange(&events, 0); }

int signals_ending_signal(void) { return atomic_load(&ending_signal); }

void signals_suspend(void) {
  set_default(SIGTSTP);
  raise_unblocked(SIGTSTP);
  install(SIGTSTP, NULL);
  atomic_fetch_and(&events, ~(uint32_t)(SIGNALS_SUSPEND | SIGNALS_CONTINUED));
}

void signals_end_process(int number) {
  set_default(number);
  raise_unblocked(number);
  _exit(128 + number);
}
