/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a whole sheet says in place of a column: a sheet named 志愿者, a list titled 社区工作者花名册. */

#include "config.h"

#include "mst-import-private.h"

#include "mst-text.h"

#include <glib/gi18n-lib.h>

/* Takes the names of @place and of what it stands in out of @text: 街道 in 雨花街道 is no word of the
 * list. */
static char *
take_place_out (const char *text, const MstPlace *place)
{
  g_autofree char *normalised = mst_text_normalise_name (text);
  GString *rest = g_string_new (normalised);

  for (; place != NULL; place = place->parent)
    g_string_replace (rest, place->name, "", 0);
  return g_string_free (rest, FALSE);
}

static const MstChoice *
find_in_text (const MstChoiceSet *choices, const char *text, const MstPlace *place)
{
  g_autofree char *rest = take_place_out (text, place);
  const MstChoice *choice = NULL;

  /* A number is no code here: Sheets are called 1, 2, 3. */
  if (!g_ascii_isdigit (*rest))
    choice = mst_choice_set_match (choices, rest);
  return choice != NULL ? choice : mst_choice_set_guess (choices, rest);
}

const MstChoice *
mst_import_find_sheet_choice (MstImport *self, guint sheet, const MstPlace *place, guint field,
                              GPtrArray *problems)
{
  const MstField *description = &self->type->fields[field];
  const MstImportSheet *entry = g_ptr_array_index (self->sheets, sheet);
  const char *const texts[] = {
    mst_grid_get_name (entry->grid),
    entry->recognition->title,
    mst_workbook_get_name (entry->workbook),
  };

  if (description->kind != MST_FIELD_CHOICE
      || (description->flags & (MST_FIELD_REQUIRED | MST_FIELD_GIVEN)) != MST_FIELD_REQUIRED)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const MstChoice *choice =
        texts[i] != NULL ? find_in_text (mst_choice_set_get (description->choices), texts[i], place)
                         : NULL;

      if (choice == NULL)
        continue;
      mst_import_add_problem (
        problems, sheet, entry->recognition->first_heading_row, G_MAXUINT32, (int) field, FALSE,
        "normalised", texts[i],
        g_strdup_printf (_ ("No column says “%s”: “%s” was taken from “%s” for every row."),
                         mst_field_get_label (description), mst_choice_get_label (choice),
                         texts[i]));
      return choice;
    }
  return NULL;
}
