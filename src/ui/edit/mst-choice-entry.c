/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A value of a code list, found by its label, another writing, pinyin or initials. */
#include "config.h"

#include "mst-error.h"
#include "mst-field-editor-private.h"
#include "mst-suggestions.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

struct _MstChoiceEntry
{
  MstListedEntry parent_instance;
};

G_DEFINE_FINAL_TYPE (MstChoiceEntry, mst_choice_entry, MST_TYPE_LISTED_ENTRY)

static const MstChoiceSet *
get_choices (MstFieldEditor *editor)
{
  return mst_field_get_choices (mst_field_editor_get_field (editor));
}

static void
show (MstFieldEditor *editor, const char *value)
{
  g_autofree char *text = mst_field_show (mst_field_editor_get_field (editor), value, FALSE);

  mst_listed_entry_set_text (MST_LISTED_ENTRY (editor), text);
}

/* What is written in full, or is enough to tell. */
static gboolean
read_value (MstFieldEditor *editor, char **value, GError **error)
{
  const MstField *field = mst_field_editor_get_field (editor);
  const char *text = mst_listed_entry_get_text (MST_LISTED_ENTRY (editor));
  g_autoptr (GPtrArray) found = NULL;
  const MstChoice *choice;

  if (mst_field_read (field, text, value, NULL))
    return TRUE;
  choice = mst_choice_set_search_one (get_choices (editor), text);
  if (choice != NULL)
    {
      *value = g_strdup (choice->code);
      return TRUE;
    }
  found = mst_choice_set_search (get_choices (editor), text);
  if (found->len == 0)
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                 _ ("“%s” is no value of “%s”. Choose one from the list (Down)."), text,
                 mst_field_get_label (field));
  else
    g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                 _ ("“%s” fits several values. Choose one from the list (Down)."), text);
  return FALSE;
}

static void
suggest (MstListedEntry *entry, const char *text)
{
  MstFieldEditor *editor = MST_FIELD_EDITOR (entry);
  g_autoptr (GPtrArray) found = mst_choice_set_search (get_choices (editor), text);
  g_autoptr (GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) mst_suggestion_free);
  g_autofree char *current = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      const MstChoice *choice = g_ptr_array_index (found, i);

      g_ptr_array_add (items,
                       mst_suggestion_new (choice->code, mst_choice_get_label (choice), NULL));
    }
  mst_listed_entry_suggest (entry, items,
                            found->len == 0 ? _ ("Nothing in the list fits. Part of a word, pinyin "
                                                 "or initials will do.")
                                            : NULL,
                            *text != '\0');
  if (*text == '\0' && mst_field_editor_read (editor, &current, NULL) && current != NULL)
    mst_listed_entry_mark (entry, current);
}

static gboolean
pick (MstListedEntry *entry, const char *key)
{
  mst_field_editor_write (MST_FIELD_EDITOR (entry), key);
  return TRUE;
}

static void
mst_choice_entry_class_init (MstChoiceEntryClass *class)
{
  MST_FIELD_EDITOR_CLASS (class)->show = show;
  MST_FIELD_EDITOR_CLASS (class)->read = read_value;
  MST_LISTED_ENTRY_CLASS (class)->suggest = suggest;
  MST_LISTED_ENTRY_CLASS (class)->pick = pick;
}

static void
mst_choice_entry_init (MstChoiceEntry *self)
{
}
