/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads one worksheet of an .xls workbook into a grid. */

#include "config.h"

#include "mst-bytes.h"
#include "mst-cell.h"
#include "mst-limits.h"
#include "mst-xls-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define N_ROWS 65536
#define ROW_HIDDEN 0x20

typedef struct
{
  MstXls *xls;
  const char *name;
  MstGridBuilder *builder;
  guint8 hidden[N_ROWS / 8];
  guint32 row, column;    /* of the last cell; @row is N_ROWS before the first */
  gboolean awaits_string; /* the last cell is a formula whose text follows */
  guint n_merges;
} Reader;

typedef gboolean (*RecordFunc) (Reader *reader, const MstXlsRecord *record, gsize next_record,
                                GError **error);

static gboolean
fail_at (Reader *reader, const char *reason, GError **error)
{
  char cell[MST_CELL_NAME_SIZE];
  g_autofree char *where = g_strdup_printf (
    _ ("in cell %s of sheet “%s” %s"), mst_cell_name (reader->row % N_ROWS, reader->column, cell),
    reader->name, reason);

  return mst_xls_set_damaged (reader->xls, where, error);
}

static void
move_to (Reader *reader, guint32 row, guint32 column)
{
  if (row != reader->row)
    mst_grid_builder_begin_row (reader->builder, row,
                                (reader->hidden[row / 8] >> (row % 8) & 1) != 0);
  reader->row = row;
  reader->column = column;
}

static gboolean
add_number (Reader *reader, guint format, double number, GError **error)
{
  const GByteArray *is_date = reader->xls->is_date;
  gboolean shows_date = format < is_date->len && is_date->data[format] != 0
                        && mst_serial_is_date (number, reader->xls->epoch_1904);

  if (!isfinite (number))
    return fail_at (reader, _ ("stands no number where one should"), error);
  mst_grid_builder_add_number (reader->builder, reader->column,
                               shows_date ? MST_CELL_DATE : MST_CELL_NUMBER, number);
  return TRUE;
}

static void
add_error (Reader *reader, guint8 code)
{
  static const struct
  {
    guint8 code;
    const char *text;
  } errors[] = {
    { 0x00, "#NULL!" }, { 0x07, "#DIV/0!" }, { 0x0F, "#VALUE!" },
    { 0x17, "#REF!" },  { 0x1D, "#NAME?" },  { 0x24, "#NUM!" },
  };
  const char *text = "#N/A";

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    if (errors[i].code == code)
      text = errors[i].text;
  mst_grid_builder_add_error (reader->builder, reader->column, text);
}

static void
add_boolean (Reader *reader, guint8 value)
{
  mst_grid_builder_add_number (reader->builder, reader->column, MST_CELL_BOOLEAN, value != 0);
}

static gboolean
add_text (Reader *reader, const MstXlsRecord *record, gsize offset, gsize next_record,
          GError **error)
{
  MstXlsText text;
  gboolean is_read;

  mst_xls_text_init (&text, reader->xls, record, offset, next_record);
  is_read = mst_xls_text_read (&text, 2)
            && mst_arena_get_size (reader->xls->arena) + text.text->len < MST_LIMIT_TEXT_BYTES;
  if (is_read && text.text->len > 0)
    mst_grid_builder_add_text (reader->builder, reader->column, text.text->str,
                               (gssize) text.text->len);
  mst_xls_text_clear (&text);
  return is_read || fail_at (reader, _ ("stands a text that breaks off"), error);
}

/* A number in 30 bits: an integer or the upper half of a double, either of them perhaps times 100. */
static double
decode_rk (guint32 rk)
{
  double number;

  if ((rk & 2) != 0)
    number = (double) ((gint32) rk >> 2);
  else
    {
      guint64 bits = (guint64) (rk & ~3u) << 32;

      memcpy (&number, &bits, sizeof number);
    }
  return (rk & 1) != 0 ? number / 100 : number;
}

static gboolean
add_numbers (Reader *reader, const MstXlsRecord *record, GError **error)
{
  guint32 column = reader->column;

  for (gsize at = 4; at + 8 <= record->length; at += 6, column++)
    {
      reader->column = column;
      if (!add_number (reader, mst_bytes_get_16 (record->data + at),
                       decode_rk (mst_bytes_get_32 (record->data + at + 2)), error))
        return FALSE;
    }
  return TRUE;
}

/* The value that a formula had when the workbook was saved. */
static gboolean
add_formula (Reader *reader, const MstXlsRecord *record, GError **error)
{
  const guint8 *value = record->data + 6;

  if (mst_bytes_get_16 (value + 6) != 0xFFFF)
    return add_number (reader, mst_bytes_get_16 (record->data + 4), mst_bytes_get_double (value),
                       error);
  if (value[0] == 0)
    reader->awaits_string = TRUE;
  else if (value[0] == 1)
    add_boolean (reader, value[2]);
  else if (value[0] == 2)
    add_error (reader, value[2]);
  return TRUE;
}

static gboolean
add_shared (Reader *reader, guint32 index, GError **error)
{
  const char *text;

  if (index >= reader->xls->strings->len)
    return fail_at (reader, _ ("stands a text that the workbook doesn't hold"), error);
  text = g_ptr_array_index (reader->xls->strings, index);
  if (*text != '\0')
    mst_grid_builder_add_kept (reader->builder, reader->column, MST_CELL_TEXT, text);
  return TRUE;
}

