/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A compound file with one stream of up to 60 KB; @is_small puts it among the small streams. */
GBytes *fixture_compound (const char *name, const guint8 *stream, gsize length, gboolean is_small);

/* Appends a record. @content is hexadecimal, with 'plain text' in quotes and spaces anywhere. */
void fixture_record (GByteArray *stream, guint16 type, const char *content);

G_END_DECLS
