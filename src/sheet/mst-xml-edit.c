/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes an XML part here and there and copies the rest as it stands. */

#include "config.h"

#include "mst-xml-edit.h"

#include "mst-error.h"
#include "mst-limits.h"

#include <expat.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/** Element: one that is open. @content: where its content begins */
typedef struct
{
  gsize start;
  gsize content;
  gboolean is_taken;
  gboolean is_leaf;
} Element;

typedef struct
{
  XML_Parser parser;
  const char *xml;
  const MstXmlEdit *edit;
  gpointer data;
  GString *out;
  gsize copied; /* of @xml */
  GArray *open;
  guint n_taken; /* how many open elements stand in a taken one, with it */
  GString *text; /* of the leaf */
  GError *error;
} Editor;

static const char *
get_local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

const char *
mst_xml_edit_get (const char **attributes, const char *name)
{
  for (; *attributes != NULL; attributes += 2)
    if (strcmp (attributes[0], name) == 0)
      return attributes[1];
  return NULL;
}

char *
mst_xml_edit_dup_prefix (const char *xml)
{
  const char *colon = strchr (xml, ':');

  return colon != NULL && colon < xml + strcspn (xml, " \t\r\n/>")
           ? g_strndup (xml + 1, (gsize) (colon - xml))
           : g_strdup ("");
}

void
mst_xml_append_escaped (GString *out, const char *text)
{
  for (;;)
    {
      gsize length = strcspn (text, "&<>");

      g_string_append_len (out, text, (gssize) length);
      text += length;
      if (*text == '\0')
        return;
      g_string_append (out, *text == '&' ? "&amp;" : *text == '<' ? "&lt;" : "&gt;");
      text++;
    }
}

static void
copy_until (Editor *self, gsize end)
{
  g_string_append_len (self->out, self->xml + self->copied, (gssize) (end - self->copied));
  self->copied = end;
}

static void
fail (Editor *self, const char *reason)
{
  if (self->error == NULL)
    g_set_error_literal (&self->error, MST_ERROR, MST_ERROR_REFUSED, reason);
  XML_StopParser (self->parser, XML_FALSE);
}

/* The attribute's value within the tag that begins at @tag; the tag is well-formed. */
static const char *
find_value (const char *tag, const char *end, const char *name, gsize *length)
{
  const char *c = tag + 1 + strcspn (tag + 1, " \t\r\n/>");

  while (c < end)
    {
      const char *start, *value, *close;

      c += strspn (c, " \t\r\n");
      start = c;
      c += strcspn (c, " \t\r\n=/>");
      if (c == start || c >= end)
        return NULL;
      value = strpbrk (c, "\"'");
      if (value == NULL)
        return NULL;
      close = strchr (value + 1, *value);
      if (close == NULL)
        return NULL;
      if ((gsize) (c - start) == strlen (name) && strncmp (start, name, (gsize) (c - start)) == 0)
        {
          *length = (gsize) (close - value) - 1;
          return value + 1;
        }
      c = close + 1;
    }
  return NULL;
}

static void
edit_attributes (Editor *self, const char *element, const char **attributes, gsize start, gsize end)
{
  for (; *attributes != NULL; attributes += 2)
    {
      g_autofree char *value =
        self->edit->attribute (element, attributes[0], attributes[1], self->data);
      g_autofree char *escaped = value != NULL ? g_markup_escape_text (value, -1) : NULL;
      gsize length;
      const char *old = value != NULL
                          ? find_value (self->xml + start, self->xml + end, attributes[0], &length)
                          : NULL;

      if (old == NULL)
        continue;
      copy_until (self, (gsize) (old - self->xml));
      g_string_append (self->out, escaped);
      self->copied += length;
    }
}

