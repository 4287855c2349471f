/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-error.h"
#include "mst-progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MstConnection: one connection to one database; used by one thread at a time. What differs between
 * databases sits behind it. SQL takes $1 … $n.
 */
typedef struct _MstConnection MstConnection;
typedef struct _MstStatement MstStatement;

MstConnection *mst_connection_open (const char *path, gboolean read_only, GError **error);
void mst_connection_close (MstConnection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstConnection, mst_connection_close)

/* Statements without results, separated by ";". */
gboolean mst_connection_execute (MstConnection *self, const char *sql, GError **error);
/* Prepared once per SQL text and kept; give it back with mst_statement_end() (or by
 * mst_statement_run()), and don't use it after. */
MstStatement *mst_connection_prepare (MstConnection *self, const char *sql, GError **error);
/* Rises whenever any other connection has committed. */
gint64 mst_connection_get_data_version (MstConnection *self);
void mst_connection_interrupt (MstConnection *self); /* from any thread */
gint64 mst_connection_get_integer (MstConnection *self, const char *sql, GError **error);

/* Parameters count from 1; bound text is copied. */
void mst_statement_bind_text (MstStatement *self, int parameter, const char *text);
void mst_statement_bind_static (MstStatement *self, int parameter, const char *text);
void mst_statement_bind_integer (MstStatement *self, int parameter, gint64 value);
void mst_statement_bind_double (MstStatement *self, int parameter, double value);
void mst_statement_bind_null (MstStatement *self, int parameter);
/* TRUE with a row; FALSE after the last one, or when it fails, which mst_statement_end() tells. */
gboolean mst_statement_step (MstStatement *self);
/* Gives it back, after its last row or before; FALSE with @error when a step has failed. */
gboolean mst_statement_end (MstStatement *self, GError **error);
/* The first column of all rows; gives it back. (element-type gint64) */
GArray *mst_statement_list_integers (MstStatement *self, GError **error);
/* Steps through all rows and gives it back. */
gboolean mst_statement_run (MstStatement *self, GError **error);
int mst_statement_get_n_columns (MstStatement *self);
const char *mst_statement_get_column_name (MstStatement *self, int column);
gboolean mst_statement_is_null (MstStatement *self, int column);
const char *mst_statement_get_text (MstStatement *self, int column); /* until the next step */
gint64 mst_statement_get_integer (MstStatement *self, int column);
double mst_statement_get_double (MstStatement *self, int column);

G_END_DECLS
