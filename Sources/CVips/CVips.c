#include "CVips.h"
int manchette_vips_start(void) { return 0; }
