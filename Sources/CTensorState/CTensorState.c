#include "CTensorState.h"

_Thread_local CTensorState cTensorThreadState;
