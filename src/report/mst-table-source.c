/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a query as a table: columns made of the fields' descriptions, values as an office reads
 * them. */

#include "config.h"

#include "mst-place-names.h"
#include "mst-report-private.h"
#include "mst-table-private.h"

#include "mst-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rows between two looks at the wish to stop. */
#define PROGRESS_STEP 256

/* Wide enough for the 18 characters of a citizen number or a credit code. */
#define LONG_NUMBER_WIDTH 22

/* Coordinates to a metre; other fractions to the hundredth. */
#define COORDINATE_DIGITS 5
#define FRACTION_DIGITS 2

#define UNIT "单位："

typedef enum
{
  COLUMN_ORDINAL,
  COLUMN_FIELD,
  COLUMN_SUBDISTRICT,
  COLUMN_COMMUNITY,
  COLUMN_BELOW,
} ColumnUse;

typedef struct
{
  ColumnUse use;
  guint field;
} SourceColumn;

struct _MstTableSource
{
  MstStore *store;
  MstQuery *query;
  gboolean reveal;
  GArray *columns; /* SourceColumn */
};

const char *
mst_table_source_get_type_word (const MstRecordType *type)
{
  return type->sheet_zh != NULL ? type->sheet_zh : mst_record_type_get_label (type);
}

static void
set_words (MstTable *table, MstStore *store, const MstQuery *query)
{
  const MstRecordType *type = mst_query_get_record_type (query);
  g_autofree char *place = mst_report_dup_place (store, mst_query_get_area (query));

  table->title = g_strconcat (
    place, type->title_zh != NULL ? type->title_zh : mst_record_type_get_label (type), NULL);
  table->sheet_name = g_strdup (mst_table_source_get_type_word (type));
  table->counter = type->counter_zh != NULL ? type->counter_zh : "个";
  table->unit = g_strconcat (UNIT, table->counter, NULL);
  table->made_by = mst_report_dup_office (store);
}

static MstColumnKind
get_column_kind (const MstField *field, gboolean masked)
{
  switch (field->kind)
    {
    case MST_FIELD_TEXT:
      return strcmp (field->name, "code") == 0 ? MST_COLUMN_CODE : MST_COLUMN_TEXT;
    case MST_FIELD_NAME:
    case MST_FIELD_CHOICE:
      return MST_COLUMN_WORD;
    case MST_FIELD_CITIZEN_NUMBER:
    case MST_FIELD_CREDIT_CODE:
    case MST_FIELD_PHONE:
      return MST_COLUMN_CODE;
    case MST_FIELD_DATE:
    case MST_FIELD_MONTH:
      return masked ? MST_COLUMN_WORD : MST_COLUMN_DATE;
    case MST_FIELD_INTEGER:
      return masked ? MST_COLUMN_WORD : MST_COLUMN_INTEGER;
    case MST_FIELD_DECIMAL:
      return masked ? MST_COLUMN_WORD : MST_COLUMN_DECIMAL;
    case MST_FIELD_FLAG:
      return MST_COLUMN_FLAG;
    case MST_FIELD_REFERENCE:
    case MST_FIELD_NOTE:
      return MST_COLUMN_TEXT;
    default:
      g_return_val_if_reached (MST_COLUMN_TEXT);
    }
}

static void
add_column (MstTableSource *self, MstTable *table, ColumnUse use, guint field, const char *heading,
            MstColumnKind kind, guint digits)
{
  SourceColumn column = { use, field };

  g_array_append_val (self->columns, column);
  mst_table_add_column (table, heading, kind, digits);
}

static gboolean
find_deepest (gint64 id, const char *const *values, gpointer user_data)
{
  gint64 *deepest = user_data;

  *deepest = MAX (*deepest, mst_value_to_integer (values[0]));
  return TRUE;
}

/* How deep in the tree the records lie: the code of the deepest level. */
static gint64
get_deepest_level (MstTableSource *self, const char *field)
{
  static const char *const fields[] = { "level", NULL };
  g_autoptr (MstQuery) all = mst_query_new (mst_query_get_record_type (self->query));
  g_autoptr (GPtrArray) tallies = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 deepest = 0;

  mst_query_set_scope (all, MST_SCOPE_ALL);
  tallies = mst_query_tally (all, self->store, field, NULL);
  for (guint i = 0; tallies != NULL && i < tallies->len; i++)
    {
      gint64 id = mst_value_to_integer (((MstTally *) g_ptr_array_index (tallies, i))->value);

      g_array_append_val (ids, id);
    }
  mst_store_foreach_values (self->store, &mst_area_type, (const gint64 *) ids->data, ids->len,
                            fields, find_deepest, &deepest, NULL);
  return deepest;
}

