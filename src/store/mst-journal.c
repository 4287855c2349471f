/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal: who changed what, when, chained by hashes. */
#include "config.h"

#include "mst-journal.h"

#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <nettle/sha2.h>
#include <string.h>

#define HASH_SIZE (2 * SHA256_DIGEST_SIZE + 1)

struct _MstJournalWriter
{
  MstConnection *connection;
  MstStatement *insert;
  MstGroupKind kind;
  char *at;
  char *who;
  char *action;
  char *label;
  gint64 undoes;

  gint64 group; /* 0 until the first entry */
  gint64 sequence;
  gint64 n_changes;
  char hash[HASH_SIZE]; /* of the entry before */
  GString *frame;       /* the group's columns, framed */
  gsize n_group;        /* length of these in @frame */
};

static const char *
get_kind_nick (MstGroupKind kind)
{
  static const char *const nicks[] = {
    [MST_GROUP_CHANGE] = "change",
    [MST_GROUP_UNDO] = "undo",
    [MST_GROUP_REDO] = "redo",
    [MST_GROUP_ACCESS] = "access",
  };

  return nicks[kind];
}

/* --- hashing --- */

static void
frame_integer (GString *frame, gint64 value)
{
  char digits[24];
  char *end = digits + sizeof digits;
  char *start = end;
  guint64 left = value < 0 ? -(guint64) value : (guint64) value;

  do
    *--start = '0' + (char) (left % 10);
  while ((left /= 10) > 0);
  if (value < 0)
    *--start = '-';
  g_string_append_len (frame, start, end - start);
  g_string_append_c (frame, ';');
}

static void
frame_text (GString *frame, const char *text)
{
  gsize length;

  if (text == NULL)
    {
      g_string_append_c (frame, '-');
      return;
    }
  length = strlen (text);
  frame_integer (frame, (gint64) length);
  g_string_append_len (frame, text, (gssize) length);
}

static void
frame_group (GString *frame, gint64 group, const char *kind, const char *at, const char *who,
             const char *action, const char *label, gint64 undoes)
{
  frame_integer (frame, group);
  frame_text (frame, kind);
  frame_text (frame, at);
  frame_text (frame, who);
  frame_text (frame, action);
  frame_text (frame, label);
  frame_integer (frame, undoes);
}

static void
frame_entry (GString *frame, gint64 sequence, const char *type, gint64 record, gint64 version,
             const char *change, const char *before, const char *after, const char *source)
{
  frame_integer (frame, sequence);
  frame_text (frame, type);
  frame_integer (frame, record);
  frame_integer (frame, version);
  frame_text (frame, change);
  frame_text (frame, before);
  frame_text (frame, after);
  frame_text (frame, source);
}

/* @hash: the one before, replaced by the entry's. */
static void
chain (char hash[HASH_SIZE], const GString *frame)
{
  static const char digits[] = "0123456789abcdef";
  struct sha256_ctx context;
  guint8 digest[SHA256_DIGEST_SIZE];

  sha256_init (&context);
  sha256_update (&context, strlen (hash), (const guint8 *) hash);
  sha256_update (&context, frame->len, (const guint8 *) frame->str);
  sha256_digest (&context, sizeof digest, digest);
  for (gsize i = 0; i < sizeof digest; i++)
    {
      hash[2 * i] = digits[digest[i] >> 4];
      hash[2 * i + 1] = digits[digest[i] & 15];
    }
  hash[HASH_SIZE - 1] = '\0';
}

/* --- writing --- */

