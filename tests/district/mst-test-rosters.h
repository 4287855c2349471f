/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-test-district.h"
#include "mst-test-sheet.h"
#include "mst-test-world.h"

G_BEGIN_DECLS

/** Value: what a column of a roster holds. */
typedef enum
{
  VALUE_SERIAL,
  VALUE_NAME,
  VALUE_SEX,
  VALUE_BIRTH,
  VALUE_NUMBER,
  VALUE_PHONE,
  VALUE_ETHNIC_GROUP,
  VALUE_POLITICAL_STATUS,
  VALUE_EDUCATION,
  VALUE_JOINED,
  VALUE_WORKPLACE,
  VALUE_POSITION,
  VALUE_CLASS,
  VALUE_SUBDISTRICT,
  VALUE_COMMUNITY,
  VALUE_TRAINED,
  VALUE_NOTE,
  VALUE_UNKNOWN, /* nothing a program knows */
} Value;

#define MAX_HEADING_ROWS 3
#define MAX_COLUMNS 18

typedef struct
{
  const char *headings[MAX_HEADING_ROWS]; /* NULL: the cell above reaches down */
  Value value;
} Column;

/** Layout: how a roster looks. */
typedef struct
{
  guint n_heading_rows, n_columns;
  Column columns[MAX_COLUMNS];
} Layout;

extern const Layout mst_test_layouts[]; /* by LayoutKind */

/* Writes the value; @fill_from is the row written just above, to which 同上 may point; nullable. */
void mst_test_write_value (const World *world, Sheet *sheet, LayoutKind kind, guint row,
                           guint column, Value value, const Row *person, const Row *fill_from,
                           guint serial);

/* One roster a subdistrict into @folder; fills paths and the counts of rows of totals. */
gboolean mst_test_write_rosters (const World *world, const char *folder, MstTestTruth *truth,
                                 GError **error);

/* compounds.xlsx, units.xlsx, posts.xlsx and the area tree. */
gboolean mst_test_write_ledgers (const World *world, const char *folder, MstTestTruth *truth,
                                 GError **error);

G_END_DECLS
