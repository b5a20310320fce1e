#!/bin/bash
# A PostgreSQL server for tests, in a folder of its own, reached through a socket in that folder.
#   tools/scratch_postgres.sh start FOLDER   starts it and prints its URL
#   tools/scratch_postgres.sh stop FOLDER    stops it and removes its data
set -euo pipefail

usage() { sed -n '2,4s/^# *//p' "$0" >&2; exit 2; }
[ $# -eq 2 ] || usage
folder=$(realpath -m "$2")
data=$folder/data

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb)")

# The server refuses to run as root.
as_owner() {
    if [ "$(id -u)" -eq 0 ]; then (cd / && setpriv --reuid postgres --regid postgres --init-groups -- "$@")
    else "$@"; fi
}

case $1 in
start)
    mkdir -p "$folder"
    if [ "$(id -u)" -eq 0 ]; then chown postgres: "$folder"; fi
    chmod 700 "$folder"
    log=$folder/start.log
    as_owner "$bin/initdb" -D "$data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 \
        >/dev/null
    cat >> "$data/postgresql.conf" <<CONF
listen_addresses = ''
unix_socket_directories = '$folder'
max_connections = 100
shared_buffers = 128MB
fsync = on
synchronous_commit = on
max_wal_size = 1GB
CONF
    # Files of the server stay closed to this shell, or callers that read our output would wait for the server's end.
    if ! as_owner "$bin/pg_ctl" -D "$data" -w -t 60 -l "$folder/server.log" start \
        </dev/null >"$log" 2>&1; then
        cat "$log" "$folder/server.log" >&2
        exit 1
    fi
    echo "postgresql:///postgres?host=$folder&user=postgres"
    ;;
stop)
    as_owner "$bin/pg_ctl" -D "$data" -w -t 30 -m immediate stop >/dev/null || true
    rm -rf "$data" "$folder/server.log" "$folder/start.log"
    ;;
*) usage ;;
esac
