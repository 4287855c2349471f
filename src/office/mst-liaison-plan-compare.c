/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How two plans of the liaison differ, or one and what there is. */
#include "config.h"

#include "mst-liaison-plan-private.h"

#include "mst-liaison.h"
#include "mst-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/** Side: what a place has in a version; @unit 0: none. */
typedef struct
{
  gint64 unit;
  const char *name;
  gint64 distance;
  MstNearness nearness;
} Side;

static Side
get_side (MstLiaisonVersion version, const MstLiaisonPlanEntry *entry)
{
  if (entry == NULL)
    return (Side){ 0 };
  if (version.is_before)
    return (Side){ entry->before, entry->before_name, entry->before_distance,
                   entry->before_nearness };
  /* What is left as it is keeps what it has. */
  if (entry->outcome == MST_LIAISON_LEFT)
    return (Side){ entry->before, entry->before_name, entry->before_distance,
                   entry->before_nearness };
  return (Side){ entry->unit, entry->unit_name, entry->distance, entry->nearness };
}

static void
compare_place (GArray *differences, const MstLiaisonPlanEntry *place, Side a, Side b)
{
  MstLiaisonDifference difference = {
    .place = place->place,
    .name = place->name,
    .path = place->path,
    .unit_a = a.unit,
    .unit_b = b.unit,
    .unit_name_a = a.name,
    .unit_name_b = b.name,
    .distance_a = a.distance,
    .distance_b = b.distance,
    .nearness_a = a.nearness,
    .nearness_b = b.nearness,
  };

  if (a.unit != b.unit)
    g_array_append_val (differences, difference);
}

GArray *
mst_liaison_versions_compare (MstLiaisonVersion a, MstLiaisonVersion b)
{
  GArray *differences = g_array_new (FALSE, FALSE, sizeof (MstLiaisonDifference));

  for (guint i = 0; i < a.plan->entries->len; i++)
    {
      const MstLiaisonPlanEntry *entry = mst_liaison_plan_get_entry (a.plan, i);

      compare_place (differences, entry, get_side (a, entry),
                     get_side (b, mst_liaison_plan_find (b.plan, entry->place)));
    }
  for (guint i = 0; i < b.plan->entries->len; i++)
    {
      const MstLiaisonPlanEntry *entry = mst_liaison_plan_get_entry (b.plan, i);

      if (mst_liaison_plan_find (a.plan, entry->place) == NULL)
        compare_place (differences, entry, (Side){ 0 }, get_side (b, entry));
    }
  return differences;
}

GArray *
mst_liaison_plan_compare (const MstLiaisonPlan *a, const MstLiaisonPlan *b)
{
  return mst_liaison_versions_compare ((MstLiaisonVersion){ .plan = a },
                                       (MstLiaisonVersion){ .plan = b });
}

/* --- loads --- */

static guint
get_load (MstLiaisonVersion version, guint number)
{
  MstLiaisonPlanUnit unit = mst_liaison_plan_get_unit (version.plan, number);

  return version.is_before ? unit.load_before : unit.load;
}

/* Units may have come and gone between two plans. */
static guint
find_load (MstLiaisonVersion version, gint64 unit, guint *capacity)
{
  guint number = mst_liaison_district_find_unit (version.plan->district, unit);

  if (number == MST_ASSIGNMENT_NONE)
    return 0;
  *capacity = MAX (*capacity, mst_liaison_plan_get_unit (version.plan, number).capacity);
  return get_load (version, number);
}

static void
add_load (GArray *loads, MstLiaisonVersion a, MstLiaisonVersion b, MstLiaisonPlanUnit unit)
{
  MstLiaisonLoad load = { .unit = unit.unit, .name = unit.name };

  load.load_a = find_load (a, unit.unit, &load.capacity);
  load.load_b = find_load (b, unit.unit, &load.capacity);
  if (load.load_a != load.load_b)
    g_array_append_val (loads, load);
}

