/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a destroyed citizen number may have been. Nothing is ever repaired unasked. */

#include "config.h"

#include "mst-import-repairs.h"

#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SIGNIFICANT_DIGITS 15

/** Destroyed: a number of which only the first digits are left. */
typedef struct
{
  const MstImportProblem *problem;
  const char *name; /* a key of by_name */
  char digits[SIGNIFICANT_DIGITS + 1];
  char number[19]; /* of the person it fits; "" while none does */
  guint n_fitting;
} Destroyed;

struct _MstRepairs
{
  MstImportReading *reading;
  int number_field;
  GArray *destroyed;   /* Destroyed */
  GHashTable *by_name; /* name → GArray of indices into destroyed */
};

/* The digits a spreadsheet keeps of a number: "1.10100196303105E+17", "110100196303105000". */
static gboolean
read_digits (const char *text, char digits[SIGNIFICANT_DIGITS + 1])
{
  g_autofree char *normalised = mst_text_normalise (text);
  const char *exponent = strpbrk (normalised, "eE");
  guint n = 0;

  for (const char *p = normalised; *p != '\0' && p != exponent && n < SIGNIFICANT_DIGITS; p++)
    {
      if (g_ascii_isdigit (*p))
        digits[n++] = *p;
      else if (*p != '.')
        return FALSE;
    }
  /* Zeros at the end of the digits are not written; fewer digits were lost by the display. */
  while (exponent != NULL && n >= SIGNIFICANT_DIGITS - 3 && n < SIGNIFICANT_DIGITS)
    digits[n++] = '0';
  digits[n] = '\0';
  return n == SIGNIFICANT_DIGITS;
}

static GHashTable *
index_rejected_rows (const MstImportReading *reading)
{
  GHashTable *rows = mst_cell_table_new ();

  for (guint i = 0; i < reading->rows->len; i++)
    {
      const MstImportRow *row = &g_array_index (reading->rows, MstImportRow, i);

      if (row->rejected)
        mst_cell_table_take (rows, row->sheet, row->row, 0,
                             g_strdup (mst_record_get_title (row->record)));
    }
  return rows;
}

static void
add_destroyed (MstRepairs *self, const MstImportProblem *problem, const char *name)
{
  Destroyed destroyed = { problem };
  GArray *same_name;
  gpointer key;

  if (name == NULL || *name == '\0' || problem->value == NULL
      || !read_digits (problem->value, destroyed.digits))
    return;
  if (!g_hash_table_lookup_extended (self->by_name, name, &key, (gpointer *) &same_name))
    {
      same_name = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->by_name, key = g_strdup (name), same_name);
    }
  destroyed.name = key;
  g_array_append_val (same_name, self->destroyed->len);
  g_array_append_val (self->destroyed, destroyed);
}

MstRepairs *
mst_repairs_new (MstImport *import, MstImportReading *reading)
{
  MstRepairs *self = g_new0 (MstRepairs, 1);
  g_autoptr (GHashTable) names = NULL;

  self->reading = reading;
  self->number_field = -1;
  for (guint i = 0; i < import->type->n_fields; i++)
    if (import->type->fields[i].kind == MST_FIELD_CITIZEN_NUMBER)
      self->number_field = (int) i;
  self->destroyed = g_array_new (FALSE, TRUE, sizeof (Destroyed));
  self->by_name =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  if (self->number_field < 0)
    return self;

  names = index_rejected_rows (reading);
  for (guint i = 0; i < reading->problems->len; i++)
    {
      const MstImportProblem *problem = g_ptr_array_index (reading->problems, i);

      if (strcmp (problem->code, "destroyed-number") == 0)
        add_destroyed (self, problem, mst_cell_table_peek (names, problem->sheet, problem->row, 0));
    }
  return self;
}

void
mst_repairs_free (MstRepairs *self)
{
  g_array_unref (self->destroyed);
  g_hash_table_unref (self->by_name);
  g_free (self);
}

void
mst_repairs_note (MstRepairs *self, const MstRecord *record)
{
  const GArray *same_name;
  const char *number;

  if (self->destroyed->len == 0)
    return;
  same_name = g_hash_table_lookup (self->by_name, mst_record_get_title (record));
  if (same_name == NULL)
    return;
  number = mst_record_get_at (record, (guint) self->number_field);
  if (number == NULL || strlen (number) != 18)
    return;
  for (guint i = 0; i < same_name->len; i++)
    {
      Destroyed *destroyed =
        &g_array_index (self->destroyed, Destroyed, g_array_index (same_name, guint, i));

      if (strncmp (number, destroyed->digits, SIGNIFICANT_DIGITS) != 0
          || strcmp (number, destroyed->number) == 0)
        continue;
      destroyed->n_fitting++;
      g_strlcpy (destroyed->number, number, sizeof destroyed->number);
    }
}

void
mst_repairs_propose (MstRepairs *self)
{
  if (self->destroyed->len == 0)
    return;
  for (guint i = 0; i < self->reading->rows->len; i++)
    {
      const MstImportRow *row = &g_array_index (self->reading->rows, MstImportRow, i);

      if (!row->rejected)
        mst_repairs_note (self, row->record);
    }
  for (guint i = 0; i < self->destroyed->len; i++)
    {
      const Destroyed *destroyed = &g_array_index (self->destroyed, Destroyed, i);
      const MstImportProblem *problem = destroyed->problem;
      MstImportProblem *repair;

      if (destroyed->n_fitting != 1)
        continue;
      repair = mst_import_add_problem (
        self->reading->problems, problem->sheet, problem->row, problem->column, problem->field,
        FALSE, "repair-proposed", problem->value,
        g_strdup_printf (_ ("The digits that are left and the name “%s” fit exactly one known "
                            "person. Accept the number if it is right."),
                         destroyed->name));
      repair->proposal = g_strdup (destroyed->number);
    }
}
