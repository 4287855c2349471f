/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done, in the palette: panels, saved filters, actions, reports and sets of them. */
#include "config.h"

#include "mst-commands.h"
#include "mst-match.h"
#include "mst-palette.h"
#include "mst-panels.h"
#include "mst-report-send.h"
#include "mst-report-sets.h"
#include "mst-text.h"
#include "mst-window-private.h"
#include "report/mst-report-memory.h"
#include "report/mst-report-wish.h"
#include "session/mst-settings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PER_SECTION 8

/** List: what is being put together. */
typedef struct
{
  GtkWidget *window;
  MstSession *session;
  const char *typed;
  GPtrArray *items;
} List;

/* Takes @item when it is what is looked for. */
static void
offer (List *list, MstPaletteItem *item, const char *words)
{
  g_autoptr (MstMatch) match = mst_match_new (item->title, words);

  item->score = mst_match_score (match, list->typed);
  if (item->score > 0)
    g_ptr_array_add (list->items, item);
  else
    mst_palette_item_free (item);
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const MstPaletteItem *first = *(MstPaletteItem *const *) a;
  const MstPaletteItem *second = *(MstPaletteItem *const *) b;

  return (int) second->score - (int) first->score;
}

/* The best of a section that begins at @start. */
static void
end_section (List *list, guint start)
{
  g_autoptr (GPtrArray) best = g_ptr_array_new_with_free_func (NULL);

  for (guint i = start; i < list->items->len; i++)
    g_ptr_array_add (best, g_ptr_array_index (list->items, i));
  g_ptr_array_sort (best, compare_scores);
  for (guint i = 0; i < best->len; i++)
    list->items->pdata[start + i] = g_ptr_array_index (best, i);
  if (best->len > MAX_PER_SECTION)
    g_ptr_array_set_size (list->items, (int) (start + MAX_PER_SECTION));
}

static void
list_panels (List *list)
{
  guint start = list->items->len;

  for (const MstPanelEntry *entry = mst_panels_list (); entry->name != NULL; entry++)
    {
      MstPaletteItem *item =
        mst_palette_item_new (_ ("Panels"), entry->icon, g_strdup (_ (entry->label)), "win.panel",
                              g_variant_new_string (entry->name));

      item->keys = g_strdup (entry->key);
      offer (list, item, entry->name);
    }
  end_section (list, start);
}

static void
list_filters (List *list, MstSavedFilters *filters)
{
  guint start = list->items->len;

  for (guint i = 0; filters != NULL && i < mst_saved_filters_get_n (filters); i++)
    {
      const MstSavedEntry *entry = mst_saved_filters_get (filters, i);
      MstPaletteItem *item;

      if (entry->query == NULL)
        continue;
      item = mst_palette_item_new (_ ("Filters"), entry->type->icon, g_strdup (entry->name),
                                   "win.show-filter",
                                   g_variant_new ("(ss)", entry->type->name, entry->name));
      if (entry->count >= 0)
        item->subtitle = mst_text_format_integer (entry->count);
      offer (list, item, NULL);
    }
  end_section (list, start);
}

/* --- actions --- */

/* The group in which @name, of which @local is the part without the prefix, can be asked for; NULL: it
 * is a panel's. */
static GActionGroup *
find_group (GtkWidget *window, const char *name, const char **local)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  *local = strchr (name, '.') + 1;
  if (g_str_has_prefix (name, "win."))
    return G_ACTION_GROUP (window);
  if (g_str_has_prefix (name, "app."))
    return G_ACTION_GROUP (application);
  return NULL;
}

/* Whether @widget or what is shown in it has an action of that name. */
static gboolean
has_action (GtkWidget *widget, const char *name)
{
  GtkWidgetClass *class = GTK_WIDGET_GET_CLASS (widget);
  const GVariantType *parameter;
  const char *property;
  const char *found;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (class, i, &owner, &found, &parameter, &property);
       i++)
    if (strcmp (found, name) == 0)
      return TRUE;
  if (GTK_IS_COLUMN_VIEW (widget))
    return FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && has_action (child, name))
      return TRUE;
  return FALSE;
}

static gboolean
can_be_done (List *list, GActionGroup *group, const char *name, const char *local)
{
  MstPanel *panel;

  if (group != NULL)
    return g_action_group_get_action_enabled (group, local);
  panel = MST_IS_WINDOW (list->window) ? mst_window_get_panel (MST_WINDOW (list->window)) : NULL;
  return panel != NULL && has_action (GTK_WIDGET (panel), name);
}

