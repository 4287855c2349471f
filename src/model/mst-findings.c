/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of what is wrong or doubtful about a record. */
#include "config.h"

#include "mst-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _MstFindings
{
  GArray *findings; /* MstFinding */
};

static void
clear_finding (gpointer data)
{
  MstFinding *finding = data;

  g_free (finding->message);
}

MstFindings *
mst_findings_new (void)
{
  MstFindings *self = g_new (MstFindings, 1);

  self->findings = g_array_new (FALSE, FALSE, sizeof (MstFinding));
  g_array_set_clear_func (self->findings, clear_finding);
  return self;
}

void
mst_findings_free (MstFindings *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->findings);
  g_free (self);
}

void
mst_findings_clear (MstFindings *self)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->findings, 0);
}

void
mst_findings_add (MstFindings *self, int field, gboolean is_error, const char *code, char *message)
{
  MstFinding finding = { .field = field, .is_error = is_error, .code = code, .message = message };

  g_return_if_fail (self != NULL);
  g_return_if_fail (code != NULL);
  g_return_if_fail (message != NULL);

  g_array_append_val (self->findings, finding);
}

guint
mst_findings_get_n (const MstFindings *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->findings->len;
}

const MstFinding *
mst_findings_get (const MstFindings *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->findings->len, NULL);

  return &g_array_index (self->findings, MstFinding, index);
}

gboolean
mst_findings_has_error (const MstFindings *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->findings->len; i++)
    if (g_array_index (self->findings, MstFinding, i).is_error)
      return TRUE;
  return FALSE;
}

char *
mst_findings_dup_error (const MstFindings *self, const MstRecordType *type)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (type != NULL, NULL);

  for (guint i = 0; i < self->findings->len; i++)
    {
      const MstFinding *finding = &g_array_index (self->findings, MstFinding, i);
      const char *label =
        finding->field >= 0 ? mst_field_get_label (&type->fields[finding->field]) : NULL;

      if (!finding->is_error)
        continue;
      if (label != NULL && strstr (finding->message, label) == NULL)
        return g_strdup_printf (_ ("%s: %s"), label, finding->message);
      return g_strdup (finding->message);
    }
  return NULL;
}
