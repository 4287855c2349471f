/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements made from the description of a record type. */
#include "config.h"

#include "mst-type-sql.h"

#include "mst-name.h"

#include <string.h>

const char *const mst_type_sql_sort_suffixes[MST_TYPE_SQL_N_SORT_KEYS] = {
  [MST_NAME_ORDER_PINYIN] = "pinyin",
  [MST_NAME_ORDER_SURNAME_STROKES] = "strokes",
  [MST_NAME_ORDER_FULL_STROKES] = "full_strokes",
};

/* $1 is the id, $2 the version. */
#define FIRST_FIELD 3

const char *
mst_type_sql_get_column_type (const MstField *field)
{
  switch (field->kind)
    {
    case MST_FIELD_INTEGER:
    case MST_FIELD_REFERENCE:
    case MST_FIELD_FLAG:
      return "INTEGER";
    case MST_FIELD_DECIMAL:
      return "REAL";
    case MST_FIELD_TEXT:
    case MST_FIELD_NAME:
    case MST_FIELD_CITIZEN_NUMBER:
    case MST_FIELD_CREDIT_CODE:
    case MST_FIELD_PHONE:
    case MST_FIELD_DATE:
    case MST_FIELD_MONTH:
    case MST_FIELD_CHOICE:
    case MST_FIELD_NOTE:
      return "TEXT";
    default:
      g_return_val_if_reached ("TEXT");
    }
}

/* Every column in the order in which mst_type_sql_bind() binds them. */
static char **
list_columns (const MstRecordType *type)
{
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();

  g_strv_builder_add_many (columns, "id", "version", NULL);
  for (guint i = 0; i < type->n_fields; i++)
    g_strv_builder_add (columns, type->fields[i].name);
  for (guint i = 0; i < type->n_fields; i++)
    for (int k = 0; (type->fields[i].flags & MST_FIELD_SORT_KEYS) && k < MST_TYPE_SQL_N_SORT_KEYS;
         k++)
      {
        g_autofree char *name =
          g_strconcat (type->fields[i].name, "_", mst_type_sql_sort_suffixes[k], NULL);

        g_strv_builder_add (columns, name);
      }
  return g_strv_builder_end (columns);
}

MstTypeSql *
mst_type_sql_new (const MstRecordType *type)
{
  MstTypeSql *self = g_new0 (MstTypeSql, 1);
  g_auto (GStrv) columns = list_columns (type);
  g_autofree char *all = g_strjoinv (", ", columns);
  g_autoptr (GString) read = g_string_new ("t.id, t.version");
  g_autoptr (GString) parameters = g_string_new ("$1");
  g_autoptr (GString) assignments = g_string_new ("version = $2");

  for (guint i = 0; i < type->n_fields; i++)
    g_string_append_printf (read, ", t.%s", type->fields[i].name);
  for (guint i = 1; columns[i] != NULL; i++)
    {
      g_string_append_printf (parameters, ", $%u", i + 1);
      if (i > 1)
        g_string_append_printf (assignments, ", %s = $%u", columns[i], i + 1);
    }
  self->type = type;
  self->select = g_strdup_printf ("SELECT %s FROM %s t WHERE t.id = $1", read->str, type->name);
  self->insert =
    g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", type->name, all, parameters->str);
  self->update = g_strdup_printf ("UPDATE %s SET %s WHERE id = $1", type->name, assignments->str);
  self->delete_ = g_strdup_printf ("DELETE FROM %s WHERE id = $1", type->name);
  self->columns = g_string_free (g_steal_pointer (&read), FALSE);
  return self;
}

void
mst_type_sql_free (MstTypeSql *self)
{
  if (self == NULL)
    return;
  g_free (self->columns);
  g_free (self->select);
  g_free (self->insert);
  g_free (self->update);
  g_free (self->delete_);
  g_free (self);
}

void
mst_type_sql_bind (MstTypeSql *self, MstStatement *statement, const MstRecord *record,
                   GPtrArray *keys)
{
  const MstRecordType *type = self->type;
  int parameter = FIRST_FIELD + (int) type->n_fields;

  g_ptr_array_set_size (keys, 0);
  mst_statement_bind_integer (statement, 1, mst_record_get_id (record));
  mst_statement_bind_integer (statement, 2, mst_record_get_version (record));
  for (guint i = 0; i < type->n_fields; i++)
    {
      const char *value = mst_record_get_at (record, i);

      if (value == NULL)
        mst_statement_bind_null (statement, FIRST_FIELD + (int) i);
      else if (type->fields[i].kind == MST_FIELD_DECIMAL)
        mst_statement_bind_double (statement, FIRST_FIELD + (int) i, g_ascii_strtod (value, NULL));
      else
        mst_statement_bind_static (statement, FIRST_FIELD + (int) i, value);
    }
  for (guint i = 0; i < type->n_fields; i++)
    for (int k = 0; (type->fields[i].flags & MST_FIELD_SORT_KEYS) && k < MST_TYPE_SQL_N_SORT_KEYS;
         k++, parameter++)
      {
        const char *value = mst_record_get_at (record, i);
        char *key;

        if (value == NULL)
          {
            mst_statement_bind_null (statement, parameter);
            continue;
          }
        key = mst_name_get_sort_key (value, k, type->fields[i].kind == MST_FIELD_NAME);
        g_ptr_array_add (keys, key);
        mst_statement_bind_static (statement, parameter, key);
      }
}

MstRecord *
mst_type_sql_read (MstTypeSql *self, MstStatement *statement)
{
  const MstRecordType *type = self->type;
  MstRecord *record = mst_record_new (type);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  mst_record_set_id (record, mst_statement_get_integer (statement, 0));
  mst_record_set_version (record, mst_statement_get_integer (statement, 1));
  for (guint i = 0; i < type->n_fields; i++)
    {
      int column = (int) i + 2;

      if (type->fields[i].kind == MST_FIELD_DECIMAL && !mst_statement_is_null (statement, column))
        mst_record_set_at (record, i,
                           g_ascii_formatd (number, sizeof number, "%.15g",
                                            mst_statement_get_double (statement, column)));
      else
        mst_record_set_at (record, i, mst_statement_get_text (statement, column));
    }
  return record;
}
