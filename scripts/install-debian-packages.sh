#!/bin/bash
# install-debian-packages.sh GROUP... : installs the Debian packages of the groups that are missing, and says which.
# Groups: build (to compile), wire (the wire tests' clients and servers), bench (to compile the load generator), database
# (a PostgreSQL server to test or measure with), proxy (nginx before several nodes), peers (other servers to compare with),
# quickstarts (the runtimes of docs/quickstart that are too large for every run of the wire tests).
set -euo pipefail

declare -A packages=(
  [build]="libsqlite3-dev libpq-dev libargon2-dev libssl-dev libcurl4-openssl-dev zlib1g-dev libexpat1-dev pkg-config"
  [database]="postgresql postgresql-client"
  [wire]="postgresql postgresql-client nginx-light openssl python3-venv curl chromium chromium-driver default-jdk-headless nodejs"
  [bench]="curl gcc libc6-dev python3-venv"
  [proxy]="nginx-light curl"
  [quickstarts]="golang-go"
  [peers]="glewlwyd sqlite3 openssl python3-venv"
)

if ! command -v dpkg-query >/dev/null; then
  echo "note: not a Debian system; install the equivalents of: $(for g in "$@"; do printf '%s ' "${packages[$g]}"; done)" >&2
  exit 0
fi

missing=()
for group in "$@"; do
  [[ -v packages[$group] ]] || { echo "error: no package group '$group' (have: ${!packages[*]})" >&2; exit 2; }
  for package in ${packages[$group]}; do
    status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
    [[ $status == installed ]] || missing+=("$package")
  done
done
[[ ${#missing[@]} -gt 0 ]] || exit 0

as_root=()
if [[ $(id -u) -ne 0 ]]; then
  if ! command -v sudo >/dev/null; then
    echo "error: missing Debian packages, and neither root nor sudo is at hand. Run as root:" >&2
    echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi

# Only the programs are wanted. Installing them would also start nginx as a service and make and start a PostgreSQL cluster
# for the whole machine: Debian's hooks for both are asked to do nothing, for as long as this installation takes.
policy=/usr/sbin/policy-rc.d
no_cluster=/etc/postgresql-common/createcluster.d/without-main-cluster.conf

as_bystander() {
  local with_policy=
  # One that is there is the administrator's word on what may start, and stays.
  [[ -e $policy ]] || with_policy=yes
  "${as_root[@]}" bash -euc '
    policy=$1 no_cluster=$2 with_policy=$3
    shift 3
    tidy() {
      rm -f "$no_cluster" ${with_policy:+"$policy"}
      rmdir --ignore-fail-on-non-empty --parents "${no_cluster%/*}" 2>/dev/null || true
    }
    trap tidy EXIT
    trap "exit 143" INT TERM HUP
    mkdir -p "${no_cluster%/*}"
    echo "create_main_cluster = off" >"$no_cluster"
    [[ -z $with_policy ]] || { printf "#!/bin/sh\nexit 101\n" >"$policy"; chmod 755 "$policy"; }
    "$@"
  ' bash "$policy" "$no_cluster" "$with_policy" "$@"
}

install() {
  as_bystander env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=300 -qq -y --no-install-recommends install "${missing[@]}" >/dev/null
}

echo "==> installing missing Debian packages: ${missing[*]}"
if ! install; then
  echo "==> not found in the package lists at hand; updating the lists once"
  "${as_root[@]}" apt-get -qq update
  install || { echo "error: could not install ${missing[*]}; see the message of apt-get above" >&2; exit 1; }
fi
# Nor is nginx to come up with the next start of the machine.
if [[ " ${missing[*]} " == *" nginx-light "* ]]; then
  "${as_root[@]}" update-rc.d nginx disable >/dev/null 2>&1 || true
fi
