#include "iga.h"

const char *iga_version(void)
{
    return IGA_VERSION;
}
