/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of a template that are called by a name: the mark is put into them. */

#include "config.h"

#include "mst-template-private.h"

#include "mst-error.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/** Name: a name that is given to one cell. */
typedef struct
{
  char *name;
  char *sheet;
  guint row, column;
} Name;

static void
name_free (gpointer data)
{
  Name *name = data;

  g_free (name->name);
  g_free (name->sheet);
  g_free (name);
}

typedef struct
{
  const MstTemplate *template;
  GPtrArray *names;
  char *name; /* being read */
} Names;

static char *
read_name_attribute_cb (const char *element, const char *name, const char *value, gpointer data)
{
  Names *names = data;

  if (strcmp (element, "definedName") == 0 && strcmp (name, "name") == 0)
    {
      g_free (names->name);
      names->name = g_strdup (value);
    }
  return NULL;
}

static char *
read_name_text_cb (const char *element, const char *text, gpointer data)
{
  Names *names = data;
  const char *mark = strrchr (text, '!');
  const char *end;
  guint column, row;
  gboolean fixed;
  Name *name;

  if (strcmp (element, "definedName") != 0 || mark == NULL || names->name == NULL
      || !mst_template_knows (names->template, names->name))
    return NULL;
  end = mst_sheet_read_reference (mark + 1, &column, &row, &fixed, &fixed);
  if (end == NULL || *end != '\0')
    return NULL;
  name = g_new0 (Name, 1);
  name->name = g_strdup (names->name);
  name->row = row;
  name->column = column;
  name->sheet = g_strndup (text, (gsize) (mark - text));
  if (*name->sheet == '\'' && strlen (name->sheet) > 1)
    {
      g_autofree char *quoted = g_steal_pointer (&name->sheet);
      g_auto (GStrv) parts = NULL;

      quoted[strlen (quoted) - 1] = '\0';
      parts = g_strsplit (quoted + 1, "''", -1);
      name->sheet = g_strjoinv ("'", parts);
    }
  g_ptr_array_add (names->names, name);
  return NULL;
}

static GPtrArray *
list_names (MstTemplate *self, GError **error)
{
  static const MstXmlEdit edit = { .attribute = read_name_attribute_cb, .text = read_name_text_cb };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (name_free);
  Names names = { self, list, NULL };
  gboolean read = mst_template_edit (self, self->workbook, &edit, &names, error);

  g_free (names.name);
  return read ? g_steal_pointer (&list) : NULL;
}

/* --- marking named cells --- */

typedef struct
{
  const Name *name;
  gboolean is_there;
  guint style;
} Marking;

static gboolean
takes_named_cb (const char *element, const char **attributes, gpointer data)
{
  Marking *marking = data;
  const char *reference = mst_xml_edit_get (attributes, "r");
  const char *style = mst_xml_edit_get (attributes, "s");
  guint column, row;
  gboolean fixed;

  marking->style = style != NULL ? (guint) strtoul (style, NULL, 10) : 0;
  return strcmp (element, "c") == 0 && reference != NULL
         && mst_sheet_read_reference (reference, &column, &row, &fixed, &fixed) != NULL
         && column == marking->name->column && row == marking->name->row;
}

/* The cell with a mark for its text. */
static char *
mark_cell_cb (const char *element, const char *xml, gpointer data, GError **error)
{
  Marking *marking = data;
  g_autofree char *tag = g_strndup (xml + 1, strcspn (xml + 1, " \t\r\n/>"));
  g_autofree char *prefix = mst_xml_edit_dup_prefix (xml);
  g_autofree char *escaped = g_markup_escape_text (marking->name->name, -1);
  char place[MST_CELL_NAME_SIZE];

  marking->is_there = TRUE;
  return g_strdup_printf (
    "<%s r=\"%s\" s=\"%u\" t=\"inlineStr\"><%sis><%st>{{%s}}</%st></%sis></%s>", tag,
    mst_cell_name (marking->name->row - 1, marking->name->column, place), marking->style, prefix,
    prefix, escaped, prefix, prefix, tag);
}

gboolean
mst_template_mark_named_cells (MstTemplate *self, GError **error)
{
  static const MstXmlEdit edit = { .takes = takes_named_cb, .replace = mark_cell_cb };
  g_autoptr (GPtrArray) names = list_names (self, error);

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const Name *name = g_ptr_array_index (names, i);
      Marking marking = { name, FALSE, 0 };
      char place[MST_CELL_NAME_SIZE];

      for (guint j = 0; j < self->sheets->len; j++)
        {
          const MstXlsxSheet *sheet = g_ptr_array_index (self->sheets, j);

          if (strcmp (sheet->name, name->sheet) == 0
              && !mst_template_edit (self, sheet->part, &edit, &marking, error))
            return FALSE;
        }
      if (!marking.is_there)
        {
          g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                       _ ("Sheet “%s” of the template, cell %s, which is called “%s”, is blank and "
                          "has no format; write {{%s}} in it."),
                       name->sheet, mst_cell_name (name->row - 1, name->column, place), name->name,
                       name->name);
          return FALSE;
        }
    }
  return names != NULL;
}
