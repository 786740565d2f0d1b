#define _GNU_SOURCE
#include "CMemoryWatch.h"

#include <fcntl.h>
#include <heap.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static bool is_started = false;
static bool is_on = false;
static size_t limit = SIZE_MAX;
// Beyond this the flag is set: the limit, or more after it was.
static size_t threshold = SIZE_MAX;
static int32_t *flag = NULL;
static int32_t flag_value = 0;

enum { milliseconds_between_looks = 10 };

size_t memory_watch_resident(void) {
  static int descriptor = -1;
  if (descriptor < 0) descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  char text[128];
  ssize_t count = pread(descriptor, text, sizeof text - 1, 0);
  if (count <= 0) return 0;
  text[count] = 0;
  char *second = text;
  while (*second != 0 && *second != ' ') second++;
  return (size_t)strtoull(second, NULL, 10) * (size_t)sysconf(_SC_PAGESIZE);
}

size_t memory_watch_half_of_machine(void) {
  long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
  return pages > 0 && size > 0 ? (size_t)pages / 2 * (size_t)size : (size_t)1 << 32;
}

static void look(void) {
  size_t resident = memory_watch_resident();
  if (resident <= limit) threshold = limit;
  if (resident <= threshold) return;
  // What has been freed may not have been given back.
  heap_trim();
  resident = memory_watch_resident();
  if (resident <= threshold) return;
  int32_t none = 0;
  if (!__atomic_compare_exchange_n(flag, &none, flag_value, false, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED)) return;
  size_t greatest = limit + limit / 4;
  threshold = resident + limit / 16;
  // Where one block alone went far beyond the limit, only what comes on top of it counts.
  if (threshold > greatest) threshold = resident < greatest ? greatest : resident + limit / 64;
}

static void *watch(void *context) {
  (void)context;
  pthread_mutex_lock(&mutex);
  while (true) {
    while (!is_on) pthread_cond_wait(&changed, &mutex);
    look();
    pthread_mutex_unlock(&mutex);
    struct timespec pause = {0, milliseconds_between_looks * 1000000L};
    nanosleep(&pause, NULL);
    pthread_mutex_lock(&mutex);
  }
  return NULL;
}

int memory_watch_start(size_t new_limit, int32_t *new_flag, int32_t value) {
  pthread_mutex_lock(&mutex);
  limit = threshold = new_limit;
  flag = new_flag;
  flag_value = value;
  int failure = 0;
  if (!is_started) {
    // Signals are for the thread that reads the keyboard.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_t thread;
    failure = pthread_create(&thread, &attributes, watch, NULL);
    pthread_attr_destroy(&attributes);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    is_started = failure == 0;
  }
  pthread_mutex_unlock(&mutex);
  return failure;
}

void memory_watch_turn(bool on) {
  pthread_mutex_lock(&mutex);
  is_on = on;
  int32_t raised = flag_value;
  // What was raised and not yet seen is void once the code has ended.
  if (!on && flag) __atomic_compare_exchange_n(flag, &raised, 0, false, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED);
  pthread_cond_signal(&changed);
  pthread_mutex_unlock(&mutex);
}
