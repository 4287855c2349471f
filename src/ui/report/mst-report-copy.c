/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports on the clipboard: as tables, and a page as a picture. */
#include "config.h"

#include "mst-report-copy.h"

#include "mst-paper-cells.h"
#include "session/mst-task.h"

#include <glib/gi18n-lib.h>

/* Of the picture of a page. */
#define PICTURE_DPI 150.0
#define POINTS_AN_INCH 72.0

/* --- tables --- */

static gboolean
is_figure (const MstSheetColumn *column)
{
  return column->kind == MST_COLUMN_INTEGER || column->kind == MST_COLUMN_DECIMAL
         || column->kind == MST_COLUMN_PERCENT || column->kind == MST_COLUMN_ORDINAL;
}

/* Figures without their commas, that they may be counted with; else as on paper. */
static char *
show (const MstSheetColumn *column, const char *value)
{
  if (value == NULL)
    return g_strdup ("");
  if (is_figure (column) && column->kind != MST_COLUMN_PERCENT)
    return g_strdup (value);
  return mst_paper_format (column, value);
}

/** Writing: the table that is being copied. */
typedef struct
{
  MstClipboardTable *clipboard;
  MstTable *table;
} Writing;

static gboolean
add_row (const char *const *values, gpointer user_data, GError **error)
{
  Writing *writing = user_data;

  for (guint i = 0; i < mst_table_get_n_columns (writing->table); i++)
    {
      const MstSheetColumn *column = mst_table_get_column (writing->table, i);
      g_autofree char *text = show (column, values[i]);

      mst_clipboard_table_add_cell (writing->clipboard,
                                    is_figure (column) ? MST_CELL_FIGURE : MST_CELL_WORDS, text);
    }
  mst_clipboard_table_end_row (writing->clipboard);
  return TRUE;
}

/* What stands in the first column of totals is words, "合计". */
static void
add_totals (MstClipboardTable *clipboard, MstTable *table, GPtrArray *totals)
{
  for (guint i = 0; i < totals->len; i++)
    {
      const MstSheetColumn *column = mst_table_get_column (table, i);
      const char *total = g_ptr_array_index (totals, i);
      gboolean figure = is_figure (column) && column->kind != MST_COLUMN_ORDINAL;
      g_autofree char *text = figure ? show (column, total) : g_strdup (total != NULL ? total : "");

      mst_clipboard_table_add_cell (clipboard,
                                    figure ? MST_CELL_TOTAL_FIGURE : MST_CELL_TOTAL_WORDS, text);
    }
  mst_clipboard_table_end_row (clipboard);
}

