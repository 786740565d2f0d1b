#include "CFuzzing.h"

#include <malloc.h>
#include <unistd.h>

pid_t fuzzing_fork(void) { return fork(); }

void fuzzing_disturb_memory(void) {
#ifdef M_PERTURB
  mallopt(M_PERTURB, 0xA5);
#endif
}
