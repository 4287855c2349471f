-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 5: what every plan of the liaison keeps to.

CREATE TABLE planning_rule (
  id INTEGER NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  unit INTEGER REFERENCES unit (id),
  area INTEGER REFERENCES area (id),
  number INTEGER,
  since TEXT NOT NULL,
  ended TEXT,
  reason TEXT,
  note TEXT,
  name_pinyin TEXT NOT NULL,
  name_strokes TEXT NOT NULL,
  name_full_strokes TEXT NOT NULL
) STRICT;
CREATE INDEX planning_rule_unit ON planning_rule (unit) WHERE unit IS NOT NULL;
CREATE INDEX planning_rule_area ON planning_rule (area) WHERE area IS NOT NULL;
CREATE INDEX planning_rule_ended ON planning_rule (ended) WHERE ended IS NOT NULL;
CREATE INDEX planning_rule_name_pinyin ON planning_rule (name_pinyin);
CREATE INDEX planning_rule_name_strokes ON planning_rule (name_strokes);
CREATE INDEX planning_rule_name_full_strokes ON planning_rule (name_full_strokes);
