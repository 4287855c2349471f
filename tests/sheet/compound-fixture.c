/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes compound files and the records of .xls workbooks. */

#include "compound-fixture.h"

#include <string.h>

#define SECTOR 512
#define MINI 64
#define END 0xFFFFFFFEu
#define FREE 0xFFFFFFFFu
#define FAT_MARK 0xFFFFFFFDu

static void
put_16 (guint8 *at, guint value)
{
  at[0] = (guint8) value;
  at[1] = (guint8) (value >> 8);
}

static void
put_32 (guint8 *at, guint32 value)
{
  put_16 (at, value & 0xFFFF);
  put_16 (at + 2, value >> 16);
}

static void
put_entry (guint8 *entry, const char *name, guint8 type, guint32 child, guint32 first, guint32 size)
{
  gsize length = strlen (name);

  for (gsize i = 0; i < length; i++)
    entry[2 * i] = (guint8) name[i];
  put_16 (entry + 64, (guint) (length + 1) * 2);
  entry[66] = type;
  put_32 (entry + 68, FREE);
  put_32 (entry + 72, FREE);
  put_32 (entry + 76, child);
  put_32 (entry + 116, first);
  put_32 (entry + 120, size);
}

/* A chain of @n sectors from @first in the table at @table. */
static void
put_chain (guint8 *table, guint32 first, guint32 n)
{
  for (guint32 i = 0; i < n; i++)
    put_32 (table + 4 * (first + i), i + 1 < n ? first + i + 1 : END);
}

/* Sectors: 0 the table, 1 the directory, 2 the small table, from 3 on the stream. */
GBytes *
fixture_compound (const char *name, const guint8 *stream, gsize length, gboolean is_small)
{
  guint32 padded = (guint32) (is_small ? length : MAX (length, 4096));
  guint32 n_sectors = (padded + SECTOR - 1) / SECTOR;
  gsize size = (gsize) (4 + n_sectors) * SECTOR;
  guint8 *file = g_malloc0 (size), *fat = file + SECTOR, *directory = file + 2 * SECTOR;
  guint8 *mini_fat = file + 3 * SECTOR;

  g_assert_cmpuint (n_sectors, <=, SECTOR / 4 - 3);
  memcpy (file, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  put_16 (file + 24, 0x3E);
  put_16 (file + 26, 3);
  put_16 (file + 28, 0xFFFE);
  put_16 (file + 30, 9);
  put_16 (file + 32, 6);
  put_32 (file + 44, 1);
  put_32 (file + 48, 1);
  put_32 (file + 56, 4096);
  put_32 (file + 60, is_small ? 2 : END);
  put_32 (file + 64, is_small);
  put_32 (file + 68, END);
  memset (file + 76, 0xFF, 109 * 4);
  put_32 (file + 76, 0);

  memset (fat, 0xFF, SECTOR);
  put_32 (fat, FAT_MARK);
  put_32 (fat + 4, END);
  put_32 (fat + 8, END);
  put_chain (fat, 3, n_sectors);
  put_entry (directory, "Root Entry", 5, 1, is_small ? 3 : END, is_small ? padded : 0);
  put_entry (directory + 128, name, 2, FREE, is_small ? 0 : 3, padded);
  memset (mini_fat, 0xFF, SECTOR);
  put_chain (mini_fat, 0, is_small ? (padded + MINI - 1) / MINI : 0);
  memcpy (file + 4 * SECTOR, stream, length);
  return g_bytes_new_take (file, size);
}

void
fixture_record (GByteArray *stream, guint16 type, const char *content)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint8 head[4];

  for (const char *c = content; *c != '\0';)
    {
      guint8 byte;

      if (*c == ' ')
        {
          c++;
          continue;
        }
      if (*c == '\'')
        {
          const char *end = strchr (c + 1, '\'');

          g_byte_array_append (data, (const guint8 *) c + 1, (guint) (end - c - 1));
          c = end + 1;
          continue;
        }
      byte = (guint8) (g_ascii_xdigit_value (c[0]) * 16 + g_ascii_xdigit_value (c[1]));
      g_byte_array_append (data, &byte, 1);
      c += 2;
    }
  put_16 (head, type);
  put_16 (head + 2, data->len);
  g_byte_array_append (stream, head, 4);
  g_byte_array_append (stream, data->data, data->len);
}
