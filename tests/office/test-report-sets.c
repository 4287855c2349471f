/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of reports: kept, changed, taken back; made of one moment. */
#include "config.h"

#include "mst-report-send.h"
#include "mst-report-sets.h"
#include "mst-sample.h"
#include "office-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* "甲:briefing,units 乙:" */
static void
assert_sets (Fixture *f, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sets = mst_report_sets_list (f->store, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < sets->len; i++)
    {
      const MstReportSet *set = g_ptr_array_index (sets, i);

      g_string_append_printf (text, "%s%s:", i > 0 ? " " : "", set->name);
      for (guint k = 0; k < set->entries->len; k++)
        g_string_append_printf (text, "%s%s", k > 0 ? "," : "",
                                g_array_index (set->entries, MstReportEntry, k).name);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
add (Fixture *f, const char *name, const char *report)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstReportOptions) options = mst_report_options_new ();
  g_autofree char *done = NULL;

  options->paper = MST_SHEET_PAPER_A3;
  done = mst_report_sets_add (f->store, name, mst_report_get (report), options, &error);
  g_assert_no_error (error);
  g_assert_nonnull (done);
}

static MstReportSet *
get (Fixture *f, const char *name)
{
  g_autoptr (GError) error = NULL;
  MstReportSet *set = mst_report_sets_get (f->store, name, &error);

  g_assert_no_error (error);
  return set;
}

static void
save (Fixture *f, MstReportSet *set)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *done = mst_report_sets_save (f->store, set, &error);

  g_assert_no_error (error);
  g_assert_nonnull (done);
}

static void
undo (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  mst_store_undo (f->store, &error);
  g_assert_no_error (error);
}

