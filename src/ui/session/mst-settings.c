/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the settings say, in words of the program. */
#include "config.h"

#include "mst-settings.h"

#include <string.h>

GSettings *
mst_settings_new (void)
{
  return g_settings_new (MST_APPLICATION_ID);
}

/* The dictionary of @key without @type's entry, ready for a new one. */
static void
copy_others (GSettings *settings, const char *key, const char *type, GVariantBuilder *builder)
{
  g_autoptr (GVariant) old = g_settings_get_value (settings, key);
  GVariantIter iter;
  GVariant *entry;

  g_variant_builder_init (builder, g_variant_get_type (old));
  g_variant_iter_init (&iter, old);
  while ((entry = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_autoptr (GVariant) name = g_variant_get_child_value (entry, 0);

      if (g_strcmp0 (g_variant_get_string (name, NULL), type) != 0)
        g_variant_builder_add_value (builder, entry);
      g_variant_unref (entry);
    }
}

char **
mst_settings_dup_columns (const char *type)
{
  g_autoptr (GSettings) settings = mst_settings_new ();
  g_autoptr (GVariant) all = g_settings_get_value (settings, "columns");
  char **columns = NULL;

  g_variant_lookup (all, type, "^as", &columns);
  return columns;
}

void
mst_settings_set_columns (const char *type, const char *const *fields)
{
  g_autoptr (GSettings) settings = mst_settings_new ();
  GVariantBuilder builder;

  copy_others (settings, "columns", type, &builder);
  g_variant_builder_add (&builder, "{s^as}", type, fields);
  g_settings_set_value (settings, "columns", g_variant_builder_end (&builder));
}

gboolean
mst_settings_get_sort (const char *type, char **field, char **order, gboolean *descending)
{
  g_autoptr (GSettings) settings = mst_settings_new ();
  g_autoptr (GVariant) all = g_settings_get_value (settings, "sort");

  return g_variant_lookup (all, type, "(ssb)", field, order, descending);
}

void
mst_settings_set_sort (const char *type, const char *field, const char *order, gboolean descending)
{
  g_autoptr (GSettings) settings = mst_settings_new ();
  GVariantBuilder builder;

  copy_others (settings, "sort", type, &builder);
  g_variant_builder_add (&builder, "{s(ssb)}", type, field != NULL ? field : "", order, descending);
  g_settings_set_value (settings, "sort", g_variant_builder_end (&builder));
}

char *
mst_settings_dup_report_options (const char *report)
{
  g_autoptr (GSettings) settings = mst_settings_new ();
  g_autoptr (GVariant) all = g_settings_get_value (settings, "report-options");
  char *json = NULL;

  g_variant_lookup (all, report, "s", &json);
  return json;
}

void
mst_settings_set_report_options (const char *report, const char *json)
{
  g_autoptr (GSettings) settings = mst_settings_new ();
  GVariantBuilder builder;

  copy_others (settings, "report-options", report, &builder);
  g_variant_builder_add (&builder, "{ss}", report, json);
  g_settings_set_value (settings, "report-options", g_variant_builder_end (&builder));
}

static char *
name_template (const char *report, const char *path)
{
  return g_strdup_printf ("%s %s", report, path);
}

char *
mst_settings_dup_report_template (const char *report, const char *path)
{
  g_autoptr (GSettings) settings = mst_settings_new ();
  g_autoptr (GVariant) all = g_settings_get_value (settings, MST_SETTINGS_TEMPLATES);
  g_autofree char *name = name_template (report, path);
  char *uri = NULL;

  g_variant_lookup (all, name, "s", &uri);
  return uri;
}

void
mst_settings_set_report_template (const char *report, const char *path, const char *uri)
{
  g_autoptr (GSettings) settings = mst_settings_new ();
  g_autofree char *name = name_template (report, path);
  GVariantBuilder builder;

  copy_others (settings, MST_SETTINGS_TEMPLATES, name, &builder);
  g_variant_builder_add (&builder, "{ss}", name, uri);
  g_settings_set_value (settings, MST_SETTINGS_TEMPLATES, g_variant_builder_end (&builder));
}

MstSheetPaper
mst_settings_get_paper (GSettings *settings)
{
  g_autofree char *paper = g_settings_get_string (settings, "paper");

  return strcmp (paper, "a3") == 0 ? MST_SHEET_PAPER_A3 : MST_SHEET_PAPER_A4;
}

int
mst_settings_get_column_width (const char *type, const char *field)
{
  g_autoptr (GSettings) settings = mst_settings_new ();
  g_autoptr (GVariant) all = g_settings_get_value (settings, "column-widths");
  g_autoptr (GVariant) widths = g_variant_lookup_value (all, type, G_VARIANT_TYPE ("a{si}"));
  int width = 0;

  if (widths != NULL)
    g_variant_lookup (widths, field, "i", &width);
  return width;
}

void
mst_settings_set_column_width (const char *type, const char *field, int width)
{
  g_autoptr (GSettings) settings = mst_settings_new ();
  g_autoptr (GVariant) all = g_settings_get_value (settings, "column-widths");
  g_autoptr (GVariant) widths = g_variant_lookup_value (all, type, G_VARIANT_TYPE ("a{si}"));
  GVariantBuilder builder;
  GVariantBuilder entries;
  GVariantIter iter;
  const char *name;
  int kept;

  g_variant_builder_init (&entries, G_VARIANT_TYPE ("a{si}"));
  if (widths != NULL)
    {
      g_variant_iter_init (&iter, widths);
      while (g_variant_iter_next (&iter, "{&si}", &name, &kept))
        if (g_strcmp0 (name, field) != 0)
          g_variant_builder_add (&entries, "{si}", name, kept);
    }
  if (width > 0)
    g_variant_builder_add (&entries, "{si}", field, width);
  copy_others (settings, "column-widths", type, &builder);
  g_variant_builder_add (&builder, "{sa{si}}", type, &entries);
  g_settings_set_value (settings, "column-widths", g_variant_builder_end (&builder));
}

void
mst_settings_reset_column_widths (const char *type)
{
  g_autoptr (GSettings) settings = mst_settings_new ();
  GVariantBuilder builder;

  copy_others (settings, "column-widths", type, &builder);
  g_settings_set_value (settings, "column-widths", g_variant_builder_end (&builder));
}
