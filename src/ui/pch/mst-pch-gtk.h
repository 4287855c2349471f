/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Read once for all sources of the window. They include what they use all the same. */
#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>
#include <string.h>
