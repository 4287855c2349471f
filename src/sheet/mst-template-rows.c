/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row of a template that is repeated, and everything that goes down for it. */

#include "config.h"

#include "mst-package-save.h"
#include "mst-template-private.h"

#include "mst-error.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define MOST_ROWS 1048576

GBytes *
mst_template_load (MstTemplate *self, const char *part, GError **error)
{
  g_autofree char *folded = g_ascii_strdown (part, -1);
  GBytes *changed = g_hash_table_lookup (self->changed, folded);

  return changed != NULL ? g_bytes_ref (changed)
                         : mst_package_load (self->xlsx.package, part, error);
}

/* Puts @bytes (transfer full) in the place of the part. */
static void
keep (MstTemplate *self, const char *part, GBytes *bytes)
{
  g_hash_table_insert (self->changed, g_ascii_strdown (part, -1), bytes);
}

void
mst_template_add_part (MstTemplate *self, const char *part, GBytes *bytes)
{
  g_ptr_array_add (self->added, g_strdup (part));
  keep (self, part, bytes);
}

char **
mst_template_list_charts (const MstTemplate *self)
{
  g_auto (GStrv) parts = mst_package_list (self->xlsx.package);
  g_autoptr (GStrvBuilder) charts = g_strv_builder_new ();

  for (char **part = parts; *part != NULL; part++)
    if (strstr (*part, "charts/") != NULL && strstr (*part, "_rels") == NULL
        && g_str_has_suffix (*part, ".xml"))
      g_strv_builder_add (charts, *part);
  return g_strv_builder_end (charts);
}

static gboolean
edit_xml (MstTemplate *self, const char *part, const char *xml, gsize size, const MstXmlEdit *edit,
          gpointer data, GString *out, GError **error)
{
  if (mst_xml_edit (xml, size, edit, data, out, error))
    return TRUE;
  g_prefix_error (error, _ ("“%s”, part %s: "), mst_package_get_name (self->xlsx.package), part);
  return FALSE;
}

/* Rows that are written at last are edited as they stand in the template. */
static gboolean
edit_rows (MstTemplate *self, const char *part, const MstXmlEdit *edit, gpointer data,
           GError **error)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      MstTemplateRow *row = g_ptr_array_index (self->rows, i);
      g_autoptr (GString) out = NULL;

      if (strcmp (row->sheet->part, part) != 0)
        continue;
      out = g_string_new (NULL);
      if (!edit_xml (self, part, row->xml, strlen (row->xml), edit, data, out, error))
        return FALSE;
      g_free (row->xml);
      row->xml = g_string_free (g_steal_pointer (&out), FALSE);
    }
  return TRUE;
}

gboolean
mst_template_edit (MstTemplate *self, const char *part, const MstXmlEdit *edit, gpointer data,
                   GError **error)
{
  g_autoptr (GBytes) bytes = mst_template_load (self, part, error);
  g_autoptr (GString) out = NULL;
  gsize size;
  const char *xml;

  if (bytes == NULL)
    return FALSE;
  xml = g_bytes_get_data (bytes, &size);
  /* An empty part, which is no document. */
  if (xml == NULL)
    xml = "";
  out = g_string_sized_new (size);
  if (!edit_rows (self, part, edit, data, error)
      || !edit_xml (self, part, xml, size, edit, data, out, error))
    return FALSE;
  if (out->len != size || memcmp (out->str, xml, size) != 0)
    keep (self, part, g_string_free_to_bytes (g_steal_pointer (&out)));
  return TRUE;
}

/** Repeat: a row being repeated in the part that is being edited. @home: the sheet of the part. */
typedef struct
{
  MstTemplate *template;
  const MstXlsxSheet *sheet;
  MstSheetShift shift;
  const char *home;
  GPtrArray *cells; /* of the row */
  const MstTemplateTable *table;
  gboolean in_row_breaks;
} Repeat;

static gboolean
is_one_of (const char *element, const char *const *names)
{
  return g_strv_contains (names, element);
}

/* --- the sheet itself --- */

/** Merges: the merged cells as they are written anew. */
typedef struct
{
  const MstSheetShift *shift;
  const char *prefix;
  GString *out;
  guint n;
} Merges;

