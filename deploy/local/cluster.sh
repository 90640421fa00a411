#!/bin/bash
# cluster.sh : three nodes, PostgreSQL and nginx as plain processes on 127.0.0.1, to try things out. Ctrl-C ends them all,
# and nothing of them is left. A node that is killed comes back after a second.
#
#   PORT=8080               what nginx listens on; the nodes take the three ports after it
#   LINTEL_BINARY=path      another binary than .build/release/lintel
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)

if [[ -z ${TEST_POSTGRESQL_URL:-} ]]; then
  "$root/scripts/install-debian-packages.sh" database proxy
  exec "$root/scripts/with-postgresql.sh" "$0" "$@"
fi

lintel=${LINTEL_BINARY:-$root/.build/release/lintel}
[[ -x $lintel ]] || { echo "error: $lintel is missing: swift build -c release --product lintel" >&2; exit 1; }
port=${PORT:-8080}
place=$(mktemp --directory /tmp/lintel-cluster.XXXXXX)
psql -X -q -d "$TEST_POSTGRESQL_URL" -c 'CREATE DATABASE lintel'

# What all nodes have in common. On machines of their own they need a clock that NTP keeps, and the same master key file.
export LINTEL_DATABASE=${TEST_POSTGRESQL_URL/"/postgres?"//lintel?}
export LINTEL_MASTER_KEY_FILE=$place/master.key
export LINTEL_PROXY_TRUSTED=127.0.0.1
export LINTEL_ISSUER=http://127.0.0.1:$port
unset TEST_POSTGRESQL_URL LINTEL_BINARY

# Runs one node again and again, until it is asked to end.
keep_running() {
  local number=$1 node=
  trap 'trap "" TERM; [[ -z $node ]] || { kill -TERM "$node" 2>/dev/null; wait "$node"; }; exit 0' TERM
  while :; do
    "$lintel" serve --listen "127.0.0.1:$((port + number))" --data "$place/node$number" >>"$place/node$number.log" 2>&1 &
    node=$!
    echo "node $number: http://127.0.0.1:$((port + number)) (pid $node)"
    wait "$node" || true
    echo "node $number (pid $node) has ended; its log: $(tail -n 1 "$place/node$number.log")"
    sleep 1
  done
}

running=()
tidy() {
  trap '' INT TERM HUP
  [[ ${#running[@]} -eq 0 ]] || { kill -TERM "${running[@]}" 2>/dev/null || true; wait "${running[@]}" || true; }
  rm -rf "$place"
}
trap tidy EXIT
trap 'exit 0' INT TERM HUP

ready() {
  local tries
  for tries in {1..150}; do
    curl --silent --fail --output /dev/null --max-time 2 "$1/ready" && return
    sleep 0.2
  done
  echo "error: $1 does not answer after $tries tries; its log ends" >&2
  tail -n 5 "$place"/*.log >&2
  exit 1
}

for number in 1 2 3; do
  keep_running "$number" &
  running+=($!)
  # The first one makes the tables, the master key and the signing keys.
  ready "http://127.0.0.1:$((port + number))"
done
"$root/deploy/nginx/run.sh" "$place/nginx" "127.0.0.1:$port" 127.0.0.1:$((port + 1)) 127.0.0.1:$((port + 2)) \
  127.0.0.1:$((port + 3)) &
running+=($!)
ready "$LINTEL_ISSUER"

# Somebody to sign in, and an app that gets tokens.
member() { grep -oE "\"$1\": ?\"[^\"]*\"" | cut -d'"' -f4; }
password=$(head -c 12 /dev/urandom | base64)
"$lintel" account create --operator --email you@example.org --name "You" --password-stdin --data "$place/node1" \
  <<<"$password" >/dev/null
app=$("$lintel" app create --type service --name "Trial" --owner you@example.org --scope evo.discovery --json \
  --data "$place/node1")

cat <<GUIDE

Three nodes answer at $LINTEL_ISSUER   (you@example.org, password $password; logs in $place)

# a token, from whichever node is next
curl -s $LINTEL_ISSUER/connect/token -d grant_type=client_credentials -d scope=evo.discovery -d client_id=$(member client_id <<<"$app") -d client_secret=$(member client_secret <<<"$app")

# the command line, from another terminal
export LINTEL_DATABASE='$LINTEL_DATABASE' LINTEL_MASTER_KEY_FILE=$LINTEL_MASTER_KEY_FILE
$lintel app list --data $place/node1

Ctrl-C ends them all.
GUIDE
wait
