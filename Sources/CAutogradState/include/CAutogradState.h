#ifndef CAUTOGRADSTATE_H
#define CAUTOGRADSTATE_H

#include <stdbool.h>
#include <stdint.h>

// What autograd keeps for each thread, as PyTorch does: Swift has no thread-local variables of its own.
typedef struct {
  // Whether operations are recorded, stored upside down so that zeroed memory means "on".
  bool gradModeOff;
  bool inferenceMode;
  bool anomalyMode;
  bool anomalyIgnoresNaN;
  // Whether what nodes save, or where they are recorded, is watched.
  bool isWatched;
  // Whether something wants to know of writes to tensors.
  bool watchesWrites;
  // Whether a hook threw where nothing could be thrown.
  bool hasPendingError;
  // Whether calls wait for a pass to end.
  bool hasCallbacks;
  // Whether the running pass, or one around it, is for certain inputs only.
  bool passHasInputs;
  // The dtype of new floating-point tensors, as a ScalarType's raw value; zero stands for float32.
  uint8_t defaultScalarType;
  // How many backward passes run inside one another.
  int32_t passDepth;
  // How many nodes are being released inside one another.
  int32_t releaseDepth;
  // The number that the next node gets.
  uint64_t nextSequenceNumber;
  // The number of the newest backward pass.
  uint64_t newestPass;
  // The number of the running backward pass; zero outside.
  uint64_t currentPass;
  // The thread's GraphWatch, a retained Swift object; null until it is used.
  void *_Nullable watch;
  // How many levels of forward mode tensors carry tangents at; zero where it is off.
  int32_t activeDualLevels;
  // Whether forward mode is switched off, upside down as above.
  bool forwardGradOff;
  // The innermost level, an object of Autograd's; null outside forward mode.
  void *_Nullable innermostDualLevel;
  // The working memory of backward passes while none uses it: a retained Swift object.
  void *_Nullable passMemory;
  // The working memory of the running backward pass, not retained; null outside.
  void *_Nullable runningMemory;
  // The node that runs, not retained, where that is noted; null elsewhere.
  void *_Nullable currentNode;
  // Whether the running pass hands its gradients back.
  bool passCaptures;
  // Whether views that are recorded anew take the operation that made them rather than a stride.
  bool replaysViews;
  // Whether a leaf may keep a gradient that lies in memory in another way than itself.
  bool relaxesGradientLayout;
} CAutogradState;

extern _Thread_local CAutogradState cAutogradThreadState;

// The calling thread's state.
static inline __attribute__((const)) CAutogradState *_Nonnull cAutogradState(void) {
  return &cAutogradThreadState;
}

#endif
