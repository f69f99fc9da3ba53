#include "lua/expected.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

bool expected_is_met(const struct pbe_trial_side *expected,
                     const struct pbe_score *score, const char *explanation)
{
    if (expected->says_points && expected->has_points != (score->has_points != 0))
        return false;
    if (expected->says_points && expected->has_points
        && fabs(expected->points - score->points) >= 1e-9)
        return false;
    if (*expected->outcome
        && strcmp(expected->outcome, pbe_outcome_name(score->outcome)) != 0)
        return false;
    return strstr(explanation, expected->explanation) != NULL;
}

struct pbe_trial_side expected_actual(const struct pbe_score *score,
                                      const char *explanation)
{
    return (struct pbe_trial_side){.says_points = 1,
                                   .has_points = score->has_points != 0,
                                   .points = score->points,
                                   .outcome = pbe_outcome_name(score->outcome),
                                   .grade = "",
                                   .explanation = explanation};
}

void expected_place(const char *place, char file[PBE_ERROR_FILE_MAX], int *line)
{
    char name[PBE_ERROR_FILE_MAX];
    int number;
    if (sscanf(place, "%511[^:]:%d", name, &number) != 2)
        return;
    memcpy(file, name, sizeof name);
    *line = number;
}

struct pbe_value expected_value(lua_State *L, const char *field)
{
    struct pbe_value value = pbe_value_empty();
    size_t length;
    int type = lua_getfield(L, -1, field);
    if (type == LUA_TNUMBER) {
        value = pbe_value_number(lua_tonumber(L, -1));
    } else if (type == LUA_TSTRING) {
        const char *text = lua_tolstring(L, -1, &length);
        value = pbe_value_text(text, length);
    }
    lua_pop(L, 1);
    return value;
}

const char *expected_text(lua_State *L, const char *field)
{
    const char *text =
        lua_getfield(L, -1, field) == LUA_TSTRING ? lua_tostring(L, -1) : "";
    lua_pop(L, 1);
    return text;
}
