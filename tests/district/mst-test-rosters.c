/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the rosters of people, one file a subdistrict. */
#include "config.h"

#include "mst-test-rosters.h"

#include <string.h>

#define REPEATED_HEADING_AFTER 40

/** Roster: where the writing of one roster stands. */
typedef struct
{
  const World *world;
  LayoutKind kind;
  const Layout *layout;
  guint subdistrict;
  GPtrArray *sheets; /* Sheet */
  Sheet *sheet;      /* the current one */
  guint row;         /* the next one */
  guint serial;
} Roster;

static guint
find_column (const Layout *layout, Value value)
{
  for (guint i = 0; i < layout->n_columns; i++)
    if (layout->columns[i].value == value)
      return i;
  g_assert_not_reached ();
}

/* --- headings --- */

static gboolean
is_same_heading (const Column *a, const Column *b, guint last)
{
  for (guint i = 0; i <= last; i++)
    if (g_strcmp0 (a->headings[i], b->headings[i]) != 0)
      return FALSE;
  return TRUE;
}

static void
write_headings (Roster *self)
{
  const Layout *layout = self->layout;
  guint n = layout->n_heading_rows;

  for (guint r = 0; r < n; r++)
    for (guint c = 0; c < layout->n_columns; c++)
      {
        const Column *column = &layout->columns[c];
        guint right = c, down = r;

        if (column->headings[r] == NULL
            || (r + 1 < n && c > 0 && is_same_heading (column - 1, column, r)))
          continue;
        while (r + 1 < n && right + 1 < layout->n_columns
               && is_same_heading (column, &layout->columns[right + 1], r))
          right++;
        while (right == c && down + 1 < n && column->headings[down + 1] == NULL)
          down++;
        mst_test_sheet_text (self->sheet, self->row + r, c, column->headings[r]);
        mst_test_sheet_merge (self->sheet, self->row + r, c, self->row + down, right);
      }
  self->row += n;
}

static void
begin_sheet (Roster *self, const char *name, const char *title, const char *left, const char *right)
{
  guint last = self->layout->n_columns - 1;

  self->sheet = mst_test_sheet_new (name);
  g_ptr_array_add (self->sheets, self->sheet);
  self->row = 0;
  if (title != NULL)
    {
      mst_test_sheet_text (self->sheet, 0, 0, title);
      mst_test_sheet_merge (self->sheet, 0, 0, 0, last);
      mst_test_sheet_text (self->sheet, 1, 0, left);
      mst_test_sheet_text (self->sheet, 1, last - 1, right);
      self->row = 2;
    }
  write_headings (self);
}

/* --- rows --- */

/* @blank: the values left out, as bits: a merged cell above says them. */
static void
write_row (Roster *self, const Row *person, const Row *fill_from, guint blank)
{
  for (guint c = 0; c < self->layout->n_columns; c++)
    {
      Value value = self->layout->columns[c].value;

      if ((blank & 1u << value) == 0)
        mst_test_write_value (self->world, self->sheet, self->kind, self->row, c, value, person,
                              fill_from, self->serial);
    }
  if (person->is_hidden)
    mst_test_sheet_hide (self->sheet, self->row);
  self->row++;
  self->serial++;
}

/* The rows of a community are @rows[first] to @rows[last - 1]. */
static void
write_rows (Roster *self, guint first, guint last)
{
  const Row *above = NULL;

  for (guint i = first; i < last; i++)
    {
      const Row *person = &g_array_index (self->world->rows, Row, i);

      /* The next page of what was once printed. */
      if (self->kind == LAYOUT_B_SHEETS && i - first == REPEATED_HEADING_AFTER)
        {
          write_headings (self);
          above = NULL;
        }
      write_row (self, person, above, 0);
      above = person;
    }
}

static void
write_total (Roster *self, const char *word, guint n, gboolean as_text)
{
  guint name = find_column (self->layout, VALUE_NAME);
  g_autofree char *text = g_strdup_printf ("%u人", n);

  mst_test_sheet_text (self->sheet, self->row, 0, word);
  if (as_text)
    mst_test_sheet_text (self->sheet, self->row, name, text);
  else
    mst_test_sheet_number (self->sheet, self->row, name, n);
  self->row++;
}

/* --- whole rosters --- */

/* The end of the rows of the community that begin at @first. */
static guint
find_end (const World *world, guint first)
{
  guint community = g_array_index (world->rows, Row, first).community;

  while (first < world->rows->len && g_array_index (world->rows, Row, first).community == community)
    first++;
  return first;
}

static void
write_a (Roster *self, guint first, guint last, MstTestTruth *truth)
{
  const char *name = mst_test_world_get_area (self->world, self->subdistrict)->name;
  g_autofree char *title = g_strdup_printf ("%s防控力量花名册", name);
  g_autofree char *left = g_strdup_printf ("填报单位：%s", name);
  guint end;

  begin_sheet (self, "花名册", self->kind == LAYOUT_A_SHEET ? title : NULL, left, "2024年3月5日");
  for (guint i = first; i < last; i = end)
    {
      end = find_end (self->world, i);
      write_rows (self, i, end);
      write_total (self, "小计", end - i, FALSE);
      truth->subtotal_rows++;
    }
  write_total (self, "合计", last - first, FALSE);
  truth->total_rows++;
}