static void
add_field (MstTableSource *self, MstTable *table, guint index)
{
  const MstRecordType *type = mst_query_get_record_type (self->query);
  const MstField *field = &type->fields[index];
  gboolean masked = !self->reveal && (field->flags & MST_FIELD_SENSITIVE) != 0;
  g_auto (GStrv) headings = NULL;
  guint digits = 0;

  if (field->kind == MST_FIELD_REFERENCE && strcmp (field->reference, "area") == 0)
    {
      gint64 deepest = get_deepest_level (self, field->name);

      add_column (self, table, COLUMN_SUBDISTRICT, index, "街道", MST_COLUMN_WORD, 0);
      if (deepest >= 3)
        add_column (self, table, COLUMN_COMMUNITY, index, "社区", MST_COLUMN_WORD, 0);
      if (deepest >= 4)
        add_column (self, table, COLUMN_BELOW, index, "小区", MST_COLUMN_TEXT, 0);
      return;
    }

  if (field->kind == MST_FIELD_DECIMAL)
    digits = strcmp (field->name, "longitude") == 0 || strcmp (field->name, "latitude") == 0
               ? COORDINATE_DIGITS
               : FRACTION_DIGITS;
  headings = g_strsplit (field->headings != NULL ? field->headings : field->label, "|", 2);
  add_column (self, table, COLUMN_FIELD, index,
              type == &mst_area_type && strcmp (field->name, "name") == 0 ? "区域名称"
                                                                          : headings[0],
              get_column_kind (field, masked), digits);
  if (field->kind == MST_FIELD_CITIZEN_NUMBER || field->kind == MST_FIELD_CREDIT_CODE)
    g_array_index (table->columns, MstSheetColumn, table->columns->len - 1).width =
      LONG_NUMBER_WIDTH;
  if (field->flags & MST_FIELD_SUMMED && !masked)
    table->totals = TRUE;
}

/* What the columns of numbers count: "单位：栋、户". */
static void
set_unit (MstTableSource *self, MstTable *table)
{
  const MstRecordType *type = mst_query_get_record_type (self->query);
  g_autoptr (GString) units = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const SourceColumn *column = &g_array_index (self->columns, SourceColumn, i);
      const char *unit = column->use == COLUMN_FIELD ? type->fields[column->field].unit_zh : NULL;

      if (unit != NULL && strstr (units->str, unit) == NULL)
        g_string_append_printf (units, "%s%s", units->len > 0 ? "、" : "", unit);
    }
  if (units->len == 0)
    return;
  g_free (table->unit);
  table->unit = g_strconcat (UNIT, units->str, NULL);
}

MstTableSource *
mst_table_source_new (MstTable *table, MstStore *store, const MstQuery *query,
                      const char *const *fields, gboolean reveal)
{
  MstTableSource *self = g_new0 (MstTableSource, 1);
  const MstRecordType *type = mst_query_get_record_type (query);

  self->store = g_object_ref (store);
  self->query = mst_query_copy (query);
  self->reveal = reveal;
  self->columns = g_array_new (FALSE, FALSE, sizeof (SourceColumn));

  set_words (table, store, query);
  add_column (self, table, COLUMN_ORDINAL, 0, "序号", MST_COLUMN_ORDINAL, 0);
  if (fields == NULL)
    {
      for (guint i = 0; i < type->n_fields; i++)
        {
          if (type->fields[i].flags & MST_FIELD_LISTED)
            add_field (self, table, i);
        }
    }
  for (; fields != NULL && *fields != NULL; fields++)
    {
      int index = mst_record_type_find (type, *fields);

      if (index >= 0)
        add_field (self, table, (guint) index);
    }
  set_unit (self, table);
  return self;
}

void
mst_table_source_free (MstTableSource *self)
{
  g_object_unref (self->store);
  mst_query_unref (self->query);
  g_array_unref (self->columns);
  g_free (self);
}

void
mst_table_source_set_group (MstTableSource *self, guint column)
{
  const MstRecordType *type = mst_query_get_record_type (self->query);
  const SourceColumn *source = &g_array_index (self->columns, SourceColumn, column);
  const char *level = source->use == COLUMN_SUBDISTRICT ? "2"
                      : source->use == COLUMN_COMMUNITY ? "3"
                                                        : NULL;

  mst_query_set_group (self->query,
                       source->use != COLUMN_ORDINAL ? type->fields[source->field].name : NULL,
                       level, NULL);
}

gint64
mst_table_source_count (MstTableSource *self, GError **error)
{
  return mst_query_count (self->query, self->store, error);
}

/** Pass: one way through the rows. */
typedef struct
{
  MstTableSource *source;
  MstTableRowFunc func;
  gpointer user_data;
  MstProgress *progress;
  MstPlaceNames *places;
  const char **values;
  char **owned; /* values made for this row, by column */
  gint64 n_rows;
  GError *error;
} Pass;

