/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How people, places and posts are distributed. */
#include "config.h"

#include "mst-area.h"
#include "mst-dashboard-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
mst_dashboard_ask_choices (MstDashboardReading *reading, const MstRecordType *type,
                           const char *field, GPtrArray *items)
{
  const MstChoiceSet *set = mst_field_get_choices (mst_record_type_get_field (type, field));

  for (guint i = 0; i < set->n_choices; i++)
    mst_dashboard_ask_item (
      reading, items, mst_choice_get_label (&set->choices[i]),
      mst_dashboard_query_new (type, field, MST_OPERATOR_IS, set->choices[i].code));
  mst_dashboard_ask_item (reading, items, _ ("Not filled in"),
                          mst_dashboard_query_new (type, field, MST_OPERATOR_BLANK, NULL))
    ->is_rest = TRUE;
}

void
mst_dashboard_ask_ages (MstDashboardReading *reading, GPtrArray *items)
{
  /* Completed years, the first of a band. */
  static const guint bands[] = { 0, 30, 40, 50, 60 };

  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    {
      gboolean is_last = i + 1 == G_N_ELEMENTS (bands);
      g_autofree char *label = i == 0    ? g_strdup_printf ("≤%u", bands[1] - 1)
                               : is_last ? g_strdup_printf ("≥%u", bands[i])
                                         : g_strdup_printf ("%u–%u", bands[i], bands[i + 1] - 1);
      char first[MST_DATE_ISO_SIZE] = "";
      char last[MST_DATE_ISO_SIZE] = "";
      g_autofree char *range = NULL;

      if (!is_last)
        mst_date_to_iso (mst_dashboard_go_back (reading->today, bands[i + 1], 1), first);
      if (i > 0)
        mst_date_to_iso (mst_dashboard_go_back (reading->today, bands[i], 0), last);
      range = g_strconcat (first, "..", last, NULL);
      mst_dashboard_ask_item (
        reading, items, label,
        mst_dashboard_query_new (&mst_person_type, "birth", MST_OPERATOR_BETWEEN, range));
    }
  mst_dashboard_ask_item (
    reading, items, _ ("Not filled in"),
    mst_dashboard_query_new (&mst_person_type, "birth", MST_OPERATOR_BLANK, NULL))
    ->is_rest = TRUE;
}

/* "和平里" of 和平里街道, unless a neighbour is called so too. (transfer full) */
static char *
shorten_name (const MstAreaTree *areas, const MstAreaNode *node)
{
  g_autofree char *stem = mst_area_stem_name (node->name, (int) node->level + 1);

  for (guint i = mst_area_tree_get_top (areas); i != MST_AREA_NONE;
       i = mst_area_tree_get (areas, i)->next)
    {
      const MstAreaNode *other = mst_area_tree_get (areas, i);
      g_autofree char *other_stem = mst_area_stem_name (other->name, (int) other->level + 1);

      if (other != node && strcmp (stem, other_stem) == 0)
        return g_strdup (node->name);
    }
  return g_steal_pointer (&stem);
}

static MstQuery *
create_area_query (const MstRecordType *type, const MstAreaNode *node)
{
  MstQuery *query = mst_query_new (type);

  mst_query_set_area (query, node->code);
  return query;
}

void
mst_dashboard_list_people (MstDashboardReading *reading, GPtrArray *items)
{
  for (guint i = mst_area_tree_get_top (reading->areas); i != MST_AREA_NONE;
       i = mst_area_tree_get (reading->areas, i)->next)
    {
      const MstAreaNode *node = mst_area_tree_get (reading->areas, i);
      g_autofree char *name = shorten_name (reading->areas, node);
      MstDashboardItem *item =
        mst_dashboard_add_item (items, name, create_area_query (&mst_person_type, node));

      item->figure = mst_area_node_get_records (node, &mst_person_type);
    }
}

void
mst_dashboard_list_households (MstDashboardReading *reading, GPtrArray *items)
{
  for (guint i = mst_area_tree_get_top (reading->areas); i != MST_AREA_NONE;
       i = mst_area_tree_get (reading->areas, i)->next)
    {
      const MstAreaNode *node = mst_area_tree_get (reading->areas, i);
      g_autofree char *name = shorten_name (reading->areas, node);
      MstQuery *query = create_area_query (&mst_area_type, node);
      MstDashboardItem *item;

      mst_dashboard_query_add (query, "level", MST_OPERATOR_IS, MST_AREA_LEVEL_COMPOUND);
      item = mst_dashboard_add_item (items, name, query);
      item->figure = node->households;
    }
}

/* A choice that nobody has is left out; a place without anybody is not. */
static gboolean
is_shown (MstChartKind kind, const MstDashboardItem *item)
{
  return item->figure > 0 || (kind == MST_CHART_BAR && !item->is_rest);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const MstDashboardItem *x = *(const MstDashboardItem *const *) a;
  const MstDashboardItem *y = *(const MstDashboardItem *const *) b;

  return x->figure > y->figure ? -1 : x->figure < y->figure;
}

MstChart *
mst_dashboard_chart_items (MstChartKind kind, const GPtrArray *items, const char *unit)
{
  MstChart *chart = mst_chart_new (kind);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autofree double *values = g_new (double, items->len + 1);
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (items, i));
  /* Places and ages have an order of their own. */
  if (kind != MST_CHART_BAR)
    g_ptr_array_sort (sorted, compare_items);
  for (guint i = 0; i < sorted->len; i++)
    {
      const MstDashboardItem *item = g_ptr_array_index (sorted, i);

      if (!is_shown (kind, item))
        continue;
      mst_chart_add_category (chart, item->label, item->key);
      values[n++] = (double) item->figure;
    }
  mst_chart_set_unit (chart, unit);
  if (n > 0)
    mst_chart_add_series (chart, NULL, values, n, NULL);
  return chart;
}

