/* The look of the HTML report: two columns where there is room, one below the other
 * on a phone, light and dark as the reader has it, and fit to be printed. Colours
 * are in pairs of text and ground, checked by a test. */
#ifndef STET_REPORT_HTML_STYLE_H
#define STET_REPORT_HTML_STYLE_H

extern const char html_style[];

#endif
