#include "attacks.h"

#define MEGABYTE "local s = 'abcdefgh' for i = 1, 17 do s = s .. s end "

const struct attack attacks[] = {
    /* time */
    {"an endless loop", "", "while true do end"},
    {"loops inside loops", "",
     "for a = 1, 1e6 do for b = 1, 1e6 do for c = 1, 1e6 do end end end"},
    {"a loop of goto", "", "::again:: goto again"},
    {"a loop of repeat", "", "repeat local x = 1 until x == 2"},
    {"a loop over calls", "", "while true do local x = min(1, 2) end"},
    {"a function that calls itself at the end", "local function f() return f() end",
     "return f()"},
    {"two functions that call each other",
     "local a, b\nfunction a() return b() end\nfunction b() return a() end",
     "return a()"},
    {"contains() in long texts", "", MEGABYTE "while true do contains(s, 'hx') end"},
    {"contains() of a long part", "",
     MEGABYTE "local t = s .. 'x' while true do contains(s .. s, t) end"},
    {"ends_with() of long texts", "",
     MEGABYTE "local a, b = s .. 'x', s .. 'x' while true do ends_with(a, b) end"},
    {"starts_with() of long texts", "",
     MEGABYTE "local a, b = s .. 'x', s .. 'y' while true do starts_with(a, b) end"},
    {"length() of long texts", "", MEGABYTE "while true do length(s) end"},
    {"tonumber() of long texts", "",
     "local s = '12345678' for i = 1, 16 do s = s .. s end "
     "while true do tonumber(s) end"},
    {"long texts as numbers", "",
     "local s = '12345678' for i = 1, 16 do s = s .. s end while true do abs(s) end"},
    {"long texts that are joined again and again", "",
     MEGABYTE "while true do local t = s .. 'x' end"},
    {"long texts that are compared", "",
     MEGABYTE "local a, b = s .. 'x', s .. 'x' while true do local e = a == b end"},
    {"long texts that are ordered", "",
     MEGABYTE "local a, b = s .. 'x', s .. 'x' while true do local e = a < b end"},
    {"sorted() of a large table", "",
     "local t = {} for i = 1, 50000 do t[i] = i end for k in sorted(t) do end"},
    {"sorted() again and again", "",
     "local t = {} for i = 1, 300 do t[i] = i end while true do sorted(t) end"},
    {"sorted() of keys that it leaves out", "",
     "local t = {} for i = 1, 20000 do t[{}] = i end while true do sorted(t) end"},
    {"sorted() of a large table that is empty", "",
     "local t = {} for i = 1, 60000 do t[i .. ''] = i end "
     "for i = 1, 60000 do t[i .. ''] = nil end while true do sorted(t) end"},
    {"long names of what does not exist", "", MEGABYTE "return _ENV[s]"},
    /* memory */
    {"a text that doubles", "", "local s = 'x' while true do s = s .. s end"},
    {"a table that grows", "", "local t = {} while true do t[#t + 1] = {} end"},
    {"a table of long texts", "",
     "local t, s = {}, 'x' while true do s = s .. 'xxxxxxxxxxxxxxxx' t[#t + 1] = s "
     "end"},
    {"recursion without end", "local function f(x) return 1 + f(x) end", "return f(1)"},
    {"recursion through the library",
     "local function f(x) for k in sorted({ 1 }) do x = 1 + f(x) end return x end",
     "return f(1)"},
    {"nested closures", "",
     "local f = function() return 1 end while true do local g = f f = function() "
     "return g"
     " end end"},
    {"a reason without end", "",
     MEGABYTE "return 1, s .. s .. s .. s .. s .. s .. s .. s .. s .. s .. s .. s"},
    {"a table that is kept from row to row", "local kept = {}",
     "for i = 1, 200000 do kept[#kept + 1] = i end error('x')"},
    {"a text that is kept from row to row", "local kept = ''",
     "for i = 1, 200 do kept = kept .. 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' end "
     "for i = 1, 8 do kept = kept .. kept end error('x')"},
    /* errors */
    {"an error of its own", "", "error('x')"},
    {"an error at the end of a call", "", "return error('x')"},
    {"an error that is a table", "", "error({})"},
    {"an error that is nothing", "", "error()"},
    {"an error with our mark", "", "error('\\1x')"},
    {"an error with a place", "", "error('other.lua:77: x')"},
    {"an error that is no text", "", "error('\\255\\0\\254')"},
    {"an error of a megabyte", "", MEGABYTE "error(s)"},
    {"nil as a number", "", "return row.nothing + 1"},
    {"nil as a table", "", "return row.nothing.more"},
    {"a text as a function", "", "return ('x')()"},
    {"a table as a number", "", "return {} < {}"},
    {"a number as a name", "", "return contains(5)"},
    {"for over a text", "", "for i = 1, 'x' do end"},
    {"a step of zero", "", "for i = 1, 2, 0 do end"},
    /* results */
    {"a table as points", "", "return {}"},
    {"a text as points", "", "return '5'"},
    {"true as points", "", "return true"},
    {"no number as points", "", "return 0/0"},
    {"infinite points", "", "return 1/0"},
    {"negative points", "", "return -0.001"},
    {"too many points", "", "return row.weight + 0.001"},
    {"a weight that was changed", "", "row.weight = 1e9 return 1e9"},
    /* ways out */
    {"a method of texts", "", "return ('x'):rep(10)"},
    {"a field of texts", "", "return ('x').rep.y"},
    {"a global", "", "kept = 1"},
    {"a global by its name", "", "_ENV.min = 1"},
    {"a global by a table", "", "_ENV[{}] = 1"},
    {"a word as a table", "", "min.x = 1"},
    {"a field of a word", "", "return proportional.run.x"},
    {"a rule while a row is scored", "", "rule 'x' { } "},
    {"a pack while a row is scored", "",
     "pack { id = 't', version = '2', title = 'x', basis = 'x' }"},
    {"grades while a row is scored", "", "grades { { name = 'x', from = 0 } }"},
    {"a rate while a row is scored", "", "rate 'x' { form = 'ratio', basis = 'x' }"},
    {"a framework while a row is scored", "",
     "framework { { name = 'x', weight = 100 } }"},
};