/* --- compounds, by whether somebody manages them --- */

static const struct
{
  const char *label;
  const char *value; /* nullable */
  MstChartTone tone;
} managements[] = {
  { N_ ("Managed"), "1", MST_CHART_TONE_NONE },
  { N_ ("Unmanaged"), "0", MST_CHART_TONE_NONE },
  { N_ ("Not filled in"), NULL, MST_CHART_TONE_OPEN },
};

#define N_MANAGEMENTS G_N_ELEMENTS (managements)

typedef struct
{
  const MstAreaTree *areas;
  GHashTable
    *places;      /* position in the tree → 1 + index of the place directly below the district */
  double *counts; /* by management, then by place */
  guint n_places;
  GArray *households; /* double, of those that say how many */
} Compounds;

static const char *const compound_fields[] = { "managed", "households", NULL };

static gboolean
count_compound (gint64 id, const char *const *values, gpointer user_data)
{
  Compounds *self = user_data;
  const char *managed = values[0];
  guint index = 0;

  if (values[1] != NULL)
    {
      double households = g_ascii_strtod (values[1], NULL);

      g_array_append_val (self->households, households);
    }
  for (guint at = mst_area_tree_find_id (self->areas, id); at != MST_AREA_NONE && index == 0;
       at = mst_area_tree_get (self->areas, at)->parent)
    index = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, GUINT_TO_POINTER (at)));
  for (guint i = 0; i < N_MANAGEMENTS && index > 0; i++)
    if (g_strcmp0 (managements[i].value, managed) == 0)
      self->counts[i * self->n_places + index - 1]++;
  return TRUE;
}

static void
add_management (MstChart *chart, const Compounds *compounds, guint management)
{
  const double *counts = compounds->counts + management * compounds->n_places;
  const char *value = managements[management].value;
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  gboolean is_used = FALSE;
  guint index = 0;

  for (guint i = mst_area_tree_get_top (compounds->areas); i != MST_AREA_NONE;
       i = mst_area_tree_get (compounds->areas, i)->next, index++)
    {
      g_autoptr (MstQuery) query =
        create_area_query (&mst_area_type, mst_area_tree_get (compounds->areas, i));

      mst_dashboard_query_add (query, "level", MST_OPERATOR_IS, MST_AREA_LEVEL_COMPOUND);
      mst_dashboard_query_add (query, "managed",
                               value != NULL ? MST_OPERATOR_IS : MST_OPERATOR_BLANK, value);
      g_ptr_array_add (keys, mst_query_to_json (query));
      is_used |= counts[index] > 0;
    }
  if (!is_used)
    return;
  mst_chart_add_series (chart, _ (managements[management].label), counts, compounds->n_places,
                        (const char *const *) keys->pdata);
}

static char *
make_size_key (double from, double until, gboolean takes_end, gpointer user_data)
{
  g_autoptr (MstQuery) query =
    mst_dashboard_query_new (&mst_area_type, "level", MST_OPERATOR_IS, MST_AREA_LEVEL_COMPOUND);
  g_autofree char *range = g_strdup_printf ("%.0f..%.0f", from, until);

  mst_dashboard_query_add (query, "households", MST_OPERATOR_BETWEEN, range);
  return mst_query_to_json (query);
}

/* How many compounds have how many households. */
static MstChart *
chart_sizes (const Compounds *compounds)
{
  MstChart *chart = mst_chart_new (MST_CHART_HISTOGRAM);

  mst_chart_set_unit (chart, _ ("households"));
  mst_chart_add_series (chart, NULL, (const double *) compounds->households->data,
                        compounds->households->len, NULL);
  mst_chart_set_range_key (chart, make_size_key, NULL, NULL);
  return chart;
}

gboolean
mst_dashboard_read_compounds (MstDashboardReading *reading, MstChart **by_area, MstChart **by_size,
                              GError **error)
{
  g_autoptr (MstChart) chart = mst_chart_new (MST_CHART_STACKED);
  g_autoptr (GArray) households = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autofree double *counts = NULL;
  Compounds compounds = { reading->areas, places, NULL, 0, households };
  g_autoptr (MstQuery) query =
    mst_dashboard_query_new (&mst_area_type, "level", MST_OPERATOR_IS, MST_AREA_LEVEL_COMPOUND);

  for (guint i = mst_area_tree_get_top (reading->areas); i != MST_AREA_NONE;
       i = mst_area_tree_get (reading->areas, i)->next)
    {
      g_autofree char *name = shorten_name (reading->areas, mst_area_tree_get (reading->areas, i));

      mst_chart_add_category (chart, name, NULL);
      g_hash_table_insert (places, GUINT_TO_POINTER (i), GUINT_TO_POINTER (++compounds.n_places));
    }
  counts = g_new0 (double, N_MANAGEMENTS *compounds.n_places + 1);
  compounds.counts = counts;
  if (!mst_query_foreach_values (query, reading->store, compound_fields, count_compound, &compounds,
                                 error))
    return FALSE;
  mst_chart_set_unit (chart, C_ ("unit", "compounds"));
  for (guint i = 0; i < N_MANAGEMENTS; i++)
    add_management (chart, &compounds, i);
  *by_area = g_steal_pointer (&chart);
  *by_size = chart_sizes (&compounds);
  return TRUE;
}
