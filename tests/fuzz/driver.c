/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target where libFuzzer isn't at hand: every file of the corpus, then changes of them.
 * The changes depend on nothing but the seed, so that a failure comes again.
 *
 * usage: fuzz-NAME [-runs=N] [-max_total_time=SECONDS] [-seed=N] FILE-OR-FOLDER…
 *
 * An input is written to failed-input in the working directory before it is tried when
 * MUSTER_FUZZ_KEEP is set. */

#include <glib.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST_INPUT 65536

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static gboolean keeps_input;

static void
try (const GByteArray *input)
{
  /* A block of its own size, so that a sanitizer sees the first byte too far. */
  g_autofree guint8 *exact = g_malloc (MAX (input->len, 1));

  if (input->len > 0)
    memcpy (exact, input->data, input->len);
  if (keeps_input)
    g_file_set_contents ("failed-input", (const char *) input->data, input->len, NULL);
  LLVMFuzzerTestOneInput (exact, input->len);
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
load (const char *path, GPtrArray *corpus)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  char *content;
  gsize length;

  if (folder == NULL)
    {
      g_autoptr (GError) error = NULL;
      GByteArray *input = g_byte_array_new ();

      if (!g_file_get_contents (path, &content, &length, &error))
        g_error ("%s", error->message);
      g_byte_array_append (input, (const guint8 *) content, (guint) length);
      g_free (content);
      g_ptr_array_add (corpus, input);
      return;
    }
  while ((name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names_cb);
  for (guint i = 0; i < names->len; i++)
    load (g_ptr_array_index (names, i), corpus);
}

static guint
pick (GRand *random, guint n)
{
  return n > 1 ? (guint) g_rand_int_range (random, 0, (gint32) n) : 0;
}

static void
change (GByteArray *input, const GPtrArray *corpus, GRand *random)
{
  static const guint8 bytes[] = { 0, 1, 0x7F, 0x80, 0xFF, '"', '<', '>', '/', ',', '\n', '9', '-' };
  guint at = pick (random, input->len), n = pick (random, 32) + 1;
  const GByteArray *other;
  guint from;

  switch (pick (random, 6))
    {
    case 0:
      if (input->len > 0)
        input->data[at] ^= (guint8) (1u << pick (random, 8));
      break;
    case 1:
      if (input->len > 0)
        input->data[at] = bytes[pick (random, G_N_ELEMENTS (bytes))];
      break;
    case 2:
      if (at + n <= input->len)
        g_byte_array_remove_range (input, at, n);
      break;
    case 3:
      if (input->len > 0)
        input->data[at] = (guint8) pick (random, 256);
      break;
    case 4:
      g_byte_array_set_size (input, at);
      break;
    default:
      /* What is in another file, put here. */
      other = g_ptr_array_index (corpus, pick (random, corpus->len));
      from = pick (random, other->len);
      n = MIN (n * 4, other->len - from);
      if (input->len + n <= LONGEST_INPUT)
        {
          guint tail = input->len - at;

          g_byte_array_set_size (input, input->len + n);
          memmove (input->data + at + n, input->data + at, tail);
          memcpy (input->data + at, other->data + from, n);
        }
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) corpus =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  guint64 n_runs = 0, seed = 1, seconds = 0, n_done = 0;
  g_autoptr (GRand) random = NULL;
  gint64 began = g_get_monotonic_time ();

  keeps_input = g_getenv ("MUSTER_FUZZ_KEEP") != NULL;
  for (int i = 1; i < argc; i++)
    {
      if (g_str_has_prefix (argv[i], "-runs="))
        n_runs = g_ascii_strtoull (argv[i] + 6, NULL, 10);
      else if (g_str_has_prefix (argv[i], "-max_total_time="))
        seconds = g_ascii_strtoull (argv[i] + 16, NULL, 10);
      else if (g_str_has_prefix (argv[i], "-seed="))
        seed = g_ascii_strtoull (argv[i] + 6, NULL, 10);
      else
        load (argv[i], corpus);
    }
  if (corpus->len == 0)
    {
      g_printerr ("no corpus\n");
      return EXIT_FAILURE;
    }
  for (guint i = 0; i < corpus->len; i++)
    try (g_ptr_array_index (corpus, i));
  random = g_rand_new_with_seed ((guint32) seed);
  while (n_done < n_runs
         || (seconds > 0 && g_get_monotonic_time () - began < (gint64) seconds * G_USEC_PER_SEC))
    {
      const GByteArray *seed_file = g_ptr_array_index (corpus, pick (random, corpus->len));
      g_autoptr (GByteArray) input = g_byte_array_new ();

      g_byte_array_append (input, seed_file->data, seed_file->len);
      for (guint i = pick (random, 8) + 1; i > 0; i--)
        change (input, corpus, random);
      try (input);
      n_done++;
    }
  g_print ("%u files, %" G_GUINT64_FORMAT " changes, %.1f s\n", corpus->len, n_done,
           (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC);
  return EXIT_SUCCESS;
}
