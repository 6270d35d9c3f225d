#define _GNU_SOURCE
#include "CVips.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

typedef struct VipsImage VipsImage;

/* Prototypes of libvips 8's stable interface; most calls are variadic and end with NULL. */
static int (*v_init)(const char *);
static void (*v_concurrency_set)(int);
static void (*v_cache_set_max)(int);
static VipsImage *(*v_new_from_buffer)(const void *, size_t, const char *, ...);
static VipsImage *(*v_new_from_memory)(const void *, size_t, int, int, int, int);
static int (*v_thumbnail_buffer)(void *, size_t, VipsImage **, int, ...);
static int (*v_crop)(VipsImage *, VipsImage **, int, int, int, int, ...);
static int (*v_text)(VipsImage **, const char *, ...);
static int (*v_composite2)(VipsImage *, VipsImage *, VipsImage **, int, ...);
static int (*v_flatten)(VipsImage *, VipsImage **, ...);
static int (*v_write_to_buffer)(VipsImage *, const char *, void **, size_t *, ...);
static int (*v_get_width)(const VipsImage *);
static int (*v_get_height)(const VipsImage *);
static int (*v_get_orientation)(VipsImage *);
static int (*v_hasalpha)(VipsImage *);
static int (*v_getpoint)(VipsImage *, double **, int *, int, int, ...);
static const char *(*v_error_buffer)(void);
static void (*v_error_clear)(void);
static void (*v_thread_shutdown)(void);
static unsigned (*g_on_log)(const char *, int, void (*)(const char *, int, const char *, void *), void *);
static void (*g_unref)(void *);
static void (*g_freeing)(void *);

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int ready = 0;

static void say_nothing(const char *domain, int level, const char *message, void *data) {
    (void)domain, (void)level, (void)message, (void)data;
}

