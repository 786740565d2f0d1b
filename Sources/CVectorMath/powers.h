// Powers of two between 1 and 2 by 128ths, and how much is missing of each, relative to it.

#ifndef CHAINRULE_POWERS_H
#define CHAINRULE_POWERS_H

enum { powers = 128 };

// Filled in when the program starts.
extern double power_of_two[powers];
extern double power_rest[powers];

#endif
