/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the officer can do, and by which key. */
#include "config.h"

#include "mst-commands.h"
#include "mst-panels.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
const MstCommand mst_commands[] = {
  { "win.search", N_ ("Search everything"), { "<Control>k" }, MST_COMMANDS_FINDING,
    MST_COMMAND_NO_PALETTE },
  { "win.search-list", N_ ("Search the list"), { "<Control>f" }, MST_COMMANDS_FINDING },
  { "win.add-filter", N_ ("Add a Filter…"), { "<Control><Shift>f" }, MST_COMMANDS_FINDING,
    MST_COMMAND_FIRST },
  { "win.save-filter", N_ ("Save Filter…"), { NULL }, MST_COMMANDS_FINDING },
  { NULL, N_ ("Remove the filter that has the focus"), { "Delete" }, MST_COMMANDS_FINDING },
  { "win.find-duplicates", N_ ("Find Duplicates"), { NULL }, MST_COMMANDS_FINDING },

  { NULL, N_ ("Select all"), { "<Control>a" }, MST_COMMANDS_LIST },
  { "rows.copy", N_ ("Copy for a spreadsheet"), { "<Control>c" }, MST_COMMANDS_LIST,
    MST_COMMAND_WITHIN },
  { "rows.paste", N_ ("Paste cells"), { "<Control>v" }, MST_COMMANDS_LIST, MST_COMMAND_WITHIN },
  { "paste.next-bad", N_ ("Next bad cell"), { "F8" }, MST_COMMANDS_LIST,
    MST_COMMAND_WITHIN | MST_COMMAND_NO_PALETTE },
  { "paste.previous-bad", N_ ("Previous bad cell"), { "<Shift>F8" }, MST_COMMANDS_LIST,
    MST_COMMAND_WITHIN | MST_COMMAND_NO_PALETTE },
  { "rows.copy-cell", N_ ("Copy the cell"), { "<Control><Shift>c" }, MST_COMMANDS_LIST,
    MST_COMMAND_WITHIN },
  { "rows.reveal", N_ ("Show the cell in full"), { "<Control>r" }, MST_COMMANDS_LIST,
    MST_COMMAND_WITHIN },
  { "rows.filter-value", N_ ("Filter by the value of the cell"), { NULL }, MST_COMMANDS_LIST },
  { "rows.menu", N_ ("Menu of the row"), { "<Shift>F10", "Menu" }, MST_COMMANDS_LIST,
    MST_COMMAND_WITHIN | MST_COMMAND_NO_PALETTE },
  { "rows.edit-cell", N_ ("Edit the cell"), { "F2" }, MST_COMMANDS_EDITING, MST_COMMAND_WITHIN },
  { NULL, N_ ("Open the row"), { "Return" }, MST_COMMANDS_LIST },
  { "desk.copy", N_ ("Copy the tables of the report"), { "<Control>c" }, MST_COMMANDS_LIST,
    MST_COMMAND_WITHIN },
  { "desk.copy-page", N_ ("Copy the page of the report as a picture"), { "<Control><Shift>c" },
    MST_COMMANDS_LIST, MST_COMMAND_WITHIN },

  { NULL, N_ ("Read the next or previous mark"), { "Right", "Left" }, MST_COMMANDS_CHART },
  { NULL, N_ ("Open the rows behind the mark"), { "Return" }, MST_COMMANDS_CHART },
  { "chart.copy", N_ ("Copy the chart as a picture"), { "<Control>c" }, MST_COMMANDS_CHART,
    MST_COMMAND_WITHIN | MST_COMMAND_NO_PALETTE },
  { "chart.copy-values", N_ ("Copy the values of the chart"), { "<Control><Shift>c" },
    MST_COMMANDS_CHART, MST_COMMAND_WITHIN | MST_COMMAND_NO_PALETTE },
  { "chart.save('png')", N_ ("Save the chart as a picture"), { "<Control>s" }, MST_COMMANDS_CHART,
    MST_COMMAND_WITHIN | MST_COMMAND_NO_PALETTE },
  { "chart.full-screen", N_ ("Show the chart on the whole screen"), { "F11" }, MST_COMMANDS_CHART,
    MST_COMMAND_WITHIN | MST_COMMAND_NO_PALETTE },
  { "chart.menu", N_ ("Menu of the chart"), { "<Shift>F10", "Menu" }, MST_COMMANDS_CHART,
    MST_COMMAND_WITHIN | MST_COMMAND_NO_PALETTE },

  { "win.new-record", N_ ("New Record"), { "<Control><Alt>n" }, MST_COMMANDS_EDITING,
    MST_COMMAND_FIRST },
  { "win.edit-record", N_ ("Edit the Record"), { "F4" }, MST_COMMANDS_EDITING },
  { "win.duplicate-record", N_ ("Duplicate the Record"), { "<Control>d" }, MST_COMMANDS_EDITING },
  { "win.end-record", N_ ("Put Out of Use…"), { NULL }, MST_COMMANDS_EDITING },
  { "win.resume-record", N_ ("Use Again"), { NULL }, MST_COMMANDS_EDITING },
  { "win.delete-record", N_ ("Delete the Record…"), { "Delete" }, MST_COMMANDS_EDITING,
    MST_COMMAND_WITHIN },
  { NULL, N_ ("Save the form"), { "<Control>s", "<Control>Return" }, MST_COMMANDS_EDITING },
  { "win.undo", N_ ("Undo"), { "<Control>z" }, MST_COMMANDS_EDITING,
    MST_COMMAND_FIRST | MST_COMMAND_WITHIN },
  { "win.redo", N_ ("Redo"), { "<Control><Shift>z", "<Control>y" }, MST_COMMANDS_EDITING,
    MST_COMMAND_WITHIN },
  { "win.bulk-edit", N_ ("Change the Selected Records…"), { "<Control>b" }, MST_COMMANDS_EDITING, 0,
    N_ ("set many") },
  { "win.merge-records", N_ ("Merge the Selected Records…"), { "<Control>m" }, MST_COMMANDS_EDITING,
    0, N_ ("duplicates") },
  { "merge.apply", N_ ("Merge the set"), { "<Control>Return" }, MST_COMMANDS_EDITING,
    MST_COMMAND_WITHIN | MST_COMMAND_NO_PALETTE },
  { "merge.dismiss", N_ ("The set is no duplicate"), { "<Control>Delete" }, MST_COMMANDS_EDITING,
    MST_COMMAND_WITHIN | MST_COMMAND_NO_PALETTE },
  { "merge.next", N_ ("Next set"), { "<Alt>Right" }, MST_COMMANDS_EDITING,
    MST_COMMAND_WITHIN | MST_COMMAND_NO_PALETTE },
  { "merge.previous", N_ ("Previous set"), { "<Alt>Left" }, MST_COMMANDS_EDITING,
    MST_COMMAND_WITHIN | MST_COMMAND_NO_PALETTE },

  { "win.import", N_ ("Import Workbooks…"), { "<Control>i" }, MST_COMMANDS_DISTRICT,
    MST_COMMAND_FIRST },
  { "win.export", N_ ("Export the List…"), { "<Control>e" }, MST_COMMANDS_DISTRICT,
    MST_COMMAND_FIRST },
  { "win.print", N_ ("Print…"), { "<Control>p" }, MST_COMMANDS_DISTRICT, MST_COMMAND_FIRST },
  { "win.plan-liaison", N_ ("Plan the Liaison…"), { NULL }, MST_COMMANDS_DISTRICT, 0,
    N_ ("assign pairs units") },
  { "win.repair-liaison", N_ ("Withdraw the Selected Units…"), { NULL }, MST_COMMANDS_DISTRICT, 0,
    N_ ("liaison repair") },
  { "liaison-panel.give", N_ ("Give the Place to Another Unit…"), { NULL }, MST_COMMANDS_DISTRICT,
    MST_COMMAND_WITHIN, N_ ("liaison hand over") },
  { "liaison-panel.swap", N_ ("Swap the Units of Two Places…"), { NULL }, MST_COMMANDS_DISTRICT,
    MST_COMMAND_WITHIN, N_ ("liaison exchange") },
  { "liaison-panel.history", N_ ("Who Answered for the Place Before"), { NULL },
    MST_COMMANDS_DISTRICT, MST_COMMAND_WITHIN, N_ ("liaison history") },
  { "liaison-panel.units", N_ ("Units, to be Dragged to Places"), { NULL }, MST_COMMANDS_DISTRICT,
    MST_COMMAND_WITHIN, N_ ("liaison drag") },
  { "win.new", N_ ("New District…"), { "<Control>n" }, MST_COMMANDS_DISTRICT },
  { "win.open", N_ ("Open…"), { "<Control>o" }, MST_COMMANDS_DISTRICT },
  { "win.sample", N_ ("Look at a Sample"), { NULL }, MST_COMMANDS_DISTRICT },
  { "win.backup", N_ ("Save a Copy…"), { NULL }, MST_COMMANDS_DISTRICT, 0, N_ ("backup") },
  { "win.restore", N_ ("Restore a Copy…"), { NULL }, MST_COMMANDS_DISTRICT, 0, N_ ("backup") },
  { "win.check", N_ ("Check the File"), { NULL }, MST_COMMANDS_DISTRICT },
  { "win.verify-journal", N_ ("Verify the Journal"), { NULL }, MST_COMMANDS_DISTRICT },
  { "win.export-journal", N_ ("Export the Journal"), { NULL }, MST_COMMANDS_DISTRICT },
  { "app.quit", N_ ("Quit"), { "<Control>q" }, MST_COMMANDS_DISTRICT },

  { "overview.project", N_ ("Show the Overview on the Whole Screen"), { "F11" }, MST_COMMANDS_VIEW,
    MST_COMMAND_WITHIN, N_ ("projector full screen") },
  { NULL, N_ ("Move the card of the overview"),
    { "<Control><Shift>Right", "<Control><Shift>Left" }, MST_COMMANDS_VIEW },
  { "win.toggle-detail", N_ ("Show or hide the detail"), { "F9" }, MST_COMMANDS_VIEW },
  { "win.mask-sensitive", N_ ("Mask Numbers and Phones"), { NULL }, MST_COMMANDS_VIEW },
  { "win.colours('dark')", N_ ("Dark Colours"), { NULL }, MST_COMMANDS_VIEW, 0, N_ ("style theme") },
  { "win.colours('light')", N_ ("Light Colours"), { NULL }, MST_COMMANDS_VIEW, 0,
    N_ ("style theme") },
  { "win.colours('follow')", N_ ("Colours as the Desktop"), { NULL }, MST_COMMANDS_VIEW, 0,
    N_ ("style theme") },
  { "pages.zoom-in", N_ ("Larger pages"), { "<Control>plus" }, MST_COMMANDS_VIEW,
    MST_COMMAND_WITHIN | MST_COMMAND_NO_PALETTE },
  { "pages.zoom-out", N_ ("Smaller pages"), { "<Control>minus" }, MST_COMMANDS_VIEW,
    MST_COMMAND_WITHIN | MST_COMMAND_NO_PALETTE },
  { "win.row-density('dense')", N_ ("Dense Rows"), { NULL }, MST_COMMANDS_VIEW, 0,
    N_ ("row height") },
  { "win.row-density('roomy')", N_ ("Roomy Rows"), { NULL }, MST_COMMANDS_VIEW, 0,
    N_ ("row height") },
  { "win.new-window", N_ ("New Window"), { "<Control><Shift>n" }, MST_COMMANDS_VIEW },
  { "win.open-in-window", N_ ("Open This List in a New Window"), { NULL }, MST_COMMANDS_VIEW },
  { "win.preferences", N_ ("Preferences…"), { "<Control>comma" }, MST_COMMANDS_VIEW, MST_COMMAND_FIRST },
  { "win.next-region", N_ ("Next part of the window"), { "F6" }, MST_COMMANDS_VIEW,
    MST_COMMAND_NO_PALETTE },
  { "win.previous-region", N_ ("Previous part of the window"), { "<Shift>F6" }, MST_COMMANDS_VIEW,
    MST_COMMAND_NO_PALETTE },
  { NULL, N_ ("Menu"), { "F10" }, MST_COMMANDS_VIEW },
  { "window.close", N_ ("Close the window"), { "<Control>w" }, MST_COMMANDS_VIEW },
  { "win.show-help-overlay", N_ ("Keyboard Shortcuts"), { "<Control>question", "F1" },
    MST_COMMANDS_VIEW, MST_COMMAND_FIRST },
  { "app.about", N_ ("About Muster"), { NULL }, MST_COMMANDS_VIEW },
  { NULL },
};
/* clang-format on */

const char *
mst_commands_get_heading (MstCommandSection section)
{
  static const char *const headings[MST_N_COMMAND_SECTIONS] = {
    N_ ("Panels"),  N_ ("Finding"),  N_ ("List"), N_ ("Chart"),
    N_ ("Editing"), N_ ("District"), N_ ("View"),
  };

  g_return_val_if_fail (section < MST_N_COMMAND_SECTIONS, NULL);
  return _ (headings[section]);
}

void
mst_commands_set_accelerators (GtkApplication *application)
{
  for (const MstCommand *command = mst_commands; command->label != NULL; command++)
    if (command->action != NULL && command->keys[0] != NULL
        && (command->flags & MST_COMMAND_WITHIN) == 0)
      gtk_application_set_accels_for_action (application, command->action, command->keys);
  for (const MstPanelEntry *entry = mst_panels_list (); entry->name != NULL; entry++)
    if (entry->key != NULL)
      {
        g_autofree char *action = g_strdup_printf ("win.panel('%s')", entry->name);
        const char *const keys[] = { entry->key, NULL };

        gtk_application_set_accels_for_action (application, action, keys);
      }
}
