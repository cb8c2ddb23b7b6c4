#include "cli/status.h"

enum status status_worse(enum status a, enum status b)
{
    static const int weight[] = {[STATUS_OK] = 0,
                                 [STATUS_SEEN] = 1,
                                 [STATUS_INPUT] = 2,
                                 [STATUS_USAGE] = 3,
                                 [STATUS_MACHINE] = 4};
    return weight[a] >= weight[b] ? a : b;
}
