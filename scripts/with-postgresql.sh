#!/bin/bash
# with-postgresql.sh COMMAND [ARGUMENT...] : runs a command beside a PostgreSQL server of its own, which is removed at the end.
#
# The command finds the server in TEST_POSTGRESQL_URL, a URL of a superuser who needs no password, and in PGDATA; the
# programs of that server (psql, pg_ctl, …) come first on its PATH. Its exit status is passed on. Several can run at once;
# no other cluster of the machine is touched. The server listens on a unix socket in a directory only its owner can enter.
#
#   POSTGRESQL_PORT=5433   listen on 127.0.0.1 at that port as well, for roles that have a password
#   POSTGRESQL_FSYNC=off   wait for no disk: for tests that make a database each and lose none by a power cut
#
# It needs `initdb`: on Debian scripts/install-debian-packages.sh wire
set -euo pipefail

if [[ $# -eq 0 ]]; then
  echo "usage: $0 COMMAND [ARGUMENT...]" >&2
  exit 2
fi

programs=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort --version-sort | tail -n 1 || true)
[[ -x $programs/initdb ]] || programs=$(dirname "$(readlink -f "$(command -v initdb || echo /nowhere/initdb)")")
if [[ ! -x $programs/initdb ]]; then
  echo "error: PostgreSQL's server is not installed. On Debian: scripts/install-debian-packages.sh wire" >&2
  exit 1
fi

# PostgreSQL refuses to run as root; Debian's package made this user for it.
as_owner=()
if [[ $(id -u) -eq 0 ]]; then
  if ! id postgres >/dev/null 2>&1; then
    echo "error: PostgreSQL does not run as root, and there is no user 'postgres' to run it as" >&2
    exit 1
  fi
  as_owner=(setpriv --reuid=postgres --regid=postgres --init-groups)
fi

# /tmp whatever TMPDIR says: the path of a unix socket has at most 107 bytes.
home=$(mktemp --directory /tmp/lintel-postgresql.XXXXXX)
[[ ${#as_owner[@]} -eq 0 ]] || chown postgres: "$home"
cd_home=(env --chdir="$home")
control() { "${as_owner[@]}" "${cd_home[@]}" "$programs/pg_ctl" --pgdata="$home/data" --silent "$@"; }

child=
remove() {
  trap '' INT TERM HUP
  control --mode=immediate stop >/dev/null 2>&1 || true
  rm -rf "$home"
}
trap remove EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

failed() {
  echo "error: PostgreSQL did not $1:" >&2
  tail -n 20 "$home/$2" >&2 || true
  exit 1
}

# What the caller set for another server must not lead to it.
unset PGHOST PGHOSTADDR PGPORT PGUSER PGDATABASE PGPASSWORD PGPASSFILE PGSERVICE PGOPTIONS PGSSLMODE PGSSLROOTCERT

# Text sorts by a language's rules here, as it does in most databases: a query that relies on the order of bytes shows.
locale=(--no-locale --encoding=UTF8)
version=$("$programs/initdb" --version | grep -oE '[0-9]+' | head -n 1)
[[ $version -lt 15 ]] || locale+=(--locale-provider=icu --icu-locale=en-US)
"${as_owner[@]}" "${cd_home[@]}" "$programs/initdb" --pgdata="$home/data" --username=lintel --auth=trust --no-sync \
  "${locale[@]}" >"$home/initdb.log" 2>&1 || failed "make a cluster" initdb.log

listen=
[[ -z ${POSTGRESQL_PORT:-} ]] || listen=127.0.0.1
cat >>"$home/data/postgresql.conf" <<SETTINGS
listen_addresses = '$listen'
port = ${POSTGRESQL_PORT:-5432}
unix_socket_directories = '$home'
max_connections = 300
shared_buffers = 64MB
fsync = ${POSTGRESQL_FSYNC:-on}
synchronous_commit = on
SETTINGS
cat >"$home/data/pg_hba.conf" <<RULES
local all lintel trust
local all all scram-sha-256
host all all 127.0.0.1/32 scram-sha-256
RULES
control --log="$home/server.log" --timeout=60 --wait start >/dev/null || failed start server.log

url="postgresql:///postgres?host=$home&user=lintel"
[[ -z ${POSTGRESQL_PORT:-} ]] || url+="&port=$POSTGRESQL_PORT"

# In the background, so that a signal for this script is heard at once; bash would take the standard input and the keys'
# signals from such a command.
env --default-signal=INT,QUIT \
  TEST_POSTGRESQL_URL="$url" PGDATA="$home/data" PATH="$programs:$PATH" "$@" <&0 &
child=$!
heard=
reminder=
trap 'heard=yes; kill -TERM "$child" 2>/dev/null || true' TERM HUP
# Ctrl-C reaches the command too; only when it stays is the signal passed on (it was meant for this script alone).
trap 'heard=yes; (sleep 2; kill -INT "$child") 2>/dev/null & reminder=$!' INT

# A signal ends the wait, not the command.
status=0
while :; do
  heard=
  wait "$child" && status=0 || status=$?
  [[ $heard == yes ]] || break
done
[[ -z $reminder ]] || kill "$reminder" 2>/dev/null || true
exit "$status"
