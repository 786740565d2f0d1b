// Undefines what each_register.h tells a template.

#undef TARGET
#undef LEVEL
#undef T
#undef VECTOR
#undef MASK
#undef WIDTH
#undef LOAD
#undef STORE
#undef SET
#undef SLEEF
