/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Streams of a compound file. Nothing in it is believed: each chain of sectors is followed for at
 * most as many steps as the file has sectors. */

#include "config.h"

#include "mst-compound.h"

#include "mst-bytes.h"

#include <string.h>

#define HEADER_SIZE 512
#define N_HEADER_FAT 109
#define ENTRY_SIZE 128
#define LAST_SECTOR 0xFFFFFFFA /* above are marks */
#define NO_ENTRY 0xFFFFFFFF
#define TYPE_STREAM 2

struct _MstCompound
{
  GBytes *bytes;
  const guint8 *data;
  gsize size;
  guint32 sector_size, mini_size, mini_cutoff;
  guint32 n_sectors;
  GArray *fat;      /* guint32: the sector after each */
  GArray *mini_fat; /* guint32 */
  GByteArray *directory;
  GByteArray *mini_stream;
};

static const guint8 *
get_sector (const MstCompound *self, guint32 sector)
{
  return sector < self->n_sectors ? self->data + ((gsize) sector + 1) * self->sector_size : NULL;
}

/* Appends the sectors that begin with @first. FALSE when the chain breaks off or never ends. */
static gboolean
read_chain (const MstCompound *self, guint32 first, GByteArray *into)
{
  guint32 sector = first;

  for (guint32 n = 0; sector < LAST_SECTOR; n++)
    {
      const guint8 *bytes = get_sector (self, sector);

      if (bytes == NULL || n == self->n_sectors || sector >= self->fat->len)
        return FALSE;
      g_byte_array_append (into, bytes, self->sector_size);
      sector = g_array_index (self->fat, guint32, sector);
    }
  return TRUE;
}

static gboolean
append_fat_sector (MstCompound *self, guint32 sector)
{
  const guint8 *bytes = get_sector (self, sector);

  /* Writers leave room; but a table of far more sectors than there are is no table. */
  if (bytes == NULL || self->fat->len / 4 > self->n_sectors)
    return FALSE;
  for (guint32 i = 0; i < self->sector_size; i += 4)
    {
      guint32 next = mst_bytes_get_32 (bytes + i);

      g_array_append_val (self->fat, next);
    }
  return TRUE;
}

/* The sectors that hold the table of sectors: the first in the header, more in a chain of lists. */
static gboolean
read_fat (MstCompound *self)
{
  guint32 n_left = mst_bytes_get_32 (self->data + 44);
  guint32 list = mst_bytes_get_32 (self->data + 68);
  guint32 per_list = self->sector_size / 4 - 1;

  for (guint i = 0; i < N_HEADER_FAT && n_left > 0; i++, n_left--)
    if (!append_fat_sector (self, mst_bytes_get_32 (self->data + 76 + 4 * i)))
      return FALSE;
  for (guint32 n = 0; n_left > 0; n++)
    {
      const guint8 *bytes = get_sector (self, list);

      if (bytes == NULL || n == self->n_sectors)
        return FALSE;
      for (guint32 i = 0; i < per_list && n_left > 0; i++, n_left--)
        if (!append_fat_sector (self, mst_bytes_get_32 (bytes + 4 * i)))
          return FALSE;
      list = mst_bytes_get_32 (bytes + 4 * per_list);
    }
  return TRUE;
}

static gboolean
read_header (MstCompound *self)
{
  guint sector_shift, mini_shift;

  self->data = g_bytes_get_data (self->bytes, &self->size);
  if (self->size < HEADER_SIZE)
    return FALSE;
  sector_shift = mst_bytes_get_16 (self->data + 30);
  mini_shift = mst_bytes_get_16 (self->data + 32);
  if ((sector_shift != 9 && sector_shift != 12) || mini_shift != 6)
    return FALSE;
  self->sector_size = 1u << sector_shift;
  self->mini_size = 1u << mini_shift;
  self->mini_cutoff = mst_bytes_get_32 (self->data + 56);
  self->n_sectors = (guint32) (self->size / self->sector_size);
  if (self->n_sectors > 0)
    self->n_sectors--;
  return TRUE;
}

static const guint8 *
get_entry (const MstCompound *self, guint32 index)
{
  return index < self->directory->len / ENTRY_SIZE
           ? self->directory->data + (gsize) index * ENTRY_SIZE
           : NULL;
}

