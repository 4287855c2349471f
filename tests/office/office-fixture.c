/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small district, and sheets written in a line or two. */

#include "config.h"

#include "office-fixture.h"

#include "mst-area-file.h"
#include "mst-number.h"
#include "mst-sheet-writer.h"
#include "test-folder.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

static const char areas[] = "code,name,level,parent_code\n"
                            "110101000000,东城区,3,110100000000\n"
                            "110101001000,东华门街道,4,110101000000\n"
                            "110101001001,多福巷社区居委会,5,110101001000\n"
                            "110101001002,银闸社区居委会,5,110101001000\n"
                            "110101001003,花园社区居委会,5,110101001000\n"
                            "110101002000,景山街道,4,110101000000\n"
                            "110101002001,隆福寺社区居委会,5,110101002000\n"
                            "110101002002,吉祥社区居委会,5,110101002000\n"
                            "110101002003,花园社区居委会,5,110101002000\n";

static char *data_home;

static void
remove_data_home (void)
{
  test_folder_remove (data_home);
}

void
fixture_set_up_environment (void)
{
  setlocale (LC_ALL, "");
  data_home = g_dir_make_tmp ("muster-data-XXXXXX", NULL);
  g_assert_nonnull (data_home);
  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  atexit (remove_data_home);
}

