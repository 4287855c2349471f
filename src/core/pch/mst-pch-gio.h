/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Read once for all sources of a library. They include what they use all the same. */
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>