GArray *
mst_liaison_versions_compare_loads (MstLiaisonVersion a, MstLiaisonVersion b)
{
  GArray *loads = g_array_new (FALSE, FALSE, sizeof (MstLiaisonLoad));

  for (guint i = 0; i < mst_liaison_plan_get_n_units (a.plan); i++)
    add_load (loads, a, b, mst_liaison_plan_get_unit (a.plan, i));
  for (guint i = 0; i < mst_liaison_plan_get_n_units (b.plan); i++)
    {
      MstLiaisonPlanUnit unit = mst_liaison_plan_get_unit (b.plan, i);

      if (mst_liaison_district_find_unit (a.plan->district, unit.unit) == MST_ASSIGNMENT_NONE)
        add_load (loads, a, b, unit);
    }
  return loads;
}

/* --- figures --- */

MstLiaisonVersionFigures
mst_liaison_version_get_figures (MstLiaisonVersion self)
{
  MstLiaisonVersionFigures figures = { 0 };

  for (guint i = 0; i < self.plan->entries->len; i++)
    {
      const MstLiaisonPlanEntry *entry = mst_liaison_plan_get_entry (self.plan, i);
      Side side = get_side (self, entry);

      figures.n_places += side.unit != 0;
      figures.total += side.distance;
      figures.worst = MAX (figures.worst, side.distance);
      figures.n_new += side.unit != 0 && entry->before == 0;
      figures.n_changed += side.unit != 0 && entry->before != 0 && side.unit != entry->before;
    }
  figures.mean = figures.n_places > 0 ? (double) figures.total / figures.n_places : 0;
  for (guint i = 0; i < mst_liaison_plan_get_n_units (self.plan); i++)
    {
      guint load = get_load (self, i);

      figures.n_units += load > 0;
      figures.n_full += load > 0 && load >= mst_liaison_plan_get_unit (self.plan, i).capacity;
      figures.most = MAX (figures.most, load);
    }
  return figures;
}

/* --- as a document, in Chinese as all of them --- */

/** Comparison: a report of two versions. */
typedef struct
{
  MstReport base;
  MstLiaisonVersion a, b;
} Comparison;

/* Blank where nothing was measured. */
static char *
format_distance (gint64 unit, gint64 distance)
{
  return unit != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, distance) : NULL;
}

static void
add_two_columns (MstTable *table, const Comparison *self, const char *suffix, MstColumnKind kind)
{
  g_autofree char *a = g_strconcat (self->a.name, suffix, NULL);
  g_autofree char *b = g_strconcat (self->b.name, suffix, NULL);

  mst_table_add_column (table, a, kind, 0);
  mst_table_add_column (table, b, kind, 0);
}

static MstTable *
create_differences (const Comparison *self)
{
  MstTable *table = mst_table_new (NULL);
  g_autoptr (GArray) differences = mst_liaison_versions_compare (self->a, self->b);

  mst_table_add_column (table, "序号", MST_COLUMN_ORDINAL, 0);
  mst_table_add_column (table, "包联区域", MST_COLUMN_TEXT, 0);
  add_two_columns (table, self, "：单位", MST_COLUMN_TEXT);
  add_two_columns (table, self, "：距离（米）", MST_COLUMN_INTEGER);
  mst_table_add_column (table, "相差（米）", MST_COLUMN_INTEGER, 0);
  for (guint i = 0; i < differences->len; i++)
    {
      const MstLiaisonDifference *one = &g_array_index (differences, MstLiaisonDifference, i);
      g_autofree char *ordinal = g_strdup_printf ("%u", i + 1);
      g_autofree char *a = format_distance (one->unit_a, one->distance_a);
      g_autofree char *b = format_distance (one->unit_b, one->distance_b);
      g_autofree char *more =
        format_distance (one->unit_a != 0 ? one->unit_b : 0, one->distance_b - one->distance_a);
      const char *values[] = { ordinal, one->path, one->unit_name_a, one->unit_name_b, a, b, more };

      mst_table_add_row (table, values);
    }
  return table;
}

static void
add_figure (MstTable *table, const char *label, const char *unit, gint64 a, gint64 b)
{
  g_autofree char *value_a = g_strdup_printf ("%" G_GINT64_FORMAT, a);
  g_autofree char *value_b = g_strdup_printf ("%" G_GINT64_FORMAT, b);
  g_autofree char *more = g_strdup_printf ("%" G_GINT64_FORMAT, b - a);
  const char *values[] = { label, unit, value_a, value_b, more };

  mst_table_add_row (table, values);
}

