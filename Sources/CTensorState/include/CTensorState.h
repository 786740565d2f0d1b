#ifndef CTENSORSTATE_H
#define CTENSORSTATE_H

// What tensors keep for each thread: Swift has no thread-local variables of its own.
typedef struct {
  // The layouts that the thread made last, a retained Swift object; null until it is used.
  void *_Nullable layouts;
} CTensorState;

extern _Thread_local CTensorState cTensorThreadState;

// The calling thread's state.
static inline __attribute__((const)) CTensorState *_Nonnull cTensorState(void) {
  return &cTensorThreadState;
}

#endif
