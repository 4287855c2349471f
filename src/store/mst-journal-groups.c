/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The groups of the journal: which there are, and which of them fit a filter. */
#include "config.h"

#include "mst-journal.h"
#include "mst-query-private.h"
#include "mst-store-private.h"

#include <string.h>

static void
group_free (MstJournalGroup *self)
{
  if (self == NULL)
    return;
  g_free (self->at);
  g_free (self->who);
  g_free (self->action);
  g_free (self->label);
  g_free (self);
}

/* --- the filter in SQL --- */

static void
add_comparison (MstQuerySql *self, const char *what, const char *value)
{
  guint parameter;

  if (value == NULL)
    return;
  parameter = mst_query_sql_add_text (self, g_strdup (value));
  mst_query_sql_begin_condition (self);
  g_string_append_printf (self->where, "%s $%u", what, parameter);
}

static void
add_number (MstQuerySql *self, const char *what, gint64 number)
{
  g_autofree char *value = number != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;

  add_comparison (self, what, value);
}

/* The entries of a group follow one another. */
static void
add_type (MstQuerySql *self, const char *type)
{
  guint parameter;

  if (type == NULL)
    return;
  parameter = mst_query_sql_add_text (self, g_strdup (type));
  mst_query_sql_begin_condition (self);
  g_string_append_printf (self->where,
                          "EXISTS (SELECT 1 FROM journal j WHERE j.sequence >= g.first_sequence "
                          "AND j.sequence < g.first_sequence + g.n_changes AND j.type = $%u)",
                          parameter);
}

static void
add_text (MstQuerySql *self, const char *text)
{
  const MstRecordType *const *types = mst_record_types_all ();
  guint parameter;

  if (text == NULL || *text == '\0')
    return;
  parameter = mst_query_sql_add_text (self, mst_query_make_like (text));
  mst_query_sql_begin_condition (self);
  g_string_append_printf (self->where, "(g.label LIKE $%u ESCAPE '\\'", parameter);
  for (guint i = 0; types[i] != NULL; i++)
    /* The records first, then their entries: the other way round is a walk through the journal. */
    g_string_append_printf (self->where,
                            " OR g.id IN (SELECT j.group_id FROM journal j WHERE j.type = '%s' "
                            "AND j.record IN (SELECT id FROM %s WHERE %s LIKE $%u ESCAPE '\\'))",
                            types[i]->name, types[i]->name, types[i]->title_field, parameter);
  g_string_append_c (self->where, ')');
}

static void
add_kind (MstQuerySql *self, const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *sql;
  } kinds[] = {
    { "change", "(g.kind = 'change' AND g.action <> 'import')" },
    { "import", "(g.kind = 'change' AND g.action = 'import')" },
    { "undo", "g.kind IN ('undo', 'redo')" },
    { "access", "g.kind = 'access'" },
  };

  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, kind) == 0)
      {
        mst_query_sql_begin_condition (self);
        g_string_append (self->where, kinds[i].sql);
      }
}

static MstQuerySql *
make_sql (const MstJournalFilter *filter)
{
  MstQuerySql *sql = mst_query_sql_new_empty ();

  if (filter == NULL)
    return sql;
  add_number (sql, "g.id =", filter->group);
  add_number (sql, "g.id >", filter->after);
  add_kind (sql, filter->kind);
  add_comparison (sql, "substr (g.at, 1, 10) >=", filter->since);
  add_comparison (sql, "substr (g.at, 1, 10) <=", filter->until);
  add_comparison (sql, "g.who =", filter->who);
  add_comparison (sql, "g.action =", filter->action);
  add_type (sql, filter->type);
  add_text (sql, filter->text);
  return sql;
}

static MstStatement *
prepare (MstStore *self, const MstQuerySql *sql, const char *what, const char *tail, GError **error)
{
  g_autofree char *text =
    g_strdup_printf ("SELECT %s FROM journal_group g %s%s", what, sql->where->str, tail);

  return mst_query_sql_prepare (sql, self->connection, text, error);
}

/* --- reading --- */

