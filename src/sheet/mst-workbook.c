/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of one source: finds out what it is and has it read. */

#include "config.h"

#include "mst-workbook.h"

#include "mst-cell.h"
#include "mst-error.h"
#include "mst-foreign.h"
#include "mst-limits.h"
#include "mst-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct _MstWorkbook
{
  GObject parent_instance;
  char *name;
  char *path;
  const char *format;
  GPtrArray *sheets;
};

G_DEFINE_FINAL_TYPE (MstWorkbook, mst_workbook, G_TYPE_OBJECT)

static void
mst_workbook_finalize (GObject *object)
{
  MstWorkbook *self = MST_WORKBOOK (object);

  g_free (self->name);
  g_free (self->path);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  G_OBJECT_CLASS (mst_workbook_parent_class)->finalize (object);
}

static void
mst_workbook_class_init (MstWorkbookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mst_workbook_finalize;
}

static void
mst_workbook_init (MstWorkbook *self)
{
}

/* Takes @sheets. */
static MstWorkbook *
workbook_new (const char *name, const char *format, GPtrArray *sheets)
{
  MstWorkbook *self = g_object_new (MST_TYPE_WORKBOOK, NULL);

  self->name = g_strdup (name);
  self->format = format;
  self->sheets = sheets;
  return self;
}

static gboolean
starts_with (GBytes *bytes, const char *magic, gsize length)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, magic, length) == 0;
}

static gboolean
set_too_large (const char *name, GError **error)
{
  g_set_error (error, MST_ERROR, MST_ERROR_REFUSED,
               _ ("“%s” is too large to be a workbook of an office. Split it into several files."),
               name);
  return FALSE;
}

static gboolean
set_unreadable (const char *name, int problem, GError **error)
{
  g_set_error (error, MST_ERROR, MST_ERROR_FAILED, _ ("“%s” can't be read: %s."), name,
               g_strerror (problem));
  return FALSE;
}

static gboolean
read_whole (int descriptor, char *buffer, gsize size, gsize *length)
{
  for (*length = 0; *length < size;)
    {
      ssize_t n = read (descriptor, buffer + *length, size - *length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      if (n == 0)
        break;
      *length += (gsize) n;
    }
  return TRUE;
}

/* The content of a regular file; never waits for a pipe, nor reads without end. */
static GBytes *
load (const char *path, const char *name, GError **error)
{
  int descriptor = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  struct stat status;
  char *buffer = NULL;
  gsize length = 0;
  gboolean is_loaded = FALSE;

  if (descriptor < 0 || fstat (descriptor, &status) < 0)
    set_unreadable (name, errno, error);
  else if (!S_ISREG (status.st_mode))
    g_set_error (error, MST_ERROR, MST_ERROR_REFUSED, _ ("“%s” is not a file. Choose a workbook."),
                 name);
  else if ((guint64) status.st_size > MST_LIMIT_FILE_BYTES)
    set_too_large (name, error);
  else
    {
      buffer = g_malloc (MAX ((gsize) status.st_size, 1));
      is_loaded = read_whole (descriptor, buffer, (gsize) status.st_size, &length);
      if (!is_loaded)
        set_unreadable (name, errno, error);
    }
  if (descriptor >= 0)
    close (descriptor);
  if (is_loaded)
    return g_bytes_new_take (buffer, length);
  g_free (buffer);
  return NULL;
}

MstWorkbook *
mst_workbook_open (const char *path, MstProgress *progress, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  MstWorkbook *self;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  bytes = load (path, name, error);
  if (bytes == NULL)
    return NULL;
  self = mst_workbook_open_bytes (bytes, name, progress, error);
  if (self != NULL)
    self->path = g_strdup (path);
  return self;
}

MstWorkbook *
mst_workbook_open_bytes (GBytes *bytes, const char *name, MstProgress *progress, GError **error)
{
  const char *format;
  GPtrArray *sheets;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (g_bytes_get_size (bytes) > MST_LIMIT_FILE_BYTES)
    {
      set_too_large (name, error);
      return NULL;
    }
  if (mst_foreign_refuse (bytes, name, error))
    return NULL;
  if (starts_with (bytes, "PK\3\4", 4) || starts_with (bytes, "PK\5\6", 4))
    {
      format = "xlsx";
      sheets = mst_xlsx_read (bytes, name, progress, error);
    }
  else if (starts_with (bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8))
    {
      format = "xls";
      sheets = mst_xls_read (bytes, name, progress, error);
    }
  else
    {
      format = "csv";
      sheets = mst_csv_read (bytes, name, progress, error);
    }
  return sheets != NULL ? workbook_new (name, format, sheets) : NULL;
}

MstWorkbook *
mst_workbook_new_for_pasted_text (const char *text, GError **error)
{
  const char *name = _ ("Pasted text");
  GPtrArray *sheets;

  g_return_val_if_fail (text != NULL, NULL);

  sheets = mst_paste_read (text, name, error);
  return sheets != NULL ? workbook_new (name, "paste", sheets) : NULL;
}

const char *
mst_workbook_get_name (MstWorkbook *self)
{
  g_return_val_if_fail (MST_IS_WORKBOOK (self), NULL);

  return self->name;
}

const char *
mst_workbook_get_format (MstWorkbook *self)
{
  g_return_val_if_fail (MST_IS_WORKBOOK (self), NULL);

  return self->format;
}

guint
mst_workbook_get_n_sheets (MstWorkbook *self)
{
  g_return_val_if_fail (MST_IS_WORKBOOK (self), 0);

  return self->sheets->len;
}

MstGrid *
mst_workbook_get_sheet (MstWorkbook *self, guint index)
{
  g_return_val_if_fail (MST_IS_WORKBOOK (self), NULL);
  g_return_val_if_fail (index < self->sheets->len, NULL);

  return g_ptr_array_index (self->sheets, index);
}

/* ---- JSON ---- */

static void
append_string (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_c (json, '\\');
      if ((guchar) *c < 0x20)
        g_string_append_printf (json, "\\u%04x", (guint) *c);
      else
        g_string_append_c (json, *c);
    }
  g_string_append_c (json, '"');
}

