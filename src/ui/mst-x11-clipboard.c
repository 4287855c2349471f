/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Much on the clipboard of an X display. */
#include "config.h"

#include "mst-x11-clipboard.h"

#include <gdk/x11/gdkx.h>

/* The window of the program that pastes tells by a change of its properties that it has taken a piece.
 * It may be gone already. */
static gboolean
xevent_cb (GdkX11Display *display, const XEvent *event, gpointer user_data)
{
  GdkDisplay *gdk_display = GDK_DISPLAY (display);
  XWindowAttributes attributes;

  if (event->type != SelectionRequest)
    return GDK_EVENT_PROPAGATE;
  gdk_x11_display_error_trap_push (gdk_display);
  if (XGetWindowAttributes (event->xany.display, event->xselectionrequest.requestor, &attributes)
      && (attributes.your_event_mask & PropertyChangeMask) == 0)
    XSelectInput (event->xany.display, event->xselectionrequest.requestor,
                  attributes.your_event_mask | PropertyChangeMask);
  gdk_x11_display_error_trap_pop_ignored (gdk_display);
  return GDK_EVENT_PROPAGATE;
}

void
mst_x11_clipboard_set_up (GdkDisplay *display)
{
  g_return_if_fail (GDK_IS_DISPLAY (display));

  if (GDK_IS_X11_DISPLAY (display))
    g_signal_connect (display, "xevent", G_CALLBACK (xevent_cb), NULL);
}
