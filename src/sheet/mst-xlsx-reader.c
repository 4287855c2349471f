/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads an .xlsx workbook: finds its parts by their relations, then the sheets in archive order. */

#include "config.h"

#include "mst-error.h"
#include "mst-foreign.h"
#include "mst-limits.h"
#include "mst-reader.h"
#include "mst-xlsx-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEFAULT_WORKBOOK "xl/workbook.xml"

typedef struct
{
  char *id;
  char *kind;   /* the last step of the relation's type: both dialects have the same */
  char *target; /* part name */
} Relation;

typedef struct
{
  char *name;
  char *relation;
  gboolean visible;
  char *part;
  MstGrid *grid;
} Sheet;

typedef struct
{
  MstXlsx shared;
  const char *source; /* the part whose relations are read */
  GPtrArray *relations;
  GPtrArray *sheets;
} Reader;

static void
relation_free (gpointer data)
{
  Relation *relation = data;

  g_free (relation->id);
  g_free (relation->kind);
  g_free (relation->target);
  g_free (relation);
}

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->relation);
  g_free (sheet->part);
  g_clear_pointer (&sheet->grid, mst_grid_unref);
  g_free (sheet);
}

/* ---- relations ---- */

enum
{
  RELATIONS = 1,
  RELATION,
};

static guint8
start_relations_cb (MstXml *xml, guint8 parent, const char *name, const char **attributes,
                    gpointer data)
{
  Reader *reader = data;
  const char *id, *type, *target, *mode;
  Relation *relation;

  if (parent == 0)
    return RELATIONS;
  if (parent != RELATIONS || strcmp (name, "Relationship") != 0)
    return 0;
  id = mst_xml_get (attributes, "Id");
  type = mst_xml_get (attributes, "Type");
  target = mst_xml_get (attributes, "Target");
  mode = mst_xml_get (attributes, "TargetMode");
  if (id == NULL || type == NULL || target == NULL || g_strcmp0 (mode, "External") == 0)
    return RELATION;
  relation = g_new0 (Relation, 1);
  relation->id = g_strdup (id);
  relation->kind = g_path_get_basename (type);
  relation->target = mst_package_resolve (reader->shared.package, reader->source, target);
  g_ptr_array_add (reader->relations, relation);
  return RELATION;
}

char *
mst_xlsx_dup_relations_name (const char *part)
{
  const char *slash = strrchr (part, '/');

  return slash != NULL
           ? g_strdup_printf ("%.*s/_rels/%s.rels", (int) (slash - part), part, slash + 1)
           : g_strdup_printf ("_rels/%s.rels", part);
}

/* Reads the relations of @source into reader->relations; none is no error. */
static gboolean
read_relations (Reader *reader, const char *source, GError **error)
{
  static const MstXmlHandlers handlers = { start_relations_cb, NULL, NULL };
  g_autofree char *part = mst_xlsx_dup_relations_name (source);

  g_ptr_array_set_size (reader->relations, 0);
  if (!mst_package_has (reader->shared.package, part))
    return TRUE;
  reader->source = source;
  return mst_xml_parse (reader->shared.package, part, &handlers, reader, error);
}

static const char *
find_by_kind (Reader *reader, const char *kind)
{
  for (guint i = 0; i < reader->relations->len; i++)
    {
      const Relation *relation = g_ptr_array_index (reader->relations, i);

      if (strcmp (relation->kind, kind) == 0
          && mst_package_has (reader->shared.package, relation->target))
        return relation->target;
    }
  return NULL;
}

static const Relation *
find_by_id (Reader *reader, const char *id)
{
  for (guint i = 0; i < reader->relations->len; i++)
    {
      const Relation *relation = g_ptr_array_index (reader->relations, i);

      if (strcmp (relation->id, id) == 0)
        return relation;
    }
  return NULL;
}

/* ---- the workbook part ---- */

enum
{
  WORKBOOK = 1,
  PROPERTIES,
  SHEETS,
  SHEET,
};

