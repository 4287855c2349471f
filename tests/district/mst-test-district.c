/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes an invented district's workbooks and what a right import of them finds. */
#include "config.h"

#include "mst-test-district.h"

#include "mst-test-rosters.h"
#include "mst-test-world.h"

#include <gio/gio.h>

/* --- the truth --- */

static void
count_areas (const World *world, MstTestTruth *truth)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < world->areas->len; i++)
    {
      const Area *area = mst_test_world_get_area (world, i);

      truth->communities += area->level == 3;
      if (area->level == 2)
        g_ptr_array_add (names, g_strdup (area->name));
    }
  truth->district = g_strdup (mst_test_world_get_area (world, 0)->name);
  truth->subdistricts = names->len;
  truth->importable_by_subdistrict = g_new0 (guint, names->len);
  g_ptr_array_add (names, NULL);
  truth->subdistrict_names = (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static void
count_ledgers (const World *world, MstTestTruth *truth)
{
  truth->compounds = world->compounds->len;
  for (guint i = 0; i < world->compounds->len; i++)
    {
      const Compound *compound = &g_array_index (world->compounds, Compound, i);

      truth->compounds_managed += compound->company != NULL;
      truth->households += compound->households;
    }
  truth->units = world->units->len;
  truth->units_bad_credit_code = world->bad_credit_codes;
  for (guint i = 0; i < world->units->len; i++)
    truth->units_capacity += g_array_index (world->units, Unit, i).capacity;
  truth->posts = world->posts->len;
  for (guint i = 0; i < world->posts->len; i++)
    truth->posts_by_kind[g_array_index (world->posts, Post, i).kind - 1]++;
}

static guint
get_subdistrict_serial (const World *world, const Row *row)
{
  guint community = row->community;
  guint parent = mst_test_world_get_area (world, community)->parent;
  guint serial = 0;

  for (guint i = 0; i < parent; i++)
    serial += mst_test_world_get_area (world, i)->level == 2;
  return serial;
}

static void
count_row (const World *world, const Row *row, MstTestTruth *truth)
{
  truth->rows++;
  if (row->is_duplicate)
    {
      truth->duplicate_rows++;
      return;
    }
  truth->people++;
  truth->missing_name += row->flaw == FLAW_NO_NAME;
  truth->bad_check_digit += row->flaw == FLAW_BAD_CHECK_DIGIT;
  truth->destroyed_number += row->flaw == FLAW_DESTROYED_NUMBER;
  truth->unknown_community += row->flaw == FLAW_UNKNOWN_COMMUNITY;
  truth->unreadable_date += row->flaw == FLAW_UNREADABLE_DATE;
  if (row->flaw != FLAW_NONE)
    {
      truth->rows_rejected++;
      return;
    }
  truth->people_importable++;
  truth->importable_by_subdistrict[get_subdistrict_serial (world, row)]++;
  truth->importable_by_class[row->class - 1]++;
  truth->sex_disagrees += row->says_other_sex;
  truth->hidden_rows += row->is_hidden;
  truth->name_with_spaces += row->has_spaces;
  truth->full_width_number += row->is_full_width;
}

/* --- truth.json --- */

static void
append_count (GString *json, const char *name, guint64 count)
{
  g_string_append_printf (json, " \"%s\": %" G_GUINT64_FORMAT ",\n", name, count);
}

static void
append_counts (GString *json, const char *name, const char *const *keys, const guint *counts,
               guint n)
{
  g_string_append_printf (json, " \"%s\": {\n", name);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (json, "  \"%s\": %u%s\n", keys[i], counts[i], i + 1 < n ? "," : "");
  g_string_append (json, " },\n");
}

static gboolean
write_truth (const MstTestTruth *truth, GError **error)
{
  static const char *const kinds[] = { "关卡值守", "政策宣传", "人员劝导", "隔离监督" };
  static const char *const classes[] = { "街道干部", "市区下沉干部", "社区工作者",
                                         "在职党员", "志愿者",       "居民骨干",
                                         "物业人员", "保安",         "入党积极分子" };
  const struct
  {
    const char *name;
    guint count;
  } problems[] = {
    { "missing_name", truth->missing_name },
    { "bad_check_digit", truth->bad_check_digit },
    { "id_destroyed_by_excel", truth->destroyed_number },
    { "unknown_community", truth->unknown_community },
    { "unreadable_date", truth->unreadable_date },
    { "sex_disagrees_with_id", truth->sex_disagrees },
    { "duplicate_rows", truth->duplicate_rows },
    { "hidden_rows", truth->hidden_rows },
    { "subtotal_rows", truth->subtotal_rows },
    { "total_rows", truth->total_rows },
    { "name_with_spaces", truth->name_with_spaces },
    { "full_width_id", truth->full_width_number },
  };
  g_autoptr (GString) json = g_string_new ("{\n");

  g_string_append_printf (json, " \"district\": \"%s\",\n \"style\": \"%c\",\n", truth->district,
                          truth->style);
  append_count (json, "subdistricts", truth->subdistricts);
  append_count (json, "communities", truth->communities);
  append_count (json, "seed", truth->seed);
  append_count (json, "compounds", truth->compounds);
  append_count (json, "compounds_managed", truth->compounds_managed);
  append_count (json, "households", truth->households);
  append_count (json, "units", truth->units);
  append_count (json, "units_capacity", truth->units_capacity);
  append_count (json, "units_bad_credit_code", truth->units_bad_credit_code);
  append_count (json, "posts", truth->posts);
  append_counts (json, "posts_by_kind", kinds, truth->posts_by_kind, G_N_ELEMENTS (kinds));
  append_count (json, "people", truth->people);
  append_count (json, "people_importable", truth->people_importable);
  append_counts (json, "importable_by_subdistrict", (const char *const *) truth->subdistrict_names,
                 truth->importable_by_subdistrict, truth->subdistricts);
  append_counts (json, "importable_by_class", classes, truth->importable_by_class,
                 G_N_ELEMENTS (classes));
  append_count (json, "rows", truth->rows);
  append_count (json, "rows_rejected", truth->rows_rejected);
  g_string_append (json, " \"problems\": {\n");
  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    g_string_append_printf (json, "  \"%s\": %u%s\n", problems[i].name, problems[i].count,
                            i + 1 < G_N_ELEMENTS (problems) ? "," : "");
  g_string_append (json, " }\n}\n");
  return g_file_set_contents (truth->truth_path, json->str, json->len, error);
}

/* --- public --- */

gboolean
mst_test_district_write (const char *folder, char style, guint people, guint32 seed,
                         MstTestTruth *truth, GError **error)
{
  g_autoptr (World) world = NULL;

  g_return_val_if_fail (style == 'a' || style == 'b', FALSE);
  g_return_val_if_fail (people >= 100 && people <= 100000, FALSE);

  *truth = (MstTestTruth){ .style = style, .seed = seed };
  world = mst_test_world_new (style, people, seed);
  count_areas (world, truth);
  count_ledgers (world, truth);
  for (guint i = 0; i < world->rows->len; i++)
    count_row (world, &g_array_index (world->rows, Row, i), truth);
  truth->truth_path = g_build_filename (folder, "truth.json", NULL);
  return mst_test_write_ledgers (world, folder, truth, error)
         && mst_test_write_rosters (world, folder, truth, error) && write_truth (truth, error);
}

void
mst_test_truth_clear (MstTestTruth *self)
{
  g_free (self->district);
  g_strfreev (self->subdistrict_names);
  g_free (self->importable_by_subdistrict);
  g_free (self->areas_path);
  g_free (self->compounds_path);
  g_free (self->units_path);
  g_free (self->posts_path);
  g_free (self->truth_path);
  g_strfreev (self->people_paths);
  *self = (MstTestTruth){ 0 };
}
