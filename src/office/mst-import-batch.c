/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sources of several record types as one action: sheets are handed to the import of their type, and
 * the imports follow one another inside one group. */

#include "config.h"

#include "mst-import-batch.h"

#include "mst-import-private.h"
#include "mst-open-files.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

struct _MstImportBatch
{
  GObject parent_instance;

  GPtrArray *sheets;  /* MstBatchSheet */
  GPtrArray *imports; /* MstImport or NULL, by position in mst_record_types() */
};

G_DEFINE_FINAL_TYPE (MstImportBatch, mst_import_batch, G_TYPE_OBJECT)

static void
batch_sheet_free (gpointer data)
{
  MstBatchSheet *sheet = data;

  g_clear_object (&sheet->workbook);
  g_free (sheet);
}

static void
mst_import_batch_finalize (GObject *object)
{
  MstImportBatch *self = MST_IMPORT_BATCH (object);

  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  for (guint i = 0; i < self->imports->len; i++)
    g_clear_object (&g_ptr_array_index (self->imports, i));
  g_clear_pointer (&self->imports, g_ptr_array_unref);
  G_OBJECT_CLASS (mst_import_batch_parent_class)->finalize (object);
}

static void
mst_import_batch_class_init (MstImportBatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mst_import_batch_finalize;
}

static void
mst_import_batch_init (MstImportBatch *self)
{
  self->sheets = g_ptr_array_new_with_free_func (batch_sheet_free);
  self->imports = g_ptr_array_new ();
  for (const MstRecordType *const *type = mst_record_types (); *type != NULL; type++)
    g_ptr_array_add (self->imports, NULL);
}

MstImportBatch *
mst_import_batch_new (void)
{
  return g_object_new (MST_TYPE_IMPORT_BATCH, NULL);
}

/* --- sheets and the imports they belong to --- */

static MstImport *
get_import (MstImportBatch *self, const MstRecordType *type)
{
  const MstRecordType *const *types = mst_record_types ();

  for (guint i = 0; types[i] != NULL; i++)
    {
      gpointer *import = &g_ptr_array_index (self->imports, i);

      if (types[i] != type)
        continue;
      if (*import == NULL)
        *import = mst_import_new (type);
      return *import;
    }
  g_return_val_if_reached (NULL);
}

static MstImportSheet *
find_sheet (MstImport *import, MstWorkbook *workbook, guint sheet, guint *index)
{
  GPtrArray *sheets = mst_import_get_sheets (import);

  for (guint i = 0; i < sheets->len; i++)
    {
      MstImportSheet *candidate = g_ptr_array_index (sheets, i);

      if (candidate->workbook == workbook && candidate->sheet == sheet)
        {
          *index = i;
          return candidate;
        }
    }
  return NULL;
}

/* Adds all sheets of @workbook to the import of @type, none of them used, unless they are there. */
static MstImport *
ensure_workbook (MstImportBatch *self, MstStore *store, MstWorkbook *workbook,
                 const MstRecordType *type, GError **error)
{
  MstImport *import = get_import (self, type);
  GPtrArray *sheets = mst_import_get_sheets (import);
  guint before = sheets->len;
  guint index;

  if (find_sheet (import, workbook, 0, &index) != NULL)
    return import;
  if (!mst_import_add_workbook (import, store, workbook, error))
    return NULL;
  for (guint i = before; i < sheets->len; i++)
    ((MstImportSheet *) g_ptr_array_index (sheets, i))->used = FALSE;
  return import;
}

static gboolean
assign (MstImportBatch *self, MstStore *store, MstBatchSheet *sheet, const MstRecordType *type,
        GError **error)
{
  MstImportSheet *entry;

  sheet->type = NULL;
  sheet->import = NULL;
  if (type == NULL)
    return TRUE;

  sheet->import = ensure_workbook (self, store, sheet->workbook, type, error);
  if (sheet->import == NULL)
    return FALSE;
  entry = find_sheet (sheet->import, sheet->workbook, sheet->sheet, &sheet->index);
  g_return_val_if_fail (entry != NULL, FALSE);
  entry->used = entry->recognition != NULL;
  sheet->type = type;
  return TRUE;
}