void
fixture_init_blank (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("muster-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "district.muster", NULL);
  self->store = mst_store_create (self->path, "东城区", &error);
  g_assert_no_error (error);
}

void
fixture_init (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;

  fixture_init_blank (self);
  list = fixture_write_text (self, "areas.csv", areas);
  g_assert_true (mst_area_file_read (self->store, list, NULL, &error));
  g_assert_no_error (error);
}

void
fixture_clear (Fixture *self)
{
  g_clear_object (&self->store);
  test_folder_remove (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
}

/* --- sheets --- */

typedef struct
{
  char type;
  const char *text;
  double number;
} Cell;

static Cell
read_cell (const char *written)
{
  Cell cell = { MST_CELL_TEXT, written, 0 };
  MstDate date;

  if (written[0] == '#')
    {
      cell.type = MST_CELL_NUMBER;
      cell.number = g_ascii_strtod (written + 1, NULL);
    }
  else if (written[0] == '@' && mst_date_from_iso (written + 1, &date))
    {
      cell.type = MST_CELL_DATE;
      cell.number = mst_date_get_serial (date);
    }
  return cell;
}

MstGrid *
fixture_grid (const char *name, const char *const *lines)
{
  g_autoptr (MstGridBuilder) builder = mst_grid_builder_new (name, TRUE, FALSE);

  for (guint32 row = 0; lines[row] != NULL; row++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[row], "|", -1);

      mst_grid_builder_begin_row (builder, row, FALSE);
      for (guint32 column = 0; cells[column] != NULL; column++)
        {
          gboolean merged = column == 0 && cells[0][0] == '^';
          Cell cell = read_cell (merged ? cells[0] + 1 : cells[column]);
          MstMergedRange merge = { row, 0, row, 11 };

          if (cell.type != MST_CELL_TEXT)
            mst_grid_builder_add_number (builder, column, (MstCellType) cell.type, cell.number);
          else if (*cell.text != '\0')
            mst_grid_builder_add_text (builder, column, cell.text, -1);
          if (merged)
            mst_grid_builder_add_merge (builder, &merge);
        }
    }
  return mst_grid_builder_end (builder);
}

char *
fixture_write_xlsx (const Fixture *self, const char *name, const char *const *lines)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MstSheetWriter) writer = mst_sheet_writer_new (path, "test", NULL, &error);

  g_assert_no_error (error);
  mst_sheet_writer_begin_sheet (writer, "花名册", &error);
  g_assert_no_error (error);
  for (guint32 row = 0; lines[row] != NULL; row++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[row], "|", -1);

      for (guint32 column = 0; cells[column] != NULL; column++)
        {
          Cell cell = read_cell (cells[column]);

          if (column == 0 && cells[0][0] == '^')
            mst_sheet_writer_merge (writer, row, 0, row, 11, cells[0] + 1, MST_CELL_STYLE_PLAIN,
                                    &error);
          else if (*cells[column] != '\0')
            mst_sheet_writer_put (writer, row, column, cell.type,
                                  cell.type == MST_CELL_TEXT ? cell.text : NULL, cell.number,
                                  MST_CELL_STYLE_PLAIN, NULL, &error);
          g_assert_no_error (error);
        }
    }
  mst_sheet_writer_finish (writer, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

char *
fixture_write_text (const Fixture *self, const char *name, const char *text)
{
  char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* --- imports --- */

MstImport *
fixture_read_file (const Fixture *self, const MstRecordType *type, const char *path)
{
  MstImport *import = mst_import_new (type);
  g_autoptr (GError) error = NULL;

  mst_import_add_files (import, self->store, (const char *const[]){ path, NULL }, NULL, &error);
  g_assert_no_error (error);
  mst_import_read (import, self->store, NULL, &error);
  g_assert_no_error (error);
  return import;
}

MstImport *
fixture_read (const Fixture *self, const MstRecordType *type, const char *name,
              const char *const *lines)
{
  g_autofree char *path = fixture_write_xlsx (self, name, lines);

  return fixture_read_file (self, type, path);
}

void
fixture_apply (const Fixture *self, MstImport *import)
{
  g_autoptr (GError) error = NULL;

  mst_import_apply (import, self->store, NULL, &error);
  g_assert_no_error (error);
}

guint
fixture_count_problems (MstImport *import, const char *code)
{
  GPtrArray *problems = mst_import_get_problems (import);
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const MstImportProblem *problem = g_ptr_array_index (problems, i);

      n += code == NULL ? problem->is_reject : strcmp (problem->code, code) == 0;
    }
  return n;
}

const MstImportProblem *
fixture_find_problem (MstImport *import, const char *code)
{
  GPtrArray *problems = mst_import_get_problems (import);

  for (guint i = 0; i < problems->len; i++)
    if (strcmp (((MstImportProblem *) g_ptr_array_index (problems, i))->code, code) == 0)
      return g_ptr_array_index (problems, i);
  g_assert_not_reached ();
}

gint64
fixture_add (const Fixture *self, const MstRecordType *type, const char *line)
{
  g_autoptr (MstRecord) record = mst_record_new (type);
  g_auto (GStrv) pairs = g_strsplit (line, "|", -1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *sign = strchr (pairs[i], '=');

      g_assert_nonnull (sign);
      *sign = '\0';
      mst_record_set (record, pairs[i], sign + 1);
    }
  mst_store_begin (self->store, "insert", "Add", &error);
  g_assert_no_error (error);
  mst_store_insert (self->store, record, NULL, &error);
  g_assert_no_error (error);
  mst_store_commit (self->store, &error);
  g_assert_no_error (error);
  return mst_record_get_id (record);
}

const MstField **
fixture_columns (const MstRecordType *type, const char *names)
{
  g_auto (GStrv) parts = g_strsplit (names, ",", -1);
  const MstField **columns = g_new0 (const MstField *, g_strv_length (parts) + 1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      columns[i] = mst_record_type_get_field (type, parts[i]);
      g_assert_nonnull (columns[i]);
    }
  return columns;
}

gint64
fixture_count (const Fixture *self, const MstRecordType *type)
{
  g_autoptr (MstQuery) query = mst_query_new (type);
  g_autoptr (GError) error = NULL;
  gint64 n = mst_query_count (query, self->store, &error);

  g_assert_no_error (error);
  return n;
}

MstRecord *
fixture_get (const Fixture *self, const MstRecordType *type, const char *title)
{
  g_autoptr (MstQuery) query = mst_query_new (type);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  MstRecord *record;

  mst_query_add_condition (query, type->title_field, MST_OPERATOR_IS, title, &error);
  g_assert_no_error (error);
  ids = mst_query_list_ids (query, self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  record = mst_store_get (self->store, type, g_array_index (ids, gint64, 0), &error);
  g_assert_no_error (error);
  return record;
}

char *
fixture_get_place (const Fixture *self, const MstRecord *record, const char *field)
{
  return mst_store_dup_area_path (self->store, mst_record_get_integer (record, field));
}

char *
fixture_make_number (const char *birth_8, guint serial, gboolean female)
{
  g_autofree char *first = g_strdup_printf ("110100%s%03u", birth_8, serial * 2 + (female ? 0 : 1));

  return g_strdup_printf ("%s%c", first, mst_citizen_number_get_check (first));
}
