/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows below a heading are: records, subtotals and totals with what they say, the heading
 * printed again on the next page, remarks, nothing. */

#include "config.h"

#include "mst-recognition-private.h"

#include "mst-text.h"

#include <math.h>
#include <string.h>

/* A remark or a section's title is merged over at least as many columns. */
#define SECTION_MIN_COLUMNS 3

/* Longest text that is still looked at as the label of a total. */
#define LABEL_MAX_BYTES 60

static gboolean
is_blank (const MstCell *cell)
{
  if (cell->type != MST_CELL_TEXT)
    return FALSE;
  /* Nearly all texts begin with a character that is plainly none. */
  if (g_ascii_isgraph (cell->text[0]) || (guchar) cell->text[0] > 0xE3)
    return FALSE;
  return mst_text_is_blank (cell->text);
}

static int
get_field (const MstRecognition *self, guint32 column)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const MstRecognisedColumn *candidate = &g_array_index (self->columns, MstRecognisedColumn, i);

      if (candidate->column == column)
        return candidate->field;
    }
  return MST_COLUMN_UNUSED;
}

static gboolean
is_title (const MstRecognition *self, guint32 column)
{
  int field = get_field (self, column);

  return field >= 0 && strcmp (self->type->fields[field].name, self->type->title_field) == 0;
}

static gboolean
holds_numbers (const MstRecognition *self, guint32 column)
{
  int field = get_field (self, column);

  return field >= 0
         && (self->type->fields[field].kind == MST_FIELD_INTEGER
             || self->type->fields[field].kind == MST_FIELD_DECIMAL);
}

/* --- the heading again --- */

static gboolean
cells_equal (const MstCell *a, const MstCell *b)
{
  if (a->type != b->type || a->column != b->column)
    return FALSE;
  if (a->type == MST_CELL_TEXT || a->type == MST_CELL_ERROR)
    return a->text == b->text || strcmp (a->text, b->text) == 0;
  return a->number == b->number;
}

static gboolean
rows_equal (const MstGrid *grid, guint a, guint b)
{
  guint n_a, n_b;
  const MstCell *cells_a = mst_grid_get_row (grid, a, &n_a);
  const MstCell *cells_b = mst_grid_get_row (grid, b, &n_b);

  if (n_a != n_b)
    return FALSE;
  for (guint c = 0; c < n_a; c++)
    if (!cells_equal (&cells_a[c], &cells_b[c]))
      return FALSE;
  return n_a > 0;
}

/* Title, remarks and heading as they stand at the top. */
static gboolean
repeats_top (const MstRecognition *self, const MstGrid *grid, guint index)
{
  for (guint i = 0; i < index && mst_grid_get_row_number (grid, i) <= self->last_heading_row; i++)
    if (rows_equal (grid, i, index))
      return TRUE;
  return FALSE;
}

/* --- totals --- */

/* What follows @word: "147" in "东华门街道小计147"; NULL without it. */
static const char *
find_after (const char *folded, const char *word)
{
  const char *found = strstr (folded, word);

  return found != NULL ? found + strlen (word) : NULL;
}

/* Whether only a count may stand there: "", "147", "1,685人", which folded is "1-685人". */
static gboolean
is_count_or_nothing (const char *text, double *said)
{
  double number = 0;

  if (*text == '\0')
    return TRUE;
  if (!g_ascii_isdigit (*text))
    return FALSE;
  for (; g_ascii_isdigit (*text) || *text == '-'; text++)
    if (*text != '-')
      number = number * 10 + (*text - '0');
  if (g_utf8_strlen (text, -1) > 1)
    return FALSE;
  *said = number;
  return TRUE;
}

/* Whether @text labels a total, and how many it says itself. */
static MstRowRole
read_label (const char *text, double *said)
{
  static const char *const subtotals[] = { "小计", "小结", "分计" };
  static const char *const totals[] = { "总合计", "合计", "总计", "共计", "总数", "累计" };
  g_autofree char *folded = NULL;
  const char *rest;

  if (strlen (text) > LABEL_MAX_BYTES || strstr (text, "计") == NULL)
    if (strstr (text, "总数") == NULL && strstr (text, "小结") == NULL)
      return MST_ROW_DATA;
  folded = mst_text_fold (text);
  for (guint i = 0; i < G_N_ELEMENTS (subtotals); i++)
    {
      rest = find_after (folded, subtotals[i]);
      if (rest != NULL && is_count_or_nothing (rest, said))
        return MST_ROW_SUBTOTAL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      rest = find_after (folded, totals[i]);
      if (rest == NULL || !is_count_or_nothing (rest, said))
        continue;
      /* "东华门街道合计" is one of several, "全区合计" is the sum of all. */
      return g_str_has_prefix (folded, totals[i]) || g_str_has_prefix (folded, "全")
                 || g_str_has_prefix (folded, "本表")
               ? MST_ROW_TOTAL
               : MST_ROW_SUBTOTAL;
    }
  return MST_ROW_DATA;
}

