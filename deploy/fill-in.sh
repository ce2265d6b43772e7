#!/bin/sh
# fill-in.sh TEMPLATE TARGET [COMMAND…]: every ${NAME} becomes the variable of that name; then runs the command.
set -eu
template=$1
target=$2
shift 2
umask 077
# The secret is in the environment and in this file only, never among the words of a command.
awk '{
	while (match($0, /\$\{[A-Z_]+\}/)) {
		name = substr($0, RSTART + 2, RLENGTH - 3)
		if (!(name in ENVIRON)) { print name " is missing" > "/dev/stderr"; exit 1 }
		printf "%s%s", substr($0, 1, RSTART - 1), ENVIRON[name]
		$0 = substr($0, RSTART + RLENGTH)
	}
	print
}' "$template" > "$target"
[ $# -eq 0 ] || exec "$@"