/* Whether an action that is on or off, or one of several, is so now; NULL for any other. (transfer
 * full) */
static char *
describe_state (GActionGroup *group, const char *local, GVariant *target)
{
  g_autoptr (GVariant) state =
    group != NULL ? g_action_group_get_action_state (group, local) : NULL;

  if (state == NULL)
    return NULL;
  if (target != NULL)
    return g_variant_equal (state, target) ? g_strdup (_ ("On")) : NULL;
  if (!g_variant_is_of_type (state, G_VARIANT_TYPE_BOOLEAN))
    return NULL;
  return g_strdup (g_variant_get_boolean (state) ? _ ("On") : _ ("Off"));
}

/* "Undo: Imported 17 rosters". (transfer full) */
static char *
dup_label (List *list, const MstCommand *command)
{
  MstStore *store = list->session != NULL ? mst_session_get_store (list->session) : NULL;
  g_autofree char *done = NULL;

  if (store != NULL && g_strcmp0 (command->action, "win.undo") == 0)
    {
      done = mst_store_dup_undo_label (store);
      if (done != NULL)
        return g_strdup_printf (_ ("Undo: %s"), done);
    }
  if (store != NULL && g_strcmp0 (command->action, "win.redo") == 0)
    {
      done = mst_store_dup_redo_label (store);
      if (done != NULL)
        return g_strdup_printf (_ ("Redo: %s"), done);
    }
  return g_strdup (_ (command->label));
}

static void
offer_command (List *list, const MstCommand *command)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  const char *local;
  GActionGroup *group;
  MstPaletteItem *item;

  if (!g_action_parse_detailed_name (command->action, &name, &target, NULL))
    return;
  group = find_group (list->window, name, &local);
  if (!can_be_done (list, group, name, local))
    return;
  item = mst_palette_item_new (_ ("Actions"), NULL, dup_label (list, command), name, target);
  item->keys = g_strdup (command->keys[0]);
  item->subtitle = describe_state (group, local, target);
  offer (list, item, command->words != NULL ? _ (command->words) : local);
}

static void
list_actions (List *list, gboolean everything)
{
  guint start = list->items->len;

  for (const MstCommand *command = mst_commands; command->label != NULL; command++)
    if (command->action != NULL && (command->flags & MST_COMMAND_NO_PALETTE) == 0
        && (everything || (command->flags & MST_COMMAND_FIRST) != 0))
      offer_command (list, command);
  end_section (list, everything && mst_text_is_blank (list->typed) ? list->items->len : start);
}

/* --- reports, and what can be made of them --- */

#define REPORT_ICON "mst-report-symbolic"
#define REPORT_WORDS N_ ("export report print")
/* Fits by its name, see mst_match_score(): what can be made of it is offered, too. */
#define NAMED_SCORE 45

static gboolean
is_enabled (List *list, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (list->window), action);
}

/* @title: (transfer full); @target: (transfer floating); @score: 0: as far as it is what is looked for */
static void
offer_making (List *list, char *title, const char *words, const char *action, GVariant *target,
              guint score)
{
  MstPaletteItem *item = mst_palette_item_new (_ ("Reports"), REPORT_ICON, title, action, target);

  if (score == 0)
    {
      offer (list, item, words);
      return;
    }
  item->score = score;
  g_ptr_array_add (list->items, item);
}

static void
offer_saving (List *list, const MstReportWish *wish, const char *words, guint score)
{
  const char *title = mst_report_wish_get_label (wish);

  if (!is_enabled (list, "save-report"))
    return;
  offer_making (list, g_strdup_printf (_ ("%s: save as PDF…"), title), words, "win.save-report",
                mst_report_wish_to_target (wish, "pdf", NULL), score);
  offer_making (list, g_strdup_printf (_ ("%s: save as a workbook…"), title), words,
                "win.save-report", mst_report_wish_to_target (wish, "xlsx", NULL), score);
}

