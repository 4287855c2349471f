/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of plain tables: categories and series. */

#include "mst-chart-cells-private.h"

#include "mst-axis.h"
#include "mst-error.h"
#include "mst-figure.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

const char *
mst_cells_get (const MstChartCells *cells, guint row, guint column)
{
  const char *text = column < cells->n_columns ? cells->get (cells->table, row, column) : NULL;

  return text != NULL ? text : "";
}

gboolean
mst_cells_is_blank_row (const MstChartCells *cells, guint row)
{
  for (guint column = 0; column < cells->n_columns; column++)
    {
      if (!mst_text_is_blank (mst_cells_get (cells, row, column)))
        return FALSE;
    }
  return TRUE;
}

int
mst_cells_find (const MstChartCells *cells, const char *chinese, const char *english)
{
  for (guint column = 0; column < cells->n_columns; column++)
    {
      g_autofree char *heading = mst_text_fold (mst_cells_get (cells, 0, column));

      if (g_strcmp0 (heading, chinese) == 0 || g_strcmp0 (heading, english) == 0)
        return (int) column;
    }
  return -1;
}

gboolean
mst_cells_require (const MstChartCells *cells, const char *chinese, const char *english,
                   guint *column, GError **error)
{
  int found = mst_cells_find (cells, chinese, english);

  if (found < 0)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("The table has no column “%s”; name it so in the first row."), chinese);
      return FALSE;
    }
  *column = (guint) found;
  return TRUE;
}

/* "2,810", "85.3%"; blank and "-" are unknown. */
static gboolean
parse_figure (const char *text, double *value)
{
  g_autofree char *normal = mst_text_normalise (text);
  g_autoptr (GString) plain = g_string_new (NULL);
  char *end;

  *value = NAN;
  for (const char *at = normal; *at != '\0'; at++)
    {
      if (*at != ',' && *at != ' ')
        g_string_append_c (plain, *at);
    }
  if (g_str_has_suffix (plain->str, "%"))
    g_string_truncate (plain, plain->len - 1);
  if (plain->len == 0 || strcmp (plain->str, "-") == 0 || strcmp (plain->str, "—") == 0
      || strcmp (plain->str, MST_FIGURE_MISSING) == 0)
    return TRUE;
  *value = g_ascii_strtod (plain->str, &end);
  return *end == '\0' && isfinite (*value);
}

static void
set_cell_error (GError **error, const MstChartCells *cells, guint row, guint column,
                const char *wanted)
{
  g_set_error (error, MST_ERROR, MST_ERROR_INPUT, _ ("Row %u, column “%s”: “%s” is not %s."),
               row + 1, mst_cells_get (cells, 0, column), mst_cells_get (cells, row, column),
               wanted);
}

gboolean
mst_cells_get_figure (const MstChartCells *cells, guint row, int column, double *value,
                      GError **error)
{
  *value = NAN;
  if (column < 0 || parse_figure (mst_cells_get (cells, row, (guint) column), value))
    return TRUE;
  set_cell_error (error, cells, row, (guint) column, _ ("a figure"));
  return FALSE;
}

gboolean
mst_cells_get_moment (const MstChartCells *cells, guint row, guint column, double *at,
                      GError **error)
{
  if (mst_axis_parse_moment (mst_cells_get (cells, row, column), at))
    return TRUE;
  set_cell_error (error, cells, row, column, _ ("a day or a time"));
  return FALSE;
}

const char *
mst_cells_get_optional (const MstChartCells *cells, guint row, int column)
{
  const char *text = column < 0 ? "" : mst_cells_get (cells, row, (guint) column);

  return *text != '\0' ? text : NULL;
}

/* --- headings --- */

/* "在册（人）": the name without its last brackets, and what they hold. */
static char *
split_heading (const char *heading, char **unit)
{
  static const struct
  {
    const char *open, *close;
  } brackets[] = { { "（", "）" }, { "(", ")" } };
  g_autofree char *text = g_strstrip (g_strdup (heading));

  *unit = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      char *open = g_strrstr (text, brackets[i].open);

      if (open == NULL || open == text || !g_str_has_suffix (text, brackets[i].close))
        continue;
      text[strlen (text) - strlen (brackets[i].close)] = '\0';
      *unit = g_strdup (open + strlen (brackets[i].open));
      *open = '\0';
      break;
    }
  return g_steal_pointer (&text);
}

/* The unit that all value columns name, or that any writes as a percentage. */
static void
choose_unit (MstChart *chart, const MstChartCells *cells, guint first, int key)
{
  g_autofree char *common = NULL;
  gboolean differs = FALSE;

  for (guint column = first; column < cells->n_columns; column++)
    {
      g_autofree char *unit = NULL;
      g_autofree char *name = split_heading (mst_cells_get (cells, 0, column), &unit);

      if ((int) column == key || unit == NULL)
        continue;
      if (common == NULL)
        common = g_steal_pointer (&unit);
      else
        differs |= strcmp (common, unit) != 0;
    }
  for (guint row = 1; common == NULL && row < cells->n_rows; row++)
    {
      for (guint column = first; column < cells->n_columns; column++)
        {
          if ((int) column != key && g_str_has_suffix (mst_cells_get (cells, row, column), "%"))
            {
              mst_chart_set_unit (chart, "%");
              return;
            }
        }
    }
  if (!differs)
    mst_chart_set_unit (chart, common);
}

