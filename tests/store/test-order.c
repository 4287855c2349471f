/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of what a query finds: every one that can be asked for, and the one that is remembered. */
#include "config.h"

#include "store-fixture.h"

/* Every sort that a list can ask for is one that the database takes. */
static void
test_every_sort (void)
{
  const MstRecordType *const *types = mst_record_types ();
  g_autoptr (Fixture) f = fixture_new ();

  for (guint t = 0; types[t] != NULL; t++)
    for (guint i = 0; i < types[t]->n_fields; i++)
      for (int order = MST_SORT_VALUE; order <= MST_SORT_FULL_STROKES; order++)
        {
          g_autoptr (MstQuery) query = mst_query_new (types[t]);
          g_autofree char *names = NULL;

          mst_query_set_sort (query, types[t]->fields[i].name, order, order % 2, NULL);
          names = list_titles (f->store, query);
        }
}

static gboolean
append_id (const MstRecord *record, gpointer user_data)
{
  gint64 id = mst_record_get_id (record);

  g_array_append_val ((GArray *) user_data, id);
  return TRUE;
}

static void
add_many (Fixture *f, guint first, guint n)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mst_store_begin (f->store, "import", "Import", NULL));
  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *name = make_name (i);
      g_autofree char *area = g_strdup_printf ("%d", (int) f->communities[i % 3]);
      g_autoptr (MstRecord) person =
        make_record (&mst_person_type, "name", name, "class", "5", "area", area, "sex",
                     i % 2 ? "1" : "2", "workplace", i % 5 ? "财政局" : NULL, NULL);

      g_assert_true (mst_store_insert (f->store, person, NULL, &error));
    }
  g_assert_true (mst_store_commit (f->store, &error));
}

/* Many finds are put in order by what is remembered of it: as the database would, also after changes. */
static void
test_remembered_order (void)
{
  static const char *const fields[] = { NULL, "name", "area", "workplace", "sex" };
  g_autoptr (Fixture) f = fixture_new ();

  for (guint round = 0; round < 2; round++)
    {
      add_many (f, round * 2200, 2200);
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        for (int order = MST_SORT_VALUE; order <= MST_SORT_FULL_STROKES; order++)
          for (int filter = 0; filter < 4; filter++)
            {
              g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
              g_autoptr (GArray) streamed = g_array_new (FALSE, FALSE, sizeof (gint64));
              g_autoptr (GArray) ids = NULL;

              if (filter == 1)
                mst_query_set_search (query, "财政局");
              if (filter == 2)
                mst_query_add_condition (query, "sex", MST_OPERATOR_IS, "1", NULL);
              if (filter == 3)
                mst_query_set_area (query, "110101001000");
              mst_query_set_sort (query, fields[i], order, order == MST_SORT_PINYIN, NULL);
              g_assert_true (mst_query_foreach (query, f->store, append_id, streamed, NULL));
              ids = mst_query_list_ids (query, f->store, NULL);
              g_assert_cmpuint (ids->len, >, 1000);
              g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), streamed->data,
                               streamed->len * sizeof (gint64));
            }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/order/every-sort", test_every_sort);
  g_test_add_func ("/order/remembered", test_remembered_order);
  return g_test_run ();
}
