/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office-fixture.h"

G_BEGIN_DECLS

/** Table: what offices send: its file, its title and its headings between "|". */
typedef struct
{
  const MstRecordType *type;
  const char *name, *title, *heading;
} Table;

/* The fixture with the compounds 瑞庭院 and 福园 of 多福巷社区 and the units 东城区财政局, which can carry 3,
 * 东城区住建委, 东城区教委 and 西城区教委. */
void import_fixture_init (Fixture *self);

/* The table with these rows, read; @rows is NULL-terminated. */
MstImport *import_fixture_read (const Fixture *self, const Table *table, const char *const *rows);
/* Read and written. */
MstImport *import_fixture_import (const Fixture *self, const Table *table, const char *const *rows);

G_END_DECLS
