/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is set for a report: a value, and the text in which it is kept. */
#include "config.h"

#include "mst-report-options.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

static const char *const orders[MST_REPORT_N_ORDERS] = {
  [MST_REPORT_ORDER_DEFAULT] = "",
  [MST_REPORT_ORDER_STROKES] = "strokes",
  [MST_REPORT_ORDER_PINYIN] = "pinyin",
  [MST_REPORT_ORDER_RANK] = "rank",
};

static const char *const papers[] = { [MST_SHEET_PAPER_A4] = "a4", [MST_SHEET_PAPER_A3] = "a3" };

static const char *const orientations[] = {
  [MST_ORIENTATION_AUTOMATIC] = "automatic",
  [MST_ORIENTATION_PORTRAIT] = "portrait",
  [MST_ORIENTATION_LANDSCAPE] = "landscape",
};

G_DEFINE_BOXED_TYPE (MstReportOptions, mst_report_options, mst_report_options_copy,
                     mst_report_options_free)

MstReportOptions *
mst_report_options_new (void)
{
  return g_new0 (MstReportOptions, 1);
}

MstReportOptions *
mst_report_options_copy (const MstReportOptions *self)
{
  MstReportOptions *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->area = g_strdup (self->area);
  copy->person_class = g_strdup (self->person_class);
  copy->query = self->query != NULL ? mst_query_copy (self->query) : NULL;
  copy->fields = g_strdupv (self->fields);
  copy->group = g_strdup (self->group);
  copy->made_by = g_strdup (self->made_by);
  return copy;
}

void
mst_report_options_free (MstReportOptions *self)
{
  if (self == NULL)
    return;
  g_free (self->area);
  g_free (self->person_class);
  g_clear_pointer (&self->query, mst_query_unref);
  g_strfreev (self->fields);
  g_free (self->group);
  g_free (self->made_by);
  g_free (self);
}

MstDate
mst_report_options_get_day (const MstReportOptions *self)
{
  g_return_val_if_fail (self != NULL, mst_date_today ());

  return mst_date_is_set (self->day) ? self->day : mst_date_today ();
}

static gboolean
find_word (const char *const *words, guint n_words, const char *word, guint *index)
{
  for (guint i = 0; word != NULL && i < n_words; i++)
    if (strcmp (words[i], word) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
mst_report_order_from_nick (const char *nick, MstReportOrder *order)
{
  guint index;

  if (!find_word (orders, G_N_ELEMENTS (orders), nick, &index))
    return FALSE;
  *order = (MstReportOrder) index;
  return TRUE;
}

/* --- as text --- */

static void
add_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static void
add_day (JsonObject *object, const char *name, MstDate day)
{
  char iso[MST_DATE_ISO_SIZE];

  if (mst_date_is_set (day))
    json_object_set_string_member (object, name, mst_date_to_iso (day, iso));
}

static void
add_flag (JsonObject *object, const char *name, gboolean flag)
{
  if (flag)
    json_object_set_boolean_member (object, name, TRUE);
}

static void
add_list (JsonObject *object, const MstReportOptions *self)
{
  if (self->query != NULL)
    {
      g_autofree char *text = mst_query_to_json (self->query);

      json_object_set_member (object, "query", json_from_string (text, NULL));
    }
  if (self->fields != NULL)
    {
      JsonArray *fields = json_array_new ();

      for (char **field = self->fields; *field != NULL; field++)
        json_array_add_string_element (fields, *field);
      json_object_set_array_member (object, "fields", fields);
    }
  add_text (object, "group", self->group);
}

char *
mst_report_options_to_json (const MstReportOptions *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  g_return_val_if_fail (self != NULL, NULL);

  json_node_take_object (node, object);
  add_text (object, "area", self->area);
  add_day (object, "day", self->day);
  add_day (object, "from", self->from);
  add_day (object, "until", self->until);
  if (self->order != MST_REPORT_ORDER_DEFAULT)
    add_text (object, "order", orders[self->order]);
  add_text (object, "class", self->person_class);
  add_list (object, self);
  add_text (object, "made_by", self->made_by);
  if (self->paper != MST_SHEET_PAPER_A4)
    add_text (object, "paper", papers[self->paper]);
  if (self->orientation != MST_ORIENTATION_AUTOMATIC)
    add_text (object, "orientation", orientations[self->orientation]);
  add_flag (object, "split", self->split);
  add_flag (object, "black_and_white", self->black_and_white);
  return json_to_string (node, FALSE);
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
             && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static gboolean
get_flag (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static gboolean
get_day (JsonObject *object, const char *name, MstDate *day)
{
  const char *text = get_text (object, name);

  return text == NULL || mst_date_from_iso (text, day);
}

static gboolean
get_word (JsonObject *object, const char *name, const char *const *words, guint n_words,
          guint *index)
{
  const char *text = get_text (object, name);

  *index = 0;
  return text == NULL || find_word (words, n_words, text, index);
}

static gboolean
get_fields (JsonObject *object, MstReportOptions *self)
{
  JsonNode *node = json_object_get_member (object, "fields");
  g_autoptr (GStrvBuilder) fields = NULL;
  JsonArray *array;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  fields = g_strv_builder_new ();
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *field = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (field) || json_node_get_value_type (field) != G_TYPE_STRING)
        return FALSE;
      g_strv_builder_add (fields, json_node_get_string (field));
    }
  self->fields = g_strv_builder_end (fields);
  return TRUE;
}

static gboolean
get_query (JsonObject *object, MstReportOptions *self, GError **error)
{
  JsonNode *node = json_object_get_member (object, "query");
  g_autofree char *text = NULL;

  if (node == NULL)
    return TRUE;
  text = json_to_string (node, FALSE);
  self->query = mst_query_from_json (text, error);
  return self->query != NULL;
}

static gboolean
get_words (JsonObject *object, MstReportOptions *self)
{
  guint order, paper, orientation;

  if (!get_word (object, "order", orders, G_N_ELEMENTS (orders), &order)
      || !get_word (object, "paper", papers, G_N_ELEMENTS (papers), &paper)
      || !get_word (object, "orientation", orientations, G_N_ELEMENTS (orientations), &orientation))
    return FALSE;
  self->order = (MstReportOrder) order;
  self->paper = (MstSheetPaper) paper;
  self->orientation = (MstOrientation) orientation;
  return TRUE;
}

MstReportOptions *
mst_report_options_from_json (const char *json, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (MstReportOptions) self = mst_report_options_new ();
  JsonObject *object;

  g_return_val_if_fail (json != NULL, NULL);

  node = json_from_string (json, NULL);
  object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  if (object == NULL || !get_day (object, "day", &self->day)
      || !get_day (object, "from", &self->from) || !get_day (object, "until", &self->until)
      || !get_words (object, self) || !get_fields (object, self))
    {
      g_set_error_literal (error, MST_ERROR, MST_ERROR_INPUT,
                           _ ("The text is no report set-up that this program wrote."));
      return NULL;
    }
  if (!get_query (object, self, error))
    return NULL;
  self->area = g_strdup (get_text (object, "area"));
  self->person_class = g_strdup (get_text (object, "class"));
  self->group = g_strdup (get_text (object, "group"));
  self->made_by = g_strdup (get_text (object, "made_by"));
  self->split = get_flag (object, "split");
  self->black_and_white = get_flag (object, "black_and_white");
  return g_steal_pointer (&self);
}
