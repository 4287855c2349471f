/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MstXmlEdit: what is changed in an XML part; everything else is copied byte for byte. Elements are called
 * without their prefix, attributes with it. Each member is nullable.
 * @attribute: the attribute's new value, NULL to leave it
 * @text: the new text of an element that holds nothing but text, NULL to leave it
 * @takes: whether the element is replaced as a whole; nothing in it is edited then
 * @replace: what stands in the place of such an element, whose markup is @xml; %NULL with an error ends the
 *   editing
 */
typedef struct
{
  char *(*attribute) (const char *element, const char *name, const char *value, gpointer data);
  char *(*text) (const char *element, const char *text, gpointer data);
  gboolean (*takes) (const char *element, const char **attributes, gpointer data);
  char *(*replace) (const char *element, const char *xml, gpointer data, GError **error);
} MstXmlEdit;

/* Appends @xml, edited, to @out. %MST_ERROR_REFUSED for what is no well-formed UTF-8 document or has a document
 * type. */
gboolean mst_xml_edit (const char *xml, gsize length, const MstXmlEdit *edit, gpointer data,
                       GString *out, GError **error);

/* Appends a text of an element. Quotes stay as they are: formulas are full of them. */
void mst_xml_append_escaped (GString *out, const char *text);
/* The value of an attribute in such a list; nullable. */
const char *mst_xml_edit_get (const char **attributes, const char *name);
/* That of the element whose markup is @xml: "x:"; "" without one. (transfer full) */
char *mst_xml_edit_dup_prefix (const char *xml);

G_END_DECLS
