#!/usr/bin/env bash
# Starts WordPress as a hosting provider would run it: nginx, php-fpm with opcache, MariaDB; 3,000 posts, 15,000 comments.
# It listens on loopback only. Everything is in one folder. Run again, it starts what is not running, and recreates nothing.
# Needs root on Debian with apt. Takes about a minute the first time, a few seconds later.
# Usage: up.sh [FOLDER] [PORT]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
rig=$(realpath -m "${1:-$here/../../.cache/rig}")
port=${2:-8091}

tools() { command -v nginx mariadbd php >/dev/null && compgen -c php-fpm | grep -q .; }
if ! tools; then
  apt-get update -qq
  # Keeps Debian from starting each of them as a service.
  [ -e /usr/sbin/policy-rc.d ] || { printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d; chmod +x /usr/sbin/policy-rc.d; }
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    nginx php-fpm php-cli php-mysql php-xml php-mbstring php-intl mariadb-server >/dev/null
fi
fpm=$(compgen -c php-fpm | sort -V | tail -1)

mkdir -p "$rig"/{run,logs,tmp,data,conf}
for file in "$here"/conf/*; do sed "s#@RIG@#$rig#g; s#@PORT@#$port#g" "$file" >"$rig/conf/$(basename "$file")"; done
if [ ! -e "$rig/wordpress/wp-settings.php" ]; then
  cp -r "$(node "$here/wordpress-folder.mjs")" "$rig/wordpress"
fi
cp "$rig/conf/wp-config.php" "$rig/wordpress/wp-config.php"
# Three users share the folder: root, mysql and www-data (PHP).
chown -R mysql "$rig/data"
chown -R www-data "$rig/wordpress/wp-content"
chmod 777 "$rig"/{run,logs,tmp}
chmod -R a+rX "$rig/wordpress" "$rig/conf"
for parent in "$rig" "$rig"/..; do chmod a+x "$parent"; done

runs() { [ -s "$rig/run/$1.pid" ] && kill -0 "$(cat "$rig/run/$1.pid")" 2>/dev/null; }
[ -d "$rig/data/mysql" ] || mariadb-install-db --user=mysql --datadir="$rig/data" --skip-test-db >/dev/null
# `runs mariadb || mariadbd … &` would leave a shell that waits for it and keeps this script's output open. A reader of that
# pipe would never see its end.
if ! runs mariadb; then
  setsid nohup mariadbd --defaults-file="$rig/conf/mariadb.cnf" >"$rig/logs/mariadb.out" 2>&1 </dev/null &
fi
sql() { mariadb --socket="$rig/run/mariadb.sock" "$@"; }
for _ in $(seq 120); do sql -e 'SELECT 1' >/dev/null 2>&1 && break; sleep 0.25; done
sql -e "CREATE DATABASE IF NOT EXISTS wordpress; CREATE USER IF NOT EXISTS wordpress@localhost IDENTIFIED BY 'wordpress'; GRANT ALL ON wordpress.* TO wordpress@localhost;"
if [ ! -e "$rig/seeded" ]; then
  RIG_WORDPRESS="$rig/wordpress" RIG_PORT=$port php "$here/seed/seed.php"
  touch "$rig/seeded"
fi
# These two daemonise themselves. If one cannot start, its output is printed.
daemon() { local out="$rig/logs/$1.out"; shift; "$@" >"$out" 2>&1 </dev/null || { cat "$out" >&2; return 1; }; }
runs php-fpm || daemon php-fpm "$fpm" --fpm-config "$rig/conf/php-fpm.conf" -d opcache.enable=1 -d opcache.memory_consumption=192
runs nginx || daemon nginx nginx -c "$rig/conf/nginx.conf"
echo "http://127.0.0.1:$port"
