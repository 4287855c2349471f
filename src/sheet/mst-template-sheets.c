/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets of a template that are there several times: copied, and called by names of their own. */

#include "config.h"

#include "mst-template-private.h"

#include "mst-error.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/** Naming: a sheet that is called otherwise from now on. */
typedef struct
{
  const char *from, *to;
} Naming;

/** Copying: a sheet that is copied under another name. @relation: that of the copy to the workbook;
 *  @strange: a kind of part that can't be shared; @index, @n_sheets, @id: in the list of sheets */
typedef struct
{
  MstTemplate *template;
  Naming naming;
  char *part, *copy;
  char *relation;
  char *type;
  const char *strange;
  guint index, n_sheets, id;
  char *id_name;        /* of the attribute that names a relation */
  GHashTable *prefixes; /* "xmlns:r" → its namespace */
} Copying;

/* --- names --- */

static char *
rename_text_cb (const char *element, const char *text, gpointer data)
{
  static const char *const formulas[] = { "f",        "formula",     "formula1",
                                          "formula2", "definedName", NULL };
  const Naming *naming = data;

  return g_strv_contains (formulas, element)
           ? mst_sheet_rename_formula (text, naming->from, naming->to)
           : NULL;
}

static char *
rename_attribute_cb (const char *element, const char *name, const char *value, gpointer data)
{
  const Naming *naming = data;

  if (strcmp (element, "sheet") == 0 && strcmp (name, "name") == 0
      && strcmp (value, naming->from) == 0)
    return g_strdup (naming->to);
  if (strcmp (element, "hyperlink") == 0 && strcmp (name, "location") == 0)
    return mst_sheet_rename_formula (value, naming->from, naming->to);
  return NULL;
}

static const MstXmlEdit renaming = { .attribute = rename_attribute_cb, .text = rename_text_cb };

gboolean
mst_template_rename_sheet (MstTemplate *self, MstXlsxSheet *sheet, const char *name, GError **error)
{
  Naming naming = { sheet->name, name };
  g_auto (GStrv) charts = mst_template_list_charts (self);

  if (!mst_template_edit (self, self->workbook, &renaming, &naming, error))
    return FALSE;
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const MstXlsxSheet *other = g_ptr_array_index (self->sheets, i);

      if (!mst_template_edit (self, other->part, &renaming, &naming, error))
        return FALSE;
    }
  for (char **chart = charts; *chart != NULL; chart++)
    if (!mst_template_edit (self, *chart, &renaming, &naming, error))
      return FALSE;
  g_free (sheet->name);
  sheet->name = g_strdup (name);
  return TRUE;
}

/* --- the parts of a copy --- */

static char *
make_part_name (const MstTemplate *self, const char *part)
{
  const char *slash = strrchr (part, '/');
  int folder = slash != NULL ? (int) (slash - part) + 1 : 0;

  for (guint i = self->sheets->len + 1;; i++)
    {
      g_autofree char *name = g_strdup_printf ("%.*ssheet%u.xml", folder, part, i);
      g_autofree char *folded = g_ascii_strdown (name, -1);

      if (!mst_package_has (self->xlsx.package, name)
          && !g_hash_table_contains (self->changed, folded))
        return g_steal_pointer (&name);
    }
}

/* What a printer was told is left to the first sheet; charts and comments can't be shared. */
static gboolean
takes_relation_cb (const char *element, const char **attributes, gpointer data)
{
  static const char *const shared[] = { "/hyperlink", "/printerSettings" };
  Copying *copying = data;
  const char *type = mst_xml_edit_get (attributes, "Type");
  gboolean is_shared = FALSE;

  if (strcmp (element, "Relationship") != 0 || type == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    is_shared = is_shared || g_str_has_suffix (type, shared[i]);
  if (!is_shared)
    {
      g_free (copying->type);
      copying->type = g_strdup (strrchr (type, '/') != NULL ? strrchr (type, '/') + 1 : type);
      copying->strange = copying->type;
    }
  return g_str_has_suffix (type, "/printerSettings");
}

static char *
drop_cb (const char *element, const char *xml, gpointer data, GError **error)
{
  return g_strdup ("");
}

static gboolean
copy_relations (Copying *self, const MstXlsxSheet *sheet, GError **error)
{
  static const MstXmlEdit edit = { .takes = takes_relation_cb, .replace = drop_cb };
  g_autofree char *relations = mst_xlsx_dup_relations_name (sheet->part);
  g_autofree char *name = mst_xlsx_dup_relations_name (self->copy);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  gsize size;
  const char *xml;

  if (!mst_package_has (self->template->xlsx.package, relations))
    return TRUE;
  bytes = mst_template_load (self->template, relations, error);
  if (bytes == NULL)
    return FALSE;
  xml = g_bytes_get_data (bytes, &size);
  if (!mst_xml_edit (xml, size, &edit, self, out, error))
    return FALSE;
  if (self->strange != NULL)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("Sheet “%s” of the template has parts that can't be there several times "
                      "(%s): take charts, pictures, comments and tables out, or make a file for "
                      "each."),
                   sheet->name, self->strange);
      return FALSE;
    }
  mst_template_add_part (self->template, name, g_string_free_to_bytes (g_steal_pointer (&out)));
  return TRUE;
}

