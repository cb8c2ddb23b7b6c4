/* fuzz.h - what libFuzzer, or replay.c in its place, calls with bytes that may be anything. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Ends the program unless what must always hold does. */
#define MUST(holds) ((holds) ? (void)0 : abort())

#endif