MstJournalWriter *
mst_journal_writer_new (MstConnection *connection, MstGroupKind kind, const char *who)
{
  MstJournalWriter *self = g_new0 (MstJournalWriter, 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->connection = connection;
  self->kind = kind;
  self->at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
  self->who = g_strdup (who);
  self->frame = g_string_new (NULL);
  return self;
}

void
mst_journal_writer_describe (MstJournalWriter *self, const char *action, const char *label,
                             gint64 undoes)
{
  g_return_if_fail (self->group == 0);

  g_free (self->action);
  g_free (self->label);
  self->action = g_strdup (action);
  self->label = g_strdup (label);
  self->undoes = undoes;
}

void
mst_journal_writer_free (MstJournalWriter *self)
{
  if (self == NULL)
    return;
  g_free (self->at);
  g_free (self->who);
  g_free (self->action);
  g_free (self->label);
  g_string_free (self->frame, TRUE);
  g_free (self);
}

/* In a damaged file there may be none. */
static void
keep_hash (char *hash, const char *text)
{
  g_strlcpy (hash, text != NULL ? text : "", HASH_SIZE);
}

/* Where the chain ends. */
static gboolean
find_end (MstJournalWriter *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 last = 0;
  MstStatement *statement = mst_connection_prepare (
    self->connection, "SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1", error);

  if (statement == NULL)
    return FALSE;
  if (mst_statement_step (statement))
    {
      self->sequence = mst_statement_get_integer (statement, 0);
      keep_hash (self->hash, mst_statement_get_text (statement, 1));
    }
  if (mst_statement_end (statement, &local))
    last = mst_connection_get_integer (self->connection,
                                       "SELECT coalesce(max(id), 0) FROM journal_group", &local);
  if (local == NULL)
    {
      self->group = last + 1;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
begin_group (MstJournalWriter *self, GError **error)
{
  MstStatement *statement;

  if (!find_end (self, error))
    return FALSE;
  self->insert =
    mst_connection_prepare (self->connection,
                            "INSERT INTO journal (sequence, group_id, type, record, version, "
                            "change, before, after, source, hash) "
                            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                            error);
  statement = mst_connection_prepare (self->connection,
                                      "INSERT INTO journal_group (id, kind, at, who, action, "
                                      "label, undoes, first_sequence, n_changes) "
                                      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)",
                                      error);
  if (statement == NULL || self->insert == NULL)
    return FALSE;
  mst_statement_bind_integer (statement, 1, self->group);
  mst_statement_bind_static (statement, 2, get_kind_nick (self->kind));
  mst_statement_bind_text (statement, 3, self->at);
  mst_statement_bind_text (statement, 4, self->who);
  mst_statement_bind_text (statement, 5, self->action);
  mst_statement_bind_text (statement, 6, self->label);
  if (self->undoes != 0)
    mst_statement_bind_integer (statement, 7, self->undoes);
  else
    mst_statement_bind_null (statement, 7);
  mst_statement_bind_integer (statement, 8, self->sequence + 1);
  frame_group (self->frame, self->group, get_kind_nick (self->kind), self->at, self->who,
               self->action, self->label, self->undoes);
  self->n_group = self->frame->len;
  return mst_statement_run (statement, error);
}

gboolean
mst_journal_writer_add (MstJournalWriter *self, const char *type, gint64 record, gint64 version,
                        const char *change, const char *before, const char *after,
                        const char *source, GError **error)
{
  if (self->group == 0 && !begin_group (self, error))
    return FALSE;

  self->sequence++;
  g_string_truncate (self->frame, self->n_group);
  frame_entry (self->frame, self->sequence, type, record, version, change, before, after, source);
  chain (self->hash, self->frame);
  mst_statement_bind_integer (self->insert, 1, self->sequence);
  mst_statement_bind_integer (self->insert, 2, self->group);
  mst_statement_bind_static (self->insert, 3, type);
  mst_statement_bind_integer (self->insert, 4, record);
  mst_statement_bind_integer (self->insert, 5, version);
  mst_statement_bind_static (self->insert, 6, change);
  mst_statement_bind_static (self->insert, 7, before);
  mst_statement_bind_static (self->insert, 8, after);
  mst_statement_bind_static (self->insert, 9, source);
  mst_statement_bind_static (self->insert, 10, self->hash);
  self->n_changes++;
  return mst_statement_run (self->insert, error);
}

gboolean
mst_journal_writer_finish (MstJournalWriter *self, GError **error)
{
  MstStatement *statement;

  if (self->group == 0)
    return TRUE;
  statement = mst_connection_prepare (
    self->connection, "UPDATE journal_group SET n_changes = $2 WHERE id = $1", error);
  if (statement == NULL)
    return FALSE;
  mst_statement_bind_integer (statement, 1, self->group);
  mst_statement_bind_integer (statement, 2, self->n_changes);
  return mst_statement_run (statement, error);
}

gint64
mst_journal_writer_get_n_changes (MstJournalWriter *self)
{
  return self->n_changes;
}

gint64
mst_journal_writer_get_sequence (MstJournalWriter *self)
{
  return self->sequence;
}

const char *
mst_journal_writer_get_hash (MstJournalWriter *self)
{
  return self->n_changes > 0 ? self->hash : NULL;
}

/* --- checking --- */

gboolean
mst_journal_check (MstConnection *connection, GPtrArray *problems, MstProgress *progress,
                   GError **error)
{
  g_autoptr (GString) frame = g_string_new (NULL);
  gboolean goes_on = TRUE;
  char hash[HASH_SIZE] = "";
  gint64 expected = 1;
  MstStatement *s = mst_connection_prepare (
    connection,
    "SELECT j.sequence, j.group_id, g.kind, g.at, g.who, g.action, g.label, "
    "coalesce(g.undoes, 0), j.type, j.record, j.version, j.change, j.before, j.after, j.source, "
    "j.hash FROM journal j LEFT JOIN journal_group g ON g.id = j.group_id ORDER BY j.sequence",
    error);

  if (s == NULL)
    return FALSE;
  while (goes_on && mst_statement_step (s))
    {
      gint64 sequence = mst_statement_get_integer (s, 0);

      if (sequence != expected)
        {
          g_autofree char *number = mst_text_format_integer (sequence);

          g_ptr_array_add (
            problems,
            g_strdup_printf (_ ("Entries are missing from the journal before number %s."), number));
        }
      g_string_truncate (frame, 0);
      frame_group (frame, mst_statement_get_integer (s, 1), mst_statement_get_text (s, 2),
                   mst_statement_get_text (s, 3), mst_statement_get_text (s, 4),
                   mst_statement_get_text (s, 5), mst_statement_get_text (s, 6),
                   mst_statement_get_integer (s, 7));
      frame_entry (frame, sequence, mst_statement_get_text (s, 8), mst_statement_get_integer (s, 9),
                   mst_statement_get_integer (s, 10), mst_statement_get_text (s, 11),
                   mst_statement_get_text (s, 12), mst_statement_get_text (s, 13),
                   mst_statement_get_text (s, 14));
      chain (hash, frame);
      if (g_strcmp0 (hash, mst_statement_get_text (s, 15)) != 0)
        {
          g_autofree char *number = mst_text_format_integer (sequence);

          g_ptr_array_add (
            problems, g_strdup_printf (
                        _ ("Entry %s of the journal was changed after it was written."), number));
          /* Go on from what is there, so that each break is told once. */
          keep_hash (hash, mst_statement_get_text (s, 15));
        }
      expected = sequence + 1;
      goes_on = (expected & 0x3ff) != 0 || !mst_progress_is_cancelled (progress, error);
    }
  return mst_statement_end (s, goes_on ? error : NULL) && goes_on;
}