static MstTable *
create_figures (const Comparison *self)
{
  MstTable *table = mst_table_new (NULL);
  MstLiaisonVersionFigures a = mst_liaison_version_get_figures (self->a);
  MstLiaisonVersionFigures b = mst_liaison_version_get_figures (self->b);

  mst_table_add_column (table, "指标", MST_COLUMN_TEXT, 0);
  mst_table_add_column (table, "单位", MST_COLUMN_WORD, 0);
  add_two_columns (table, self, "", MST_COLUMN_INTEGER);
  mst_table_add_column (table, "相差", MST_COLUMN_INTEGER, 0);
  add_figure (table, "有单位包联的区域", "个", a.n_places, b.n_places);
  add_figure (table, "与当日相比更换单位", "个", a.n_changed, b.n_changed);
  add_figure (table, "与当日相比新增", "个", a.n_new, b.n_new);
  add_figure (table, "距离合计", "米", a.total, b.total);
  add_figure (table, "平均距离", "米", llround (a.mean), llround (b.mean));
  add_figure (table, "最远距离", "米", a.worst, b.worst);
  add_figure (table, "参与包联的单位", "个", a.n_units, b.n_units);
  add_figure (table, "已满的单位", "个", a.n_full, b.n_full);
  add_figure (table, "一个单位最多包联", "个", a.most, b.most);
  return table;
}

static MstTable *
create_loads (const Comparison *self)
{
  MstTable *table = mst_table_new (NULL);
  g_autoptr (GArray) loads = mst_liaison_versions_compare_loads (self->a, self->b);

  mst_table_add_column (table, "序号", MST_COLUMN_ORDINAL, 0);
  mst_table_add_column (table, "单位", MST_COLUMN_TEXT, 0);
  mst_table_add_column (table, "可包联", MST_COLUMN_INTEGER, 0);
  add_two_columns (table, self, "：包联", MST_COLUMN_INTEGER);
  for (guint i = 0; i < loads->len; i++)
    {
      const MstLiaisonLoad *load = &g_array_index (loads, MstLiaisonLoad, i);
      g_autofree char *ordinal = g_strdup_printf ("%u", i + 1);
      g_autofree char *capacity = g_strdup_printf ("%u", load->capacity);
      g_autofree char *a = g_strdup_printf ("%u", load->load_a);
      g_autofree char *b = g_strdup_printf ("%u", load->load_b);
      const char *values[] = { ordinal, load->name, capacity, a, b };

      mst_table_add_row (table, values);
    }
  return table;
}

static gboolean
build (const MstReport *report, const MstReportOptions *options, MstReportContent *content,
       MstProgress *progress, GError **error)
{
  const Comparison *self = (const Comparison *) report;

  mst_report_content_add_table (content, create_differences (self), "单位不同的区域");
  mst_report_content_add_table (content, create_figures (self), "指标对照");
  mst_report_content_add_table (content, create_loads (self), "包联数不同的单位");
  return TRUE;
}

MstReportContent *
mst_liaison_versions_report (MstStore *store, MstLiaisonVersion a, MstLiaisonVersion b,
                             GError **error)
{
  g_autofree char *title = g_strdup_printf ("包联方案对照表（%s、%s）", a.name, b.name);
  g_autoptr (MstReportOptions) options = mst_report_options_new ();
  Comparison comparison = {
    .base = { .name = "liaison-comparison", .title = title, .build = build },
    .a = a,
    .b = b,
  };

  g_return_val_if_fail (MST_IS_STORE (store), NULL);

  mst_date_from_iso (a.plan->options->day, &options->day);
  return mst_report_make (&comparison.base, store, options, NULL, error);
}

/* The note comes first: the content may hold the store. */
gboolean
mst_liaison_versions_save (MstStore *store, MstLiaisonVersion a, MstLiaisonVersion b,
                           const char *path, MstProgress *progress, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Exported “%s” beside “%s”"), a.name, b.name);
  g_autoptr (MstReportContent) content = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  if (!mst_store_note_access (store, "export", label, &mst_liaison_type, 0, error))
    return FALSE;
  content = mst_liaison_versions_report (store, a, b, error);
  return content != NULL && mst_report_content_save (content, path, progress, error);
}