static gboolean
add_merges (Reader *reader, const MstXlsRecord *record, GError **error)
{
  for (gsize at = 2; at + 8 <= record->length; at += 8)
    {
      const guint8 *range = record->data + at;
      MstMergedRange merge = { mst_bytes_get_16 (range), mst_bytes_get_16 (range + 4),
                               mst_bytes_get_16 (range + 2), mst_bytes_get_16 (range + 6) };

      if (merge.first_row > merge.last_row || merge.first_column > merge.last_column
          || ++reader->n_merges > MST_LIMIT_MERGES)
        {
          g_autofree char *reason =
            g_strdup_printf (_ ("sheet “%s” has a merged range that can't be"), reader->name);

          return mst_xls_set_damaged (reader->xls, reason, error);
        }
      if (merge.first_row != merge.last_row || merge.first_column != merge.last_column)
        mst_grid_builder_add_merge (reader->builder, &merge);
    }
  return TRUE;
}

/* The shortest record of the type that holds a cell; 0 for records that hold none. */
static guint16
get_cell_size (guint16 type)
{
  switch (type)
    {
    case MST_XLS_BOOL_ERR:
    case MST_XLS_LABEL:
    case MST_XLS_RSTRING:
      return 8;
    case MST_XLS_LABEL_SST:
    case MST_XLS_RK:
      return 10;
    case MST_XLS_MUL_RK:
      return 12;
    case MST_XLS_NUMBER:
    case MST_XLS_FORMULA:
      return 14;
    default:
      return 0;
    }
}

static gboolean
read_cell (Reader *reader, const MstXlsRecord *record, gsize next_record, GError **error)
{
  const guint8 *data = record->data;

  reader->awaits_string = FALSE;
  if (reader->xls->n_cells + mst_grid_builder_get_n_cells (reader->builder) >= MST_LIMIT_CELLS)
    return mst_xls_set_damaged (reader->xls, _ ("it holds more cells than can be read at once"),
                                error);
  move_to (reader, mst_bytes_get_16 (data), mst_bytes_get_16 (data + 2));
  switch (record->type)
    {
    case MST_XLS_LABEL_SST:
      return add_shared (reader, mst_bytes_get_32 (data + 6), error);
    case MST_XLS_LABEL:
    case MST_XLS_RSTRING:
      return add_text (reader, record, 6, next_record, error);
    case MST_XLS_NUMBER:
      return add_number (reader, mst_bytes_get_16 (data + 4), mst_bytes_get_double (data + 6),
                         error);
    case MST_XLS_RK:
      return add_number (reader, mst_bytes_get_16 (data + 4),
                         decode_rk (mst_bytes_get_32 (data + 6)), error);
    case MST_XLS_MUL_RK:
      return add_numbers (reader, record, error);
    case MST_XLS_BOOL_ERR:
      if (data[7] != 0)
        add_error (reader, data[6]);
      else
        add_boolean (reader, data[6]);
      return TRUE;
    default:
      return add_formula (reader, record, error);
    }
}

static gboolean
read_record (Reader *reader, const MstXlsRecord *record, gsize next_record, GError **error)
{
  guint16 size = get_cell_size (record->type);

  if (size > 0)
    return record->length < size
             ? mst_xls_set_damaged (reader->xls, _ ("one of its records breaks off"), error)
             : read_cell (reader, record, next_record, error);
  if (record->type == MST_XLS_STRING && reader->awaits_string)
    {
      reader->awaits_string = FALSE;
      return add_text (reader, record, 0, next_record, error);
    }
  return record->type != MST_XLS_MERGED_CELLS || add_merges (reader, record, error);
}

static gboolean
note_hidden (Reader *reader, const MstXlsRecord *record, gsize next_record, GError **error)
{
  if (record->type == MST_XLS_ROW && record->length >= 16
      && (mst_bytes_get_32 (record->data + 12) & ROW_HIDDEN) != 0)
    {
      guint16 row = mst_bytes_get_16 (record->data);

      reader->hidden[row / 8] |= (guint8) (1 << (row % 8));
    }
  return TRUE;
}

/* Calls @func with the records of the sheet, without those of charts in it. */
static gboolean
go_through (Reader *reader, gsize at, RecordFunc func, GError **error)
{
  MstXlsRecord record;
  guint depth = 0;

  while (mst_xls_next (reader->xls, &at, &record))
    {
      if (record.type == MST_XLS_BOF)
        depth++;
      else if (record.type == MST_XLS_EOF && depth <= 1)
        return TRUE;
      else if (record.type == MST_XLS_EOF)
        depth--;
      else if (depth == 1 && !func (reader, &record, at, error))
        return FALSE;
    }
  return mst_xls_set_damaged (reader->xls, _ ("it breaks off in the middle of a sheet"), error);
}

MstGrid *
mst_xls_read_sheet (MstXls *self, gsize at, const char *name, gboolean visible, GError **error)
{
  g_autoptr (MstGridBuilder) builder =
    mst_grid_builder_new_in_arena (name, visible, self->epoch_1904, self->arena);
  g_autofree Reader *reader = g_new0 (Reader, 1);
  guint32 row, column;

  reader->xls = self;
  reader->name = name;
  reader->builder = builder;
  reader->row = N_ROWS;
  if (!go_through (reader, at, note_hidden, error) || !go_through (reader, at, read_record, error))
    return NULL;
  self->n_cells += mst_grid_builder_get_n_cells (builder);
  if (!mst_grid_builder_sort (builder, &row, &column))
    {
      char cell[MST_CELL_NAME_SIZE];
      g_autofree char *reason = g_strdup_printf (_ ("cell %s of sheet “%s” is there twice"),
                                                 mst_cell_name (row, column, cell), name);

      mst_xls_set_damaged (self, reason, error);
      return NULL;
    }
  return mst_grid_builder_end (builder);
}
