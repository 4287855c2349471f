/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about whole files: create, sample, check, backup, restore. */

#include "config.h"

#include "mst-cli-records.h"

#include "mst-area-file.h"
#include "mst-district-setting.h"
#include "mst-rules.h"
#include "mst-sample.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define MOST_PEOPLE 5000000

/* A file this program began and could not finish, with what stands beside it. */
static void
remove_file (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}

static gint64
count_all (MstStore *store, const MstRecordType *type)
{
  g_autoptr (MstQuery) query = mst_query_new (type);

  return mst_query_count (query, store, NULL);
}

/* {"file","areas","units","people","posts","pairs"} or the same as a sentence. */
static void
print_figures (MstStore *store, const char *path, gboolean as_json)
{
  gint64 areas = count_all (store, &mst_area_type);
  gint64 units = count_all (store, &mst_unit_type);
  gint64 people = count_all (store, &mst_person_type);
  gint64 posts = count_all (store, &mst_post_type);
  gint64 pairs = count_all (store, &mst_liaison_type);
  JsonObject *object;

  if (!as_json)
    {
      g_autofree char *n_areas = mst_text_format_integer (areas);
      g_autofree char *n_units = mst_text_format_integer (units);
      g_autofree char *n_people = mst_text_format_integer (people);
      g_autofree char *n_posts = mst_text_format_integer (posts);
      g_autofree char *n_pairs = mst_text_format_integer (pairs);

      mst_cli_print (_ ("%s: %s areas, %s units, %s people, %s posts, %s liaison pairs"), path,
                     n_areas, n_units, n_people, n_posts, n_pairs);
      mst_cli_print ("\n");
      return;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "file", path);
  json_object_set_int_member (object, "areas", areas);
  json_object_set_int_member (object, "units", units);
  json_object_set_int_member (object, "people", people);
  json_object_set_int_member (object, "posts", posts);
  json_object_set_int_member (object, "pairs", pairs);
  mst_cli_print_object (object);
}

static gboolean
create (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const char *path = mst_cli_get_word (arguments, 0);
  const char *areas = mst_cli_get_option (arguments, "areas");
  const char *made_by = mst_cli_get_option (arguments, "made-by");
  g_autoptr (MstStore) store = NULL;

  if (areas != NULL && !mst_cli_check_exists (areas, error))
    return FALSE;
  store = mst_store_create (path, mst_cli_get_option (arguments, "name"), error);
  if (store == NULL)
    return FALSE;
  if ((areas != NULL && !mst_area_file_read (store, areas, cli->progress, error))
      || (made_by != NULL && !mst_store_set_setting (store, "made_by", made_by, error)))
    {
      g_clear_object (&store);
      remove_file (path);
      return FALSE;
    }
  print_figures (store, path, arguments->json);
  return TRUE;
}

static gboolean
sample (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const char *path = mst_cli_get_word (arguments, 0);
  gboolean is_new = !g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (MstStore) store = NULL;
  gint64 people;
  gint64 seed;

  if (!mst_cli_get_number (arguments, "people", 0, MOST_PEOPLE, MST_SAMPLE_PEOPLE, &people, error)
      || !mst_cli_get_number (arguments, "seed", 0, G_MAXUINT32, 1, &seed, error))
    return FALSE;

  store =
    is_new ? mst_store_create (path, MST_SAMPLE_DISTRICT, error) : mst_store_open (path, error);
  if (store == NULL)
    return FALSE;
  if (!mst_sample_fill (store, (guint) people, (guint32) seed, cli->progress, error))
    {
      g_clear_object (&store);
      if (is_new)
        remove_file (path);
      return FALSE;
    }
  print_figures (store, path, arguments->json);
  return TRUE;
}

static gboolean
check (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const char *path = mst_cli_get_word (arguments, 0);
  g_autoptr (MstStore) store = mst_cli_open (path, FALSE, error);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) breaches = NULL;

  if (store == NULL)
    return FALSE;
  problems = mst_store_check (store, cli->progress, error);
  if (problems == NULL)
    return FALSE;
  /* A damaged file can't be asked for more. */
  if (problems->len == 0 && (breaches = mst_rules_list_breaches (store, error)) == NULL)
    return FALSE;

  mst_cli_print_problems (problems, breaches, arguments->json);
  if (problems->len > 0)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_REFUSED,
                   ngettext ("“%s” has %u problem; restore a backup.",
                             "“%s” has %u problems; restore a backup.", problems->len),
                   path, problems->len);
      return FALSE;
    }
  if (!arguments->json)
    {
      mst_cli_print (_ ("%s: no problems found"), path);
      mst_cli_print ("\n");
      for (guint i = 0; i < breaches->len; i++)
        {
          mst_cli_print (_ ("To be mended: %s"), (const char *) g_ptr_array_index (breaches, i));
          mst_cli_print ("\n");
        }
    }
  return TRUE;
}

