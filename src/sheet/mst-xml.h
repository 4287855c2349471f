/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-package.h"

G_BEGIN_DECLS

/**
 * MstXml: the state of a part being parsed. A reader says with a state number (not 0) which
 * elements it knows; what stands inside any other is passed over. Element names come without their
 * prefix.
 */
typedef struct _MstXml MstXml;

typedef struct
{
  /* The new element's state, given that of its parent (0 at the root); 0 to pass over it. */
  guint8 (*start) (MstXml *xml, guint8 parent, const char *name, const char **attributes,
                   gpointer data);
  void (*end) (MstXml *xml, guint8 state, gpointer data);                   /* nullable */
  void (*text) (guint8 state, const char *text, int length, gpointer data); /* nullable */
} MstXmlHandlers;

/* The attribute's value; NULL when it isn't there. */
const char *mst_xml_get (const char **attributes, const char *name);
/* The same for an attribute with whatever prefix. */
const char *mst_xml_get_prefixed (const char **attributes, const char *local_name);
/* "1" and "true" are TRUE. */
gboolean mst_xml_get_flag (const char **attributes, const char *name);

/* Ends the parsing with "… is damaged: @reason". */
void mst_xml_fail (MstXml *xml, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Ends the parsing with @error. */
void mst_xml_fail_with (MstXml *xml, GError *error);

/* Parses @part. A document type definition is refused, and so is what is nested or long beyond
 * reason. */
gboolean mst_xml_parse (MstPackage *package, const char *part, const MstXmlHandlers *handlers,
                        gpointer data, GError **error);

G_END_DECLS
