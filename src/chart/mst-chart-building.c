/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The building map: floors upon each other, entrances side by side, a field per household. */

#include "mst-canvas.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define WIDEST_ROOM 7.0  /* em */
#define HIGHEST_ROOM 2.6 /* em */

typedef struct
{
  const char *name;
  guint n_columns, first_column;
} Entrance;

typedef struct
{
  const MstChart *chart;
  MstCanvas *canvas;
  GArray *entrances; /* Entrance, in the order in which they appear */
  guint *columns;    /* of each room, within its entrance */
  guint *entrance;   /* of each room */
  int lowest, highest;
  guint n_columns;
} Building;

static const MstRoom *
get_room (const MstChart *chart, guint index)
{
  return &g_array_index (chart->rooms, MstRoom, index);
}

static guint
find_entrance (Building *building, const char *name)
{
  Entrance entrance = { name, 0, 0 };

  for (guint i = 0; i < building->entrances->len; i++)
    {
      if (strcmp (g_array_index (building->entrances, Entrance, i).name, name) == 0)
        return i;
    }
  g_array_append_val (building->entrances, entrance);
  return building->entrances->len - 1;
}

static void
init_building (Building *building)
{
  const MstChart *chart = building->chart;
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  building->entrances = g_array_new (FALSE, FALSE, sizeof (Entrance));
  building->columns = g_new (guint, chart->rooms->len + 1);
  building->entrance = g_new (guint, chart->rooms->len + 1);
  building->lowest = G_MAXINT;
  building->highest = G_MININT;
  for (guint i = 0; i < chart->rooms->len; i++)
    {
      const MstRoom *room = get_room (chart, i);
      guint entrance = find_entrance (building, room->entrance);
      gint64 storey = ((gint64) entrance << 32) | (guint32) room->floor;
      guint column = GPOINTER_TO_UINT (g_hash_table_lookup (taken, &storey));
      Entrance *owner = &g_array_index (building->entrances, Entrance, entrance);

      building->entrance[i] = entrance;
      building->columns[i] = column;
      g_hash_table_replace (taken, g_memdup2 (&storey, sizeof storey),
                            GUINT_TO_POINTER (column + 1));
      owner->n_columns = MAX (owner->n_columns, column + 1);
      building->lowest = MIN (building->lowest, room->floor);
      building->highest = MAX (building->highest, room->floor);
    }
  for (guint i = 0; i < building->entrances->len; i++)
    {
      Entrance *entrance = &g_array_index (building->entrances, Entrance, i);

      entrance->first_column = building->n_columns;
      building->n_columns += entrance->n_columns;
    }
}

/* A floor 0 is nowhere unless a room lies on it. */
static gboolean
has_ground (const MstChart *chart)
{
  for (guint i = 0; i < chart->rooms->len; i++)
    {
      if (get_room (chart, i)->floor == 0)
        return TRUE;
    }
  return FALSE;
}

/* How many floors lie above @floor. */
static guint
count_above (const Building *building, int storey, gboolean ground)
{
  int above = building->highest - storey;

  return (guint) (above - (!ground && building->highest > 0 && storey < 0 ? 1 : 0));
}

static MstChartTone
get_tone (const MstChart *chart, const MstRoom *room)
{
  if (room->group == MST_CHART_NO_GROUP)
    return MST_CHART_TONE_OPEN;
  return mst_chart_get_group (chart, room->group)->tone;
}

