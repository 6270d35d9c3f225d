#ifndef MANCHETTE_CVIPS_H
#define MANCHETTE_CVIPS_H

#include <stddef.h>

/* libvips, opened when the first picture is asked for, so that a server that renders none pays neither the start-up
   time nor the memory of its eighty libraries. Every call answers 0 when it succeeded. */

/* Opens the library; -1 when it is not installed. Safe to call again. */
int manchette_vips_start(void);

/* Whether files of the kind that suffix names can be written; 1 or 0. */
int manchette_vips_can_save(const char *suffix);

/* Width, height after the orientation is applied, and the average colour, of a picture file; 1 when the width and the
   height together are more than pixels, with nothing decoded. */
int manchette_vips_inspect(const void *bytes, size_t length, double pixels, int *width, int *height, double color[3]);

/* Scales a picture to scaled_width, cuts the window (left, top, width, height) out of it, and writes a file of the
   kind that suffix names, e.g. ".webp[Q=74,strip]". The answer is freed with manchette_vips_free. */
int manchette_vips_render(const void *bytes, size_t length, int scaled_width, int left, int top, int width, int height,
                          const char *suffix, void **out, size_t *out_length);

/* A line or more of text on a card, in Pango's markup: as large as fits. */
typedef struct {
    const char *markup;
    /* Families and weight, without a size. */
    const char *font;
    int max_width, max_height;
    /* Sizes in pixels. */
    int largest, smallest;
    /* Pixels from the edge where the text begins: the left one, or the right one. */
    int edge;
    /* Where it ends or, when that is 0, begins, in pixels from the top. */
    int bottom, top;
    int right_to_left;
} manchette_vips_text;

/* Draws a card of width × height: a drawing of ours (SVG) of that size, over a picture file if there is one, and texts
   over both; writes a file of the kind that suffix names. The answer is freed with manchette_vips_free. */
int manchette_vips_card(const void *photo, size_t photo_length, const void *drawing, size_t drawing_length,
                        const manchette_vips_text *texts, size_t count, int width, int height, const char *suffix,
                        void **out, size_t *out_length);

void manchette_vips_free(void *bytes);

/* What the library said of the last failure on any thread, cut to size; clears it. */
void manchette_vips_error(char *text, size_t size);

#endif
