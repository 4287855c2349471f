-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 4: who answers for which place; who works together in a compound.

CREATE TABLE liaison (
  id INTEGER NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  unit INTEGER REFERENCES unit (id),
  person INTEGER REFERENCES person (id),
  area INTEGER NOT NULL REFERENCES area (id),
  household TEXT,
  since TEXT NOT NULL,
  ended TEXT,
  reason TEXT,
  document TEXT,
  note TEXT,
  name_pinyin TEXT NOT NULL,
  name_strokes TEXT NOT NULL,
  name_full_strokes TEXT NOT NULL
) STRICT;
CREATE INDEX liaison_area ON liaison (area);
CREATE INDEX liaison_unit ON liaison (unit) WHERE unit IS NOT NULL;
CREATE INDEX liaison_person ON liaison (person) WHERE person IS NOT NULL;
CREATE INDEX liaison_ended ON liaison (ended) WHERE ended IS NOT NULL;
CREATE INDEX liaison_name_pinyin ON liaison (name_pinyin);
CREATE INDEX liaison_name_strokes ON liaison (name_strokes);
CREATE INDEX liaison_name_full_strokes ON liaison (name_full_strokes);

ALTER TABLE area ADD COLUMN community_organisation TEXT;
ALTER TABLE area ADD COLUMN grid_branch TEXT;
ALTER TABLE area ADD COLUMN volunteers_lead TEXT;
