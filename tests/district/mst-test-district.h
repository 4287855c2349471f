/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MST_TEST_N_POST_KINDS 4
#define MST_TEST_N_CLASSES 9

/**
 * MstTestTruth: what a right import of the written workbooks finds.
 * @people: different people in the rosters
 * @people_importable: of which have a row without an error
 * @importable_by_class: by code of the person-class choices minus 1
 * @posts_by_kind: by code of the post-kind choices minus 1
 * @rows: rows of people, without totals
 * @rows_rejected: of which have one of the errors missing_name … unreadable_date, one each
 * @sex_disagrees … @full_width_number: rows that are imported nevertheless
 * @total_rows: of whole sheets, in rosters
 */
typedef struct
{
  char style;
  guint32 seed;
  char *district;
  guint subdistricts, communities;
  guint compounds, compounds_managed;
  guint64 households;
  guint units, units_capacity, units_bad_credit_code;
  guint posts, posts_by_kind[MST_TEST_N_POST_KINDS];
  guint people, people_importable;
  char **subdistrict_names;
  guint *importable_by_subdistrict;
  guint importable_by_class[MST_TEST_N_CLASSES];
  guint rows, rows_rejected;
  guint missing_name, bad_check_digit, destroyed_number, unknown_community, unreadable_date;
  guint sex_disagrees, duplicate_rows, hidden_rows, name_with_spaces, full_width_number;
  guint subtotal_rows, total_rows;
  char *areas_path, *compounds_path, *units_path, *posts_path, *truth_path;
  char **people_paths;
} MstTestTruth;

/**
 * mst_test_district_write:
 * @folder: an existing folder
 * @style: 'a': two-row headings, a community column, subtotals, one GB18030 roster; 'b': other
 *   words, other order, one sheet a community or three-row headings with places merged down or UTF-8
 *   text, totals on top, 同上, other dates
 * @people: how many people, at least 100
 * @truth: (out caller-allocates): clear with mst_test_truth_clear()
 *
 * Writes the area tree, the rosters and the ledgers of an invented district, untidy as in life, and
 * truth.json. Equal arguments give equal workbooks. Citizen numbers are under 110100, given to nobody.
 */
gboolean mst_test_district_write (const char *folder, char style, guint people, guint32 seed,
                                  MstTestTruth *truth, GError **error);

void mst_test_truth_clear (MstTestTruth *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MstTestTruth, mst_test_truth_clear)

G_END_DECLS
