/* page_style.h - the one stylesheet of all pages. */
#ifndef REPORT_PAGE_STYLE_H
#define REPORT_PAGE_STYLE_H

extern const char page_style[];

#endif
