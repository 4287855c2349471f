/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a table stands on which page: rows, groups, sums, columns, tall cells. */

#include "mst-pages-private.h"

#include <math.h>
#include <string.h>

#define N_RANDOM_TABLES 300

static MstPages *
lay_out (MstTable *table, const MstTableStyle *style, MstOrientation orientation)
{
  MstPaper paper = mst_paper_for_table (MST_SHEET_PAPER_A4, orientation);
  g_autoptr (MstDocument) document = mst_document_new (&paper);
  g_autoptr (GError) error = NULL;
  MstPages *pages;

  mst_document_add_title (document, "示例区人员花名册");
  mst_document_add_table (document, table, style);
  mst_document_add_signatures (document);
  pages = mst_pages_new (document, NULL, &error);
  g_assert_no_error (error);
  return pages;
}

static const MstPaperTable *
get_table (MstPages *pages)
{
  for (guint i = 0; i < pages->layouts->len; i++)
    {
      const MstPaperTable *table = g_array_index (pages->layouts, MstBlockLayout, i).table;

      if (table != NULL)
        return table;
    }
  g_assert_not_reached ();
}

/* That every line of every row stands on exactly one page of each slice, in order, and that nothing
 * leaves the page. */
static void
check_pages (MstPages *pages)
{
  const MstPaperTable *table = get_table (pages);
  guint n_rows = mst_paper_cells_get_n_rows (table->cells);
  guint row = 0;
  guint line = 0;
  guint slice = 0;
  double width, height;
  MstPaperPart last = { 0 };

  mst_paper_get_area (&pages->paper, &width, &height);
  for (guint page = 0; page < pages->pages->len; page++)
    {
      guint n_items;
      const MstPageItem *items = mst_pages_get_items (pages, page, &n_items);

      g_assert_cmpuint (n_items, >, 0);
      for (guint i = 0; i < n_items; i++)
        {
          const MstBlock *block =
            &g_array_index (pages->document->blocks, MstBlock, items[i].block);
          const MstPaperPart *part = &items[i].part;

          g_assert_cmpfloat (items[i].y, >=, 0);
          if (n_items > 1 || block->kind != MST_BLOCK_TABLE)
            g_assert_cmpfloat (items[i].y + items[i].height, <=, height + 1e-6);
          else
            /* A row of one line with its sums has to stand somewhere. */
            g_assert_cmpfloat (items[i].height, <=, height + 1e-6);
          if (i > 0)
            g_assert_cmpfloat (items[i].y, >=, items[i - 1].y + items[i - 1].height - 1e-6);
          if (block->kind != MST_BLOCK_TABLE)
            continue;

          g_assert_cmpuint (part->slice, ==, slice);
          g_assert_cmpuint (part->first_row, ==, row);
          g_assert_cmpuint (part->first_line, ==, line);
          last = *part;
          slice = (slice + 1) % table->slices->len;
          if (slice == 0)
            {
              row = part->end_row;
              line = part->end_line;
            }
        }
    }
  g_assert_cmpuint (slice, ==, 0);
  g_assert_cmpuint (row, ==, n_rows);
  g_assert_cmpuint (line, ==, 0);
  g_assert_true (last.is_last);
}

/* @n_rows of ordinal, name, street (runs of @group_size), households. */
static MstTable *
make_table (guint n_rows, guint group_size, gboolean totals)
{
  MstTable *table = mst_table_new ("示例区人员花名册");

  mst_table_add_column (table, "序号", MST_COLUMN_ORDINAL, 0);
  mst_table_add_column (table, "姓名", MST_COLUMN_WORD, 0);
  mst_table_add_column (table, "街道", MST_COLUMN_WORD, 0);
  mst_table_add_column (table, "户数", MST_COLUMN_INTEGER, 0);
  mst_table_set_unit (table, "单位：人");
  mst_table_set_totals (table, totals);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *ordinal = g_strdup_printf ("%u", i + 1);
      g_autofree char *street = g_strdup_printf ("第%u街道", i / MAX (group_size, 1) + 1);
      g_autofree char *households = g_strdup_printf ("%u", 1000 + i * 7);
      const char *values[] = { ordinal, "张三丰", street, households };

      mst_table_add_row (table, values);
    }
  return table;
}

static void
test_rows (void)
{
  static const guint sizes[] = { 0, 1, 2, 37, 38, 39, 40, 41, 42, 43, 44, 45, 500 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      for (guint totals = 0; totals < 2; totals++)
        {
          MstTableStyle style = { .page_totals = TRUE };
          g_autoptr (MstTable) table = make_table (sizes[i], 0, totals);
          g_autoptr (MstPages) pages = lay_out (table, &style, MST_ORIENTATION_PORTRAIT);
          guint n_items;
          const MstPageItem *items;

          check_pages (pages);
          /* Signatures never stand on a page alone. */
          items = mst_pages_get_items (pages, mst_pages_get_n_pages (pages) - 1, &n_items);
          g_assert_cmpuint (n_items, >=, 2);
          g_assert_cmpuint (items[n_items - 2].part.end_row, ==, sizes[i]);
        }
    }
}

