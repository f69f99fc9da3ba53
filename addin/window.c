#include "addin/window.h"

#include <string.h>

#include "base/language.h"

uno_Interface *window_control(uno_Interface *window, const char *control)
{
    if (!*control)
        return cuno_query(window, "com.sun.star.awt.XControl");
    rtl_uString *name = cuno_string_from(control);
    uno_Interface *found = NULL;
    if (!name
        || !cuno_ask(window, "com.sun.star.awt.XControlContainer::getControl", &found,
                     CUNO_ARGS(&name), NULL))
        found = NULL;
    cuno_string_release(name);
    return found;
}

uno_Interface *window_model(uno_Interface *window, const char *control)
{
    uno_Interface *owner = window_control(window, control), *model = NULL;
    if (!cuno_ask(owner, "com.sun.star.awt.XControl::getModel", &model, NULL, NULL))
        model = NULL;
    cuno_release(owner);
    return model;
}

bool window_get(uno_Interface *window, const char *control, const char *property,
                uno_Any *value)
{
    uno_Interface *model = window_model(window, control);
    bool done = cuno_property_get(model, property, value, NULL);
    cuno_release(model);
    return done;
}

bool window_set(uno_Interface *window, const char *control, const char *property,
                const uno_Any *value)
{
    uno_Interface *model = window_model(window, control);
    bool done = cuno_property_set(model, property, value, NULL);
    cuno_release(model);
    return done;
}

/* Sets the value and is done with it. */
static bool give(uno_Interface *window, const char *control, const char *property,
                 uno_Any *value)
{
    bool done = window_set(window, control, property, value);
    cuno_any_done(value);
    return done;
}

bool window_set_text(uno_Interface *window, const char *control, const char *property,
                     const char *text)
{
    uno_Any value;
    bool made = cuno_any_make_string(&value, text, strlen(text));
    return give(window, control, property, &value) && made;
}

bool window_get_text(uno_Interface *window, const char *control, const char *property,
                     struct pbe_text *text)
{
    uno_Any value;
    window_get(window, control, property, &value);
    const rtl_uString *string = cuno_any_get_string(&value);
    struct cuno_utf8 utf8;
    bool read = string && cuno_utf8_init(&utf8, string);
    if (string) {
        pbe_text_add_bytes(text, utf8.text, utf8.length);
        cuno_utf8_done(&utf8);
    }
    cuno_any_done(&value);
    return read;
}

bool window_set_switch(uno_Interface *window, const char *control, const char *property,
                       bool on)
{
    uno_Any value;
    cuno_any_make_bool(&value, on);
    return give(window, control, property, &value);
}

/* A small number: com.sun.star.awt's State and SelectedItems are shorts. */
static void make_short(uno_Any *value, int32_t number)
{
    sal_Int16 narrow = (sal_Int16)number;
    cuno_any_make(value, &narrow, "short");
}

bool window_is_checked(uno_Interface *window, const char *control)
{
    uno_Any value;
    int32_t state = 0;
    window_get(window, control, "State", &value);
    bool read = cuno_any_get_long(&value, &state);
    cuno_any_done(&value);
    return read && state == 1;
}

void window_check(uno_Interface *window, const char *control, bool on)
{
    uno_Any value;
    make_short(&value, on);
    give(window, control, "State", &value);
}

/* Gives the entries away, which may be NULL. */
static bool give_items(uno_Interface *window, const char *control, uno_Sequence *list)
{
    uno_Any value;
    if (!list)
        return false;
    bool made = cuno_any_make(&value, &list, "[]string");
    cuno_sequence_free(list, "[]string");
    return give(window, control, "StringItemList", &value) && made;
}

bool window_set_items(uno_Interface *window, const char *control,
                      const char *const *items, int32_t count)
{
    uno_Sequence *list = cuno_sequence_new("[]string", count);
    bool made = list != NULL;
    for (int32_t i = 0; made && i < count; i++)
        made = cuno_sequence_set_string(list, i, items[i], strlen(items[i]));
    return give_items(window, control, list) && made;
}

bool window_set_lines(uno_Interface *window, const char *control, const char *lines)
{
    int32_t count = 0;
    for (const char *at = lines; *at; at++)
        count += *at == '\n';
    uno_Sequence *list = cuno_sequence_new("[]string", count);
    bool made = list != NULL;
    for (int32_t i = 0; made && i < count; i++) {
        size_t length = strcspn(lines, "\n");
        made = cuno_sequence_set_string(list, i, lines, length);
        lines += length + 1;
    }
    return give_items(window, control, list) && made;
}

int32_t window_selected(uno_Interface *window, const char *control)
{
    uno_Any value;
    int32_t place = -1;
    window_get(window, control, "SelectedItems", &value);
    const uno_Sequence *places = cuno_any_get_sequence(&value, "[]short");
    if (places && cuno_sequence_length(places) > 0)
        place = ((const sal_Int16 *)(const void *)places->elements)[0];
    cuno_any_done(&value);
    return place;
}

void window_select(uno_Interface *window, const char *control, int32_t place)
{
    uno_Sequence *places = cuno_sequence_new("[]short", 1);
    uno_Any value;
    if (!places)
        return;
    ((sal_Int16 *)(void *)places->elements)[0] = (sal_Int16)place;
    cuno_any_make(&value, &places, "[]short");
    cuno_sequence_free(places, "[]short");
    give(window, control, "SelectedItems", &value);
}

void window_say(uno_Interface *window, const struct window_text *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        window_set_text(window, texts[i].control, texts[i].property,
                        PBE_SAY(texts[i].chinese, texts[i].english));
}
