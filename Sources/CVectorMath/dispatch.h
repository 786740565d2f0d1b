// Calls of what is made for the processor's wide registers.

#ifndef CHAINRULE_DISPATCH_H
#define CHAINRULE_DISPATCH_H

// Declares a function's variants; PARAMETERS stand in parentheses.
#define VARIANTS(name, PARAMETERS) \
  void name##_avx512 PARAMETERS; \
  void name##_avx2 PARAMETERS;

// Calls the variant for the processor, and returns, if there is one.
#if defined(__x86_64__)
#define DISPATCH(name, ...) \
  if (__builtin_cpu_supports("avx512f")) { \
    name##_avx512(__VA_ARGS__); \
    return; \
  } \
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) { \
    name##_avx2(__VA_ARGS__); \
    return; \
  }
#else
#define DISPATCH(name, ...)
#endif

#endif
