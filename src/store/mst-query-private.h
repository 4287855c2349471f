/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-query.h"

G_BEGIN_DECLS

typedef struct
{
  guint field;
  MstOperator operator_;
  char *value;             /* nullable */
  gboolean is_alternative; /* to the one before */
} MstCondition;

/* A blank value asks for blank fields. */
MstOperator mst_condition_get_operator (const MstCondition *condition);

/* Between the ends of a range. */
#define MST_RANGE_SIGN ".."

struct _MstQuery
{
  gatomicrefcount references;
  const MstRecordType *type;
  char *search;
  char *area;
  GArray *conditions; /* MstCondition */
  int sort_field;     /* -1: the default order */
  MstSortOrder order;
  gboolean descending;
  int group_field; /* -1: not grouped */
  char *group_level;
  MstScope scope;
  char *as_of; /* nullable: today */
};

/* Whether records may have to be left out that are out of use. */
gboolean mst_query_hides_ended (const MstQuery *self);
/* Whether records may have to be left out that begin after the day of the query. */
gboolean mst_query_hides_later (const MstQuery *self);

/**
 * MstQuerySql: a query on its way to the database: clauses, and the texts of the parameters they
 * name. The table is "t".
 */
typedef struct
{
  GString *with;    /* "WITH …" or empty */
  GString *join;    /* what sorting needs */
  GString *where;   /* "WHERE …" or empty */
  GString *order;   /* "ORDER BY …" */
  GPtrArray *texts; /* of $1 … */
} MstQuerySql;

/* @scope: as whose the query is taken, whatever its own. */
MstQuerySql *mst_query_sql_new (const MstQuery *query, MstScope scope);
MstQuerySql *mst_query_sql_new_empty (void);
void mst_query_sql_free (MstQuerySql *self);
/* @text: a statement with the clauses of @self in it; its parameters are bound. */
MstStatement *mst_query_sql_prepare (const MstQuerySql *self, MstConnection *connection,
                                     const char *text, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MstQuerySql, mst_query_sql_free)

/* The conditions of @query alone, to be put in brackets; "" when it has none. Their parameters follow those
 * that are there. (transfer full) */
char *mst_query_sql_add_conditions (MstQuerySql *self, const MstQuery *query);
/* The number of the parameter that holds @text. */
guint mst_query_sql_add_text (MstQuerySql *self, char *text);
/* Begins the next condition: all must hold. */
void mst_query_sql_begin_condition (MstQuerySql *self);

/* Selects @what of the records of the query. */
MstStatement *mst_query_prepare (const MstQuery *self, MstStore *store, const char *what,
                                 gboolean ordered, GError **error);

/* "%50\%%" for LIKE … ESCAPE '\'. (transfer full) */
char *mst_query_make_like (const char *text);

G_END_DECLS
