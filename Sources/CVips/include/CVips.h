#ifndef MANCHETTE_CVIPS_H
#define MANCHETTE_CVIPS_H
int manchette_vips_start(void);
#endif
