# The man page and the README tell of every option and every command there is.
. tests/support/cli.sh

run "$STET" --help
for option in $(grep -o -e '--[a-z][a-z-]*' "$folder/out" | sort -u); do
    ok "the man page has $option" grep -qE "^\.It .*Fl -${option#--}( |$)" man/stet.1
done
for option in $(grep '^\.It Fl' man/stet.1 | grep -o 'Fl [a-zA-Z-][a-z-]*' | awk '{ print $2 }' | sort -u); do
    ok "--help has -$option" grep -q -e "-$option[, =]" "$folder/out"
done
# Each line of the command table is X(CMD_ID, "name", "keys", ...); the man page
# gives the keys first.
sed 's/\\&//g' man/stet.1 >"$folder/man"
sed -n 's/^ *X(CMD_[A-Z_]*, *"\([^"]*\)", *"\([^"]*\)".*/\1 \2/p' ui/command.h >"$folder/commands"
ok "the command table has been found" test -s "$folder/commands"
while read -r name keys; do
    ok "the man page has the command $name: $keys" \
        grep -qxF -e ".It ${keys:+Cm $keys Pq }Ic $name" "$folder/man"
done <"$folder/commands"
for name in $(sed -n 's/^\.It .*Ic \([a-z-]*\)$/\1/p' "$folder/man"); do
    ok "there is the command $name of the man page" grep -q "^$name " "$folder/commands"
done
# And each setting of its table.
sed -n -e 's/^ *X(SET_[A-Z_]*, *"\([^"]*\)".*/\1/p' \
    -e 's/^ *X(prefix##[A-Z_]*, *"\([^"]*\)".*/\1/p' \
    ui/settings.h src/collate/thresholds.h >"$folder/settings"
ok "the table of settings has been found" test -s "$folder/settings"
while read -r name; do
    ok "the man page has the setting $name" grep -qx "^\.It Cm $name" "$folder/man"
done <"$folder/settings"
for role in $(sed -n 's/^ *X(ROLE_[A-Z_]*, *"\([^"]*\)".*/\1/p' src/view/role.h); do
    ok "every theme has the role $role" test "$(grep -l "^$role *=" themes/*.theme | wc -l)" -eq \
        "$(ls themes/*.theme | wc -l)"
done
if command -v mandoc >/dev/null; then
    run mandoc -T lint -W warning man/stet.1
    ok "mandoc has no complaint" test ! -s "$folder/out"
fi
finish
