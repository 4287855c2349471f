/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling a table without its indexes. */
#include "config.h"

#include "mst-bulk.h"

/* After this many records in one group, */
#define MANY 1000
/* into a table that had at most this many. */
#define FEW 4000

struct _MstBulk
{
  MstConnection *connection;
  GPtrArray *statements; /* that make what was dropped */
};

MstBulk *
mst_bulk_new (MstConnection *connection)
{
  MstBulk *self = g_new0 (MstBulk, 1);

  self->connection = connection;
  self->statements = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
mst_bulk_free (MstBulk *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->statements);
  g_free (self);
}

/* Names and statements of the indexes of a table, but for those that a constraint made. */
static GPtrArray *
list_indexes (MstBulk *self, const char *table)
{
  GPtrArray *indexes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  MstStatement *statement =
    mst_connection_prepare (self->connection,
                            "SELECT name, sql FROM sqlite_schema WHERE type = 'index' "
                            "AND tbl_name = $1 AND sql IS NOT NULL",
                            NULL);

  if (statement == NULL)
    return indexes;
  mst_statement_bind_text (statement, 1, table);
  while (mst_statement_step (statement))
    {
      const char *texts[] = { mst_statement_get_text (statement, 0),
                              mst_statement_get_text (statement, 1), NULL };

      g_ptr_array_add (indexes, g_strdupv ((char **) texts));
    }
  mst_statement_end (statement, NULL);
  return indexes;
}

static void
drop_indexes (MstBulk *self, const char *table)
{
  g_autoptr (GPtrArray) indexes = list_indexes (self, table);

  for (guint i = 0; i < indexes->len; i++)
    {
      char **index = g_ptr_array_index (indexes, i);
      g_autofree char *drop = g_strdup_printf ("DROP INDEX \"%s\"", index[0]);

      /* Not while somebody reads the table: then it stays, and nothing is lost but time. */
      if (mst_connection_execute (self->connection, drop, NULL))
        g_ptr_array_add (self->statements, g_strdup (index[1]));
    }
}

void
mst_bulk_note_insert (MstBulk *self, const char *table, gint64 id, gint64 n_inserted)
{
  /* Ids rise by one, so the table had at most the ids below. */
  if (n_inserted == MANY && id - n_inserted <= FEW)
    drop_indexes (self, table);
}

gboolean
mst_bulk_finish (MstBulk *self, GError **error)
{
  for (guint i = 0; i < self->statements->len; i++)
    if (!mst_connection_execute (self->connection, g_ptr_array_index (self->statements, i), error))
      return FALSE;
  return TRUE;
}
