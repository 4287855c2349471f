/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the heading of a sheet under its titles and says what each column is. What the rows below it
 * are is told in mst-recognition-rows.c, what the values say in mst-recognition-values.c. */

#include "config.h"

#include "mst-recognition-private.h"

#include "mst-heading-index.h"
#include "mst-sheet-headings.h"
#include "mst-text.h"

#include <stdlib.h>
#include <string.h>

/* How far down a heading is looked for. */
#define SEARCHED_ROWS 40
/* A serial number says little about the type. */
#define SERIAL_WEIGHT 0.5

static void
column_clear (gpointer data)
{
  g_free (((MstRecognisedColumn *) data)->heading);
}

static MstRecognition *
recognition_alloc (const MstRecordType *type)
{
  MstRecognition *self = g_new0 (MstRecognition, 1);

  self->type = type;
  self->columns = g_array_new (FALSE, TRUE, sizeof (MstRecognisedColumn));
  g_array_set_clear_func (self->columns, column_clear);
  return self;
}

void
mst_recognition_free (MstRecognition *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->columns);
  g_free (self->title);
  g_free (self->layout);
  g_free (self);
}

/* --- a recognition at given rows --- */

static char *
sign_layout (const MstRecognition *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const MstRecognisedColumn *column = &g_array_index (self->columns, MstRecognisedColumn, i);
      g_autofree char *folded = mst_text_fold (column->heading);

      if (*column->heading != '\0')
        g_string_append_printf (text, "%u=%s\n", column->column, folded);
    }
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize) text->len);
}

/* The first text above the heading that is no remark such as "填报单位：…". */
static char *
find_title (const MstGrid *grid, guint32 first_heading_row)
{
  for (guint i = 0;
       i < mst_grid_get_n_rows (grid) && mst_grid_get_row_number (grid, i) < first_heading_row; i++)
    {
      guint n_cells;
      const MstCell *cells = mst_grid_get_row (grid, i, &n_cells);

      for (guint c = 0; c < n_cells; c++)
        {
          const char *text = mst_recognition_peek_text (&cells[c]);
          g_autofree char *normalised = NULL;

          if (text == NULL)
            continue;
          normalised = mst_text_normalise (text);
          if (*normalised != '\0' && strstr (normalised, "：") == NULL
              && strchr (normalised, ':') == NULL && !g_str_has_prefix (normalised, "附件"))
            return g_steal_pointer (&normalised);
        }
    }
  return NULL;
}

/* For areas: without a column for the name itself the finest place is what the rows are about. */
static void
name_by_finest_place (MstRecognition *self)
{
  int title = mst_record_type_find (self->type, self->type->title_field);
  MstRecognisedColumn *finest = NULL;

  if (strcmp (self->type->name, "area") != 0 || mst_recognition_find (self, title) != NULL)
    return;
  for (guint i = 0; i < self->columns->len; i++)
    {
      MstRecognisedColumn *column = &g_array_index (self->columns, MstRecognisedColumn, i);

      if (column->field <= MST_COLUMN_PLACE (1)
          && (finest == NULL || column->field < finest->field))
        finest = column;
    }
  if (finest != NULL)
    finest->field = title;
}

static double
score_columns (const MstRecognition *self, double weight)
{
  guint n_headed = 0;

  for (guint i = 0; i < self->columns->len; i++)
    n_headed += *g_array_index (self->columns, MstRecognisedColumn, i).heading != '\0' ? 1 : 0;
  return n_headed == 0 ? 0 : MIN (1.0, weight / n_headed);
}

