/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-date.h"

G_BEGIN_DECLS

typedef enum
{
  MST_SEX_UNKNOWN = 0,
  MST_SEX_MALE = 1,
  MST_SEX_FEMALE = 2,
} MstSex;

/** MstNumberFault: why a number is not valid; the nick is stable and in --json. */
typedef enum
{
  MST_NUMBER_OK,
  MST_NUMBER_BLANK,           /* blank */
  MST_NUMBER_BAD_LENGTH,      /* bad-length */
  MST_NUMBER_BAD_CHARACTER,   /* bad-character */
  MST_NUMBER_BAD_REGION,      /* bad-region: first two digits are no province */
  MST_NUMBER_BAD_DATE,        /* bad-date: not a real day, or in the future, or before 1840 */
  MST_NUMBER_BAD_CHECK_DIGIT, /* bad-check-digit */
  MST_NUMBER_DESTROYED,       /* destroyed-number: 15 significant digits and zeros, or 1.1E+17 */
} MstNumberFault;

const char *mst_number_fault_get_nick (MstNumberFault fault);
/* A translated sentence: what is wrong and what to do. */
const char *mst_number_fault_get_sentence (MstNumberFault fault);

typedef struct
{
  MstNumberFault fault;
  char normalised[19]; /* half-width, upper-case X; "" when nothing could be made of it; a destroyed
                          number has zeros for its last three digits */
  MstDate birth;       /* citizen numbers only; also with a wrong check digit or destroyed */
  MstSex sex;          /* citizen numbers only; also with a wrong check digit */
  gboolean changed; /* @normalised differs from what was given (full-width, spaces, lower-case x) */
} MstNumber;

/**
 * mst_citizen_number_check:
 * @text: (nullable): what was written
 *
 * GB 11643-1999: 17 digits and a check digit by ISO 7064 MOD 11-2, weights 2^(17-i) mod 11. A
 * 15-digit number of the first generation is %MST_NUMBER_BAD_LENGTH. Faults are looked for in the
 * order character, length, region, date, check digit; a number that ends in 000 and has a wrong check
 * digit is %MST_NUMBER_DESTROYED, as is "1.1E+17".
 */
MstNumber mst_citizen_number_check (const char *text);

/* The check character of 17 digits, or 0. */
char mst_citizen_number_get_check (const char *first_17);

/**
 * mst_credit_code_check: GB 32100-2015: alphabet 0-9 A-Z without I O S V Z, 17 characters and a check
 * character, 31 − Σ c_i·3^(i−1) mod 31, letters allowed in positions 1 and 2 and from 9 on. The check
 * character of the organisation code within (GB 11714) is not looked at.
 */
MstNumber mst_credit_code_check (const char *text);
char mst_credit_code_get_check (const char *first_17);

G_END_DECLS
