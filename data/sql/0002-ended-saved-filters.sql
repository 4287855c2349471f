-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 2: the day from which a record is out of use; queries that were given a name.

ALTER TABLE area ADD COLUMN ended TEXT;
ALTER TABLE unit ADD COLUMN ended TEXT;
ALTER TABLE person ADD COLUMN ended TEXT;
ALTER TABLE post ADD COLUMN ended TEXT;

-- Few records have one: these list them, and cost the others nothing.
CREATE INDEX area_ended ON area (ended) WHERE ended IS NOT NULL;
CREATE INDEX unit_ended ON unit (ended) WHERE ended IS NOT NULL;
CREATE INDEX person_ended ON person (ended) WHERE ended IS NOT NULL;
CREATE INDEX post_ended ON post (ended) WHERE ended IS NOT NULL;

CREATE TABLE saved_filter (
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  query TEXT NOT NULL,
  PRIMARY KEY (type, name)
) STRICT;