static gboolean
add_table (MstClipboardTable *clipboard, MstTable *table, MstProgress *progress, GError **error)
{
  Writing writing = { clipboard, table };
  guint n_columns = mst_table_get_n_columns (table);
  g_autoptr (GPtrArray) totals = NULL;
  g_autoptr (GError) local = NULL;

  mst_clipboard_table_add_title (clipboard, mst_table_get_title (table), n_columns);
  for (guint i = 0; i < n_columns; i++)
    mst_clipboard_table_add_cell (clipboard, MST_CELL_HEADING,
                                  mst_table_get_column (table, i)->heading);
  mst_clipboard_table_end_row (clipboard);
  if (!mst_table_foreach (table, add_row, &writing, progress, error))
    return FALSE;
  totals = mst_table_get_totals (table, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (totals != NULL)
    add_totals (clipboard, table, totals);
  return TRUE;
}

static void
add_figures (MstClipboardTable *clipboard, MstReportContent *content, const GArray *figures)
{
  mst_clipboard_table_add_title (clipboard, mst_report_content_get_title (content), 3);
  for (guint i = 0; i < figures->len; i++)
    {
      const MstReportFigure *figure = &g_array_index (figures, MstReportFigure, i);
      g_autofree char *value = g_strdup_printf ("%.*f", (int) figure->digits, figure->value);

      mst_clipboard_table_add_cell (clipboard, MST_CELL_WORDS, figure->label);
      mst_clipboard_table_add_cell (clipboard, MST_CELL_FIGURE, value);
      mst_clipboard_table_add_cell (clipboard, MST_CELL_WORDS,
                                    figure->unit != NULL ? figure->unit : "");
      mst_clipboard_table_end_row (clipboard);
    }
}

MstClipboardTable *
mst_report_copy_write (GPtrArray *contents, MstProgress *progress, GError **error)
{
  g_autoptr (MstClipboardTable) clipboard = mst_clipboard_table_new ();

  g_return_val_if_fail (contents != NULL, NULL);

  for (guint i = 0; i < contents->len; i++)
    {
      MstReportContent *content = g_ptr_array_index (contents, i);

      for (guint k = 0; k < mst_report_content_get_n_blocks (content); k++)
        {
          const MstReportBlock *block = mst_report_content_get_block (content, k);

          if (block->figures != NULL)
            add_figures (clipboard, content, block->figures);
          if (block->table != NULL && !add_table (clipboard, block->table, progress, error))
            return NULL;
        }
    }
  return g_steal_pointer (&clipboard);
}

static gboolean
note (MstStore *store, const MstReportWish *wish, GError **error)
{
  g_autofree char *label =
    g_strdup_printf (_ ("Copied “%s” with sensitive fields"), mst_report_wish_get_label (wish));

  return mst_store_note_access (store, "export", label, mst_report_wish_get_record_type (wish), 0,
                                error);
}

MstClipboardTable *
mst_report_copy_make (const MstReportWish *wish, MstStore *store, MstProgress *progress,
                      GError **error)
{
  g_autoptr (GPtrArray) contents = NULL;

  g_return_val_if_fail (wish != NULL && MST_IS_STORE (store), NULL);

  if (wish->reveal && !note (store, wish, error))
    return NULL;
  contents = mst_report_wish_make (wish, store, progress, error);
  return contents != NULL ? mst_report_copy_write (contents, progress, error) : NULL;
}

/* --- a page --- */

/** Copy: a page on its way to the clipboard. */
typedef struct
{
  GtkWidget *widget;
  MstVolume *volume;
  guint page;
  GdkTexture *texture;
} Copy;

static void
copy_free (Copy *copy)
{
  g_object_unref (copy->widget);
  g_object_unref (copy->volume);
  g_clear_object (&copy->texture);
  g_free (copy);
}

static gboolean
draw_page (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  Copy *copy = data;
  double scale = PICTURE_DPI / POINTS_AN_INCH;
  cairo_surface_t *surface;
  g_autoptr (GBytes) bytes = NULL;
  double width, height;
  int stride;
  cairo_t *cr;

  mst_paper_get_size (mst_volume_get_paper (copy->volume, copy->page), &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (width * scale + 0.5),
                                        (int) (height * scale + 0.5));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  mst_volume_draw (copy->volume, copy->page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = cairo_image_surface_get_stride (surface);
  bytes =
    g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                (gsize) stride * (gsize) cairo_image_surface_get_height (surface),
                                (GDestroyNotify) cairo_surface_destroy, surface);
  copy->texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface),
                                          cairo_image_surface_get_height (surface),
                                          GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
  return TRUE;
}

static void
page_drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Copy *copy = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (mst_task_run_finish (result, &error))
    {
      gdk_clipboard_set_texture (gtk_widget_get_clipboard (copy->widget), copy->texture);
      text = g_strdup_printf (_ ("Page %u was copied as a picture"), copy->page + 1);
    }
  gtk_widget_activate_action (copy->widget, "win.tell", "s", text != NULL ? text : error->message);
  copy_free (copy);
}

void
mst_report_copy_page (GtkWidget *widget, MstVolume *volume, guint page)
{
  g_autoptr (MstProgress) progress = mst_progress_new ();
  Copy *copy;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (MST_IS_VOLUME (volume) && page < mst_volume_get_n_pages (volume));

  copy = g_new0 (Copy, 1);
  copy->widget = g_object_ref (widget);
  copy->volume = g_object_ref (volume);
  copy->page = page;
  mst_task_run (NULL, draw_page, copy, NULL, progress, page_drawn_cb, copy);
}
