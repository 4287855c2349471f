/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where rows and cells are: a workbook may leave it out, when each follows the one before. */

#include "config.h"

#include "mst-template-private.h"

#include "mst-error.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/** Places: @row from 1, @column: of the cell that comes next */
typedef struct
{
  guint row, column;
  gboolean is_placed; /* the row says where it is */
  gboolean is_damaged;
  gboolean is_whole; /* all of them do */
} Places;

static gboolean
read_row (Places *self, const char **attributes)
{
  const char *number = mst_xml_edit_get (attributes, "r");

  self->row = number != NULL ? (guint) strtoul (number, NULL, 10) : self->row + 1;
  self->column = 0;
  return number != NULL;
}

/* FALSE when the cell doesn't say where it is, or says it wrong. */
static gboolean
read_cell (Places *self, const char **attributes)
{
  const char *reference = mst_xml_edit_get (attributes, "r");
  guint column, row;
  gboolean fixed;

  self->is_damaged = FALSE;
  if (reference == NULL)
    return FALSE;
  self->is_damaged =
    mst_sheet_read_reference (reference, &column, &row, &fixed, &fixed) == NULL || row != self->row;
  if (!self->is_damaged)
    self->column = column + 1;
  return !self->is_damaged;
}

/* Takes none of them. */
static gboolean
look_cb (const char *element, const char **attributes, gpointer data)
{
  Places *self = data;

  if (strcmp (element, "row") == 0)
    self->is_whole = read_row (self, attributes) && self->is_whole;
  else if (strcmp (element, "c") == 0)
    self->is_whole = read_cell (self, attributes) && self->is_whole;
  return FALSE;
}

/* @xml: of an element. (transfer full) */
static char *
say_where (const char *xml, const char *place)
{
  gsize name = strcspn (xml, " \t\r\n/>");

  return g_strdup_printf ("%.*s r=\"%s\"%s", (int) name, xml, place, xml + name);
}

static gboolean
takes_cell_cb (const char *element, const char **attributes, gpointer data)
{
  return strcmp (element, "c") == 0 && !read_cell (data, attributes);
}

static char *
place_cell_cb (const char *element, const char *xml, gpointer data, GError **error)
{
  Places *self = data;
  char place[MST_CELL_NAME_SIZE];

  if (!self->is_damaged)
    return say_where (xml, mst_cell_name (self->row - 1, self->column++, place));
  g_set_error (error, MST_ERROR, MST_ERROR_REFUSED,
               _ ("A cell in row %u isn't where it says it is. Open the template in a spreadsheet "
                  "program and save it again."),
               self->row);
  return NULL;
}

static gboolean
takes_row_cb (const char *element, const char **attributes, gpointer data)
{
  Places *self = data;

  if (strcmp (element, "row") != 0)
    return FALSE;
  self->is_placed = read_row (self, attributes);
  return TRUE;
}

static char *
place_row_cb (const char *element, const char *xml, gpointer data, GError **error)
{
  static const MstXmlEdit edit = { .takes = takes_cell_cb, .replace = place_cell_cb };
  Places *self = data;
  g_autofree char *number = g_strdup_printf ("%u", self->row);
  g_autofree char *placed = self->is_placed ? g_strdup (xml) : say_where (xml, number);
  g_autoptr (GString) out = g_string_new (NULL);

  return mst_xml_edit (placed, strlen (placed), &edit, self, out, error)
           ? g_string_free (g_steal_pointer (&out), FALSE)
           : NULL;
}

gboolean
mst_template_place_cells (MstTemplate *self, const MstXlsxSheet *sheet, GError **error)
{
  static const MstXmlEdit looking = { .takes = look_cb };
  static const MstXmlEdit placing = { .takes = takes_row_cb, .replace = place_row_cb };
  Places look = { .is_whole = TRUE };
  Places places = { .row = 0 };

  return mst_template_edit (self, sheet->part, &looking, &look, error)
         && (look.is_whole || mst_template_edit (self, sheet->part, &placing, &places, error));
}
