/* lua_vm.c - Lua's interpreter, compiled so that its steps are counted cheaply.
 *
 * While a count hook is set, lvm.c calls luaG_traceexec() before each instruction, and
 * all but one call in a thousand do nothing but count: an eighth of what checks cost.
 * Here that is done in place. What rules see, and when the hook comes, stays the same.
 */
#define lvm_c
#define LUA_CORE

#include <lprefix.h> /* first, as Lua has it */

#include <ldebug.h>
#include <lstate.h>

static int count_or_trace(lua_State *L, const Instruction *pc)
{
    if (L->hookmask != LUA_MASKCOUNT || L->hookcount <= 1)
        return luaG_traceexec(L, pc);
    L->hookcount--;
    return 1; /* look again at the next instruction */
}

#define luaG_traceexec count_or_trace
#include <lvm.c>