/* @weight: (out): the sum over the recognised columns. */
static MstRecognition *
recognise (const MstGrid *grid, const MstRecordType *type, guint32 first_row, guint32 last_row,
           double *weight)
{
  const MstHeadingIndex *index = mst_heading_index_get (type);
  MstRecognition *self = recognition_alloc (type);
  g_auto (MstSheetHeadings) headings = { 0 };

  self->first_heading_row = first_row;
  self->last_heading_row = last_row;
  mst_sheet_headings_init (&headings, grid, first_row, last_row);
  *weight = 0;

  for (guint p = 0; p < headings.columns->len; p++)
    {
      const char *parts[MST_SHEET_HEADINGS_MAX_ROWS + 1] = { NULL };
      guint n_parts = mst_sheet_headings_get_parts (&headings, p, parts);
      MstRecognisedColumn column = { g_array_index (headings.columns, guint32, p) };
      double sureness;

      column.field = mst_heading_index_match (index, parts, n_parts, &sureness);
      column.heading = g_strjoinv (" ", (char **) parts);
      /* The first column of a field is it; a second is left alone. */
      if (column.field != MST_COLUMN_UNUSED && mst_recognition_find (self, column.field) != NULL)
        column.field = MST_COLUMN_UNUSED;
      else
        *weight += column.field == MST_COLUMN_SERIAL ? sureness * SERIAL_WEIGHT : sureness;
      g_array_append_val (self->columns, column);
    }
  name_by_finest_place (self);
  return self;
}

/* A heading whose cells are merged down reaches as far as they do. */
static void
extend_over_merges (MstRecognition *self, const MstGrid *grid)
{
  guint32 last_row = self->last_heading_row;
  guint n_merges;
  const MstMergedRange *merges = mst_grid_get_merges (grid, &n_merges);

  for (guint i = 0; i < n_merges; i++)
    if (merges[i].first_row >= self->first_heading_row
        && merges[i].first_row <= self->last_heading_row
        && merges[i].last_row < self->first_heading_row + MST_SHEET_HEADINGS_MAX_ROWS)
      last_row = MAX (last_row, merges[i].last_row);
  self->last_heading_row = last_row;
}

static void
complete (MstRecognition *self, const MstGrid *grid, double weight)
{
  extend_over_merges (self, grid);
  self->layout = sign_layout (self);
  self->title = find_title (grid, self->first_heading_row);
  mst_recognition_find_by_values (self, grid);
  self->score = score_columns (self, weight);
}

/* --- public --- */

MstRecognition *
mst_recognition_new_at (const MstGrid *grid, const MstRecordType *type, guint32 first_heading_row,
                        guint32 last_heading_row)
{
  MstRecognition *self;
  double weight;

  g_return_val_if_fail (grid != NULL, NULL);
  g_return_val_if_fail (type != NULL, NULL);
  g_return_val_if_fail (first_heading_row <= last_heading_row, NULL);

  last_heading_row = MIN (last_heading_row, first_heading_row + MST_SHEET_HEADINGS_MAX_ROWS - 1);
  self = recognise (grid, type, first_heading_row, last_heading_row, &weight);
  complete (self, grid, weight);
  return self;
}

static guint
count_recognised (const MstRecognition *self)
{
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      int field = g_array_index (self->columns, MstRecognisedColumn, i).field;

      n += field != MST_COLUMN_UNUSED && field != MST_COLUMN_SERIAL ? 1 : 0;
    }
  return n;
}

/* One recognised column alone is a heading only where there is no other column. */
static gboolean
is_plausible (const MstRecognition *self)
{
  guint n = count_recognised (self);

  return n >= 2 || (n == 1 && self->columns->len <= 2);
}

/* How many cells of a row are headings word for word. */
static guint
count_headings (const MstGrid *grid, guint row, const MstHeadingIndex *index)
{
  guint n = 0, n_cells;
  const MstCell *cells = mst_grid_get_row (grid, row, &n_cells);

  for (guint c = 0; c < n_cells; c++)
    {
      const char *text = mst_recognition_peek_text (&cells[c]);

      n += text != NULL && mst_heading_index_has (index, text) ? 1 : 0;
    }
  return n;
}

/** Search: the best heading so far. */
typedef struct
{
  const MstGrid *grid;
  const MstRecordType *type;
  MstRecognition *best;
  double weight;
  guint n_known;
} Search;

/* Of equal ones the one with more known words is taken, as a second row of headings adds them; then
 * the shorter, as a title above adds nothing; then the upper. */
