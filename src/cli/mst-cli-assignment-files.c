/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads problems of assignment from plain files. */

#include "config.h"

#include "mst-cli-assignment-files.h"

#include "mst-cli-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Coordinates are kept in steps of 10⁻⁶ until it is known how many decimals there are. */
#define MAX_DECIMALS 6
#define MAX_CAPACITY 1000000
#define MAX_ENTRY G_GINT64_CONSTANT (1000000000000)

void
mst_cli_assignment_files_free (MstCliAssignmentFiles *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->problem, mst_assignment_problem_unref);
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->places);
  g_free (self);
}

static MstCliAssignmentFiles *
files_new (void)
{
  MstCliAssignmentFiles *self = g_new0 (MstCliAssignmentFiles, 1);

  self->units = g_ptr_array_new_with_free_func (g_free);
  self->places = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/* --- coordinates --- */

/* "-1200.25" in steps of 10⁻⁶; @decimals is raised to what it has. */
static gboolean
read_coordinate (const char *text, gint64 *steps, guint *decimals)
{
  const char *c = *text == '-' || *text == '+' ? text + 1 : text;
  gint64 number = 0;
  guint n_digits = 0, n_decimals = 0, n_needed = 0;

  for (; g_ascii_isdigit (*c); c++, n_digits++)
    {
      number = 10 * number + (*c - '0');
      if (number > 1000000000)
        return FALSE;
    }
  if (*c == '.')
    {
      for (c++; g_ascii_isdigit (*c); c++, n_digits++)
        {
          if (n_decimals == MAX_DECIMALS && *c != '0')
            return FALSE;
          if (n_decimals == MAX_DECIMALS)
            continue;
          number = 10 * number + (*c - '0');
          n_decimals++;
          if (*c != '0')
            n_needed = n_decimals;
        }
    }
  if (*c != '\0' || n_digits == 0)
    return FALSE;
  for (; n_decimals < MAX_DECIMALS; n_decimals++)
    number *= 10;
  if (number > MST_ASSIGNMENT_MAX_COORDINATE)
    return FALSE;
  *steps = *text == '-' ? -number : number;
  *decimals = MAX (*decimals, n_needed);
  return TRUE;
}

static gboolean
get_coordinate (const MstCliCsv *csv, guint row, guint column, gint64 *steps, guint *decimals,
                GError **error)
{
  g_autofree char *text = mst_cli_csv_dup_cell (csv, row, column);
  g_autofree char *sentence = NULL;

  if (read_coordinate (text, steps, decimals))
    return TRUE;
  sentence =
    g_strdup_printf (_ ("“%s” is no coordinate. Write a number such as 1200 or -35.25, up to "
                        "1,000,000,000 and with at most %d decimals."),
                     text, MAX_DECIMALS);
  return mst_cli_csv_refuse (csv, row, column, sentence, error);
}

static gboolean
get_point (const MstCliCsv *csv, guint row, guint first_column, MstAssignmentPoint *point,
           guint *decimals, GError **error)
{
  return get_coordinate (csv, row, first_column, &point->x, decimals, error)
         && get_coordinate (csv, row, first_column + 1, &point->y, decimals, error);
}

/* --- names --- */

/* Adds the name of @row to @names and to @numbers, which counts them. */
static gboolean
add_name (const MstCliCsv *csv, guint row, GPtrArray *names, GHashTable *numbers, GError **error)
{
  char *name = mst_cli_csv_dup_cell (csv, row, 0);
  g_autofree char *sentence = NULL;

  g_ptr_array_add (names, name);
  if (*name == '\0')
    return mst_cli_csv_refuse (csv, row, 0, _ ("It is blank. Give each row a name of its own."),
                               error);
  if (g_hash_table_insert (numbers, name, GUINT_TO_POINTER (names->len - 1)))
    return TRUE;
  sentence = g_strdup_printf (_ ("“%s” is there twice."), name);
  return mst_cli_csv_refuse (csv, row, 0, sentence, error);
}

/* MST_ASSIGNMENT_NONE for a blank cell. */
static gboolean
find_name (const MstCliCsv *csv, guint row, guint column, GHashTable *numbers, const char *file,
           guint *number, GError **error)
{
  g_autofree char *name = mst_cli_csv_dup_cell (csv, row, column);
  g_autofree char *sentence = NULL;
  gpointer found;

  *number = MST_ASSIGNMENT_NONE;
  if (*name == '\0')
    return TRUE;
  if (g_hash_table_lookup_extended (numbers, name, NULL, &found))
    {
      *number = GPOINTER_TO_UINT (found);
      return TRUE;
    }
  sentence = g_strdup_printf (_ ("“%s” is not in %s."), name, file);
  return mst_cli_csv_refuse (csv, row, column, sentence, error);
}

/* --- the three files --- */

typedef struct
{
  MstCliCsv *units, *communities, *forbidden; /* forbidden: nullable */
  GHashTable *unit_numbers, *place_numbers;
} Tables;

static void
tables_clear (Tables *self)
{
  g_clear_pointer (&self->units, mst_cli_csv_free);
  g_clear_pointer (&self->communities, mst_cli_csv_free);
  g_clear_pointer (&self->forbidden, mst_cli_csv_free);
  g_hash_table_unref (self->unit_numbers);
  g_hash_table_unref (self->place_numbers);
}

static gboolean
open_tables (Tables *self, MstCli *cli, const char *folder, GError **error)
{
  static const char *const unit_names[] = { "unit_id", "capacity", "x", "y", "at_least", NULL };
  static const char *const community_names[] = { "community_id", "x", "y", "current_unit", NULL };
  static const char *const forbidden_names[] = { "community_id", "unit_id", NULL };
  g_autofree char *units = g_build_filename (folder, "units.csv", NULL);
  g_autofree char *communities = g_build_filename (folder, "communities.csv", NULL);
  g_autofree char *forbidden = g_build_filename (folder, "forbidden.csv", NULL);

  self->units = mst_cli_csv_open (cli, units, unit_names, 4, error);
  if (self->units == NULL)
    return FALSE;
  self->communities = mst_cli_csv_open (cli, communities, community_names, 3, error);
  if (self->communities == NULL)
    return FALSE;
  if (!g_file_test (forbidden, G_FILE_TEST_EXISTS))
    return TRUE;
  self->forbidden = mst_cli_csv_open (cli, forbidden, forbidden_names, 2, error);
  return self->forbidden != NULL;
}

static gboolean
read_units (MstCliAssignmentFiles *self, const Tables *tables, MstAssignmentPoint *points,
            guint *decimals, GError **error)
{
  const MstCliCsv *csv = tables->units;

  for (guint row = 0; row < csv->n_rows; row++)
    {
      g_autofree char *required = mst_cli_csv_dup_cell (csv, row, 4);
      gint64 capacity, at_least = 0;

      if (!add_name (csv, row, self->units, tables->unit_numbers, error)
          || !mst_cli_csv_get_integer (csv, row, 1, 0, MAX_CAPACITY, &capacity, error)
          || (*required != '\0'
              && !mst_cli_csv_get_integer (csv, row, 4, 0, capacity, &at_least, error))
          || !get_point (csv, row, 2, &points[row], decimals, error))
        return FALSE;
      mst_assignment_problem_set_unit (self->problem, row, (guint) capacity, (guint) at_least);
    }
  return TRUE;
}

static gboolean
read_communities (MstCliAssignmentFiles *self, const Tables *tables, MstAssignmentPoint *points,
                  guint *decimals, GError **error)
{
  const MstCliCsv *csv = tables->communities;

  for (guint row = 0; row < csv->n_rows; row++)
    {
      guint current;

      if (!add_name (csv, row, self->places, tables->place_numbers, error)
          || !get_point (csv, row, 1, &points[row], decimals, error)
          || !find_name (csv, row, 3, tables->unit_numbers, "units.csv", &current, error))
        return FALSE;
      mst_assignment_problem_set_current (self->problem, row, current);
    }
  return TRUE;
}

static gboolean
read_forbidden (MstCliAssignmentFiles *self, const Tables *tables, GError **error)
{
  const MstCliCsv *csv = tables->forbidden;

  for (guint row = 0; csv != NULL && row < csv->n_rows; row++)
    {
      guint place, unit;

      if (!find_name (csv, row, 0, tables->place_numbers, "communities.csv", &place, error)
          || !find_name (csv, row, 1, tables->unit_numbers, "units.csv", &unit, error))
        return FALSE;
      if (place == MST_ASSIGNMENT_NONE || unit == MST_ASSIGNMENT_NONE)
        return mst_cli_csv_refuse (csv, row, place == MST_ASSIGNMENT_NONE ? 0 : 1,
                                   _ ("It is blank. Name a community and a unit."), error);
      mst_assignment_problem_forbid (self->problem, place, unit);
    }
  return TRUE;
}

/* From steps of 10⁻⁶ to what is needed. */
static gboolean
set_points (MstCliAssignmentFiles *self, MstAssignmentPoint *units, MstAssignmentPoint *places,
            guint decimals, GError **error)
{
  gint64 divisor = 1;
  guint steps = 1;

  for (guint i = 0; i < decimals; i++)
    steps *= 10;
  for (guint i = decimals; i < MAX_DECIMALS; i++)
    divisor *= 10;
  for (guint i = 0; i < self->units->len; i++)
    units[i] = (MstAssignmentPoint){ units[i].x / divisor, units[i].y / divisor };
  for (guint i = 0; i < self->places->len; i++)
    places[i] = (MstAssignmentPoint){ places[i].x / divisor, places[i].y / divisor };
  return mst_assignment_problem_set_points (self->problem, units, places, steps, error);
}

static gboolean
read_tables (MstCliAssignmentFiles *self, const Tables *tables, GError **error)
{
  g_autofree MstAssignmentPoint *units = g_new (MstAssignmentPoint, tables->units->n_rows + 1);
  g_autofree MstAssignmentPoint *places =
    g_new (MstAssignmentPoint, tables->communities->n_rows + 1);
  guint decimals = 0;

  self->problem = mst_assignment_problem_new (tables->units->n_rows, tables->communities->n_rows);
  return read_units (self, tables, units, &decimals, error)
         && read_communities (self, tables, places, &decimals, error)
         && read_forbidden (self, tables, error)
         && set_points (self, units, places, decimals, error);
}

MstCliAssignmentFiles *
mst_cli_assignment_files_open (MstCli *cli, const char *folder, GError **error)
{
  MstCliAssignmentFiles *self = files_new ();
  Tables tables = {
    .unit_numbers = g_hash_table_new (g_str_hash, g_str_equal),
    .place_numbers = g_hash_table_new (g_str_hash, g_str_equal),
  };

  if (!open_tables (&tables, cli, folder, error) || !read_tables (self, &tables, error))
    g_clear_pointer (&self, mst_cli_assignment_files_free);
  tables_clear (&tables);
  return self;
}

/* --- a matrix --- */

typedef struct
{
  guint n;
  gint64 *costs;
} Matrix;

static void
matrix_free (gpointer data)
{
  Matrix *matrix = data;

  g_free (matrix->costs);
  g_free (matrix);
}

static gint64
get_cost_cb (guint place, guint unit, gpointer data)
{
  const Matrix *matrix = data;

  return matrix->costs[(gsize) place * matrix->n + unit];
}

static Matrix *
read_matrix (const MstCliCsv *csv, GError **error)
{
  guint n = csv->n_rows;
  Matrix *matrix = g_new0 (Matrix, 1);

  matrix->n = n;
  matrix->costs = g_new (gint64, (gsize) n * n + 1);
  for (guint row = 0; row < n; row++)
    {
      for (guint column = 0; column < n; column++)
        {
          if (mst_cli_csv_get_integer (csv, row, column, -MAX_ENTRY, MAX_ENTRY,
                                       &matrix->costs[(gsize) row * n + column], error))
            continue;
          matrix_free (matrix);
          return NULL;
        }
    }
  return matrix;
}

MstCliAssignmentFiles *
mst_cli_assignment_files_open_matrix (MstCli *cli, const char *path, GError **error)
{
  g_autoptr (MstCliCsv) csv = mst_cli_csv_open (cli, path, NULL, 0, error);
  MstCliAssignmentFiles *self;
  Matrix *matrix;
  guint n_columns;

  if (csv == NULL)
    return NULL;
  n_columns = mst_grid_get_n_columns (csv->grid);
  if (n_columns != csv->n_rows)
    {
      g_set_error (error, MST_ERROR, MST_ERROR_INPUT,
                   _ ("%s: the matrix has %u rows and %u columns. Give it as many of both."),
                   csv->name, csv->n_rows, n_columns);
      return NULL;
    }
  matrix = read_matrix (csv, error);
  if (matrix == NULL)
    return NULL;
  self = files_new ();
  self->problem = mst_assignment_problem_new (matrix->n, matrix->n);
  for (guint i = 0; i < matrix->n; i++)
    {
      g_ptr_array_add (self->units, g_strdup_printf ("%u", i + 1));
      g_ptr_array_add (self->places, g_strdup_printf ("%u", i + 1));
      mst_assignment_problem_set_unit (self->problem, i, 1, 0);
    }
  mst_assignment_problem_set_costs (self->problem, get_cost_cb, matrix, matrix_free);
  return self;
}
