#include "CAutogradState.h"

static _Thread_local CAutogradState state;

CAutogradState *cAutogradState(void) { return &state; }