static const char *
show_choice (const MstField *field, const char *value)
{
  const MstChoice *choice = mst_choice_set_find (mst_field_get_choices (field), value);

  return choice != NULL ? choice->label_zh : value;
}

static const char *
show_field (Pass *pass, guint column, const MstField *field, const char *value)
{
  if (!pass->source->reveal && mst_field_may_be_masked (field))
    return pass->owned[column] = mst_field_show (field, value, TRUE);

  switch (field->kind)
    {
    case MST_FIELD_CHOICE:
      return show_choice (field, value);
    case MST_FIELD_FLAG:
      return strcmp (value, "1") == 0 ? "是" : "否";
    case MST_FIELD_REFERENCE:
      return mst_store_peek_title (pass->source->store, mst_record_type_get (field->reference),
                                   g_ascii_strtoll (value, NULL, 10));
    default:
      return value;
    }
}

static const char *
show_column (Pass *pass, guint index, const MstRecord *record)
{
  const SourceColumn *column = &g_array_index (pass->source->columns, SourceColumn, index);
  const MstRecordType *type = mst_record_get_record_type (record);
  const MstPlaceName *place;
  const char *value;

  if (column->use == COLUMN_ORDINAL)
    return pass->owned[index] = g_strdup_printf ("%" G_GINT64_FORMAT, pass->n_rows);

  value = mst_record_get_at (record, column->field);
  if (value == NULL)
    return NULL;
  if (column->use == COLUMN_FIELD)
    return show_field (pass, index, &type->fields[column->field], value);

  place = mst_place_names_get (pass->places, g_ascii_strtoll (value, NULL, 10));
  switch (column->use)
    {
    case COLUMN_SUBDISTRICT:
      return place->subdistrict;
    case COLUMN_COMMUNITY:
      return place->community;
    default:
      return place->below;
    }
}

static gboolean
add_record_cb (const MstRecord *record, gpointer user_data)
{
  Pass *pass = user_data;
  guint n_columns = pass->source->columns->len;
  gboolean goes_on;

  pass->n_rows++;
  for (guint i = 0; i < n_columns; i++)
    pass->values[i] = show_column (pass, i, record);
  goes_on = pass->func (pass->values, pass->user_data, &pass->error);
  for (guint i = 0; i < n_columns; i++)
    g_clear_pointer (&pass->owned[i], g_free);

  if (goes_on && pass->n_rows % PROGRESS_STEP == 0)
    {
      mst_progress_set_done (pass->progress, pass->n_rows);
      goes_on = !mst_progress_is_cancelled (pass->progress, &pass->error);
    }
  return goes_on;
}

gboolean
mst_table_source_foreach (MstTableSource *self, MstTableRowFunc func, gpointer user_data,
                          MstProgress *progress, GError **error)
{
  g_autoptr (MstPlaceNames) places = mst_place_names_new (self->store);
  g_autofree const char **values = g_new0 (const char *, self->columns->len);
  g_autofree char **owned = g_new0 (char *, self->columns->len);
  Pass pass = { self, func, user_data, progress, places, values, owned, 0, NULL };

  if (progress != NULL)
    {
      gint64 n_rows = mst_query_count (self->query, self->store, error);

      if (n_rows < 0)
        return FALSE;
      mst_progress_set_stage (progress, _ ("Writing the rows"));
      mst_progress_set_total (progress, n_rows);
    }

  if (!mst_query_foreach (self->query, self->store, add_record_cb, &pass, &pass.error)
      || pass.error != NULL)
    {
      g_propagate_error (error, pass.error);
      return FALSE;
    }
  mst_progress_set_done (progress, pass.n_rows);
  return !mst_progress_is_cancelled (progress, error);
}

GPtrArray *
mst_table_source_sum (MstTableSource *self, GError **error)
{
  const MstRecordType *type = mst_query_get_record_type (self->query);
  g_autofree double *sums = mst_query_sum (self->query, self->store, error);
  GPtrArray *totals;

  if (sums == NULL)
    return NULL;

  totals = g_ptr_array_new_full (self->columns->len, g_free);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const SourceColumn *column = &g_array_index (self->columns, SourceColumn, i);
      const MstField *field = &type->fields[column->field];

      if (column->use != COLUMN_FIELD || !(field->flags & MST_FIELD_SUMMED)
          || (!self->reveal && field->flags & MST_FIELD_SENSITIVE))
        g_ptr_array_add (totals, NULL);
      else
        g_ptr_array_add (totals,
                         g_strdup_printf (field->kind == MST_FIELD_INTEGER ? "%.0f" : "%.2f",
                                          sums[column->field]));
    }
  return totals;
}