static void
append_cell (GString *json, const MstCell *cell, gboolean epoch_1904)
{
  char number[MST_NUMBER_SIZE], iso[MST_SERIAL_ISO_SIZE];

  g_string_append_printf (json, "{\"t\":\"%c\",\"v\":", (int) cell->type);
  switch ((MstCellType) cell->type)
    {
    case MST_CELL_TEXT:
    case MST_CELL_ERROR:
      append_string (json, cell->text);
      break;
    case MST_CELL_NUMBER:
      g_string_append (json, mst_number_to_shortest (cell->number, number));
      break;
    case MST_CELL_BOOLEAN:
      g_string_append (json, cell->number != 0 ? "true" : "false");
      break;
    case MST_CELL_DATE:
      append_string (json, mst_serial_to_iso (cell->number, epoch_1904, iso));
      break;
    case MST_CELL_BLANK:
    default:
      g_string_append (json, "null");
    }
  g_string_append_c (json, '}');
}

static void
append_sheet (GString *json, const MstGrid *grid)
{
  char name[MST_CELL_NAME_SIZE];
  const char *comma = "";
  guint n_merges;
  const MstMergedRange *merges = mst_grid_get_merges (grid, &n_merges);

  g_string_append (json, "{\"name\":");
  append_string (json, mst_grid_get_name (grid));
  g_string_append_printf (json, ",\"visible\":%s,\"cells\":{",
                          mst_grid_is_visible (grid) ? "true" : "false");
  for (guint i = 0; i < mst_grid_get_n_rows (grid); i++)
    {
      guint n_cells;
      const MstCell *cells = mst_grid_get_row (grid, i, &n_cells);

      for (guint j = 0; j < n_cells; j++)
        {
          g_string_append_printf (
            json, "%s\"%s\":", comma,
            mst_cell_name (mst_grid_get_row_number (grid, i), cells[j].column, name));
          append_cell (json, &cells[j], mst_grid_uses_1904 (grid));
          comma = ",";
        }
    }
  g_string_append (json, "},\"merged\":[");
  for (guint i = 0; i < n_merges; i++)
    {
      g_string_append_printf (json, "%s\"%s:", i > 0 ? "," : "",
                              mst_cell_name (merges[i].first_row, merges[i].first_column, name));
      g_string_append_printf (json, "%s\"",
                              mst_cell_name (merges[i].last_row, merges[i].last_column, name));
    }
  g_string_append (json, "]}");
}

char *
mst_workbook_to_json (MstWorkbook *self)
{
  GString *json;

  g_return_val_if_fail (MST_IS_WORKBOOK (self), NULL);

  json = g_string_new ("{\"sheets\":[");
  for (guint i = 0; i < self->sheets->len; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_sheet (json, g_ptr_array_index (self->sheets, i));
    }
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}
