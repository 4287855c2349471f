/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every report of 25,000 and of 250,000 people, as PDF and as a workbook, and the roster filled into a workbook of the
 * department's own: processor time, the program's own memory, and the ratio of the larger to ten times the smaller,
 * which is 1 where the time grows as the file does. */

#include "bench-cost.h"
#include "mst-report.h"
#include "mst-sample.h"
#include "mst-sheet-writer.h"

#include <stdio.h>
#include <stdlib.h>

#define FEW 25000
#define MANY 250000

/** Job: @report as a file of @suffix, of the district @store; @template: nullable. */
typedef struct
{
  const MstReport *report;
  const char *suffix;
  const char *store;
  const char *template_path;
  char *out;
} Job;

static void
make_report (gconstpointer data)
{
  const Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) store = mst_store_open (job->store, &error);
  g_autoptr (MstReportOptions) options = mst_report_options_new ();
  g_autoptr (MstReportContent) content = NULL;
  gboolean saved;

  g_assert_no_error (error);
  content = mst_report_make (job->report, store, options, NULL, &error);
  g_assert_no_error (error);
  saved = job->template_path != NULL
            ? mst_report_content_save_template (content, job->template_path, job->out, NULL, &error)
            : mst_report_content_save (content, job->out, NULL, &error);
  if (!saved)
    g_error ("%s: %s", job->report->name, error->message);
}

/* A workbook with a row of marks. */
static void
make_template (const char *path)
{
  static const MstSheetColumn columns[] = {
    { .heading = "序号", .kind = MST_COLUMN_ORDINAL },
    { .heading = "姓名", .kind = MST_COLUMN_WORD },
    { .heading = "号码", .kind = MST_COLUMN_CODE },
    { .heading = "街道", .kind = MST_COLUMN_WORD },
    { .heading = "单位", .kind = MST_COLUMN_TEXT },
  };
  static const char *const marks[] = { "{{序号}}", "{{姓名}}", "{{联系电话}}", "{{街道}}",
                                       "{{社区}}" };
  const MstSheetLayout layout = { .sheet_name = "花名册",
                                  .title = "{{标题}}",
                                  .columns = columns,
                                  .n_columns = G_N_ELEMENTS (columns) };
  g_autoptr (GError) error = NULL;
  g_autoptr (MstSheetWriter) writer = mst_sheet_writer_new (path, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (mst_sheet_writer_begin_table (writer, &layout, &error));
  g_assert_true (mst_sheet_writer_add_row (writer, marks, MST_CELL_STYLE_PLAIN, &error));
  g_assert_true (mst_sheet_writer_end_table (writer, &error));
  g_assert_true (mst_sheet_writer_finish (writer, &error));
}

/** District: a file with so many people. */
typedef struct
{
  char *path;
  guint people;
} District;

static void
fill_district (gconstpointer data)
{
  const District *district = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) store = mst_store_create (district->path, MST_SAMPLE_DISTRICT, &error);

  g_assert_no_error (error);
  g_assert_true (mst_sample_fill (store, district->people, 1, NULL, &error));
}

/* In a process of its own, so that its memory isn't counted. */
static char *
make_district (const char *folder, guint people)
{
  g_autofree char *name = g_strdup_printf ("%u.muster", people);
  const District district = { g_build_filename (folder, name, NULL), people };
  BenchCost cost = BENCH_COST_NONE;

  bench_cost_measure (&cost, fill_district, &district);
  return district.path;
}

static void
measure (const MstReport *report, const char *suffix, const char *template_path,
         const char *const *stores, const char *folder)
{
  g_autofree char *name = g_strconcat ("out.", suffix, NULL);
  g_autofree char *out = g_build_filename (folder, name, NULL);
  BenchCost costs[2] = { BENCH_COST_NONE, BENCH_COST_NONE };

  for (guint i = 0; i < G_N_ELEMENTS (costs); i++)
    {
      const Job job = { report, suffix, stores[i], template_path, out };

      bench_cost_measure (&costs[i], make_report, &job);
    }
  printf ("%-18s %-8s %6.2f s %4.0f MB %7.2f s %4.0f MB  ratio %.2f\n", report->name,
          template_path != NULL ? "template" : suffix, costs[0].seconds, costs[0].own,
          costs[1].seconds, costs[1].own, costs[1].seconds / (10 * costs[0].seconds));
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("muster-bench-XXXXXX", NULL);
  g_autofree char *few = make_district (folder, FEW);
  g_autofree char *many = make_district (folder, MANY);
  g_autofree char *template_path = g_build_filename (folder, "template.xlsx", NULL);
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", folder);
  const char *const stores[] = { few, many };

  make_template (template_path);
  printf ("%-27s %6d people %13d people\n", "", FEW, MANY);
  for (const MstReport *const *report = mst_reports; *report != NULL; report++)
    {
      measure (*report, "pdf", NULL, stores, folder);
      /* Of more units than a workbook has sheets each gets a file. */
      if (!(*report)->by_unit)
        measure (*report, "xlsx", NULL, stores, folder);
    }
  measure (mst_report_get ("people"), "xlsx", template_path, stores, folder);
  return system (command) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
