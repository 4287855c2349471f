/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a liaison plan, or its rules, beside the window. */
#include "config.h"

#include "mst-liaison-writing.h"

#include <glib/gi18n-lib.h>

/** Writing: of a plan, or without one of the rules of the options. */
typedef struct
{
  MstLiaisonPlan *plan;
  MstLiaisonPlanOptions *options;
  char *document, *reason;
  gboolean keep_rules;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;

  g_clear_pointer (&self->plan, mst_liaison_plan_unref);
  mst_liaison_plan_options_free (self->options);
  g_free (self->document);
  g_free (self->reason);
  g_free (self);
}

static Writing *
writing_new (const char *document, const char *reason)
{
  Writing *self = g_new0 (Writing, 1);

  self->document = g_strdup (document);
  self->reason = g_strdup (reason);
  return self;
}

static char *
write_it (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  const Writing *writing = data;
  MstLiaisonPlanWriting how = { writing->document, writing->reason, writing->keep_rules };

  if (writing->plan == NULL)
    return mst_liaison_plan_keep_rules (store, writing->options, &how, error);
  return mst_liaison_plan_apply (store, writing->plan, &how, progress, error);
}

void
mst_liaison_writing_start (MstSession *session, MstLiaisonPlan *plan,
                           const MstLiaisonPlanWriting *writing, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Writing *self = writing_new (writing->document, writing->reason);

  self->plan = mst_liaison_plan_ref (plan);
  self->keep_rules = writing->keep_rules;
  mst_session_write (session, _ ("Writing the pairs"), write_it, self, writing_free, callback,
                     user_data);
}

void
mst_liaison_writing_start_rules (MstSession *session, const MstLiaisonPlanOptions *options,
                                 const char *document, const char *reason,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  Writing *self = writing_new (document, reason);

  self->options = mst_liaison_plan_options_copy (options);
  mst_session_write (session, _ ("Writing the rules"), write_it, self, writing_free, callback,
                     user_data);
}
