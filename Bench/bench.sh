#!/bin/bash
# Measures the release binary: CPU of the server process per request, rate, latency, memory, start.
#
#   Bench/bench.sh                 against the targets
#   DATABASE=postgresql            on a PostgreSQL server of its own, with two nodes; or the URL of an empty database
#   PEERS=1 Bench/bench.sh         with Glewlwyd, django-oauth-toolkit and Authlib in the same run
#   MILLION=1 Bench/bench.sh       resident memory after a million tokens instead of 100,000, and a million objects
#   ONLY="refresh userinfo"        some scenarios (also: portal, evo, projects, sign-ins, memory, start, nodes)
#   RUNS=3 SECONDS_PER_RUN=3       windows of a scenario; the median counts
#   PIN=1                          server on core 0, load on core 1
#   STRICT=1                       exit status 1 when a target is missed
#   LINTEL_BINARY=path             another binary than .build/release/lintel
set -euo pipefail
cd "$(dirname "$0")/.."

export LINTEL_BINARY=${LINTEL_BINARY:-$PWD/.build/release/lintel}
[[ -x $LINTEL_BINARY ]] || { echo "error: $LINTEL_BINARY is missing: swift build -c release --product lintel" >&2; exit 1; }
case $LINTEL_BINARY in */debug/*) echo "WARNING: a debug binary; the figures say nothing about the targets" >&2 ;; esac

scripts/install-debian-packages.sh bench
venv=.venv-bench
requirements=(Bench/requirements.txt)
if [[ ${PEERS:-} == 1 ]]; then
  scripts/install-debian-packages.sh peers
  requirements+=(Bench/peers/requirements.txt)
fi
[[ -x $venv/bin/python ]] || { echo "==> making $venv"; /usr/bin/python3 -m venv "$venv"; }
for file in "${requirements[@]}"; do
  stamp=$venv/.$(sha256sum "$file" | cut -c1-16)
  [[ -e $stamp ]] && continue
  echo "==> installing $file into $venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$file"
  touch "$stamp"
done

if [[ ${DATABASE:-} == postgresql ]]; then
  scripts/install-debian-packages.sh database
  # The inner shell's variables: the server is known there.
  # shellcheck disable=SC2016
  exec scripts/with-postgresql.sh bash -euc '
    psql -X -q -d "$TEST_POSTGRESQL_URL" -c "CREATE DATABASE bench"
    DATABASE=${TEST_POSTGRESQL_URL/"/postgres?"//bench?} exec "$0"' "$PWD/Bench/bench.sh"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gcc -O2 -Wall -Wextra -o "$work/load" Bench/load.c
BENCH_LOAD=$work/load PYTHONDONTWRITEBYTECODE=1 "$venv/bin/python" Bench/bench.py
