#!/usr/bin/env bash
# Stops the rig. Its folder stays: remove it to have the site recreated.
# Usage: down.sh [FOLDER]
set -euo pipefail
rig=$(realpath -m "${1:-$(dirname "$0")/../../.cache/rig}")
for service in nginx php-fpm mariadb; do
  pid="$rig/run/$service.pid"
  if [ -s "$pid" ]; then kill "$(cat "$pid")" 2>/dev/null || true; fi
done