static guint8
start_workbook_cb (MstXml *xml, guint8 parent, const char *name, const char **attributes,
                   gpointer data)
{
  Reader *reader = data;

  if (parent == 0)
    {
      if (strcmp (name, "workbook") == 0)
        return WORKBOOK;
      mst_xml_fail (xml, _ ("its list of sheets is something else"));
      return 0;
    }
  if (parent == WORKBOOK && strcmp (name, "workbookPr") == 0)
    {
      reader->shared.epoch_1904 = mst_xml_get_flag (attributes, "date1904");
      return PROPERTIES;
    }
  if (parent == WORKBOOK && strcmp (name, "sheets") == 0)
    return SHEETS;
  if (parent == SHEETS && strcmp (name, "sheet") == 0)
    {
      const char *title = mst_xml_get (attributes, "name");
      const char *state = mst_xml_get (attributes, "state");
      Sheet *sheet;

      if (reader->sheets->len == MST_LIMIT_SHEETS)
        {
          mst_xml_fail (xml, _ ("it has more than %d sheets"), MST_LIMIT_SHEETS);
          return 0;
        }
      sheet = g_new0 (Sheet, 1);
      g_ptr_array_add (reader->sheets, sheet);
      sheet->name =
        title != NULL ? g_strdup (title) : g_strdup_printf (_ ("Sheet %u"), reader->sheets->len);
      sheet->relation = g_strdup (mst_xml_get_prefixed (attributes, "id"));
      sheet->visible = state == NULL || strcmp (state, "visible") == 0;
      return SHEET;
    }
  return 0;
}

/* ---- putting it together ---- */

/* Beside the workbook, under the usual name: for workbooks that don't tell. */
static char *
find_usual (Reader *reader, const char *workbook, const char *usual)
{
  g_autofree char *part = mst_package_resolve (reader->shared.package, workbook, usual);

  return mst_package_has (reader->shared.package, part) ? g_steal_pointer (&part) : NULL;
}

static char *
find_part (Reader *reader, const char *workbook, const char *kind, const char *usual)
{
  const char *related = find_by_kind (reader, kind);

  return related != NULL ? g_strdup (related) : find_usual (reader, workbook, usual);
}

/* Gives the worksheets their parts and drops sheets of other kinds: charts, dialogs, macros. */
static gboolean
locate_sheets (Reader *reader, const char *workbook, GError **error)
{
  for (guint i = 0; i < reader->sheets->len;)
    {
      Sheet *sheet = g_ptr_array_index (reader->sheets, i);
      const Relation *relation =
        sheet->relation != NULL ? find_by_id (reader, sheet->relation) : NULL;

      if (relation != NULL && strcmp (relation->kind, "worksheet") != 0)
        {
          g_ptr_array_remove_index (reader->sheets, i);
          continue;
        }
      if (relation != NULL)
        sheet->part = g_strdup (relation->target);
      else if (reader->relations->len == 0)
        {
          g_autofree char *usual = g_strdup_printf ("worksheets/sheet%u.xml", i + 1);

          sheet->part = find_usual (reader, workbook, usual);
        }
      if (sheet->part == NULL || !mst_package_has (reader->shared.package, sheet->part))
        {
          g_autofree char *reason = g_strdup_printf (_ ("its sheet “%s” is missing"), sheet->name);

          mst_package_set_damaged (error, mst_package_get_name (reader->shared.package), reason);
          return FALSE;
        }
      i++;
    }
  return TRUE;
}

static int
compare_positions (gconstpointer a, gconstpointer b, gpointer data)
{
  const Sheet *sheet_a = *(Sheet *const *) a, *sheet_b = *(Sheet *const *) b;

  return mst_package_get_position (data, sheet_a->part)
         - mst_package_get_position (data, sheet_b->part);
}

static gboolean
read_sheets (Reader *reader, GError **error)
{
  MstPackage *package = reader->shared.package;
  g_autoptr (GPtrArray) in_order = g_ptr_array_copy (reader->sheets, NULL, NULL);

  g_ptr_array_set_free_func (in_order, NULL);
  g_ptr_array_sort_with_data (in_order, compare_positions, package);
  for (guint i = 0; i < in_order->len; i++)
    {
      Sheet *sheet = g_ptr_array_index (in_order, i);
      const Sheet *before = i > 0 ? g_ptr_array_index (in_order, i - 1) : NULL;

      if (before != NULL && compare_positions (&before, &sheet, package) == 0)
        {
          mst_package_set_damaged (error, mst_package_get_name (package),
                                   _ ("two of its sheets are one"));
          return FALSE;
        }
      sheet->grid =
        mst_xlsx_read_sheet (&reader->shared, sheet->part, sheet->name, sheet->visible, error);
      if (sheet->grid == NULL)
        return FALSE;
    }
  return TRUE;
}

