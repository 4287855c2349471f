/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-cli.h"

G_BEGIN_DECLS

/* FILE OUT --set NAME [--date DAY] [--reveal]: the reports of a set in one file. */
gboolean mst_cli_export_set (MstCli *cli, const MstCliArguments *arguments, GError **error);
/* FILE REPORT FOLDER --each-subdistrict SUFFIX: a file for each of them. */
gboolean mst_cli_export_each (MstCli *cli, const MstCliArguments *arguments, GError **error);

G_END_DECLS