static MstJournalGroup *
read_group (MstStatement *s)
{
  MstJournalGroup *group = g_new0 (MstJournalGroup, 1);

  group->group = mst_statement_get_integer (s, 0);
  group->at = g_strdup (mst_statement_get_text (s, 1));
  group->who = g_strdup (mst_statement_get_text (s, 2));
  group->action = g_strdup (mst_statement_get_text (s, 3));
  group->label = g_strdup (mst_statement_get_text (s, 4));
  group->n_changes = mst_statement_get_integer (s, 5);
  group->undoes = mst_statement_get_integer (s, 6);
  return group;
}

/* Only later groups tell what is undone; what undid it may be undone itself. */
static gboolean
mark_undone (MstStore *self, GPtrArray *groups, GError **error)
{
  const MstJournalGroup *oldest = g_ptr_array_index (groups, groups->len - 1);
  g_autoptr (GHashTable) undone = g_hash_table_new (NULL, NULL);
  MstStatement *s = mst_connection_prepare (
    self->connection,
    "SELECT id, undoes FROM journal_group WHERE id > $1 AND undoes IS NOT NULL ORDER BY id DESC",
    error);

  if (s == NULL)
    return FALSE;
  mst_statement_bind_integer (s, 1, oldest->group);
  while (mst_statement_step (s))
    if (!g_hash_table_contains (undone, GSIZE_TO_POINTER (mst_statement_get_integer (s, 0))))
      g_hash_table_add (undone, GSIZE_TO_POINTER (mst_statement_get_integer (s, 1)));
  if (!mst_statement_end (s, error))
    return FALSE;
  for (guint i = 0; i < groups->len; i++)
    {
      MstJournalGroup *group = g_ptr_array_index (groups, i);

      group->undone = g_hash_table_contains (undone, GSIZE_TO_POINTER (group->group));
    }
  return TRUE;
}

GPtrArray *
mst_store_list_groups_filtered (MstStore *self, const MstJournalFilter *filter, guint offset,
                                guint limit, GError **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  g_autoptr (MstQuerySql) sql = make_sql (filter);
  guint limited = mst_query_sql_add_text (sql, g_strdup_printf ("%u", limit));
  guint from = mst_query_sql_add_text (sql, g_strdup_printf ("%u", offset));
  g_autofree char *tail =
    g_strdup_printf (" ORDER BY g.id DESC LIMIT $%u OFFSET $%u", limited, from);
  MstStatement *s;

  g_return_val_if_fail (MST_IS_STORE (self), NULL);

  s =
    prepare (self, sql, "g.id, g.at, g.who, g.action, g.label, g.n_changes, coalesce (g.undoes, 0)",
             tail, error);
  if (s == NULL)
    return NULL;
  while (mst_statement_step (s))
    g_ptr_array_add (groups, read_group (s));
  if (!mst_statement_end (s, error) || (groups->len > 0 && !mark_undone (self, groups, error)))
    return NULL;
  return g_steal_pointer (&groups);
}

GPtrArray *
mst_store_list_groups (MstStore *self, guint offset, guint limit, GError **error)
{
  return mst_store_list_groups_filtered (self, NULL, offset, limit, error);
}

gint64
mst_store_count_groups (MstStore *self, const MstJournalFilter *filter, GError **error)
{
  g_autoptr (MstQuerySql) sql = make_sql (filter);
  MstStatement *s;
  gint64 n = 0;

  g_return_val_if_fail (MST_IS_STORE (self), -1);

  s = prepare (self, sql, "count(*)", "", error);
  if (s == NULL)
    return -1;
  if (mst_statement_step (s))
    n = mst_statement_get_integer (s, 0);
  return mst_statement_end (s, error) ? n : -1;
}

char **
mst_store_list_people_in_journal (MstStore *self, GError **error)
{
  g_autoptr (GStrvBuilder) people = g_strv_builder_new ();
  g_autoptr (MstQuerySql) sql = make_sql (NULL);
  MstStatement *s;

  g_return_val_if_fail (MST_IS_STORE (self), NULL);

  s = prepare (self, sql, "DISTINCT g.who", " ORDER BY g.who", error);
  if (s == NULL)
    return NULL;
  while (mst_statement_step (s))
    g_strv_builder_add (people, mst_statement_get_text (s, 0));
  return mst_statement_end (s, error) ? g_strv_builder_end (people) : NULL;
}
