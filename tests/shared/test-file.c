/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of every file. */
#include "config.h"

#include "test-file.h"

void
test_file_assert_clean (MstStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = mst_store_check (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}
