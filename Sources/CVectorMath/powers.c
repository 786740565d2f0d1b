// The tables of powers.h. They are made here, and not where they are used, because what runs at the start must be made
// of instructions that every processor has.

#include "powers.h"
#include <math.h>

double power_of_two[powers];
double power_rest[powers];

__attribute__((constructor)) static void make_powers(void) {
  for (int i = 0; i < powers; i++) {
    long double exact = exp2l(i / (long double)powers);
    power_of_two[i] = (double)exact;
    power_rest[i] = (double)((exact - power_of_two[i]) / exact);
  }
}