/* Cells of the row are merged in each copy. */
static char *
repeat_merge_cb (const char *element, const char *name, const char *range, gpointer data)
{
  Merges *self = data;
  const MstSheetShift *shift = self->shift;
  g_auto (GStrv) ends = g_strsplit (range, ":", 2);
  guint column, first = 0, last = 0, n_copies;
  gboolean fixed, in_row;

  if (strcmp (name, "ref") != 0)
    return NULL;
  in_row = g_strv_length (ends) == 2
           && mst_sheet_read_reference (ends[0], &column, &first, &fixed, &fixed) != NULL
           && mst_sheet_read_reference (ends[1], &column, &last, &fixed, &fixed) != NULL
           && first == shift->row && last == shift->row;
  n_copies = in_row ? shift->added + 1 : 1;
  for (guint copy = 0; copy < n_copies; copy++, self->n++)
    {
      g_autofree char *moved = in_row ? mst_sheet_move_formula (range, (int) copy, 0)
                                      : mst_sheet_shift_ranges (range, shift, FALSE);

      g_string_append_printf (self->out, "<%smergeCell ref=\"%s\"/>", self->prefix, moved);
    }
  return NULL;
}

static char *
repeat_merges (Repeat *repeat, const char *xml, GError **error)
{
  static const MstXmlEdit edit = { .attribute = repeat_merge_cb };
  g_autofree char *prefix = mst_xml_edit_dup_prefix (xml);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) ignored = g_string_new (NULL);
  Merges merges = { &repeat->shift, prefix, out, 0 };

  if (!mst_xml_edit (xml, strlen (xml), &edit, &merges, ignored, error))
    return NULL;
  return g_strdup_printf ("<%smergeCells count=\"%u\">%s</%smergeCells>", prefix, merges.n,
                          out->str, prefix);
}

static gboolean
sheet_takes_cb (const char *element, const char **attributes, gpointer data)
{
  Repeat *repeat = data;
  const char *row = mst_xml_edit_get (attributes, "r");

  if (strcmp (element, "mergeCells") == 0)
    return TRUE;
  return strcmp (element, "row") == 0 && row != NULL
         && strtoul (row, NULL, 10) == repeat->shift.row;
}

static char *
sheet_replace_cb (const char *element, const char *xml, gpointer data, GError **error)
{
  Repeat *repeat = data;

  return strcmp (element, "row") == 0 ? mst_template_add_row (
           repeat->template, repeat->sheet, &repeat->shift, repeat->cells, repeat->table, xml)
                                      : repeat_merges (repeat, xml, error);
}

static char *
shift_attribute_cb (const char *element, const char *name, const char *value, gpointer data)
{
  static const char *const keeping[] = { "hyperlink", "selection", "comment", "c", NULL };
  Repeat *repeat = data;
  const MstSheetShift *shift = &repeat->shift;

  if (strcmp (element, "rowBreaks") == 0 || strcmp (element, "colBreaks") == 0)
    repeat->in_row_breaks = strcmp (element, "rowBreaks") == 0;
  if ((strcmp (element, "row") == 0 && strcmp (name, "r") == 0)
      || (strcmp (element, "brk") == 0 && strcmp (name, "id") == 0 && repeat->in_row_breaks))
    {
      guint row = (guint) strtoul (value, NULL, 10);
      gboolean moves = row > shift->row || (row == shift->row && strcmp (element, "brk") == 0);

      return moves ? g_strdup_printf ("%u", row + shift->added) : NULL;
    }
  if ((strcmp (element, "c") == 0 && strcmp (name, "r") == 0) || strcmp (name, "ref") == 0
      || strcmp (name, "sqref") == 0)
    return mst_sheet_shift_ranges (value, shift, !is_one_of (element, keeping));
  return NULL;
}

/* A chart of the row alone becomes one of all copies of it. (transfer full) (nullable) */
static char *
widen (const Repeat *repeat, const char *formula)
{
  const char *mark = strrchr (formula, '!');
  guint column, row;
  gboolean fixed;
  const char *end =
    mark != NULL ? mst_sheet_read_reference (mark + 1, &column, &row, &fixed, &fixed) : NULL;

  if (*repeat->home != '\0' || end == NULL || *end != '\0' || row != repeat->shift.row)
    return NULL;
  return g_strdup_printf ("%s:%s", formula, mark + 1);
}

