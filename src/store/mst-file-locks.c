/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locks that nobody else in the process can lose. */
#include "config.h"

#include "mst-file-locks.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>

/* Where the locks of the file itself begin, which its connections share between their descriptors: os.h of
 * SQLite, PENDING_BYTE. Those of the log's index are all below. */
#define FILE_LOCKS 0x40000000

static int
get_own_command (int command)
{
  switch (command)
    {
    case F_SETLK:
      return F_OFD_SETLK;
    case F_SETLKW:
      return F_OFD_SETLKW;
    case F_GETLK:
      return F_OFD_GETLK;
    default:
      return command;
    }
}

/* Takes the place of fcntl() in SQLite. */
static int
control (int descriptor, int command, ...)
{
  int own = get_own_command (command);
  struct flock *lock;
  void *argument;
  va_list arguments;

  va_start (arguments, command);
  argument = va_arg (arguments, void *);
  va_end (arguments);
  lock = own != command ? argument : NULL;
  if (lock == NULL || lock->l_start >= FILE_LOCKS)
    return fcntl (descriptor, command, argument);
  lock->l_pid = 0;
  if (fcntl (descriptor, own, lock) == 0)
    return 0;
  /* A file system without such locks. */
  return errno == EINVAL ? fcntl (descriptor, command, lock) : -1;
}

void
mst_file_locks_keep (void)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);

  if (vfs != NULL && vfs->iVersion >= 3 && vfs->xSetSystemCall != NULL)
    vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) control);
}
