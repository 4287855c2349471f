/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tree of boxes over points: halved along the longer side until few are left. */

#include "mst-point-tree.h"

#include <math.h>
#include <stdlib.h>

#define LEAF_SIZE 8

typedef struct
{
  MstAssignmentPoint low, high;
  gint64 value;
  guint32 first, n;    /* of the ordered points */
  guint32 children[2]; /* 0: a leaf */
} Box;

struct _MstPointTree
{
  MstAssignmentPoint *points; /* ordered by box */
  guint32 *numbers;           /* of the ordered points */
  GArray *boxes;              /* Box; the first is the root */
};

guint64
mst_integer_square_root (guint64 n)
{
  guint64 root = (guint64) sqrt ((double) n);

  /* The root of 2⁶⁴ − 1, which the square of nothing larger fits. */
  root = MIN (root, G_GUINT64_CONSTANT (4294967295));
  while (root * root > n)
    root--;
  while (root < G_GUINT64_CONSTANT (4294967295) && (root + 1) * (root + 1) <= n)
    root++;
  return root;
}

typedef struct
{
  MstAssignmentPoint point;
  guint32 number;
} Numbered;

static int
compare (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_x (const void *a, const void *b)
{
  const Numbered *p = a, *q = b;
  int order = compare (p->point.x, q->point.x);

  return order != 0 ? order : compare (p->number, q->number);
}

static int
compare_y (const void *a, const void *b)
{
  const Numbered *p = a, *q = b;
  int order = compare (p->point.y, q->point.y);

  return order != 0 ? order : compare (p->number, q->number);
}

static guint32
add_box (MstPointTree *self, Numbered *points, guint32 first, guint32 n)
{
  guint32 index = self->boxes->len;
  Box box = { points[first].point, points[first].point, 0, first, n, { 0, 0 } };

  for (guint32 i = first + 1; i < first + n; i++)
    {
      box.low.x = MIN (box.low.x, points[i].point.x);
      box.low.y = MIN (box.low.y, points[i].point.y);
      box.high.x = MAX (box.high.x, points[i].point.x);
      box.high.y = MAX (box.high.y, points[i].point.y);
    }
  g_array_append_val (self->boxes, box);
  if (n > LEAF_SIZE)
    {
      gboolean wide = box.high.x - box.low.x >= box.high.y - box.low.y;
      guint32 left, right;

      qsort (points + first, n, sizeof *points, wide ? compare_x : compare_y);
      left = add_box (self, points, first, n / 2);
      right = add_box (self, points, first + n / 2, n - n / 2);
      g_array_index (self->boxes, Box, index).children[0] = left;
      g_array_index (self->boxes, Box, index).children[1] = right;
    }
  return index;
}

MstPointTree *
mst_point_tree_new (const MstAssignmentPoint *points, guint n)
{
  MstPointTree *self = g_new0 (MstPointTree, 1);
  g_autofree Numbered *numbered = g_new (Numbered, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    numbered[i] = (Numbered){ points[i], i };
  self->boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  if (n > 0)
    add_box (self, numbered, 0, n);
  self->points = g_new (MstAssignmentPoint, MAX (n, 1));
  self->numbers = g_new (guint32, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      self->points[i] = numbered[i].point;
      self->numbers[i] = numbered[i].number;
    }
  return self;
}

void
mst_point_tree_free (MstPointTree *self)
{
  g_array_unref (self->boxes);
  g_free (self->points);
  g_free (self->numbers);
  g_free (self);
}

static const Box *
get_box (const MstPointTree *self, guint32 index)
{
  return &g_array_index (self->boxes, Box, index);
}

static guint64
get_square_to_box (const Box *box, MstAssignmentPoint from)
{
  MstAssignmentPoint nearest = { CLAMP (from.x, box->low.x, box->high.x),
                                 CLAMP (from.y, box->low.y, box->high.y) };

  return mst_point_get_square (nearest, from);
}

/* --- the nearest --- */

typedef struct
{
  const MstPointTree *tree;
  MstAssignmentPoint from;
  guint k, n;
  MstPointFilter may;
  gconstpointer data;
  MstNearPoint *near; /* a heap with the farthest at the top */
} Search;

static gboolean
is_nearer (const MstNearPoint *a, const MstNearPoint *b)
{
  return a->square < b->square || (a->square == b->square && a->point < b->point);
}

static void
sink (Search *search, MstNearPoint added)
{
  MstNearPoint *near = search->near;
  guint at = 0;

  for (;;)
    {
      guint child = 2 * at + 1;

      if (child >= search->n)
        break;
      if (child + 1 < search->n && is_nearer (&near[child], &near[child + 1]))
        child++;
      if (!is_nearer (&added, &near[child]))
        break;
      near[at] = near[child];
      at = child;
    }
  near[at] = added;
}

static void
rise (Search *search, MstNearPoint added)
{
  MstNearPoint *near = search->near;
  guint at = search->n++;

  while (at > 0 && is_nearer (&near[(at - 1) / 2], &added))
    {
      near[at] = near[(at - 1) / 2];
      at = (at - 1) / 2;
    }
  near[at] = added;
}

static void
search_box (Search *search, guint32 index)
{
  const MstPointTree *tree = search->tree;
  const Box *box = get_box (tree, index);

  if (search->n == search->k && get_square_to_box (box, search->from) > search->near[0].square)
    return;
  if (box->children[0] != 0)
    {
      guint64 left = get_square_to_box (get_box (tree, box->children[0]), search->from);
      guint64 right = get_square_to_box (get_box (tree, box->children[1]), search->from);

      search_box (search, box->children[right < left]);
      search_box (search, box->children[right >= left]);
      return;
    }
  for (guint32 i = box->first; i < box->first + box->n; i++)
    {
      MstNearPoint point = { mst_point_get_square (tree->points[i], search->from),
                             tree->numbers[i] };

      if (search->n == search->k && !is_nearer (&point, &search->near[0]))
        continue;
      if (search->may != NULL && !search->may (point.point, search->data))
        continue;
      if (search->n < search->k)
        rise (search, point);
      else
        sink (search, point);
    }
}

guint
mst_point_tree_find_nearest (const MstPointTree *self, MstAssignmentPoint from, guint k,
                             MstPointFilter may, gconstpointer data, MstNearPoint *near)
{
  Search search = { self, from, k, 0, may, data, near };

  if (k > 0 && self->boxes->len > 0)
    search_box (&search, 0);
  return search.n;
}

/* --- values --- */

void
mst_point_tree_set_values (MstPointTree *self, const gint64 *values)
{
  /* Children stand after their parents. */
  for (guint32 index = self->boxes->len; index-- > 0;)
    {
      Box *box = &g_array_index (self->boxes, Box, index);

      if (box->children[0] != 0)
        {
          box->value =
            MAX (get_box (self, box->children[0])->value, get_box (self, box->children[1])->value);
          continue;
        }
      box->value = values[self->numbers[box->first]];
      for (guint32 i = box->first + 1; i < box->first + box->n; i++)
        box->value = MAX (box->value, values[self->numbers[i]]);
    }
}

static void
visit_box (const MstPointTree *self, guint32 index, MstAssignmentPoint from, MstBoxFilter may_hold,
           MstPointVisit visit, gpointer data)
{
  const Box *box = get_box (self, index);

  if (!may_hold (get_square_to_box (box, from), box->value, data))
    return;
  if (box->children[0] == 0)
    {
      for (guint32 i = box->first; i < box->first + box->n; i++)
        visit (self->numbers[i], data);
      return;
    }
  visit_box (self, box->children[0], from, may_hold, visit, data);
  visit_box (self, box->children[1], from, may_hold, visit, data);
}

void
mst_point_tree_visit (const MstPointTree *self, MstAssignmentPoint from, MstBoxFilter may_hold,
                      MstPointVisit visit, gpointer data)
{
  if (self->boxes->len > 0)
    visit_box (self, 0, from, may_hold, visit, data);
}
