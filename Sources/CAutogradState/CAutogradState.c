#include "CAutogradState.h"

_Thread_local CAutogradState cAutogradThreadState;