static gboolean
entry_has_name (const guint8 *entry, const char *name)
{
  gsize length = strlen (name);

  if (mst_bytes_get_16 (entry + 64) != (length + 1) * 2)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (entry[2 * i + 1] != 0 || g_ascii_tolower ((char) entry[2 * i]) != g_ascii_tolower (name[i]))
      return FALSE;
  return TRUE;
}

/* Looks through the tree of the root's children; each entry is visited once. */
static const guint8 *
find_stream (const MstCompound *self, const char *name)
{
  guint32 n_entries = self->directory->len / ENTRY_SIZE;
  g_autofree guint8 *seen = g_malloc0 (MAX (n_entries, 1));
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint32));
  const guint8 *root = get_entry (self, 0);
  guint32 next;

  if (root == NULL)
    return NULL;
  next = mst_bytes_get_32 (root + 76);
  g_array_append_val (open, next);
  while (open->len > 0)
    {
      guint32 index = g_array_index (open, guint32, open->len - 1);
      const guint8 *entry = get_entry (self, index);

      g_array_set_size (open, open->len - 1);
      if (entry == NULL || seen[index])
        continue;
      seen[index] = 1;
      if (entry[66] == TYPE_STREAM && entry_has_name (entry, name))
        return entry;
      for (guint side = 68; side <= 72; side += 4)
        {
          next = mst_bytes_get_32 (entry + side);
          if (next != NO_ENTRY)
            g_array_append_val (open, next);
        }
    }
  return NULL;
}

static gboolean
read_mini (MstCompound *self)
{
  g_autoptr (GByteArray) table = g_byte_array_new ();
  const guint8 *root = get_entry (self, 0);

  if (root == NULL || !read_chain (self, mst_bytes_get_32 (self->data + 60), table))
    return FALSE;
  for (guint i = 0; i + 4 <= table->len; i += 4)
    {
      guint32 next = mst_bytes_get_32 (table->data + i);

      g_array_append_val (self->mini_fat, next);
    }
  return self->mini_fat->len == 0
         || read_chain (self, mst_bytes_get_32 (root + 116), self->mini_stream);
}

MstCompound *
mst_compound_open (GBytes *bytes)
{
  g_autoptr (MstCompound) self = g_new0 (MstCompound, 1);

  self->bytes = g_bytes_ref (bytes);
  self->fat = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->mini_fat = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->directory = g_byte_array_new ();
  self->mini_stream = g_byte_array_new ();
  if (!read_header (self) || !read_fat (self)
      || !read_chain (self, mst_bytes_get_32 (self->data + 48), self->directory)
      || !read_mini (self))
    return NULL;
  return g_steal_pointer (&self);
}

void
mst_compound_free (MstCompound *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->bytes);
  g_array_unref (self->fat);
  g_array_unref (self->mini_fat);
  g_byte_array_unref (self->directory);
  g_byte_array_unref (self->mini_stream);
  g_free (self);
}

gboolean
mst_compound_has (const MstCompound *self, const char *name)
{
  return find_stream (self, name) != NULL;
}

/* A small stream: its sectors lie in the root's stream. */
static gboolean
read_mini_chain (const MstCompound *self, guint32 first, GByteArray *into)
{
  guint32 sector = first;

  for (guint32 n = 0; sector < LAST_SECTOR; n++)
    {
      gsize at = (gsize) sector * self->mini_size;

      if (n == self->mini_fat->len || sector >= self->mini_fat->len
          || at + self->mini_size > self->mini_stream->len)
        return FALSE;
      g_byte_array_append (into, self->mini_stream->data + at, self->mini_size);
      sector = g_array_index (self->mini_fat, guint32, sector);
    }
  return TRUE;
}

GBytes *
mst_compound_read (const MstCompound *self, const char *name)
{
  const guint8 *entry = find_stream (self, name);
  g_autoptr (GByteArray) stream = NULL;
  guint32 first, size;

  if (entry == NULL)
    return NULL;
  first = mst_bytes_get_32 (entry + 116);
  size = mst_bytes_get_32 (entry + 120);
  stream = g_byte_array_sized_new ((guint) MIN (size, self->size));
  if (!(size < self->mini_cutoff ? read_mini_chain (self, first, stream)
                                 : read_chain (self, first, stream))
      || stream->len < size)
    return NULL;
  g_byte_array_set_size (stream, size);
  return g_byte_array_free_to_bytes (g_steal_pointer (&stream));
}