static void open_library(void) {
    void *library = dlopen("libvips.so.42", RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
#define RESOLVE(target, name) \
    *(void **)(&target) = dlsym(library, name); \
    if (!target) return;
    RESOLVE(v_init, "vips_init")
    RESOLVE(v_concurrency_set, "vips_concurrency_set")
    RESOLVE(v_cache_set_max, "vips_cache_set_max")
    RESOLVE(v_new_from_buffer, "vips_image_new_from_buffer")
    RESOLVE(v_new_from_memory, "vips_image_new_from_memory_copy")
    RESOLVE(v_thumbnail_buffer, "vips_thumbnail_buffer")
    RESOLVE(v_crop, "vips_crop")
    RESOLVE(v_text, "vips_text")
    RESOLVE(v_composite2, "vips_composite2")
    RESOLVE(v_flatten, "vips_flatten")
    RESOLVE(v_write_to_buffer, "vips_image_write_to_buffer")
    RESOLVE(v_get_width, "vips_image_get_width")
    RESOLVE(v_get_height, "vips_image_get_height")
    RESOLVE(v_get_orientation, "vips_image_get_orientation")
    RESOLVE(v_hasalpha, "vips_image_hasalpha")
    RESOLVE(v_getpoint, "vips_getpoint")
    RESOLVE(v_error_buffer, "vips_error_buffer")
    RESOLVE(v_error_clear, "vips_error_clear")
    RESOLVE(v_thread_shutdown, "vips_thread_shutdown")
    RESOLVE(g_on_log, "g_log_set_handler")
    RESOLVE(g_unref, "g_object_unref")
    RESOLVE(g_freeing, "g_free")
#undef RESOLVE
    if (v_init("manchette") != 0) return;
    /* What it warns of (a colour tag it does not know) helps no operator; what fails, it tells the caller. */
    g_on_log("VIPS", 1 << 4, say_nothing, NULL);
    v_concurrency_set(1);
    v_cache_set_max(0);
    ready = 1;
}

int manchette_vips_start(void) {
    pthread_once(&once, open_library);
    return ready ? 0 : -1;
}

int manchette_vips_can_save(const char *suffix) {
    if (manchette_vips_start() != 0) return 0;
    const unsigned char gray[16 * 16] = {0};
    VipsImage *image = v_new_from_memory(gray, sizeof gray, 16, 16, 1, 0);
    if (!image) return 0;
    void *out = NULL;
    size_t length = 0;
    /* That the library knows the ending is not enough: the encoder behind it may be missing. */
    int result = v_write_to_buffer(image, suffix, &out, &length, NULL);
    if (result == 0) g_freeing(out);
    else v_error_clear();
    g_unref(image);
    v_thread_shutdown();
    return result == 0;
}

int manchette_vips_inspect(const void *bytes, size_t length, double pixels, int *width, int *height, double color[3]) {
    if (manchette_vips_start() != 0) return -1;
    VipsImage *image = v_new_from_buffer(bytes, length, "", "fail_on", 2, NULL);
    if (!image) return -1;
    int orientation = v_get_orientation(image);
    int w = v_get_width(image), h = v_get_height(image);
    *width = orientation >= 5 ? h : w;
    *height = orientation >= 5 ? w : h;
    g_unref(image);
    /* A claim that is too large ends here, before any pixel is decoded. */
    if ((double)w * h > pixels) return 1;
    VipsImage *small = NULL;
    if (v_thumbnail_buffer((void *)bytes, length, &small, 1, "height", 1, "size", 3, "fail_on", 2, NULL) != 0) return -1;
    double *point = NULL;
    int count = 0;
    int result = v_getpoint(small, &point, &count, 0, 0, NULL);
    if (result == 0) {
        for (int i = 0; i < 3; i++) color[i] = point[count >= 3 ? i : 0];
        g_freeing(point);
    }
    g_unref(small);
    v_thread_shutdown();
    return result;
}

int manchette_vips_render(const void *bytes, size_t length, int scaled_width, int left, int top, int width, int height,
                          const char *suffix, void **out, size_t *out_length) {
    if (manchette_vips_start() != 0) return -1;
    VipsImage *scaled = NULL, *window = NULL, *flat = NULL;
    /* The height is free: only the width decides. "fail_on" 2 refuses truncated files. */
    if (v_thumbnail_buffer((void *)bytes, length, &scaled, scaled_width, "height", 10000000, "fail_on", 2,
                           "export_profile", "srgb", NULL) != 0)
        return -1;
    int w = v_get_width(scaled), h = v_get_height(scaled);
    if (width <= 0) width = w;
    if (height <= 0) height = h;
    if (width > w) width = w;
    if (height > h) height = h;
    if (left > w - width) left = w - width;
    if (top > h - height) top = h - height;
    int result = v_crop(scaled, &window, left, top, width, height, NULL);
    if (result == 0) {
        VipsImage *last = window;
        if (strncmp(suffix, ".jpg", 4) == 0 && v_hasalpha(window)) {
            result = v_flatten(window, &flat, NULL);
            last = flat;
        }
        if (result == 0) result = v_write_to_buffer(last, suffix, out, out_length, NULL);
    }
    if (flat) g_unref(flat);
    if (window) g_unref(window);
    g_unref(scaled);
    v_thread_shutdown();
    return result;
}

static VipsImage *card_text(const manchette_vips_text *text) {
    char font[256];
    VipsImage *drawn = NULL;
    /* The largest that fits; the smallest is taken whether it fits or not, and cut below. */
    for (int size = text->largest; size >= text->smallest; size -= 2) {
        if (drawn) g_unref(drawn);
        drawn = NULL;
        snprintf(font, sizeof font, "%s %d", text->font, size);
        if (v_text(&drawn, text->markup, "font", font, "width", text->max_width, "dpi", 72, "rgba", 1, NULL) != 0)
            return NULL;
        if (v_get_width(drawn) <= text->max_width && v_get_height(drawn) <= text->max_height) return drawn;
    }
    if (!drawn) return NULL;
    VipsImage *cut = NULL;
    int w = v_get_width(drawn), h = v_get_height(drawn);
    if (w > text->max_width) w = text->max_width;
    if (h > text->max_height) h = text->max_height;
    int result = v_crop(drawn, &cut, text->right_to_left ? v_get_width(drawn) - w : 0, 0, w, h, NULL);
    g_unref(drawn);
    return result == 0 ? cut : NULL;
}

int manchette_vips_card(const void *photo, size_t photo_length, const void *drawing, size_t drawing_length,
                        const manchette_vips_text *texts, size_t count, int width, int height, const char *suffix,
                        void **out, size_t *out_length) {
    if (manchette_vips_start() != 0) return -1;
    VipsImage *base = v_new_from_buffer(drawing, drawing_length, "", NULL), *next = NULL;
    if (!base) return -1;
    int result = 0;
    if (photo_length > 0) {
        VipsImage *scaled = NULL, *window = NULL;
        result = v_thumbnail_buffer((void *)photo, photo_length, &scaled, width, "height", 10000000, "fail_on", 2,
                                    "export_profile", "srgb", NULL);
        if (result == 0 && v_get_height(scaled) < height) result = -1;
        if (result == 0)
            result = v_crop(scaled, &window, 0, (v_get_height(scaled) - height) / 2, width, height, NULL);
        if (result == 0) result = v_composite2(window, base, &next, 2, NULL);
        if (window) g_unref(window);
        if (scaled) g_unref(scaled);
        if (result == 0) {
            g_unref(base);
            base = next;
        }
    }
    for (size_t i = 0; result == 0 && i < count; i++) {
        VipsImage *text = card_text(&texts[i]);
        if (!text) {
            result = -1;
            break;
        }
        int x = texts[i].right_to_left ? width - texts[i].edge - v_get_width(text) : texts[i].edge;
        int y = texts[i].bottom > 0 ? texts[i].bottom - v_get_height(text) : texts[i].top;
        next = NULL;
        result = v_composite2(base, text, &next, 2, "x", x, "y", y, NULL);
        g_unref(text);
        if (result == 0) {
            g_unref(base);
            base = next;
        }
    }
    VipsImage *flat = NULL;
    if (result == 0) result = v_flatten(base, &flat, NULL);
    if (result == 0) result = v_write_to_buffer(flat, suffix, out, out_length, NULL);
    if (flat) g_unref(flat);
    g_unref(base);
    v_thread_shutdown();
    return result;
}

void manchette_vips_free(void *bytes) {
    if (ready) g_freeing(bytes);
}

void manchette_vips_error(char *text, size_t size) {
    text[0] = 0;
    if (!ready) {
        strncpy(text, "libvips is not installed", size - 1);
    } else {
        strncpy(text, v_error_buffer(), size - 1);
        v_error_clear();
    }
    text[size - 1] = 0;
}
