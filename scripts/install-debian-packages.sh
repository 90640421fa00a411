#!/bin/bash
# install-debian-packages.sh GROUP... : installs the Debian packages of the groups that are missing, and says which.
# Groups: build (to compile), wire (the wire tests' clients), bench (to compile the load generator), peers (other servers to compare with).
set -euo pipefail

declare -A packages=(
  [build]="libsqlite3-dev libargon2-dev libssl-dev pkg-config"
  [wire]="python3-venv curl chromium chromium-driver"
  [bench]="curl gcc libc6-dev python3-venv"
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

install() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=300 -qq -y --no-install-recommends install "${missing[@]}" >/dev/null
}

echo "==> installing missing Debian packages: ${missing[*]}"
if ! install; then
  echo "==> not found in the package lists at hand; updating the lists once"
  "${as_root[@]}" apt-get -qq update
  install || { echo "error: could not install ${missing[*]}; see the message of apt-get above" >&2; exit 1; }
fi
