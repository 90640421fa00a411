#!/bin/bash
# run.sh DIRECTORY LISTEN NODE... : nginx in the foreground, on LISTEN (127.0.0.1:8080), before the nodes (127.0.0.1:8081 …).
# Everything it writes is in the directory. Ends by SIGTERM or, after the requests that run, by SIGQUIT.
set -euo pipefail

[[ $# -ge 3 ]] || { echo "usage: $0 DIRECTORY LISTEN NODE..." >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
directory=$(cd "$1" && pwd)
front=$2
shift 2

# Debian keeps it where only root's PATH looks.
nginx=$(PATH=$PATH:/usr/sbin:/sbin command -v nginx) ||
  { echo "error: nginx is not installed. On Debian: scripts/install-debian-packages.sh wire" >&2; exit 1; }

nodes=
for node in "$@"; do nodes+="server $node max_fails=0; "; done
template=$(<"$here/lintel.conf.template")
template=${template//'${LINTEL_NODES}'/"$nodes"}
printf '%s\n' "${template//'${LINTEL_FRONT}'/"$front"}" >"$directory/lintel.conf"

mkdir -p "$directory/temporary"
{
  # As root its workers would be another user, to whom the directory is closed.
  [[ $(id -u) -ne 0 ]] || echo "user root;"
  cat <<SETTINGS
daemon off;
worker_processes 1;
worker_shutdown_timeout 10s;
pid $directory/nginx.pid;
error_log $directory/error.log warn;
events {
    worker_connections 2048;
}
http {
    access_log off;
    client_body_temp_path $directory/temporary/body;
    proxy_temp_path $directory/temporary/proxy;
    fastcgi_temp_path $directory/temporary/fastcgi;
    uwsgi_temp_path $directory/temporary/uwsgi;
    scgi_temp_path $directory/temporary/scgi;
    # Clients that keep a connection are not cut off in the middle of a long run.
    keepalive_requests 1000000;
    include $directory/lintel.conf;
}
SETTINGS
} >"$directory/nginx.conf"

exec "$nginx" -p "$directory" -e "$directory/error.log" -c "$directory/nginx.conf"
