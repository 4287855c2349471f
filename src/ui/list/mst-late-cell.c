/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells in sight first, the others when there is time. */
#include "config.h"

#include "mst-late-cell.h"

#include "mst-slice.h"

/** Queue: the cells of the windows of a clock that wait. */
typedef struct
{
  GQueue cells; /* MstLateCell, by their links */
  guint idle;
} Queue;

/** LateCell: @queue is NULL while it does not wait. */
typedef struct
{
  GList link;
  Queue *queue;
  GtkListItem *item;
  MstLateCellShow show;
  gpointer data;
} LateCell;

static GQuark
get_cell_quark (void)
{
  static GQuark quark;

  if (G_UNLIKELY (quark == 0))
    quark = g_quark_from_static_string ("mst-late-cell");
  return quark;
}

static GQuark
get_queue_quark (void)
{
  static GQuark quark;

  if (G_UNLIKELY (quark == 0))
    quark = g_quark_from_static_string ("mst-late-cells");
  return quark;
}

static LateCell *
get_cell (GtkListItem *item)
{
  return g_object_get_qdata (G_OBJECT (item), get_cell_quark ());
}

static void
leave_queue (LateCell *cell)
{
  if (cell->queue == NULL)
    return;
  g_queue_unlink (&cell->queue->cells, &cell->link);
  cell->queue = NULL;
}

static void
cell_free (gpointer data)
{
  leave_queue (data);
  g_free (data);
}

static void
show (LateCell *cell)
{
  leave_queue (cell);
  cell->show (cell->item, cell->data);
}

/* --- those that wait --- */

static gboolean
show_others_cb (gpointer user_data)
{
  Queue *queue = user_data;
  gint64 end = mst_slice_begin ();

  while (queue->cells.head != NULL && !mst_slice_is_over (end))
    show (queue->cells.head->data);
  if (queue->cells.head != NULL)
    return G_SOURCE_CONTINUE;
  queue->idle = 0;
  return G_SOURCE_REMOVE;
}

/* The rows have their places now; what a view has no room for is not mapped. */
static void
laid_out_cb (GdkFrameClock *clock, Queue *queue)
{
  GList *next;

  for (GList *link = queue->cells.head; link != NULL; link = next)
    {
      LateCell *cell = link->data;
      GtkWidget *child = gtk_list_item_get_child (cell->item);

      next = link->next;
      if (child != NULL && gtk_widget_get_mapped (child))
        show (cell);
    }
}

static void
queue_free (gpointer data)
{
  Queue *queue = data;

  while (queue->cells.head != NULL)
    leave_queue (queue->cells.head->data);
  g_clear_handle_id (&queue->idle, g_source_remove);
  g_free (queue);
}

static Queue *
get_queue (GdkFrameClock *clock)
{
  Queue *queue = g_object_get_qdata (G_OBJECT (clock), get_queue_quark ());

  if (queue != NULL)
    return queue;
  queue = g_new0 (Queue, 1);
  g_object_set_qdata_full (G_OBJECT (clock), get_queue_quark (), queue, queue_free);
  g_signal_connect_after (clock, "layout", G_CALLBACK (laid_out_cb), queue);
  return queue;
}

void
mst_late_cell_set_up (GtkListItem *item, MstLateCellShow show_cell, gpointer data)
{
  LateCell *cell = g_new0 (LateCell, 1);

  cell->link.data = cell;
  cell->item = item;
  cell->show = show_cell;
  cell->data = data;
  g_object_set_qdata_full (G_OBJECT (item), get_cell_quark (), cell, cell_free);
}

void
mst_late_cell_bind (GtkListItem *item)
{
  LateCell *cell = get_cell (item);
  GtkWidget *child = gtk_list_item_get_child (item);
  GdkFrameClock *clock = child != NULL ? gtk_widget_get_frame_clock (child) : NULL;
  Queue *queue;

  if (clock == NULL)
    {
      show (cell);
      return;
    }
  if (cell->queue != NULL)
    return;
  queue = get_queue (clock);
  if (queue->cells.head == NULL)
    gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
  if (queue->idle == 0)
    queue->idle = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_others_cb, queue, NULL);
  cell->queue = queue;
  g_queue_push_tail_link (&queue->cells, &cell->link);
}

void
mst_late_cell_unbind (GtkListItem *item)
{
  leave_queue (get_cell (item));
}

void
mst_late_cell_settle (GtkListItem *item)
{
  LateCell *cell = item != NULL ? get_cell (item) : NULL;

  if (cell != NULL && cell->queue != NULL)
    show (cell);
}
