#ifndef CHAINRULE_CYAML_SHIM_H
#define CHAINRULE_CYAML_SHIM_H

#include <yaml.h>

#endif