/* As it was set the last time. */
static void
offer_making_report (List *list, const MstReport *report, guint score)
{
  g_autoptr (MstReportOptions) options = mst_report_recall (report);
  g_autoptr (MstReportWish) wish = mst_report_wish_new (report, options);
  const char *title = mst_report_get_label (report);
  g_autofree char *uri =
    mst_settings_dup_report_template (report->name, mst_session_get_path (list->session));

  offer_making (list, g_strdup_printf (_ ("%s: print…"), title), report->name, "win.print-report",
                g_variant_new_string (report->name), score);
  offer_saving (list, wish, report->name, score);
  if (uri != NULL && is_enabled (list, "save-report"))
    offer_making (list, g_strdup_printf (_ ("%s: by its template…"), title), report->name,
                  "win.save-report", mst_report_wish_to_target (wish, "xlsx", uri), score);
  if (mst_report_can_send (report, MST_REPORT_TO_SUBDISTRICTS) && is_enabled (list, "send-report"))
    offer_making (list, g_strdup_printf (_ ("%s: a workbook for each subdistrict…"), title),
                  report->name, "win.send-report", mst_report_wish_to_target (wish, "xlsx", NULL),
                  score);
  if (mst_report_can_send (report, MST_REPORT_TO_UNITS)
      && is_enabled (list, "send-report-to-units"))
    offer_making (list, g_strdup_printf (_ ("%s: a workbook for each unit…"), title), report->name,
                  "win.send-report-to-units", mst_report_wish_to_target (wish, "xlsx", NULL),
                  score);
}

/* How well a report fits by its name alone: "print" means none of them. @name: nullable */
static guint
score_name (List *list, const char *title, const char *name)
{
  g_autoptr (MstMatch) match = mst_match_new (title, name);

  return mst_text_is_blank (list->typed) ? 0 : mst_match_score (match, list->typed);
}

/* What can be made of the one that fits best stands below all that fit; when none does by its name alone,
 * what is made of one may, "roster pdf". */
static void
list_reports (List *list)
{
  guint start = list->items->len;
  guint best_score = 0;
  const MstReport *best = NULL;

  if (!is_enabled (list, "show-report"))
    return;
  for (const MstReport *const *reports = mst_reports; *reports != NULL; reports++)
    {
      const MstReport *report = *reports;
      g_autofree char *words = g_strdup_printf ("%s %s", report->name, _ (REPORT_WORDS));
      guint score = score_name (list, mst_report_get_label (report), report->name);

      offer (list,
             mst_palette_item_new (_ ("Reports"), REPORT_ICON,
                                   g_strdup (mst_report_get_label (report)), "win.show-report",
                                   g_variant_new_string (report->name)),
             words);
      if (score > best_score)
        {
          best_score = score;
          best = report;
        }
    }
  end_section (list, start);
  if (best_score >= NAMED_SCORE)
    offer_making_report (list, best, best_score);
  if (list->items->len > start)
    return;
  for (const MstReport *const *reports = mst_reports; *reports != NULL; reports++)
    offer_making_report (list, *reports, 0);
  end_section (list, start);
}

/* They are few, and are read at once. */
static void
list_report_sets (List *list)
{
  g_autoptr (GPtrArray) sets =
    list->session != NULL && is_enabled (list, "show-report-set")
      ? mst_report_sets_list (mst_session_get_store (list->session), NULL)
      : NULL;
  guint start = list->items->len;
  guint best_score = 0;
  const MstReportSet *best = NULL;
  gboolean found;

  for (guint i = 0; sets != NULL && i < sets->len; i++)
    {
      const MstReportSet *set = g_ptr_array_index (sets, i);
      guint score = score_name (list, set->name, NULL);
      MstPaletteItem *item =
        mst_palette_item_new (_ ("Reports"), REPORT_ICON, g_strdup (set->name),
                              "win.show-report-set", g_variant_new_int64 (set->id));

      item->subtitle = mst_report_set_dup_titles (set);
      offer (list, item, _ (REPORT_WORDS));
      if (score > best_score)
        {
          best_score = score;
          best = set;
        }
    }
  end_section (list, start);
  found = list->items->len > start;
  for (guint i = 0; sets != NULL && i < sets->len; i++)
    {
      const MstReportSet *set = g_ptr_array_index (sets, i);
      g_autoptr (MstReportWish) wish = mst_report_wish_new_for_set (set, (MstDate){ 0 }, FALSE);

      if (best_score >= NAMED_SCORE ? set == best : !found)
        offer_saving (list, wish, NULL, set == best ? best_score : 0);
    }
}

GPtrArray *
mst_palette_list_commands (GtkWidget *window, MstSession *session, MstSavedFilters *filters,
                           const char *typed, gboolean actions_only)
{
  List list = { window, session, typed, NULL };
  gboolean blank = mst_text_is_blank (typed);

  list.items = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_palette_item_free);
  if (!actions_only && !blank)
    list_panels (&list);
  if (!actions_only)
    list_filters (&list, filters);
  list_actions (&list, actions_only || !blank);
  if (actions_only || !blank)
    {
      list_reports (&list);
      list_report_sets (&list);
    }
  return list.items;
}
