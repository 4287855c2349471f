-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 1: areas, units, people, posts; the journal; settings.
-- SQLite and PostgreSQL take the same text, but for the word STRICT, which only SQLite needs.
-- Released migrations are never edited: what changes is a new file.

CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT
) STRICT;

-- The highest id ever given to a record of each type: ids are never used twice.
CREATE TABLE record_counter (
  type TEXT NOT NULL PRIMARY KEY,
  last_id INTEGER NOT NULL
) STRICT;

CREATE TABLE journal_group (
  id INTEGER NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  label TEXT NOT NULL,
  undoes INTEGER REFERENCES journal_group (id),
  first_sequence INTEGER NOT NULL,
  n_changes INTEGER NOT NULL
) STRICT;

CREATE TABLE journal (
  sequence INTEGER NOT NULL PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES journal_group (id),
  type TEXT NOT NULL,
  record INTEGER NOT NULL,
  version INTEGER NOT NULL,
  change TEXT NOT NULL,
  before TEXT,
  after TEXT,
  source TEXT,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX journal_record ON journal (record, type);

CREATE TABLE area (
  id INTEGER NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  level TEXT NOT NULL,
  parent INTEGER REFERENCES area (id),
  managed INTEGER,
  property_company TEXT,
  buildings INTEGER,
  households INTEGER,
  longitude REAL,
  latitude REAL,
  address TEXT,
  phone TEXT,
  note TEXT,
  name_pinyin TEXT NOT NULL,
  name_strokes TEXT NOT NULL,
  name_full_strokes TEXT NOT NULL
) STRICT;
CREATE INDEX area_parent ON area (parent);
CREATE INDEX area_property_company ON area (property_company);
CREATE INDEX area_name_pinyin ON area (name_pinyin);
CREATE INDEX area_name_strokes ON area (name_strokes);
CREATE INDEX area_name_full_strokes ON area (name_full_strokes);

CREATE TABLE unit (
  id INTEGER NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  name TEXT NOT NULL UNIQUE,
  kind TEXT,
  level TEXT,
  credit_code TEXT,
  superior INTEGER REFERENCES unit (id),
  members INTEGER,
  capacity INTEGER,
  contact TEXT,
  phone TEXT,
  area INTEGER REFERENCES area (id),
  address TEXT,
  longitude REAL,
  latitude REAL,
  note TEXT,
  name_pinyin TEXT NOT NULL,
  name_strokes TEXT NOT NULL,
  name_full_strokes TEXT NOT NULL
) STRICT;
CREATE INDEX unit_credit_code ON unit (credit_code);
CREATE INDEX unit_superior ON unit (superior);
CREATE INDEX unit_area ON unit (area);
CREATE INDEX unit_name_pinyin ON unit (name_pinyin);
CREATE INDEX unit_name_strokes ON unit (name_strokes);
CREATE INDEX unit_name_full_strokes ON unit (name_full_strokes);

CREATE TABLE person (
  id INTEGER NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  sex TEXT,
  birth TEXT,
  citizen_number TEXT UNIQUE,
  phone TEXT,
  ethnic_group TEXT,
  education TEXT,
  political_status TEXT,
  joined TEXT,
  class TEXT NOT NULL,
  area INTEGER NOT NULL REFERENCES area (id),
  workplace TEXT,
  unit INTEGER REFERENCES unit (id),
  position TEXT,
  rank TEXT,
  skills TEXT,
  limits TEXT,
  trained INTEGER,
  note TEXT,
  name_pinyin TEXT NOT NULL,
  name_strokes TEXT NOT NULL,
  name_full_strokes TEXT NOT NULL
) STRICT;
CREATE INDEX person_area ON person (area);
CREATE INDEX person_unit ON person (unit) WHERE unit IS NOT NULL;
CREATE INDEX person_workplace ON person (workplace);
CREATE INDEX person_name_pinyin ON person (name_pinyin);
CREATE INDEX person_name_strokes ON person (name_strokes);
CREATE INDEX person_name_full_strokes ON person (name_full_strokes);

CREATE TABLE post (
  id INTEGER NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  area INTEGER NOT NULL REFERENCES area (id),
  all_day INTEGER,
  people_per_shift INTEGER,
  shifts_per_day INTEGER,
  note TEXT,
  name_pinyin TEXT NOT NULL,
  name_strokes TEXT NOT NULL,
  name_full_strokes TEXT NOT NULL
) STRICT;
CREATE INDEX post_area ON post (area);
CREATE INDEX post_name_pinyin ON post (name_pinyin);
CREATE INDEX post_name_strokes ON post (name_strokes);
CREATE INDEX post_name_full_strokes ON post (name_full_strokes);