static gboolean
is_better (const Search *search, const MstRecognition *candidate, double weight, guint n_known)
{
  const MstRecognition *best = search->best;

  if (best == NULL || ABS (weight - search->weight) > 0.01)
    return best == NULL || weight > search->weight;
  if (n_known != search->n_known)
    return n_known > search->n_known;
  return candidate->last_heading_row - candidate->first_heading_row
         < best->last_heading_row - best->first_heading_row;
}

static void
try_rows (Search *search, guint32 first, guint32 last, guint n_known)
{
  double weight;
  MstRecognition *candidate = recognise (search->grid, search->type, first, last, &weight);

  if (!is_plausible (candidate) || !is_better (search, candidate, weight, n_known))
    {
      mst_recognition_free (candidate);
      return;
    }
  mst_recognition_free (search->best);
  search->best = candidate;
  search->weight = weight;
  search->n_known = n_known;
}

/* The best heading as it stands; NULL when there is none. */
static MstRecognition *
search_heading (const MstGrid *grid, const MstRecordType *type, double *weight)
{
  Search search = { grid, type };
  const MstHeadingIndex *index = mst_heading_index_get (type);
  guint n_rows = MIN (mst_grid_get_n_rows (grid), SEARCHED_ROWS);
  guint counts[SEARCHED_ROWS] = { 0 };

  for (guint i = 0; i < n_rows; i++)
    counts[i] = count_headings (grid, i, index);

  for (guint i = 0; i < n_rows; i++)
    {
      guint32 first = mst_grid_get_row_number (grid, i);
      guint n_known = 0;

      for (guint below = i; below < MIN (i + MST_SHEET_HEADINGS_MAX_ROWS, n_rows); below++)
        {
          guint32 last = mst_grid_get_row_number (grid, below);

          if (last - first != below - i)
            break;
          /* A row without a single known heading ends no heading. */
          n_known += counts[below];
          if (counts[below] > 0)
            try_rows (&search, first, last, n_known);
        }
    }
  *weight = search.weight;
  return search.best;
}

/* Of records whose name is given to them: who is in them, and the place. */
static gboolean
has_who_and_place (const MstRecognition *self)
{
  gboolean has_who = FALSE, has_place = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      int field = g_array_index (self->columns, MstRecognisedColumn, i).field;
      const char *reference = field >= 0 ? self->type->fields[field].reference : NULL;

      has_place |= field <= MST_COLUMN_PLACE (1) || g_strcmp0 (reference, "area") == 0;
      has_who |= reference != NULL && strcmp (reference, "area") != 0;
    }
  return has_who && has_place;
}

static gboolean
has_title (const MstRecognition *self)
{
  const MstField *title = mst_record_type_get_field (self->type, self->type->title_field);

  if (title->flags & MST_FIELD_DERIVED)
    return has_who_and_place (self);
  return mst_recognition_find (self, mst_record_type_find (self->type, self->type->title_field))
         != NULL;
}

MstRecognition *
mst_recognition_new (const MstGrid *grid, const MstRecordType *type)
{
  g_autoptr (MstRecognition) self = NULL;
  double weight;

  g_return_val_if_fail (grid != NULL, NULL);
  g_return_val_if_fail (type != NULL, NULL);

  self = search_heading (grid, type, &weight);
  if (self == NULL)
    return NULL;
  complete (self, grid, weight);
  return has_title (self) ? g_steal_pointer (&self) : NULL;
}

/* Words in the name of a file or sheet that speak for a type, where the columns leave it open. */
static gboolean
name_speaks_for (const char *name, const MstRecordType *type)
{
  static const struct
  {
    const char *type;
    const char *words[6];
  } hints[] = {
    { "area", { "小区", "片区", "区域", "compound", "area" } },
    { "unit", { "单位", "unit" } },
    { "person", { "花名册", "人员", "名单", "people", "person" } },
    { "post", { "点位", "卡口", "岗位", "post" } },
    { "liaison", { "包联", "包保", "联系", "结对", "liaison" } },
    { "planning_rule", { "包联规则", "规则", "rule" } },
  };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (hints); i++)
    if (strcmp (hints[i].type, type->name) == 0)
      for (guint w = 0; hints[i].words[w] != NULL; w++)
        if (strstr (name, hints[i].words[w]) != NULL)
          return TRUE;
  return FALSE;
}

