/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a command's words and options. */

#include "config.h"

#include "mst-cli.h"

#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
mst_cli_arguments_free (MstCliArguments *self)
{
  g_ptr_array_unref (self->words);
  g_hash_table_unref (self->options);
  g_array_unref (self->given);
  g_free (self);
}

static const MstCliOption *
find_option (const MstCliCommand *command, const char *name, gsize length)
{
  static const MstCliOption json = { "json", NULL, NULL };

  for (const MstCliOption *option = command->options; option != NULL && option->name != NULL;
       option++)
    {
      if (strlen (option->name) == length && strncmp (option->name, name, length) == 0)
        return option;
    }
  return length == 4 && strncmp (name, "json", 4) == 0 ? &json : NULL;
}

static gboolean
refuse (const MstCliCommand *command, char *message, GError **error)
{
  g_set_error (error, MST_ERROR, MST_ERROR_USAGE, _ ("%s Usage: muster-cli %s %s"), message,
               command->name, command->synopsis);
  g_free (message);
  return FALSE;
}

static void
add_option (MstCliArguments *self, const MstCliOption *option, const char *value)
{
  GPtrArray *values = g_hash_table_lookup (self->options, option->name);
  MstCliGiven given = { option->name, NULL };

  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->options, (char *) option->name, values);
    }
  given.value = g_strdup (value);
  g_ptr_array_add (values, (char *) given.value);
  g_array_append_val (self->given, given);
}

static const MstCliOption *
find_letter (const MstCliCommand *command, const char *word)
{
  for (const MstCliOption *option = command->options; option != NULL && option->name != NULL;
       option++)
    {
      if (option->letter != 0 && word[1] == option->letter && word[2] == '\0')
        return option;
    }
  return NULL;
}

/* Takes "--name", "--name value", "--name=value" or "-n value" at **@word, which is moved to the last word
 * used. */
static gboolean
read_option (MstCliArguments *self, const MstCliCommand *command, char ***word, GError **error)
{
  gboolean is_long = g_str_has_prefix (**word, "--");
  const char *name = is_long ? **word + 2 : "";
  const char *value = strchr (name, '=');
  gsize length = value != NULL ? (gsize) (value - name) : strlen (name);
  const MstCliOption *option =
    is_long ? find_option (command, name, length) : find_letter (command, **word);

  if (option == NULL)
    return refuse (command, g_strdup_printf (_ ("There is no option “%s”."), **word), error);

  if (option->argument == NULL)
    {
      if (value != NULL)
        return refuse (command, g_strdup_printf (_ ("“--%s” takes no value."), option->name),
                       error);
      add_option (self, option, "");
      return TRUE;
    }
  if (value == NULL)
    {
      if ((*word)[1] == NULL)
        return refuse (
          command,
          g_strdup_printf (_ ("“--%s” must be followed by %s."), option->name, option->argument),
          error);
      (*word)++;
      add_option (self, option, **word);
      return TRUE;
    }
  add_option (self, option, value + 1);
  return TRUE;
}

MstCliArguments *
mst_cli_arguments_parse (const MstCliCommand *command, char **words, GError **error)
{
  g_autoptr (MstCliArguments) self = g_new0 (MstCliArguments, 1);
  gboolean options_ended = FALSE;

  self->words = g_ptr_array_new_with_free_func (g_free);
  self->given = g_array_new (FALSE, FALSE, sizeof (MstCliGiven));
  self->options =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (char **word = words; *word != NULL; word++)
    {
      if (options_ended || !g_str_has_prefix (*word, "-") || strcmp (*word, "-") == 0)
        {
          g_ptr_array_add (self->words, g_strdup (*word));
        }
      else if (strcmp (*word, "--") == 0)
        {
          options_ended = TRUE;
        }
      else if (!read_option (self, command, &word, error))
        {
          return NULL;
        }
    }
  self->json = g_hash_table_contains (self->options, "json");

  if (self->words->len < command->min_words)
    {
      refuse (command, g_strdup (_ ("Something is missing.")), error);
      return NULL;
    }
  if (self->words->len > command->max_words)
    {
      refuse (command,
              g_strdup_printf (_ ("“%s” is one word too many."),
                               mst_cli_get_word (self, command->max_words)),
              error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

const char *
mst_cli_get_word (const MstCliArguments *self, guint index)
{
  return index < self->words->len ? g_ptr_array_index (self->words, index) : NULL;
}

gboolean
mst_cli_has_option (const MstCliArguments *self, const char *name)
{
  return g_hash_table_contains (self->options, name);
}

GPtrArray *
mst_cli_get_options (const MstCliArguments *self, const char *name)
{
  return g_hash_table_lookup (self->options, name);
}

const char *
mst_cli_get_option (const MstCliArguments *self, const char *name)
{
  GPtrArray *values = mst_cli_get_options (self, name);

  return values != NULL ? g_ptr_array_index (values, values->len - 1) : NULL;
}

gboolean
mst_cli_get_number (const MstCliArguments *self, const char *name, gint64 minimum, gint64 maximum,
                    gint64 fallback, gint64 *number, GError **error)
{
  const char *text = mst_cli_get_option (self, name);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  *number = fallback;
  if (text == NULL || g_ascii_string_to_signed (text, 10, minimum, maximum, number, NULL))
    return TRUE;
  from = mst_text_format_integer (minimum);
  to = mst_text_format_integer (maximum);
  g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
               _ ("“--%s” must be a whole number from %s to %s."), name, from, to);
  return FALSE;
}

gboolean
mst_cli_get_day (const MstCliArguments *self, const char *name, MstDate *day, GError **error)
{
  const char *text = mst_cli_get_option (self, name);
  MstDate read;

  if (text == NULL)
    return TRUE;
  if ((!mst_date_from_iso (text, &read) && mst_date_parse (text, &read) != MST_DATE_READ)
      || read.day == 0)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                   _ ("“--%s” must be a day such as 2026-03-01."), name);
      return FALSE;
    }
  *day = read;
  return TRUE;
}

gboolean
mst_cli_read_position (const MstCliArguments *self, guint index, guint most, guint *position,
                       GError **error)
{
  const char *text = mst_cli_get_word (self, index);
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, 1, most, &number, NULL))
    {
      g_set_error (error, MST_ERROR, MST_ERROR_USAGE,
                   _ ("“%s” must be a whole number from 1 to %u."), text, most);
      return FALSE;
    }
  *position = (guint) number - 1;
  return TRUE;
}