static void
write_b_sheets (Roster *self, guint first, guint last, MstTestTruth *truth)
{
  const char *subdistrict = mst_test_world_get_area (self->world, self->subdistrict)->name;
  Sheet *notes = mst_test_sheet_new ("填表说明");
  guint end;

  mst_test_sheet_text (notes, 0, 0, "填表说明");
  mst_test_sheet_text (notes, 1, 0, "1. 每个社区一张表，不得改动表头。");
  mst_test_sheet_text (notes, 2, 0, "2. 身份证号码请按文本填写。");
  g_ptr_array_add (self->sheets, notes);
  for (guint i = first; i < last; i = end)
    {
      const Area *area =
        mst_test_world_get_area (self->world, g_array_index (self->world->rows, Row, i).community);
      g_autofree char *title = g_strdup_printf ("%s%s防控力量统计表", subdistrict, area->common);

      end = find_end (self->world, i);
      self->serial = 0;
      begin_sheet (self, area->common, title, "填报时间：2024年3月5日", "单位：人");
      write_total (self, "合计", end - i, TRUE);
      truth->total_rows++;
      write_rows (self, i, end);
      mst_test_sheet_text (self->sheet, self->row + 1, 0, "填表人：钱文宁");
      mst_test_sheet_text (self->sheet, self->row + 1, 5, "审核人：孙安");
    }
}

static void
write_b_merged (Roster *self, guint first, guint last, MstTestTruth *truth)
{
  guint run = 0, top;

  begin_sheet (self, "Sheet1", "云川区一线力量情况汇总表", "制表日期：2024年3月5日", "");
  write_total (self, "合计", last - first, FALSE);
  mst_test_sheet_merge (self->sheet, self->row - 1, 0, self->row - 1, 1);
  truth->total_rows++;
  top = self->row;
  for (guint i = first; i < last; i++)
    {
      const Row *person = &g_array_index (self->world->rows, Row, i);
      const Row *above = i > first ? person - 1 : NULL;
      /* A row of nowhere stands alone; the rows around it are two runs. */
      gboolean begins = above == NULL || above->community != person->community
                        || above->flaw == FLAW_UNKNOWN_COMMUNITY
                        || person->flaw == FLAW_UNKNOWN_COMMUNITY;

      if (begins && above != NULL)
        mst_test_sheet_merge (self->sheet, run, 1, self->row - 1, 1);
      if (begins)
        run = self->row;
      write_row (self, person, above,
                 (self->row > top ? 1u << VALUE_SUBDISTRICT : 0)
                   | (begins ? 0 : 1u << VALUE_COMMUNITY));
    }
  mst_test_sheet_merge (self->sheet, run, 1, self->row - 1, 1);
  mst_test_sheet_merge (self->sheet, top, 0, self->row - 1, 0);
  mst_test_sheet_text (self->sheet, self->row, 0, "注：健康码状态以当日为准。");
}

static void
write_b_text (Roster *self, guint first, guint last, MstTestTruth *truth)
{
  begin_sheet (self, "", NULL, NULL, NULL);
  write_rows (self, first, last);
  write_total (self, "总计", last - first, FALSE);
  truth->total_rows++;
}

static char *
make_path (const Roster *self, const char *folder)
{
  const Area *area = mst_test_world_get_area (self->world, self->subdistrict);
  guint serial = atoi (area->code + 6) / 1000;
  g_autofree char *name = NULL;

  switch (self->kind)
    {
    case LAYOUT_A_SHEET:
      name = g_strdup_printf ("people-%02u-%s.xlsx", serial, area->name);
      break;
    case LAYOUT_A_TEXT:
      name = g_strdup_printf ("people-%02u-%s.csv", serial, area->name);
      break;
    case LAYOUT_B_SHEETS:
      name = g_strdup_printf ("附件%u-%s力量名单.xlsx", serial, area->name);
      break;
    case LAYOUT_B_MERGED:
      name = g_strdup_printf ("汇总表（定稿%u）.xlsx", serial);
      break;
    case LAYOUT_B_TEXT:
      name = g_strdup_printf ("导出%u.csv", serial);
      break;
    }
  return g_build_filename (folder, name, NULL);
}

static gboolean
write_roster (Roster *self, guint first, guint last, const char *path, MstTestTruth *truth,
              GError **error)
{
  switch (self->kind)
    {
    case LAYOUT_A_SHEET:
    case LAYOUT_A_TEXT:
      write_a (self, first, last, truth);
      break;
    case LAYOUT_B_SHEETS:
      write_b_sheets (self, first, last, truth);
      break;
    case LAYOUT_B_MERGED:
      write_b_merged (self, first, last, truth);
      break;
    case LAYOUT_B_TEXT:
      write_b_text (self, first, last, truth);
      break;
    }
  if (self->kind == LAYOUT_A_TEXT)
    return mst_test_sheet_save_text (self->sheet, path, "GB18030", error);
  if (self->kind == LAYOUT_B_TEXT)
    return mst_test_sheet_save_text (self->sheet, path, "UTF-8", error);
  return mst_test_sheets_save (self->sheets, path, error);
}

gboolean
mst_test_write_rosters (const World *world, const char *folder, MstTestTruth *truth, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  guint first = 0;

  for (guint a = 0; a < world->areas->len; a++)
    {
      g_autoptr (GPtrArray) sheets =
        g_ptr_array_new_with_free_func ((GDestroyNotify) mst_test_sheet_free);
      Roster roster = { .world = world, .subdistrict = a, .sheets = sheets };
      guint last = first;
      char *path;

      if (mst_test_world_get_area (world, a)->level != 2)
        continue;
      while (
        last < world->rows->len
        && mst_test_world_get_area (world, g_array_index (world->rows, Row, last).community)->parent
             == a)
        last++;
      roster.kind = mst_test_world_get_layout (world, a);
      roster.layout = &mst_test_layouts[roster.kind];
      path = make_path (&roster, folder);
      g_ptr_array_add (paths, path);
      if (!write_roster (&roster, first, last, path, truth, error))
        return FALSE;
      first = last;
    }
  g_ptr_array_add (paths, NULL);
  truth->people_paths = (char **) g_ptr_array_free (g_steal_pointer (&paths), FALSE);
  return TRUE;
}
