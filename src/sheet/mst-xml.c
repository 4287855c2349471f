/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parses a part of a package with expat, and refuses what no spreadsheet program writes. */

#include "config.h"

#include "mst-xml.h"

#include "mst-error.h"
#include "mst-limits.h"

#include <expat.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _MstXml
{
  XML_Parser parser;
  const char *name;
  const char *part;
  const MstXmlHandlers *handlers;
  gpointer data;
  GError *error;
  guint64 n_fed;
  guint n_elements;
  guint depth;     /* of the elements that are known */
  guint n_unknown; /* of the elements open inside them */
  guint8 states[MST_LIMIT_XML_DEPTH + 1];
};

const char *
mst_xml_get (const char **attributes, const char *name)
{
  for (; *attributes != NULL; attributes += 2)
    if (strcmp (attributes[0], name) == 0)
      return attributes[1];
  return NULL;
}

const char *
mst_xml_get_prefixed (const char **attributes, const char *local_name)
{
  for (; *attributes != NULL; attributes += 2)
    {
      const char *colon = strchr (attributes[0], ':');

      if (colon != NULL && strcmp (colon + 1, local_name) == 0)
        return attributes[1];
    }
  return NULL;
}

gboolean
mst_xml_get_flag (const char **attributes, const char *name)
{
  const char *value = mst_xml_get (attributes, name);

  return value != NULL && (strcmp (value, "1") == 0 || strcmp (value, "true") == 0);
}

void
mst_xml_fail_with (MstXml *self, GError *error)
{
  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);
  XML_StopParser (self->parser, XML_FALSE);
}

void
mst_xml_fail (MstXml *self, const char *format, ...)
{
  g_autofree char *reason = NULL;
  GError *error = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  mst_package_set_damaged (&error, self->name, reason);
  mst_xml_fail_with (self, error);
}

static void
start_element_cb (void *user_data, const XML_Char *name, const XML_Char **attributes)
{
  MstXml *self = user_data;
  const char *colon;
  guint8 state;

  if (self->error != NULL)
    return;
  if (self->n_unknown > 0)
    state = 0;
  else
    {
      colon = strchr (name, ':');
      state = self->handlers->start (self, self->states[self->depth],
                                     colon != NULL ? colon + 1 : name, attributes, self->data);
    }
  if (self->depth + self->n_unknown == MST_LIMIT_XML_DEPTH)
    mst_xml_fail (self, _ ("its part %s is nested too deeply"), self->part);
  else if (++self->n_elements > MST_LIMIT_XML_ELEMENTS)
    mst_xml_fail (self, _ ("it holds more cells than can be read at once"));
  else if (state == 0)
    self->n_unknown++;
  else
    self->states[++self->depth] = state;
}

static void
end_element_cb (void *user_data, const XML_Char *name)
{
  MstXml *self = user_data;

  if (self->error != NULL)
    return;
  if (self->n_unknown > 0)
    self->n_unknown--;
  else
    {
      if (self->handlers->end != NULL)
        self->handlers->end (self, self->states[self->depth], self->data);
      self->depth--;
    }
}

static void
text_cb (void *user_data, const XML_Char *text, int length)
{
  MstXml *self = user_data;

  if (self->n_unknown == 0 && self->error == NULL)
    self->handlers->text (self->states[self->depth], text, length, self->data);
}

static void
start_doctype_cb (void *user_data, const XML_Char *name, const XML_Char *system_id,
                  const XML_Char *public_id, int has_internal_subset)
{
  MstXml *self = user_data;
  GError *error = NULL;

  g_set_error (
    &error, MST_ERROR, MST_ERROR_REFUSED,
    _ ("“%s” holds definitions that no spreadsheet program writes, and was refused. Open "
       "it in WPS or Excel and save it as a new .xlsx."),
    self->name);
  mst_xml_fail_with (self, error);
}

static gboolean
feed_cb (const char *bytes, gsize length, gboolean is_last, gpointer data, GError **error)
{
  MstXml *self = data;
  enum XML_Status status = XML_Parse (self->parser, bytes, (int) length, is_last);

  self->n_fed += length;
  if (status == XML_STATUS_OK && !is_last)
    {
      XML_Index at = XML_GetCurrentByteIndex (self->parser);

      if (at >= 0 && self->n_fed - (guint64) at > MST_LIMIT_XML_TOKEN + length)
        mst_xml_fail (self, _ ("its part %s has a tag of more than a million characters"),
                      self->part);
    }
  if (status == XML_STATUS_ERROR && self->error == NULL)
    mst_xml_fail (self, _ ("its part %s breaks off or is garbled at line %lu"), self->part,
                  (gulong) XML_GetCurrentLineNumber (self->parser));
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

gboolean
mst_xml_parse (MstPackage *package, const char *part, const MstXmlHandlers *handlers, gpointer data,
               GError **error)
{
  MstXml self = {
    .parser = XML_ParserCreate (NULL),
    .name = mst_package_get_name (package),
    .part = part,
    .handlers = handlers,
    .data = data,
  };
  gboolean is_read;

  XML_SetUserData (self.parser, &self);
  XML_SetElementHandler (self.parser, start_element_cb, end_element_cb);
  if (handlers->text != NULL)
    XML_SetCharacterDataHandler (self.parser, text_cb);
  XML_SetStartDoctypeDeclHandler (self.parser, start_doctype_cb);
  is_read = mst_package_read (package, part, feed_cb, &self, error);
  XML_ParserFree (self.parser);
  g_clear_error (&self.error);
  return is_read;
}