gboolean
mst_import_batch_add_workbook (MstImportBatch *self, MstStore *store, MstWorkbook *workbook,
                               GError **error)
{
  g_return_val_if_fail (MST_IS_IMPORT_BATCH (self), FALSE);
  g_return_val_if_fail (MST_IS_WORKBOOK (workbook), FALSE);

  for (guint i = 0; i < mst_workbook_get_n_sheets (workbook); i++)
    {
      MstGrid *grid = mst_workbook_get_sheet (workbook, i);
      MstBatchSheet *sheet;

      if (mst_grid_get_n_rows (grid) == 0)
        continue;
      sheet = g_new0 (MstBatchSheet, 1);
      sheet->workbook = g_object_ref (workbook);
      sheet->sheet = i;
      g_ptr_array_add (self->sheets, sheet);
      if (!assign (self, store, sheet,
                   mst_recognition_guess_type (grid, mst_workbook_get_name (workbook)), error))
        return FALSE;
      if (sheet->import != NULL && !mst_grid_is_visible (grid))
        {
          MstImportSheet *entry =
            g_ptr_array_index (mst_import_get_sheets (sheet->import), sheet->index);
          entry->used = FALSE;
        }
    }
  return TRUE;
}

gboolean
mst_import_batch_add_files (MstImportBatch *self, MstStore *store, GPtrArray *paths,
                            GPtrArray **refused, MstProgress *progress, GError **error)
{
  g_autoptr (GArray) files = NULL;
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (MST_IS_IMPORT_BATCH (self), FALSE);

  files = mst_open_files ((const char *const *) paths->pdata, paths->len, progress);
  if (mst_progress_is_cancelled (progress, error))
    return FALSE;

  for (guint i = 0; i < files->len; i++)
    {
      MstOpenedFile *file = &g_array_index (files, MstOpenedFile, i);

      if (file->workbook == NULL)
        {
          g_autofree char *name = g_path_get_basename (file->path);
          g_autofree char *shown = g_filename_display_name (name);

          /* TRANSLATORS: a file's name and what is the matter with it */
          g_ptr_array_add (sentences, g_strdup_printf (_ ("%s: %s"), shown, file->error->message));
        }
      else if (!mst_import_batch_add_workbook (self, store, file->workbook, error))
        return FALSE;
    }
  *refused = g_steal_pointer (&sentences);
  return TRUE;
}

GPtrArray *
mst_import_batch_get_sheets (MstImportBatch *self)
{
  g_return_val_if_fail (MST_IS_IMPORT_BATCH (self), NULL);

  return self->sheets;
}

gboolean
mst_import_batch_set_type (MstImportBatch *self, MstStore *store, guint index,
                           const MstRecordType *type, GError **error)
{
  MstBatchSheet *sheet;

  g_return_val_if_fail (MST_IS_IMPORT_BATCH (self), FALSE);
  g_return_val_if_fail (index < self->sheets->len, FALSE);

  sheet = g_ptr_array_index (self->sheets, index);
  if (sheet->type == type)
    return TRUE;
  if (sheet->import != NULL)
    {
      MstImportSheet *entry =
        g_ptr_array_index (mst_import_get_sheets (sheet->import), sheet->index);
      entry->used = FALSE;
    }
  return assign (self, store, sheet, type, error);
}

static gboolean
import_is_used (MstImport *import)
{
  GPtrArray *sheets = mst_import_get_sheets (import);

  for (guint i = 0; i < sheets->len; i++)
    if (((MstImportSheet *) g_ptr_array_index (sheets, i))->used)
      return TRUE;
  return FALSE;
}

GPtrArray *
mst_import_batch_list_imports (MstImportBatch *self)
{
  GPtrArray *used;

  g_return_val_if_fail (MST_IS_IMPORT_BATCH (self), NULL);

  used = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->imports->len; i++)
    {
      MstImport *import = g_ptr_array_index (self->imports, i);

      if (import != NULL && import_is_used (import))
        g_ptr_array_add (used, g_object_ref (import));
    }
  return used;
}

gboolean
mst_import_batch_is_ready (MstImportBatch *self)
{
  g_autoptr (GPtrArray) used = mst_import_batch_list_imports (self);

  return used->len > 0;
}

/* --- reading and writing --- */

static guint
count_used_sheets (GPtrArray *imports)
{
  guint n = 0;

  for (guint i = 0; i < imports->len; i++)
    {
      GPtrArray *sheets = mst_import_get_sheets (g_ptr_array_index (imports, i));

      for (guint j = 0; j < sheets->len; j++)
        n += ((MstImportSheet *) g_ptr_array_index (sheets, j))->used ? 1 : 0;
    }
  return n;
}

static gboolean
begin (MstStore *store, GPtrArray *imports, GError **error)
{
  guint n = count_used_sheets (imports);
  g_autofree char *label = g_strdup_printf (ngettext ("Import %u sheet", "Import %u sheets", n), n);

  return mst_store_begin (store, "import", label, error);
}

