/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Little-endian numbers at any address. */

static inline guint16
mst_bytes_get_16 (const guint8 *bytes)
{
  return (guint16) (bytes[0] | bytes[1] << 8);
}

static inline guint32
mst_bytes_get_32 (const guint8 *bytes)
{
  return (guint32) mst_bytes_get_16 (bytes) | (guint32) mst_bytes_get_16 (bytes + 2) << 16;
}

static inline double
mst_bytes_get_double (const guint8 *bytes)
{
  guint64 bits = (guint64) mst_bytes_get_32 (bytes) | (guint64) mst_bytes_get_32 (bytes + 4) << 32;
  double number;

  memcpy (&number, &bits, sizeof number);
  return number;
}

G_END_DECLS
