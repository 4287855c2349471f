/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locks on a file that SQLite can't lose: they belong to a descriptor of their own. */
#include "config.h"

#include "mst-file-locks.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <unistd.h>

/* The bytes of a database of which SQLite locks one for reading, and the first that it locks at all:
 * os.h of SQLite, SHARED_FIRST, SHARED_SIZE and PENDING_BYTE. Those of an index lie far below. */
#define SHARED_FIRST 0x40000002
#define SHARED_SIZE 510
#define PENDING_BYTE 0x40000000

int
mst_file_guard (const char *path)
{
  struct flock lock = {
    .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_start = SHARED_FIRST, .l_len = SHARED_SIZE
  };
  int guard = open (path, O_RDONLY | O_CLOEXEC);

  if (guard >= 0 && fcntl (guard, F_OFD_SETLK, &lock) != 0)
    {
      close (guard);
      return -1;
    }
  return guard;
}

void
mst_file_unguard (int guard)
{
  if (guard >= 0)
    close (guard);
}

/* SQLite has one descriptor for the index in a process, through which all its locks on it go; so they
 * can be the descriptor's. Those on a database go through several and can't. */
static int
lock_bytes (int descriptor, int command, struct flock *lock)
{
  if (lock->l_whence == SEEK_SET && lock->l_start < PENDING_BYTE)
    {
      struct flock own = *lock;
      int status;

      own.l_pid = 0;
      status = fcntl (descriptor, command == F_SETLK ? F_OFD_SETLK : F_OFD_GETLK, &own);
      if (status == 0)
        *lock = own;
      /* A file system without such locks. */
      if (status == 0 || errno != EINVAL)
        return status;
    }
  return fcntl (descriptor, command, lock);
}

static int
control_file (int descriptor, int command, ...)
{
  va_list arguments;
  int status;

  va_start (arguments, command);
  if (command == F_SETLK || command == F_GETLK)
    status = lock_bytes (descriptor, command, va_arg (arguments, struct flock *));
  else
    status = fcntl (descriptor, command, va_arg (arguments, int));
  va_end (arguments);
  return status;
}

void
mst_file_keep_index_locks (void)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);

  vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) control_file);
}