static char *
find_workbook (Reader *reader, GError **error)
{
  const char *related;

  if (!read_relations (reader, "", error))
    return NULL;
  related = find_by_kind (reader, "officeDocument");
  if (related != NULL)
    return g_strdup (related);
  if (mst_package_has (reader->shared.package, DEFAULT_WORKBOOK))
    return g_strdup (DEFAULT_WORKBOOK);
  g_set_error (error, MST_ERROR, MST_ERROR_REFUSED,
               _ ("“%s” is an archive, but no workbook. Unpack it and choose the workbooks in it."),
               mst_package_get_name (reader->shared.package));
  return NULL;
}

/* Everything but the cells. @workbook: its part, once it is found. */
static gboolean
read_frame (Reader *reader, char **found, GError **error)
{
  static const MstXmlHandlers handlers = { start_workbook_cb, NULL, NULL };
  MstPackage *package = reader->shared.package;
  char *workbook = *found = find_workbook (reader, error);
  g_autofree char *strings = NULL, *styles = NULL;

  if (workbook == NULL || !mst_xml_parse (package, workbook, &handlers, reader, error)
      || !read_relations (reader, workbook, error))
    return FALSE;
  strings = find_part (reader, workbook, "sharedStrings", "sharedStrings.xml");
  styles = find_part (reader, workbook, "styles", "styles.xml");
  return locate_sheets (reader, workbook, error)
         && (styles == NULL || mst_xlsx_read_styles (&reader->shared, styles, error))
         && (strings == NULL || mst_xlsx_read_strings (&reader->shared, strings, error));
}

static gboolean
read_workbook (Reader *reader, GError **error)
{
  g_autofree char *workbook = NULL;

  return read_frame (reader, &workbook, error) && read_sheets (reader, error);
}

static void
free_located_sheet (gpointer data)
{
  MstXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->part);
  g_free (sheet);
}

gboolean
mst_xlsx_locate (MstXlsx *self, char **workbook, GPtrArray **sheets, GError **error)
{
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (relation_free);
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (sheet_free);
  Reader reader = { .shared = *self, .relations = relations, .sheets = own };
  gboolean located =
    !mst_foreign_refuse_package (self->package, error) && read_frame (&reader, workbook, error);

  self->strings = reader.shared.strings;
  self->epoch_1904 = reader.shared.epoch_1904;
  *sheets = g_ptr_array_new_with_free_func (free_located_sheet);
  for (guint i = 0; located && i < own->len; i++)
    {
      Sheet *from = g_ptr_array_index (own, i);
      MstXlsxSheet *sheet = g_new0 (MstXlsxSheet, 1);

      sheet->name = g_strdup (from->name);
      sheet->part = g_strdup (from->part);
      g_ptr_array_add (*sheets, sheet);
    }
  return located;
}

char **
mst_xlsx_list_related (MstPackage *package, const char *part, const char *kind, GError **error)
{
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (relation_free);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  Reader reader = { .shared = { .package = package }, .relations = relations };

  if (!read_relations (&reader, part, error))
    return NULL;
  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = g_ptr_array_index (relations, i);

      if (strcmp (relation->kind, kind) == 0 && mst_package_has (package, relation->target))
        g_strv_builder_add (parts, relation->target);
    }
  return g_strv_builder_end (parts);
}

GPtrArray *
mst_xlsx_read (GBytes *bytes, const char *name, MstProgress *progress, GError **error)
{
  g_autoptr (MstPackage) package = mst_package_open (bytes, name, progress, error);
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (relation_free);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (sheet_free);
  g_autoptr (MstArena) arena = mst_arena_new ();
  g_autoptr (GByteArray) is_date = g_byte_array_new ();
  Reader reader = {
    .shared = { .package = package, .arena = arena, .is_date = is_date },
    .relations = relations,
    .sheets = sheets,
  };
  GPtrArray *grids = NULL;

  if (package == NULL || mst_foreign_refuse_package (package, error))
    return NULL;
  if (read_workbook (&reader, error))
    {
      grids = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_grid_unref);
      for (guint i = 0; i < sheets->len; i++)
        {
          Sheet *sheet = g_ptr_array_index (sheets, i);

          g_ptr_array_add (grids, g_steal_pointer (&sheet->grid));
        }
    }
  g_clear_pointer (&reader.shared.strings, g_ptr_array_unref);
  return grids;
}
