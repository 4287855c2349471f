-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 3: reports that are made together, with what is set for each, as JSON.

CREATE TABLE report_set (
  id INTEGER NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  name TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL,
  reports TEXT,
  contents TEXT
) STRICT;