/* What every record of the type must say by itself: a table of rules names their kinds, and without them
 * it is one of something else. */
static gboolean
has_kinds (const MstRecognition *self)
{
  return self->type != &mst_planning_rule_type
         || mst_recognition_find (self, mst_record_type_find (self->type, "kind")) != NULL;
}

const MstRecordType *
mst_recognition_guess_type (const MstGrid *grid, const char *source_name)
{
  const MstRecordType *best = NULL;
  double best_score = 0;

  g_return_val_if_fail (grid != NULL, NULL);

  for (const MstRecordType *const *type = mst_record_types (); *type != NULL; type++)
    {
      double weight, score;
      g_autoptr (MstRecognition) recognition = search_heading (grid, *type, &weight);
      g_autofree char *title = NULL;

      if (recognition == NULL)
        continue;
      /* Values are looked at only where the headings leave the name open. */
      if (!has_title (recognition))
        mst_recognition_find_by_values (recognition, grid);
      if (!has_title (recognition) || !has_kinds (recognition))
        continue;
      score = score_columns (recognition, weight);
      title = find_title (grid, recognition->first_heading_row);
      if (name_speaks_for (source_name, *type) || name_speaks_for (mst_grid_get_name (grid), *type)
          || name_speaks_for (title, *type))
        score += 0.1;
      if (score > best_score)
        {
          best = *type;
          best_score = score;
        }
    }
  return best;
}

static const struct
{
  int field;
  const char *nick;
} column_nicks[] = {
  { MST_COLUMN_SERIAL, "serial" },
  { MST_COLUMN_POSITION, "position" },
  { MST_COLUMN_PERSON_PHONE, "person-phone" },
  { MST_COLUMN_LAST_DAY, "last-day" },
};

char *
mst_column_dup_nick (int field)
{
  for (guint i = 0; i < G_N_ELEMENTS (column_nicks); i++)
    if (column_nicks[i].field == field)
      return g_strdup (column_nicks[i].nick);
  return field <= MST_COLUMN_PLACE (1) ? g_strdup_printf ("place:%d", -10 - field) : NULL;
}

int
mst_column_from_nick (const char *nick)
{
  g_return_val_if_fail (nick != NULL, MST_COLUMN_UNUSED);

  for (guint i = 0; i < G_N_ELEMENTS (column_nicks); i++)
    if (strcmp (column_nicks[i].nick, nick) == 0)
      return column_nicks[i].field;
  if (g_str_has_prefix (nick, "place:"))
    return MST_COLUMN_PLACE (CLAMP (atoi (nick + strlen ("place:")), 1, 6));
  return MST_COLUMN_UNUSED;
}

MstRecognisedColumn *
mst_recognition_find (const MstRecognition *self, int field)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      MstRecognisedColumn *column = &g_array_index (self->columns, MstRecognisedColumn, i);

      if (column->field == field)
        return column;
    }
  return NULL;
}

MstRecognisedColumn *
mst_recognition_find_heading (const MstRecognition *self, const char *heading)
{
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (heading != NULL, NULL);

  wanted = mst_text_fold (heading);
  for (guint i = 0; *wanted != '\0' && i < self->columns->len; i++)
    {
      MstRecognisedColumn *column = &g_array_index (self->columns, MstRecognisedColumn, i);
      const char *last = strrchr (column->heading, ' ');
      g_autofree char *whole = mst_text_fold (column->heading);
      g_autofree char *part = mst_text_fold (last != NULL ? last : column->heading);

      if (strcmp (whole, wanted) == 0 || strcmp (part, wanted) == 0)
        return column;
    }
  return NULL;
}

void
mst_recognition_map (MstRecognition *self, guint32 column, int field)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      MstRecognisedColumn *candidate = &g_array_index (self->columns, MstRecognisedColumn, i);

      if (candidate->column == column)
        {
          candidate->field = field;
          candidate->by_values = FALSE;
        }
      else if (candidate->field == field && field != MST_COLUMN_UNUSED)
        candidate->field = MST_COLUMN_UNUSED;
    }
}
