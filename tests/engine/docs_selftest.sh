#!/bin/sh
# docs_selftest.sh PBE - docs_examples.py finds each kind of mistake in a page.
set -eu
pbe=$1
examples=$(dirname "$0")/docs_examples.py
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
mkdir "$here/zh"
failures=0

# page RIGHT|WRONG NAME <text
page() {
    cat >"$here/zh/$2.md"
    if python3 "$examples" "$pbe" "$here/zh/$2.md" >"$here/out" 2>&1; then
        found=right
    else
        found=wrong
    fi
    [ "$found" = "$1" ] || {
        echo "$2: is $1, was found $found: $(cat "$here/out")"
        failures=$((failures + 1))
    }
}

page right output <<'END'
```
$ pbe explain 到达90%以上 85% 5
4.72  未达成  85% 未达到 ≥90%：5 × 85/90 = 4.72
=PBE_SCORE("到达90%以上"; "85%"; 5)
4.72
```
END
page wrong output <<'END'
```
$ pbe explain 到达90%以上 85% 5
4.73  未达成  85% 未达到 ≥90%：5 × 85/90 = 4.73
```
END
page wrong nothing-shown <<'END'
```
$ pbe explain 到达90%以上 85% 5
```
END
page right data-file <<'END'
```csv 用例.csv
目标值,完成值,分值,得分
到达90%以上,85%,5,4.72
```
```
$ pbe test mof-2020-10 用例.csv
…
```
END
page wrong failing-command <<'END'
```
$ pbe rules nobody
…
```
END
page wrong formula <<'END'
```
=PBE_SCORE("到达90%以上"; "85%"; 5)
5
```
END
page right rule <<'END'
```lua
score = steps { bands = { { from = 90, points = 5 }, { points = 0 } } }
```
END
page wrong rule <<'END'
```lua
score = steps { bands = { { form = 90, points = 5 }, { points = 0 } } }
```
END
page wrong declaration <<'END'
The word `cap { row = "a", below = 80, mots = 89 }` caps.
END
page wrong verb <<'END'
```
pbe tset 规则
```
END
page wrong quoted <<'END'
```
$ pbe new a 规则
…
```
```lua
-- 见 rules.lua
  计分 = 按比例 { 超额线 = 131 }
```
END
page right edit <<'END'
```
$ pbe new a 规则
…
```
```diff
-    { 自 = 80, 百分比 = 80 },
+    { 自 = 85, 百分比 = 80 },
```
```lua
-- 见 rules.lua
    { 自 = 85, 百分比 = 80 },
```
END
page wrong edit <<'END'
```
$ pbe new a 规则
…
```
```diff
-    { 自 = 81, 百分比 = 80 },
+    { 自 = 85, 百分比 = 80 },
```
END
page wrong empty <<'END'
Nothing is run here.
END
[ "$failures" -eq 0 ]
