#!/bin/sh
# pack.sh PBE RULES DOCS - pbe pack and pbe rules --origin, as an administrator types them;
# the example of DOCS/*/packs.md; and signatures exchanged with the program minisign, where
# it is installed.
set -eu
pbe=$1
rules=$2
docs=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export LC_ALL=zh_CN.UTF-8
unset PBE_RULES PBE_SIGNED_ONLY PBE_TRUSTED_KEYS PBE_VERSION_FLOORS
exec </dev/null

fail() {
    echo "$1"
    exit 1
}

# says CODE TEXT COMMAND…: the command exits with the code and says the text.
says() {
    wanted=$1
    text=$2
    shift 2
    code=0
    said=$("$@" 2>&1) || code=$?
    [ "$code" -eq "$wanted" ] || fail "exit $code, not $wanted: $* : $said"
    case $said in
    *"$text"*) ;;
    *) fail "“$text” is not said by: $* : $said" ;;
    esac
}

mkdir -p 规则
cp -R "$rules/mof-2020-10" 规则/

# --- keys, manifest, signature ---
says 0 "k.pub" "$pbe" pack keygen -k k
[ "$(stat -c %a k.key)" = 600 ] || fail "others may read the secret key"
says 4 "k.key" "$pbe" pack keygen -k k # never overwrites
says 3 "pbe pack build" "$pbe" pack sign -k k.key 规则/mof-2020-10
says 0 "清单" "$pbe" pack build 规则/mof-2020-10
says 0 "" "$pbe" pack sign -k k.key 规则/mof-2020-10
says 0 "签名正确" "$pbe" pack verify -p k.pub 规则/mof-2020-10
(cd 规则/mof-2020-10 && says 0 "签名正确" "$pbe" pack verify -p ../../k.pub .)
key=$(sed -n 2p k.pub)
says 0 "已签名" "$pbe" --signed-only --trusted-key "$key" rules --rules 规则
id=$(sed -n '1s/.* //p' k.pub)
says 0 "已签名（密钥 $id）" "$pbe" --signed-only --trusted-key "$key" rules --rules 规则
says 0 "\"signer\":\"$id\"" "$pbe" --trusted-key "$key" rules --json --rules 规则
says 0 "已签名" env PBE_SIGNED_ONLY=1 PBE_TRUSTED_KEYS="$key" "$pbe" rules --rules 规则
says 3 "最低版本" "$pbe" --signed-only --trusted-key "$key" --floor mof-2020-10=99 \
    rules --rules 规则
says 2 "公钥" "$pbe" --signed-only --trusted-key RWx rules --rules 规则

# --- what is touched is found ---
sed -i 's/trusted comment: timestamp/trusted comment: Timestamp/' \
    规则/mof-2020-10/manifest.txt.minisig
says 3 "签名不对" "$pbe" pack verify -p k.pub 规则/mof-2020-10
says 0 "" "$pbe" pack sign -k k.key 规则/mof-2020-10
echo '-- 又改' >>规则/mof-2020-10/rules.lua
says 3 "rules.lua" "$pbe" pack verify -p k.pub 规则/mof-2020-10
says 3 "rules.lua" "$pbe" rules --rules 规则
says 3 "rules.lua" "$pbe" pack sign -k k.key 规则/mof-2020-10
says 0 "" "$pbe" pack build 规则/mof-2020-10
[ ! -e 规则/mof-2020-10/manifest.txt.minisig ] || fail "the old signature is still there"
echo 'x = ' >>规则/mof-2020-10/rules.lua
says 3 "rules.lua" "$pbe" pack build 规则/mof-2020-10 # a broken pack is not built
rm -r 规则/mof-2020-10

# --- local.d and where values come from ---
mkdir 规则/local.d
echo 'change “定量指标” { over = 150 }' >规则/local.d/mof-2020-10.lua
says 0 "score.over = 150	local.d/mof-2020-10.lua:1" \
    "$pbe" rules --origin --rules 规则 mof-2020-10
says 0 '"file":"local.d/mof-2020-10.lua","layer":"local","line":1}' \
    "$pbe" rules --origin --json --rules 规则 mof-2020-10
says 0 '"layer":"local"' "$pbe" rules --json --rules 规则
says 2 "--version" "$pbe" pack build 规则/local.d
says 0 "" "$pbe" pack build --version 1 规则/local.d
says 0 "" "$pbe" pack sign -k k.key 规则/local.d
says 0 "" "$pbe" --signed-only --trusted-key "$key" rules --rules 规则
says 4 "没有这个文件夹" "$pbe" pack build nowhere

# --- the example in the docs ---
for page in "$docs"/*/packs.md; do
    mkdir -p docs/local.d
    sed -n '/^```lua$/,/^```$/{/^```/d;p}' "$page" >docs/local.d/mof-2020-10.lua
    [ -s docs/local.d/mof-2020-10.lua ] || fail "no example in $page"
    says 0 "score.late_below = 60" "$pbe" rules --origin --rules docs mof-2020-10
done

# --- wrong usage ---
says 2 "用法" "$pbe" pack
says 2 "用法" "$pbe" pack build
says 2 "用法" "$pbe" pack sing x
says 2 "用法" "$pbe" pack verify 规则/local.d
says 2 "用法" "$pbe" --trusted-key
says 0 "用法" "$pbe" pack --help

# --- a key with a password, read from standard input when that is no terminal ---
printf '口令\n' | "$pbe" pack keygen --password -k l >/dev/null || fail "no locked key"
printf '口令\n' | "$pbe" pack sign -k l.key 规则/local.d || fail "the password is right"
says 0 "签名正确" "$pbe" pack verify -p l.pub 规则/local.d
code=0
printf '错\n' | "$pbe" pack sign -k l.key 规则/local.d 2>/dev/null || code=$?
[ "$code" -eq 2 ] || fail "a wrong password is taken: $code"

# --- the program minisign ---
if ! command -v minisign >/dev/null; then
    echo "without minisign: signatures are not exchanged"
    exit 0
fi
manifest=规则/local.d/manifest.txt
minisign -V -q -p l.pub -m $manifest || fail "minisign refuses ours"
"$pbe" pack sign -k k.key 规则/local.d
minisign -V -q -p k.pub -m $manifest || fail "minisign refuses ours, without password"
minisign -S -s k.key -m $manifest >/dev/null || fail "minisign cannot use our key"
says 0 "签名正确" "$pbe" pack verify -p k.pub 规则/local.d
minisign -G -W -p m.pub -s m.key >/dev/null
minisign -S -s m.key -m $manifest >/dev/null
says 0 "签名正确" "$pbe" pack verify -p m.pub 规则/local.d
minisign -S -l -s m.key -m $manifest >/dev/null
says 0 "签名正确" "$pbe" pack verify -p m.pub 规则/local.d
says 3 "不在信任" "$pbe" pack verify -p k.pub 规则/local.d
"$pbe" pack sign -k m.key 规则/local.d
minisign -V -q -p m.pub -m $manifest || fail "minisign refuses ours with its own key"