static char *
unselect_cb (const char *element, const char *name, const char *value, gpointer data)
{
  return strcmp (name, "tabSelected") == 0 ? g_strdup ("0")
                                           : rename_attribute_cb (element, name, value, data);
}

static gboolean
takes_page_cb (const char *element, const char **attributes, gpointer data)
{
  return strcmp (element, "pageSetup") == 0;
}

/* Without the relation to what a printer was told. */
static char *
free_page_cb (const char *element, const char *xml, gpointer data, GError **error)
{
  g_autoptr (GRegex) relation =
    g_regex_new ("\\s[A-Za-z0-9_]+:id\\s*=\\s*(\"[^\"]*\"|'[^']*')", 0, 0, NULL);

  return g_regex_replace_literal (relation, xml, -1, 0, "", 0, NULL);
}

static gboolean
copy_cells (Copying *self, const MstXlsxSheet *sheet, GError **error)
{
  static const MstXmlEdit edit = { unselect_cb, rename_text_cb, takes_page_cb, free_page_cb };
  g_autoptr (GBytes) bytes = mst_template_load (self->template, sheet->part, error);
  g_autoptr (GString) out = g_string_new (NULL);
  gsize size;
  const char *xml;

  if (bytes == NULL)
    return FALSE;
  xml = g_bytes_get_data (bytes, &size);
  if (!mst_xml_edit (xml, size, &edit, &self->naming, out, error))
    return FALSE;
  mst_template_add_part (self->template, self->copy,
                         g_string_free_to_bytes (g_steal_pointer (&out)));
  return TRUE;
}

/* --- where it is told of --- */

static gboolean
takes_type_cb (const char *element, const char **attributes, gpointer data)
{
  Copying *self = data;
  const char *part = mst_xml_edit_get (attributes, "PartName");
  const char *type = mst_xml_edit_get (attributes, "ContentType");

  if (strcmp (element, "Override") != 0 || part == NULL || type == NULL
      || g_ascii_strcasecmp (part + (*part == '/'), self->part) != 0)
    return FALSE;
  g_free (self->type);
  self->type = g_strdup (type);
  return TRUE;
}

static char *
add_type_cb (const char *element, const char *xml, gpointer data, GError **error)
{
  Copying *self = data;
  g_autofree char *prefix = mst_xml_edit_dup_prefix (xml);

  return g_strdup_printf ("%s<%sOverride PartName=\"/%s\" ContentType=\"%s\"/>", xml, prefix,
                          self->copy, self->type);
}

static gboolean
takes_own_relation_cb (const char *element, const char **attributes, gpointer data)
{
  Copying *self = data;
  const char *target = mst_xml_edit_get (attributes, "Target");
  const char *type = mst_xml_edit_get (attributes, "Type");
  g_autofree char *part = NULL;

  if (strcmp (element, "Relationship") != 0 || target == NULL || type == NULL)
    return FALSE;
  part = mst_package_resolve (self->template->xlsx.package, self->template->workbook, target);
  if (part == NULL || g_ascii_strcasecmp (part, self->part) != 0)
    return FALSE;
  g_free (self->type);
  self->type = g_strdup (type);
  return TRUE;
}

static char *
add_relation_cb (const char *element, const char *xml, gpointer data, GError **error)
{
  Copying *self = data;
  g_autofree char *prefix = mst_xml_edit_dup_prefix (xml);

  return g_strdup_printf ("%s<%sRelationship Id=\"%s\" Type=\"%s\" Target=\"/%s\"/>", xml, prefix,
                          self->relation, self->type, self->copy);
}

/* Reads the list of sheets. */
static char *
count_sheet_cb (const char *element, const char *name, const char *value, gpointer data)
{
  Copying *self = data;

  if (g_str_has_prefix (name, "xmlns:"))
    g_hash_table_insert (self->prefixes, g_strdup (name), g_strdup (value));
  if (strcmp (element, "sheet") != 0)
    return NULL;
  if (strcmp (name, "name") == 0)
    {
      if (strcmp (value, self->naming.from) == 0)
        self->index = self->n_sheets;
      self->n_sheets++;
    }
  else if (strcmp (name, "sheetId") == 0)
    self->id = MAX (self->id, (guint) strtoul (value, NULL, 10));
  else if (g_str_has_suffix (name, ":id"))
    {
      g_free (self->id_name);
      self->id_name = g_strdup (name);
    }
  return NULL;
}

