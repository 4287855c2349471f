/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A district to whose units and compounds tables of liaison refer. */

#include "config.h"

#include "import-fixture.h"

void
import_fixture_init (Fixture *self)
{
  fixture_init (self);
  fixture_add (self, &mst_area_type, "name=瑞庭院|level=4|parent=4");
  fixture_add (self, &mst_area_type, "name=福园|level=4|parent=4");
  fixture_add (self, &mst_unit_type, "name=东城区财政局|capacity=3");
  fixture_add (self, &mst_unit_type, "name=东城区住建委");
  fixture_add (self, &mst_unit_type, "name=东城区教委");
  fixture_add (self, &mst_unit_type, "name=西城区教委");
}

MstImport *
import_fixture_read (const Fixture *self, const Table *table, const char *const *rows)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  g_ptr_array_add (lines, (char *) table->title);
  g_ptr_array_add (lines, (char *) table->heading);
  for (; *rows != NULL; rows++)
    g_ptr_array_add (lines, (char *) *rows);
  g_ptr_array_add (lines, NULL);
  return fixture_read (self, table->type, table->name, (const char *const *) lines->pdata);
}

MstImport *
import_fixture_import (const Fixture *self, const Table *table, const char *const *rows)
{
  MstImport *import = import_fixture_read (self, table, rows);
  const GPtrArray *problems;

  fixture_apply (self, import);
  problems = mst_import_get_problems (import);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((MstImportProblem *) g_ptr_array_index (problems, i))->message);
  return import;
}
