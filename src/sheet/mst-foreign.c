/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Knows the files that offices send as workbooks and that aren't read, and says what to do. */

#include "config.h"

#include "mst-foreign.h"

#include "mst-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  KIND_NONE,
  KIND_EMPTY,
  KIND_PDF,
  KIND_ARCHIVE,
  KIND_PICTURE,
  KIND_DATABASE,
  KIND_MARKUP,
  KIND_WORD,
  KIND_SLIDES,
  KIND_OPEN_DOCUMENT,
  KIND_BINARY_WORKBOOK,
  KIND_APPLE,
  KIND_WPS,
  KIND_PROTECTED,
} Kind;

static const struct
{
  const char *magic;
  gsize length;
  Kind kind;
} kinds[] = {
  { "%PDF", 4, KIND_PDF },
  { "{\\rtf", 5, KIND_WORD },
  { "Rar!", 4, KIND_ARCHIVE },
  { "7z\xBC\xAF", 4, KIND_ARCHIVE },
  { "\x1F\x8B", 2, KIND_ARCHIVE },
  { "\x89PNG", 4, KIND_PICTURE },
  { "\xFF\xD8\xFF", 3, KIND_PICTURE },
  { "GIF8", 4, KIND_PICTURE },
  { "SQLite format 3", 16, KIND_DATABASE },
};

static char *
describe (Kind kind, const char *name)
{
  switch (kind)
    {
    case KIND_EMPTY:
      return g_strdup_printf (_ ("“%s” is empty. Ask the sender for the file again."), name);
    case KIND_PDF:
      return g_strdup_printf (_ ("“%s” is a PDF. Ask the sender for the table itself as .xlsx."),
                              name);
    case KIND_WORD:
      return g_strdup_printf (
        _ ("“%s” is a Word document. Copy its table into WPS or Excel and save "
           "it as .xlsx."),
        name);
    case KIND_ARCHIVE:
      return g_strdup_printf (_ ("“%s” is an archive. Unpack it and choose the workbooks in it."),
                              name);
    case KIND_PICTURE:
      return g_strdup_printf (
        _ ("“%s” is a picture. Ask the sender for the table itself as .xlsx."), name);
    case KIND_DATABASE:
      return g_strdup_printf (
        _ ("“%s” is a database, not a workbook. If it is one of Muster's, open "
           "it instead of importing it."),
        name);
    case KIND_MARKUP:
      return g_strdup_printf (_ ("“%s” is a web page, whatever its name says. Open it in WPS or "
                                 "Excel and save it as .xlsx."),
                              name);
    case KIND_SLIDES:
      return g_strdup_printf (
        _ ("“%s” is a presentation. Copy its table into WPS or Excel and save it as .xlsx."), name);
    case KIND_OPEN_DOCUMENT:
      return g_strdup_printf (
        _ ("“%s” is in the format of LibreOffice. Open it in LibreOffice, WPS "
           "or Excel and save it as .xlsx."),
        name);
    case KIND_BINARY_WORKBOOK:
      return g_strdup_printf (
        _ ("“%s” is a binary workbook. Open it in WPS or Excel and save it as .xlsx."), name);
    case KIND_APPLE:
      return g_strdup_printf (
        _ ("“%s” is in Apple's own format. Open it in Numbers and export it as .xlsx."), name);
    case KIND_WPS:
      return g_strdup_printf (
        _ ("“%s” is in WPS's own format. Open it in WPS and save it as .xlsx."), name);
    case KIND_PROTECTED:
      return g_strdup_printf (_ ("“%s” is protected by a password. Open it in WPS or Excel, remove "
                                 "the password and save it again."),
                              name);
    case KIND_NONE:
    default:
      return NULL;
    }
}

/* Web pages under a workbook's name: what many office systems call "export to Excel". */
static gboolean
is_markup (const char *data, gsize size)
{
  static const char *const signs[] = { "<html", "<!doctype", "<table", "<meta",
                                       "<head", "<?xml",     "<style", "mime-version:" };
  g_autofree char *start = g_ascii_strdown (data, (gssize) MIN (size, 4096));
  const char *c = start;

  if (g_str_has_prefix (c, "\xEF\xBB\xBF"))
    c += 3;
  while (g_ascii_isspace (*c))
    c++;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (c, signs[i]))
      return TRUE;
  return FALSE;
}

static Kind
find_kind (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size == 0)
    return KIND_EMPTY;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (size >= kinds[i].length && memcmp (data, kinds[i].magic, kinds[i].length) == 0)
      return kinds[i].kind;
  return is_markup (data, size) ? KIND_MARKUP : KIND_NONE;
}

static gboolean
refuse (Kind kind, const char *name, GError **error)
{
  g_autofree char *sentence = describe (kind, name);

  if (sentence == NULL)
    return FALSE;
  g_set_error_literal (error, MST_ERROR, MST_ERROR_REFUSED, sentence);
  return TRUE;
}

gboolean
mst_foreign_refuse (GBytes *bytes, const char *name, GError **error)
{
  return refuse (find_kind (bytes), name, error);
}

gboolean
mst_foreign_refuse_package (const MstPackage *package, GError **error)
{
  static const struct
  {
    const char *part;
    Kind kind;
  } parts[] = {
    { "xl/workbook.bin", KIND_BINARY_WORKBOOK }, { "word/document.xml", KIND_WORD },
    { "ppt/presentation.xml", KIND_SLIDES },     { "content.xml", KIND_OPEN_DOCUMENT },
    { "Index/Document.iwa", KIND_APPLE },        { "Index.zip", KIND_APPLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (mst_package_has (package, parts[i].part))
      return refuse (parts[i].kind, mst_package_get_name (package), error);
  return FALSE;
}

gboolean
mst_foreign_refuse_compound (const MstCompound *compound, const char *name, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (mst_compound_has (compound, "EncryptedPackage")
      || mst_compound_has (compound, "EncryptionInfo"))
    return refuse (KIND_PROTECTED, name, error);
  if (mst_compound_has (compound, "WordDocument"))
    return refuse (KIND_WORD, name, error);
  if (mst_compound_has (compound, "PowerPoint Document"))
    return refuse (KIND_SLIDES, name, error);
  if (g_str_has_suffix (lower, ".et") || g_str_has_suffix (lower, ".ett"))
    return refuse (KIND_WPS, name, error);
  return FALSE;
}

void
mst_foreign_set_protected (const char *name, GError **error)
{
  refuse (KIND_PROTECTED, name, error);
}