static gboolean
is_count (const MstCell *cell, double *said)
{
  if (cell->type == MST_CELL_NUMBER)
    {
      if (cell->number < 0 || cell->number != floor (cell->number))
        return FALSE;
      *said = cell->number;
      return TRUE;
    }
  if (cell->type == MST_CELL_TEXT)
    {
      g_autofree char *folded = mst_text_fold (cell->text);

      return *folded != '\0' && is_count_or_nothing (folded, said);
    }
  return FALSE;
}

/* The number a total says: under the name of what is counted, else the first that stands in a column
 * without numbers of its own, else what its label says. */
static double
find_said (const MstRecognition *self, const MstCell *cells, guint n_cells, guint label,
           double in_label)
{
  double number;

  for (guint c = label + 1; c < n_cells; c++)
    if (is_title (self, cells[c].column) && is_count (&cells[c], &number))
      return number;
  if (in_label >= 0)
    return in_label;
  for (guint c = label + 1; c < n_cells; c++)
    if (!holds_numbers (self, cells[c].column) && is_count (&cells[c], &number))
      return number;
  return -1;
}

/* --- remarks --- */

static gboolean
is_remark (const char *text)
{
  static const char *const words[] = {
    "填表", "填报",   "制表", "审核", "审批", "审定", "复核", "负责人", "签字", "签章", "签名",
    "盖章", "联系人", "注",   "备注", "说明", "单位", "日期", "经办",   "报送", "上报", "统计",
  };
  const char *start = text;

  while (g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  if (strstr (start, "：") == NULL && strchr (start, ':') == NULL
      && !g_str_has_prefix (start, "注"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (start, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_merged_across (const MstGrid *grid, guint32 row, guint32 column)
{
  guint n_merges;
  const MstMergedRange *merges = mst_grid_get_merges (grid, &n_merges);

  for (guint i = 0; i < n_merges; i++)
    if (merges[i].first_row == row && merges[i].first_column == column
        && merges[i].last_column - merges[i].first_column + 1 >= SECTION_MIN_COLUMNS)
      return TRUE;
  return FALSE;
}

/* A row with nothing but one text: the title of a section, a remark at the end. */
static gboolean
is_section (const MstRecognition *self, const MstGrid *grid, guint index, const MstCell *only)
{
  int field = get_field (self, only->column);

  if (only->type != MST_CELL_TEXT || self->columns->len < SECTION_MIN_COLUMNS)
    return FALSE;
  return field < 0 || is_merged_across (grid, mst_grid_get_row_number (grid, index), only->column);
}

/* Nothing but 小计, 合计 and the like: a row with a name may say so somewhere. */
static gboolean
is_bare_label (const char *text)
{
  static const char *const words[] = { "小计", "小结", "分计", "合计",
                                       "总计", "共计", "总数", "累计" };
  g_autofree char *normalised = NULL;

  if (strlen (text) > LABEL_MAX_BYTES)
    return FALSE;
  normalised = mst_text_normalise_name (text);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (normalised, words[i]))
      return TRUE;
  return FALSE;
}

MstRowRole
mst_recognition_get_role (const MstRecognition *self, const MstGrid *grid, guint index,
                          double *said)
{
  guint n_cells, n_filled = 0, first = 0;
  const MstCell *cells;
  gboolean only_serial = TRUE, has_title = FALSE;

  g_return_val_if_fail (self != NULL, MST_ROW_BLANK);
  g_return_val_if_fail (grid != NULL, MST_ROW_BLANK);

  *said = -1;
  cells = mst_grid_get_row (grid, index, &n_cells);
  for (guint c = 0; c < n_cells; c++)
    {
      if (is_blank (&cells[c]))
        continue;
      has_title |= cells[c].type == MST_CELL_TEXT && is_title (self, cells[c].column);
      if (n_filled++ == 0)
        first = c;
      if (n_filled == 1)
        only_serial = get_field (self, cells[c].column) == MST_COLUMN_SERIAL
                      && cells[c].type == MST_CELL_NUMBER;
      else
        only_serial = FALSE;
    }
  if (n_filled == 0 || only_serial)
    return MST_ROW_BLANK;

  /* The label of a total stands first, or under the name of what is counted; where no name stands
   * anywhere. */
  for (guint c = first; c < n_cells; c++)
    if (cells[c].type == MST_CELL_TEXT
        && (c == first || is_title (self, cells[c].column)
            || (!has_title && is_bare_label (cells[c].text))))
      {
        double in_label = -1;
        MstRowRole role = read_label (cells[c].text, &in_label);

        if (role != MST_ROW_DATA)
          {
            *said = find_said (self, cells, n_cells, c, in_label);
            return role;
          }
      }
  if (repeats_top (self, grid, index))
    return MST_ROW_HEADING;
  if (cells[first].type == MST_CELL_TEXT && is_remark (cells[first].text))
    return MST_ROW_NOTE;
  if (n_filled == 1 && is_section (self, grid, index, &cells[first]))
    return MST_ROW_NOTE;
  return MST_ROW_DATA;
}
