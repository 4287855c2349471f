/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks into the parts of a written workbook. */

#include "sheet-part.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

char *
sheet_part_read (const char *path, const char *part)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  GString *text = NULL;

  archive_read_support_format_zip (archive);
  if (archive_read_open_filename (archive, path, 65536) == ARCHIVE_OK)
    {
      while (text == NULL && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
        {
          char block[4096];
          la_ssize_t length;

          if (strcmp (archive_entry_pathname (entry), part) != 0)
            continue;
          text = g_string_new (NULL);
          while ((length = archive_read_data (archive, block, sizeof block)) > 0)
            g_string_append_len (text, block, length);
        }
    }
  archive_read_free (archive);
  return text != NULL ? g_string_free (text, FALSE) : NULL;
}

void
sheet_part_assert_has (const char *path, const char *part, const char *text)
{
  g_autofree char *content = sheet_part_read (path, part);

  g_assert_nonnull (content);
  if (strstr (content, text) == NULL)
    {
      g_test_message ("%s has no %s:\n%.600s", part, text, content);
      g_test_fail ();
    }
}

void
sheet_part_assert_has_not (const char *path, const char *part, const char *text)
{
  g_autofree char *content = sheet_part_read (path, part);

  g_assert_nonnull (content);
  if (strstr (content, text) != NULL)
    {
      g_test_message ("%s has %s", part, text);
      g_test_fail ();
    }
}