static void
print_path (const char *path, gboolean as_json)
{
  JsonObject *object;

  if (!as_json)
    {
      mst_cli_print ("%s\n", path);
      return;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "file", path);
  mst_cli_print_object (object);
}

static gboolean
backup (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const char *out = mst_cli_get_word (arguments, 1);
  g_autoptr (MstStore) store = mst_cli_open (mst_cli_get_word (arguments, 0), TRUE, error);

  if (store == NULL || !mst_store_backup (store, out, cli->progress, error))
    return FALSE;
  print_path (out, arguments->json);
  return TRUE;
}

static gboolean
restore (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  const char *saved = mst_cli_get_word (arguments, 0);
  const char *path = mst_cli_get_word (arguments, 1);

  if (!mst_cli_check_exists (saved, error)
      || !mst_store_restore (saved, path, cli->progress, error))
    return FALSE;
  print_path (path, arguments->json);
  return TRUE;
}

/* --- settings --- */

static void
print_settings (MstStore *store, gboolean as_json)
{
  JsonObject *object = json_object_new ();

  for (const MstDistrictSetting *setting = mst_district_settings (); setting->key != NULL;
       setting++)
    {
      g_autofree char *value = mst_store_dup_setting (store, setting->key);

      if (as_json)
        json_object_set_string_member (object, setting->key, value);
      else
        mst_cli_print ("%s\t%s\t%s\n", setting->key, value != NULL ? value : "",
                       _ (setting->label));
    }
  if (as_json)
    mst_cli_print_object (object);
  else
    json_object_unref (object);
}

/* KEY=VALUE… are all looked at before the first is written. */
static gboolean
check_assignments (const MstCliArguments *arguments, GError **error)
{
  for (guint i = 1; mst_cli_get_word (arguments, i) != NULL; i++)
    {
      const char *word = mst_cli_get_word (arguments, i);
      const char *equals = strchr (word, '=');
      g_autofree char *key = equals != NULL ? g_strndup (word, (gsize) (equals - word)) : NULL;

      if (key == NULL || mst_district_setting_find (key) == NULL)
        {
          g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                       _ ("“%s” is no setting with its value, such as made_by=中共东城区委组织部."),
                       word);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
run_settings (MstCli *cli, const MstCliArguments *arguments, GError **error)
{
  gboolean writes = mst_cli_get_word (arguments, 1) != NULL;
  g_autoptr (MstStore) store = NULL;

  if (!check_assignments (arguments, error))
    return FALSE;
  store = mst_cli_open (mst_cli_get_word (arguments, 0), !writes, error);
  if (store == NULL)
    return FALSE;
  for (guint i = 1; mst_cli_get_word (arguments, i) != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (mst_cli_get_word (arguments, i), "=", 2);
      g_autoptr (GError) local = NULL;
      g_autofree char *text = mst_district_setting_write (store, parts[0], parts[1], &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  print_settings (store, arguments->json);
  return TRUE;
}

static const MstCliOption create_options[] = {
  { "areas", "CSV", N_ ("districts, subdistricts and communities with their codes") },
  { "name", "N", N_ ("the district's name; default: as in the area list") },
  { "made-by", "N", N_ ("the office named on documents (制表单位)") },
  { NULL },
};

static const MstCliOption sample_options[] = {
  { "people", "N", N_ ("how many people; the rest goes by it (default 25000)") },
  { "seed", "S", N_ ("another number, another district (default 1)") },
  { NULL },
};

const MstCliCommand mst_cli_file_commands[] = {
  { "create", "FILE [--areas CSV] [--name N] [--made-by N]", N_ ("make a new file"), 1, 1,
    create_options, create },
  { "sample", "FILE [--people N] [--seed S]", N_ ("fill a new file with an invented district"), 1,
    1, sample_options, sample },
  { "check", "FILE", N_ ("look for damage"), 1, 1, NULL, check },
  { "settings", "FILE [KEY=VALUE…]",
    N_ ("the district's name, its office, its backups; or change them"), 1, MST_CLI_ANY, NULL,
    run_settings },
  { "backup", "FILE OUT", N_ ("copy the file while others work"), 2, 2, NULL, backup },
  { "restore", "OUT FILE", N_ ("verify the backup OUT and put it in the place of FILE"), 2, 2, NULL,
    restore },
  { NULL },
};