static void
test_keeping (void)
{
  g_auto (Fixture) f;
  g_autoptr (GError) error = NULL;
  g_autoptr (MstReportSet) first = NULL;
  g_autoptr (MstReportSet) stale = NULL;
  g_autoptr (MstReportOptions) options = NULL;
  const MstReport *report;
  g_autofree char *moved = NULL;
  g_autofree char *removed = NULL;

  fixture_init (&f);
  add (&f, " 周一  简报 ", "briefing");
  add (&f, "周一 简报", "units");
  add (&f, "名册", "people");
  assert_sets (&f, "周一 简报:briefing,units 名册:people");

  first = get (&f, "周一 简报");
  options = mst_report_set_get_options (first, 1, &report, &error);
  g_assert_no_error (error);
  g_assert_true (report == mst_report_get ("units"));
  g_assert_cmpint (options->paper, ==, MST_SHEET_PAPER_A3);

  mst_report_set_move (first, 1, 0);
  save (&f, first);
  assert_sets (&f, "周一 简报:units,briefing 名册:people");
  stale = get (&f, "周一 简报");
  mst_report_set_remove (first, 0);
  save (&f, first);
  assert_sets (&f, "周一 简报:briefing 名册:people");
  g_free (first->name);
  first->name = g_strdup ("晨报");
  save (&f, first);
  assert_sets (&f, "晨报:briefing 名册:people");
  g_assert_null (mst_report_sets_save (f.store, first, &error));
  g_assert_no_error (error);

  /* Not over what somebody else did meanwhile. */
  g_assert_null (mst_report_sets_save (f.store, stale, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_STALE);
  g_clear_error (&error);

  moved = mst_report_sets_move (f.store, first->id, 99, &error);
  g_assert_nonnull (moved);
  assert_sets (&f, "名册:people 晨报:briefing");
  g_assert_null (mst_report_sets_move (f.store, first->id, 1, &error));
  g_assert_no_error (error);
  removed = mst_report_sets_remove (f.store, first->id, &error);
  g_assert_nonnull (strstr (removed, "晨报"));
  assert_sets (&f, "名册:people");
  test_file_assert_clean (f.store);

  undo (&f);
  assert_sets (&f, "名册:people 晨报:briefing");
  undo (&f);
  assert_sets (&f, "晨报:briefing 名册:people");
  undo (&f);
  undo (&f);
  assert_sets (&f, "周一 简报:units,briefing 名册:people");
  for (guint i = 0; i < 4; i++)
    undo (&f);
  assert_sets (&f, "");
  g_assert_true (mst_store_redo (f.store, NULL));
  assert_sets (&f, "周一 简报:briefing");
  test_file_assert_clean (f.store);
}

static void
test_mistakes (void)
{
  g_auto (Fixture) f;
  g_autoptr (GError) error = NULL;
  g_autoptr (MstReportSet) set = NULL;
  g_autoptr (MstReportSet) blank = mst_report_set_new ("　");
  g_autoptr (MstReportOptions) options = mst_report_options_new ();
  g_autoptr (GPtrArray) contents = NULL;
  const MstReport *report;

  fixture_init (&f);
  add (&f, "甲", "units");
  add (&f, "乙", "posts");
  set = get (&f, "甲");
  g_free (set->name);
  set->name = g_strdup ("乙");
  g_assert_null (mst_report_sets_save (f.store, set, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_clear_error (&error);
  g_assert_null (mst_report_sets_save (f.store, blank, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_clear_error (&error);
  g_assert_null (mst_report_sets_add (f.store, "", mst_report_get ("units"), options, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_clear_error (&error);
  g_assert_null (mst_report_sets_get (f.store, "丙", &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (mst_report_sets_remove (f.store, 77, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (mst_report_sets_move (f.store, 77, 0, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_NOT_FOUND);
  g_clear_error (&error);
  assert_sets (&f, "甲:units 乙:posts");

  /* What a newer program has put in is kept, and told when it is to be made. */
  g_assert_true (mst_report_set_read_json (
    set,
    "[{\"report\":\"weather\",\"options\":{\"wind\":3}},{\"report\":\"units\",\"options\":{}}]",
    &error));
  g_free (set->name);
  set->name = g_strdup ("甲");
  save (&f, set);
  assert_sets (&f, "甲:weather,units 乙:posts");
  mst_report_set_free (g_steal_pointer (&set));
  set = get (&f, "甲");
  g_assert_cmpstr (g_array_index (set->entries, MstReportEntry, 0).json, ==, "{\"wind\":3}");
  g_assert_null (mst_report_set_get_options (set, 0, &report, &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_clear_error (&error);
  contents = mst_report_set_make (set, f.store, (MstDate){ 0 }, FALSE, NULL, &error);
  g_assert_null (contents);
  g_assert_nonnull (strstr (error->message, "weather"));
  g_clear_error (&error);
  mst_report_set_remove (set, 0);
  mst_report_set_remove (set, 0);
  contents = mst_report_set_make (set, f.store, (MstDate){ 0 }, FALSE, NULL, &error);
  g_assert_null (contents);
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
  g_clear_error (&error);
  g_assert_false (mst_report_set_read_json (set, "{}", &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_INPUT);
}

static gint64
count_rows (GPtrArray *contents, guint index)
{
  g_autoptr (GError) error = NULL;
  gint64 n = mst_report_content_count_rows (g_ptr_array_index (contents, index), &error);

  g_assert_no_error (error);
  return n;
}

static void
write_person (Fixture *f, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) store = mst_store_open (f->path, &error);
  Fixture other = { f->folder, f->path, store };

  g_assert_no_error (error);
  fixture_add (&other, &mst_person_type, line);
}

static void
add_report (MstReportSet *set, const char *name)
{
  g_autoptr (MstReportOptions) options = mst_report_options_new ();

  mst_report_set_add (set, mst_report_get (name), options);
}

/* What somebody else writes while they are written out is in none of them; a day holds for all. */
static void
test_one_moment (void)
{
  g_auto (Fixture) f;
  g_autoptr (GError) error = NULL;
  g_autoptr (MstReportSet) set = mst_report_set_new ("名册");
  GPtrArray *contents;
  gint64 n_people;

  fixture_init_blank (&f);
  g_assert_true (mst_sample_fill (f.store, 300, 3, NULL, &error));
  n_people = fixture_count (&f, &mst_person_type);
  add_report (set, "people");
  add_report (set, "people");
  contents = mst_report_set_make (set, f.store, (MstDate){ 0 }, FALSE, NULL, &error);
  g_assert_no_error (error);
  write_person (&f, "name=丁一|class=4|area=3");
  g_assert_cmpint (count_rows (contents, 0), ==, n_people);
  g_assert_cmpint (count_rows (contents, 1), ==, n_people);
  /* Nothing can be written through the store while they are read, and again when they are gone. */
  g_assert_false (mst_store_begin (f.store, "insert", "x", &error));
  g_assert_error (error, MST_ERROR, MST_ERROR_USAGE);
  g_clear_error (&error);
  g_ptr_array_unref (contents);

  contents = mst_report_set_make (set, f.store, mst_date_new (2022, 11, 10), FALSE, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < contents->len; i++)
    {
      MstDate day = mst_report_content_get_day (g_ptr_array_index (contents, i));

      g_assert_cmpint (mst_date_compare (day, mst_date_new (2022, 11, 10)), ==, 0);
    }
  g_assert_cmpint (count_rows (contents, 0), ==, n_people + 1);
  g_ptr_array_unref (contents);
  fixture_add (&f, &mst_person_type, "name=丁二|class=4|area=3");
}

/* Pages numbered through, each report a place to leap to with its groups below. */
static void
test_binding (void)
{
  g_auto (Fixture) f;
  g_autoptr (GError) error = NULL;
  g_autoptr (MstReportSet) set = mst_report_set_new ("周一简报");
  g_autoptr (GPtrArray) contents = NULL;
  g_autoptr (MstVolume) volume = NULL;
  g_autoptr (GArray) outline = NULL;
  guint n_first;

  fixture_init_blank (&f);
  g_assert_true (mst_sample_fill (f.store, 300, 3, NULL, &error));
  add_report (set, "people");
  add_report (set, "briefing");
  contents = mst_report_set_make (set, f.store, (MstDate){ 0 }, FALSE, NULL, &error);
  g_assert_no_error (error);
  volume = mst_report_contents_bind ((MstReportContent *const *) contents->pdata, contents->len,
                                     set->name, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mst_volume_get_title (volume), ==, "周一简报");
  outline = mst_volume_list_outline (volume);
  g_assert_cmpuint (outline->len, >, 2);
  n_first = mst_volume_get_n_pages (volume) - 1;
  for (guint i = 0; i < outline->len; i++)
    {
      const MstOutlineEntry *entry = &g_array_index (outline, MstOutlineEntry, i);

      g_assert_cmpuint (entry->level, ==, i == 0 || i + 1 == outline->len ? 0 : 1);
      g_assert_cmpuint (entry->page, <=, n_first);
      if (i > 0)
        g_assert_cmpuint (entry->page, >=, (entry - 1)->page);
    }
  g_assert_cmpstr (g_array_index (outline, MstOutlineEntry, outline->len - 1).text, ==,
                   mst_report_content_get_title (g_ptr_array_index (contents, 1)));
  g_assert_cmpuint (g_array_index (outline, MstOutlineEntry, outline->len - 1).page, ==, n_first);
}

/* Files that would be replaced are counted beforehand: of this report and day, and of no other. */
static void
test_sent_before (void)
{
  Fixture f = { 0 };
  g_autoptr (MstReportOptions) options = mst_report_options_new ();
  g_autofree char *folder = NULL;
  g_autofree char *other = NULL;
  const MstReport *report = mst_report_get ("units");
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) entries = NULL;
  guint n, n_entries = 0;

  fixture_init_blank (&f);
  g_assert_true (mst_sample_fill (f.store, 60, 3, NULL, &error));
  g_assert_no_error (error);
  options->day = mst_date_new (2022, 11, 10);
  folder = g_build_filename (f.folder, "sent", NULL);
  other = g_build_filename (folder, "东四街道 人员花名册 2022-11-10.xlsx", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (other, "", 0, &error));
  g_assert_cmpuint (mst_report_count_sent (report, options, folder, "csv"), ==, 0);
  n = mst_report_send (report, f.store, options, MST_REPORT_TO_SUBDISTRICTS, NULL, folder, "csv",
                       NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (mst_report_count_sent (report, options, folder, "csv"), ==, n);
  g_assert_cmpuint (mst_report_count_sent (report, options, folder, "pdf"), ==, 0);
  options->day = mst_date_new (2022, 11, 11);
  g_assert_cmpuint (mst_report_count_sent (report, options, folder, "csv"), ==, 0);
  g_assert_cmpuint (mst_report_count_sent (report, options, "/nowhere", "csv"), ==, 0);
  /* Where they were made is gone. */
  entries = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (entries) != NULL)
    n_entries++;
  g_assert_cmpuint (n_entries, ==, n + 1);
  fixture_clear (&f);
}

int
main (int argc, char **argv)
{
  fixture_set_up_environment ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-sets/keeping", test_keeping);
  g_test_add_func ("/report-sets/mistakes", test_mistakes);
  g_test_add_func ("/report-sets/one-moment", test_one_moment);
  g_test_add_func ("/report-sets/binding", test_binding);
  g_test_add_func ("/report-sets/sent-before", test_sent_before);
  return g_test_run ();
}