static char *
shift_text_cb (const char *element, const char *text, gpointer data)
{
  static const char *const formulas[] = { "f",        "formula",     "formula1",
                                          "formula2", "definedName", NULL };
  Repeat *repeat = data;
  g_autofree char *widened = strcmp (element, "f") == 0 ? widen (repeat, text) : NULL;

  if (strcmp (element, "sqref") == 0)
    return mst_sheet_shift_ranges (text, &repeat->shift, TRUE);
  if (!is_one_of (element, formulas))
    return NULL;
  return mst_sheet_shift_formula (widened != NULL ? widened : text, repeat->home, &repeat->shift);
}

/* --- what belongs to it --- */

/* Places of pictures and charts, and of comments' boxes, count rows from 0. */
static char *
shift_anchor_cb (const char *element, const char *text, gpointer data)
{
  Repeat *repeat = data;
  guint64 row = g_ascii_strtoull (text, NULL, 10);

  if (g_ascii_strcasecmp (element, "row") != 0 || row < repeat->shift.row)
    return NULL;
  return g_strdup_printf ("%" G_GUINT64_FORMAT, row + repeat->shift.added);
}

static gboolean
edit_related (Repeat *repeat, const char *part, const char *kind, const MstXmlEdit *edit,
              GError **error)
{
  g_auto (GStrv) related =
    mst_xlsx_list_related (repeat->template->xlsx.package, part, kind, error);

  if (related == NULL)
    return FALSE;
  for (char **one = related; *one != NULL; one++)
    if (!mst_template_edit (repeat->template, *one, edit, repeat, error))
      return FALSE;
  return TRUE;
}

/* Whether a formula on the sheet may lead to @name. */
static gboolean
may_lead_to (MstTemplate *self, const MstXlsxSheet *sheet, const char *name)
{
  g_autoptr (GBytes) bytes = mst_template_load (self, sheet->part, NULL);
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  gsize size;
  const char *xml = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  if (xml == NULL
      || (memchr (xml, '!', size) != NULL
          && (g_strstr_len (xml, (gssize) size, escaped) != NULL
              || g_strstr_len (xml, (gssize) size, "&#") != NULL || strchr (name, '\'') != NULL)))
    return TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const MstTemplateRow *row = g_ptr_array_index (self->rows, i);

      if (row->sheet == sheet && strstr (row->xml, escaped) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
edit_references (Repeat *repeat, const MstXlsxSheet *sheet, GError **error)
{
  static const MstXmlEdit edit = { .text = shift_text_cb };
  MstTemplate *template = repeat->template;
  g_auto (GStrv) charts = mst_template_list_charts (template);

  for (guint i = 0; i < template->sheets->len; i++)
    {
      const MstXlsxSheet *other = g_ptr_array_index (template->sheets, i);

      repeat->home = other->name;
      if (other != sheet && may_lead_to (template, other, sheet->name)
          && !mst_template_edit (template, other->part, &edit, repeat, error))
        return FALSE;
    }
  repeat->home = "";
  if (!mst_template_edit (template, template->workbook, &edit, repeat, error))
    return FALSE;
  for (char **chart = charts; *chart != NULL; chart++)
    if (!mst_template_edit (template, *chart, &edit, repeat, error))
      return FALSE;
  return TRUE;
}

gboolean
mst_template_repeat_row (MstTemplate *self, const MstXlsxSheet *sheet, guint row, GPtrArray *cells,
                         const MstTemplateTable *table, GError **error)
{
  static const MstXmlEdit of_sheet = { shift_attribute_cb, shift_text_cb, sheet_takes_cb,
                                       sheet_replace_cb };
  static const MstXmlEdit of_anchors = { .text = shift_anchor_cb };
  static const MstXmlEdit of_ranges = { .attribute = shift_attribute_cb };
  Repeat repeat = {
    .template = self,
    .sheet = sheet,
    .shift = { sheet->name, row, table->n_rows > 0 ? (guint) table->n_rows - 1 : 0 },
    .home = sheet->name,
    .cells = cells,
    .table = table,
  };

  if (row + table->n_rows > MOST_ROWS)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("Sheet “%s” of the template has no room for all rows: a sheet holds %d. "
                      "Choose fewer, or save as .csv."),
                   sheet->name, MOST_ROWS);
      return FALSE;
    }
  if (!mst_template_edit (self, sheet->part, &of_sheet, &repeat, error))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      MstTemplateRow *other = g_ptr_array_index (self->rows, i);

      if (other->sheet == sheet && other->shift.row > row)
        other->shift.row += repeat.shift.added;
    }
  return (repeat.shift.added == 0
          || (edit_related (&repeat, sheet->part, "drawing", &of_anchors, error)
              && edit_related (&repeat, sheet->part, "vmlDrawing", &of_anchors, error)
              && edit_related (&repeat, sheet->part, "comments", &of_ranges, error)
              && edit_related (&repeat, sheet->part, "table", &of_ranges, error)
              && edit_references (&repeat, sheet, error)));
}

