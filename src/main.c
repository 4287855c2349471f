/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the program with the window starts. */
#include "config.h"

#include "mst-application.h"
#include "mst-language.h"

int
main (int argc, char **argv)
{
  g_autoptr (MstApplication) application = NULL;

  mst_language_init ();
  application = mst_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
