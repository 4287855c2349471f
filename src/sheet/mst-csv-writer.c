/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes comma-separated text that spreadsheets open rightly. */

#include "config.h"

#include "mst-csv-writer.h"

#include "mst-new-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct _MstCsvWriter
{
  GObject parent_instance;

  char *path;
  char *temporary_path;
  FILE *file;
  GString *line;
  gboolean plain;
};

G_DEFINE_FINAL_TYPE (MstCsvWriter, mst_csv_writer, G_TYPE_OBJECT)

static void
mst_csv_writer_finalize (GObject *object)
{
  MstCsvWriter *self = MST_CSV_WRITER (object);

  if (self->file != NULL)
    fclose (self->file);
  if (self->temporary_path != NULL)
    g_unlink (self->temporary_path);
  g_string_free (self->line, TRUE);
  g_free (self->path);
  g_free (self->temporary_path);

  G_OBJECT_CLASS (mst_csv_writer_parent_class)->finalize (object);
}

static void
mst_csv_writer_class_init (MstCsvWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mst_csv_writer_finalize;
}

static void
mst_csv_writer_init (MstCsvWriter *self)
{
  self->line = g_string_new ("\xef\xbb\xbf");
}

MstCsvWriter *
mst_csv_writer_new (const char *path, GError **error)
{
  g_autoptr (MstCsvWriter) self = NULL;
  int file;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (MST_TYPE_CSV_WRITER, NULL);
  self->path = g_strdup (path);
  file = mst_new_file_open (path, &self->temporary_path, error);
  if (file < 0)
    return NULL;
  self->file = fdopen (file, "w");
  return g_steal_pointer (&self);
}

MstCsvWriter *
mst_csv_writer_new_plain (const char *path, GError **error)
{
  MstCsvWriter *self = mst_csv_writer_new (path, error);

  if (self != NULL)
    {
      self->plain = TRUE;
      g_string_truncate (self->line, 0);
    }
  return self;
}

/* A sign alone is no formula: -3.5 and +8613800000000 are numbers. */
static gboolean
looks_like_formula (const char *value)
{
  if (*value == '=' || *value == '@')
    return TRUE;
  if (*value != '+' && *value != '-')
    return FALSE;
  return value[1] != '\0' && value[1 + strspn (value + 1, "0123456789.")] != '\0';
}

static void
append_value (GString *line, const char *value, gboolean plain)
{
  gboolean guarded = !plain && looks_like_formula (value);

  if (!guarded && strpbrk (value, ",\"\r\n\t") == NULL && *value != ' ')
    {
      g_string_append (line, value);
      return;
    }

  g_string_append_c (line, '"');
  if (guarded)
    g_string_append_c (line, '\t');
  for (; *value != '\0'; value++)
    {
      if (*value == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *value);
    }
  g_string_append_c (line, '"');
}

static void
append_row (GString *line, const char *const *values, guint n_values, gboolean plain)
{
  for (guint i = 0; i < n_values; i++)
    {
      if (i > 0)
        g_string_append_c (line, ',');
      if (values[i] != NULL)
        append_value (line, values[i], plain);
    }
}

char *
mst_csv_format_plain_row (const char *const *values, guint n_values)
{
  GString *line = g_string_new (NULL);

  append_row (line, values, n_values, TRUE);
  return g_string_free (line, FALSE);
}

gboolean
mst_csv_writer_add_row (MstCsvWriter *self, const char *const *values, guint n_values,
                        GError **error)
{
  g_return_val_if_fail (MST_IS_CSV_WRITER (self), FALSE);
  g_return_val_if_fail (self->file != NULL, FALSE);

  append_row (self->line, values, n_values, self->plain);
  g_string_append (self->line, self->plain ? "\n" : "\r\n");

  errno = 0;
  if (fwrite (self->line->str, 1, self->line->len, self->file) != self->line->len)
    return mst_new_file_fail (self->path, g_strerror (errno), error);
  g_string_truncate (self->line, 0);
  return TRUE;
}

gboolean
mst_csv_writer_finish (MstCsvWriter *self, GError **error)
{
  gboolean written;

  g_return_val_if_fail (MST_IS_CSV_WRITER (self), FALSE);
  g_return_val_if_fail (self->file != NULL, FALSE);

  errno = 0;
  written = fflush (self->file) == 0 && fsync (fileno (self->file)) == 0;
  if (fclose (g_steal_pointer (&self->file)) != 0 || !written)
    return mst_new_file_fail (self->path, g_strerror (errno), error);
  if (!mst_new_file_keep (self->path, self->temporary_path, error))
    return FALSE;
  g_clear_pointer (&self->temporary_path, g_free);
  return TRUE;
}
