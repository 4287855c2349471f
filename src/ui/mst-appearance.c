/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours, font and size of the text, as the settings say. */
#include "config.h"

#include "mst-appearance.h"
#include "session/mst-settings.h"

#include <string.h>

#define USUAL_RESOLUTION (96 * 1024)
#define USUAL_TEXT_SIZE 15 /* pixels, for which widths are written down */
#define ICON_SIZE 16       /* at 100 % */

/* Those that are looked for stand in ui/style.css as well. */
static const char *const families[] = {
  "Noto Sans CJK SC",
  "WenQuanYi Micro Hei",
  "Source Han Sans SC",
  "Source Han Sans CN",
  "Microsoft YaHei",
  "HarmonyOS Sans SC",
  "WenQuanYi Zen Hei",
  "Noto Serif CJK SC",
  "Source Han Serif SC",
  "SimSun",
  "FangSong",
  "KaiTi",
  "AR PL UMing CN",
  "AR PL UKai CN",
};

struct _MstAppearance
{
  GObject parent_instance;
  GSettings *settings;
  GtkCssProvider *provider;
  int resolution; /* the desktop's, in 1/1024 dots per inch */
};

G_DEFINE_FINAL_TYPE (MstAppearance, mst_appearance, G_TYPE_OBJECT)

static void
show_colours (MstAppearance *self)
{
  g_autofree char *colours = g_settings_get_string (self->settings, "colours");
  AdwColorScheme scheme = strcmp (colours, "dark") == 0    ? ADW_COLOR_SCHEME_FORCE_DARK
                          : strcmp (colours, "light") == 0 ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                                           : ADW_COLOR_SCHEME_DEFAULT;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

/* The name of a font as CSS has it between quotation marks. */
static char *
quote (const char *family)
{
  GString *text = g_string_new ("\"");

  for (const char *c = family; *c != '\0'; c++)
    if (*c != '"' && *c != '\\' && (guchar) *c >= ' ')
      g_string_append_c (text, *c);
  g_string_append_c (text, '"');
  return g_string_free (text, FALSE);
}

static void
show_font (MstAppearance *self)
{
  g_autofree char *family = g_settings_get_string (self->settings, "font-family");
  g_autofree char *name = *family != '\0' ? quote (family) : NULL;
  int scale = g_settings_get_int (self->settings, "text-scale");
  double factor = scale / 100.0 * self->resolution / USUAL_RESOLUTION;
  double size = g_settings_get_int (self->settings, "font-size") * factor;
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_autoptr (GString) css = g_string_new (NULL);

  g_ascii_formatd (digits, sizeof digits, "%.2f", size);
  g_string_append_printf (css, "window, popover, tooltip { font-size: %spx; }\n", digits);
  /* Inherited: what says a size of its own keeps it. */
  g_string_append_printf (css, "window { -gtk-icon-size: %dpx; }\n",
                          (int) (ICON_SIZE * factor + 0.5));
  if (name != NULL)
    g_string_append_printf (css, "window, popover, tooltip { font-family: %s, sans-serif; }\n",
                            name);
  gtk_css_provider_load_from_data (self->provider, css->str, -1);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", self->resolution / 100 * scale, NULL);
}

static void
mst_appearance_finalize (GObject *object)
{
  MstAppearance *self = MST_APPEARANCE (object);

  g_object_unref (self->settings);
  g_object_unref (self->provider);
  G_OBJECT_CLASS (mst_appearance_parent_class)->finalize (object);
}

static void
mst_appearance_class_init (MstAppearanceClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mst_appearance_finalize;
}

static void
mst_appearance_init (MstAppearance *self)
{
  self->settings = mst_settings_new ();
  self->provider = gtk_css_provider_new ();
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &self->resolution, NULL);
  if (self->resolution <= 0)
    self->resolution = USUAL_RESOLUTION;
  /* Over the application's own style sheet. */
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (self->provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  g_signal_connect_swapped (self->settings, "changed::colours", G_CALLBACK (show_colours), self);
  g_signal_connect_swapped (self->settings, "changed::font-family", G_CALLBACK (show_font), self);
  g_signal_connect_swapped (self->settings, "changed::font-size", G_CALLBACK (show_font), self);
  g_signal_connect_swapped (self->settings, "changed::text-scale", G_CALLBACK (show_font), self);
  show_colours (self);
  show_font (self);
}

MstAppearance *
mst_appearance_new (void)
{
  return g_object_new (MST_TYPE_APPEARANCE, NULL);
}

char **
mst_appearance_list_families (GtkWidget *widget)
{
  PangoFontMap *map = pango_context_get_font_map (gtk_widget_get_pango_context (widget));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (pango_font_map_get_family (map, families[i]) != NULL)
      g_strv_builder_add (builder, families[i]);
  return g_strv_builder_end (builder);
}

int
mst_appearance_scale (int width)
{
  g_autoptr (GSettings) settings = mst_settings_new ();
  int resolution = USUAL_RESOLUTION;
  double factor;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &resolution, NULL);
  factor = (double) resolution / USUAL_RESOLUTION * g_settings_get_int (settings, "font-size")
           / USUAL_TEXT_SIZE;
  return factor > 1 ? (int) (width * factor) : width;
}

void
mst_appearance_set_class (GtkWidget *widget, const char *name, gboolean wanted)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (wanted)
    gtk_widget_add_css_class (widget, name);
  else if (gtk_widget_has_css_class (widget, name))
    gtk_widget_remove_css_class (widget, name);
}