gboolean
mst_import_batch_read (MstImportBatch *self, MstStore *store, MstProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) imports = mst_import_batch_list_imports (self);
  gboolean ok = TRUE;

  if (imports->len == 1)
    return mst_import_read (g_ptr_array_index (imports, 0), store, progress, error);

  if (!begin (store, imports, error))
    return FALSE;
  for (guint i = 0; i < imports->len && ok; i++)
    {
      MstImport *import = g_ptr_array_index (imports, i);

      ok = mst_import_read (import, store, progress, error);
      if (ok && i + 1 < imports->len)
        ok = mst_import_write (import, store, progress, error);
    }
  mst_store_rollback (store);
  return ok;
}

gboolean
mst_import_batch_apply (MstImportBatch *self, MstStore *store, MstProgress *progress,
                        GError **error)
{
  g_autoptr (GPtrArray) imports = mst_import_batch_list_imports (self);
  g_autofree char *backup = NULL;

  if (imports->len == 1)
    return mst_import_apply (g_ptr_array_index (imports, 0), store, progress, error);

  mst_progress_set_stage (progress, _ ("Backing up"));
  mst_progress_set_total (progress, 0);
  backup = mst_store_backup_automatically (store, "import", progress, error);
  if (backup == NULL || !begin (store, imports, error))
    return FALSE;
  for (guint i = 0; i < imports->len; i++)
    {
      MstImport *import = g_ptr_array_index (imports, i);

      /* Read again: what came before it in the group now has ids of its own. */
      if (!mst_import_read (import, store, progress, error)
          || !mst_import_write (import, store, progress, error)
          || !mst_import_remember_layouts (import, store, error))
        {
          mst_store_rollback (store);
          return FALSE;
        }
    }
  return mst_store_commit (store, error);
}

/* --- what came of it --- */

MstImportCounts
mst_import_batch_get_counts (MstImportBatch *self)
{
  g_autoptr (GPtrArray) imports = mst_import_batch_list_imports (self);
  MstImportCounts sum = { 0 };

  for (guint i = 0; i < imports->len; i++)
    {
      MstImportCounts counts = mst_import_get_counts (g_ptr_array_index (imports, i));

      sum.rows += counts.rows;
      sum.imported += counts.imported;
      sum.updated += counts.updated;
      sum.unchanged += counts.unchanged;
      sum.rejected += counts.rejected;
      sum.duplicates += counts.duplicates;
      sum.skipped_blank += counts.skipped_blank;
      sum.skipped_subtotal += counts.skipped_subtotal;
      sum.skipped_total += counts.skipped_total;
      sum.hidden += counts.hidden;
    }
  return sum;
}

gboolean
mst_import_batch_write_rejects (MstImportBatch *self, const char *path, GPtrArray *written,
                                GError **error)
{
  g_autoptr (GPtrArray) imports = mst_import_batch_list_imports (self);
  gboolean first = TRUE;

  for (guint i = 0; i < imports->len; i++)
    {
      MstImport *import = g_ptr_array_index (imports, i);
      g_autofree char *target = NULL;

      if (mst_import_get_counts (import).rejected == 0)
        continue;
      if (first)
        target = g_strdup (path);
      else
        {
          const char *label = mst_record_type_get_label (mst_import_get_record_type (import));
          g_autofree char *stem = g_str_has_suffix (path, ".xlsx")
                                    ? g_strndup (path, strlen (path) - strlen (".xlsx"))
                                    : g_strdup (path);

          target = g_strdup_printf ("%s-%s.xlsx", stem, label);
        }
      if (!mst_import_write_rejects (import, target, error))
        return FALSE;
      g_ptr_array_add (written, g_steal_pointer (&target));
      first = FALSE;
    }
  return TRUE;
}

char *
mst_import_batch_describe (MstImportBatch *self)
{
  g_autoptr (GPtrArray) imports = mst_import_batch_list_imports (self);
  MstImportCounts sum = mst_import_batch_get_counts (self);
  g_autoptr (GString) parts = g_string_new (NULL);
  g_autofree char *rejected = mst_text_format_integer (sum.rejected);

  for (guint i = 0; i < imports->len; i++)
    {
      MstImport *import = g_ptr_array_index (imports, i);
      g_autofree char *count = mst_text_format_integer (mst_import_get_counts (import).imported);

      if (parts->len > 0)
        /* TRANSLATORS: between the parts of a list: "24,651 people, 540 areas" */
        g_string_append (parts, _ (", "));
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_string_append_printf (parts, _ (mst_import_get_record_type (import)->counter), count);
#pragma GCC diagnostic pop
    }
  if (sum.rejected == 0)
    return g_strdup_printf (_ ("Imported %s."), parts->str);
  return g_strdup_printf (ngettext ("Imported %s; %s row goes back.",
                                    "Imported %s; %s rows go back.", (gulong) sum.rejected),
                          parts->str, rejected);
}