static void
draw_room (const Building *building, guint index, const MstBox *box)
{
  MstCanvas *canvas = building->canvas;
  const MstRoom *room = get_room (building->chart, index);
  const MstChartTone tone = get_tone (building->chart, room);
  const MstPaint paint = room->group == MST_CHART_NO_GROUP
                           ? canvas->style->missing
                           : mst_chart_style_get_paint (canvas->style, room->group, tone);
  const MstColour colour = mst_chart_style_get_text_on (canvas->style, paint.colour);
  const double size = fmin (0.75 * canvas->em, box->height * 0.5);
  const MstBox sign = { box->x + 3, box->y + (box->height - size) / 2, size, size };
  MstText how = { .font = MST_FONT_SMALL,
                  .colour = colour,
                  .x = box->x + box->width / 2,
                  .y = box->y + box->height / 2,
                  .across = MST_ALIGN_MIDDLE,
                  .down = MST_ALIGN_MIDDLE };
  MstBox text;

  mst_canvas_fill_box (canvas, box, &paint);
  mst_canvas_mark_box (canvas, index, box);
  text = mst_canvas_place_text (canvas, room->label, &how);
  if (room->group != MST_CHART_NO_GROUP
      && (tone == MST_CHART_TONE_WATCH || tone == MST_CHART_TONE_BAD))
    {
      if (paint.hatch != MST_HATCH_NONE)
        {
          const MstPaint plain = { paint.colour, paint.colour, MST_HATCH_NONE, FALSE };
          const MstBox under = { sign.x - 1, sign.y - 1, size + 2, size + 2 };

          mst_canvas_fill_box (canvas, &under, &plain);
        }
      mst_canvas_draw_sign (canvas, tone, &sign, colour);
      if (text.width + 2 * (size + 5) > box->width)
        how.x += (size + 3) / 2;
    }
  text = mst_canvas_place_text (canvas, room->label, &how);
  if (text.x >= box->x + 1 && text.x + text.width <= box->x + box->width - 1
      && text.height <= box->height + 3)
    {
      if (paint.hatch != MST_HATCH_NONE)
        {
          const MstPaint plain = { paint.colour, paint.colour, MST_HATCH_NONE, FALSE };
          const MstBox under = { text.x - 3, text.y + 1, text.width + 6, text.height - 2 };

          mst_canvas_fill_box (canvas, &under, &plain);
        }
      mst_canvas_draw_text (canvas, room->label, &how);
    }
  if (room->special)
    {
      /* A flag in the corner. */
      const double flag = fmin (0.8 * canvas->em, box->height * 0.45);

      cairo_move_to (canvas->cr, box->x + box->width - flag, box->y);
      cairo_rel_line_to (canvas->cr, flag, 0);
      cairo_rel_line_to (canvas->cr, 0, flag);
      cairo_close_path (canvas->cr);
      mst_canvas_set_colour (canvas, canvas->style->ink);
      cairo_fill (canvas->cr);
    }
}

static void
draw_floor_names (const Building *building, const MstBox *box, double height, gboolean ground)
{
  guint every = (guint) fmax (ceil (1.2 * building->canvas->em / height), 1);

  for (int storey = building->lowest; storey <= building->highest; storey++)
    {
      g_autofree char *label = NULL;
      MstText how = { .font = MST_FONT_SMALL,
                      .colour = building->canvas->style->faint,
                      .x = box->x - 0.6 * building->canvas->em,
                      .across = MST_ALIGN_END,
                      .down = MST_ALIGN_MIDDLE };

      if ((storey == 0 && !ground && building->lowest < 0) || (guint) ABS (storey) % every != 0)
        continue;
      label = storey < 0 ? g_strdup_printf ("B%d", -storey) : g_strdup_printf (_ ("F%d"), storey);
      how.y = box->y + (count_above (building, storey, ground) + 0.5) * height;
      mst_canvas_draw_text (building->canvas, label, &how);
    }
}