static gboolean
takes_list_cb (const char *element, const char **attributes, gpointer data)
{
  Copying *self = data;
  const char *local = mst_xml_edit_get (attributes, "localSheetId");

  return strcmp (element, "sheets") == 0
         || (strcmp (element, "definedName") == 0 && local != NULL
             && strtoul (local, NULL, 10) == self->index);
}

static char *
rename_local_cb (const char *element, const char *name, const char *value, gpointer data)
{
  Copying *self = data;

  return strcmp (name, "localSheetId") == 0 ? g_strdup_printf ("%u", self->n_sheets) : NULL;
}

static char *
rename_local_text_cb (const char *element, const char *text, gpointer data)
{
  return rename_text_cb (element, text, &((Copying *) data)->naming);
}

/* A sheet more in the list; a name that belongs to the sheet, for its copy too. */
static char *
add_sheet_cb (const char *element, const char *xml, gpointer data, GError **error)
{
  static const MstXmlEdit edit = { .attribute = rename_local_cb, .text = rename_local_text_cb };
  Copying *self = data;
  g_autoptr (GString) out = g_string_new (xml);
  g_autofree char *prefix = mst_xml_edit_dup_prefix (xml);
  g_autofree char *name = g_markup_escape_text (self->naming.to, -1);
  g_autofree char *prefix_name =
    g_strdup_printf ("xmlns:%.*s", (int) strcspn (self->id_name, ":"), self->id_name);
  const char *space = g_hash_table_lookup (self->prefixes, prefix_name);

  if (strcmp (element, "definedName") == 0)
    return mst_xml_edit (xml, strlen (xml), &edit, self, out, error)
             ? g_string_free (g_steal_pointer (&out), FALSE)
             : NULL;
  g_string_truncate (out, (gsize) (strrchr (xml, '<') - xml));
  g_string_append_printf (out, "<%ssheet", prefix);
  if (space != NULL)
    g_string_append_printf (out, " %s=\"%s\"", prefix_name, space);
  g_string_append_printf (out, " name=\"%s\" sheetId=\"%u\" %s=\"%s\"/></%ssheets>", name,
                          self->id + 1, self->id_name, self->relation, prefix);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
tell_workbook (Copying *self, GError **error)
{
  static const MstXmlEdit of_types = { .takes = takes_type_cb, .replace = add_type_cb };
  static const MstXmlEdit of_relations = { .takes = takes_own_relation_cb,
                                           .replace = add_relation_cb };
  static const MstXmlEdit reading = { .attribute = count_sheet_cb };
  static const MstXmlEdit of_workbook = { .takes = takes_list_cb, .replace = add_sheet_cb };
  MstTemplate *template = self->template;
  g_autofree char *relations = mst_xlsx_dup_relations_name (template->workbook);

  if (!mst_template_edit (template, "[Content_Types].xml", &of_types, self, error)
      || !mst_template_edit (template, relations, &of_relations, self, error)
      || !mst_template_edit (template, template->workbook, &reading, self, error))
    return FALSE;
  if (self->id_name == NULL)
    self->id_name = g_strdup ("r:id");
  return mst_template_edit (template, template->workbook, &of_workbook, self, error);
}

MstXlsxSheet *
mst_template_copy_sheet (MstTemplate *self, const MstXlsxSheet *sheet, const char *name,
                         GError **error)
{
  Copying copying = {
    .template = self,
    .naming = { sheet->name, name },
    .part = sheet->part,
    .copy = make_part_name (self, sheet->part),
    .relation = g_strdup_printf ("rIdCopy%u", self->sheets->len),
    .index = G_MAXUINT,
    .prefixes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
  };
  MstXlsxSheet *copy = NULL;

  if (copy_relations (&copying, sheet, error) && copy_cells (&copying, sheet, error)
      && tell_workbook (&copying, error))
    {
      copy = g_new0 (MstXlsxSheet, 1);
      copy->name = g_strdup (name);
      copy->part = g_strdup (copying.copy);
      g_ptr_array_add (self->sheets, copy);
    }
  g_free (copying.copy);
  g_free (copying.relation);
  g_free (copying.type);
  g_free (copying.id_name);
  g_hash_table_unref (copying.prefixes);
  return copy;
}