const size_t attack_count = sizeof attacks / sizeof *attacks;

const struct load_attack load_attacks[] = {
    {"an endless loop", "while true do end"},
    {"a text that doubles", "local s = 'x' while true do s = s .. s end"},
    {"recursion", "local function f() return 1 + f() end f()"},
    {"a rule inside a rule",
     "local function f() return rule 'a' { basis = f() } end f()"},
    {"many levels of brackets",
     "x = "
     "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((("
     "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((("
     "((("
     "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((("
     "((("},
    {"sorted() of a large table",
     "local t = {} for i = 1, 100000 do t[i] = i end for k in sorted(t) do end"},
    {"a nearest word of megabytes",
     "local s = 'abcdefgh' for i = 1, 18 do s = s .. s end "
     "rule 'a' { [s] = 1 }"},
    {"fields without number",
     "local t = {} for i = 1, 100000 do t['f' .. i] = i end proportional(t)"},
    {"a table that contains itself", "local t = {} t.t = t rule 'a' { basis = t }"},
    {"a pack from a rule file", "pack { id = 't' }"},
    {"a name of ours", "load_base 't'"},
    {"another name of ours", "fail 'x'"},
    {"the kinds", "kinds.number = 5"},
};

const size_t load_attack_count = sizeof load_attacks / sizeof *load_attacks;

const char *const forbidden_names[] = {
    "_G",           "_VERSION",    "arg",     "assert",     "collectgarbage",
    "coroutine",    "debug",       "dofile",  "getfenv",    "getmetatable",
    "io",           "ipairs",      "load",    "loadfile",   "loadstring",
    "math",         "module",      "next",    "os",         "package",
    "pairs",        "pcall",       "print",   "rawequal",   "rawget",
    "rawlen",       "rawset",      "require", "select",     "setfenv",
    "setmetatable", "string",      "table",   "unpack",     "utf8",
    "warn",         "xpcall",      "fail",    "step",       "unknown",
    "outcomes",     "kinds",       "shapes",  "form",       "load_base",
    "target_text",  "actual_text", "nearest", "review_run", "restore",
    NULL,
};
