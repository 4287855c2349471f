-- SPDX-License-Identifier: GPL-3.0-or-later
-- A district as version 2 wrote it, without the search index, which is made anew.
PRAGMA application_id = 1297306706;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT
) STRICT;
INSERT INTO setting VALUES('id','4082616b-3c89-4a49-8cc1-8bf092af8af8');
INSERT INTO setting VALUES('name','东城区');
CREATE TABLE record_counter (
  type TEXT NOT NULL PRIMARY KEY,
  last_id INTEGER NOT NULL
) STRICT;
INSERT INTO record_counter VALUES('area',4);
INSERT INTO record_counter VALUES('unit',1);
INSERT INTO record_counter VALUES('person',3);
INSERT INTO record_counter VALUES('post',1);
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
INSERT INTO journal_group VALUES(1,'change','2026-11-24T11:41:06+00:00','root','areas','读入 a.csv 中的区域',NULL,1,4);
INSERT INTO journal_group VALUES(2,'change','2026-11-24T11:41:06+00:00','root','import','导入 1 张工作表：单位',NULL,5,1);
INSERT INTO journal_group VALUES(3,'change','2026-11-24T11:41:06+00:00','root','import','导入 1 个花名册',NULL,6,3);
INSERT INTO journal_group VALUES(4,'change','2026-11-24T11:41:06+00:00','root','import','导入 1 张工作表：点位',NULL,9,1);
INSERT INTO journal_group VALUES(5,'undo','2026-11-24T11:41:06+00:00','root','undo','导入 1 张工作表：点位',4,10,1);
INSERT INTO journal_group VALUES(6,'redo','2026-11-24T11:41:06+00:00','root','redo','导入 1 张工作表：点位',5,11,1);
INSERT INTO journal_group VALUES(7,'change','2026-11-29T02:26:32+00:00','root','update','停用人员 单雄信，自 2022-11-10 起',NULL,12,1);
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
INSERT INTO journal VALUES(1,1,'area',1,1,'insert',NULL,'{"code":"110101000000","name":"东城区","level":"1"}','a.csv!2 东城区','ba0e457929c08c9a9288db1ad88e804257b34a1e28356d703061cd812f4094c7');
INSERT INTO journal VALUES(2,1,'area',2,1,'insert',NULL,'{"code":"110101001000","name":"东华门街道","level":"2","parent":"1"}','a.csv!3 东华门街道','ec95ed1817034639a7aacdce0861896cb96ac02ce3cb1191098bbd8ef9fb2c2e');
INSERT INTO journal VALUES(3,1,'area',3,1,'insert',NULL,'{"code":"110101001001","name":"多福巷社区","level":"3","parent":"2"}','a.csv!4 多福巷社区','d15e7dd356e60d98efaabf975cff4b754a7efa58644203fc010d7985474a9b8a');
INSERT INTO journal VALUES(4,1,'area',4,1,'insert',NULL,'{"code":"110101001002","name":"银闸社区","level":"3","parent":"2"}','a.csv!5 银闸社区','03e4d45e0e06090aac46c69943b6a793552d0658718501be117d4560aa683c1e');
INSERT INTO journal VALUES(5,2,'unit',1,1,'insert',NULL,'{"name":"东城区教育委员会","level":"2","members":"120","contact":"周静","phone":"010-64031118"}','{"file":"u.csv","sheet":"u","row":2,"original":{"level":"区级"}}','c5d254f83a030a1280dbce226483c47812d249cb84c3c00ea300063b84c4bd21');
INSERT INTO journal VALUES(6,3,'person',1,1,'insert',NULL,'{"name":"王伟","sex":"1","birth":"1985-07-01","phone":"13800000001","class":"3","area":"3","workplace":"多福巷社区居委会"}','{"file":"p.csv","sheet":"p","row":2,"original":{"area":"多福巷社区"}}','41b05ef2d8164a9d8788568444a2bd72f9b909af7521c4d19b3ce692f4c666fe');
INSERT INTO journal VALUES(7,3,'person',2,1,'insert',NULL,'{"name":"刘芳","sex":"2","birth":"1990-03","phone":"13800000002","class":"5","area":"4","workplace":"东城区教育委员会","unit":"1"}','{"file":"p.csv","sheet":"p","row":3,"original":{"area":"银闸社区"}}','becd055dfd4e204f1ccc4aad212e1b1720de36320dfa9f2692132d6e0159898e');
INSERT INTO journal VALUES(8,3,'person',3,1,'insert',NULL,'{"name":"单雄信","sex":"1","birth":"1979","phone":"13800000003","class":"3","area":"3"}','{"file":"p.csv","sheet":"p","row":4,"original":{"area":"多福巷社区"}}','ed5058161934650fd49b6ccb0a4aeaf52e1fae6e060aead65877ca864472083b');
INSERT INTO journal VALUES(9,4,'post',1,1,'insert',NULL,'{"name":"瑞庭院东门","kind":"1","area":"3","all_day":"1","people_per_shift":"2","shifts_per_day":"3"}','{"file":"po.csv","sheet":"po","row":2,"original":{"area":"多福巷社区"}}','91e402f931efdc7809798e49d575ace5e557238646239caaa57b574bc85597dc');
INSERT INTO journal VALUES(10,5,'post',1,2,'delete','{"name":"瑞庭院东门","kind":"1","area":"3","all_day":"1","people_per_shift":"2","shifts_per_day":"3"}',NULL,NULL,'39750302b48da937da6ecb5e06608d96e6959178cc8535439453e46e2a58075c');
INSERT INTO journal VALUES(11,6,'post',1,3,'insert',NULL,'{"name":"瑞庭院东门","kind":"1","area":"3","all_day":"1","people_per_shift":"2","shifts_per_day":"3"}',NULL,'e8ea51e310108d2a31601e45261cdb9d14ad3db2e3fe44c1d4712ccf17b9d5b7');
INSERT INTO journal VALUES(12,7,'person',3,2,'update','{}','{"ended":"2022-11-10"}',NULL,'c40e384886f0818ff95b816425dacd26e556d26e442104a50fc5329e76857752');
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
, ended TEXT) STRICT;
INSERT INTO area VALUES(1,1,'110101000000','东城区','1',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'dong15;?H03Qcheng2987GQH0EMqu149M01N','5;?H03Q987GQH0EM49M01N','5;?H03Q987GQH0EM49M01N',NULL);
INSERT INTO area VALUES(2,1,'110101001000','东华门街道','2',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'dong15;?H03Qhua26DG807Hmen23JN00gjie1<E==8780Z>dao4<K9A7:R0Zi','5;?H03Q6DG807H3JN00g<E==8780Z><K9A7:R0Zi','5;?H03Q6DG807H3JN00g<E==8780Z><K9A7:R0Zi',NULL);
INSERT INTO area VALUES(3,1,'110101001001','多福巷社区','3',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'duo16GKR07kfu2=M@8OA860_Ixiang498=FON0Enshe47M@860=jqu149M01N','6GKR07k=M@8OA860_I98=FON0En7M@860=j49M01N','6GKR07k=M@8OA860_I98=FON0En7M@860=j49M01N',NULL);
INSERT INTO area VALUES(4,1,'110101001002','银闸社区','3',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'yin2;C7S7QH0T5zha28JPO80C;she47M@860=jqu149M01N',';C7S7QH0T58JPO80C;7M@860=j49M01N',';C7S7QH0T58JPO80C;7M@860=j49M01N',NULL);
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
, ended TEXT) STRICT;
INSERT INTO unit VALUES(1,1,'东城区教育委员会',NULL,'2',NULL,NULL,120,NULL,'周静','010-64031118',NULL,NULL,NULL,NULL,NULL,'dong15;?H03Qcheng2987GQH0EMqu149M01Njiao4;89P99H0R3yu48IRA70C9wei38C?MC0A]yuan27A8QH0;Qhui46F7R07V','5;?H03Q987GQH0EM49M01N;89P99H0R38IRA70C98C?MC0A]7A8QH0;Q6F7R07V','5;?H03Q987GQH0EM49M01N;89P99H0R38IRA70C98C?MC0A]7A8QH0;Q6F7R07V',NULL);
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
, ended TEXT) STRICT;
INSERT INTO person VALUES(1,1,'王伟','1','1985-07-01',NULL,'13800000001',NULL,NULL,NULL,NULL,'3',3,'多福巷社区居委会',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'wang247=01;wei36D7P076','47=01; 6D7P076','47=01;6D7P076',NULL);
INSERT INTO person VALUES(2,1,'刘芳','2','1990-03',NULL,'13800000002',NULL,NULL,NULL,NULL,'5',4,'东城区教育委员会',1,NULL,NULL,NULL,NULL,NULL,NULL,'liu26IF>085fang178@;B0:N','6IF>085 78@;B0:N','6IF>08578@;B0:N',NULL);
INSERT INTO person VALUES(3,2,'单雄信','1','1979',NULL,'13800000003',NULL,NULL,NULL,NULL,'3',3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'shan48KA780C@xiong2<9RDI7=0XTxin49DI7A60HR','8KA780C@<9RDI7=0XT9DI7A60HR','8KA780C@<9RDI7=0XT9DI7A60HR','2022-11-10');
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
, ended TEXT) STRICT;
INSERT INTO post VALUES(1,3,'瑞庭院东门','1',3,1,2,3,NULL,'rui4=7=A=DP<0\;ting29IE8;H0IHyuan49PLO9N0K6dong15;?H03Qmen23JN00g','=7=A=DP<0\;9IE8;H0IH9PLO9N0K65;?H03Q3JN00g','=7=A=DP<0\;9IE8;H0IH9PLO9N0K65;?H03Q3JN00g',NULL);
CREATE TABLE saved_filter (
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  query TEXT NOT NULL,
  PRIMARY KEY (type, name)
) STRICT;
INSERT INTO saved_filter VALUES('person','在岗',0,'{"type":"person","clauses":[[{"field":"class","operator":"is","value":"3"}]]}');
CREATE INDEX journal_record ON journal (record, type);
CREATE INDEX area_parent ON area (parent);
CREATE INDEX area_property_company ON area (property_company);
CREATE INDEX area_name_pinyin ON area (name_pinyin);
CREATE INDEX area_name_strokes ON area (name_strokes);
CREATE INDEX area_name_full_strokes ON area (name_full_strokes);
CREATE INDEX unit_credit_code ON unit (credit_code);
CREATE INDEX unit_superior ON unit (superior);
CREATE INDEX unit_area ON unit (area);
CREATE INDEX unit_name_pinyin ON unit (name_pinyin);
CREATE INDEX unit_name_strokes ON unit (name_strokes);
CREATE INDEX unit_name_full_strokes ON unit (name_full_strokes);
CREATE INDEX person_area ON person (area);
CREATE INDEX person_unit ON person (unit) WHERE unit IS NOT NULL;
CREATE INDEX person_workplace ON person (workplace);
CREATE INDEX person_name_pinyin ON person (name_pinyin);
CREATE INDEX person_name_strokes ON person (name_strokes);
CREATE INDEX person_name_full_strokes ON person (name_full_strokes);
CREATE INDEX post_area ON post (area);
CREATE INDEX post_name_pinyin ON post (name_pinyin);
CREATE INDEX post_name_strokes ON post (name_strokes);
CREATE INDEX post_name_full_strokes ON post (name_full_strokes);
CREATE INDEX area_ended ON area (ended) WHERE ended IS NOT NULL;
CREATE INDEX unit_ended ON unit (ended) WHERE ended IS NOT NULL;
CREATE INDEX person_ended ON person (ended) WHERE ended IS NOT NULL;
CREATE INDEX post_ended ON post (ended) WHERE ended IS NOT NULL;
COMMIT;
