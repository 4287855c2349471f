-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 6: the document by which a planning rule was made.

ALTER TABLE planning_rule ADD COLUMN document TEXT;
