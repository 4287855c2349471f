/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * MstFontRole: the typefaces of Chinese official documents. Each stands for the first family of a
 * chain that is installed: those of Windows and WPS, of 方正 and 华文, then free ones.
 */
typedef enum
{
  MST_FONT_TITLE, /* 小标宋 */
  MST_FONT_BODY,  /* 仿宋 */
  MST_FONT_HEAVY, /* 黑体 */
  MST_FONT_KAI,   /* 楷体 */
  MST_FONT_TABLE, /* 宋体: small text in tables, page numbers */
  MST_N_FONT_ROLES,
} MstFontRole;

/* The first installed family of the role, then the others of its chain, so that a rare character is
 * sought there before anywhere else. (transfer full) */
PangoFontDescription *mst_font_role_describe (MstFontRole role, PangoFontMap *map);

G_END_DECLS
