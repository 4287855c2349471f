/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is missing and what is doubtful, line by line. */
#include "config.h"

#include "mst-accessible.h"
#include "mst-bar.h"
#include "mst-figure-button.h"
#include "mst-overview-list.h"
#include "mst-text.h"
#include "mst-tooltip.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  GtkWidget *sign, *label, *bar, *share, *state, *figure;
} Line;

struct _MstOverviewList
{
  AdwBin parent_instance;
  MstDashboardKind kind;
  GtkGrid *grid;
  GArray *lines;      /* Line, of the items */
  Line duplicates;    /* of doubts, in row 0 */
  GtkWidget *nothing; /* of doubts: that there are none */
  guint n_doubts;
  gint64 n_duplicates;
};

G_DEFINE_FINAL_TYPE (MstOverviewList, mst_overview_list, ADW_TYPE_BIN)

static GtkWidget *
attach_label (MstOverviewList *self, int column, int row, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
  return label;
}

static Line
add_line (MstOverviewList *self, int row)
{
  Line line = { NULL };

  line.sign = attach_label (self, 0, row, 0.5f, NULL);
  gtk_label_set_width_chars (GTK_LABEL (line.sign), 2);
  line.label = attach_label (self, 1, row, 0, NULL);
  gtk_label_set_ellipsize (GTK_LABEL (line.label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (line.label, TRUE);
  gtk_widget_add_css_class (line.label, "mst-line");
  if (self->kind == MST_DASHBOARD_SHARES)
    {
      line.bar = mst_bar_new ();
      gtk_grid_attach (self->grid, line.bar, 2, row, 1, 1);
      line.share = attach_label (self, 3, row, 1, "mst-share");
      gtk_widget_add_css_class (line.share, "numeric");
    }
  line.figure = mst_figure_button_new ();
  gtk_grid_attach (self->grid, line.figure, 4, row, 1, 1);
  return line;
}

static void
set_visible (const Line *line, gboolean visible)
{
  gtk_widget_set_visible (line->sign, visible);
  gtk_widget_set_visible (line->label, visible);
  if (line->bar != NULL)
    {
      gtk_widget_set_visible (line->bar, visible);
      gtk_widget_set_visible (line->share, visible);
    }
  if (!visible)
    gtk_widget_set_visible (line->figure, FALSE);
}

typedef enum
{
  SIGN_GOOD,
  SIGN_DOUBTFUL,
  SIGN_GAP,
} Sign;

static void
set_sign (const Line *line, Sign sign)
{
  static const struct
  {
    const char *text, *css_class;
  } looks[] = {
    [SIGN_GOOD] = { "✓", "mst-complete" },
    [SIGN_DOUBTFUL] = { "!", "mst-attention" },
    [SIGN_GAP] = { "✗", "mst-gap" },
  };

  gtk_label_set_label (GTK_LABEL (line->sign), looks[sign].text);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (line->sign, looks[i].css_class);
  gtk_widget_add_css_class (line->sign, looks[sign].css_class);
}

static void
set_label (const Line *line, const char *label)
{
  gtk_label_set_label (GTK_LABEL (line->label), label);
  mst_tooltip_set (line->label, label);
}

/* Only what is whole is called 100 %. */
static char *
format_share (gint64 missing, gint64 whole)
{
  double percent = 100.0 * (double) (whole - missing) / (double) whole;

  if (missing == 0)
    return g_strdup ("100%");
  return g_strdup_printf ("%.1f%%", MIN (floor (percent * 10) / 10, 99.9));
}

static void
show_share (const Line *line, const MstDashboardItem *item)
{
  g_autofree char *share = NULL;
  g_autofree char *what = g_strdup_printf (_ ("%s missing"), item->label);

  set_visible (line, item->whole > 0);
  if (item->whole == 0)
    return;
  share = format_share (item->figure, item->whole);
  set_sign (line, item->figure == 0 ? SIGN_GOOD : item->is_gap ? SIGN_GAP : SIGN_DOUBTFUL);
  set_label (line, item->label);
  mst_bar_set_share (MST_BAR (line->bar),
                     (double) (item->whole - item->figure) / (double) item->whole);
  gtk_label_set_label (GTK_LABEL (line->share), share);
  mst_figure_button_set (line->figure, item->figure, what, item->key);
}

static void
show_doubt (const Line *line, const MstDashboardItem *item)
{
  set_visible (line, item->figure > 0);
  if (item->figure == 0)
    return;
  set_sign (line, SIGN_DOUBTFUL);
  set_label (line, item->label);
  mst_figure_button_set (line->figure, item->figure, item->label, item->key);
}

static void
update_nothing (MstOverviewList *self)
{
  if (self->nothing != NULL)
    gtk_widget_set_visible (self->nothing, self->n_doubts == 0 && self->n_duplicates <= 0);
}

void
mst_overview_list_show (MstOverviewList *self, const GPtrArray *items)
{
  g_return_if_fail (MST_IS_OVERVIEW_LIST (self));

  self->n_doubts = 0;
  for (guint i = 0; i < items->len; i++)
    {
      const MstDashboardItem *item = g_ptr_array_index (items, i);

      if (i == self->lines->len)
        {
          Line line = add_line (self, (int) i + 1);

          g_array_append_val (self->lines, line);
        }
      if (self->kind == MST_DASHBOARD_SHARES)
        show_share (&g_array_index (self->lines, Line, i), item);
      else
        show_doubt (&g_array_index (self->lines, Line, i), item);
      self->n_doubts += item->figure > 0 ? 1 : 0;
    }
  update_nothing (self);
}

void
mst_overview_list_show_duplicates (MstOverviewList *self, gint64 n)
{
  const char *label = _ ("Possible Duplicates");

  g_return_if_fail (MST_IS_OVERVIEW_LIST (self));
  g_return_if_fail (self->kind == MST_DASHBOARD_DOUBTS);

  self->n_duplicates = n;
  set_visible (&self->duplicates, n > 0);
  if (n > 0)
    {
      set_sign (&self->duplicates, SIGN_DOUBTFUL);
      set_label (&self->duplicates, label);
      mst_figure_button_set (self->duplicates.figure, n, label, "");
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->duplicates.figure),
                                               "win.panel('duplicates')");
    }
  update_nothing (self);
}

static void
mst_overview_list_finalize (GObject *object)
{
  g_array_unref (MST_OVERVIEW_LIST (object)->lines);
  G_OBJECT_CLASS (mst_overview_list_parent_class)->finalize (object);
}

static void
mst_overview_list_class_init (MstOverviewListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mst_overview_list_finalize;
}

static void
mst_overview_list_init (MstOverviewList *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 9);
  gtk_grid_set_row_spacing (self->grid, 1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
}

GtkWidget *
mst_overview_list_new (MstDashboardKind kind)
{
  MstOverviewList *self = g_object_new (MST_TYPE_OVERVIEW_LIST, NULL);

  self->kind = kind;
  if (kind != MST_DASHBOARD_DOUBTS)
    return GTK_WIDGET (self);
  self->duplicates = add_line (self, 0);
  set_visible (&self->duplicates, FALSE);
  self->nothing = gtk_label_new (_ ("✓ Nothing doubtful was found."));
  gtk_label_set_xalign (GTK_LABEL (self->nothing), 0);
  gtk_widget_add_css_class (self->nothing, "mst-complete");
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_grid_attach (self->grid, self->nothing, 0, G_MAXINT16, 5, 1);
  return GTK_WIDGET (self);
}