/* --- categories --- */

/* Days or numbers when every name of the first column is one, and the kind draws a scale of them. */
static MstChartScale
guess_scale (MstChartKind kind, const MstChartCells *cells)
{
  gboolean days = TRUE, numbers = TRUE;
  guint n = 0;

  if (kind != MST_CHART_LINE && kind != MST_CHART_AREA && kind != MST_CHART_MULTIPLES
      && kind != MST_CHART_BAR && kind != MST_CHART_STACKED)
    return MST_CHART_NAMES;
  for (guint row = 1; row < cells->n_rows && (days || numbers); row++)
    {
      const char *text = mst_cells_get (cells, row, 0);
      double at;

      if (mst_cells_is_blank_row (cells, row))
        continue;
      n++;
      days &= strpbrk (text, "-/.:年") != NULL && mst_axis_parse_moment (text, &at);
      numbers &= *text != '\0' && parse_figure (text, &at) && !isnan (at);
    }
  if (n == 0)
    return MST_CHART_NAMES;
  /* Bars stand side by side, so only days may leave their names. */
  if (days)
    return MST_CHART_DAYS;
  return numbers && kind != MST_CHART_BAR && kind != MST_CHART_STACKED ? MST_CHART_NUMBERS
                                                                       : MST_CHART_NAMES;
}

static gboolean
add_series (MstChart *chart, const MstChartCells *cells, guint column, GError **error)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *unit = NULL;
  g_autofree char *name = split_heading (mst_cells_get (cells, 0, column), &unit);

  for (guint row = 1; row < cells->n_rows; row++)
    {
      double value;

      if (mst_cells_is_blank_row (cells, row))
        continue;
      if (!mst_cells_get_figure (cells, row, (int) column, &value, error))
        return FALSE;
      g_array_append_val (values, value);
    }
  mst_chart_add_series (chart, name, (const double *) values->data, values->len, NULL);
  return TRUE;
}

static gboolean
fill_values (MstChart *chart, const MstChartCells *cells, GError **error)
{
  MstChartScale scale = guess_scale (mst_chart_get_kind (chart), cells);
  int key = mst_cells_find (cells, "键", "key");

  mst_chart_set_scale (chart, scale);
  for (guint row = 1; row < cells->n_rows; row++)
    {
      const char *text = mst_cells_get (cells, row, 0);
      double at = NAN;

      if (mst_cells_is_blank_row (cells, row))
        continue;
      if (scale == MST_CHART_DAYS)
        mst_axis_parse_moment (text, &at);
      else if (scale == MST_CHART_NUMBERS)
        parse_figure (text, &at);
      if (scale == MST_CHART_NAMES)
        mst_chart_add_category (chart, text, mst_cells_get_optional (cells, row, key));
      else
        mst_chart_add_category_at (chart, at, mst_cells_get_optional (cells, row, key));
    }
  for (guint column = 1; column < cells->n_columns; column++)
    {
      if ((int) column != key && !add_series (chart, cells, column, error))
        return FALSE;
    }
  choose_unit (chart, cells, 1, key);
  return TRUE;
}

static gboolean
fill_histogram (MstChart *chart, const MstChartCells *cells, GError **error)
{
  guint column = cells->n_columns - 1;

  choose_unit (chart, cells, column, -1);
  return add_series (chart, cells, column, error);
}

MstChart *
mst_chart_new_for_cells (MstChartKind kind, const MstChartCells *cells, GError **error)
{
  g_autoptr (MstChart) chart = NULL;
  gboolean done;

  g_return_val_if_fail (cells != NULL && cells->get != NULL, NULL);

  chart = mst_chart_new (kind);
  if (cells->n_rows == 0 || cells->n_columns == 0)
    return g_steal_pointer (&chart);
  switch (kind)
    {
    case MST_CHART_HISTOGRAM:
      done = fill_histogram (chart, cells, error);
      break;
    case MST_CHART_MAP:
      done = mst_cells_fill_map (chart, cells, error);
      break;
    case MST_CHART_TILES:
      done = mst_cells_fill_tiles (chart, cells, error);
      break;
    case MST_CHART_BUILDING:
      done = mst_cells_fill_building (chart, cells, error);
      break;
    case MST_CHART_GANTT:
      done = mst_cells_fill_gantt (chart, cells, error);
      break;
    default:
      done = fill_values (chart, cells, error);
      break;
    }
  return done ? g_steal_pointer (&chart) : NULL;
}

const char *
mst_chart_kind_get_columns (MstChartKind kind)
{
  switch (kind)
    {
    case MST_CHART_HISTOGRAM:
      return _ ("values in the last column");
    case MST_CHART_BULLET:
      return _ ("name, reached, target, ends of the grades …");
    case MST_CHART_MAP:
      return _ ("名称 经度 纬度, optional 数值 类别 连到 键");
    case MST_CHART_TILES:
      return _ ("名称 列 行 数值, optional 键");
    case MST_CHART_BUILDING:
      return _ ("单元 楼层 房号, optional 标记 关照 键");
    case MST_CHART_GANTT:
      return _ ("名称 开始 结束, optional 内容 类别 键");
    default:
      return _ (
        "name, day or number in the first column, a series in each further one; optional 键");
    }
}
