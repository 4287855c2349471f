/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads which cell formats show days. */

#include "config.h"

#include "mst-number-format.h"
#include "mst-xlsx-private.h"

#include <stdlib.h>
#include <string.h>

enum
{
  STYLES = 1,
  NUMBER_FORMATS,
  NUMBER_FORMAT,
  CELL_FORMATS,
  CELL_FORMAT,
};

typedef struct
{
  MstXlsx *xlsx;
  GHashTable *codes; /* format number → code */
} Reader;

static guint
get_number (const char **attributes, const char *name)
{
  const char *value = mst_xml_get (attributes, name);

  return value != NULL ? (guint) strtoul (value, NULL, 10) : 0;
}

static guint8
start_cb (MstXml *xml, guint8 parent, const char *name, const char **attributes, gpointer data)
{
  Reader *reader = data;

  if (parent == 0)
    return STYLES;
  if (parent == STYLES && strcmp (name, "numFmts") == 0)
    return NUMBER_FORMATS;
  if (parent == STYLES && strcmp (name, "cellXfs") == 0)
    return CELL_FORMATS;
  if (parent == NUMBER_FORMATS && strcmp (name, "numFmt") == 0)
    {
      const char *code = mst_xml_get (attributes, "formatCode");

      if (code != NULL)
        g_hash_table_insert (reader->codes, GUINT_TO_POINTER (get_number (attributes, "numFmtId")),
                             g_strdup (code));
      return NUMBER_FORMAT;
    }
  if (parent == CELL_FORMATS && strcmp (name, "xf") == 0)
    {
      guint id = get_number (attributes, "numFmtId");
      const char *code = g_hash_table_lookup (reader->codes, GUINT_TO_POINTER (id));
      guint8 is_date = mst_number_format_is_date (id, code) ? 1 : 0;

      g_byte_array_append (reader->xlsx->is_date, &is_date, 1);
      return CELL_FORMAT;
    }
  return 0;
}

gboolean
mst_xlsx_read_styles (MstXlsx *self, const char *part, GError **error)
{
  static const MstXmlHandlers handlers = { start_cb, NULL, NULL };
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Reader reader = { self, codes };

  return mst_xml_parse (self->package, part, &handlers, &reader, error);
}