static void
start_cb (void *user_data, const XML_Char *name, const XML_Char **attributes)
{
  Editor *self = user_data;
  const char *element = get_local_name (name);
  gsize start = (gsize) XML_GetCurrentByteIndex (self->parser);
  gsize end = start + (gsize) XML_GetCurrentByteCount (self->parser);
  Element opened = { start, end, FALSE, TRUE };

  if (self->open->len == MST_LIMIT_XML_DEPTH)
    {
      fail (self, _ ("It is nested too deeply."));
      return;
    }
  if (self->open->len > 0)
    g_array_index (self->open, Element, self->open->len - 1).is_leaf = FALSE;
  if (self->n_taken > 0)
    self->n_taken++;
  else if (self->edit->takes != NULL && self->edit->takes (element, attributes, self->data))
    {
      opened.is_taken = TRUE;
      self->n_taken = 1;
      copy_until (self, start);
    }
  else if (self->edit->attribute != NULL)
    edit_attributes (self, element, attributes, start, end);
  g_array_append_val (self->open, opened);
  g_string_truncate (self->text, 0);
}

static void
end_cb (void *user_data, const XML_Char *name)
{
  Editor *self = user_data;
  const char *element = get_local_name (name);
  gsize start = (gsize) XML_GetCurrentByteIndex (self->parser);
  gsize end = start + (gsize) XML_GetCurrentByteCount (self->parser);
  Element closed = g_array_index (self->open, Element, self->open->len - 1);

  g_array_set_size (self->open, self->open->len - 1);
  if (closed.is_taken)
    {
      g_autofree char *xml = g_strndup (self->xml + closed.start, end - closed.start);
      g_autofree char *replacement = self->edit->replace (element, xml, self->data, &self->error);

      self->n_taken = 0;
      self->copied = end;
      if (replacement != NULL)
        g_string_append (self->out, replacement);
      else if (self->error != NULL)
        XML_StopParser (self->parser, XML_FALSE);
      return;
    }
  if (self->n_taken > 0)
    {
      self->n_taken--;
      return;
    }
  if (closed.is_leaf && self->edit->text != NULL && end > start)
    {
      g_autofree char *text = self->edit->text (element, self->text->str, self->data);

      if (text != NULL)
        {
          copy_until (self, closed.content);
          mst_xml_append_escaped (self->out, text);
          self->copied = start;
        }
    }
}

static void
text_cb (void *user_data, const XML_Char *text, int length)
{
  Editor *self = user_data;

  if (self->n_taken == 0)
    g_string_append_len (self->text, text, length);
}

static void
doctype_cb (void *user_data, const XML_Char *name, const XML_Char *system, const XML_Char *public,
            int has_subset)
{
  fail (user_data, _ ("It has a document type, which no workbook has."));
}

static void
declaration_cb (void *user_data, const XML_Char *version, const XML_Char *encoding, int standalone)
{
  if (encoding != NULL && g_ascii_strcasecmp (encoding, "UTF-8") != 0)
    fail (user_data, _ ("It isn't in UTF-8."));
}

gboolean
mst_xml_edit (const char *xml, gsize length, const MstXmlEdit *edit, gpointer data, GString *out,
              GError **error)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Element));
  g_autoptr (GString) text = g_string_new (NULL);
  Editor self = { .xml = xml, .edit = edit, .data = data, .out = out, .open = open, .text = text };
  gboolean parsed;

  self.parser = XML_ParserCreate ("UTF-8");
  XML_SetUserData (self.parser, &self);
  XML_SetElementHandler (self.parser, start_cb, end_cb);
  XML_SetCharacterDataHandler (self.parser, text_cb);
  XML_SetStartDoctypeDeclHandler (self.parser, doctype_cb);
  XML_SetXmlDeclHandler (self.parser, declaration_cb);
  parsed =
    length <= G_MAXINT && XML_Parse (self.parser, xml, (int) length, XML_TRUE) == XML_STATUS_OK;
  if (!parsed && self.error == NULL)
    g_set_error_literal (&self.error, MST_ERROR, MST_ERROR_REFUSED, _ ("It is damaged."));
  XML_ParserFree (self.parser);
  if (self.error != NULL)
    {
      g_propagate_error (error, self.error);
      return FALSE;
    }
  copy_until (&self, length);
  return TRUE;
}