static double
get_sum (GPtrArray *sums, guint column)
{
  g_autoptr (GString) text = g_string_new (g_ptr_array_index (sums, column));

  g_string_replace (text, ",", "", 0);
  return g_ascii_strtod (text->str, NULL);
}

static void
test_page_totals (void)
{
  MstTableStyle style = { .page_totals = TRUE };
  g_autoptr (MstTable) table = make_table (500, 0, TRUE);
  g_autoptr (MstPages) pages = lay_out (table, &style, MST_ORIENTATION_PORTRAIT);
  const MstPaperTable *set = get_table (pages);
  double sum = 0;

  for (guint page = 0; page < mst_pages_get_n_pages (pages); page++)
    {
      guint n_items;
      const MstPageItem *items = mst_pages_get_items (pages, page, &n_items);
      const MstPaperPart *part = &items[page == 0 ? 1 : 0].part;
      g_autoptr (GPtrArray) sums = mst_paper_table_sum (set, part->first_row, part->end_row);

      g_assert_true (part->has_page_totals);
      g_assert_null (g_ptr_array_index (sums, 0));
      sum += get_sum (sums, 3);
    }
  g_assert_cmpfloat (sum, ==, 500 * 1000 + 7 * 499 * 250);
  g_assert_cmpfloat (get_sum (set->totals, 3), ==, sum);
}

/* A table of one page has no sums of pages. */
static void
test_single_page (void)
{
  MstTableStyle style = { .page_totals = TRUE };
  g_autoptr (MstTable) table = make_table (5, 0, TRUE);
  g_autoptr (MstPages) pages = lay_out (table, &style, MST_ORIENTATION_PORTRAIT);
  guint n_items;
  const MstPageItem *items = mst_pages_get_items (pages, 0, &n_items);

  g_assert_cmpuint (mst_pages_get_n_pages (pages), ==, 1);
  g_assert_cmpuint (n_items, ==, 3);
  g_assert_false (items[1].part.has_page_totals);
}

static void
test_groups (void)
{
  for (guint group_size = 1; group_size < 60; group_size++)
    {
      MstTableStyle style = { .group_column = 3, .page_totals = TRUE };
      g_autoptr (MstTable) table = make_table (170, group_size, group_size % 2 == 0);
      g_autoptr (MstPages) pages = lay_out (table, &style, MST_ORIENTATION_PORTRAIT);
      const MstPaperTable *set = get_table (pages);

      check_pages (pages);
      g_assert_cmpuint (set->columns->len, ==, 3);
      for (guint i = 0; i < pages->items->len; i++)
        {
          const MstPageItem *item = &g_array_index (pages->items, MstPageItem, i);
          guint last = item->part.end_row - 1;

          if (!item->part.is_first && item->part.end_row == 0)
            continue;
          /* The first row of a group of several never ends a page. */
          if (item->part.end_row > 0 && !item->part.is_last)
            g_assert_false (mst_paper_table_begins_group (set, last)
                            && !mst_paper_table_ends_group (set, last));
        }
      g_assert_cmpuint (mst_paper_table_get_group_end (set, 0), ==, group_size);
      g_assert_cmpuint (mst_paper_table_find_group (set, group_size - 1), ==, 0);
    }
}

static MstTable *
make_wide (guint n_columns)
{
  MstTable *table = mst_table_new ("宽表");
  g_autofree const char **values = g_new0 (const char *, n_columns);

  mst_table_add_column (table, "序号", MST_COLUMN_ORDINAL, 0);
  mst_table_add_column (table, "名称", MST_COLUMN_TEXT, 0);
  for (guint i = 2; i < n_columns; i++)
    mst_table_add_column (table, "统计指标", MST_COLUMN_INTEGER, 0);
  for (guint i = 0; i < n_columns; i++)
    values[i] = i == 1 ? "和平里街道" : "1234";
  for (guint row = 0; row < 100; row++)
    mst_table_add_row (table, values);
  return table;
}

static void
test_split (void)
{
  g_autoptr (MstTable) table = make_wide (60);
  g_autoptr (MstPages) pages = lay_out (table, NULL, MST_ORIENTATION_LANDSCAPE);
  const MstPaperTable *set = get_table (pages);
  gboolean seen[60] = { FALSE };
  double width, height;

  check_pages (pages);
  mst_paper_get_area (&pages->paper, &width, &height);
  g_assert_cmpfloat (set->size, >=, MST_PAPER_SMALLEST_SIZE);
  g_assert_cmpuint (set->slices->len, >, 1);
  for (guint i = 0; i < set->slices->len; i++)
    {
      const MstPaperSlice *slice = g_ptr_array_index (set->slices, i);

      g_assert_cmpuint (slice->columns[0], ==, 0);
      g_assert_cmpuint (slice->columns[1], ==, 1);
      g_assert_cmpfloat_with_epsilon (slice->offsets[slice->n_columns], width, 0.01);
      /* About as much on each. */
      g_assert_cmpuint (slice->n_columns, >=, 2 + 58 / set->slices->len - 2);
      for (guint j = 2; j < slice->n_columns; j++)
        {
          g_assert_false (seen[slice->columns[j]]);
          seen[slice->columns[j]] = TRUE;
        }
    }
  for (guint i = 2; i < 60; i++)
    g_assert_true (seen[i]);
}

