/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** MstFileKind: what is chosen; decides the filters of the chooser. */
typedef enum
{
  MST_FILE_DISTRICT,  /* .muster */
  MST_FILE_WORKBOOKS, /* .xlsx .xls .csv .txt and what gets a sentence: .et .ods */
  MST_FILE_AREAS,     /* .csv */
  MST_FILE_EXPORT,    /* .xlsx .csv */
  MST_FILE_PICTURE,   /* .png .svg .pdf */
  MST_FILE_PDF,
  MST_FILE_XLSX,
  MST_FILE_CSV,
  MST_FILE_PNG,
  MST_FILE_SVG,
  MST_FILE_FOLDER, /* a folder, to be opened */
} MstFileKind;

/* Called once with the paths that were chosen, never when the officer cancels.
 * (element-type filename) (transfer none) */
typedef void (*MstFilesChosenFunc) (GPtrArray *paths, gpointer user_data);

/* @user_data stays alive as long as @parent does, or is a GObject the caller holds. */
void mst_file_chooser_open (GtkWindow *parent, const char *title, MstFileKind kind,
                            gboolean several, MstFilesChosenFunc chosen, gpointer user_data);
/* The suffix of @kind is added where it is missing. What no file may be called by is taken out of
 * @suggested_name. */
void mst_file_chooser_save (GtkWindow *parent, const char *title, MstFileKind kind,
                            const char *suggested_name, MstFilesChosenFunc chosen,
                            gpointer user_data);

G_END_DECLS