static void
draw_building (const MstChart *chart, MstCanvas *canvas)
{
  Building building = { .chart = chart, .canvas = canvas };
  MstBox box = canvas->plot;
  const double gap = 1.2 * canvas->em, floors = 2.6 * canvas->em, names = 1.7 * canvas->em;
  gboolean ground = has_ground (chart);
  double width, height, whole;
  guint n_floors;

  if (chart->rooms->len == 0)
    {
      mst_canvas_draw_nothing (canvas);
      return;
    }

  init_building (&building);
  n_floors = count_above (&building, building.lowest, ground) + 1;
  box.x += floors;
  box.width = fmax (box.width - floors, 1);
  box.height = fmax (box.height - names, 1);
  width = fmin ((box.width - gap * (building.entrances->len - 1)) / building.n_columns,
                WIDEST_ROOM * canvas->em);
  width = fmax (width, 1);
  height = fmin (box.height / n_floors, HIGHEST_ROOM * canvas->em);
  whole = width * building.n_columns + gap * (building.entrances->len - 1);
  box.x += fmax ((box.width - whole) / 2 - floors / 2, 0);
  box.height = height * n_floors;

  draw_floor_names (&building, &box, height, ground);
  for (guint i = 0; i < chart->rooms->len; i++)
    {
      const Entrance *entrance =
        &g_array_index (building.entrances, Entrance, building.entrance[i]);
      const MstBox room = {
        box.x + (entrance->first_column + building.columns[i]) * width + building.entrance[i] * gap,
        box.y + count_above (&building, get_room (chart, i)->floor, ground) * height,
        fmax (width - 2, 0.5), fmax (height - 2, 0.5)
      };

      draw_room (&building, i, &room);
    }
  for (guint i = 0; i < building.entrances->len; i++)
    {
      const Entrance *entrance = &g_array_index (building.entrances, Entrance, i);
      const double room = entrance->n_columns * width;
      const MstText how = { .font = MST_FONT_LABEL,
                            .colour = canvas->style->soft,
                            .x = box.x + entrance->first_column * width + i * gap + room / 2,
                            .y = box.y + box.height + 0.4 * canvas->em,
                            .across = MST_ALIGN_MIDDLE,
                            .room = fmax (room + gap - 4, 1) };

      mst_canvas_draw_text (canvas, entrance->name, &how);
    }
  g_array_unref (building.entrances);
  g_free (building.columns);
  g_free (building.entrance);
}

static guint
count_marks (const MstChart *chart)
{
  return chart->rooms->len;
}

static char *
describe_mark (const MstChart *chart, guint mark)
{
  const MstRoom *room = get_room (chart, mark);
  const char *group = room->group != MST_CHART_NO_GROUP
                        ? mst_chart_get_group (chart, room->group)->name
                        : _ ("unknown");

  return g_strdup_printf ("%s %s %s%s%s", room->entrance, room->label, group,
                          room->special ? _ (", ") : "", room->special ? _ ("needs care") : "");
}

static const char *
get_mark_key (const MstChart *chart, guint mark)
{
  return get_room (chart, mark)->key;
}

/* "120 households; 未离开 98, 外出未返 20, 发热 2; 4 need care" */
static char *
describe (const MstChart *chart)
{
  GString *words = g_string_new (NULL);
  guint n = chart->rooms->len, n_special = 0, n_named = 0;

  if (n == 0)
    {
      g_string_append (words, _ ("no data"));
      return g_string_free (words, FALSE);
    }
  g_string_append_printf (words, ngettext ("%u household", "%u households", n), n);
  for (guint group = 0; group < chart->groups->len; group++)
    {
      guint count = 0;

      for (guint i = 0; i < n; i++)
        count += get_room (chart, i)->group == group;
      g_string_append (words, group == 0 ? _ ("; ") : _ (", "));
      g_string_append_printf (words, "%s %u", mst_chart_get_group (chart, group)->name, count);
      n_named += count;
    }
  if (n_named < n)
    g_string_append_printf (words, "%s%s %u", _ (", "), _ ("unknown"), n - n_named);
  for (guint i = 0; i < n; i++)
    n_special += get_room (chart, i)->special;
  if (n_special > 0)
    {
      g_string_append (words, _ ("; "));
      g_string_append_printf (words, ngettext ("%u needs care", "%u need care", n_special),
                              n_special);
    }
  return g_string_free (words, FALSE);
}

static char *
remark (const MstChart *chart)
{
  for (guint i = 0; i < chart->rooms->len; i++)
    {
      if (get_room (chart, i)->special)
        return g_strdup (_ ("Dark corner: needs care."));
    }
  return NULL;
}

const MstChartClass mst_chart_building_class = {
  .nick = "building",
  .label = N_ ("Building Map"),
  .legend = MST_LEGEND_GROUPS,
  .draw = draw_building,
  .count_marks = count_marks,
  .describe_mark = describe_mark,
  .get_mark_key = get_mark_key,
  .describe = describe,
  .remark = remark,
};