/* Upright while the columns find room, then across. */
static void
test_orientation (void)
{
  for (guint n_columns = 3; n_columns < 20; n_columns++)
    {
      g_autoptr (MstTable) table = make_wide (n_columns);
      g_autoptr (MstPages) pages = lay_out (table, NULL, MST_ORIENTATION_AUTOMATIC);

      g_assert_cmpint (mst_pages_get_paper (pages)->orientation, ==,
                       n_columns <= 11 ? MST_ORIENTATION_PORTRAIT : MST_ORIENTATION_LANDSCAPE);
      g_assert_cmpuint (get_table (pages)->slices->len, ==, 1);
    }
}

/* A cell that no page can hold goes on on the next ones. */
static void
test_tall_cell (void)
{
  g_autoptr (MstTable) table = mst_table_new ("备注");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (MstPages) pages = NULL;
  const char *values[] = { "1", NULL };

  mst_table_add_column (table, "序号", MST_COLUMN_ORDINAL, 0);
  mst_table_add_column (table, "备注", MST_COLUMN_TEXT, 0);
  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "字");
  values[1] = text->str;
  mst_table_add_row (table, values);
  values[1] = "短";
  mst_table_add_row (table, values);

  pages = lay_out (table, NULL, MST_ORIENTATION_PORTRAIT);
  check_pages (pages);
  g_assert_cmpuint (mst_pages_get_n_pages (pages), >=, 3);
}

static char *
make_random_text (GRand *rand)
{
  static const char *const parts[] = { "东城",     "区",  "，", "（",      "）",
                                       "。",       "ABC", " ",  "1234567", "\n",
                                       "委组织部", "《",  "》", "x",       "https://a.b/c" };
  GString *text = g_string_new (NULL);
  guint n_parts = (guint) (g_rand_int_range (rand, 0, 40) == 0 ? g_rand_int_range (rand, 0, 900)
                                                               : g_rand_int_range (rand, 0, 8));

  for (guint i = 0; i < n_parts; i++)
    g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
  return g_string_free (text, FALSE);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20221110);

  for (guint round = 0; round < N_RANDOM_TABLES; round++)
    {
      g_autoptr (MstTable) table = mst_table_new ("表");
      guint n_columns = (guint) g_rand_int_range (rand, 1, 25);
      guint n_rows = (guint) g_rand_int_range (rand, 0, 90);
      MstTableStyle style = { .page_totals = g_rand_boolean (rand),
                              .heading = g_rand_boolean (rand) ? "表一" : NULL };
      g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (MstPages) pages = NULL;

      for (guint i = 0; i < n_columns; i++)
        mst_table_add_column (table, "列\n标题", (MstColumnKind) g_rand_int_range (rand, 0, 9), 1);
      mst_table_set_totals (table, g_rand_boolean (rand));
      if (g_rand_boolean (rand))
        style.group_column = (guint) g_rand_int_range (rand, 1, (gint32) n_columns + 1);
      for (guint row = 0; row < n_rows; row++)
        {
          /* Some columns repeat what stands above. */
          for (guint i = 0; i < n_columns; i++)
            {
              if (row == 0)
                g_ptr_array_add (values, make_random_text (rand));
              else if (g_rand_int_range (rand, 0, 3) == 0)
                {
                  g_free (g_ptr_array_index (values, i));
                  g_ptr_array_index (values, i) = make_random_text (rand);
                }
            }
          mst_table_add_row (table, (const char *const *) values->pdata);
        }

      pages = lay_out (table, &style, (MstOrientation) g_rand_int_range (rand, 0, 3));
      g_test_message ("table %u: %u columns, %u rows, %u pages", round, n_columns, n_rows,
                      mst_pages_get_n_pages (pages));
      check_pages (pages);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/rows", test_rows);
  g_test_add_func ("/pages/page-totals", test_page_totals);
  g_test_add_func ("/pages/single-page", test_single_page);
  g_test_add_func ("/pages/groups", test_groups);
  g_test_add_func ("/pages/split", test_split);
  g_test_add_func ("/pages/orientation", test_orientation);
  g_test_add_func ("/pages/tall-cell", test_tall_cell);
  g_test_add_func ("/pages/random", test_random);
  return g_test_run ();
}
