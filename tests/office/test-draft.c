/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unsaved changes outlive the process that wrote them, and only their owner can read them. */
#include "config.h"

#include "mst-draft.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
save_and_die (void)
{
  g_autoptr (MstDraft) draft = mst_draft_new (&mst_person_type, 7);

  mst_draft_add (draft, "name", "张三", "张三", TRUE);
  mst_draft_add (draft, "birth", "不知道", NULL, FALSE);
  mst_draft_add (draft, "position", "", NULL, TRUE);
  if (mst_draft_save (draft, "file", NULL))
    kill (getpid (), SIGKILL);
  _exit (1);
}

static void
test_killed (void)
{
  g_autoptr (MstDraft) draft = NULL;
  g_autofree char *path =
    g_build_filename (g_get_user_state_dir (), "muster", "drafts", "file", "person-7.json", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  const char *text, *value;
  gboolean is_understood;
  GStatBuf about;
  pid_t child = fork ();
  int status;

  if (child == 0)
    save_and_die ();
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);

  draft = mst_draft_load ("file", &mst_person_type, 7);
  g_assert_nonnull (draft);
  g_assert_cmpuint (mst_draft_get_n_fields (draft), ==, 3);
  g_assert_nonnull (mst_draft_get_time (draft));
  g_assert_true (mst_draft_get (draft, "name", &text, &value, &is_understood));
  g_assert_cmpstr (value, ==, "张三");
  g_assert_true (is_understood);
  g_assert_true (mst_draft_get (draft, "birth", &text, &value, &is_understood));
  g_assert_cmpstr (text, ==, "不知道");
  g_assert_false (is_understood);
  /* What was made blank is not what was never touched. */
  g_assert_true (mst_draft_get (draft, "position", &text, &value, &is_understood));
  g_assert_null (value);
  g_assert_true (is_understood);
  g_assert_false (mst_draft_get (draft, "phone", &text, &value, &is_understood));

  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0700);
  mst_draft_remove ("file", &mst_person_type, 7);
}

static void
save (const MstRecordType *type, gint64 id)
{
  g_autoptr (MstDraft) draft = mst_draft_new (type, id);

  mst_draft_add (draft, "name", "张三", "张三", TRUE);
  g_assert_true (mst_draft_save (draft, "file", NULL));
}

/* What lies there is found without knowing of what it is. */
static void
test_list (void)
{
  g_autofree char *half = g_build_filename (g_get_user_state_dir (), "muster", "drafts", "file",
                                            "person-7.json.A1B2C3", NULL);
  g_autoptr (GPtrArray) none = mst_draft_list ("nowhere");
  g_autoptr (GPtrArray) drafts = NULL;
  gint64 ids = 0;

  g_assert_cmpuint (none->len, ==, 0);
  save (&mst_person_type, 7);
  save (&mst_person_type, MST_DRAFT_REFERRED);
  save (&mst_report_set_type, 0);
  /* As it is left by who is killed while writing. */
  g_assert_true (g_file_set_contents (half, "{\"name\":", -1, NULL));
  drafts = mst_draft_list ("file");
  g_assert_cmpuint (drafts->len, ==, 2);
  for (guint i = 0; i < drafts->len; i++)
    {
      const MstDraft *draft = g_ptr_array_index (drafts, i);

      g_assert_cmpuint (mst_draft_get_n_fields (draft), ==, 1);
      g_assert_true (mst_draft_get_record_type (draft)
                     == (mst_draft_get_id (draft) == 7 ? &mst_person_type : &mst_report_set_type));
      ids += mst_draft_get_id (draft);
    }
  g_assert_cmpint (ids, ==, 7);
  mst_draft_remove ("file", &mst_person_type, 7);
  mst_draft_remove ("file", &mst_person_type, MST_DRAFT_REFERRED);
  mst_draft_remove ("file", &mst_report_set_type, 0);
  g_assert_cmpint (g_unlink (half), ==, 0);
}

/* Each record and each file has its own; a damaged one is none. */
static void
test_apart (void)
{
  g_autofree char *path =
    g_build_filename (g_get_user_state_dir (), "muster", "drafts", "file", "person-7.json", NULL);
  g_autoptr (MstDraft) draft = mst_draft_new (&mst_person_type, 7);
  g_autoptr (MstDraft) loaded = NULL;

  mst_draft_add (draft, "name", "张三", "张三", TRUE);
  g_assert_true (mst_draft_save (draft, "file", NULL));
  loaded = mst_draft_load ("file", &mst_person_type, 7);
  g_assert_nonnull (loaded);
  g_assert_null (mst_draft_load ("other", &mst_person_type, 7));
  g_assert_null (mst_draft_load ("file", &mst_person_type, 0));
  g_assert_null (mst_draft_load ("file", &mst_unit_type, 7));
  g_assert_true (g_file_set_contents (path, "{\"name\":", -1, NULL));
  g_assert_null (mst_draft_load ("file", &mst_person_type, 7));
  mst_draft_remove ("file", &mst_person_type, 7);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("muster-draft-XXXXXX", NULL);
  g_autofree char *drafts = g_build_filename (folder, "muster", "drafts", "file", NULL);
  int status;

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/draft/killed", test_killed);
  g_test_add_func ("/office/draft/apart", test_apart);
  g_test_add_func ("/office/draft/list", test_list);
  status = g_test_run ();
  /* Each test removes what it keeps; only empty folders are left. */
  while (strlen (drafts) >= strlen (folder) && g_rmdir (drafts) == 0)
    *strrchr (drafts, '/') = '\0';
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  return status;
}