/* --- formulas written once for several cells --- */

/** Master: a formula and the cell it is written for. */
typedef struct
{
  char *formula;
  guint row, column;
} Master;

typedef struct
{
  GHashTable *masters; /* number → Master */
  guint row, column;   /* of the cell */
  guint index;
  char *formula; /* of the element being read */
} Sharing;

static void
master_free (gpointer data)
{
  Master *master = data;

  g_free (master->formula);
  g_free (master);
}

static gboolean
takes_shared_cb (const char *element, const char **attributes, gpointer data)
{
  Sharing *sharing = data;
  const char *index = mst_xml_edit_get (attributes, "si");
  const char *reference = mst_xml_edit_get (attributes, "r");
  gboolean fixed;

  if (strcmp (element, "c") == 0 && reference != NULL)
    mst_sheet_read_reference (reference, &sharing->column, &sharing->row, &fixed, &fixed);
  if (strcmp (element, "f") != 0 || index == NULL
      || g_strcmp0 (mst_xml_edit_get (attributes, "t"), "shared") != 0)
    return FALSE;
  sharing->index = (guint) strtoul (index, NULL, 10);
  return TRUE;
}

static char *
keep_formula_cb (const char *element, const char *text, gpointer data)
{
  Sharing *sharing = data;

  g_free (sharing->formula);
  sharing->formula = g_strdup (text);
  return NULL;
}

static char *
unshare_cb (const char *element, const char *xml, gpointer data, GError **error)
{
  static const MstXmlEdit edit = { .text = keep_formula_cb };
  Sharing *sharing = data;
  g_autoptr (GString) ignored = g_string_new (NULL);
  g_autofree char *name = g_strndup (xml + 1, strcspn (xml + 1, " \t\r\n/>"));
  g_autofree char *formula = NULL;
  g_autofree char *escaped = NULL;
  Master *master;

  g_clear_pointer (&sharing->formula, g_free);
  if (!mst_xml_edit (xml, strlen (xml), &edit, sharing, ignored, error))
    return NULL;
  if (sharing->formula != NULL && *sharing->formula != '\0')
    {
      master = g_new0 (Master, 1);
      master->formula = g_strdup (sharing->formula);
      master->row = sharing->row;
      master->column = sharing->column;
      g_hash_table_insert (sharing->masters, GUINT_TO_POINTER (sharing->index), master);
    }
  master = g_hash_table_lookup (sharing->masters, GUINT_TO_POINTER (sharing->index));
  if (master == NULL)
    return g_strdup ("");
  formula = mst_sheet_move_formula (master->formula, (int) sharing->row - (int) master->row,
                                    (int) sharing->column - (int) master->column);
  escaped = g_markup_escape_text (formula, -1);
  return g_strdup_printf ("<%s>%s</%s>", name, escaped, name);
}

gboolean
mst_template_unshare_formulas (MstTemplate *self, const MstXlsxSheet *sheet, GError **error)
{
  static const MstXmlEdit edit = { .takes = takes_shared_cb, .replace = unshare_cb };
  g_autoptr (GHashTable) masters = g_hash_table_new_full (NULL, NULL, NULL, master_free);
  Sharing sharing = { .masters = masters };
  gboolean done = mst_template_edit (self, sheet->part, &edit, &sharing, error);

  g_free (sharing.formula);
  return done;
}
