/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the officer wants to be made. */
#include "config.h"

#include "mst-report-wish.h"

MstReportWish *
mst_report_wish_new (const MstReport *report, const MstReportOptions *options)
{
  MstReportWish *self;

  g_return_val_if_fail (report != NULL && options != NULL, NULL);

  self = g_new0 (MstReportWish, 1);
  self->report = report;
  self->options = mst_report_options_copy (options);
  self->reveal = options->reveal;
  return self;
}

MstReportWish *
mst_report_wish_new_for_set (const MstReportSet *set, MstDate day, gboolean reveal)
{
  MstReportWish *self;

  g_return_val_if_fail (set != NULL, NULL);

  self = g_new0 (MstReportWish, 1);
  self->set = mst_report_set_copy (set);
  self->day = day;
  self->reveal = reveal;
  return self;
}

MstReportWish *
mst_report_wish_copy (const MstReportWish *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->report != NULL ? mst_report_wish_new (self->report, self->options)
                              : mst_report_wish_new_for_set (self->set, self->day, self->reveal);
}

void
mst_report_wish_free (MstReportWish *self)
{
  if (self == NULL)
    return;
  mst_report_options_free (self->options);
  mst_report_set_free (self->set);
  g_free (self);
}

GVariant *
mst_report_wish_to_variant (const MstReportWish *self)
{
  g_autofree char *json = NULL;
  char day[MST_DATE_ISO_SIZE] = "";

  g_return_val_if_fail (self != NULL, NULL);

  if (mst_date_is_set (self->day))
    mst_date_to_iso (self->day, day);
  json = self->report != NULL ? mst_report_options_to_json (self->options)
                              : mst_report_set_to_json (self->set);
  return g_variant_new (MST_REPORT_WISH, self->report != NULL ? self->report->name : "",
                        self->report != NULL ? "" : self->set->name, json, self->reveal, day);
}

GVariant *
mst_report_wish_to_target (const MstReportWish *self, const char *suffix, const char *template_uri)
{
  g_return_val_if_fail (self != NULL && suffix != NULL, NULL);

  return g_variant_new ("(@" MST_REPORT_WISH "ss)", mst_report_wish_to_variant (self), suffix,
                        template_uri != NULL ? template_uri : "");
}

static MstReportWish *
read_report (const char *name, const char *json, gboolean reveal)
{
  const MstReport *report = mst_report_get (name);
  g_autoptr (MstReportOptions) options =
    report != NULL ? mst_report_options_from_json (json, NULL) : NULL;

  if (options == NULL)
    return NULL;
  options->reveal = reveal;
  return mst_report_wish_new (report, options);
}

MstReportWish *
mst_report_wish_from_variant (GVariant *variant)
{
  const char *report, *name, *json, *iso;
  g_autoptr (MstReportSet) set = NULL;
  MstDate day = { 0 };
  gboolean reveal;

  g_return_val_if_fail (variant != NULL, NULL);

  g_variant_get (variant, "(&s&s&sb&s)", &report, &name, &json, &reveal, &iso);
  if (*report != '\0')
    return read_report (report, json, reveal);
  set = mst_report_set_new (name);
  if (!mst_report_set_read_json (set, json, NULL)
      || (*iso != '\0' && !mst_date_from_iso (iso, &day)))
    return NULL;
  return mst_report_wish_new_for_set (set, day, reveal);
}

const char *
mst_report_wish_get_label (const MstReportWish *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->report != NULL ? mst_report_get_label (self->report) : self->set->name;
}

const char *
mst_report_wish_get_title (const MstReportWish *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->report != NULL ? self->report->title : self->set->name;
}

const MstRecordType *
mst_report_wish_get_record_type (const MstReportWish *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->report != NULL ? self->report->type : NULL;
}

GPtrArray *
mst_report_wish_make (const MstReportWish *self, MstStore *store, MstProgress *progress,
                      GError **error)
{
  MstReportContent *content;
  GPtrArray *contents;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->report == NULL)
    return mst_report_set_make (self->set, store, self->day, self->reveal, progress, error);
  content = mst_report_make (self->report, store, self->options, progress, error);
  if (content == NULL)
    return NULL;
  contents = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (contents, content);
  return contents;
}

MstVolume *
mst_report_wish_bind (const MstReportWish *self, GPtrArray *contents, MstProgress *progress,
                      GError **error)
{
  g_return_val_if_fail (self != NULL && contents != NULL, NULL);

  return mst_report_contents_bind ((MstReportContent *const *) contents->pdata, contents->len,
                                   self->set != NULL ? self->set->name : NULL, progress, error);
}
